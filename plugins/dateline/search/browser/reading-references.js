/** References of articles and passages in the five forms in which they are saved. Mirrors site/data/citation.py. */

/**
 * An article's reference: a CSL-JSON item, with its page and, where no author is known, the agency.
 *
 * @typedef {Record<string, any> & {id: string, path: string}} Reference
 */

/**
 * What is cited: an article, or a passage of it.
 *
 * @typedef {object} Entry
 * @property {Reference} item
 * @property {string} [passage] the identifier of a paragraph, "p-…"
 * @property {string} [text] its words
 * @property {string} [note] the reader's own
 */

/**
 * @typedef {object} Citing
 * @property {string} archive its title
 * @property {string} base address of the site, or "" where it does not know its own
 * @property {(entry: Entry, kept: string) => string} plain a reference as a sentence
 * @property {string} [query] what was searched, where a search's results are saved
 * @property {string} [day] when, ISO 8601
 */

/** @typedef {(entries: Entry[], citing: Citing) => string} Format */

/** What the identifier of a paragraph looks like. */
const PASSAGE = /^p-[a-z2-7]+$/;

/** @type {Record<string, string>} */
const TEX_SPELLED = { "\\": "\\textbackslash{}", "^": "\\^{}", "~": "\\~{}" };

/** @param {string} text */
function tex(text) {
  return text.replace(/[\\{}$&#%_^~]/g, (character) => TEX_SPELLED[character] ?? `\\${character}`);
}

/** @param {{literal: string}} name kept in one piece where BibTeX would read "and" or a comma in it */
function texName({ literal }) {
  return /,| and /.test(literal) ? `{${tex(literal)}}` : tex(literal);
}

/** @param {Reference} item @returns {string} its date in ISO 8601, as precise as is known */
function issuedOn({ issued }) {
  const [year, ...rest] = issued?.["date-parts"][0] ?? [];
  const pad = (/** @type {number} */ number, /** @type {number} */ width) => String(number).padStart(width, "0");
  return year === undefined ? "" : [pad(year, 4), ...rest.map((/** @type {number} */ number) => pad(number, 2))].join("-");
}

/** @param {Entry} entry @param {Citing} citing @returns {string} the address of what is cited, or its identifier */
function keptAt({ item, passage }, { base }) {
  return (base ? `${base}/${item.path}` : item.id) + (passage ? `#${passage}` : "");
}

/** @param {Entry} entry */
function citedKey({ item, passage }) {
  return passage ? `${item.id}-${passage}` : item.id;
}

/** @param {Entry} entry @param {Citing} citing @returns {string[]} what is said beside the reference */
function remarks(entry, citing) {
  const { query, day } = citing;
  const passage = entry.passage && [entry.text && `“${entry.text}”`, keptAt(entry, citing)].filter(Boolean).join(" ");
  return [passage, entry.note, query && `${query} (${day})`].flatMap((remark) => (remark ? [remark] : []));
}

/** @type {Format} */
function bibtexOf(entries, citing) {
  const made = entries.map((entry) => {
    const { item } = entry;
    const issued = issuedOn(item);
    const rows = CITED_FIELDS.flatMap(([csl, , bibtex]) => {
      if (!bibtex || !item[csl]) return [];
      if (csl === "author") return [[bibtex, item.author.map(texName).join(" and ")]];
      if (csl === "issued") return [[bibtex, issued]];
      return [[bibtex, bibtex === "langid" ? BABEL_NAMES[item[csl].split("-")[0]] : tex(String(item[csl]))]];
    });
    if (issued) rows.push(["year", issued.slice(0, 4)]);
    const said = remarks(entry, citing).join(" — ");
    if (said) rows.push(["note", tex(said)]);
    const body = rows.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
    return `@article{${citedKey(entry)},\n${body.join(",\n")}\n}\n`;
  });
  return made.join("\n");
}

/** @type {Format} */
function risOf(entries, citing) {
  const one = (/** @type {string} */ text) => text.replace(/[\n\r\v\f\u0085\u2028\u2029]+/g, " ");
  return entries.map((entry) => {
    const { item } = entry;
    const lines = CITED_FIELDS.flatMap(([csl, ris]) => {
      if (!ris || !item[csl]) return [];
      if (csl === "author") return item.author.map((/** @type {{literal: string}} */ name) => `${ris}  - ${one(name.literal)}`);
      if (csl === "keyword") return item.keyword.split(", ").map((/** @type {string} */ word) => `${ris}  - ${one(word)}`);
      if (csl === "id") return [`${ris}  - ${citedKey(entry)}`];
      if (csl !== "issued") return [`${ris}  - ${one(item[csl])}`];
      const day = issuedOn(item);
      return [`PY  - ${day.slice(0, 4)}`, `${ris}  - ${day.replace(/-/g, "/")}`];
    });
    const said = remarks(entry, citing).map((remark) => `N1  - ${one(remark)}`);
    const kept = citing.base ? [`L2  - ${keptAt(entry, citing)}`] : [];
    return ["TY  - NEWS", ...lines, `DP  - ${citing.archive}`, ...kept, ...said, "ER  - ", ""].join("\r\n");
  }).join("");
}

/** @type {Format} */
function cslOf(entries, citing) {
  const items = entries.map((entry) => {
    const { path, agency, ...item } = entry.item;
    const said = remarks(entry, citing).join("\n");
    const made = { ...item, id: citedKey(entry), ...(said && { note: said }) };
    return ` ${JSON.stringify(made)}`;
  });
  return `[\n${items.join(",\n")}\n]\n`;
}

/** @type {Format} */
function csvOf(entries, citing) {
  const { query, day } = citing;
  const head = ["id", "headline", "authors", "publisher", "published", "url", "address", "passage", "text", "note"];
  const rows = entries.map((entry) => {
    const { item, passage, text, note } = entry;
    const authors = (item.author ?? []).map((/** @type {{literal: string}} */ name) => name.literal).join("; ");
    const cells = [item.id, item.title, authors, item["container-title"], issuedOn(item), item.URL, keptAt(entry, citing), passage, text, note];
    return [...cells.map((cell) => cell ?? ""), ...(query ? [query, day ?? ""] : [])];
  });
  return `\uFEFF${csvText([query ? [...head, "query", "searched"] : head, ...rows])}`;
}

/** @type {Format} */
function markdownOf(entries, citing) {
  const plain = (/** @type {string} */ text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&").replace(/\s+/g, " ");
  const head = citing.query ? [`${plain(citing.query)} (${citing.day})`, ""] : [];
  const lines = entries.flatMap((entry) => {
    const { text, note } = entry;
    return [`- ${plain(citing.plain(entry, keptAt(entry, citing)))}`, ...(text ? ["", `  > ${plain(text)}`, ""] : []), ...(note ? ["", `  ${plain(note)}`, ""] : [])];
  });
  return `${[...head, ...lines].join("\n").replace(/\n{3,}/g, "\n\n").trimEnd()}\n`;
}

/** @type {Record<string, [Format, string]>} each with the ending of its files */
const FORMATS = {
  csv: [csvOf, "csv"],
  bibtex: [bibtexOf, "bib"],
  ris: [risOf, "ris"],
  csl: [cslOf, "csl.json"],
  markdown: [markdownOf, "md"],
};

/**
 * @param {string} stem of the file's name
 * @param {string} name of the format
 * @param {Entry[]} entries
 * @param {Citing} citing
 */
function saveReferences(stem, name, entries, citing) {
  const [format, ending] = FORMATS[name];
  saveFile(`${stem}.${ending}`, format(entries, citing), "text/plain");
}
