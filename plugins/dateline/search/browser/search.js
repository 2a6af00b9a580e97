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
 * @property {string} summary "" where there are texts: the passage then has it
 * @property {string} opening the same of articles that begin alike; "" of short ones
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
 * @property {boolean} [details] false leaves title, date and url out, and saves their bytes
 * @property {string} [language] of the reader: at first, words are read in it and in those that `readAtOnce` says
 * @property {string[]} [languages] in which words are read; all of the archive unless told
 * @property {(outcome: Outcome) => void} [first] is given the outcome with the best hit alone, as soon as it is there
 */

/**
 * @typedef {object} Outcome
 * @property {Hit[]} hits
 * @property {number} total
 * @property {number} complete so many have all words; they come first
 * @property {Query} query as read; its notes say what was read otherwise than typed
 * @property {Note[]} empty why nothing was found
 * @property {Map<Leaf, string[]>} meanings of filters: the names that a value stands for
 * @property {Word[]} wanted the words that count, those of phrases too
 * @property {Lookup} lookup
 * @property {string[]} languages in which the words were read
 * @property {boolean} partly whether words may be read in more languages, or written otherwise
 * @property {Uint8Array} matches 1 for each ordinal found
 */

// Milliseconds of computing; a slow network is no reason to give up.
const DEADLINE = 1000;
const FACET_KINDS = ["people", "places", "organisations", "month", "language"];

const shards = new ShardStore(requestShard, arrivingPath);

/**
 * @param {ShardStore} store of an index; that of the site unless told
 * @returns {Promise<Directory>}
 */
function openDirectory(store = shards) {
  return store.read("directory", (payload) => {
    const data = JSON.parse(new TextDecoder().decode(payload));
    if (data.format !== 7) throw new Error(`the index has format ${data.format}; this client reads format 7`);
    return new Directory(data, store);
  });
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
  const block = await directory.store.json(path, directory.phrases);
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
  const none = { ordinal, ref: "", title: "", date: "", url: "", summary: "", opening: "", score };
  if (!details) return none;
  const shown = { ...none, ...(await readBlock(directory, "results", ordinal)) };
  return { ...shown, url: shown.url.split("*").join(shown.ref) };
}

/**
 * Find articles.
 *
 * @param {string} text in the language of docs/search-syntax.md
 * @param {SearchOptions} options
 * @returns {Promise<Outcome>} rejected only when a file of the index cannot be loaded
 */
async function search(text, options = {}) {
  const [directory, query] = await Promise.all([openDirectory(), readQuery(text)]);
  for (const { kind, value, excluded } of options.filters ?? []) {
    const node = leafOf({ kind: "filter", text: value, field: kind });
    query.items.push({ presence: excluded ? "not" : "must", node });
  }
  return findIn(query, directory, options);
}

/**
 * Return the words that the archive prints as one and as two: takeover, take over.
 *
 * @param {Directory} directory
 * @param {boolean} wanted false: only if they are there
 * @returns {Promise<Map<string, string>>}
 */
async function readCompounds({ data, store }, wanted) {
  const path = `tables/${data.tables.compounds}`;
  if (!wanted && !store.decoded.has(path)) return new Map();
  return store.read(path, (payload) => {
    const pairs = new TextDecoder().decode(payload).split("\n");
    return new Map(pairs.map((pair) => [pair.replace(" ", ""), pair]));
  });
}

/** @typedef {Item & {evidence: Evidence}} FoundItem */

/**
 * Return what each item finds, and what the filters were understood to mean.
 *
 * @param {Query} query
 * @param {Item[]} items
 * @param {Lookup} lookup
 * @param {typeof Finder} kind
 * @returns {Promise<{found: FoundItem[], meanings: Map<Leaf, string[]>}>}
 */
async function evidenceOf(query, items, lookup, kind) {
  const finder = new kind(lookup, query, onlyStopWords(query, lookup));
  const found = await Promise.all(items.map(({ presence, node }) => finder.of(node, presence !== "may")));
  const known = items.flatMap((item, index) => {
    const evidence = found[index];
    return evidence ? [{ ...item, evidence }] : [];
  });
  return { found: known, meanings: finder.meanings };
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
  const note = (/** @type {string} */ code, /** @type {string} */ detail) => addNote(query, code, detail);
  const texts = query.items.flatMap(({ node }) => leavesOf(node, false).concat(leavesOf(node, true)));
  const letters = texts.map(({ text }) => text).join(" ");
  if (texts.some(({ kind }) => kind === "filter")) await clientPart("filters");
  const { language, languages: told = data.languages } = options;
  const codes = language === undefined ? told : told.filter(readAtOnce(language, query, letters));
  const languages = await Promise.all(codes.map((code) => languageFor(code, letters)));
  const compounds = await readCompounds(directory, language === undefined);
  const lookup = new Lookup(shards, directory, languages, caps, note, compounds);
  if (options.ranking === "plain") await extras();
  const kind = options.ranking === "plain" ? PlainFinder : Finder;
  const { found, meanings } = await evidenceOf(query, withinLimit(query.items, lookup), lookup, kind);
  const { matches, complete } = admitted(found, data, query.items.length > 0);
  const wanted = found.flatMap(({ presence, evidence }) => (presence === "not" ? [] : evidence.words));
  const ranking = await rank(wanted, data, options.ranking ?? "default", note);
  if (ranking.found) matches.forEach((_, ordinal) => (matches[ordinal] &= ranking.found?.[ordinal] ?? 0));
  else ranking.complete = complete;
  if (sort !== "relevance") await clientPart("filters");
  const days = sort === "relevance" ? null : await readDays(directory, shards, true);
  const { best, total } = selectBest(matches, comparison(ranking, days, sort), offset + limit);
  const shown = best.slice(offset);
  const read = (/** @type {number} */ ordinal) => readHit(directory, ordinal, ranking.scores[ordinal], options.details);
  const whole = complete.reduce((sum, value) => sum + value, 0);
  const mute = found.length || query.notes.length ? [] : [{ code: "no-words", detail: "" }];
  const empty = total ? [] : found.length ? reasonsOf(found) : mute;
  const scope = { languages: codes, partly: codes.length < data.languages.length || !compounds.size };
  const outcome = { total, complete: whole, query, empty, meanings, wanted, lookup, matches, ...scope };
  // On a slow line the others would take the best hit's bandwidth.
  if (options.first && shown.length) options.first({ ...outcome, hits: [await read(shown[0])] });
  return { ...outcome, hits: await Promise.all(shown.map(read)) };
}

/**
 * @param {Word[]} words
 * @param {DirectoryData} data
 * @param {"default" | "plain"} formula
 * @param {(code: string, detail: string) => void} note
 * @returns {Promise<Ranking>}
 */
async function rank(words, data, formula, note) {
  if (formula === "plain") return rankPlain(words, data, await fieldLengths(shards, data));
  const started = performance.now();
  const expired = () => performance.now() - started > DEADLINE;
  const ranking = rankDefault(words, data, expired);
  if (expired()) note("deadline", "");
  return ranking;
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
