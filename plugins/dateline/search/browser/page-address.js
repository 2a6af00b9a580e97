/** A whole search as the page's address holds it, so that it can be shared and gone back to. */

/**
 * @typedef {object} SearchAddress
 * @property {string} text
 * @property {Filter[]} filters
 * @property {Sort} sort
 * @property {number} start the number of the first result shown, from 1
 */

/** What people write in an address for the names of filters. */
const IN_ADDRESSES = new Map([
  ["person", "people"],
  ["place", "places"],
  ["organisation", "organisations"],
  ["org", "organisations"],
]);

/**
 * @param {string} query the part of an address after "?"
 * @returns {SearchAddress}
 */
function readAddress(query) {
  const parameters = new URLSearchParams(query);
  const filters = [];
  for (const [name, value] of parameters) {
    const kind = IN_ADDRESSES.get(name) ?? name;
    if (value && [...NAME_KINDS, "from", "to"].includes(kind)) filters.push({ kind, value, excluded: false });
  }
  const sort = parameters.get("sort");
  return {
    text: (parameters.get("q") ?? "").trim(),
    filters,
    sort: sort === "newest" || sort === "oldest" ? sort : "relevance",
    start: Math.max(1, Math.floor(Number(parameters.get("start"))) || 1),
  };
}

/**
 * @param {SearchAddress} address
 * @returns {string} "" or "?…"
 */
function writeAddress({ text, filters, sort, start }) {
  const parameters = new URLSearchParams();
  if (text) parameters.append("q", text);
  for (const { kind, value } of filters) parameters.append(kind, value);
  if (sort !== "relevance") parameters.append("sort", sort);
  if (start > 1) parameters.append("start", String(start));
  const query = parameters.toString();
  // An address without a query must still replace one that has it.
  return query ? `?${query}` : "?";
}

/**
 * Return the address with a filter added, or taken away if it is there. Dates replace each other.
 *
 * @param {SearchAddress} address
 * @param {Filter[]} changed
 * @returns {SearchAddress}
 */
function toggledAddress(address, changed) {
  const same = (/** @type {Filter} */ a, /** @type {Filter} */ b) => a.kind === b.kind && a.value === b.value;
  const removing = changed.every((filter) => address.filters.some((known) => same(known, filter)));
  const kept = address.filters.filter((known) =>
    changed.every((filter) => !same(known, filter) && (known.kind !== filter.kind || NAME_KINDS.includes(known.kind))),
  );
  return { ...address, filters: removing ? kept : [...kept, ...changed], start: 1 };
}
