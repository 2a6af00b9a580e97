/** Which documents a query admits at all, whatever their scores: names, dates, required and prohibited words. */

/**
 * Return the key under which the index keeps a name.
 *
 * @param {string} name
 * @returns {string}
 */
function nameKey(name) {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

class Admission {
  /** @param {DirectoryData} data */
  constructor({ ordinals, holes }) {
    this.admitted = new Uint8Array(ordinals).fill(1);
    for (const hole of holes) this.admitted[hole] = 0;
  }

  /**
   * Admit only these documents, or all but these.
   *
   * @param {Iterable<number>} ordinals
   * @param {boolean} excluded
   */
  settle(ordinals, excluded) {
    const admitted = excluded ? this.admitted : new Uint8Array(this.admitted.length);
    for (const ordinal of ordinals) admitted[ordinal] = excluded ? 0 : this.admitted[ordinal];
    this.admitted = admitted;
  }

  /**
   * @param {Int32Array} days
   * @param {number} first
   * @param {number} last
   */
  requireDays(days, first, last) {
    days.forEach((day, ordinal) => {
      if (day < first || day > last) this.admitted[ordinal] = 0;
    });
  }
}

/**
 * Return the documents in which a word stands.
 *
 * @param {Word} word
 * @returns {Set<number>} ordinals
 */
function documentsWithWord(word) {
  const found = new Set();
  for (const postings of word.postings) {
    const counts = { title: postings.title, body: postings.body }[word.clause.field ?? ""];
    postings.ordinals.forEach((ordinal, index) => (!counts || counts[index] ? found.add(ordinal) : found));
  }
  return found;
}

/**
 * Return the day of each ordinal.
 *
 * @param {Directory} directory
 * @param {ShardStore} store
 * @param {boolean} exact false: the first day of its month will do, and saves the bytes of the days
 * @returns {Promise<Int32Array>}
 */
async function readDays({ data }, store, exact) {
  await extras();
  const months = await store.json(`tables/${data.tables.months}`);
  const files = exact ? splitHashes(data.tables.days) : [];
  const parts = await Promise.all(files.map((name) => store.read(`tables/${name}`, (payload) => payload)));
  return dayNumbers(months, parts, data.ordinals);
}

/**
 * Narrow the admission by one filter.
 *
 * @param {Admission} admission
 * @param {Filter} filter
 * @param {Lookup} lookup
 */
async function applyFilter(admission, { kind, value, excluded }, lookup) {
  if (kind === "from" || kind === "to") {
    await extras();
    const range = daysOf(value);
    if (!range) return lookup.note("not-a-date", value);
    const days = await readDays(lookup.directory, lookup.store, value.split("-").length > 2);
    const [first, last] = kind === "from" ? [range[0], Infinity] : [NO_DAY + 1, range[1]];
    return admission.requireDays(days, first, last);
  }
  const postings = await lookup.term(`:${kind}:${nameKey(value)}`);
  admission.settle(postings?.ordinals ?? [], excluded);
}

/**
 * Return the documents that a query admits.
 *
 * @param {Word[]} words
 * @param {Phrase[]} phrases
 * @param {Filter[]} filters
 * @param {Lookup} lookup
 * @returns {Promise<Uint8Array>} 1 for each admitted ordinal
 */
async function admittedBy(words, phrases, filters, lookup) {
  const admission = new Admission(lookup.directory.data);
  for (const filter of filters) await applyFilter(admission, filter, lookup);
  for (const word of words) {
    if (word.clause.presence !== "may") admission.settle(documentsWithWord(word), word.clause.presence === "not");
  }
  if (phrases.length) await extras();
  for (const phrase of phrases) {
    const holders = await documentsWithPhrase(phrase, lookup.store, lookup.directory);
    admission.settle(holders, phrase.clause.presence === "not");
  }
  return admission.admitted;
}
