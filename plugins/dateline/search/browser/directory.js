/**
 * The table of contents of the index: which file holds which terms, which documents there are
 * (docs/index-format.md, sections 2 and 3). Fetches nothing.
 */

/**
 * The payload of directory.js.
 *
 * @typedef {object} DirectoryData
 * @property {number} format
 * @property {string} build
 * @property {number} documents
 * @property {number} ordinals
 * @property {number[]} holes
 * @property {string[]} languages
 * @property {string[]} fields
 * @property {[number, number]} terms
 * @property {{k1: number, b: number, titleWeight: number, together: number, exact: number, lengths: number[]}} ranking
 * @property {string} firsts
 * @property {string} shards
 * @property {string} heavy
 * @property {string} heavies
 * @property {number} chapter
 * @property {number} block
 * @property {number} passages
 * @property {string} chapters
 * @property {{[name: string]: any, facets?: Record<string, string>}} tables
 */

const HASH_LENGTH = 6;

/**
 * @param {string} hashes one after the other
 * @returns {string[]}
 */
function splitHashes(hashes) {
  return hashes.match(/.{6}/g) ?? [];
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function splitLines(text) {
  return text ? text.split("\n") : [];
}

/**
 * @param {string[]} sorted
 * @param {string} text
 * @returns {number} the index of the last that is not after the text; −1 if none is
 */
function lastAtMost(sorted, text) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= text) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Says which file holds a term: one of a range of the vocabulary, or one of its own. */
class ShardTable {
  /**
   * @param {{firsts: string, shards: string, heavy: string, heavies: string}} data
   * @param {string} folder
   */
  constructor(data, folder) {
    this.data = data;
    this.folder = folder;
    this.firsts = splitLines(data.firsts);
    this.heavy = new Map(splitLines(data.heavy).map((term, index) => [term, index]));
  }

  /**
   * @param {string} hashes
   * @param {number} index
   * @returns {string}
   */
  path(hashes, index) {
    return `${this.folder}/${hashes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH)}`;
  }

  /**
   * @param {string} term
   * @returns {string | null} path of the only file that can hold it
   */
  pathOf(term) {
    const heavy = this.heavy.get(term);
    if (heavy !== undefined) return this.path(this.data.heavies, heavy);
    const range = lastAtMost(this.firsts, term);
    return range < 0 ? null : this.path(this.data.shards, range);
  }

  /**
   * @param {string} prefix
   * @returns {string[]} paths of all files that can hold a term with this beginning
   */
  pathsOf(prefix) {
    const paths = [];
    const last = lastAtMost(this.firsts, `${prefix}\uFFFF`);
    for (let range = Math.max(lastAtMost(this.firsts, prefix), 0); range <= last; range += 1) {
      paths.push(this.path(this.data.shards, range));
    }
    for (const [term, index] of this.heavy) {
      if (term.startsWith(prefix)) paths.push(this.path(this.data.heavies, index));
    }
    return paths;
  }
}

class Directory {
  /**
   * @param {DirectoryData} data
   * @param {ShardStore} store of its index
   */
  constructor(data, store) {
    this.data = data;
    this.store = store;
    this.terms = new ShardTable(data, "terms");
  }

  /**
   * @param {"results" | "text"} kind
   * @param {number} ordinal
   * @returns {{path: string, entry: number}}
   */
  blockOf(kind, ordinal) {
    const size = kind === "text" ? this.data.passages : this.data.block;
    const chapter = Math.floor(ordinal / this.data.chapter);
    const tag = this.data.chapters.slice(chapter * HASH_LENGTH, (chapter + 1) * HASH_LENGTH);
    return { path: `${kind}/${tag}-${Math.floor(ordinal / size)}`, entry: ordinal % size };
  }
}
