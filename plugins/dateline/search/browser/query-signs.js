/** The signs of the query language as keyboards, word processors and other scripts write them. */

const QUOTE_SIGNS = /[“”„‟«»‹›「」『』〝〞〟″❝❞]|``|''/g;
const WIDE = /[\uFF02\uFF08-\uFF0B\uFF0D\uFF0F-\uFF1A\uFF21-\uFF3A\uFF3E\uFF41-\uFF5A\uFF5E\u3000]+/g;
const DASH_SIGN = /(?<![^\s(])[\u2212\u2013\uFE63](?=[\p{L}\p{N}_"(])/gu;
const HEBREW_ACRONYM = /(?<=[\u05D0-\u05EA])"(?=[\u05D0-\u05EA])/g; // its mark is no quotation mark
const INITIALS = /(?<![^\s"(])([A-Z]{1,2}) & ([A-Z]{1,2})(?![^\s")])/g;
const SINGLE = "[\\p{L}\\p{N}_]";
const WITHIN_SINGLE = `(?:[^‘’‚‛'\`´"]|(?<=${SINGLE})[‘’'\`´](?=${SINGLE}))*`;
const SINGLE_QUOTED = new RegExp(
  `[‘‚‛'\`](?=${SINGLE})(${WITHIN_SINGLE}\\s${WITHIN_SINGLE})[‘’'\`´](?!${SINGLE})`,
  "uy",
);

/**
 * Return a query with every quotation mark, full-width sign and dash written as the language has it.
 *
 * @param {string} text
 * @returns {string}
 */
function withPlainSigns(text) {
  return text
    .normalize("NFC")
    .replace(WIDE, (found) => found.normalize("NFKC"))
    .replace(HEBREW_ACRONYM, "״")
    .replace(INITIALS, "$1&$2")
    .replace(QUOTE_SIGNS, '"')
    .replace(DASH_SIGN, "-");
}
