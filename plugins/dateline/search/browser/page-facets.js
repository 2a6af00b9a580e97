/** Shows by whom, where and when the found articles can be narrowed, each choice a link to that search. */

const SHOWN_NAMES = 7;
const MOST_MONTHS = 18; // more are shown as years

/**
 * @param {FacetCount[]} months
 * @returns {FacetCount[]} months, or years where the months are many
 */
function periods(months) {
  if (months.length <= MOST_MONTHS) return months;
  /** @type {Map<string, number>} */
  const years = new Map();
  for (const { name, count } of months) {
    const year = name.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([name, count]) => ({ name, count }));
}

/**
 * @param {FacetCount} facet
 * @param {string} label
 * @param {string} address
 * @param {number} most the highest count of the group
 * @param {boolean} active
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
function facetElement({ count }, label, address, most, active, wording) {
  const link = element("a", { href: address }, element("span", {}, element("bdi", {}, label)));
  if (active) link.setAttribute("aria-current", "true");
  const meter = element("progress", { value: String(count), max: String(most), "aria-hidden": "true" });
  return element("li", {}, link, element("span", { class: "count" }, wording.number(count)), meter);
}

/**
 * @param {string} kind
 * @param {FacetCount[]} counts
 * @param {SearchAddress} address
 * @param {Wording} wording
 * @returns {HTMLElement | null} null if there is nothing to choose
 */
function facetGroup(kind, counts, address, wording) {
  const choices = kind === "month" ? periods(counts) : counts;
  if (!choices.length) return null;
  const most = Math.max(...choices.map(({ count }) => count));
  const items = choices.map((choice) => {
    const filters = (kind === "month" ? ["from", "to"] : [kind]).map((name) => ({
      kind: name,
      value: choice.name,
      excluded: false,
    }));
    const active = filters.every(({ kind: name, value }) =>
      address.filters.some((known) => known.kind === name && nameKey(known.value) === nameKey(value)),
    );
    const label = kind === "month" ? wording.date(choice.name) : choice.name;
    return facetElement(choice, label, writeAddress(toggledAddress(address, filters)), most, active, wording);
  });
  const list = element("ul", { class: kind === "month" ? "periods" : kind }, ...items);
  const group = element("section", {}, element("h2", {}, wording.say(kind)), list);
  if (kind !== "month" && items.length > SHOWN_NAMES) foldAway(group, items.slice(SHOWN_NAMES), wording);
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
