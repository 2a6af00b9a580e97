/**
 * A term shard, decoded: which documents hold each of its terms, and how often
 * (docs/index-format.md, section 4). Scores nothing.
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
   * @returns {Postings}
   */
  postings(row) {
    const [start, end] = [this.starts[row], this.starts[row + 1]];
    return {
      term: this.terms[row],
      ordinals: this.ordinals.subarray(start, end),
      title: this.title.subarray(start, end),
      body: this.body.subarray(start, end),
      classes: this.classes.subarray(start, end),
    };
  }
}
