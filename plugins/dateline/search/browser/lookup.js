/**
 * Brings the postings of terms, and a text as the languages of the archive read it. Knows no query language.
 */

/** @typedef {{expansions: number, shards: number}} Caps */

/** Enough for every honest query on record, and few enough for a slow line. */
const DEFAULT_CAPS = { expansions: 2000, shards: 96 };

class Lookup {
  /**
   * @param {ShardStore} store
   * @param {Directory} directory
   * @param {Language[]} languages of the archive
   * @param {Caps} caps
   * @param {(code: string, detail: string) => void} note
   * @param {Map<string, string>} compounds words printed as one, and as two, where those are looked for
   */
  constructor(store, directory, languages, caps, note, compounds) {
    this.store = store;
    this.directory = directory;
    this.languages = languages;
    this.caps = caps;
    this.note = note;
    this.compounds = compounds;
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
   * @param {string} kind of names, or "by" or "section"
   * @param {string} prefix
   * @returns {Promise<string[]>} the keys of those that begin so
   */
  async namesFrom(kind, prefix) {
    const start = `:${kind}:${prefix}`;
    const paths = this.directory.terms.pathsOf(start);
    if (paths.length > this.caps.shards) this.note("too-many-forms", `${prefix}*`);
    const found = await Promise.all(paths.slice(0, this.caps.shards).map((path) => this.shard(path)));
    const terms = found.flatMap((shard) => shard.terms.filter((_, row) => shard.starts[row] < shard.starts[row + 1]));
    return terms.flatMap((term) => (term.startsWith(start) ? [term.slice(kind.length + 2)] : []));
  }

  /**
   * Return a text as each language reads it, none twice; stop words are among the terms.
   *
   * @param {string} text
   * @param {boolean} [compounds] whether parts joined by a hyphen also give the joined word
   * @returns {Token[][]}
   */
  readings(text, compounds = false) {
    /** @type {Map<string, Token[]>} */
    const found = new Map();
    for (const language of this.languages) {
      const tokens = analyze(text, language, compounds);
      const key = tokens.map(({ term, form, position }) => `${term} ${form} ${position}`).join("\n");
      if (tokens.length && !found.has(key)) found.set(key, tokens);
    }
    return [...found.values()];
  }
}
