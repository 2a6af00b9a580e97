/** What the filters of a query let in: names by any printed form, bylines, languages, dates. Ranks nothing. */

/** In English and in the language itself; any code works too. */
const LANGUAGE_NAMES = {
  ar: "arabic العربية",
  cs: "czech cestina",
  da: "danish dansk",
  de: "german deutsch",
  el: "greek ελληνικα",
  en: "english",
  es: "spanish espanol",
  fa: "persian farsi فارسی",
  fi: "finnish suomi",
  fr: "french francais",
  he: "hebrew עברית",
  hi: "hindi हिन्दी",
  hu: "hungarian magyar",
  id: "indonesian",
  it: "italian italiano",
  ja: "japanese 日本語",
  ko: "korean 한국어",
  nl: "dutch nederlands",
  no: "norwegian norsk",
  pl: "polish polski",
  pt: "portuguese portugues",
  ro: "romanian romana",
  ru: "russian русскии",
  sv: "swedish svenska",
  th: "thai ไทย",
  tr: "turkish turkce",
  uk: "ukrainian украінська",
  ur: "urdu اردو",
  vi: "vietnamese",
  zh: "chinese 中文",
};

const LANGUAGE_CODES = new Map(
  Object.entries(LANGUAGE_NAMES).flatMap(([code, names]) => names.split(" ").map((name) => [name, code])),
);

/**
 * Return the key under which the index keeps a name: folded, `U.K.` as `uk`, words parted by one space.
 *
 * @param {string} name
 * @returns {string}
 */
function nameKey(name) {
  const letter = "[\\p{L}\\p{N}_]";
  const acronym = new RegExp(`(?<!${letter})(?:${letter}\\.)+(?:${letter}(?!${letter})|(?<=\\.${letter}\\.))`, "gu");
  const folded = fold(name).replace(acronym, (found) => found.replace(/\./g, ""));
  const key = folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return key.replace(/(?<!\S)[a-z\u0370-\u04FF](?: [a-z\u0370-\u04FF](?!\S))+/gu, (initials) => initials.replace(/ /g, ""));
}

/**
 * Return the days of each ordinal.
 *
 * @param {Directory} directory
 * @param {ShardStore} store
 * @param {boolean} exact false: the first day of its month will do, and saves the bytes of the days
 * @returns {Promise<Int32Array>}
 */
async function readDays({ data }, store, exact) {
  const months = await store.json(`tables/${data.tables.months}`);
  const files = exact ? splitHashes(data.tables.days) : [];
  const parts = await Promise.all(files.map((name) => store.read(`tables/${name}`, (payload) => payload)));
  return dayNumbers(months, parts, data.ordinals);
}

/**
 * Return what a value stands for: bylines and sections as they are called, names by any form or part.
 *
 * @param {Lookup} lookup
 * @param {string} kind
 * @param {string} value
 * @returns {Promise<string[]>}
 */
async function meaningsOf(lookup, kind, value) {
  const meant = (/** @type {string} */ text) =>
    NAME_KINDS.includes(kind) ? namesOf(lookup, kind, text) : calledSo(lookup, kind, text, nameKey(text));
  let names = await meant(value);
  if (names.length) return names;
  await clientPart("spellings");
  for (const other of otherwiseWritten(value)) {
    names = await meant(other);
    if (names.length) break;
  }
  return names;
}

/**
 * Return what is called so as it stands, or begins so where the value ends with a star.
 *
 * @param {Lookup} lookup
 * @param {string} kind
 * @param {string} value
 * @param {string} key of the value
 * @returns {Promise<string[]>}
 */
async function calledSo(lookup, kind, value, key) {
  if (!key) return [];
  if (value.endsWith("*")) return lookup.namesFrom(kind, key);
  return (await lookup.term(`:${kind}:${key}`)) ? [NAME_KINDS.includes(kind) ? value : key] : [];
}

/**
 * @param {Lookup} lookup
 * @param {string} key
 * @param {boolean} starred
 * @returns {Promise<[string, string, string][]>} key, kind and name of those whose keys are this one or, starred, begin
 *   so, and their neighbours
 */
async function nameRows({ store, directory }, key, starred) {
  const table = await store.json(`tables/${directory.data.tables.names}`);
  const files = new ShardTable(table, "tables");
  const paths = starred ? files.pathsOf(key) : [files.pathOf(key)].flatMap((path) => path ?? []);
  /** @type {[string, string, string][][]} */
  const rows = await Promise.all(paths.map((path) => store.json(path)));
  return rows.flat();
}

/**
 * Return the names of a kind that a value stands for: the name itself, or any form that is printed of it. A part of
 * a name, as a last name, stands for all who have it, unless something is called so alone. A star at the end stands
 * for any end.
 *
 * @param {Lookup} lookup
 * @param {string} kind
 * @param {string} value
 * @returns {Promise<string[]>}
 */
async function namesOf(lookup, kind, value) {
  const key = nameKey(value);
  const starred = key !== "" && value.endsWith("*");
  const rows = await nameRows(lookup, key, starred);
  const own = await calledSo(lookup, kind, value, key);
  const names = new Map(own.map((name) => [nameKey(name), name]));
  const kinds = names.size && !starred ? [kind] : [kind, `${kind}:part`];
  for (const [known, of, name] of rows) {
    if (kinds.includes(of) && (starred ? known.startsWith(key) : known === key)) names.set(nameKey(name), name);
  }
  return [...names.values()];
}

/**
 * Return the pages of names.
 *
 * @param {Lookup} lookup
 * @param {string} kind
 * @param {string[]} names
 * @returns {Promise<{name: string, url: string}[]>} of those that have one, from the root of the site
 */
async function pagesOf(lookup, kind, names) {
  const found = await Promise.all(
    names.map(async (name) => {
      const key = nameKey(name);
      const rows = await nameRows(lookup, key, false);
      return rows.flatMap(([known, of, url]) => (known === key && of === `${kind}:page` ? [{ name, url }] : []));
    }),
  );
  return found.flat();
}

/**
 * Return what a filter's value means as the end of a pseudo-term.
 *
 * @param {string} kind
 * @param {string} value
 * @returns {string}
 */
function filterKey(kind, value) {
  if (kind === "language") return LANGUAGE_CODES.get(nameKey(value)) ?? value.split(/[-_]/)[0].toLowerCase();
  return nameKey(value);
}

/**
 * @param {string} value
 * @returns {string[] | null} the ends of a time in ISO 8601, or the one date that it is; null if it is none
 */
function timeOf(value) {
  const ends = firstAndLast(value).map(writtenDate);
  const [first, last] = ends;
  return first && last ? [...new Set([first, last])] : null;
}

/**
 * Return what a filter finds.
 *
 * @param {Leaf} leaf
 * @param {Finder} finder
 * @returns {Promise<Evidence | null>} null if it is no condition
 */
async function filterEvidence(leaf, finder) {
  const { lookup } = finder;
  const [kind, value] = [leaf.field ?? "", leaf.text];
  const mask = finder.none();
  if (kind === "from" || kind === "to") {
    const date = writtenDate(value);
    const range = date && daysOf(date);
    if (!range) {
      addNote(finder.query, "not-a-date", value);
      return null;
    }
    finder.meanings.set(leaf, [date]);
    const days = await readDays(lookup.directory, lookup.store, date.split("-").length > 2);
    const [first, last] = kind === "from" ? [range[0], Infinity] : [NO_DAY + 1, range[1]];
    days.forEach((day, ordinal) => (mask[ordinal] = Number(day >= first && day <= last)));
    return { mask, words: [] };
  }
  const time = kind === "about" || kind === "month";
  const ends = time && timeOf(value);
  if (time && !ends) {
    addNote(finder.query, "not-a-date", value);
    return null;
  }
  if (ends) {
    finder.meanings.set(leaf, [ends.join("–")]);
    const dates = ends.length > 1 ? datesCovering(ends[0], ends[1]) : ends;
    await addNamed(mask, kind, dates, lookup);
    return { mask, words: [] };
  }
  const named = NAMING.includes(kind) ? await meaningsOf(lookup, kind, value) : [filterKey(kind, value)];
  finder.meanings.set(leaf, named);
  await addNamed(mask, kind, named.map((name) => filterKey(kind, name)), lookup);
  return { mask, words: [] };
}

/**
 * Mark the documents that have any of several pseudo-terms.
 *
 * @param {Uint8Array} mask
 * @param {string} kind
 * @param {string[]} keys
 * @param {Lookup} lookup
 */
async function addNamed(mask, kind, keys, lookup) {
  const found = await Promise.all(keys.map((key) => lookup.term(`:${kind}:${key}`)));
  for (const ordinal of found.flatMap((postings) => [...(postings?.ordinals ?? [])])) mask[ordinal] = 1;
}
