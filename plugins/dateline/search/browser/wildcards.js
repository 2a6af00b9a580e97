/**
 * Words with stars, which stand for any letters, and question marks inside, for one each. Mirrors
 * plugins/dateline/search/wildcards.py.
 */

const LETTER_MARKS = /(?<=[\p{L}\p{N}_])\?+(?=[\p{L}\p{N}_])/u;
const WILD = /(\*+|(?<=[\p{L}\p{N}_])\?+(?=[\p{L}\p{N}_]))/u;

/**
 * Return whether a word or phrase holds a star, or a question mark that stands for a letter. A mark in an address
 * (/news?id=5) or at the end of a word is none.
 *
 * @param {string} text
 * @returns {boolean}
 */
function hasWildcard(text) {
  return text.includes("*") || text.split(/\s+/).some((word) => !word.includes("/") && LETTER_MARKS.test(word));
}

/**
 * @param {string} text
 * @returns {string[]} parts, wildcards and parts in turn
 */
function wildcardParts(text) {
  return text.split(WILD);
}

/**
 * @param {string[]} parts of a text that was cut at its wildcards
 * @returns {RegExp} what it stands for
 */
function patternOfParts(parts) {
  const pieces = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[^\p{L}\p{N}\p{M}_]/gu, "\\$&");
    return part[0] === "?" ? "[^]".repeat(part.length) : "[^]*";
  });
  return new RegExp(`^${pieces.join("")}$`, "u");
}
