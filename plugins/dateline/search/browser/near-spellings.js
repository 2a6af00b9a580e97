/**
 * The words and names of the archive that are spelt nearly as one that it lacks; what plugins/dateline/search/corrections.py
 * offers.
 */

const MOST_NAMES = 6; // that are tried for one
const NAME_BEGINNING = 3; // letters that a name must share
const SHORTEST_WORD = 4; // letters: of shorter words, each is near to many others
const SHORTEST_RARE_WORD = 5; // the same where rare words are near, of which there are so many more

/**
 * Return how many letters must change, at most `limit` + 1; a swap of neighbours counts once.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 * @returns {number}
 */
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, row] = [[0], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = row[j - 1] + Number(a[i - 1] !== b[j - 1]);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

/**
 * Return the word of the archive nearest to one that it does not have.
 *
 * @param {string} word
 * @param {SuggestionTable} table
 * @param {Lookup} lookup
 * @returns {Promise<string | null>}
 */
async function nearestWord(word, table, lookup) {
  const key = nameKey(word);
  if (key.length < SHORTEST_WORD) return null;
  const limit = mostEdits(key);
  // One letter wrong after the first two is the common case, and its files are small.
  const nearby = nearestOf(key, await table.around(key.slice(0, -2)), 1);
  if (nearby) return nearby;
  const forms = (await printedWords(lookup)).map(([form]) => form);
  const stems = nearestBeginnings(key, forms, limit);
  const written = await Promise.all(stems.map((stem) => table.around(stem)));
  return nearer(key, nearestOf(key, written.flat(), limit), nearestForm(key, forms), limit);
}

/**
 * @param {string} key
 * @param {string | null} frequent
 * @param {string | null} rare
 * @param {number} limit
 * @returns {string | null} the frequent word, or the rare one that is nearer, unless that is a slip for the other
 */
function nearer(key, frequent, rare, limit) {
  if (frequent === null || rare === null) return frequent ?? rare;
  const other = nameKey(frequent);
  const closer = editDistance(key, rare, limit) < editDistance(key, other, limit);
  return closer && editDistance(rare, other, 1) > 1 ? rare : frequent;
}

/**
 * @param {string} key
 * @param {string[]} forms
 * @returns {string | null} a printed form that is one letter away, such as only one article has; no figure is meant for
 *   another
 */
function nearestForm(key, forms) {
  if (key.length < SHORTEST_RARE_WORD || !/^\p{L}+$/u.test(key)) return null;
  const letters = lettersOf(key);
  const near = forms.filter(
    (form) => Math.abs(key.length - form.length) < 2 && mayBeginNear(form, letters, 1) && /^\p{L}+$/u.test(form),
  );
  return nearestOf(key, near.map((display) => ({ display, kind: "", count: 0 })), 1);
}

/**
 * @param {string} key
 * @returns {number} letters that may differ
 */
function mostEdits(key) {
  return key.length > 6 ? 2 : 1;
}

/**
 * Return the few names, and first or last names, that are spelt nearly so, the nearest first.
 *
 * @param {string} kind
 * @param {string} value
 * @param {Lookup} lookup
 * @returns {Promise<string[]>}
 */
async function nearNames(kind, value, lookup) {
  const key = nameKey(value);
  const beginning = key.slice(0, NAME_BEGINNING);
  const table = new SuggestionTable(shards, lookup.directory.data);
  const [suggested, rows] = await Promise.all([table.around(beginning), nameRows(lookup, beginning, true)]);
  const part = `${kind}:part`;
  const forms = [
    ...suggested.flatMap(({ display, kind: of }) => (of === kind ? [[nameKey(display), display]] : [])),
    ...rows
      .filter(([known, of]) => known.startsWith(beginning) && [kind, part].includes(of))
      .map(([known, of, name]) => [known, of === part ? known : name]),
  ];
  const near = forms
    .map(([form, name]) => ({ name, distance: editDistance(key, form, mostEdits(key)) }))
    .filter(({ distance }) => distance <= mostEdits(key))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : Number(a.name > b.name)));
  return [...new Set(near.map(({ name }) => name))].slice(0, MOST_NAMES);
}

/**
 * Return the few stems that come nearest to a beginning of a word: a word with a mistake has no stem to trust.
 *
 * @param {string} key
 * @param {string[]} stems
 * @param {number} limit
 * @returns {string[]}
 */
function nearestBeginnings(key, stems, limit) {
  const letters = lettersOf(key);
  /** @type {{stem: string, cost: number}[]} */
  const found = [];
  for (const stem of stems) {
    const cut = key.length - stem.length;
    if (cut > 5 || cut < -limit || !mayBeginNear(stem, letters, limit)) continue;
    const distance = editDistance(key.slice(0, stem.length), stem, limit);
    if (distance <= limit) found.push({ stem, cost: distance + Math.abs(cut) / 10 });
  }
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 6)
    .map(({ stem }) => stem);
}

/**
 * @param {string} stem
 * @param {number} letters of the word
 * @param {number} limit
 * @returns {boolean} whether at most so many letters of the stem are foreign to the word
 */
function mayBeginNear(stem, letters, limit) {
  let foreign = lettersOf(stem) & ~letters;
  let count = 0;
  for (; foreign; foreign &= foreign - 1) count += 1;
  return count <= limit;
}

/**
 * @param {string} key
 * @param {Suggestion[]} entries
 * @param {number} limit
 * @returns {string | null}
 */
function nearestOf(key, entries, limit) {
  let [best, lowest] = [/** @type {string | null} */ (null), limit + 1];
  for (const { display, kind, count } of entries) {
    const name = nameKey(display);
    if (kind && name.includes(" ")) continue;
    const distance = editDistance(key, name, limit);
    // Hardly anyone errs in the first letter and in another: Kremlin is not remain.
    if (distance > 1 && name[0] !== key[0]) continue;
    // Among equals the more frequent: a fraction can only decide between equal distances.
    const cost = distance + 1 / (count + 2);
    if (cost < lowest) [best, lowest] = [display, cost];
  }
  return best;
}
