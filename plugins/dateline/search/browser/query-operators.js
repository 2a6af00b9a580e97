/**
 * Operators of a query: its own, those of other systems that mean the same, and those unknown here. Mirrors
 * plugins/dateline/search/query_operators.py.
 */

/**
 * @typedef {object} Operator
 * @property {"and" | "or" | "not" | "near"} kind
 * @property {string} text as typed
 * @property {number} distance of near: words that may stand between
 * @property {boolean} ordered elsewhere it says which word comes first; here none does
 */

const NEAR_DISTANCE = 10;
const MAX_BETWEEN = 99; // words between the words of a phrase with a tilde, or near each other
const IN_SENTENCE = 15; // words between, for the /s of other systems; for /p as many as may be
const OPERATOR =
  /(?:(AND)|(OR)|(NOT)|NEAR(?:[/:]?(\d+))?|AROUND\((\d+)\)|(?:([pP][rR][eE])|[nN][eE][aA][rR]|[wW][iI][tT][hH][iI][nN]|[aA][dD][jJ]|[wWnN])\/(\d+)|(?:[nN][eE][aA][rR]|[aA][dD][jJ]|\/)(\d+)|w?\/(?:(s)|(p)))(?=[\s()"]|$)/y;
// A bar alone is OR where it touches what it joins: with blanks around it, it stands in the titles of pages.
const SYMBOL = /!(?=[\p{L}\p{N}_"(])|(&&)|(\|\||(?<=[\p{L}\p{N}_")*])\|(?=[\p{L}\p{N}_"(]))/uy;
const FUNCTION = /(?:atl(?:east)?\d+|hlead|(?:all|no)?caps|singular|plural|title-abs(?:-key)?)(?=\()/iy;
const UNKNOWN_OPERATOR =
  /^(?:(?:[wWnN]|[pP][rR][eE])\d+|[wW]\/[sp]|ADJ|SAME|WITHIN|WITHOUT|EXCEPT|BUT|XOR|NOR|AND-?NOT|UND|ODER|NICHT|SAUF|OU|ET|\/[^]+\/|[[{][^]*)$/;

/**
 * @param {string} text
 * @param {number} at
 * @returns {Operator | null} the operator in letters or with a slash that stands there
 */
function operatorAt(text, at) {
  OPERATOR.lastIndex = at;
  const match = OPERATOR.exec(text);
  if (!match) return null;
  const [typed, and, or, not, near, around, ordered, slashed, joined, sentence, paragraph] = match;
  const kind = and ? "and" : or ? "or" : not ? "not" : "near";
  const words = Number(near ?? around ?? slashed ?? joined ?? NEAR_DISTANCE);
  const distance = sentence ? IN_SENTENCE : paragraph ? MAX_BETWEEN : Math.min(words, MAX_BETWEEN);
  return { kind, text: typed, distance: kind === "near" ? distance : 0, ordered: Boolean(ordered) };
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {Operator | null} the && or || or ! that stands there
 */
function symbolAt(text, at) {
  SYMBOL.lastIndex = at;
  const match = SYMBOL.exec(text);
  return match && { kind: match[1] ? "and" : match[2] ? "or" : "not", text: match[0], distance: 0, ordered: false };
}
