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
 * @property {{k1: number, b: number, titleWeight: number, together: number, lengths: number[]}} ranking
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

/** Where the postings of a term are: the path of their shard, and its place in the table of shards. */
/** @typedef {{path: string, heavy: boolean, index: number}} ShardPlace */

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

class Directory {
  /**
   * @param {DirectoryData} data
   * @param {string} folder of the shards
   */
  constructor(data, folder = "terms") {
    this.data = data;
    this.folder = folder;
    this.firsts = splitLines(data.firsts);
    this.heavy = new Map(splitLines(data.heavy).map((term, index) => [term, index]));
  }

  /**
   * @param {number} index
   * @param {boolean} heavy
   * @returns {ShardPlace}
   */
  place(index, heavy) {
    const hashes = heavy ? this.data.heavies : this.data.shards;
    return { path: `${this.folder}/${hashes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH)}`, heavy, index };
  }

  /**
   * @param {string} term
   * @returns {ShardPlace | null}
   */
  placeOf(term) {
    const heavy = this.heavy.get(term);
    if (heavy !== undefined) return this.place(heavy, true);
    const range = lastAtMost(this.firsts, term);
    return range < 0 ? null : this.place(range, false);
  }

  /**
   * @param {string} prefix
   * @returns {ShardPlace[]} every shard that can hold a term with this beginning
   */
  placesOf(prefix) {
    const places = [];
    const last = lastAtMost(this.firsts, `${prefix}\uFFFF`);
    for (let range = Math.max(lastAtMost(this.firsts, prefix), 0); range <= last; range += 1) places.push(this.place(range, false));
    for (const [term, index] of this.heavy) if (term.startsWith(prefix)) places.push(this.place(index, true));
    return places;
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
