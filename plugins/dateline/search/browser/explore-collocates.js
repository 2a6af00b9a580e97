/**
 * Which words stand near a word more often than chance says. Mirrors plugins/dateline/search/explore/collocates.py.
 */

/**
 * @typedef {object} Collocate
 * @property {string} form as it is most often printed there
 * @property {boolean} stop a stop word
 * @property {number} near how often in the window
 * @property {number} all how often in the texts
 * @property {number} likelihood log-likelihood ratio (Dunning 1993)
 * @property {number} pmi pointwise mutual information (Church and Hanks 1990), in bits
 */

const WINDOW = 5; // words on either side
const LEAST_NEAR = 2; // occurrences in the window
const LEAST_LIKELIHOOD = 3.84; // chance gives as much once in twenty times (chi-squared, one degree of freedom)
const MOST_COLLOCATES = 20;

/**
 * @param {number} near occurrences of the word in the window
 * @param {number} all in the texts
 * @param {number} window words in the window
 * @param {number} words in the texts
 * @returns {number} G² of the table of two by two
 */
function logLikelihood(near, all, window, words) {
  const cells = [
    [near, all, window],
    [window - near, words - all, window],
    [all - near, all, words - window],
    [words - window - all + near, words - all, words - window],
  ];
  let sum = 0;
  for (const [seen, row, column] of cells) if (seen) sum += seen * Math.log((seen * words) / (row * column));
  return 2 * sum;
}

/** Counts the words of paragraphs, those near an occurrence apart. */
class CollocateCounter {
  constructor() {
    this.words = 0;
    this.window = 0;
    this.occurrences = 0;
    /** @type {Map<string, {near: number, all: number, forms: Map<string, number>}>} by term */
    this.counts = new Map();
  }

  /** @param {Paragraph[]} paragraphs of one article; none is counted unless the word occurs in it */
  add(paragraphs) {
    if (paragraphs.some(({ occurrences }) => occurrences.length)) paragraphs.forEach((one) => this.addParagraph(one));
  }

  /** @param {Paragraph} paragraph */
  addParagraph({ tokens, occurrences }) {
    // 2: the word itself; 1: near it.
    const zones = new Uint8Array(tokens.length);
    for (const { first, last } of occurrences) {
      zones.fill(1, Math.max(0, first - WINDOW), last + 1 + WINDOW);
    }
    for (const { first, last } of occurrences) zones.fill(2, first, last + 1);
    this.occurrences += occurrences.length;
    tokens.forEach(({ term, form }, index) => {
      if (zones[index] === 2) return;
      const count = this.counts.get(term) ?? { near: 0, all: 0, forms: new Map() };
      this.counts.set(term, count);
      this.words += 1;
      count.all += 1;
      if (!zones[index]) return;
      this.window += 1;
      count.near += 1;
      count.forms.set(form, (count.forms.get(form) ?? 0) + 1);
    });
  }

  /**
   * @param {boolean} stop whether stop words are asked for; else all others
   * @returns {Collocate[]} the strongest, by log-likelihood
   */
  strongest(stop) {
    const { words, window } = this;
    const found = [];
    for (const [term, { near, all, forms }] of this.counts) {
      const more = near >= LEAST_NEAR && near * words > all * window;
      if (!more || (term[0] === "=") !== stop) continue;
      const likelihood = logLikelihood(near, all, window, words);
      if (likelihood < LEAST_LIKELIHOOD) continue;
      const [form] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
      found.push({ form, stop, near, all, likelihood, pmi: Math.log2((near * words) / (all * window)) });
    }
    // Sums of logarithms differ in their last digits from one program to another.
    const rank = (/** @type {Collocate} */ one) => Math.round(one.likelihood * 1e6);
    return found.sort((a, b) => rank(b) - rank(a) || (a.form < b.form ? -1 : 1)).slice(0, MOST_COLLOCATES);
  }
}

/**
 * @param {{reader: TextReader, ordinals: number[]}} texts
 * @param {(read: number, of: number) => void} [progress]
 * @returns {Promise<CollocateCounter>}
 */
async function countCollocates({ reader, ordinals }, progress) {
  const counter = new CollocateCounter();
  const all = ordinals.slice(0, MOST_READ);
  for (let read = 0; read < all.length; read += 16) {
    const articles = await Promise.all(all.slice(read, read + 16).map((ordinal) => reader.paragraphs(ordinal)));
    articles.forEach((paragraphs) => counter.add(paragraphs));
    progress?.(Math.min(read + 16, all.length), all.length);
  }
  return counter;
}
