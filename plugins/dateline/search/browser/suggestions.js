/** Offers words and names while someone types, and the nearest word when one is not in the archive. */

/**
 * @typedef {object} Suggestion
 * @property {string} display
 * @property {string} kind "" for a word, else "people", "places" or "organisations"
 * @property {number} count documents
 */

const MAX_SUGGESTIONS = 8;
const MAX_FILES = 2; // of about 2 KB, for one beginning
// A word in so many times as many articles makes one that is a letter away look like a slip; where articles have
// all words of the query as typed, it takes more to doubt one of them.
const FAR_MORE = { together: 100, apart: 50 };
const MOST_NAMES = 6; // that are tried for one
const NAME_BEGINNING = 3; // letters that a name must share
const NAME_WORDS = 3; // so many words before the caret may begin a name

class SuggestionTable {
  /**
   * @param {ShardStore} store
   * @param {DirectoryData} data
   */
  constructor(store, data) {
    this.store = store;
    this.path = data.tables.suggest && `tables/${data.tables.suggest}`;
  }

  /**
   * Return the entries that begin with a key, and their neighbours in the same files.
   *
   * @param {string} key folded as the index folds names
   * @returns {Promise<Suggestion[]>}
   */
  async around(key) {
    if (!this.path) return [];
    const table = await this.store.json(this.path);
    const firsts = splitKeys(table.firsts);
    let file = Math.max(lastAtMost(firsts, key), 0);
    const paths = [];
    do {
      paths.push(`tables/${table.shards.slice(file * HASH_LENGTH, (file + 1) * HASH_LENGTH)}`);
      file += 1;
    } while (paths.length < MAX_FILES && firsts[file]?.startsWith(key));
    /** @type {[string, string, number][][]} */
    const files = firsts.length ? await Promise.all(paths.map((path) => this.store.json(path))) : [];
    return files.flat().map(([display, kind, count]) => ({ display, kind, count }));
  }

  /**
   * Return what the last words of a text may become.
   *
   * @param {string} text up to the caret
   * @returns {Promise<(Suggestion & {start: number})[]>} `start`: where in the text it begins
   */
  async completing(text) {
    const words = [...text.matchAll(/[^\s"“”„«»:+]+/g)].slice(-NAME_WORDS);
    const last = words[words.length - 1];
    if (!last || (last.index ?? 0) + last[0].length < text.length) return [];
    const found = await Promise.all(
      words.map(async ({ index: start = 0 }) => {
        const key = nameKey(text.slice(start));
        if (key.length < 2) return [];
        const entries = (await this.around(key)).filter(({ display }) => nameKey(display).startsWith(key));
        return entries.map((entry) => ({ ...entry, start }));
      }),
    );
    /** @type {Map<string, Suggestion & {start: number}>} */
    const distinct = new Map();
    for (const entry of found.flat()) {
      const key = `${entry.kind}:${entry.display}`;
      if (!distinct.has(key)) distinct.set(key, entry);
    }
    const frequent = [...distinct.values()].sort((a, b) => a.start - b.start || b.count - a.count);
    const names = frequent.filter(({ kind }) => kind).slice(0, MAX_SUGGESTIONS / 2);
    const rest = frequent.filter(({ kind }) => !kind);
    return [...names, ...rest].slice(0, MAX_SUGGESTIONS);
  }
}

/**
 * Return how many letters must change, at most `limit` + 1; a swap of neighbours counts once.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 * @returns {number}
 */
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, row] = [[0], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = row[j - 1] + Number(a[i - 1] !== b[j - 1]);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

/**
 * Return the word of the archive nearest to one that it does not have.
 *
 * @param {string} word
 * @param {SuggestionTable} table
 * @param {Lookup} lookup
 * @returns {Promise<string | null>}
 */
async function nearestWord(word, table, lookup) {
  const key = nameKey(word);
  if (key.length < 3) return null;
  const limit = mostEdits(key);
  // One letter wrong after the first two is the common case, and its files are small.
  const nearby = nearestOf(key, await table.around(key.slice(0, -2)), 1);
  if (nearby) return nearby;
  const stems = nearestBeginnings(key, (await printedWords(lookup)).map(([form]) => form), limit);
  const written = await Promise.all(stems.map((stem) => table.around(stem)));
  return nearestOf(key, written.flat(), limit);
}

/**
 * @param {string} key
 * @returns {number} letters that may differ
 */
function mostEdits(key) {
  return key.length > 6 ? 2 : 1;
}

/**
 * Return the few names, and first or last names, that are spelt nearly so, the nearest first.
 *
 * @param {string} kind
 * @param {string} value
 * @param {Lookup} lookup
 * @returns {Promise<string[]>}
 */
async function nearNames(kind, value, lookup) {
  const key = nameKey(value);
  const beginning = key.slice(0, NAME_BEGINNING);
  const table = new SuggestionTable(shards, lookup.directory.data);
  const [suggested, rows] = await Promise.all([table.around(beginning), nameRows(lookup, beginning, true)]);
  const part = `${kind}:part`;
  const forms = [
    ...suggested.flatMap(({ display, kind: of }) => (of === kind ? [[nameKey(display), display]] : [])),
    ...rows
      .filter(([known, of]) => known.startsWith(beginning) && [kind, part].includes(of))
      .map(([known, of, name]) => [known, of === part ? known : name]),
  ];
  const near = forms
    .map(([form, name]) => ({ name, distance: editDistance(key, form, mostEdits(key)) }))
    .filter(({ distance }) => distance <= mostEdits(key))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : Number(a.name > b.name)));
  return [...new Set(near.map(({ name }) => name))].slice(0, MOST_NAMES);
}

/**
 * Return the few stems that come nearest to a beginning of a word: a word with a mistake has no stem to trust.
 *
 * @param {string} key
 * @param {string[]} stems
 * @param {number} limit
 * @returns {string[]}
 */
function nearestBeginnings(key, stems, limit) {
  const letters = lettersOf(key);
  /** @type {{stem: string, cost: number}[]} */
  const found = [];
  for (const stem of stems) {
    const cut = key.length - stem.length;
    if (cut > 5 || cut < -limit || !mayBeginNear(stem, letters, limit)) continue;
    const distance = editDistance(key.slice(0, stem.length), stem, limit);
    if (distance <= limit) found.push({ stem, cost: distance + Math.abs(cut) / 10 });
  }
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 6)
    .map(({ stem }) => stem);
}

/**
 * @param {string} stem
 * @param {number} letters of the word
 * @param {number} limit
 * @returns {boolean} whether at most so many letters of the stem are foreign to the word
 */
function mayBeginNear(stem, letters, limit) {
  let foreign = lettersOf(stem) & ~letters;
  let count = 0;
  for (; foreign; foreign &= foreign - 1) count += 1;
  return count <= limit;
}

/**
 * @param {string} key
 * @param {Suggestion[]} entries
 * @param {number} limit
 * @returns {string | null}
 */
function nearestOf(key, entries, limit) {
  let [best, lowest] = [/** @type {string | null} */ (null), limit + 1];
  for (const { display, kind, count } of entries) {
    const name = nameKey(display);
    if (kind && name.includes(" ")) continue;
    // Among equals the more frequent: a fraction can only decide between equal distances.
    const cost = editDistance(key, name, limit) + 1 / (count + 2);
    if (cost < lowest) [best, lowest] = [display, cost];
  }
  return best;
}

/**
 * Return what the last words of a text may become: words of the articles, and names.
 *
 * @param {string} text up to the caret
 * @returns {Promise<(Suggestion & {start: number})[]>}
 */
async function suggest(text) {
  const { data } = await openDirectory();
  return new SuggestionTable(shards, data).completing(text);
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
  let better = text;
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
