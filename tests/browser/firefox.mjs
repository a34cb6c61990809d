// Works on review pages in Firefox by keyboard: `node firefox.mjs FIREFOX FOLDER PAGE TEXT [PAGE TEXT]...` corrects the row
// "care.day.sun" to TEXT, asks a question on the first row, looks at the patient's page, finishes every row, saves into
// FOLDER, and prints what was seen.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, folder, ...work] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox", executablePath, headless: true,
  extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": folder, "browser.download.useDownloadDir": true },
});
const told = { wrong: [], asked: [], pages: [] };
try {
  while (work.length) {
    const [path, text] = work.splice(0, 2);
    const [page, seen, before] = [await browser.newPage(), {}, readdirSync(folder)];
    page.on("pageerror", (error) => told.wrong.push(error.message));
    page.on("console", (message) => told.wrong.push(message.text()));
    page.on("request", (request) => told.asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    const control = async (key) => {
      await page.keyboard.down("Control");
      await page.keyboard.press(key);
      await page.keyboard.up("Control");
    };
    await page.type("#by", "Ana");
    await page.$eval("article textarea.target", (one) => one.focus());
    await control("/");
    await page.keyboard.type("Which treatment?");
    await page.evaluate(() => [...document.querySelectorAll("article")]
      .find((one) => one.textContent.includes("care.day.sun")).querySelector("textarea").focus());
    await control("a");
    await page.keyboard.type(text);
    await control("Enter");
    await page.click("#look");
    await page.waitForFunction(() => document.querySelector("iframe").contentDocument?.querySelector(".changed"));
    seen.view = await page.evaluate(() => document.querySelector("iframe").contentDocument.querySelector(".changed").textContent);
    await page.keyboard.press("Escape");
    await page.reload();
    seen.counts = await page.$eval("#counts", (one) => one.textContent);
    await page.$eval("article.unfinished textarea.target", (one) => one.focus());
    for (let tries = 0; tries < 300 && await page.$("article.unfinished"); tries += 1) await control("Enter");
    await control("s");
    const done = () => readdirSync(folder).find((name) => name.endsWith(".json") && !before.includes(name));
    for (let tries = 0; !done() && tries < 100; tries += 1) await new Promise((wait) => setTimeout(wait, 100));
    seen.file = join(folder, done());
    told.pages.push(seen);
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));
