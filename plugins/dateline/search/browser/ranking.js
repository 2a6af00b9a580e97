/**
 * The default ranking: BM25 over title and body together, and a gentle preference for documents that hold
 * all words (docs/index-format.md, section 6). The formula of lunr.js is in ranking-plain.js.
 */

/**
 * @typedef {object} Ranking
 * @property {Float64Array} scores by ordinal
 * @property {Uint8Array | null} found 1 where a word of the query stands, where that narrows the matches
 * @property {Uint8Array | null} complete 1 where all words stand: these come first
 * @property {Float64Array | null} order decides between equal scores, lowest first; null: the newest first
 */

/**
 * @param {number} documents
 * @param {number} frequency
 * @returns {number}
 */
function inverseFrequency(documents, frequency) {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Return how strongly each document answers the words.
 *
 * @param {Word[]} words none prohibited
 * @param {DirectoryData} data
 * @param {() => boolean} expired
 * @returns {Ranking}
 */
function rankDefault(words, data, expired) {
  const { k1, b, titleWeight, together, exact, lengths } = data.ranking;
  const average = (data.terms[0] + data.terms[1]) / data.documents;
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / average));
  const scores = new Float64Array(data.ordinals);
  const shares = new Float64Array(data.ordinals);
  const best = new Float64Array(data.ordinals);
  const weights = new Float64Array(data.ordinals);
  let total = 0;
  // In a query of few words, the form that was typed says more.
  const inexact = 1 - exact / Math.max(words.reduce((sum, { share }) => sum + share, 0), 1);

  for (const { leaf, postings, bits, elsewhere } of words) {
    const several = postings.length > 1;
    /** @type {number[]} */
    const touched = [];
    let heaviest = 0;
    for (const [which, { ordinals, title, body, classes, masks }] of postings.entries()) {
      if (expired()) break;
      const idf = inverseFrequency(data.documents, Math.min(ordinals.length + elsewhere, data.documents));
      heaviest = Math.max(heaviest, idf);
      const factor = leaf.boost * idf * (k1 + 1);
      const [titles, bodies] = [leaf.field === "body" ? 0 : titleWeight, leaf.field === "title" ? 0 : 1];
      for (let index = 0; index < ordinals.length; index += 1) {
        const frequency = titles * title[index] + bodies * body[index];
        // A word that stands in the other field, or is given no weight, finds nothing.
        if (!frequency || !factor) continue;
        const ordinal = ordinals[index];
        const full = (factor * frequency) / (norms[classes[index]] + frequency);
        const score = masks[index] & bits[which] ? full : full * inexact;
        if (!several) {
          scores[ordinal] += score;
          shares[ordinal] += idf;
        } else if (!weights[ordinal]) {
          touched.push(ordinal);
          best[ordinal] = score;
          weights[ordinal] = idf;
        } else if (score > best[ordinal]) {
          best[ordinal] = score;
          weights[ordinal] = idf;
        }
      }
    }
    for (const ordinal of touched) {
      scores[ordinal] += best[ordinal];
      shares[ordinal] += weights[ordinal];
      best[ordinal] = weights[ordinal] = 0;
    }
    total += heaviest;
  }
  for (let ordinal = 0; total && ordinal < scores.length; ordinal += 1) scores[ordinal] *= 1 + (together * shares[ordinal]) / total;
  return { scores, found: null, complete: null, order: null };
}
