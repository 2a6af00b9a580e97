/**
 * Names of fields and filters: as people type them, and as they misspell them. Mirrors
 * plugins/dateline/search/query_fields.py.
 */

/** What people type, in English, in other systems, and in the languages of the interface. */
const FIELD_ALIASES = new Map(
  [
    ["title", "headline subject intitle ti titel titre titulo título titolo überschrift"],
    ["body", "text content intext texte texto testo"],
    ["published", "date year day datum fecha jahr année año anno"],
    ["people", "person name personen personne personnes persona personas persone"],
    [
      "places",
      "place country city town ort orte land stadt lieu lieux pays ville lugar lugares país pais ciudad luogo luoghi paese città",
    ],
    [
      "organisations",
      "organisation organization organizations org orgs company companies firma organización organizacion organizaciones organizzazione",
    ],
    ["by", "author authors byline au autor autorin auteur autora autore"],
    ["section", "ressort rubrik rubrique sección seccion sezione"],
    ["language", "in lang sprache langue idioma lingua"],
    ["from", "since after seit depuis desde"],
    ["to", "until before bis hasta"],
  ].flatMap(([field, names]) => names.split(" ").map((name) => [name, field])),
);
const FIELD_NAMES = ["title", "body", ...FILTER_NAMES, "published"];
const SHORTEST_NAME = 4; // letters: shorter names are common words, and too near to each other

/**
 * @param {string} typed
 * @returns {string} the field or filter that a person names; "" if there is none of the name
 */
function fieldNamed(typed) {
  const name = FIELD_ALIASES.get(typed.toLowerCase()) ?? typed.toLowerCase();
  return FIELD_NAMES.includes(name) ? name : "";
}

/**
 * @param {string} typed
 * @returns {string} the one field of which a name is one slip away from it: peple, tilte; "" if there is none
 */
function fieldNearlyNamed(typed) {
  if (typed.length < SHORTEST_NAME) return "";
  const known = [...FIELD_ALIASES.keys(), ...FIELD_NAMES].filter(({ length }) => length >= SHORTEST_NAME);
  const fields = new Set(known.filter((name) => isOneSlip(typed.toLowerCase(), name)).map(fieldNamed));
  return fields.size === 1 ? [...fields][0] : "";
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {boolean} whether a letter more, less or other, or two that changed places, are all the difference
 */
function isOneSlip(one, other) {
  let [start, end] = [0, 0];
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  while (end < Math.min(one.length, other.length) - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [rest, against] = [one, other].map((name) => name.slice(start, name.length - end));
  return Math.max(rest.length, against.length) === 1 || (rest.length === 2 && rest === [...against].reverse().join(""));
}
