/** Shows other searches: a better spelling, and ways out of an empty list. */

/**
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function showCorrection(page, outcome, turn) {
  const text = await corrected(outcome, page.address.text);
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
  const [ways, names] = await Promise.all([waysOut(items), nearNames(outcome)]);
  if (turn !== page.turn) return;
  const links = ways.map(({ code, items: wider, total }) => {
    // What the address holds as filters stays one of them.
    const filters = address.filters.filter((_, index) => wider.includes(items[typed.length + index]));
    const kept = new Set(items.slice(typed.length));
    const text = typedQuery(wider.filter((item) => !kept.has(item)));
    return wayElement(page, { ...address, text, filters, start: 1 }, code, wording.number(total));
  });
  const spelt = names.map(({ kind, display, count, item }) => {
    const others = items.filter((one) => one !== item);
    const text = typedQuery(others.filter((one) => typed.includes(one)));
    const filters = address.filters.filter((_, index) => items[typed.length + index] !== item);
    const filter = { kind, value: display, excluded: false };
    return wayElement(page, { ...address, text, filters: [...filters, filter], start: 1 }, "near-name", wording.number(count));
  });
  byId("ways").replaceChildren(...spelt, ...links);
  byId("ways").hidden = !links.length && !spelt.length;
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

/**
 * @param {Outcome} outcome
 * @returns {Promise<(Suggestion & {item: Item})[]>} names of the archive spelt nearly as those that find nothing
 */
async function nearNames({ query: { items }, meanings }) {
  const { data } = await openDirectory();
  const table = new SuggestionTable(shards, data);
  const found = await Promise.all(
    items.map(async (item) => {
      const { presence, node } = item;
      if (presence === "not" || node.kind !== "filter" || !NAME_KINDS.includes(node.field ?? "")) return [];
      if (meanings.get(node)?.length) return []; // the archive has it, in other articles
      const key = nameKey(node.text);
      const near = (await table.around(key.slice(0, 3))).filter(
        ({ display, kind }) => kind === node.field && editDistance(key, nameKey(display), 2) <= 2,
      );
      return near.sort((a, b) => b.count - a.count).map((one) => ({ ...one, item }));
    }),
  );
  return found.flat().slice(0, 3);
}
