/** A date as a person types it, in a filter or among words, in ISO 8601. Mirrors plugins/dateline/search/written_dates.py. */

/** The names of each month in the languages of the interface, and in Portuguese and Dutch, folded. */
const MONTH_NAMES = [
  "january januar janvier enero gennaio janeiro januari يناير",
  "february februar fevrier febrero febbraio fevereiro februari فبراير",
  "march marz mars marzo marco maart مارس",
  "april avril abril aprile ابريل",
  "may mai mayo maggio maio mei مايو",
  "june juni juin junio giugno junho يونيو",
  "july juli juillet julio luglio julho يوليو",
  "august aout agosto augustus اغسطس",
  "september septembre septiembre settembre setembro سبتمبر",
  "october oktober octobre octubre ottobre outubro اكتوبر",
  "november novembre noviembre novembro نوفمبر",
  "december dezember decembre diciembre dicembre dezembro ديسمبر",
].map((names) => names.split(" "));
const SMALL_WORDS = /^(?:of|the|le|el|de|del|di|st|nd|rd|th|er|o|a)$/;
const YEARS = [1000, 2100]; // other numbers of four digits are hardly meant as one
const DAY_PATTERN = "\\d{1,2}(?:\\.|st|nd|rd|th|er|º|ª)?";
const MONTH_PATTERN = "\\p{L}{3,}\\.?";
const AND_PATTERN = "(?:\\s*(?:\\.\\.+|[-–])\\s*|\\s+(?:to|until|and|bis|und|au|à|et|al?|y|hasta)\\s+)";
const ISO_PATTERN = "\\d{4}(?:-\\d{1,2}(?!\\d)(?:-\\d{1,2}(?!\\d))?)?";
const OF_PATTERN = "(?:\\s+(?:de|del|di|of))?\\s+";
/** Where a date may stand among other words, the longest first. */
const DATE_PATTERNS = [
  `${ISO_PATTERN}${AND_PATTERN}${ISO_PATTERN}`,
  "\\d{4}-\\d{1,2}(?:-\\d{1,2})?",
  "\\d{1,2}([./])\\d{1,2}\\1\\d{4}",
  `${DAY_PATTERN}${OF_PATTERN}${MONTH_PATTERN},?${OF_PATTERN}\\d{4}`,
  `${MONTH_PATTERN}\\s+${DAY_PATTERN},?\\s+\\d{4}`,
  `(?<!\\d\\s)${MONTH_PATTERN}${OF_PATTERN}\\d{4}`,
  "\\d{4}",
].map((pattern) => new RegExp(`(?<![^\\s(])${pattern}(?![^\\s),.?]|\\.\\.)`, "giu"));
// What leads to a date says nothing without it: in 1987, between 1986 and 1987.
const BEFORE_DATE =
  /(?<![^\s(])(?:in|on|of|from|since|during|between|am|im|vom|von|seit|zwischen|en|le|du|de|depuis|entre|el|del|desde|nel|dal)\s+$/i;

/**
 * Return the first date in a text, and the text without it.
 *
 * @param {string} text
 * @returns {{iso: string, rest: string} | null} null if there is none outside of quotation marks and fields
 */
function dateIn(text) {
  const plain = text.replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, fold);
  for (const pattern of DATE_PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      const iso = dateOrRange(match[0]);
      const year = Number(iso?.slice(0, 4));
      const quoted = before.split(/["“”„«»]/).length % 2 === 0;
      const filtered = [...before.matchAll(/(\p{L}+)\s*[:=]/gu)].some(([, name]) => TIMES.includes(fieldNamed(name)));
      if (quoted || filtered || !iso || year < YEARS[0] || year > YEARS[1]) continue;
      const rest = `${before.replace(BEFORE_DATE, "")} ${text.slice((match.index ?? 0) + match[0].length)}`;
      return { iso, rest: rest.replace(/\(\s*\)/g, " ").replace(/\s+/g, " ").trim() };
    }
  }
  return null;
}

/**
 * @param {string} value
 * @returns {string | null} a date in ISO 8601, or the first and last of two as 1986..1987 or 1987-10-19..1987-10-25
 */
function dateOrRange(value) {
  const ends = value.match(new RegExp(ISO_PATTERN, "g")) ?? [];
  if (ends.length < 2) return writtenDate(value);
  const [first, last] = ends.map(writtenDate);
  return first && last && first < last ? `${first}..${last}` : null;
}

/**
 * Return a year, month or day as ISO 8601 has it.
 *
 * @param {string} value
 * @returns {string | null} null if it is no date, or could be two
 */
function writtenDate(value) {
  value = value.replace(/^([12][0-9]{3})([01][0-9])([0-3][0-9])$/, "$1-$2-$3"); // 19870317
  const parts = (fold(value).match(/[0-9]+|\p{L}+/gu) ?? []).filter((part) => !SMALL_WORDS.test(part));
  const years = parts.filter((part) => /^[0-9]{4}$/.test(part));
  const [year] = years;
  if (years.length !== 1 || parts.length > 3 || ![parts[0], parts[parts.length - 1]].includes(year)) return null;
  const rest = parts.filter((part) => part !== year);
  const names = rest.filter((part) => !/^[0-9]/.test(part));
  const figures = rest.filter((part) => /^[0-9]/.test(part)).map(Number);
  const month = names.length === 1 ? monthNamed(names[0]) : 0;
  if (names.length && !month) return null;
  const numbers = month ? [month, ...figures] : monthAndDay(figures, value, parts[0] === year);
  const iso = numbers && [year, ...numbers.map((number) => String(number).padStart(2, "0"))].join("-");
  return iso && daysOf(iso) ? iso : null;
}

/**
 * @param {number[]} numbers
 * @param {string} value
 * @param {boolean} first whether the year comes first
 * @returns {number[] | null}
 */
function monthAndDay(numbers, value, first) {
  if (first || numbers.length < 2) return numbers;
  const [one, other] = numbers;
  if (!value.includes("/") || one > 12 || one === other) return [other, one];
  return other > 12 ? [one, other] : null;
}

/**
 * @param {string} name of a month, or three letters or more of its beginning
 * @returns {number} from 1; 0 if it is none, or may be two
 */
function monthNamed(name) {
  const fits = MONTH_NAMES.flatMap((names, index) => (names.some((known) => known.startsWith(name)) ? [index + 1] : []));
  return fits.length === 1 && name.length >= 3 ? fits[0] : 0;
}

/**
 * Return the years, months and days that make up a time, the longest there are.
 *
 * @param {string} first the date that it begins with, in ISO 8601
 * @param {string} last the date that it ends with
 * @returns {string[]}
 */
function datesCovering(first, last) {
  const [at, end] = [daysOf(first)?.[0] ?? 0, daysOf(last)?.[1] ?? -1];
  const found = [];
  for (let day = at; day <= end; day = (daysOf(found[found.length - 1])?.[1] ?? end) + 1) {
    const iso = new Date(day * DAY_LENGTH).toISOString();
    const [whole = iso.slice(0, 10)] = [iso.slice(0, 4), iso.slice(0, 7)].filter((part) => {
      const [begin, reached] = daysOf(part) ?? [0, 0];
      return begin === day && reached <= end;
    });
    found.push(whole);
  }
  return found;
}
