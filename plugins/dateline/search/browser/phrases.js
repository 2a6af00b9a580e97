/** Finds the documents in which words stand side by side. Needs the position shards; scores nothing. */

/** The positions of the terms of a range (docs/index-format.md, section 5). */
class PositionShard {
  /** @param {Uint8Array} payload */
  constructor(payload) {
    const reader = new ByteReader(payload);
    const size = reader.varint();
    this.terms = new ByteReader(reader.slice(reader.varint())).words(size);
    this.parts = reader.varints(size).map((length) => reader.slice(length));
  }

  /**
   * Call back with the positions of a term in each document that holds it.
   *
   * @param {Postings} postings
   * @param {(ordinal: number, title: number[], body: number[]) => void} visit
   */
  visit(postings, visit) {
    const reader = new ByteReader(this.parts[lastAtMost(this.terms, postings.term)]);
    const read = (/** @type {number} */ count) => {
      let position = -1;
      return Array.from({ length: count }, () => (position += reader.varint() + 1));
    };
    postings.ordinals.forEach((ordinal, index) => {
      const title = read(postings.title[index]);
      visit(ordinal, title, read(postings.body[index]));
    });
  }
}

/**
 * @param {Uint8Array} payload
 * @returns {ShardTable}
 */
function positionTable(payload) {
  return new ShardTable(JSON.parse(new TextDecoder().decode(payload)), "positions");
}

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
    const table = await store.read(`tables/${directory.data.tables.positions}`, positionTable);
    const files = await Promise.all(
      sequence.map(({ postings: { term } }) =>
        store.read(table.pathOf(term) ?? "", (payload) => new PositionShard(payload)),
      ),
    );
    for (const ordinal of sideBySide(sequence, files, phrase.clause.field)) found.add(ordinal);
  }
  return found;
}

/**
 * @param {{postings: Postings, position: number}[]} sequence
 * @param {PositionShard[]} files of the terms
 * @param {string | null} field
 * @returns {Iterable<number>} ordinals of documents that hold all terms at these distances
 */
function sideBySide(sequence, files, field) {
  /** @type {Map<number, Set<number>>} where the phrase can begin, by document; in the title: −1 − position */
  let beginnings = new Map();
  sequence.forEach(({ postings, position }, index) => {
    /** @type {Map<number, Set<number>>} */
    const next = new Map();
    files[index].visit(postings, (ordinal, title, body) => {
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
