/** The languages in which the archive's articles are written, and in which a query is read. */

/** Those with a stemmer, besides English; any other is taken as it stands. */
const STEMMED = ["ar", "de", "es", "fr", "it", "nl", "pt", "ru"];

/** @type {Record<string, RegExp>} The letters outside of which a stemmer changes nothing. */
const OWN_LETTERS = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u };

/** Those that part a name from its case ending by an apostrophe. */
const CUTTING = ["az", "tr"];
/** Those that write 9.500 for 9500. */
const DOTTED = "ca da de el es hr id is it nl pt ro sl sr tr vi".split(" ");

/** @type {Map<string, Language>} */
const knownLanguages = new Map([["en", languageOf(ENGLISH, stemEnglish)]]);

/**
 * @param {{stop: string, elisions: string}} words
 * @param {(word: string) => string} stem
 * @returns {Language}
 */
function languageOf({ stop, elisions }, stem) {
  return { stopWords: new Set(stop.split(" ")), elisions: new Set(elisions.split(" ")), stem };
}

/**
 * Return what the analyzer must know of a language; its script is loaded when first asked for.
 *
 * @param {string} code
 * @param {string} [text] to be read: a stemmer that leaves its letters alone is not loaded
 * @returns {Promise<Language>}
 */
async function languageFor(code, text) {
  const needed = text === undefined || !(code in OWN_LETTERS) || OWN_LETTERS[code].test(text);
  if (!knownLanguages.has(code) && STEMMED.includes(code) && needed) await requestLanguage(code);
  const known = knownLanguages.get(code) ?? languageOf({ stop: "", elisions: "" }, (word) => word);
  return { ...known, code, cuts: CUTTING.includes(code), dots: DOTTED.includes(code) };
}

/**
 * Return whether words are read in a language before the first results: the archive's first, the reader's own, one
 * that `in:` names, one that needs no script or has it; and all of them, where a letter is not English.
 *
 * @param {string} own
 * @param {Query} query
 * @param {string} letters of the query
 * @returns {(code: string, index: number) => boolean}
 */
function readAtOnce(own, { items }, letters) {
  const named = items.flatMap(({ node }) => (node.kind === "filter" && node.field === "language" ? [node.text] : []));
  const codes = [own, ...named.map((name) => filterKey("language", name))];
  const foreign = /[^\0-\x7F]/.test(letters);
  return (code, index) =>
    !index || foreign || knownLanguages.has(code) || !STEMMED.includes(code) || codes.includes(code);
}
