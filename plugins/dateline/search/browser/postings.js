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
 * @property {Uint32Array} masks which printed forms of the term the document has, bit by bit
 * @property {string[]} forms the printed forms
 */

const MOST_FORMS = 28; // with a bit of their own; later ones share the last

/**
 * @param {Postings} postings
 * @param {Iterable<string>} forms
 * @returns {number} the bits that stand for these printed forms
 */
function bitsOf(postings, forms) {
  let bits = 0;
  for (const form of forms) {
    const number = postings.forms.indexOf(form);
    if (number >= 0) bits |= 1 << Math.min(number, MOST_FORMS - 1);
  }
  return bits;
}

/**
 * @param {Postings} postings of one term
 * @param {number} bits
 * @returns {Postings} those of the documents that have one of these printed forms
 */
function withForms(postings, bits) {
  const kept = Array.from(postings.masks.keys()).filter((index) => postings.masks[index] & bits);
  if (kept.length === postings.masks.length) return postings;
  const pick = (/** @type {Uint32Array} */ column) => Uint32Array.from(kept, (index) => column[index]);
  const { term, forms, ordinals, title, body, classes, masks } = postings;
  const narrowed = { ordinals: pick(ordinals), title: pick(title), body: pick(body), masks: pick(masks) };
  return { term, forms, ...narrowed, classes: Uint8Array.from(kept, (index) => classes[index]) };
}

/**
 * @param {ByteReader} reader
 * @param {string} term
 * @returns {string[]} the printed forms of a term, which come next
 */
function readForms(reader, term) {
  const count = reader.varint();
  if (!count) return [term.replace(/^=/, "")];
  const word = new TextEncoder().encode(term);
  return Array.from({ length: count }, () => {
    const shared = word.subarray(0, reader.varint());
    const rest = reader.slice(reader.varint());
    const form = new Uint8Array(shared.length + rest.length);
    form.set(shared);
    form.set(rest, shared.length);
    return new TextDecoder().decode(form);
  });
}

/** The terms of one shard and their postings, end to end. */
class TermShard {
  /** @param {Uint8Array} payload */
  constructor(payload) {
    const reader = new ByteReader(payload);
    const size = reader.varint();
    const sections = reader.varints(7).map((length) => new ByteReader(reader.slice(length)));
    this.terms = sections[0].words(size);
    this.starts = new Uint32Array(size + 1);
    for (let row = 0; row < size; row += 1) this.starts[row + 1] = this.starts[row] + sections[1].varint();
    this.ordinals = new Uint32Array(this.starts[size]);
    this.title = new Uint32Array(this.starts[size]);
    this.body = new Uint32Array(this.starts[size]);
    this.classes = new Uint8Array(this.starts[size]);
    this.masks = new Uint32Array(this.starts[size]).fill(1);
    this.forms = this.terms.map((term) => readForms(sections[6], term));
    this.decode(sections[2], sections[3].bytes, sections[4], sections[5]);
  }

  /**
   * @param {ByteReader} gaps
   * @param {Uint8Array} counts
   * @param {ByteReader} extras
   * @param {ByteReader} masks
   */
  decode(gaps, counts, extras, masks) {
    for (let row = 0; row < this.terms.length; row += 1) {
      const several = this.forms[row].length > 1;
      let ordinal = -1;
      for (let index = this.starts[row]; index < this.starts[row + 1]; index += 1) {
        ordinal += gaps.varint() + 1;
        const count = counts[index];
        this.ordinals[index] = ordinal;
        this.body[index] = (count & 3) === 3 ? 3 + extras.varint() : count & 3;
        this.title[index] = (count & 12) === 12 ? 3 + extras.varint() : (count >> 2) & 3;
        this.classes[index] = count >> 4;
        if (several) this.masks[index] = masks.varint();
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
      masks: this.masks.subarray(start, end),
      forms: this.forms[row],
    };
  }
}
