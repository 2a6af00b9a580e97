/** Finds, in the text of an article, the words that a query matched and the stretch that shows them best. */

/**
 * A stretch of text and the matched words in it.
 *
 * @typedef {object} Passage
 * @property {string} text
 * @property {[number, number][]} marks offsets in the text
 * @property {number} start offset in the whole text
 * @property {boolean} cutBefore text was left out before it
 * @property {boolean} cutAfter
 */

/** @typedef {{start: number, end: number, term: string}} Match */

const PASSAGE_LENGTH = 220; // characters: about three lines on a phone
const LEAD = 60; // characters looked back for the beginning of a sentence

/** Recognizes the words that a query matched. */
class MatchFinder {
  /**
   * @param {Map<string, number>} weights how much each matched term says
   * @param {Language[]} languages
   */
  constructor(weights, languages) {
    this.weights = weights;
    this.languages = languages;
    /** @type {Map<string, Match[]>} of each surface form, from its own start */
    this.known = new Map();
  }

  /**
   * @param {string} surface
   * @returns {Match[]}
   */
  inWord(surface) {
    let matches = this.known.get(surface);
    if (matches) return matches;
    matches = [];
    for (const language of this.languages) {
      for (const { term } of analyze(surface, language)) {
        if (!this.weights.has(term)) continue;
        // A pair of characters is a part of its run, a stem stands for the whole word.
        const place = UNSPACED_CHARACTER.test(term) ? surface.indexOf(term) : -1;
        matches.push(
          place < 0
            ? { start: 0, end: surface.length, term }
            : { start: place, end: place + term.length, term },
        );
      }
    }
    this.known.set(surface, matches);
    return matches;
  }

  /**
   * @param {string} text
   * @returns {Match[]} in order, none inside another
   */
  inText(text) {
    /** @type {Match[]} */
    const found = [];
    for (const token of text.matchAll(TOKEN)) {
      for (const { start, end, term } of this.inWord(token[0])) {
        const offset = token.index ?? 0;
        const last = found[found.length - 1];
        if (last && last.end >= offset + start && last.start <= offset + start) {
          last.end = Math.max(last.end, offset + end);
        } else found.push({ start: offset + start, end: offset + end, term });
      }
    }
    return found;
  }
}

/**
 * Return where the best stretch of a text begins and ends: most of the query's words, the rare ones first.
 *
 * @param {Match[]} matches
 * @param {Map<string, number>} weights
 * @returns {[number, number]} indices of matches, the second past the last
 */
function bestStretch(matches, weights) {
  /** @type {[number, number]} */
  let best = [0, 0];
  let highest = 0;
  matches.forEach(({ start }, first) => {
    const seen = new Set();
    let score = 0;
    let last = first;
    for (; last < matches.length && matches[last].end - start <= PASSAGE_LENGTH - LEAD; last += 1) {
      const { term } = matches[last];
      // The same word again adds a little: a passage about the thing beats one that mentions it.
      score += (weights.get(term) ?? 0) * (seen.has(term) ? 0.05 : 1);
      seen.add(term);
    }
    if (score > highest) [best, highest] = [[first, last], score];
  });
  return best;
}

/**
 * Return where to begin, so that a reader understands: with the sentence, or some words earlier.
 *
 * @param {string} text
 * @param {number} start of the first match
 * @returns {number}
 */
function beginningBefore(text, start) {
  const from = Math.max(0, start - LEAD);
  let beginning = from ? from + text.slice(from).search(/\s|$/) + 1 : 0;
  for (const gap of text.slice(from, start).matchAll(/[.!?؟。][”"’»]?\s+|\n+/g)) {
    beginning = from + (gap.index ?? 0) + gap[0].length;
  }
  return Math.min(beginning, start);
}

/**
 * Return the passage of a text that shows best what was found; its beginning if nothing of it was.
 *
 * @param {string} text
 * @param {MatchFinder} finder
 * @returns {Passage}
 */
function bestPassage(text, finder) {
  const matches = finder.inText(text);
  const [first, last] = bestStretch(matches, finder.weights);
  const start = first < last ? beginningBefore(text, matches[first].start) : 0;
  const shown = first < last ? matches[last - 1].end : 0;
  const room = start + PASSAGE_LENGTH;
  const gap = text.slice(0, room).search(/\s\S*$/);
  const end = room < text.length ? Math.max(gap > start ? gap : room, shown) : text.length;
  /** @type {[number, number][]} */
  const marks = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => [match.start - start, match.end - start]);
  return { text: text.slice(start, end), marks, start, cutBefore: start > 0, cutAfter: end < text.length };
}

/**
 * Return what the terms of a query weigh in a passage.
 *
 * @param {Word[]} words
 * @param {number} documents
 * @returns {Map<string, number>}
 */
function termWeights(words, documents) {
  const weights = new Map();
  for (const { postings } of words) {
    for (const { term, ordinals } of postings) weights.set(term, inverseFrequency(documents, ordinals.length));
  }
  return weights;
}

/**
 * Return a whole text with its matches marked.
 *
 * @param {string} text
 * @param {MatchFinder} finder
 * @returns {Passage}
 */
function wholeText(text, finder) {
  /** @type {[number, number][]} */
  const marks = finder.inText(text).map(({ start, end }) => [start, end]);
  return { text, marks, start: 0, cutBefore: false, cutAfter: false };
}

/**
 * Return the passage of an article that shows best why it was found; its summary if nothing of it was in the text.
 *
 * @param {Outcome} outcome
 * @param {Hit} hit
 * @returns {Promise<Passage>}
 */
async function passage(outcome, hit) {
  const directory = await openDirectory();
  const [block, finder] = await Promise.all([readBlock(directory, "text", hit.ordinal), finderOf(outcome)]);
  const found = bestPassage(block.text, finder);
  return found.marks.length ? found : { ...found, text: block.summary, cutAfter: false };
}

/** @type {WeakMap<Outcome, MatchFinder>} */
const finders = new WeakMap();

/**
 * @param {Outcome} outcome
 * @returns {Promise<MatchFinder>}
 */
async function finderOf(outcome) {
  const { data } = await openDirectory();
  const { languages } = outcome.lookup;
  const finder = finders.get(outcome) ?? new MatchFinder(termWeights(outcome.wanted, data.documents), languages);
  finders.set(outcome, finder);
  return finder;
}
