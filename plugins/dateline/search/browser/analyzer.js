/**
 * Text into index terms, step by step as docs/analyzer.md has it. The Python side does the same, and a
 * golden file holds the two equal. Knows no query language and fetches nothing.
 */

/**
 * What the analyzer must know of a language.
 *
 * @typedef {object} Language
 * @property {string} [code]
 * @property {Set<string>} stopWords folded
 * @property {Set<string>} elisions folded, without their apostrophe
 * @property {boolean} [cuts] an apostrophe parts a name from its case ending
 * @property {boolean} [dots] 9.500 is 9500
 * @property {(word: string) => string} stem
 */

/**
 * A term and where it stood.
 *
 * @typedef {object} Token
 * @property {string} term of a stop word: "=" and the word
 * @property {string} form as printed, folded
 * @property {number} position ordinal in the field, stop words counted
 * @property {number} start UTF-16 offset in the text
 * @property {number} end
 */

const MAX_TERM_LENGTH = 64;
const WORD = "[\\p{L}\\p{M}\\p{N}]";
const JOINER = `(?:['\`´‘’‛′＇&\u00AD\u200C\u200D\u2060\uFEFF\u05F3\u05F4]|(?<=[\u05D0-\u05EA])"(?=[\u05D0-\u05EA]))`;
const ACRONYM = `(?:(?:\\p{L}\\p{M}*\\.)+\\p{L}\\p{M}*|[A-Z][a-z]\\.[A-Z])(?!${WORD})`;
const NUMBER = `\\p{Nd}+(?:,\\p{Nd}{3}(?!\\p{Nd}))*(?:\\.\\p{Nd}+)*${WORD}*`;
const TOKEN = new RegExp(`${ACRONYM}|(?:${NUMBER}|${WORD}+)(?:${JOINER}${WORD}+)*`, "gu");

const MARKS =
  /[\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\u{E0100}-\u{E01EF}]/gu;
const LETTERS = new Map(
  "ßss æae œoe øo đd ðd þth ħh ıi łl ŋn ŧt ςσ ёе ىي یي کك ہه".split(" ").map((pair) => [pair[0], pair.slice(1)]),
);
const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}\u0660-\u0669\u06F0-\u06F9]`, "g");
const CASE_ENDING =
  /^(?:[yn]?[aeiu]|[yn]?l[aei].*|l[iu].*|n?[iu]n|n?[dt][ae]n?|[dt][ae]ki.*|s[iu].*|c[aeiu].*|k[iu].*|y?[dm][iu].*)$/s;
const NOT_IN_TERM = /(?<![0-9])\.|\.(?![0-9])|[^\p{L}\p{M}\p{N}.\u2044]/gu; // a fraction keeps its bar: ½ is not 12

/** Scripts without spaces between words, which are indexed by pairs of characters. */
const UNSPACED =
  "\u0E00-\u0EFF\u1000-\u109F\u1100-\u11FF\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u3105-\u312F\u3130-\u318F\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\u{20000}-\u{323AF}";
const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED}]`, "u");
const SCRIPT_RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");

/**
 * Fold case, width, accents and the variants of letters.
 *
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .replace(/[´‘‛′ʼ]/g, "'")
    .replace(/[ʹʻʾʿˈ]/g, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=[\0-\u03FF])[\u0300-\u036F]+/g, "")
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(LETTER, (letter) => LETTERS.get(letter) ?? String(letter.charCodeAt(0) & 15));
}

/**
 * Take off possessives, elided articles and whatever joined the parts of the token.
 *
 * @param {string} folded
 * @param {Language} language
 * @returns {string} at most 64 code points
 */
function trim(folded, { elisions, cuts, dots }) {
  let word = folded.replace(/[’`]/g, "'").replace(/'s$/, "");
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0 && apostrophe < word.length - 1 && elisions.has(word.slice(0, apostrophe))) {
    word = word.slice(apostrophe + 1);
  } else if (cuts && apostrophe > 1 && CASE_ENDING.test(word.slice(apostrophe + 1))) {
    word = word.slice(0, apostrophe);
  } else if (dots && /^[0-9]{1,3}(?:\.[0-9]{3})+$/.test(word)) {
    word = word.replace(/\./g, "");
  }
  word = word.replace(NOT_IN_TERM, "");
  return word.length > MAX_TERM_LENGTH ? [...word].slice(0, MAX_TERM_LENGTH).join("") : word;
}

/**
 * @param {string} run characters of a script without spaces
 * @returns {string[]} its overlapping pairs
 */
function bigrams(run) {
  const characters = [...run];
  return characters.length < 2 ? [run] : characters.slice(1).map((second, index) => characters[index] + second);
}

/**
 * @param {string} word
 * @param {Language} language
 * @returns {string}
 */
function stemOf(word, language) {
  // No stemmer knows a letter beyond the basic plane; half of one would be neither vowel nor consonant.
  return /[\uD800-\uDFFF]/.test(word) ? word : language.stem(word);
}

/**
 * @param {string} word
 * @param {Language} language
 * @returns {string}
 */
function termOf(word, language) {
  if (language.stopWords.has(word)) return `=${word}`;
  return (/^[0-9]+$/.test(word) ? word : stemOf(word, language)) || word;
}

/**
 * Say whether two tokens are parts of one word: joined by a hyphen, a dot as in B.Sc., or groups of digits.
 *
 * @param {string} before
 * @param {string} between
 * @param {string} after
 * @returns {boolean}
 */
function joins(before, between, after) {
  if (/^[-\u2010\u2011]$/.test(between)) return true;
  if (between === ".") return /^(?:\p{L}\.\p{L}{1,5}|\p{L}{1,5}\.\p{L})$/u.test(`${before}.${after}`);
  return /^[ \x1F\u00A0\u2009\u202F]$/.test(between) && /^[0-9]{1,3}$/.test(before) && /^[0-9]{3}$/.test(after);
}

/**
 * Return the terms of a text in order, with the places where they stood. Parts joined by a hyphen, and digits in
 * groups of three, also give the joined word at the first part's place.
 *
 * @param {string} text
 * @param {Language} language
 * @param {boolean} [compounds] false leaves the joined words out
 * @returns {Token[]}
 */
function analyze(text, language, compounds = true) {
  /** @type {Token[]} */
  const tokens = [];
  let position = 0;
  /** The compound that grows: its parts, where it began, and how many tokens stood before it. */
  let compound = { parts: [""], position: 0, start: 0, end: 0, tokens: 0, surface: "" };
  const close = () => {
    const { parts, start, end } = compound;
    const word = parts.join("");
    if (!compounds || parts.length < 2 || !parts.every(Boolean)) return;
    if ([...word].length > MAX_TERM_LENGTH || UNSPACED_CHARACTER.test(word)) return;
    const term = termOf(word, language);
    if (tokens[compound.tokens]?.term === term) return;
    tokens.push({ term, form: word, position: compound.position, start, end });
  };
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    const joined = compound.surface !== "" && joins(compound.surface, text.slice(compound.end, start), match[0]);
    if (!joined) {
      close();
      compound = { parts: [], position, start, end, tokens: tokens.length, surface: "" };
    }
    const word = trim(fold(match[0]), language);
    compound.parts.push(word && !UNSPACED_CHARACTER.test(word) ? word : "");
    Object.assign(compound, { end, surface: match[0] });
    if (!word) position += 1;
    for (const run of word.match(SCRIPT_RUN) ?? []) {
      const paired = UNSPACED_CHARACTER.test(run);
      for (const form of paired ? bigrams(run) : [run]) {
        tokens.push({ term: paired ? form : termOf(form, language), form, position, start, end });
        position += 1;
      }
    }
  }
  close();
  return tokens.sort((a, b) => a.position - b.position);
}
