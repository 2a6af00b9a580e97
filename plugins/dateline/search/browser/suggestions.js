/** Offers words and names of the archive while someone types. */

/**
 * @typedef {object} Suggestion
 * @property {string} display
 * @property {string} kind "" for a word, else "people", "places" or "organisations"
 * @property {number} count documents
 */

const MAX_SUGGESTIONS = 8;
const MAX_FILES = 2; // of about 2 KB, for one beginning
const NAME_WORDS = 3; // so many words before the caret may begin a name

class SuggestionTable {
  /**
   * @param {ShardStore} store
   * @param {DirectoryData} data
   */
  constructor(store, data) {
    this.store = store;
    this.path = data.tables.suggest && `tables/${data.tables.suggest}`;
  }

  /**
   * Return the entries that begin with a key, and their neighbours in the same files.
   *
   * @param {string} key folded as the index folds names
   * @returns {Promise<Suggestion[]>}
   */
  async around(key) {
    if (!this.path) return [];
    const table = await this.store.json(this.path);
    const firsts = splitKeys(table.firsts);
    let file = Math.max(lastAtMost(firsts, key), 0);
    const paths = [];
    do {
      paths.push(`tables/${table.shards.slice(file * HASH_LENGTH, (file + 1) * HASH_LENGTH)}`);
      file += 1;
    } while (paths.length < MAX_FILES && firsts[file]?.startsWith(key));
    /** @type {[string, string, number][][]} */
    const files = firsts.length ? await Promise.all(paths.map((path) => this.store.json(path))) : [];
    return files.flat().map(([display, kind, count]) => ({ display, kind, count }));
  }

  /**
   * Return what the last words of a text may become.
   *
   * @param {string} text up to the caret
   * @returns {Promise<(Suggestion & {start: number})[]>} `start`: where in the text it begins
   */
  async completing(text) {
    const words = [...text.matchAll(/[^\s"“”„«»:+]+/g)].slice(-NAME_WORDS);
    const last = words[words.length - 1];
    if (!last || (last.index ?? 0) + last[0].length < text.length) return [];
    const found = await Promise.all(
      words.map(async ({ index: start = 0 }) => {
        const key = nameKey(text.slice(start));
        if (key.length < 2) return [];
        const entries = (await this.around(key)).filter(({ display }) => nameKey(display).startsWith(key));
        return entries.map((entry) => ({ ...entry, start }));
      }),
    );
    /** @type {Map<string, Suggestion & {start: number}>} */
    const distinct = new Map();
    for (const entry of found.flat()) {
      const key = `${entry.kind}:${entry.display}`;
      if (!distinct.has(key)) distinct.set(key, entry);
    }
    const frequent = [...distinct.values()].sort((a, b) => a.start - b.start || b.count - a.count);
    const names = frequent.filter(({ kind }) => kind).slice(0, MAX_SUGGESTIONS / 2);
    const rest = frequent.filter(({ kind }) => !kind);
    return [...names, ...rest].slice(0, MAX_SUGGESTIONS);
  }
}

/**
 * Return what the last words of a text may become: words of the articles, and names.
 *
 * @param {string} text up to the caret
 * @returns {Promise<(Suggestion & {start: number})[]>}
 */
async function suggest(text) {
  const { data } = await openDirectory();
  return new SuggestionTable(shards, data).completing(text);
}
