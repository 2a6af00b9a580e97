/** What a word that no article has finds in another spelling, parted in two, or joined with its neighbour. */

class SpellingFinder {
  /** @param {WideFinder} wide */
  constructor(wide) {
    this.wide = wide;
    this.finder = wide.finder;
    this.lookup = wide.lookup;
  }

  /**
   * Return what a word that no article has finds in another usual spelling, or parted in two.
   *
   * @param {Leaf} leaf
   * @param {boolean} wanted whether a stop word counts, too
   * @returns {Promise<Evidence | null>} null if there is none
   */
  async of(leaf, wanted) {
    for (const text of otherSpellings(leaf.text)) {
      const other = { ...leaf, text };
      const several = this.lookup.readings(text).some((reading) => reading.length > 1);
      const found = await (several ? this.wide.compound(other) : this.finder.ofTerms(other, this.finder.terms(text, wanted)));
      if (!found.mask.includes(1)) continue;
      this.lookup.note("spelt-otherwise", text);
      return found;
    }
    return (await this.parted(leaf)) ?? this.joined(leaf);
  }

  /**
   * Return what a word that no article has finds as one word with its neighbour: mac donald, 3 bn.
   *
   * @param {Leaf} leaf
   * @returns {Promise<Evidence | null>} null if there is none
   */
  async joined(leaf) {
    const words = this.finder.query.items.map(({ node }) => node);
    const at = words.indexOf(leaf);
    for (const first of at < 0 ? [] : [at - 1, at]) {
      const pair = words.slice(Math.max(first, 0), first + 2);
      const plain = pair.flatMap((node) =>
        node.kind === "word" && !node.field && !node.wildcard && !node.distance ? [node.text] : [],
      );
      const text = plain.join("");
      if (plain.length < 2 || !(await isPrinted(fold(text), this.lookup))) continue;
      this.lookup.note("spelt-otherwise", text);
      return this.finder.ofTerms(leaf, this.finder.terms(text, true));
    }
    return null;
  }

  /**
   * Return what a word finds that no article has as one, but some as two: antiwar as anti war.
   *
   * @param {Leaf} leaf
   * @returns {Promise<Evidence | null>} null if there is none
   */
  async parted(leaf) {
    for (const text of await otherCompounds(leaf.text, this.lookup)) {
      const found = await this.wide.phrase({ ...leaf, kind: "phrase", text, distance: 0 }, false);
      if (!found?.mask.includes(1)) continue;
      this.lookup.note("spelt-otherwise", text);
      return found;
    }
    return null;
  }
}
