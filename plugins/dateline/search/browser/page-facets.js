/** Shows by whom, where and when the found articles can be narrowed, each choice a link to that search. */

const SHOWN_NAMES = 7;

/**
 * Show the people, places, organisations and times of the results.
 *
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function showFacets(page, outcome, turn) {
  const { address, wording } = page;
  const counts = await Promise.all(NAME_KINDS.map((kind) => facets(outcome, kind)));
  const months = await monthsAsked(page, outcome);
  if (turn !== page.turn) return;
  const names = NAME_KINDS.map((kind, index) => nameGroup(kind, counts[index], address, wording));
  const groups = [periodGroup(months, address, wording), ...names];
  byId("facets").replaceChildren(...groups.filter((group) => group !== null));
}

/**
 * @param {number} count
 * @param {string} label
 * @param {string} href
 * @param {number} most the highest count of the group
 * @param {boolean} active
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
function facetElement(count, label, href, most, active, wording) {
  const link = element("a", { href }, element("span", {}, element("bdi", {}, label)));
  if (active) link.setAttribute("aria-current", "true");
  const meter = element("progress", { value: String(count), max: String(most), "aria-hidden": "true" });
  return element("li", {}, link, element("span", { class: "count" }, wording.number(count)), meter);
}

/**
 * @param {FacetCount[]} periods years or months
 * @param {SearchAddress} address
 * @param {Wording} wording
 * @returns {HTMLElement[]} a link to each
 */
function periodElements(periods, address, wording) {
  const most = Math.max(...periods.map(({ count }) => count));
  return periods.map(({ name, count }) => {
    const dates = ["from", "to"].map((kind) => ({ kind, value: name, excluded: false }));
    const active = dates.every(({ kind }) => address.filters.some((one) => one.kind === kind && one.value === name));
    const href = writeAddress(toggledAddress(address, dates));
    return facetElement(count, wording.date(name), href, most, active, wording);
  });
}

/**
 * Return the times of the results: years with their months folded away, or the months of the only year.
 *
 * @param {FacetCount[]} months
 * @param {SearchAddress} address
 * @param {Wording} wording
 * @returns {HTMLElement | null} null if there is nothing to choose
 */
function periodGroup(months, address, wording) {
  if (!months.length) return null;
  const years = yearsOf(months);
  const several = years.length > 1;
  const items = periodElements(several ? years : months, address, wording);
  for (const [index, { name }] of several ? years.entries() : []) {
    const own = periodElements(months.filter((month) => month.name.startsWith(name)), address, wording);
    const folded = element("details", {}, element("summary", {}, wording.say("months_of", { year: name })));
    folded.append(element("ul", {}, ...own));
    folded.toggleAttribute("open", own.some((item) => item.querySelector("[aria-current]")));
    items[index].append(folded);
  }
  return element("section", {}, element("h2", {}, wording.say("month")), element("ul", { class: "periods" }, ...items));
}

/**
 * @param {string} kind
 * @param {FacetCount[]} choices
 * @param {SearchAddress} address
 * @param {Wording} wording
 * @returns {HTMLElement | null} null if there is nothing to choose
 */
function nameGroup(kind, choices, address, wording) {
  if (!choices.length) return null;
  const most = Math.max(...choices.map(({ count }) => count));
  const items = choices.map(({ name, count }) => {
    const filter = { kind, value: name, excluded: false };
    const active = address.filters.some((one) => one.kind === kind && nameKey(one.value) === nameKey(name));
    return facetElement(count, name, writeAddress(toggledAddress(address, [filter])), most, active, wording);
  });
  const list = element("ul", { class: kind }, ...items);
  const group = element("section", {}, element("h2", {}, wording.say(kind)), list);
  if (items.length > SHOWN_NAMES) foldAway(group, items.slice(SHOWN_NAMES), wording);
  return group;
}

/**
 * @param {HTMLElement} group
 * @param {HTMLElement[]} items
 * @param {Wording} wording
 */
function foldAway(group, items, wording) {
  for (const item of items) item.hidden = true;
  const button = element("button", { type: "button", class: "more" }, wording.say("more_names"));
  button.addEventListener("click", () => {
    for (const item of items) item.hidden = false;
    button.remove();
    items[0].querySelector("a")?.focus();
  });
  group.append(button);
}
