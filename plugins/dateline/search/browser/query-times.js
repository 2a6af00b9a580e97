/**
 * A time in a filter as it is typed: a date in one word or several, a range, an open end. Mirrors
 * plugins/dateline/search/query_times.py.
 */

const MOST_DATE_WORDS = 5; // 4 de noviembre de 1956
const ISO_DATE = "[0-9]{4}(?:-[0-9]{1,2}(?:-[0-9]{1,2})?)?";
const BETWEEN_DATES = "\\s*(?:\\.\\.+|…|—)\\s*|\\s+(?:to|until|bis|au?|hasta|[-–])\\s+";
const TWO_DATES = new RegExp(BETWEEN_DATES, "iy");
const TIME_RANGE = new RegExp(
  `^(?:(.*?)(?:${BETWEEN_DATES})(.*)|(${ISO_DATE})\\s*[-–/]\\s*(${ISO_DATE})|([0-9]{4})[-–]|[-–]([0-9]{4}))$`,
  "i",
);
const BRACKETED = /[[{]([^\]}]*)[\]}]?/y;

/**
 * Return the ends of a time as it is written: 1980..1990, 1980-1990, 1980s, or one date as both. An end that is left
 * open, as in 1980.., or by a star, is empty.
 *
 * @param {string} value
 * @returns {[string, string]}
 */
function firstAndLast(value) {
  const decade = /^([0-9]{3})0['’]?s$/.exec(value);
  if (decade) return [`${decade[1]}0`, `${decade[1]}9`];
  const ends = TIME_RANGE.exec(value);
  const end = (/** @type {number} */ at) => (ends?.[at] || ends?.[at + 2] || ends?.[at + 4] || "").replace(/^[* ]+|[* ]+$/g, "");
  return ends ? [end(1), end(2)] : [value, value];
}

/**
 * Return the time that stands at a place of a query, and the place after it. `[1987-01 TO 1987-03]` is a time, so are
 * `4 March 1987` and `March 1987 to May 1987` without quotation marks; of anything else the first word is taken.
 *
 * @param {string} text
 * @param {number} at
 * @returns {[string, number]}
 */
function timeAt(text, at) {
  BRACKETED.lastIndex = at;
  const bracketed = BRACKETED.exec(text);
  if (bracketed) return [bracketed[1].trim(), at + bracketed[0].length];
  const end = dateEnd(text, at);
  if (!end) {
    const word = matchAt(/[^\s()]+/y, text, at);
    return [word, at + word.length];
  }
  const between = matchAt(TWO_DATES, text, end);
  const last = between ? dateEnd(text, end + between.length) : 0;
  return [text.slice(at, last || end), last || end];
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {boolean} whether a date stands there
 */
function startsDate(text, at) {
  return dateEnd(text, at) > 0;
}

/**
 * @param {RegExp} pattern sticky
 * @param {string} text
 * @param {number} at
 * @returns {string} the text of the match there
 */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} where the date ends that begins there: as few words as make one; 0 if none does
 */
function dateEnd(text, at) {
  let end = at;
  for (let words = 0; words < MOST_DATE_WORDS; words += 1) {
    const word = matchAt(/[^\s()]+/y, text, end);
    if (!word) return 0;
    end += word.length;
    if (writtenDate(text.slice(at, end))) return end;
    end += matchAt(/\s*/y, text, end).length;
  }
  return 0;
}

/**
 * Return the ends of a time that may be compared, and whether the sign before it says something there.
 *
 * @param {string} sign >1950 is 1951-01-01 and later
 * @param {string} value
 * @param {string} field only the time of publication can be compared
 * @returns {{ends: [string, string], understood: boolean}}
 */
function endsOf(sign, value, field) {
  if (!sign || sign === "=") return { ends: firstAndLast(value), understood: true };
  const date = field === "published" ? writtenDate(value) : null;
  const days = date && daysOf(date);
  if (!date || !days) return { ends: firstAndLast(value), understood: false };
  const iso = (/** @type {number} */ day) => new Date(day * DAY_LENGTH).toISOString().slice(0, 10);
  if (sign[0] === ">") return { ends: [sign === ">=" ? date : iso(days[1] + 1), ""], understood: true };
  return { ends: ["", sign === "<=" ? date : iso(days[0] - 1)], understood: true };
}
