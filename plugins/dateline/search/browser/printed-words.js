/** The printed words of the archive, read from its vocabulary. */

/**
 * Return the printed words of the archive, with their terms, ordered by form.
 *
 * @param {Lookup} lookup
 * @param {string} prefix those that begin so, and their neighbours
 * @returns {Promise<[string, string][]>}
 */
async function printedWords({ store, directory }, prefix = "") {
  const table = await store.json(`tables/${directory.data.tables.vocabulary}`);
  const files = new ShardTable(table, "tables").pathsOf(prefix);
  const parts = await Promise.all(files.map((path) => store.read(path, vocabularyFile)));
  return parts.flat();
}

/**
 * @param {Uint8Array} payload
 * @returns {[string, string][]} printed form and term
 */
function vocabularyFile(payload) {
  const reader = new ByteReader(payload);
  return reader.words(reader.varint()).map((form) => [form, readForms(reader, form)[0]]);
}

/**
 * @param {Lookup} lookup
 * @param {string} text
 * @param {number} distance
 * @returns {Promise<[string, string][]>} the printed words within so many edits
 */
async function printedNear(lookup, text, distance) {
  const words = await printedWords(lookup);
  const forms = new Set(expand([...new Set(words.map(([form]) => form))], text, distance));
  return words.filter(([form]) => forms.has(form));
}
