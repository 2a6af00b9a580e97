/**
 * The articles of a query as tokens, with the places where its words occur: what concordance and collocates read.
 * Mirrors plugins/dateline/search/explore/texts.py.
 */

/**
 * One occurrence: from which token to which, counted in the tokens of its paragraph.
 *
 * @typedef {{first: number, last: number}} Occurrence
 */

/**
 * A headline (paragraph 0) or a paragraph of the text, with what was looked for in it.
 *
 * @typedef {object} Paragraph
 * @property {number} ordinal of the article
 * @property {number} number
 * @property {string} text
 * @property {Token[]} tokens one for each place
 * @property {Occurrence[]} occurrences in order, none twice
 */

const MOST_READ = 5000; // articles whose texts are read for one answer

/**
 * @param {Token[]} tokens of a paragraph, several at a place where parts are also joined
 * @param {Target} target
 * @returns {[number, number][]} first and last place of each occurrence
 */
function placesInTokens(tokens, { ways, plain }) {
  /** @type {Map<number, Token[]>} */
  const byPlace = new Map();
  for (const token of tokens) byPlace.set(token.position, [...(byPlace.get(token.position) ?? []), token]);
  const fitting = (/** @type {Step} */ { term, forms }, /** @type {number} */ place) =>
    byPlace.get(place)?.find((token) => token.term === term && (!forms || forms.has(token.form)));
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  for (const way of ways) {
    for (const place of byPlace.keys()) {
      const there = way.map((step) => fitting(step, place + step.position - way[0].position));
      const last = there[way.length - 1];
      if (!last || !there.every(Boolean)) continue;
      const key = plain ? `${place} ${way[0].term}` : String(place);
      const reach = Math.max(found.get(key)?.[1] ?? 0, lastPlace(last, tokens));
      found.set(key, [place, reach]);
    }
  }
  return [...found.values()];
}

/**
 * @param {Token} token
 * @param {Token[]} tokens
 * @returns {number} its place; of a joined word that of its last part
 */
function lastPlace(token, tokens) {
  if (tokens.find(({ position }) => position === token.position) === token) return token.position;
  return Math.max(...tokens.filter(({ end }) => end <= token.end).map(({ position }) => position));
}

/**
 * @param {Token[]} tokens
 * @returns {Token[]} the first at each place: what is printed there, without joined words
 */
function printedTokens(tokens) {
  return tokens.filter((token, index) => index === 0 || tokens[index - 1].position !== token.position);
}

/** Reads articles and finds in them what a query counts. */
class TextReader {
  /**
   * @param {Directory} directory
   * @param {Target[]} targets
   * @param {Map<number, Language>} languages of ordinals; others are of the first language
   * @param {Language} first
   */
  constructor(directory, targets, languages, first) {
    this.directory = directory;
    this.targets = targets;
    this.languages = languages;
    this.first = first;
  }

  /**
   * @param {number} ordinal
   * @returns {Promise<Paragraph[]>} all of them, those without an occurrence too
   */
  async paragraphs(ordinal) {
    const [{ title }, { text }] = await Promise.all([
      readBlock(this.directory, "results", ordinal),
      readBlock(this.directory, "text", ordinal),
    ]);
    const language = this.languages.get(ordinal) ?? this.first;
    return [title, ...text.split("\n\n")].map((part, number) => {
      const tokens = analyze(part, language);
      const field = number ? "body" : "title";
      const asked = this.targets.filter((target) => target.field === null || target.field === field);
      const found = asked.flatMap((target) => placesInTokens(tokens, target)).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const printed = printedTokens(tokens);
      const index = new Map(printed.map(({ position }, at) => [position, at]));
      const occurrences = found.map(([first, last]) => ({ first: index.get(first) ?? 0, last: index.get(last) ?? 0 }));
      return { ordinal, number, text: part, tokens: printed, occurrences };
    });
  }
}

/**
 * The articles of a query, to be read.
 *
 * @typedef {object} Texts
 * @property {TextReader} reader
 * @property {number[]} ordinals
 * @property {Float64Array} counts of each ordinal, how often the query's words stand there, bylines and sections too
 * @property {Target[]} targets
 * @property {Query} query
 */

/**
 * Return a reader of the articles, and which of them there are: the earliest first, undated ones last, or those first
 * in which the words of the query stand most often. The latter loads fewer texts.
 *
 * @param {string} text a query
 * @param {LineOrder} order
 * @returns {Promise<Texts>}
 */
async function textsOf(text, order = "date") {
  const { outcome, targets } = await lookFor(text);
  const directory = await openDirectory();
  const { data } = directory;
  const languages = await articleLanguages(data);
  // A query of names or dates alone has no words to look for in a text.
  const ordinals = [...outcome.matches.keys()].filter((ordinal) => targets.length && outcome.matches[ordinal]);
  const counts = await occurrenceCounts(targets, outcome.lookup, outcome.matches);
  const rank = order === "most" ? counts.map((count) => -count) : await earliestFirst(directory);
  ordinals.sort((a, b) => (rank[a] === rank[b] ? a - b : rank[a] - rank[b]));
  const first = await languageFor(data.languages[0] ?? "en");
  return { reader: new TextReader(directory, targets, languages, first), ordinals, counts, targets, query: outcome.query };
}

/**
 * @param {Directory} directory
 * @returns {Promise<Float64Array>} the day of each ordinal, undated ones last
 */
async function earliestFirst(directory) {
  const days = await readDays(directory, shards, true);
  return Float64Array.from(days, (day) => (day === NO_DAY ? Infinity : day));
}

/**
 * @param {DirectoryData} data
 * @returns {Promise<Map<number, Language>>} of the articles that are not of the first language
 */
async function articleLanguages(data) {
  const found = new Map();
  const hash = data.languages.length > 1 ? data.tables.facets?.language : undefined;
  if (!hash) return found;
  await clientPart("extras");
  for (const { name, ordinals } of await shards.read(`tables/${hash}`, facetTable)) {
    const language = await languageFor(name);
    for (const ordinal of ordinals) found.set(ordinal, language);
  }
  return found;
}
