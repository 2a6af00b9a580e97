/** Shows hits as a list: headline, date, and summary. */

/**
 * @param {Hit} hit
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
function hitElement(hit, wording) {
  const link = element("a", { href: new URL(hit.url, SITE_FOLDER).href }, hit.title || wording.words.untitled);
  const time = element("time", hit.date ? { datetime: hit.date } : {}, wording.date(hit.date));
  return element("li", {}, time, element("div", { dir: "auto" }, link, element("p", { dir: "auto" }, hit.summary)));
}
