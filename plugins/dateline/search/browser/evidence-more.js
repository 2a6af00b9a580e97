/**
 * What groups, phrases, compounds, stars and near spellings find; phrases with stars are in
 * starred-phrases.js, filters in filters.js, other spellings in spelt-otherwise.js. Ranks nothing.
 */

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

class WideFinder extends PrintedFinder {
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
    if (compounds && mask.includes(1)) await this.addHyphenated(mask, leaf);
    else if (compounds) {
      await clientPart("spellings");
      for (const text of await otherCompounds(leaf.text, this.lookup)) {
        if (await this.addPhrase(mask, { ...leaf, text })) this.lookup.note("spelt-otherwise", text);
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
   * Mark the articles that print a word of a phrase with a hyphen, where others print it as typed. Such a word takes
   * two places: the joined word and its first part stand at the first, its second part at the other. So it is looked
   * for where an article has the words with one place more after one of them.
   *
   * @param {Uint8Array} mask of the articles that have the phrase
   * @param {Leaf} leaf
   */
  async addHyphenated(mask, leaf) {
    const words = fold(leaf.text).split(/\s+/).filter(Boolean);
    if (leaf.kind !== "phrase" || leaf.distance) return;
    const typed = mask.slice();
    for (const reading of this.lookup.readings(leaf.text).filter(({ length }) => length === words.length)) {
      for (const [at, { position: after }] of reading.slice(0, -1).entries()) {
        const elements = reading.map((token) => elementOf(token, true, token.position + Number(token.position > after)));
        const parted = [...(await documentsWith(elements, this.lookup, leaf.field, null))].filter((ordinal) => !typed[ordinal]);
        for (const [head, tail] of parted.length ? twoParts(words[at]) : []) {
          if (!(await this.inSome(parted, leaf, head)) || !(await this.inSome(parted, leaf, tail))) continue;
          const text = [...words.slice(0, at), head, tail, ...words.slice(at + 1)].join(" ");
          await this.addPhrase(mask, { ...leaf, text });
        }
      }
    }
  }

  /**
   * @param {number[]} ordinals
   * @param {Leaf} leaf
   * @param {string} text
   * @returns {Promise<boolean>} whether some of these articles have a text as it is printed
   */
  async inSome(ordinals, leaf, text) {
    const mask = this.finder.none();
    await this.addPhrase(mask, { ...leaf, text });
    return ordinals.some((ordinal) => mask[ordinal]);
  }
}
