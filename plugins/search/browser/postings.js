/**
 * A term shard, decoded: which documents hold each of its terms, how often, and where
 * (docs/index-format.md, sections 4 and 5). Scores nothing.
 */

/**
 * The documents of one term, in ascending order of their ordinals.
 *
 * @typedef {object} Postings
 * @property {string} term
 * @property {Uint32Array} ordinals
 * @property {Uint32Array} title how often in the title
 * @property {Uint32Array} body
 * @property {Uint8Array} classes length class of the document
 * @property {ShardPlace} place
 * @property {number} row which term of its shard
 */

/** The terms of one shard and their postings, end to end. */
class TermShard {
  /** @param {Uint8Array} payload */
  constructor(payload) {
    const reader = new ByteReader(payload);
    const size = reader.varint();
    const sections = reader.varints(5).map((length) => new ByteReader(reader.slice(length)));
    this.terms = sections[0].words(size);
    this.starts = new Uint32Array(size + 1);
    for (let row = 0; row < size; row += 1) this.starts[row + 1] = this.starts[row] + sections[1].varint();
    this.ordinals = new Uint32Array(this.starts[size]);
    this.title = new Uint32Array(this.starts[size]);
    this.body = new Uint32Array(this.starts[size]);
    this.classes = new Uint8Array(this.starts[size]);
    this.decode(sections[2], sections[3].bytes, sections[4]);
  }

  /**
   * @param {ByteReader} gaps
   * @param {Uint8Array} counts
   * @param {ByteReader} extras
   */
  decode(gaps, counts, extras) {
    for (let row = 0; row < this.terms.length; row += 1) {
      let ordinal = -1;
      for (let index = this.starts[row]; index < this.starts[row + 1]; index += 1) {
        ordinal += gaps.varint() + 1;
        const count = counts[index];
        this.ordinals[index] = ordinal;
        this.body[index] = (count & 3) === 3 ? 3 + extras.varint() : count & 3;
        this.title[index] = (count & 12) === 12 ? 3 + extras.varint() : (count >> 2) & 3;
        this.classes[index] = count >> 4;
      }
    }
  }

  /**
   * @param {string} term
   * @returns {number} its row; −1 if it is not here
   */
  rowOf(term) {
    const row = lastAtMost(this.terms, term);
    return this.terms[row] === term ? row : -1;
  }

  /**
   * @param {number} row
   * @param {ShardPlace} place
   * @returns {Postings}
   */
  postings(row, place) {
    const [start, end] = [this.starts[row], this.starts[row + 1]];
    return {
      term: this.terms[row],
      ordinals: this.ordinals.subarray(start, end),
      title: this.title.subarray(start, end),
      body: this.body.subarray(start, end),
      classes: this.classes.subarray(start, end),
      place,
      row,
    };
  }
}

/**
 * Call back with the positions of a term in each document that holds it.
 *
 * @param {Uint8Array} payload of the position shard
 * @param {Postings} postings
 * @param {(ordinal: number, title: number[], body: number[]) => void} visit
 */
function visitPositions(payload, postings, visit) {
  const reader = new ByteReader(payload);
  const size = reader.varint();
  const terms = new ByteReader(reader.slice(reader.varint())).words(size);
  const lengths = reader.varints(size);
  for (let row = 0; terms[row] !== postings.term; row += 1) reader.position += lengths[row];
  /** @param {number} count */
  const read = (count) => {
    let position = -1;
    return Array.from({ length: count }, () => (position += reader.varint() + 1));
  };
  postings.ordinals.forEach((ordinal, index) => {
    const title = read(postings.title[index]);
    visit(ordinal, title, read(postings.body[index]));
  });
}
