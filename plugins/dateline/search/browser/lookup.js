/**
 * Finds what a clause of the query asks for: analyzes its words in the languages of the archive, spreads
 * stars and tildes over the vocabulary, and brings the postings. Scores nothing.
 */

/**
 * One word of the query: an article has it when it has one of the terms.
 *
 * @typedef {object} Word
 * @property {Clause} clause
 * @property {string} text as typed
 * @property {Postings[]} postings of its terms, in the order in which lunr.js would meet them
 */

/**
 * The same phrase as the different languages analyze it; one fit is enough.
 *
 * @typedef {object} Phrase
 * @property {Clause} clause
 * @property {{postings: Postings, position: number}[][]} sequences
 */

/** @typedef {{expansions: number, shards: number}} Caps */

const MAX_TERMS = 20;

/** Enough for every honest query on record, and few enough for a slow line. */
const DEFAULT_CAPS = { expansions: 100, shards: 16 };

class Lookup {
  /**
   * @param {ShardStore} store
   * @param {Directory} directory
   * @param {Language[]} languages of the archive
   * @param {Caps} caps
   * @param {(code: string, detail: string) => void} note
   */
  constructor(store, directory, languages, caps, note) {
    this.store = store;
    this.directory = directory;
    this.languages = languages;
    this.caps = caps;
    this.note = note;
  }

  /**
   * @param {string} path
   * @returns {Promise<TermShard>}
   */
  shard(path) {
    return this.store.read(path, (payload) => new TermShard(payload));
  }

  /**
   * @param {string} term
   * @returns {Promise<Postings | null>}
   */
  async term(term) {
    const path = this.directory.terms.pathOf(term);
    if (!path) return null;
    const shard = await this.shard(path);
    const row = shard.rowOf(term);
    return row < 0 ? null : shard.postings(row);
  }

  /**
   * @param {string[]} terms
   * @returns {Promise<Postings[]>}
   */
  async terms(terms) {
    const found = await Promise.all(terms.map((term) => this.term(term)));
    return found.filter((postings) => postings !== null);
  }

  /** @returns {Promise<string[]>} every term but the pseudo-terms, sorted */
  async vocabulary() {
    const hashes = splitHashes(this.directory.data.tables.vocabulary ?? "");
    const read = (/** @type {Uint8Array} */ payload) => {
      const reader = new ByteReader(payload);
      return reader.words(reader.varint());
    };
    const parts = await Promise.all(hashes.map((hash) => this.store.read(`tables/${hash}`, read)));
    return parts.flat();
  }

  /**
   * Part the text of a clause into words, each with the terms that the languages make of it.
   *
   * @param {string} text
   * @returns {{text: string, terms: string[]}[]}
   */
  analyzed(text) {
    /** @type {Map<string, {text: string, terms: Set<string>}>} */
    const words = new Map();
    for (const language of this.languages) {
      /** @type {Map<number, number>} */
      const parts = new Map();
      for (const { term, start, end } of analyze(text, language)) {
        const part = parts.get(start) ?? 0;
        parts.set(start, part + 1);
        const key = `${start}.${part}`;
        const word = words.get(key) ?? { text: text.slice(start, end), terms: new Set() };
        words.set(key, word);
        word.terms.add(term);
      }
    }
    return [...words.values()].map((word) => ({ text: word.text, terms: [...word.terms] }));
  }

  /**
   * Return the clauses whose words fit the limit. Only words that are looked up count: stop words are free.
   *
   * @param {Clause[]} clauses
   * @returns {Clause[]}
   */
  withinLimit(clauses) {
    let terms = 0;
    return clauses.filter(({ text, wildcard }) => {
      terms += wildcard ? 1 : this.analyzed(text).length;
      if (terms > MAX_TERMS) this.note("too-many-terms", String(MAX_TERMS));
      return terms <= MAX_TERMS;
    });
  }

  /**
   * @param {Clause[]} all
   * @returns {Promise<[Word[], Phrase[]]>}
   */
  async all(all) {
    const clauses = this.withinLimit(all);
    const [words, phrases] = [false, true].map((phrase) => clauses.filter((clause) => clause.phrase === phrase));
    const found = await Promise.all(words.map((clause) => this.words(clause)));
    return [found.flat(), await Promise.all(phrases.map((clause) => this.phrase(clause)))];
  }

  /**
   * @param {Clause} clause not a phrase
   * @returns {Promise<Word[]>}
   */
  async words(clause) {
    if (clause.wildcard) {
      const postings = await this.expansions(fold(clause.text), 0);
      return [{ clause, text: clause.text, postings }];
    }
    return Promise.all(
      this.analyzed(clause.text).map(async ({ text, terms }) => {
        const lone = UNSPACED_CHARACTER.test(terms[0]) && [...terms[0]].length === 1;
        /** @type {Postings[]} */
        let postings = [];
        if (lone) postings = await this.expansions(`${terms[0]}*`, 0);
        else if (!clause.distance) postings = await this.terms(terms);
        else for (const term of terms) postings.push(...(await this.expansions(term, clause.distance)));
        return { clause, text, postings };
      }),
    );
  }

  /**
   * Return the postings of the terms that fit a text with stars, or are near it.
   *
   * @param {string} text
   * @param {number} distance
   * @returns {Promise<Postings[]>}
   */
  async expansions(text, distance) {
    await extras();
    const prefix = distance ? "" : text.slice(0, text.indexOf("*"));
    const paths = prefix ? this.directory.terms.pathsOf(prefix) : [];
    // Shards of a few neighbours cost less than the whole vocabulary, and hold the postings too.
    if (prefix && (paths.length <= 4 || text.length === prefix.length + 1)) {
      return this.prefixExpansions(text, paths);
    }
    const terms = expand(await this.vocabulary(), text, distance);
    const near = distance > 1 ? new Set(expand(terms, text, 1)) : null;
    const preferred = [...terms].sort(
      (a, b) => Number(near?.has(b) ?? 0) - Number(near?.has(a) ?? 0) || a.length - b.length,
    );
    const kept = new Set();
    const shards = new Set();
    for (const term of preferred) {
      shards.add(this.directory.terms.pathOf(term));
      if (kept.size >= this.caps.expansions || shards.size > this.caps.shards) break;
      kept.add(term);
    }
    if (kept.size < terms.length) this.note("too-many-forms", text);
    return this.terms(terms.filter((term) => kept.has(term)));
  }

  /**
   * @param {string} text with its only or first star after the prefix
   * @param {string[]} paths
   * @returns {Promise<Postings[]>}
   */
  async prefixExpansions(text, paths) {
    const read = paths.slice(0, this.caps.shards);
    const shards = await Promise.all(read.map((path) => this.shard(path)));
    /** @type {Map<string, () => Postings>} */
    const found = new Map();
    const parts = text.split("*");
    for (const shard of shards) {
      shard.terms.forEach((term, row) => {
        if (term[0] !== ":" && fitsParts(term, parts)) found.set(term, () => shard.postings(row));
      });
    }
    const ordered = expand([...found.keys()].sort(), text, 0);
    const postings = ordered.map((term) => /** @type {() => Postings} */ (found.get(term))());
    if (paths.length === read.length && postings.length <= this.caps.expansions) return postings;
    this.note("too-many-forms", text);
    const frequent = [...postings].sort((a, b) => b.ordinals.length - a.ordinals.length);
    const kept = new Set(frequent.slice(0, this.caps.expansions));
    return postings.filter((posting) => kept.has(posting));
  }

  /**
   * @param {Clause} clause
   * @returns {Promise<Phrase>}
   */
  async phrase(clause) {
    /** @type {Map<string, Token[]>} */
    const readings = new Map();
    for (const language of this.languages) {
      const tokens = analyze(clause.text, language);
      if (tokens.length) readings.set(tokens.map(({ term, position }) => `${term} ${position}`).join("\n"), tokens);
    }
    const sequences = [];
    for (const tokens of readings.values()) {
      const postings = await Promise.all(tokens.map(({ term }) => this.term(term)));
      const sequence = postings.flatMap((found, index) =>
        found ? [{ postings: found, position: tokens[index].position }] : [],
      );
      if (sequence.length === tokens.length) sequences.push(sequence);
    }
    return { clause, sequences };
  }
}
