/**
 * What of a query has occurrences that can be counted: its words, phrases and stars, as sequences of terms. Mirrors
 * plugins/dateline/search/explore/targets.py. Counts nothing.
 */

/** @typedef {{term: string, position: number, forms: Set<string> | null}} Step forms: null where any will do */

/**
 * A word, phrase or star of the query, with every way in which the archive can have it.
 *
 * @typedef {object} Target
 * @property {string | null} field title, body or, for null, both
 * @property {boolean} plain a mere word: each of its ways is one term, in any of its forms
 * @property {Step[][]} ways
 */

/** @param {Step[][]} ways @returns {Step[][]} none twice */
function distinctWays(ways) {
  const key = (/** @type {Step[]} */ way) =>
    JSON.stringify(way.map(({ term, position, forms }) => [term, position, forms && [...forms].sort()]));
  return [...new Map(ways.map((way) => [key(way), way])).values()];
}

/**
 * @param {Token[]} reading
 * @param {boolean} printed whether only the typed forms will do
 * @returns {Step[]}
 */
function stepsOf(reading, printed) {
  return reading.map(({ term, position, form }) => ({ term, position, forms: printed ? new Set([form]) : null }));
}

/** Turns the leaves of a query into targets. */
class TargetReader {
  /**
   * @param {Lookup} lookup
   * @param {Query} query
   */
  constructor(lookup, query) {
    this.lookup = lookup;
    this.query = query;
    this.wide = new WideFinder(new Finder(lookup, query, false));
    this.onlyStopWords = onlyStopWords(query, lookup);
  }

  /** @returns {Promise<Target[]>} */
  async targets() {
    const found = [];
    for (const { presence, node } of this.query.items) {
      if (presence === "not") continue;
      const wanted = presence === "must" || node.kind === "group" || this.onlyStopWords;
      for (const leaf of leavesOf(node)) {
        if (leaf.kind !== "filter") found.push(await this.target(leaf, wanted));
      }
    }
    return found.filter(({ ways }) => ways.length);
  }

  /**
   * @param {Leaf} leaf
   * @param {boolean} wanted whether a stop word counts, too
   * @returns {Promise<Target>}
   */
  async target(leaf, wanted) {
    const { field } = leaf;
    const text = leaf.kind === "word" ? this.asSpelt(leaf.text) : leaf.text;
    const readings = this.lookup.readings(text);
    if (leaf.kind !== "word" && leaf.wildcard) return { field, plain: false, ways: await this.starred(leaf) };
    if (leaf.kind === "phrase" && !leaf.distance) {
      return { field, plain: false, ways: distinctWays(readings.map((reading) => stepsOf(reading, true))) };
    }
    if (leaf.kind !== "word") {
      const steps = readings.flatMap((reading) => stepsOf(reading, leaf.kind === "phrase"));
      return { field, plain: false, ways: distinctWays(steps.map((step) => [{ ...step, position: 0 }])) };
    }
    if (UNSPACED_CHARACTER.test(text) && [...text].length === 1) {
      const ways = await this.printed({ ...leaf, text: `${text}*`, wildcard: true });
      return { field, plain: false, ways };
    }
    if (leaf.wildcard || leaf.distance) return { field, plain: false, ways: await this.printed(leaf) };
    const whole = this.lookup.readings(text, true);
    const plain = [...readings, ...whole].every(({ length }) => length === 1);
    const joined = whole.flatMap((reading) => reading.filter(({ form }) => !readings.flat().some((one) => one.form === form)));
    const ways = [...readings, ...joined.map((token) => [{ ...token, position: 0 }])].map((way) => stepsOf(way, false));
    const kept = wanted ? ways : ways.filter((way) => way.some(({ term }) => term[0] !== "="));
    return { field, plain, ways: distinctWays(kept) };
  }

  /**
   * @param {string} text a word
   * @returns {string} as the search read it: in another spelling where the archive has only that
   */
  asSpelt(text) {
    const read = this.query.notes.filter(({ code }) => code === "spelt-otherwise").map(({ detail }) => detail);
    // Where nothing is spelt otherwise, the script that knows how is not there.
    const others = read.length ? otherSpellings(text) : [];
    return read.find((other) => others.includes(other)) ?? text;
  }

  /**
   * @param {Leaf} leaf a phrase with stars, or such words near each other
   * @returns {Promise<Step[][]>} one way for each word that a star stands for
   */
  async starred(leaf) {
    /** @type {Step[][]} */
    const ways = [];
    for (const elements of await new StarredPhrases(this.wide).readings(leaf)) {
      const steps = elements.map(({ position, choices }) => choices.map((choice) => ({ ...choice, position })));
      if (leaf.kind === "near" || leaf.distance) {
        ways.push(...steps.flat().map((step) => [{ ...step, position: 0 }]));
        continue;
      }
      const begin = elements[0]?.position ?? 0;
      /** @type {Step[][]} */
      let joined = steps.length ? [[]] : [];
      for (const choices of steps) {
        joined = joined.flatMap((way) => choices.map((step) => [...way, { ...step, position: step.position - begin }]));
      }
      ways.push(...joined);
    }
    return distinctWays(ways).slice(0, this.lookup.caps.expansions);
  }

  /**
   * @param {Leaf} leaf with stars, or with letters that may differ
   * @returns {Promise<Step[][]>}
   */
  async printed(leaf) {
    const near = () => printedNear(this.lookup, fold(leaf.text), leaf.distance);
    const pairs = leaf.wildcard ? await this.wide.like(leaf.text) : await near();
    /** @type {Map<string, Set<string>>} */
    const terms = new Map();
    for (const [form, term] of pairs) terms.set(term, (terms.get(term) ?? new Set()).add(form));
    const kept = this.wide.withinCaps([...terms.keys()], leaf.text);
    return kept.map((term) => [{ term, position: 0, forms: terms.get(term) ?? null }]);
  }
}
