/** When each document was published, as day numbers, for ranges and for sorting (docs/index-format.md, section 7). */

const DAY_LENGTH = 86400000; // milliseconds
const NO_DAY = -2147483648;

/**
 * Return the day of each ordinal, counted from 1970-01-01; `NO_DAY` where none is known.
 *
 * @param {(string | number)[]} months month, count, month, count …
 * @param {Uint8Array[]} days of the month, in parts; none: the first is taken
 * @param {number} ordinals
 * @returns {Int32Array}
 */
function dayNumbers(months, days, ordinals) {
  const found = new Int32Array(ordinals);
  let ordinal = 0;
  for (const part of days) {
    for (const day of part) found[ordinal++] = day - 1;
  }
  ordinal = 0;
  for (let run = 0; run < months.length; run += 2) {
    const first = months[run] ? Date.parse(`${months[run]}-01`) / DAY_LENGTH : NO_DAY;
    const end = ordinal + Number(months[run + 1]);
    for (; ordinal < end; ordinal += 1) found[ordinal] = first === NO_DAY ? NO_DAY : first + found[ordinal];
  }
  return found;
}

/**
 * Return the first and the last day that a date means: a year, a month or a day.
 *
 * @param {string} text "2023", "2023-11" or "2023-11-28"
 * @returns {[number, number] | null} null if it is no date
 */
function daysOf(text) {
  const parts = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part ? Number(part) : 0));
  const number = (/** @type {number} */ y, /** @type {number} */ m, /** @type {number} */ d) => {
    const date = new Date(0);
    // Date.UTC takes years below 100 for 1900 and later.
    return date.setUTCFullYear(y, m - 1, d) / DAY_LENGTH;
  };
  if (!month && parts[2] === undefined) return [number(year, 1, 1), number(year, 12, 31)];
  if (month < 1 || month > 12) return null;
  const last = number(year, month + 1, 0);
  if (parts[3] === undefined) return [number(year, month, 1), last];
  const only = number(year, month, day);
  return day >= 1 && only <= last ? [only, only] : null;
}
