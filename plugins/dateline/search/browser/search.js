/**
 * The search itself, `dateline.search`: from the text of a query to a page of hits. Touches no element of
 * the page; search-page.js shows what this returns.
 */

/**
 * One article found.
 *
 * @typedef {object} Hit
 * @property {number} ordinal
 * @property {string} ref
 * @property {string} title
 * @property {string} date "1987-03-01", "1987-03" or ""
 * @property {string} url from the root of the site
 * @property {string} summary
 * @property {number} score
 */

/**
 * @typedef {object} SearchOptions
 * @property {number} [limit] hits at most; 10 unless told
 * @property {number} [offset] hits passed over
 * @property {Sort} [sort]
 * @property {"default" | "plain"} [ranking] "plain" is that of lunr.js
 * @property {Filter[]} [filters] beside those in the text
 * @property {Caps} [caps]
 * @property {boolean} [details] false leaves title, date, url and summary out, and saves their bytes
 */

/**
 * @typedef {object} Outcome
 * @property {Hit[]} hits
 * @property {number} total
 * @property {Note[]} notes what was read otherwise than typed
 * @property {Word[]} wanted the words that count, those of phrases too
 * @property {Lookup} lookup
 * @property {Uint8Array} matches 1 for each ordinal found
 */

// Milliseconds of computing; a slow network is no reason to give up.
const DEADLINE = 1000;
const FACET_KINDS = ["people", "places", "organisations", "month", "language"];

const shards = new ShardStore(requestShard, arrivingPath);

/** @returns {Promise<Directory>} */
function openDirectory() {
  return shards.read("directory", (payload) => {
    const data = JSON.parse(new TextDecoder().decode(payload));
    if (data.format !== 2) throw new Error(`the index has format ${data.format}; this client reads format 2`);
    return new Directory(data);
  });
}

/**
 * Return the preset dictionary of the result blocks and text blocks.
 *
 * @param {Directory} directory
 * @returns {Promise<Uint8Array>}
 */
async function readPhrases({ data }) {
  const name = data.tables.phrases;
  return name ? shards.read(`tables/${name}`, (payload) => payload) : NO_PHRASES;
}

/**
 * Return what a block holds of one document.
 *
 * @param {Directory} directory
 * @param {"results" | "text"} kind
 * @param {number} ordinal
 * @returns {Promise<Record<string, any>>}
 */
async function readBlock(directory, kind, ordinal) {
  const { path, entry } = directory.blockOf(kind, ordinal);
  const block = await shards.json(path, await readPhrases(directory));
  return Object.fromEntries(Object.keys(block).map((key) => [key, block[key][entry]]));
}

/**
 * @param {Directory} directory
 * @param {number} ordinal
 * @param {number} score
 * @param {boolean} [details]
 * @returns {Promise<Hit>}
 */
async function readHit(directory, ordinal, score, details = true) {
  if (!details) return { ordinal, ref: "", title: "", date: "", url: "", summary: "", score };
  const { ref, title, date, url, summary } = await readBlock(directory, "results", ordinal);
  return { ordinal, ref, title, date, url: url.split("*").join(ref), summary, score };
}

/**
 * Find articles.
 *
 * @param {string} text in the language of docs/search-syntax.md
 * @param {SearchOptions} options
 * @returns {Promise<Outcome>} rejected only when a file of the index cannot be loaded
 */
async function search(text, options = {}) {
  const directory = await openDirectory();
  const query = readQuery(text, directory.data.fields, FACET_KINDS);
  query.filters.push(...(options.filters ?? []));
  const outcome = await findIn(query, directory, options);
  const relaxed = options.ranking === "plain" || outcome.total ? null : relaxedQuery(query);
  return relaxed ? findIn(relaxed, directory, options) : outcome;
}

/**
 * Return the query with its required words and phrases as mere words: some answer is better than none.
 *
 * @param {Query} query
 * @returns {Query | null} null if it requires nothing
 */
function relaxedQuery({ clauses, filters, notes }) {
  if (!clauses.some(({ presence }) => presence === "must")) return null;
  const optional = clauses.map((clause) =>
    clause.presence === "must" ? { ...clause, presence: /** @type {Presence} */ ("may"), phrase: false } : clause,
  );
  return { clauses: optional, filters, notes: [...notes, { code: "relaxed", detail: "" }] };
}

/**
 * @param {Query} query
 * @param {Directory} directory
 * @param {SearchOptions} options
 * @returns {Promise<Outcome>}
 */
async function findIn(query, directory, options) {
  const { limit = 10, offset = 0, sort = "relevance", caps = DEFAULT_CAPS } = options;
  const { data } = directory;
  const { clauses, filters, notes } = query;
  const note = (/** @type {string} */ code, /** @type {string} */ detail) => {
    if (!notes.some((known) => known.code === code && known.detail === detail)) notes.push({ code, detail });
  };
  // Asked for at once, to be there when the blocks are; a failure shows where it is needed.
  if (options.details !== false) readPhrases(directory).catch(() => {});
  const languages = await Promise.all(data.languages.map(languageFor));
  const lookup = new Lookup(shards, directory, languages, caps, note);
  const [words, phrases] = await lookup.all(clauses);
  const matches = await admittedBy(words, phrases, filters, lookup);
  if (!clauses.length && !filters.length) matches.fill(0);

  const wanted = [...words, ...phrases.flatMap(wordsOfPhrase)].filter(({ clause }) => clause.presence !== "not");
  if (!wanted.length && clauses.some(({ presence }) => presence !== "not")) note("common-words", "");
  const ranking = await rank(wanted, data, options.ranking ?? "default", note);
  if (wanted.length) matches.forEach((_, ordinal) => (matches[ordinal] &= ranking.found[ordinal]));
  const days = sort === "relevance" ? null : await readDays(directory, shards, true);
  const { best, total } = selectBest(matches, comparison(ranking, days, sort), offset + limit);
  const hits = await Promise.all(
    best.slice(offset).map((ordinal) => readHit(directory, ordinal, ranking.scores[ordinal], options.details)),
  );
  return { hits, total, notes, wanted, lookup, matches };
}

/**
 * @param {Word[]} words
 * @param {DirectoryData} data
 * @param {"default" | "plain"} formula
 * @param {(code: string, detail: string) => void} note
 * @returns {Promise<Ranking>}
 */
async function rank(words, data, formula, note) {
  if (formula === "plain") {
    await extras();
    return rankPlain(words, data, await fieldLengths(shards, data));
  }
  const started = performance.now();
  const expired = () => performance.now() - started > DEADLINE;
  const ranking = rankDefault(words, data, expired);
  if (expired()) note("deadline", "");
  return ranking;
}

/**
 * Return the words of a phrase, so that they count in the ranking as if they stood alone.
 *
 * @param {Phrase} phrase
 * @returns {Word[]}
 */
function wordsOfPhrase({ clause, sequences }) {
  /** @type {Map<number, Word>} */
  const words = new Map();
  for (const { postings, position } of sequences.flat()) {
    const word = words.get(position) ?? { clause, text: clause.text, postings: [] };
    words.set(position, word);
    if (!word.postings.includes(postings)) word.postings.push(postings);
  }
  return [...words.values()];
}

/** What pages, shards and language scripts see of the client. */
const dateline = {
  search,
  /** @type {(outcome: Outcome, hit: Hit) => Promise<Passage>} */
  passage: (outcome, hit) => clientPart("passages").then(() => passage(outcome, hit)),
  shard: shards.arrive.bind(shards),
  /** @type {(code: string, words: {stop: string, elisions: string}, stem: (word: string) => string) => void} */
  addLanguage: (code, words, stem) => {
    knownLanguages.set(code, languageOf(words, stem));
  },
};
Object.assign(globalThis, { dateline });
