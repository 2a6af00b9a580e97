/** Brings the references of articles, a file for each month of publication. */

/** @type {Map<string, Reference>} by identifier */
const references = new Map();
/** @type {Map<string, Promise<void>>} by month */
const monthsLoading = new Map();

/** @param {Reference[]} items what a file of data/references/ hands over */
function takeReferences(items) {
  for (const item of items) references.set(item.id, item);
}

Object.assign((/** @type {any} */ (globalThis).dateline ||= {}), { references: takeReferences });

/**
 * @param {Iterable<string>} months "1987-03", "1987" or "" for undated articles
 * @returns {Promise<void>} a month whose file is not there has no references
 */
async function loadReferences(months) {
  const wanted = [...new Set(months)].map((month) => {
    const path = `data/references/${month || "undated"}.js`;
    const loading = monthsLoading.get(month) ?? loadScript(new URL(path, SITE_FOLDER)).catch(() => {});
    monthsLoading.set(month, loading);
    return loading;
  });
  await Promise.all(wanted);
}

/**
 * @param {LinkedEntry[]} linked
 * @returns {Promise<Entry[]>} those that the archive has
 */
async function entriesOf(linked) {
  await loadReferences(linked.map(([month]) => month.slice(0, 7)));
  return linked.flatMap(([, identifier, passage = "", text = "", note = ""]) => {
    const item = references.get(identifier);
    const known = PASSAGE.test(passage) ? { passage, text } : {};
    return item ? [{ item, ...known, note }] : [];
  });
}

/**
 * @param {Wording} wording
 * @param {DOMStringMap} site of the page: `archive`, `base`, and how a title and the archive are written
 * @returns {Citing}
 */
function citingIn(wording, { archive = "", base = "", citedTitle = "", citedArchive = "" }) {
  const plain = (/** @type {Entry} */ { item }, /** @type {string} */ kept) => {
    const authors = (item.author ?? []).map((/** @type {{literal: string}} */ name) => name.literal);
    const parts = [
      authors.join(", ") || item.agency,
      fillIn(citedTitle, { title: item.title || wording.words.untitled }),
      [item["container-title"], wording.date(issuedOn(item))].filter(Boolean).join(", "),
      item.URL,
      fillIn(citedArchive, { archive, address: kept }),
    ];
    return parts.flatMap((part) => (part ? [part.endsWith(".") ? part : `${part}.`] : [])).join(" ");
  };
  return { archive, base, plain };
}
