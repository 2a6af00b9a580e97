/** Offers a date that was typed among the words as a filter: published then, or speaking of then. */

const QUOTES = /["“”„«»]/g;

/**
 * Return the first date in a text, as it is written or in ISO 8601, and the text without it.
 *
 * @param {string} text
 * @param {string[]} months their names in the language of the interface
 * @returns {{iso: string, rest: string} | null} null if there is none outside of quotation marks and fields
 */
function dateIn(text, months) {
  const day = "(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª)?";
  const month = "(?<month>\\p{L}{3,})\\.?";
  const of = "(?:\\s+(?:de|del|di|of))?\\s+";
  const patterns = [
    "(?<year>\\d{4})-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?",
    `${day}${of}${month},?${of}(?<year>\\d{4})`,
    `${month}\\s+${day},?\\s+(?<year>\\d{4})`,
    `${month}${of}(?<year>\\d{4})`,
    "(?<year>\\d{4})",
  ];
  for (const pattern of patterns) {
    for (const match of text.matchAll(new RegExp(`(?<![^\\s(])${pattern}(?![^\\s),.?])`, "giu"))) {
      const { year, month: name = "", day: number = "" } = match.groups ?? {};
      const before = text.slice(0, match.index);
      if ((before.match(QUOTES) ?? []).length % 2) continue;
      const order = /^\d/.test(name) ? Number(name) : monthNumber(name, months);
      if (name && !order) continue;
      const parts = [year, ...(order ? [order] : []), ...(number ? [number] : [])];
      const iso = parts.map((part) => String(part).padStart(2, "0")).join("-");
      if (Number(year) < 1000 || Number(year) > 2100 || !daysOf(iso)) continue;
      const rest = `${before} ${text.slice((match.index ?? 0) + match[0].length)}`;
      return { iso, rest: rest.replace(/\s+/g, " ").trim() };
    }
  }
  return null;
}

/**
 * @param {string} name of a month, or three letters or more of its beginning
 * @param {string[]} months
 * @returns {number} from 1; 0 if it is none, or may be two
 */
function monthNumber(name, months) {
  const fits = months.map((month, index) => (fold(month).startsWith(fold(name)) ? index + 1 : 0)).filter(Boolean);
  return fits.length === 1 ? fits[0] : 0;
}

/**
 * @param {SearchPage} page
 * @param {string} text as typed
 */
function showDates({ wording, address }, text) {
  const date = dateIn(text, wording.words.months);
  if (!date) return;
  const filters = ["from", "to"].map((kind) => ({ kind, value: date.iso, excluded: false }));
  const published = inPeriod({ ...address, text: date.rest }, filters);
  const speaking = { ...address, text: `${date.rest} about:${date.iso}`.trim(), start: 1 };
  const written = { date: wording.date(date.iso) };
  byId("dates").replaceChildren(
    element("a", { href: writeAddress(published) }, wording.say("published_then", written)),
    " · ",
    element("a", { href: writeAddress(speaking) }, wording.say("speaking_of_then", written)),
  );
  byId("dates").hidden = false;
}
