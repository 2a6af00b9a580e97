/** What the reading room shows, as its address holds it. */

/** @typedef {"trends" | "lines" | "near" | "compare"} View */

/**
 * @typedef {object} ExploreAddress
 * @property {string} text queries parted by commas
 * @property {View} view
 * @property {PeriodLength | null} by
 * @property {Measure} measure
 * @property {LineOrder} order
 * @property {number} word which of the queries, from 0
 */

/** @type {ExploreAddress} */
const EXPLORE_DEFAULTS = { text: "", view: "trends", by: null, measure: "perMillion", order: "most", word: 0 };

/**
 * @template {string} Choice
 * @param {string | null} value
 * @param {Choice[]} choices
 * @param {Choice} otherwise
 * @returns {Choice}
 */
function oneOf(value, choices, otherwise) {
  return choices.find((choice) => choice === value) ?? otherwise;
}

/**
 * @param {string} query the part of an address after "?"
 * @returns {ExploreAddress}
 */
function readExploreAddress(query) {
  const parameters = new URLSearchParams(query);
  const get = (/** @type {string} */ name) => parameters.get(name);
  const by = get("by");
  return {
    text: (get("q") ?? "").trim(),
    view: oneOf(get("view"), ["trends", "lines", "near", "compare"], "trends"),
    by: by === "month" || by === "year" ? by : null,
    measure: oneOf(get("measure"), ["articles", "occurrences", "perMillion"], "perMillion"),
    order: oneOf(get("order"), ["most", "date", "left", "right", "source"], "most"),
    word: Math.max(0, Math.floor(Number(get("word"))) || 0),
  };
}

/**
 * @param {ExploreAddress} address
 * @returns {string} "?…"
 */
function writeExploreAddress(address) {
  const parameters = new URLSearchParams();
  if (address.text) parameters.append("q", address.text);
  for (const name of /** @type {("view" | "by" | "measure" | "order" | "word")[]} */ (["view", "by", "measure", "order", "word"])) {
    const value = address[name];
    if (value !== null && value !== EXPLORE_DEFAULTS[name]) parameters.append(name, String(value));
  }
  return `?${parameters}`;
}

/**
 * @param {string} text a query
 * @param {string} [period] only in this one
 * @returns {string} of the search page
 */
function searchPageAddress(text, period) {
  const filters = period ? ["from", "to"].map((kind) => ({ kind, value: period, excluded: false })) : [];
  const query = writeAddress({ text, filters, sort: "relevance", start: 1 });
  return new URL(`search.html${query}`, SITE_FOLDER).href;
}
