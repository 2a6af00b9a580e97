/**
 * Drives Firefox through the search page over WebDriver BiDi and writes down what is to be seen; judges nothing.
 * Arguments: path of Firefox, address of the site with a slash at its end. Needs npm's puppeteer-core.
 */

const puppeteer = require("puppeteer-core");

const [firefox, site] = process.argv.slice(2);

/** What a page shows, once its results are settled. */
async function seen(page) {
  await page.waitForFunction(() => {
    const items = [...document.querySelectorAll("#results li")];
    const marked = items.every((item) => item.querySelector("p mark")) || !document.querySelector("#query").value;
    return document.querySelector("#count")?.textContent && !document.querySelector("[aria-busy]") && marked;
  });
  return page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent);
    return {
      count: document.querySelector("#count").textContent,
      status: document.querySelector("#status").textContent,
      titles: texts("#results div > a:first-child"),
      dates: [...document.querySelectorAll("#results time")].map(({ dateTime }) => dateTime),
      marks: texts("#results mark"),
      links: [...document.querySelectorAll("#results div > a:first-child")].map(({ href }) => href),
      chips: texts("#chips a"),
      notes: texts("#notes li"),
    };
  });
}

async function search(page, query) {
  await page.goto(`${site}search.html${query}`);
  return seen(page);
}

/** Each is one behaviour that tests/browser/test_search.py holds Chromium to. */
const BEHAVIOURS = {
  async words(page) {
    await page.goto(`${site}search.html`);
    await page.type("#query", "harbour kirkuk");
    await page.keyboard.press("Enter");
    return seen(page);
  },
  phrase: (page) => search(page, '?q="watched+over"'),
  filtered: (page) => search(page, "?q=harbour&place=kirkuk&from=1922&to=1923-06&sort=oldest"),
  malformed: (page) => search(page, "?q=colour:harbour+~"),
  async facets(page) {
    await search(page, "?q=harbour");
    await page.waitForSelector("#facets .people a");
    const name = await page.$eval("#facets .people a", (link) => link.textContent);
    const count = await page.$eval("#facets .people .count", (found) => found.textContent);
    await page.click("#facets .people a");
    await page.waitForSelector("#chips a");
    const narrowed = await seen(page);
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector("#chips a"));
    return { name, count, narrowed, widened: await seen(page) };
  },
  async suggestions(page) {
    await page.goto(`${site}search.html`);
    await page.type("#query", "ada m");
    await page.waitForSelector("#suggestions [role=option]", { visible: true });
    await page.keyboard.press("ArrowDown");
    const chosen = await page.$eval("#suggestions [aria-selected=true] bdi", (option) => option.textContent);
    await page.keyboard.press("Enter");
    await page.waitForSelector("#chips a");
    return { chosen, ...(await seen(page)) };
  },
  async correction(page) {
    await page.goto(`${site}search.html?q=lighthuose`);
    await page.waitForSelector("#correction a", { visible: true });
    return page.$eval("#correction a", (link) => link.textContent);
  },
};

(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  const found = { troubles: [], hosts: [] };
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 900 });
    page.on("pageerror", (error) => found.troubles.push(String(error)));
    page.on("console", (message) => message.type() === "error" && found.troubles.push(message.text()));
    page.on("request", (request) => found.hosts.push(new URL(request.url()).host));
    for (const [name, behaviour] of Object.entries(BEHAVIOURS)) {
      found[name] = await behaviour(page);
      await page.waitForNetworkIdle(); // a request cut off by leaving the page is reported as an error
    }
  } finally {
    await browser.close();
  }
  found.hosts = [...new Set(found.hosts)];
  process.stdout.write(JSON.stringify(found));
})();
