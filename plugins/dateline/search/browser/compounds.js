/**
 * Words that are also written apart, with a hyphen or as one: anti war, anti-war, antiwar. Mirrors
 * plugins/dateline/search/compounds.py.
 */

/**
 * Return a text without the hyphens inside its words, and without the dot of B.Sc.
 *
 * @param {string} text
 * @returns {string}
 */
function closedText(text) {
  const inside = /(?<=[\p{L}\p{N}])[-\u2010\u2011](?=[\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}_])\p{L})\.(?=\p{L}{2,5}(?![\p{L}\p{N}_]))/gu;
  return text.replace(inside, "");
}

/**
 * Return a text with one of its words parted in two, or two joined in one, as the archive has both.
 *
 * @param {string} text a word or a phrase
 * @param {Map<string, string>} compounds words printed as one, and as two
 * @returns {string[]}
 */
function alsoWritten(text, compounds) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return words.flatMap((word, index) => {
    const rest = (/** @type {string} */ other, /** @type {number} */ taken) =>
      [...words.slice(0, index), other, ...words.slice(index + taken)].join(" ");
    const parted = compounds.get(word);
    const following = words.slice(index, index + 2).join(" ");
    const joined = following.replace(" ", "");
    const one = index + 1 < words.length && compounds.get(joined) === following;
    return [...(parted ? [rest(parted, 1)] : []), ...(one ? [rest(joined, 2)] : [])];
  });
}

/**
 * @param {string} word
 * @returns {[string, string][]} the two parts that a word of letters may be printed in, with a hyphen between
 */
function twoParts(word) {
  const letters = /^\p{L}+$/u.test(word) ? [...word] : [];
  const cuts = Array.from({ length: Math.max(letters.length - 2, 0) }, (_, index) => index + 1);
  return cuts.map((cut) => [letters.slice(0, cut).join(""), letters.slice(cut).join("")]);
}
