/**
 * What groups, phrases, compounds, stars and near spellings find; phrases with stars are in
 * starred-phrases.js, filters in filters.js, other spellings in spelt-otherwise.js. Ranks nothing.
 */

const NOT_PRINTED = /(?!(?<=[0-9])\.(?=[0-9]))['’`.,;:!?&\-\u2010\u2011]/g;

/**
 * Return what a word that no article has finds in another usual spelling, or parted in two.
 *
 * @param {WideFinder} finder
 * @param {Leaf} leaf
 * @param {boolean} wanted whether a stop word counts, too
 * @returns {Promise<Evidence | null>} null if there is none
 */
async function speltOtherwise(finder, leaf, wanted) {
  await clientPart("spellings");
  return new SpellingFinder(finder).of(leaf, wanted);
}

class WideFinder {
  /** @param {Finder} finder */
  constructor(finder) {
    this.finder = finder;
    this.lookup = finder.lookup;
  }

  /**
   * @param {QueryNode} node
   * @returns {Promise<Evidence | null>}
   */
  async of(node) {
    if (node.kind === "group") return this.group(node);
    if (node.kind === "filter") return filterEvidence(node, this.finder);
    if (node.kind !== "word") return this.phrase(node);
    if (node.wildcard && UNSPACED_CHARACTER.test(node.text)) {
      // Scripts without spaces have no words that a star could end: each part must be there.
      const parts = node.text.split("*").filter(Boolean);
      const nodes = parts.map((text) => ({ ...node, text, wildcard: false }));
      return this.group({ kind: "group", operator: "and", nodes });
    }
    if (node.wildcard) return this.printed(node, await this.like(node.text));
    const [[first] = []] = this.lookup.readings(node.text);
    if (first && [...node.text].length === 1) return this.printed(node, await this.like(`${first.term}*`));
    if (node.distance) {
      const near = await printedNear(this.lookup, fold(node.text), node.distance);
      return this.printed(node, near, [fold(node.text)]);
    }
    const found = await this.compound(node);
    if (found.mask.includes(1)) return this.withAlsoWritten(node, found);
    return (await speltOtherwise(this, node, true)) ?? found;
  }

  /**
   * Add the articles that print a word or phrase as two words, or as one, where the archive has both.
   *
   * @param {Leaf} leaf
   * @param {Evidence} evidence
   * @returns {Promise<Evidence>}
   */
  async withAlsoWritten(leaf, evidence) {
    for (const text of alsoWritten(leaf.text, this.lookup.compounds)) {
      await this.addPhrase(evidence.mask, { ...leaf, kind: "phrase", text, distance: 0 });
    }
    return evidence;
  }

  /**
   * @param {Group} group
   * @returns {Promise<Evidence>}
   */
  async group({ operator, nodes }) {
    const found = await Promise.all(nodes.map((node) => this.finder.of(node, true)));
    const parts = found.filter((part) => part !== null);
    const [first = { mask: this.finder.none(), words: [] }] = parts;
    if (operator === "not") return { mask: first.mask.map((value) => 1 - value), words: [] };
    const mask = first.mask.map((_, ordinal) =>
      Number(operator === "and" ? parts.every((part) => part.mask[ordinal]) : parts.some((part) => part.mask[ordinal])),
    );
    return { mask, words: parts.flatMap(({ words }) => words) };
  }

  /**
   * Return what a word of several parts finds: the parts side by side, or joined in one word.
   *
   * @param {Leaf} leaf
   * @returns {Promise<Evidence>}
   */
  async compound(leaf) {
    const readings = this.lookup.readings(leaf.text);
    const mask = this.finder.none();
    for (const reading of readings) {
      const elements = await this.elementsOf(reading, false);
      for (const ordinal of await documentsWith(elements, this.lookup, leaf.field, null)) mask[ordinal] = 1;
    }
    const words = await this.wordsAt(leaf, readings);
    const parts = new Set(readings.flat().map(({ term, form, position }) => `${term} ${form} ${position}`));
    const whole = this.lookup.readings(leaf.text, true).flat();
    const joined = whole.filter(({ term, form, position }) => !parts.has(`${term} ${form} ${position}`));
    if (joined.length) {
      const terms = new Map(joined.map(({ term, form }) => [term, new Set([form])]));
      const found = await this.finder.ofTerms(leaf, terms);
      found.mask.forEach((value, ordinal) => (mask[ordinal] |= value));
      words.push(...found.words);
    }
    return { mask, words: words.map((word) => ({ ...word, share: 1 / words.length })) };
  }

  /**
   * Return the words at each place of a text, stop words left out.
   *
   * @param {Leaf} leaf
   * @param {Token[][]} readings
   * @returns {Promise<Word[]>}
   */
  async wordsAt(leaf, readings) {
    /** @type {Map<number, Terms>} */
    const places = new Map();
    for (const { term, form, position } of readings.flat()) {
      const terms = places.get(position) ?? new Map();
      places.set(position, terms);
      if (term[0] !== "=") terms.set(term, (terms.get(term) ?? new Set()).add(form));
    }
    const kept = [...places.values()].filter((terms) => terms.size);
    const found = await Promise.all(kept.map((terms) => this.finder.ofTerms(leaf, terms)));
    return found.flatMap(({ words }) => words);
  }

  /**
   * @param {Leaf} leaf a phrase, or words near each other
   * @param {boolean} [compounds] whether its words may be written apart or joined
   * @returns {Promise<Evidence | null>}
   */
  async phrase(leaf, compounds = true) {
    if (leaf.wildcard) return new StarredPhrases(this).of(leaf);
    const readings = this.lookup.readings(leaf.text);
    if (!readings.length) return null;
    const mask = this.finder.none();
    for (const text of new Set([leaf.text, closedText(leaf.text)])) await this.addPhrase(mask, { ...leaf, text });
    if (compounds && /\s/.test(leaf.text) && leaf.kind === "phrase" && !leaf.distance) {
      await this.withAlsoWritten(leaf, { mask, words: [] });
    }
    if (compounds && (!mask.includes(1) || (await this.mayBeCompound(leaf, mask)))) {
      const bare = !mask.includes(1);
      await clientPart("spellings");
      for (const text of await otherCompounds(leaf.text, this.lookup)) {
        const added = await this.addPhrase(mask, { ...leaf, text });
        if (added && bare) this.lookup.note("spelt-otherwise", text);
      }
    }
    for (const text of compounds && !mask.includes(1) ? otherTexts(leaf.text) : []) {
      if (!(await this.addPhrase(mask, { ...leaf, text }))) continue;
      this.lookup.note("spelt-otherwise", text);
      return { mask, words: await this.wordsAt(leaf, this.lookup.readings(text)) };
    }
    return { mask, words: await this.wordsAt(leaf, readings) };
  }

  /**
   * Return the elements of a reading. A lone character of a script without spaces beside a figure or a word of another
   * script, as in 2020年, stands for the pairs that it begins or ends: the text goes on there.
   *
   * @param {Token[]} reading
   * @param {boolean} printed whether only the forms as typed will do
   * @returns {Promise<PhraseElement[]>}
   */
  async elementsOf(reading, printed) {
    const paired = new Map(reading.map(({ term, position }) => [position, UNSPACED_CHARACTER.test(term[0])]));
    const found = reading.map(async (token) => {
      const [before, after] = [-1, 1].map((step) => paired.get(token.position + step) ?? true);
      const lone = [...token.term].length === 1 && UNSPACED_CHARACTER.test(token.term);
      if (!lone || before === after) return elementOf(token, printed);
      const pairs = await this.like(before ? `*${token.term}` : `${token.term}*`);
      return { position: token.position, choices: pairs.map(([form, term]) => ({ term, forms: new Set([form]) })) };
    });
    return Promise.all(found);
  }

  /**
   * Mark the articles that have a phrase.
   *
   * @param {Uint8Array} mask
   * @param {Leaf} leaf
   * @returns {Promise<boolean>} whether there are any
   */
  async addPhrase(mask, leaf) {
    const printed = leaf.kind === "phrase";
    const distance = leaf.distance || !printed ? leaf.distance : null;
    let found = false;
    for (const reading of this.lookup.readings(leaf.text)) {
      const elements = await this.elementsOf(reading, printed);
      for (const ordinal of await documentsWith(elements, this.lookup, leaf.field, distance)) {
        mask[ordinal] = 1;
        found = true;
      }
    }
    return found;
  }

  /**
   * Say whether an article that lacks a phrase has its words with one place more after one of them, as a word has
   * that is printed with a hyphen.
   *
   * @param {Leaf} leaf
   * @param {Uint8Array} mask of the articles that have the phrase
   * @returns {Promise<boolean>}
   */
  async mayBeCompound(leaf, mask) {
    if (leaf.kind !== "phrase" || leaf.distance) return false;
    for (const reading of this.lookup.readings(leaf.text)) {
      for (const { position: after } of reading.slice(0, -1)) {
        const elements = reading.map((token) => elementOf(token, true, token.position + Number(token.position > after)));
        for (const ordinal of await documentsWith(elements, this.lookup, leaf.field, null)) {
          if (!mask[ordinal]) return true;
        }
      }
    }
    return false;
  }

  /**
   * Return what printed words find, all equally welcome unless some are typed.
   *
   * @param {Leaf} leaf
   * @param {[string, string][]} pairs printed form and term
   * @param {string[]} [typed]
   * @returns {Promise<Evidence>}
   */
  async printed(leaf, pairs, typed) {
    return this.ofForms(leaf, this.termsWithin(leaf.text, pairs), typed);
  }

  /**
   * @param {string} text
   * @param {[string, string][]} pairs printed form and term
   * @returns {Terms} of as many terms as a text may stand for
   */
  termsWithin(text, pairs) {
    /** @type {Terms} */
    const terms = new Map();
    for (const [form, term] of pairs) terms.set(term, (terms.get(term) ?? new Set()).add(form));
    const kept = new Set(this.withinCaps([...terms.keys()], text));
    return new Map([...terms].filter(([term]) => kept.has(term)));
  }

  /**
   * @param {Leaf} leaf
   * @param {Terms} terms
   * @param {string[]} [typed]
   * @returns {Promise<Evidence>} of these printed forms alone
   */
  async ofForms(leaf, terms, typed) {
    const found = await Promise.all([...terms.keys()].map((term) => this.lookup.term(term)));
    const postings = [];
    const bits = [];
    for (const one of found) {
      if (!one) continue;
      const wanted = bitsOf(one, terms.get(one.term) ?? []);
      postings.push(withForms(one, wanted));
      bits.push(typed ? bitsOf(one, typed) : wanted);
    }
    return this.finder.evidence(leaf, postings, bits);
  }

  /**
   * @param {string[]} terms
   * @param {string} text
   * @returns {string[]} as many as may be loaded, the short ones first
   */
  withinCaps(terms, text) {
    const { expansions, shards: most } = this.lookup.caps;
    const files = new Set();
    const kept = new Set();
    for (const term of [...terms].sort((a, b) => a.length - b.length)) {
      files.add(this.lookup.directory.terms.pathOf(term));
      if (kept.size >= expansions || files.size > most) break;
      kept.add(term);
    }
    if (kept.size < terms.length) this.lookup.note("too-many-forms", text);
    return terms.filter((term) => kept.has(term));
  }

  /**
   * @param {string} text with stars
   * @returns {Promise<[string, string][]>} the words of the archive that it stands for, in any usual spelling
   */
  async like(text) {
    const typed = await this.fitting(text);
    if (typed.length) return typed;
    await clientPart("spellings");
    for (const spelling of otherSpellings(text)) {
      const found = await this.fitting(spelling);
      if (!found.length) continue;
      this.lookup.note("spelt-otherwise", spelling);
      return found;
    }
    return [];
  }

  /**
   * @param {string} text with stars
   * @returns {Promise<[string, string][]>} the words of the archive that fit it as it is spelt
   */
  async fitting(text) {
    const parts = wildcardParts(fold(text)).map((part, index) => (index % 2 ? part : part.replace(NOT_PRINTED, "")));
    const words = await printedWords(this.lookup, parts[0]);
    const pattern = patternOfParts(parts);
    return words.filter(([form]) => pattern.test(form));
  }
}
