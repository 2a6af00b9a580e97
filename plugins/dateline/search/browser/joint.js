/**
 * Several archives searched as one: each index finds what it finds, and one ranking with the summed statistics orders
 * it, so that scores are those of an index over all their articles (docs/index-format.md, section 9).
 */

/**
 * @typedef {object} JointArchive
 * @property {string} name
 * @property {URL} folder of its site
 */

/** @typedef {{archive: JointArchive, directory: Directory, base: number}} JointPart base: its first ordinal */

/** @typedef {Hit & {archive: JointArchive, directory: Directory}} JointHit its ordinal is that of its own index */

/**
 * @typedef {object} JointOutcome
 * @property {JointHit[]} hits
 * @property {number} total
 * @property {number} complete
 * @property {Query} query
 * @property {Note[]} empty why nothing was found
 */

/** A word of the query by term: what all parts have of it. */
class JointWord {
  /** @param {Word} word */
  constructor(word) {
    this.word = { ...word, elsewhere: 0 };
    /** @type {Map<string, {postings: Postings, base: number, bits: number}[]>} */
    this.terms = new Map();
  }

  /**
   * @param {Word} word
   * @param {number} base
   */
  add({ postings, bits, elsewhere }, base) {
    this.word.elsewhere += elsewhere;
    postings.forEach((one, which) => {
      const rows = this.terms.get(one.term) ?? [];
      rows.push({ postings: one, base, bits: bits[which] });
      this.terms.set(one.term, rows);
    });
  }

  /** @returns {Word} over the ordinals of all parts; a mask says whether a form was asked for */
  joined() {
    const postings = [...this.terms].map(([term, rows]) => {
      /** @param {(row: {postings: Postings, base: number, bits: number}) => number[]} of */
      const column = (of) => rows.flatMap(of);
      const masks = column((row) => [...row.postings.masks].map((mask) => Number((mask & row.bits) > 0)));
      return {
        ...rows[0].postings,
        term,
        ordinals: Uint32Array.from(column(({ postings: { ordinals }, base }) => [...ordinals].map((one) => one + base))),
        title: Uint32Array.from(column((row) => [...row.postings.title])),
        body: Uint32Array.from(column((row) => [...row.postings.body])),
        classes: Uint8Array.from(column((row) => [...row.postings.classes])),
        masks: Uint32Array.from(masks),
      };
    });
    return { ...this.word, postings, bits: postings.map(() => 1) };
  }
}

class JointIndex {
  /** @param {JointPart[]} parts */
  constructor(parts) {
    this.parts = parts;
    const sum = (/** @type {(data: DirectoryData) => number} */ of) =>
      parts.reduce((total, { directory }) => total + of(directory.data), 0);
    /** @type {DirectoryData} what ranking and conditions read of the directory of one index */
    this.data = {
      ...parts[0].directory.data,
      documents: sum(({ documents }) => documents),
      ordinals: sum(({ ordinals }) => ordinals),
      terms: [sum(({ terms }) => terms[0]), sum(({ terms }) => terms[1])],
      holes: parts.flatMap(({ directory, base }) => directory.data.holes.map((hole) => hole + base)),
      languages: [...new Set(parts.flatMap(({ directory }) => directory.data.languages))],
    };
  }

  /**
   * @param {{archive: JointArchive, store: ShardStore}[]} archives ten at most
   * @returns {Promise<{index: JointIndex | null, missing: JointArchive[]}>} and those that could not be opened
   */
  static async open(archives) {
    /** @type {JointPart[]} */
    const parts = [];
    /** @type {JointArchive[]} */
    const missing = [];
    let base = 0;
    const opened = await Promise.all(archives.slice(0, 10).map(({ store }) => openDirectory(store).catch(() => null)));
    opened.forEach((directory, at) => {
      if (!directory) return missing.push(archives[at].archive);
      parts.push({ archive: archives[at].archive, directory, base });
      base += directory.data.ordinals;
    });
    return { index: parts.length ? new JointIndex(parts) : null, missing };
  }

  /**
   * @param {string} text a query
   * @param {{limit?: number, offset?: number, compounds?: boolean}} options compounds: false leaves articles out that
   *   alone print a word as two, or two as one, and saves the bytes of the tables that tell
   * @returns {Promise<JointOutcome>}
   */
  async search(text, { limit = 10, offset = 0, compounds = true } = {}) {
    await Promise.all(/** @type {const} */ (["query", "evidence", "filters"]).map(clientPart));
    const query = await readQuery(text);
    const found = await this.evidence(query, text, compounds);
    const { matches, complete } = admitted(found, this.data, query.items.length > 0);
    const wanted = found.flatMap(({ presence, evidence }) => (presence === "not" ? [] : evidence.words));
    const ranking = await rank(wanted, this.data, "default", (code, detail) => addNote(query, code, detail));
    ranking.complete = complete;
    const { best, total } = selectBest(matches, comparison(ranking, null, "relevance"), offset + limit);
    const hits = await Promise.all(best.slice(offset).map((ordinal) => this.hit(ordinal, ranking.scores[ordinal])));
    const empty = total || !found.length ? [] : reasonsOf(found);
    return { hits, total, complete: complete.reduce((sum, value) => sum + value, 0), query, empty };
  }

  /**
   * @param {number} ordinal
   * @param {number} score
   * @returns {Promise<JointHit>}
   */
  async hit(ordinal, score) {
    const { directory, archive, base } = [...this.parts].reverse().find((part) => part.base <= ordinal) ?? this.parts[0];
    return { ...(await readHit(directory, ordinal - base, score)), archive, directory };
  }

  /**
   * Return what each item finds in all parts.
   *
   * @param {Query} query takes the notes
   * @param {string} text
   * @param {boolean} compounds whether their tables are wanted; those that are there count in any case
   * @returns {Promise<FoundItem[]>}
   */
  async evidence(query, text, compounds) {
    const letters = query.items.flatMap(({ node }) => leavesOf(node).map((leaf) => leaf.text)).join(" ");
    const languages = await Promise.all(this.data.languages.map((code) => languageFor(code, letters)));
    const note = (/** @type {string} */ code, /** @type {string} */ detail) => addNote(query, code, detail);
    const tables = await Promise.all(this.parts.map(({ directory }) => readCompounds(directory, compounds)));
    const pairs = new Map(tables.flatMap((table) => [...table]));
    const found = await Promise.all(
      this.parts.map(async ({ directory }) => {
        const own = await readQuery(text);
        const lookup = new Lookup(directory.store, directory, languages, DEFAULT_CAPS, note, pairs);
        return (await evidenceOf(own, withinLimit(own.items, lookup), lookup, Finder)).found;
      }),
    );
    return found[0].map((item, at) => {
      const mask = new Uint8Array(this.data.ordinals);
      const waived = found[0][at].evidence.waived && new Uint8Array(this.data.ordinals);
      /** @type {JointWord[]} an index that reads a word in another spelling may have more of them, or fewer */
      const words = [];
      found.forEach((items, part) => {
        const { evidence } = items[at];
        const { base } = this.parts[part];
        mask.set(evidence.mask, base);
        waived?.set(evidence.waived ?? [], base);
        evidence.words.forEach((word, number) => (words[number] ??= new JointWord(word)).add(word, base));
      });
      return { ...item, evidence: { mask, waived, words: words.map((word) => word.joined()) } };
    });
  }
}
