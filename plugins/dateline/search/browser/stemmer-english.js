/**
 * English stems, letter for letter those of lunr.js 2.3.9: Porter's algorithm of 1980 with his own
 * later departures ("bli", "logi"), over UTF-16 code units. Knows nothing of other languages.
 *
 * Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, and the
 * departures listed at https://tartarus.org/martin/PorterStemmer/.
 */

const CONSONANTS = "[^aeiou][^aeiouy]*";
const VOWELS = "[aeiouy][aeiou]*";
const SYLLABLE = `^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`;

const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`);
const MEASURE_ABOVE_0 = new RegExp(SYLLABLE);
const MEASURE_IS_1 = new RegExp(`${SYLLABLE}(?:${VOWELS})?$`);
const MEASURE_ABOVE_1 = new RegExp(`${SYLLABLE}${VOWELS}${CONSONANTS}`);
const SHORT_SYLLABLE = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`);
const DOUBLE_CONSONANT = /([^aeiouylsz])\1$/;

/** Longer suffixes stand before their own endings: the first that fits is the one. */
const STEP_2 = suffixes(
  "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous " +
    "ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive " +
    "biliti:ble logi:log",
);
const STEP_3 = suffixes("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
const STEP_4 = suffixes(
  "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: sion:s tion:t ou: ism: ate: iti: ous: ive: ize:",
);

/**
 * @param {string} table pairs "suffix:replacement", parted by blanks
 * @returns {[string, string][]}
 */
function suffixes(table) {
  return table.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(":")));
}

/**
 * Replace the longest suffix of the table that the word ends in, if what stands before it has the measure.
 *
 * @param {string} word
 * @param {[string, string][]} table
 * @param {RegExp} measure what the stem has to fulfil
 * @param {number} kept how much of the replacement already counts as stem
 * @returns {string}
 */
function replaceSuffix(word, table, measure, kept = 0) {
  for (const [suffix, replacement] of table) {
    if (word.length <= suffix.length || !word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return measure.test(stem + replacement.slice(0, kept)) ? stem + replacement : word;
  }
  return word;
}

/**
 * Steps 1a and 1b: plurals, then -eed, -ed, -ing.
 *
 * @param {string} word
 * @returns {string}
 */
function stripInflection(word) {
  let stem = word;
  if (/.(?:ss|i)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/.[^s]s$/.test(stem)) stem = stem.slice(0, -1);

  if (/.eed$/.test(stem)) return MEASURE_ABOVE_0.test(stem.slice(0, -3)) ? stem.slice(0, -1) : stem;
  const past = /^(.+)(?:ed|ing)$/.exec(stem);
  if (!past || !HAS_VOWEL.test(past[1])) return stem;
  stem = past[1];
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE_CONSONANT.test(stem)) return stem.slice(0, -1);
  return SHORT_SYLLABLE.test(stem) ? `${stem}e` : stem;
}

/**
 * Step 5: a final -e, and the second l of a final -ll.
 *
 * @param {string} word
 * @returns {string}
 */
function stripFinalE(word) {
  let stem = word;
  if (/.e$/.test(word)) {
    const rest = word.slice(0, -1);
    if (MEASURE_ABOVE_1.test(rest) || (MEASURE_IS_1.test(rest) && !SHORT_SYLLABLE.test(rest))) stem = rest;
  }
  return stem.endsWith("ll") && MEASURE_ABOVE_1.test(stem) ? stem.slice(0, -1) : stem;
}

/**
 * Return the stem of a folded, lower-case word.
 *
 * @param {string} word
 * @returns {string}
 */
function stemEnglish(word) {
  if (word.length < 3) return word;
  // A leading y is a consonant; the capital keeps it out of the vowel classes meanwhile.
  const leadingY = word[0] === "y";
  let stem = stripInflection(leadingY ? `Y${word.slice(1)}` : word);
  stem = stem.replace(/^(.+[^aeiou])y$/, "$1i");
  stem = replaceSuffix(stem, STEP_2, MEASURE_ABOVE_0);
  stem = replaceSuffix(stem, STEP_3, MEASURE_ABOVE_0);
  stem = replaceSuffix(stem, STEP_4, MEASURE_ABOVE_1, 1);
  stem = stripFinalE(stem);
  return leadingY ? `y${stem.slice(1)}` : stem;
}
