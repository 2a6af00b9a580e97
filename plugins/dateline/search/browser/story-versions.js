/**
 * Which hits tell one story in another version: the same headline within two days, or the same opening. Mirrors
 * plugins/dateline/search/story_versions.py.
 */

const HEADLINE_WORDS = 4; // headlines of fewer words recur by chance
const VERSION_DAYS = 2;

/**
 * @param {string} title
 * @returns {string} its words, folded; "" where they are too few
 */
function headlineKey(title) {
  const words = title.match(TOKEN) ?? [];
  return words.length < HEADLINE_WORDS ? "" : words.map(fold).join(" ");
}

/**
 * @param {Hit} one
 * @param {Hit} other
 * @returns {boolean}
 */
function isVersion(one, other) {
  const apart = Math.abs(Date.parse(one.date) - Date.parse(other.date)) / 86400000;
  if (!(apart <= VERSION_DAYS) && one.date !== other.date) return false;
  const same = (/** @type {string} */ a, /** @type {string} */ b) => a !== "" && a === b;
  return same(headlineKey(one.title), headlineKey(other.title)) || same(one.opening, other.opening);
}

/**
 * Return the hits in order, each with its versions that come after it.
 *
 * @param {Hit[]} hits
 * @param {{hit: Hit, versions: Hit[]}[]} [before] hits shown already; they take their versions
 * @returns {{hit: Hit, versions: Hit[]}[]} those that are new
 */
function foldVersions(hits, before = []) {
  const folded = [...before];
  for (const hit of hits) {
    const first = folded.find(({ hit: known }) => isVersion(known, hit));
    if (first) first.versions.push(hit);
    else folded.push({ hit, versions: [] });
  }
  return folded.slice(before.length);
}
