/** What printed words find: those that fit a text with wildcards, or are spelt nearly so. Ranks nothing. */

const NOT_PRINTED = /(?!(?<=[0-9])\.(?=[0-9]))['’`.,;:!?&\-\u2010\u2011]/g;

class PrintedFinder {
  /** @param {Finder} finder */
  constructor(finder) {
    this.finder = finder;
    this.lookup = finder.lookup;
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
