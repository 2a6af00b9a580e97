/**
 * What a word of the query finds: the documents, and the postings that count in the ranking. What groups, phrases,
 * filters and stars find is added by evidence-more.js. Ranks nothing.
 */

/**
 * A word that counts in the ranking.
 *
 * @typedef {object} Word
 * @property {Leaf} leaf
 * @property {string} text as typed
 * @property {Postings[]} postings of the terms it stands for
 * @property {number[]} bits of each: the printed forms that were asked for
 * @property {number} share of a whole word that this one is; a compound has several
 * @property {number} elsewhere articles that have it without a posting: in their language it is a stop word
 */

/**
 * @typedef {object} Evidence
 * @property {Uint8Array} mask 1 for each ordinal found
 * @property {Word[]} words
 * @property {Uint8Array} [waived] 1 for each that it asks nothing of: in its language it is a stop word
 */

/** @typedef {Map<string, Set<string>>} Terms printed forms by term */

const MAX_TERMS = 20;

class Finder {
  /**
   * @param {Lookup} lookup
   * @param {Query} query takes the notes
   * @param {boolean} withStopWords whether stop words are looked for like other words
   */
  constructor(lookup, query, withStopWords) {
    this.lookup = lookup;
    this.query = query;
    this.withStopWords = withStopWords;
    /** @type {Map<Leaf, string[]>} of filters: the names that a value stands for */
    this.meanings = new Map();
  }

  /**
   * Return the evidence of a node; null when it is a mere stop word, which asks for nothing. With `wanted`, a
   * stop word is looked for: someone wants it by name.
   *
   * @param {QueryNode} node
   * @param {boolean} wanted
   * @returns {Promise<Evidence | null>}
   */
  async of(node, wanted) {
    const readings = node.kind === "word" ? this.lookup.readings(node.text) : [];
    const [first] = readings[0] ?? [];
    const lone = first && UNSPACED_CHARACTER.test(first.term) && [...first.term].length === 1;
    const parts = readings.some((reading) => reading.length > 1);
    if (node.kind !== "word" || node.wildcard || node.distance || lone || parts) {
      await clientPart("evidence");
      return new WideFinder(this).of(node);
    }
    const terms = this.terms(node.text, wanted);
    if (!terms.size) return null;
    const evidence = await this.ofTerms(node, terms);
    if (!wanted) await this.waive(node.text, evidence);
    if (evidence.waived) return evidence;
    const printed = this.lookup.compounds.has(fold(node.text));
    const found = evidence.mask.includes(1);
    if (found && !printed) return evidence;
    await Promise.all([clientPart("evidence"), found || clientPart("spellings")]);
    if (found) return new WideFinder(this).withAlsoWritten(node, evidence);
    return (await speltOtherwise(new WideFinder(this), node, wanted)) ?? evidence;
  }

  /**
   * Say of which articles a word asks nothing: those in a language in which it is a stop word.
   *
   * @param {string} text
   * @param {Evidence} evidence
   */
  async waive(text, evidence) {
    if (this.withStopWords) return;
    for (const language of this.lookup.languages) {
      const tokens = analyze(text, language, false);
      if (!tokens.length || !tokens.every(({ term }) => term[0] === "=")) continue;
      evidence.waived ??= this.none();
      const postings = await this.lookup.term(`:language:${language.code}`);
      for (const ordinal of postings?.ordinals ?? []) evidence.waived[ordinal] = 1;
    }
    const elsewhere = evidence.waived?.reduce((sum, value) => sum + value, 0) ?? 0;
    for (const word of evidence.words) word.elsewhere = elsewhere;
  }

  /**
   * @param {string} text a single word
   * @param {boolean} wanted
   * @returns {Terms} its terms, with their printed forms
   */
  terms(text, wanted) {
    /** @type {Terms} */
    const terms = new Map();
    for (const { term, form } of this.lookup.readings(text).flat()) {
      if (term[0] === "=" && !wanted && !this.withStopWords) continue;
      terms.set(term, (terms.get(term) ?? new Set()).add(form));
    }
    return terms;
  }

  /**
   * @param {Leaf} leaf
   * @param {Terms} terms
   * @returns {Promise<Evidence>}
   */
  async ofTerms(leaf, terms) {
    const found = await Promise.all([...terms.keys()].map((term) => this.lookup.term(term)));
    const postings = found.filter((one) => one !== null);
    const bits = postings.map((one) => bitsOf(one, terms.get(one.term) ?? []));
    return this.evidence(leaf, postings, bits);
  }

  /**
   * @param {Leaf} leaf
   * @param {Postings[]} postings
   * @param {number[]} bits
   * @returns {Evidence}
   */
  evidence(leaf, postings, bits) {
    const mask = this.none();
    for (const one of postings) {
      const counts = { title: one.title, body: one.body }[leaf.field ?? ""];
      for (let index = 0; index < one.ordinals.length; index += 1) {
        if (counts ? counts[index] : one.title[index] || one.body[index]) mask[one.ordinals[index]] = 1;
      }
    }
    return { mask, words: [{ leaf, text: leaf.text, postings, bits, share: 1, elsewhere: 0 }] };
  }

  /** @returns {Uint8Array} */
  none() {
    return new Uint8Array(this.lookup.directory.data.ordinals);
  }
}

/**
 * Say whether each word of a query is a stop word in one of the languages: then they are looked for.
 *
 * @param {Query} query
 * @param {Lookup} lookup
 * @returns {boolean}
 */
function onlyStopWords({ items }, lookup) {
  const asked = items.flatMap(({ node }) => leavesOf(node)).filter(({ kind }) => kind !== "filter");
  return asked.every(
    ({ kind, text }) =>
      kind === "word" && lookup.readings(text).some((reading) => reading.every(({ term }) => term[0] === "=")),
  );
}

/**
 * Return the items whose words fit the limit; those that have no word to look up are free.
 *
 * @param {Item[]} items
 * @param {Lookup} lookup
 * @returns {Item[]}
 */
function withinLimit(items, lookup) {
  let terms = 0;
  return items.filter(({ node }) => {
    for (const leaf of leavesOf(node)) {
      if (leaf.kind === "filter") continue;
      const [reading = []] = lookup.readings(leaf.text);
      terms += reading.filter(({ term }) => term[0] !== "=").length;
    }
    if (terms > MAX_TERMS) lookup.note("too-many-terms", String(MAX_TERMS));
    return terms <= MAX_TERMS;
  });
}
