/** What groups, phrases, compounds, stars and near spellings find; filters are in filters.js. Ranks nothing. */

/** @type {Record<string, string>} */
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", å: "aa" };

/**
 * Return how a word that no article has may be spelt instead: Mueller and Müller, القاهره and القاهرة.
 *
 * @param {string} word
 * @returns {string[]}
 */
function otherSpellings(word) {
  const lower = word.toLowerCase();
  const found = ["a", "o", "u"].flatMap((vowel) =>
    lower.includes(`${vowel}e`) ? [word.split(`${vowel}e`).join(vowel)] : [],
  );
  found.push(lower.replace(/[äöüå]/g, (letter) => UMLAUTS[letter]));
  if (/[هة]$/.test(word)) found.push(word.slice(0, -1) + (word.endsWith("ه") ? "ة" : "ه"));
  return [...new Set(found)].filter((other) => other !== lower);
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
    if (node.wildcard) return this.printed(node, await this.like(fold(node.text)));
    const [[first] = []] = this.lookup.readings(node.text);
    if (first && [...node.text].length === 1) return this.printed(node, await this.like(`${first.term}*`));
    if (node.distance) {
      const near = await printedNear(this.lookup, fold(node.text), node.distance);
      return this.printed(node, near, [fold(node.text)]);
    }
    return this.compound(node);
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
      /** @type {PhraseElement[]} */
      const elements = reading.map(({ term, position }) => ({ term, position, form: null }));
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
   * Return what a word finds that no article has as one, but some as two: antiwar as anti war.
   *
   * @param {Leaf} leaf
   * @returns {Promise<Evidence | null>} null if there is none
   */
  async parted(leaf) {
    for (const text of await otherCompounds(leaf.text, this.lookup)) {
      const found = await this.phrase({ ...leaf, kind: "phrase", text, distance: 0 }, false);
      if (!found?.mask.includes(1)) continue;
      this.lookup.note("spelt-otherwise", text);
      return found;
    }
    return null;
  }

  /**
   * @param {Leaf} leaf a phrase, or words near each other
   * @param {boolean} [compounds] whether its words may be written apart or joined
   * @returns {Promise<Evidence | null>}
   */
  async phrase(leaf, compounds = true) {
    const readings = this.lookup.readings(leaf.text);
    if (!readings.length) return null;
    const mask = this.finder.none();
    for (const text of new Set([leaf.text, closedText(leaf.text)])) await this.addPhrase(mask, { ...leaf, text });
    if (compounds && (!mask.includes(1) || (await this.mayBeCompound(leaf, mask)))) {
      const bare = !mask.includes(1);
      for (const text of await otherCompounds(leaf.text, this.lookup)) {
        const added = await this.addPhrase(mask, { ...leaf, text });
        if (added && bare) this.lookup.note("spelt-otherwise", text);
      }
    }
    return { mask, words: await this.wordsAt(leaf, readings) };
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
      /** @type {PhraseElement[]} */
      const elements = reading.map(({ term, position, form }) => ({ term, position, form: printed ? form : null }));
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
        const elements = reading.map(({ term, form, position }) => ({
          term,
          form,
          position: position > after ? position + 1 : position,
        }));
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
    /** @type {Terms} */
    const terms = new Map();
    for (const [form, term] of pairs) terms.set(term, (terms.get(term) ?? new Set()).add(form));
    const kept = this.withinCaps([...terms.keys()], leaf.text);
    const found = await Promise.all(kept.map((term) => this.lookup.term(term)));
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
   * @returns {Promise<[string, string][]>} the words of the archive that it stands for
   */
  async like(text) {
    const parts = text.split("*");
    const words = await printedWords(this.lookup, parts[0]);
    return words.filter(([form]) => fitsParts(form, parts));
  }
}

/**
 * Return the printed words of the archive, with their terms, ordered by form.
 *
 * @param {Lookup} lookup
 * @param {string} prefix those that begin so, and their neighbours
 * @returns {Promise<[string, string][]>}
 */
async function printedWords({ store, directory }, prefix = "") {
  const table = await store.json(`tables/${directory.data.tables.vocabulary}`);
  const files = new ShardTable({ heavy: "", heavies: "", ...table }, "tables").pathsOf(prefix);
  const parts = await Promise.all(files.map((path) => store.read(path, vocabularyFile)));
  return parts.flat();
}

/**
 * @param {Uint8Array} payload
 * @returns {[string, string][]} printed form and term
 */
function vocabularyFile(payload) {
  const reader = new ByteReader(payload);
  return reader.words(reader.varint()).map((form) => [form, readForms(reader, form)[0]]);
}

/**
 * @param {Lookup} lookup
 * @param {string} text
 * @param {number} distance
 * @returns {Promise<[string, string][]>} the printed words within so many edits
 */
async function printedNear(lookup, text, distance) {
  const words = await printedWords(lookup);
  const forms = new Set(expand([...new Set(words.map(([form]) => form))], text, distance));
  return words.filter(([form]) => forms.has(form));
}
