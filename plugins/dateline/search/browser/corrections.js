/** A query in a likelier spelling. Mirrors plugins/dateline/search/corrections.py. */

// A word in so many times as many articles makes one that is a letter away look like a slip; where articles have
// all words of the query as typed, it takes more to doubt one of them.
const FAR_MORE = { together: 100, apart: 50 };

/**
 * Return the query with the words that the archive lacks, or that look like slips, replaced by their nearest.
 *
 * @param {Outcome} outcome
 * @param {string} text the query as typed
 * @param {Filter[]} [filters] beside those in the text
 * @returns {Promise<string | null>} null if nothing is near, or what is near finds nothing
 */
async function corrected(outcome, text, filters = []) {
  const { data } = await openDirectory();
  const table = new SuggestionTable(shards, data);
  const times = outcome.complete ? FAR_MORE.together : FAR_MORE.apart;
  let better = asMeant(outcome.query, text);
  for (const leaf of await doubtfulLeaves(outcome)) {
    for (const [word] of leaf.text.matchAll(TOKEN)) {
      const nearest = await betterWord({ ...leaf, kind: "word", text: word, distance: 0 }, outcome, table, times);
      const typed = `(?<![\\p{L}\\p{M}\\p{N}_])${word.replace(/[^\p{L}\p{M}\p{N}]/gu, "\\$&")}(?![\\p{L}\\p{M}\\p{N}_]|:\\S)`;
      if (nearest) better = better.replace(new RegExp(typed, "iu"), () => nearest);
    }
  }
  if (better === text) return null;
  const { total } = await search(better, { filters, limit: 0, details: false });
  return total ? better : null;
}

/**
 * Return a query with the fields and operators that it seems to mean: peple:lee as people:lee, presid! as presid*.
 *
 * @param {Query} query
 * @param {string} text as typed
 * @returns {string}
 */
function asMeant({ notes }, text) {
  return notes.reduce((meant, { code, detail }) => {
    if (code === "not-as-word") return meant.replace(/(?<=[\p{L}\p{N}_")]\s)[nN]ot(?=\s)/gu, "NOT");
    if (code === "question-mark" && /[!$#+%]$/.test(detail)) return meant.replace(detail, `${detail.slice(0, -1)}*`);
    const field = code === "unknown-field" ? fieldNearlyNamed(detail) : "";
    const named = `(?<![\\p{L}\\p{N}_])${detail.replace(/[^\p{L}\p{N}_]/gu, "\\$&")}\\s*:`;
    return field ? meant.replace(new RegExp(named, "u"), `${field}:`) : meant;
  }, text);
}

/**
 * @param {Outcome} outcome
 * @returns {Promise<Leaf[]>} the words and phrases that may hold a slip; not those found as one word or as several
 */
async function doubtfulLeaves({ query, lookup }) {
  const found = [];
  for (const leaf of query.items.flatMap(({ presence, node }) => (presence === "not" ? [] : leavesOf(node)))) {
    if (leaf.kind === "filter" || leaf.wildcard || (leaf.kind === "word" && leaf.distance)) continue;
    // Who quotes a single word means it; a word of several parts may be printed as one.
    const whole = (leaf.kind === "word") === [...leaf.text.matchAll(TOKEN)].length > 1;
    const evidence = whole && (await new Finder(lookup, query, false).of(leaf, false));
    if (!evidence || !evidence.mask.includes(1)) found.push(leaf);
  }
  return found;
}

/**
 * @param {Leaf} leaf a single word
 * @param {Outcome} outcome
 * @param {SuggestionTable} table
 * @param {number} times
 * @returns {Promise<string | null>} the word that is likelier meant; null where this one stands for itself
 */
async function betterWord(leaf, { query, lookup }, table, times) {
  const found = await new Finder(lookup, query, false).of(leaf, false);
  if (!found || found.waived || (found.mask.includes(1) && found.words.length !== 1)) return null;
  const [word] = found.words;
  const articles = word ? articlesOf(word.postings) : 0;
  if (articles > RARE) return null;
  if (!articles) return nearestWord(leaf.text, table, lookup);
  return farMoreFrequent(leaf.text, times * (articlesAsTyped(word) || 1), table);
}

/**
 * Return the word one letter away that is in so many more articles that this one looks like a slip.
 *
 * @param {string} word
 * @param {number} least articles
 * @param {SuggestionTable} table
 * @returns {Promise<string | null>}
 */
async function farMoreFrequent(word, least, table) {
  const key = nameKey(word);
  if (key.length < 5) return null;
  const near = await table.around(key.slice(0, -2));
  return nearestOf(key, near.filter(({ display, count }) => count >= least && nameKey(display) !== key), 1);
}

/**
 * @param {Word} word
 * @returns {number} articles that have the very form that was typed, not only another form of the word
 */
function articlesAsTyped({ postings, bits }) {
  return postings.reduce((sum, { masks }, which) => sum + masks.filter((mask) => mask & bits[which]).length, 0);
}
