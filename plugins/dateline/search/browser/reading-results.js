/** All results of a search as a file of references. */

/**
 * @param {SearchAddress} address
 * @returns {string} the query as it could be typed, its filters too
 */
function writtenQuery({ text, filters }) {
  const typed = filters.map(({ kind, value, excluded }) => `${excluded ? "-" : ""}${kind}:${/\s/.test(value) ? `"${value}"` : value}`);
  return [text, ...typed].filter(Boolean).join(" ");
}

/**
 * @param {SearchPage} page
 * @param {DOMStringMap} site what its page says of it
 * @param {string} name of the format
 */
async function saveResults({ address, outcome, wording }, site, name) {
  const { text, filters, sort } = address;
  const { hits } = await search(text, { limit: outcome?.total, filters, sort });
  const entries = await entriesOf(hits.map(({ date, ref }) => [date.slice(0, 7), ref]));
  const day = new Date().toISOString().slice(0, 10);
  const citing = { ...citingIn(wording, site), query: writtenQuery(address), day };
  saveReferences(`results-${day}`, name, entries, citing);
}
