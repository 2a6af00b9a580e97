/** Shows hits as a list: headline and date, and room for the passage; versions of one story are one entry. */

/** @typedef {{hit: Hit, versions: Hit[]}} Story */

/**
 * @param {Hit} hit
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
function hitElement(hit, wording) {
  const link = element("a", { href: hitAddress(hit) }, hit.title || wording.words.untitled);
  const time = element("time", hit.date ? { datetime: hit.date } : {}, wording.date(hit.date));
  return element("li", {}, time, element("div", { dir: "auto" }, link, element("p", { dir: "auto" }, hit.summary)));
}

/**
 * @param {Hit} hit
 * @returns {string}
 */
function hitAddress({ url }) {
  return new URL(url, SITE_FOLDER).href;
}

/**
 * Show the versions of a story below it, folded: "and 2 versions".
 *
 * @param {HTMLElement} item
 * @param {Story} story
 * @param {Wording} wording
 */
function showVersions(item, { versions }, wording) {
  item.querySelector(".versions")?.remove();
  if (!versions.length) return;
  const links = versions.map((hit) =>
    element("li", {}, element("a", { href: hitAddress(hit) }, hit.title), " ", wording.date(hit.date)),
  );
  const summary = element("summary", {}, wording.versions(versions.length));
  item.lastElementChild?.append(element("details", { class: "versions" }, summary, element("ul", {}, ...links)));
}
