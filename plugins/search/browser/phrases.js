/** Finds the documents in which words stand side by side. Needs the position shards; scores nothing. */

/**
 * Return the documents that hold a phrase.
 *
 * @param {Phrase} phrase
 * @param {ShardStore} store
 * @param {Directory} directory
 * @returns {Promise<Set<number>>} ordinals
 */
async function documentsWithPhrase(phrase, store, directory) {
  /** @type {Set<number>} */
  const found = new Set();
  for (const sequence of phrase.sequences) {
    if (sequence.length === 1) {
      const { ordinals, title, body } = sequence[0].postings;
      const counts = { title, body }[phrase.clause.field ?? ""];
      ordinals.forEach((ordinal, index) => (!counts || counts[index] ? found.add(ordinal) : found));
      continue;
    }
    const table = new Directory(await store.json(`tables/${directory.data.tables.positions}`), "positions");
    const payloads = await Promise.all(
      sequence.map(({ postings: { term } }) => store.payload(table.placeOf(term)?.path ?? "")),
    );
    for (const ordinal of sideBySide(sequence, payloads, phrase.clause.field)) found.add(ordinal);
  }
  return found;
}

/**
 * @param {{postings: Postings, position: number}[]} sequence
 * @param {Uint8Array[]} payloads position shards of the terms
 * @param {string | null} field
 * @returns {Iterable<number>} ordinals of documents that hold all terms at these distances
 */
function sideBySide(sequence, payloads, field) {
  /** @type {Map<number, Set<number>>} where the phrase can begin, by document; in the title: −1 − position */
  let beginnings = new Map();
  sequence.forEach(({ postings, position }, index) => {
    /** @type {Map<number, Set<number>>} */
    const next = new Map();
    visitPositions(payloads[index], postings, (ordinal, title, body) => {
      const known = beginnings.get(ordinal);
      if (index > 0 && !known) return;
      const starts = new Set();
      const inTitle = field === "body" ? [] : title;
      const inBody = field === "title" ? [] : body;
      for (const place of inTitle) if (place >= position) starts.add(position - place - 1);
      for (const place of inBody) if (place >= position) starts.add(place - position);
      for (const start of starts) if (known && !known.has(start)) starts.delete(start);
      if (starts.size) next.set(ordinal, starts);
    });
    beginnings = next;
  });
  return beginnings.keys();
}
