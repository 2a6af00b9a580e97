/**
 * Every occurrence in its line (keyword in context), sorted by what stands left or right of it, by date or article. Mirrors
 * plugins/dateline/search/explore/concordance.py.
 */

/** @typedef {"most" | "date" | "left" | "right" | "source"} LineOrder source: the headline of its article */

/**
 * @typedef {object} Line
 * @property {number} ordinal
 * @property {number} paragraph 0 is the headline
 * @property {number} place of the first word in its paragraph, from 1
 * @property {string} left
 * @property {string} word
 * @property {string} right
 * @property {string} leftKey the words before, from the nearest outward
 * @property {string} rightKey
 * @property {string} sourceKey the headline of its article, folded
 */

const CONTEXT = 10; // words on either side
const LINES_SHOWN = 50;
const AT_ONCE = 8; // articles read together at most

/** @param {string} text @returns {string} on one line */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * @param {Paragraph} paragraph
 * @param {string} sourceKey
 * @returns {Line[]} in the order of the text
 */
function linesOf({ ordinal, number, text, tokens, occurrences }, sourceKey) {
  return occurrences.map(({ first, last }) => {
    const from = Math.max(0, first - CONTEXT);
    const to = Math.min(tokens.length - 1, last + CONTEXT);
    const [start, end] = [tokens[first].start, tokens[last].end];
    return {
      ordinal,
      paragraph: number,
      place: first + 1,
      left: oneLine(text.slice(from ? tokens[from].start : 0, start)),
      word: oneLine(text.slice(start, end)),
      right: oneLine(text.slice(end, to === tokens.length - 1 ? text.length : tokens[to].end)),
      leftKey: tokens.slice(from, first).map(({ form }) => form).reverse().join(" "),
      rightKey: tokens.slice(last + 1, to + 1).map(({ form }) => form).join(" "),
      sourceKey,
    };
  });
}

/**
 * @param {Line[]} lines in the order of their articles
 * @param {LineOrder} order
 * @returns {Line[]} those that are equal stay as they are
 */
function sortedLines(lines, order) {
  if (order === "date" || order === "most") return lines;
  const key = /** @type {const} */ ({ left: "leftKey", right: "rightKey", source: "sourceKey" })[order];
  return [...lines].sort((a, b) => (a[key] < b[key] ? -1 : Number(a[key] > b[key])));
}

/** The lines of a query; texts are read as they are asked for. */
class Concordance {
  /** @param {Texts} texts */
  constructor({ reader, ordinals, counts }) {
    this.reader = reader;
    this.counts = counts;
    this.ordinals = ordinals.slice(0, MOST_READ);
    this.found = ordinals.length;
    this.read = 0;
    /** @type {Line[]} in the order of their articles */
    this.lines = [];
  }

  get complete() {
    return this.read >= this.ordinals.length;
  }

  /**
   * @param {number} wanted lines
   * @returns {number[]} the articles that are likely to hold them, and no more: each costs a block of texts
   */
  next(wanted) {
    const [first, end] = [this.read, Math.min(this.read + AT_ONCE, this.ordinals.length)];
    let [at, lines] = [first, 0];
    while (at < end && lines < wanted) lines += this.counts[this.ordinals[at++]];
    return this.ordinals.slice(first, at);
  }

  /**
   * Read on until so many lines are known.
   *
   * @param {number} count
   * @param {(read: number, of: number) => void} [progress]
   */
  async readTo(count, progress) {
    while (this.lines.length < count && !this.complete) {
      const next = this.next(count - this.lines.length);
      const paragraphs = await Promise.all(next.map((ordinal) => this.reader.paragraphs(ordinal)));
      for (const article of paragraphs) {
        const headline = fold(article[0].text);
        this.lines.push(...article.flatMap((paragraph) => linesOf(paragraph, headline)));
      }
      this.read += next.length;
      progress?.(this.read, this.ordinals.length);
    }
  }
}
