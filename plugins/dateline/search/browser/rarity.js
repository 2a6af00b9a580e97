/** Which words are so rare that they may be slips. */

const RARE = 20; // articles: a word in no more may be a slip

/**
 * @param {Postings[]} postings
 * @returns {number} articles, those of several terms counted several times
 */
function articlesOf(postings) {
  return postings.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
}
