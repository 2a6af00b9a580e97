/** What a phrase finds that has stars, or words with stars near each other. Ranks nothing. */

/**
 * @param {string} text
 * @param {Language} language
 * @returns {number} how many positions it takes
 */
function widthOf(text, language) {
  const words = [...text.matchAll(TOKEN)].map(([token]) => trim(fold(token), language));
  const runs = words.flatMap((word) => word.match(SCRIPT_RUN) ?? [""]);
  const sizes = runs.map((run) => (UNSPACED_CHARACTER.test(run) ? Math.max([...run].length - 1, 1) : 1));
  return sizes.reduce((sum, size) => sum + size, 0);
}

class StarredPhrases {
  /** @param {WideFinder} wide */
  constructor(wide) {
    this.wide = wide;
    this.lookup = wide.lookup;
  }

  /**
   * Return what a phrase finds that has stars: for the end of a word, or alone for any one word.
   *
   * @param {Leaf} leaf
   * @returns {Promise<Evidence>}
   */
  async of(leaf) {
    const starred = await this.terms(leaf);
    const words = [];
    for (const part of leaf.text.match(/\S+/g) ?? []) {
      const terms = starred.get(part);
      const found = terms ? (await this.wide.ofForms(leaf, terms)).words : this.wide.wordsAt(leaf, this.lookup.readings(part));
      words.push(...(await found));
    }
    const mask = this.wide.finder.none();
    const distance = leaf.distance || leaf.kind === "near" ? leaf.distance : null;
    for (const elements of await this.readings(leaf, starred)) {
      for (const ordinal of await documentsWith(elements, this.lookup, leaf.field, distance)) mask[ordinal] = 1;
    }
    return { mask, words };
  }

  /**
   * @param {Leaf} leaf
   * @returns {Promise<Map<string, Terms>>} what the words with stars stand for; a lone star stands for any word
   */
  async terms({ text }) {
    /** @type {Map<string, Terms>} */
    const found = new Map();
    for (const part of text.match(/\S+/g) ?? []) {
      if (!hasWildcard(part) || /^\*+$/.test(part) || UNSPACED_CHARACTER.test(part)) continue;
      found.set(part, this.wide.termsWithin(part, await this.wide.like(part)));
    }
    return found;
  }

  /**
   * @param {Leaf} leaf
   * @param {Map<string, Terms>} [starred]
   * @returns {Promise<PhraseElement[][]>} a phrase with stars as each language reads it
   */
  async readings(leaf, starred) {
    const terms = starred ?? (await this.terms(leaf));
    const found = this.lookup.languages.map((language) => this.elements(leaf, terms, language));
    return found.filter(({ length }) => length);
  }

  /**
   * @param {Leaf} leaf
   * @param {Map<string, Terms>} starred
   * @param {Language} language
   * @returns {PhraseElement[]}
   */
  elements({ kind, text }, starred, language) {
    /** @type {PhraseElement[]} */
    const elements = [];
    let place = 0;
    for (const part of text.match(/\S+/g) ?? []) {
      const terms = starred.get(part);
      if (terms) elements.push({ position: place, choices: [...terms].map(([term, forms]) => ({ term, forms })) });
      const tokens = terms ? [] : analyze(part, language, false);
      for (const token of tokens) elements.push(elementOf(token, kind === "phrase", place + token.position));
      place += terms ? 1 : widthOf(part, language) || part.split("*").length - 1;
    }
    return elements;
  }
}
