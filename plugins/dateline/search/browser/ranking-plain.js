/**
 * The ranking of lunr.js 2.3.9 to the last digit, for those who compare or who want it (docs/index-format.md,
 * section 6). Needs the exact field lengths, which the default ranking does without.
 */

const PLAIN_K1 = 1.2;
const PLAIN_B = 0.75;

/**
 * Return the exact lengths of both fields.
 *
 * @param {ShardStore} store
 * @param {DirectoryData} data
 * @returns {Promise<Record<string, Float64Array>>}
 */
async function fieldLengths(store, data) {
  const chunk = 8192;
  const lengths = { title: new Float64Array(data.ordinals), body: new Float64Array(data.ordinals) };
  const payloads = await Promise.all(
    splitHashes(data.tables.lengths).map((hash) => store.read(`tables/${hash}`, (payload) => payload)),
  );
  payloads.forEach((payload, part) => {
    const reader = new ByteReader(payload);
    const count = Math.min(chunk, data.ordinals - part * chunk);
    lengths.title.set(reader.varints(count), part * chunk);
    lengths.body.set(reader.varints(count), part * chunk);
  });
  return lengths;
}

/**
 * Collect what the query asks of each term in a field, added up over its clauses.
 *
 * @param {Word[]} words
 * @param {string} field
 * @returns {{postings: Postings, boost: number}[]} in ascending order of terms
 */
function queryVector(words, field) {
  /** @type {Map<string, {postings: Postings, boost: number}>} */
  const vector = new Map();
  for (const { leaf, postings } of words) {
    if (leaf.field && leaf.field !== field) continue;
    for (const one of postings) {
      const known = vector.get(one.term);
      if (known) known.boost += leaf.boost;
      else vector.set(one.term, { postings: one, boost: leaf.boost });
    }
  }
  return [...vector.values()].sort((a, b) => (a.postings.term < b.postings.term ? -1 : 1));
}

/**
 * @param {Word[]} words none prohibited
 * @param {DirectoryData} data
 * @param {Record<string, Float64Array>} lengths
 * @returns {Ranking}
 */
function rankPlain(words, data, lengths) {
  const scores = new Float64Array(data.ordinals);
  const found = new Uint8Array(data.ordinals);
  // With nothing to meet, as in a query that only excludes, lunr.js goes through all documents in turn.
  const order = Float64Array.from({ length: data.ordinals }, (_, ordinal) => ordinal);
  let met = 0;
  for (const { leaf, postings } of words) {
    for (const { ordinals, title, body } of postings) {
      for (const [field, counts] of Object.entries({ title, body })) {
        if (leaf.field && leaf.field !== field) continue;
        ordinals.forEach((ordinal, index) => {
          if (!counts[index] || found[ordinal]) return;
          found[ordinal] = 1;
          order[ordinal] = met++;
        });
      }
    }
  }
  data.fields.forEach((field, index) => {
    const average = data.terms[index] / data.documents;
    const vector = queryVector(words, field);
    const magnitude = Math.sqrt(vector.reduce((sum, { boost }) => sum + boost * boost, 0));
    const dots = new Float64Array(data.ordinals);
    for (const { postings, boost } of vector) addWeights(dots, postings, field, boost, average, lengths[field], data);
    if (magnitude) dots.forEach((dot, ordinal) => (scores[ordinal] += dot / magnitude));
  });
  return { scores, found: words.length ? found : null, complete: null, order };
}

/**
 * @param {Float64Array} dots by ordinal; added to
 * @param {Postings} postings
 * @param {string} field
 * @param {number} boost
 * @param {number} average
 * @param {Float64Array} lengths
 * @param {DirectoryData} data
 */
function addWeights(dots, postings, field, boost, average, lengths, data) {
  const counts = field === "title" ? postings.title : postings.body;
  const count = (/** @type {Uint32Array} */ column) => column.reduce((sum, one) => sum + (one ? 1 : 0), 0);
  const frequency = count(postings.title) + count(postings.body);
  const idf = Math.log(1 + Math.abs((data.documents - frequency + 0.5) / (frequency + 0.5)));
  postings.ordinals.forEach((ordinal, index) => {
    const tf = counts[index];
    if (!tf) return;
    const norm = PLAIN_K1 * (1 - PLAIN_B + PLAIN_B * (lengths[ordinal] / average)) + tf;
    const weight = (idf * ((PLAIN_K1 + 1) * tf)) / norm;
    dots[ordinal] += (Math.round(weight * 1000) / 1000) * boost;
  });
}

/** Finds what Lunr's clauses find: stars and near spellings are compared with stems, not with printed words. */
class PlainFinder extends Finder {
  /**
   * @override
   * @param {QueryNode} node
   * @param {boolean} wanted
   * @returns {Promise<Evidence | null>}
   */
  async of(node, wanted) {
    if (node.kind !== "word") return super.of(node, wanted);
    const analyzed = this.lookup.readings(node.text, true).flat();
    const own = [...new Set(analyzed.map(({ term }) => term).filter((term) => term[0] !== "="))];
    let terms = own;
    if (node.wildcard) terms = expand(await this.stems(), fold(node.text), 0);
    else if (node.distance) {
      const stems = await this.stems();
      terms = own.flatMap((term) => expand(stems, term, node.distance));
    }
    if (!own.length && !node.wildcard) return null;
    return this.ofTerms(node, new Map(terms.map((term) => [term, new Set()])));
  }

  /** @returns {Promise<string[]>} the terms of all words but stop words, ascending */
  async stems() {
    const words = await printedWords(this.lookup);
    return [...new Set(words.map(([, term]) => term).filter((term) => term[0] !== "="))].sort();
  }
}
