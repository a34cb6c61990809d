// Uses a site in Firefox without scripts and without a mouse, 320 pixels wide, and prints it: `node firefox_plain.mjs
// FIREFOX FOLDER PAGE...` prints, by page, what the Tab key reaches in order with whether it is seen, how wide the page
// is, what it shows, and its PDF; then the address to which the first language leads by keys alone.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, folder, ...paths] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox", executablePath, headless: true,
  // Scripts of pages, not those of this test.
  extraPrefsFirefox: { "javascript.enabled": false, "accessibility.tabfocus": 7 },
});
const seen = { pages: {}, way: "" };
try {
  let page = null;
  // A page of its own for each: what a mouse or a program did before decides whether Firefox shows where the keys are.
  const open = async (path) => {
    await page?.close();
    page = await browser.newPage();
    await page.setViewport({ width: 320, height: 640 });
    await page.goto(pathToFileURL(join(folder, path)).href);
    await page.bringToFront();
  };
  const focused = () => page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    return {
      href: at.getAttribute("href") ?? at.className,
      visible: box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth + 1,
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });
  for (const path of paths) {
    await open(path);
    const reached = [];
    for (let at = 0; at < 400; at += 1) {
      await page.keyboard.press("Tab");
      const found = await focused();
      if (!found) break;
      reached.push(found);
    }
    seen.pages[path] = {
      reached,
      width: await page.evaluate(() => document.documentElement.scrollWidth),
      links: await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((each) => each.getAttribute("href"))),
      hidden: await page.evaluate(() => [...document.querySelectorAll("[hidden]")].map((each) => each.id)),
      pdf: Buffer.from(await page.pdf({ format: "letter", printBackground: true })).toString("base64"),
    };
  }
  await open("index.html");
  for (let tries = 0; tries < 50; tries += 1) {
    await page.keyboard.press("Tab");
    const found = await focused();
    if (found?.href.endsWith("/index.html")) break;
  }
  const leads = page.waitForNavigation();
  await page.keyboard.press("Enter");
  await leads;
  seen.way = page.url();
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
