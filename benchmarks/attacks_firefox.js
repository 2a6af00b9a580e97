/**
 * Opens pages in Firefox over WebDriver BiDi and writes down what fires and what strangers are asked; judges nothing.
 * Arguments: path of Firefox, address of the site with a slash at its end; paths as JSON on standard input.
 */

const puppeteer = require("puppeteer-core");

const [firefox, site] = process.argv.slice(2);
const paths = JSON.parse(require("fs").readFileSync(0, "utf8"));

/** Runs before a page's own scripts: notes each call that an attack is known by. */
function watch() {
  window.__fired = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = (...all) => window.__fired.push(`${name}:${all[0]}`);
  addEventListener("securitypolicyviolation", (event) => window.__fired.push(`policy:${event.violatedDirective}`));
  addEventListener("error", (event) => event.message && window.__fired.push(`error:${event.message}`));
  addEventListener("unhandledrejection", (event) => window.__fired.push(`error:${event.reason}`));
}

/** Calls every handler an element might carry, as a curious reader's mouse would; names links that run. */
function provoke() {
  for (const element of document.querySelectorAll("*"))
    for (const name of element.getAttributeNames())
      if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2)));
  for (const { href } of document.links) if (/^(javascript|vbscript):/.test(href)) window.__fired.push(href);
  return window.__fired;
}

(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  const found = { opened: 0, fired: [], strangers: [] };
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(watch);
    page.on("dialog", (dialog) => (found.fired.push(`dialog:${dialog.message()}`), dialog.dismiss()));
    page.on("request", (request) => {
      const address = request.url();
      if (!address.startsWith(site) && !/^(data|blob|about):/.test(address)) found.strangers.push(address);
    });
    for (const path of paths) {
      // What a page's scripts show of its address comes after it has loaded.
      await page.goto(site + path, { waitUntil: /[?#]/.test(path) ? "networkidle0" : "load" });
      found.opened += 1;
      for (const event of await page.evaluate(provoke)) found.fired.push(`${path}: ${event}`);
      const now = new URL(page.url());
      if (now.pathname !== new URL(site + path).pathname) found.fired.push(`${path}: navigated to ${page.url()}`);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(found));
})();
