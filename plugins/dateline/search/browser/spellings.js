/** How words, numbers and names that the archive lacks may be written otherwise. Looks nothing up. */

const MOST_SPELLINGS = 8; // of a phrase that are tried

const SAME_WORDS = new Map(
  "&=and,und,et,y and=& und=& et=& y=& st=saint saint=st mt=mount mount=mt ft=fort fort=ft 1/2=½ 1/3=⅓ 2/3=⅔ 1/4=¼ 3/4=¾ ½=1/2 ⅓=1/3 ⅔=2/3 ¼=1/4 ¾=3/4"
    .split(" ")
    .map((pair) => [pair.split("=")[0], pair.split("=")[1].split(",")]),
);

/** @type {Record<string, string>} */
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", å: "aa" };

/**
 * Return how a word that no article has may be spelt instead: Mueller and Müller, القاهره and القاهرة.
 *
 * @param {string} word
 * @returns {string[]}
 */
function otherSpellings(word) {
  const lower = word.toLowerCase();
  const found = ["a", "o", "u"].flatMap((vowel) =>
    lower.includes(`${vowel}e`) ? [word.split(`${vowel}e`).join(vowel)] : [],
  );
  found.push(lower.replace(/[äöüå]/g, (letter) => UMLAUTS[letter]));
  found.push(lower.replace(/aa/g, "a")); // Aarhus, Århus
  found.push(...otherNumbers(word), ...(SAME_WORDS.get(lower) ?? []));
  if (/[هة]$/.test(word)) found.push(word.slice(0, -1) + (word.endsWith("ه") ? "ة" : "ه"));
  return [...new Set(found)].filter((other) => other !== lower);
}

/**
 * Return a number as other countries write it: 12.000 as 12000 and 3,5 as 3.5, or the other way round.
 *
 * @param {string} typed
 * @returns {string[]}
 */
function otherNumbers(typed) {
  const word = typed.replace(/^[%‰°$€£¥]+|[%‰°$€£¥]+$/g, "");
  if (/^[0-9]{1,3}(?:[.,'’][0-9]{3})+$/.test(word)) return [word.replace(/[^0-9]/g, "")];
  if (/^[1-9][0-9]{3,8}$/.test(word)) return [word.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ".")];
  const clock = /^([0-9]{1,2})([.:])([0-9]{2}(?:[ap]m)?)$/i.exec(word);
  if (clock) return [`${clock[1]}${clock[2] === "." ? ":" : "."}${clock[3]}`, word.replace(".", " ")];
  if (!/^(?:[0-9]+[.,]|[0-9]{1,3}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.))[0-9]+$/.test(word)) return [];
  // After a script without spaces, a figure's parts are words of their own: 增长6.5%.
  return [word.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")), word.replace(/[.,]/g, " ")];
}

/**
 * Return a text of several words with some of them spelt otherwise; few, the likeliest first.
 *
 * @param {string} text
 * @returns {string[]}
 */
function otherTexts(text) {
  const words = text.split(/\s+/).filter(Boolean);
  /** @type {string[][]} */
  let choices = [[]];
  for (const word of words) {
    choices = choices.flatMap((begun) => [...otherSpellings(word), word].map((other) => [...begun, other]));
    choices = choices.slice(0, MOST_SPELLINGS);
  }
  return choices.map((choice) => choice.join(" ")).filter((other) => other !== words.join(" "));
}

/** @type {[RegExp, string][]} how the parts of a name may be written otherwise */
const NAME_VARIANTS = [
  [/^(?:the|by)\s+/i, ""],
  [/(?<=\s)[\p{L}\p{N}_]\.?\s+/gu, ""], // Ronald W. Reagan
  [/(?<![\p{L}\p{N}_])st(?![\p{L}\p{N}_])\.?/giu, "saint"],
  [/(?<![\p{L}\p{N}_])saint(?![\p{L}\p{N}_])/giu, "st"],
  [/(?<![\p{L}\p{N}_])mt(?![\p{L}\p{N}_])\.?/giu, "mount"],
  [/(?<![\p{L}\p{N}_])ft(?![\p{L}\p{N}_])\.?/giu, "fort"],
  [/&/g, " and "],
  [/(?<![\p{L}\p{N}_])and(?![\p{L}\p{N}_])/giu, "&"],
];

/**
 * Return how a name may be written that nothing is called by, the likeliest first: without 's, last name last,
 * without an article or initials, St. as Saint, & as and, Mueller as Müller.
 *
 * @param {string} value
 * @returns {string[]}
 */
function otherwiseWritten(value) {
  const found = [value.replace(/['’]s$/, "")];
  const comma = value.indexOf(",");
  if (comma >= 0) found.push(`${value.slice(comma + 1).trim()} ${value.slice(0, comma).trim()}`);
  found.push(...NAME_VARIANTS.map(([pattern, other]) => value.replace(pattern, other)));
  const words = value.split(/\s+/).filter(Boolean);
  if (words.length === 2) found.push(`${words[1]} ${words[0]}`);
  return [...new Set([...found, ...otherTexts(value)])].filter((other) => other.trim() && other !== value);
}
