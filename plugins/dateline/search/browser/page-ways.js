/** Shows other searches: a better spelling, and ways out of an empty list. */

/**
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function showCorrection(page, outcome, turn) {
  const text = await corrected(outcome, page.address.text, page.address.filters);
  if (!text || turn !== page.turn) return;
  const link = element("a", { href: writeAddress({ ...page.address, text, start: 1 }) }, element("bdi", {}, text));
  const [before, after] = page.wording.say("did_you_mean").split("{query}");
  byId("correction").replaceChildren(before, link, after ?? "");
  byId("correction").hidden = false;
}

/**
 * Show searches that find something where this one finds nothing, names spelt nearly so, and the lists to browse.
 *
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function showWays(page, outcome, turn) {
  const { address, wording } = page;
  const { items } = outcome.query;
  const typed = items.slice(0, items.length - address.filters.length);
  const [names, ways] = await Promise.all([waysByName(outcome), waysOut(items)]);
  if (turn !== page.turn) return;
  const links = [...names, ...ways].map(({ code, items: wider, total }) => {
    // What the address holds as filters stays one of them.
    const filters = address.filters.filter((_, index) => wider.includes(items[typed.length + index]));
    const kept = new Set(items.slice(typed.length));
    const text = typedQuery(wider.filter((item) => !kept.has(item)));
    return wayElement(page, { ...address, text, filters, start: 1 }, code, wording.number(total));
  });
  byId("ways").replaceChildren(...links);
  byId("ways").hidden = !links.length;
  byId("browse").hidden = false;
}

/**
 * @param {SearchPage} page
 * @param {SearchAddress} address
 * @param {string} code
 * @param {string} count
 * @returns {HTMLElement}
 */
function wayElement({ wording }, address, code, count) {
  const query = [address.text, ...address.filters.map((filter) => wording.filter(filter))].filter(Boolean).join(" · ");
  const link = element("a", { href: writeAddress(address) }, element("bdi", {}, query));
  const [before, after] = wording.say(code).split("{query}");
  return element("li", {}, before, link, after ?? "", " ", element("span", { class: "count" }, count));
}
