/** Finds the documents in which words stand side by side or near each other. Scores nothing. */

/**
 * A word of a phrase: any of several terms, each in any form or in these.
 *
 * @typedef {{position: number, choices: {term: string, forms: Set<string> | null}[]}} PhraseElement
 */

/** @typedef {Map<number, number[][]>} Places positions in title and body, by ordinal */

/** The positions of the terms of a range (docs/index-format.md, section 5). */
class PositionShard {
  /** @param {Uint8Array} payload */
  constructor(payload) {
    const reader = new ByteReader(payload);
    const size = reader.varint();
    this.terms = new ByteReader(reader.slice(reader.varint())).words(size);
    const [places, numbers] = [reader.varints(size), reader.varints(size)];
    this.places = places.map((length) => reader.slice(length));
    this.numbers = numbers.map((length) => reader.slice(length));
  }

  /**
   * Return where a term stands in the documents asked for.
   *
   * @param {Postings} postings
   * @param {Set<string> | null} forms
   * @param {Set<number>} ordinals
   * @returns {Places}
   */
  placesOf(postings, forms, ordinals) {
    const row = lastAtMost(this.terms, postings.term);
    const reader = new ByteReader(this.places[row]);
    const numbers = this.numbers[row].length ? new ByteReader(this.numbers[row]) : null;
    const wanted = forms && new Set(postings.forms.flatMap((form, number) => (forms.has(form) ? [number] : [])));
    /** @type {Places} */
    const found = new Map();
    const read = (/** @type {number} */ count) => {
      const positions = [];
      for (let position = -1; count > 0; count -= 1) {
        position += reader.varint() + 1;
        const number = numbers ? numbers.varint() : 0;
        if (!wanted || wanted.has(number)) positions.push(position);
      }
      return positions;
    };
    postings.ordinals.forEach((ordinal, index) => {
      const fields = [read(postings.title[index]), read(postings.body[index])];
      if (ordinals.has(ordinal)) found.set(ordinal, fields);
    });
    return found;
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
 * Return the element for a term of a reading.
 *
 * @param {Token} token
 * @param {boolean} printed whether only its form will do
 * @param {number} [position]
 * @returns {PhraseElement}
 */
function elementOf({ term, form, position: own }, printed, position = own) {
  return { position, choices: [{ term, forms: printed ? new Set([form]) : null }] };
}

/**
 * Add the ordinals of the documents that have a term in a field.
 *
 * @param {Set<number>} found
 * @param {Postings} postings
 * @param {Set<string> | null} forms
 * @param {string | null} field
 */
function addOrdinals(found, postings, forms, field) {
  const { ordinals, title, body, masks } = forms ? withForms(postings, bitsOf(postings, forms)) : postings;
  ordinals.forEach((ordinal, index) => {
    const count = field === "title" ? title[index] : field === "body" ? body[index] : title[index] + body[index];
    if (count && masks[index]) found.add(ordinal);
  });
}

/**
 * Return the documents that hold all elements of a phrase in one field.
 *
 * @param {PhraseElement[]} elements in order
 * @param {Lookup} lookup
 * @param {string | null} field
 * @param {number | null} distance words that may stand between them, in any order; null: side by side as given
 * @returns {Promise<Iterable<number>>} ordinals
 */
async function documentsWith(elements, lookup, field, distance) {
  const found = await Promise.all(
    elements.map(async ({ choices }) => {
      const brought = await Promise.all(choices.map(({ term }) => lookup.term(term)));
      return brought.flatMap((postings, index) => (postings ? [{ postings, forms: choices[index].forms }] : []));
    }),
  );
  const sets = found.map((choices) => {
    /** @type {Set<number>} */
    const ordinals = new Set();
    for (const { postings, forms } of choices) addOrdinals(ordinals, postings, forms, field);
    return ordinals;
  });
  const common = new Set([...sets[0]].filter((ordinal) => sets.every((set) => set.has(ordinal))));
  const { positions } = lookup.directory.data.tables;
  if (!common.size || elements.length === 1 || !positions) return common;
  const table = await lookup.store.read(`tables/${positions}`, positionTable);
  const places = await Promise.all(
    found.map(async (choices) => {
      const parts = await Promise.all(
        choices.map(async ({ postings, forms }) => {
          const path = table.pathOf(postings.term) ?? "";
          const shard = await lookup.store.read(path, (payload) => new PositionShard(payload));
          return shard.placesOf(postings, forms, common);
        }),
      );
      return parts.length === 1 ? parts[0] : joinedPlaces(parts);
    }),
  );
  const fields = field === null ? [0, 1] : [field === "title" ? 0 : 1];
  const offsets = elements.map(({ position }) => position);
  return [...common].filter((ordinal) =>
    fields.some((at) => {
      const rows = places.map((place) => place.get(ordinal)?.[at] ?? []);
      if (rows.some((row) => !row.length)) return false;
      return distance === null ? standTogether(rows, offsets) : fewestBetween(rows) <= distance;
    }),
  );
}

/**
 * @param {Places[]} parts
 * @returns {Places}
 */
function joinedPlaces(parts) {
  /** @type {Places} */
  const joined = new Map();
  for (const [ordinal, fields] of parts.flatMap((part) => [...part])) {
    const known = joined.get(ordinal) ?? [[], []];
    joined.set(ordinal, known.map((positions, at) => positions.concat(fields[at])));
  }
  return joined;
}

/**
 * @param {number[][]} rows positions of each element
 * @param {number[]} offsets of each element in the phrase
 * @returns {boolean}
 */
function standTogether(rows, offsets) {
  const sets = rows.map((row) => new Set(row));
  return rows[0].some((position) => sets.every((set, index) => set.has(position - offsets[0] + offsets[index])));
}

/**
 * @param {number[][]} rows
 * @returns {number} the fewest words between positions, one of each row
 */
function fewestBetween(rows) {
  const merged = rows.flatMap((row, index) => row.map((position) => [position, index])).sort((a, b) => a[0] - b[0]);
  const latest = new Map();
  let best = Infinity;
  for (const [position, index] of merged) {
    latest.set(index, position);
    if (latest.size === rows.length) best = Math.min(best, position - Math.min(...latest.values()) - rows.length + 1);
  }
  return Math.max(best, 0);
}
