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
 * @property {string} sizes
 * @property {string} heavy
 * @property {string} heavies
 * @property {string} heavySizes
 * @property {number} chapter
 * @property {number} block
 * @property {number} passages
 * @property {string} chapters
 * @property {string} phrases the preset dictionary of result blocks and text blocks
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
 * @param {string} text folded words; before each a capital that tells how many letters it shares with the last
 * @returns {string[]}
 */
function splitKeys(text) {
  let word = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((rest) => (word = word.slice(0, rest.charCodeAt(0) - 65) + rest.slice(1)));
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

/**
 * @param {string} tags of groups of files
 * @param {string} [sizes] how many files each group has, to base 36; else a tag is the name of one file
 * @returns {string[]} the names of the files
 */
function fileNames(tags, sizes) {
  const groups = splitHashes(tags);
  if (sizes === undefined) return groups;
  return groups.flatMap((tag, group) => Array.from({ length: parseInt(sizes[group], 36) }, (_, index) => `${tag}-${index}`));
}

/** Says which file holds a term: one of a range of the vocabulary, or one of its own. */
class ShardTable {
  /**
   * @param {{firsts: string, shards: string, sizes?: string, heavy?: string, heavies?: string, heavySizes?: string}} data
   * @param {string} folder
   */
  constructor({ firsts, shards, sizes, heavy = "", heavies = "", heavySizes = "" }, folder) {
    this.firsts = splitKeys(firsts);
    this.paths = fileNames(shards, sizes).map((name) => `${folder}/${name}`);
    const alone = fileNames(heavies, heavySizes);
    /** @type {Map<string, string>} */
    this.heavy = new Map(splitKeys(heavy).map((term, index) => [term, `${folder}/${alone[index]}`]));
  }

  /**
   * @param {string} term
   * @returns {string | null} path of the only file that can hold it
   */
  pathOf(term) {
    const heavy = this.heavy.get(term);
    if (heavy !== undefined) return heavy;
    return this.paths[lastAtMost(this.firsts, term)] ?? null;
  }

  /**
   * @param {string} prefix
   * @returns {string[]} paths of all files that can hold a term with this beginning
   */
  pathsOf(prefix) {
    const first = Math.max(lastAtMost(this.firsts, prefix), 0);
    const paths = this.paths.slice(first, lastAtMost(this.firsts, `${prefix}\uFFFF`) + 1);
    for (const [term, path] of this.heavy) if (term.startsWith(prefix)) paths.push(path);
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
    this.phrases = new TextEncoder().encode(data.phrases);
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
