/** Counts how many of the found documents name each of the most frequent people, places and organisations. */

/** @typedef {{name: string, count: number}} FacetCount */

/** @typedef {{name: string, ordinals: Uint32Array}[]} FacetTable */

/**
 * @param {Uint8Array} payload
 * @returns {FacetTable}
 */
function facetTable(payload) {
  const reader = new ByteReader(payload);
  reader.varint(); // how many names: the list says it too
  /** @type {string[]} */
  const names = JSON.parse(new TextDecoder().decode(reader.slice(reader.varint())));
  return names.map((name) => {
    let ordinal = -1;
    const ordinals = Uint32Array.from({ length: reader.varint() }, () => (ordinal += reader.varint() + 1));
    return { name, ordinals };
  });
}

/**
 * @param {ShardStore} store
 * @param {DirectoryData} data
 * @param {string} kind
 * @param {Uint8Array} matches 1 for each ordinal found
 * @returns {Promise<FacetCount[]>} most frequent first; months in order of time
 */
async function facetCounts(store, data, kind, matches) {
  const hash = data.tables.facets?.[kind];
  if (!hash) return [];
  const table = await store.read(`tables/${hash}`, facetTable);
  const counts = table.map(({ name, ordinals }) => {
    let count = 0;
    for (const ordinal of ordinals) count += matches[ordinal];
    return { name, count };
  });
  const found = counts.filter(({ count }) => count > 0);
  return found.sort((a, b) => (kind === "month" ? (a.name < b.name ? -1 : 1) : b.count - a.count));
}

/**
 * Count how many of the articles found name each person, place or organisation, or are of each month.
 *
 * @param {Outcome} outcome
 * @param {string} kind one of `FACET_KINDS`
 * @returns {Promise<FacetCount[]>}
 */
async function facets(outcome, kind) {
  const { data } = await openDirectory();
  return facetCounts(shards, data, kind, outcome.matches);
}
