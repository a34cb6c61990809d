// Looks at every page of a site in Firefox, 320 pixels wide: `node firefox_site.mjs FIREFOX FOLDER PAGE...` prints what runs
// off the screen and what axe finds, by page; then what is left of the list for each of the SEARCHES below.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const SEARCHES = ["creole", "中文", "العربية", "tieng viet", "(["];
const [executablePath, folder, ...paths] = process.argv.slice(2);
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf-8");
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const seen = { wrong: [], asked: [], pages: {}, found: {} };
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 320, height: 640 });
  page.on("pageerror", (error) => seen.wrong.push(error.message));
  page.on("console", (message) => seen.wrong.push(message.text()));
  page.on("request", (request) => seen.asked.push(request.url()));
  // The policy of the page does not let `waitForFunction` in.
  const until = async (look, ...given) => {
    for (let tries = 0; !(await page.evaluate(look, ...given)); tries += 1) {
      if (tries > 500) throw new Error(`never so: ${look}`);
      await new Promise((wait) => setTimeout(wait, 20));
    }
  };
  const open = (path) => page.goto(pathToFileURL(join(folder, path)).href);
  for (const path of paths) {
    await open(path);
    await page.evaluate(axe);
    seen.pages[path] = await page.evaluate(async () => ({
      outside: document.documentElement.scrollWidth > innerWidth,
      violations: (await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], iframes: false,
      })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      families: [...document.fonts].filter(({ status }) => status === "error").map(({ family }) => family),
    }));
  }
  await open("index.html");
  for (const text of SEARCHES) {
    await page.$eval("#search", (field) => { field.value = ""; field.focus(); });
    await page.keyboard.type(text);
    await until((typed) => new URLSearchParams(location.hash.slice(1)).get("q") === typed, text);
    await until(() => Boolean(window.aftercareTitles));
    seen.found[text] = await page.$$eval(".languages > li", (items) => items.filter((item) => !item.hidden).map((item) => item.dataset.tag));
  }
  await page.$eval("#search", (field) => { field.value = ""; field.dispatchEvent(new Event("input", { bubbles: true })); });
  await page.$eval("[data-handout=h-1]", (row) => row.scrollIntoView());
  await until(() => document.querySelector("[data-handout=h-1] .chips > li") !== null);
  seen.chips = await page.$$eval("[data-handout=h-1] .chips > li", (items) => items.map((item) =>
    [item.dataset.tag, ...[...item.querySelectorAll("a")].map((link) => link.getAttribute("href"))]));
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
