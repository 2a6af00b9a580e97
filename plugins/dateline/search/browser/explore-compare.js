/**
 * Two queries, or one in two periods, held against each other. Mirrors plugins/dateline/search/explore/compare.py.
 */

/**
 * A word or a name with how often each side has it: occurrences of a word, articles of a name.
 *
 * @typedef {object} Compared
 * @property {string} kind words, people, places or organisations
 * @property {string} name
 * @property {[number, number]} counts
 * @property {number} likelihood log-likelihood ratio
 */

/** @typedef {{both: number[], only: [number[], number[]], sides: [ComparedSide, ComparedSide], own: [Compared[], Compared[]], shared: Compared[]}} Comparison */

const MOST_COMPARED = 20;
const LEAST_COUNT = 2; // occurrences of a word, articles of a name
const NAMED_KINDS = ["people", "places", "organisations"];

/** The words and names of the articles that only one of two queries finds. */
class ComparedSide {
  constructor() {
    this.articles = 0;
    this.words = 0;
    /** @type {Map<string, {count: number, forms: Map<string, number>}>} by term */
    this.terms = new Map();
    /** @type {Map<string, number>} articles by kind and name */
    this.names = new Map();
  }

  /**
   * @param {Paragraph[]} paragraphs of one article
   * @param {Record<string, any>} block what the index holds of it
   */
  add(paragraphs, block) {
    this.articles += 1;
    for (const { term, form } of paragraphs.flatMap(({ tokens }) => tokens)) {
      this.words += 1;
      const counted = this.terms.get(term) ?? { count: 0, forms: new Map() };
      counted.count += 1;
      counted.forms.set(form, (counted.forms.get(form) ?? 0) + 1);
      this.terms.set(term, counted);
    }
    const named = NAMED_KINDS.flatMap((kind) => block[kind].map((/** @type {string} */ name) => `${kind} ${name}`));
    for (const name of new Set(named)) this.names.set(name, (this.names.get(name) ?? 0) + 1);
  }

  /** @param {string} kind @returns {number} */
  size(kind) {
    return kind === "words" ? this.words : this.articles;
  }
}

/**
 * @param {[ComparedSide, ComparedSide]} sides
 * @returns {Compared[]}
 */
function comparedItems([one, other]) {
  const item = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {[number, number]} */ counts) => {
    const sizes = [one.size(kind), other.size(kind)];
    const known = sizes[0] && sizes[1];
    const likelihood = known ? logLikelihood(counts[0], counts[0] + counts[1], sizes[0], sizes[0] + sizes[1]) : 0;
    return { kind, name, counts, likelihood };
  };
  const words = [...new Set([...one.terms.keys(), ...other.terms.keys()])].filter((term) => term[0] !== "=").sort().map((term) => {
    const [ours, theirs] = [one.terms.get(term), other.terms.get(term)];
    const forms = new Map(ours?.forms);
    theirs?.forms.forEach((count, form) => forms.set(form, (forms.get(form) ?? 0) + count));
    const [form] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    return item("words", form, [ours?.count ?? 0, theirs?.count ?? 0]);
  });
  const names = [...new Set([...one.names.keys(), ...other.names.keys()])].map((key) => {
    const at = key.indexOf(" ");
    return item(key.slice(0, at), key.slice(at + 1), [one.names.get(key) ?? 0, other.names.get(key) ?? 0]);
  });
  return [...words, ...names];
}

/**
 * @param {Compared[]} items
 * @param {(item: Compared) => number[]} rank lowest first
 * @returns {Compared[]} the first of each kind
 */
function firstOfKinds(items, rank) {
  const order = (/** @type {Compared} */ a, /** @type {Compared} */ b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at >= 0 ? left[at] - right[at] : a.name < b.name ? -1 : Number(a.name > b.name);
  };
  const sorted = [...items].sort(order);
  return ["words", ...NAMED_KINDS].flatMap((kind) => sorted.filter((item) => item.kind === kind).slice(0, MOST_COMPARED));
}

/**
 * @param {Compared[]} items
 * @param {[ComparedSide, ComparedSide]} sides
 * @param {0 | 1} side
 * @returns {Compared[]} what the side has significantly more of
 */
function ownItems(items, sides, side) {
  const other = side ? 0 : 1;
  const own = items.filter(({ kind, counts, likelihood }) => {
    const more = counts[side] * sides[other].size(kind) > counts[other] * sides[side].size(kind);
    return more && counts[side] >= LEAST_COUNT && likelihood >= LEAST_LIKELIHOOD;
  });
  // Sums of logarithms differ in their last digits from one program to another.
  return firstOfKinds(own, ({ likelihood }) => [-Math.round(likelihood * 1e6)]);
}

/**
 * @param {Compared[]} items
 * @returns {Compared[]} what both sides have about as much of, the most frequent first
 */
function sharedItems(items) {
  const both = items.filter(({ counts, likelihood }) => Math.min(...counts) >= LEAST_COUNT && likelihood < LEAST_LIKELIHOOD);
  return firstOfKinds(both, ({ counts }) => [-Math.min(...counts), -(counts[0] + counts[1])]);
}

/**
 * @param {[string, string]} queries
 * @param {(read: number, of: number) => void} [progress]
 * @returns {Promise<Comparison & {queries: Query[]}>}
 */
async function compareQueries(queries, progress) {
  const found = [await lookFor(queries[0]), await lookFor(queries[1])].map(({ outcome }) => outcome);
  const [one, other] = found.map(({ matches }) => matches);
  const ordinals = [...one.keys()];
  const both = ordinals.filter((ordinal) => one[ordinal] && other[ordinal]);
  /** @type {[number[], number[]]} */
  const only = [
    ordinals.filter((ordinal) => one[ordinal] && !other[ordinal]),
    ordinals.filter((ordinal) => other[ordinal] && !one[ordinal]),
  ];
  const directory = await openDirectory();
  const first = await languageFor(directory.data.languages[0] ?? "en");
  const reader = new TextReader(directory, [], await articleLanguages(directory.data), first);
  /** @type {[ComparedSide, ComparedSide]} */
  const sides = [new ComparedSide(), new ComparedSide()];
  const asked = only.flatMap((list, side) => list.slice(0, MOST_READ).map((ordinal) => ({ side, ordinal })));
  for (let read = 0; read < asked.length; read += 16) {
    const next = asked.slice(read, read + 16);
    const blocks = next.map(({ ordinal }) => readBlock(directory, "text", ordinal));
    const texts = await Promise.all(next.map(({ ordinal }) => reader.paragraphs(ordinal)));
    (await Promise.all(blocks)).forEach((block, at) => sides[next[at].side].add(texts[at], block));
    progress?.(Math.min(read + 16, asked.length), asked.length);
  }
  const items = comparedItems(sides);
  const own = /** @type {[Compared[], Compared[]]} */ ([ownItems(items, sides, 0), ownItems(items, sides, 1)]);
  return { both, only, sides, own, shared: sharedItems(items), queries: found.map(({ query }) => query) };
}
