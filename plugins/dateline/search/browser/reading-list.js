/** The reading list as this browser keeps it, and as a link. Shows nothing; sends nothing anywhere. */

/** What a link says of an entry: month, identifier, passage, its words, note. @typedef {string[]} LinkedEntry */

/**
 * Tell whether the browser's storage holds an entry as it was written: every page of this host may write there.
 *
 * @param {any} entry
 * @param {string} site address of its top folder
 */
function isEntry(entry, site) {
  try {
    const { item, passage = "p-a", text = "", note = "" } = entry;
    const { author = [], issued, ...plain } = item;
    const texts = [text, note, ...Object.values(plain), ...author.map((/** @type {any} */ name) => name.literal)];
    const dated = !issued || issued["date-parts"][0].every(Number.isInteger);
    const known = dated && PASSAGE.test(passage) && plain.id && texts.every((value) => typeof value === "string");
    return known && new URL(plain.path, site).href.startsWith(site);
  } catch {
    return false;
  }
}

/** A list in the browser's storage; where that is refused it lasts as long as the page. */
class ReadingList {
  /** @param {URL} site whose list it is: archives that share an origin have lists of their own */
  constructor(site) {
    this.site = site.href;
    this.key = `reading-list ${site.pathname}`;
    this.refused = false;
    /** @type {Entry[]} */
    this.entries = [];
    this.read();
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      this.entries = kept.filter((/** @type {unknown} */ entry) => isEntry(entry, this.site));
    } catch (error) {
      // Text that is no list is not the browser's refusal.
      this.refused = !(error instanceof SyntaxError || error instanceof TypeError);
    }
  }

  save() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.entries));
    } catch {
      this.refused = true;
    }
  }

  /** @param {Entry[]} entries those that are not on it yet are added at the end */
  add(entries) {
    const key = (/** @type {Entry} */ { item, passage }) => `${item.id} ${passage ?? ""}`;
    const known = new Set(this.entries.map(key));
    this.entries.push(...entries.filter((entry) => !known.has(key(entry))));
    this.save();
  }

  /**
   * @param {number} place
   * @param {number} by −1 for up, 1 for down
   */
  move(place, by) {
    const [entry] = this.entries.splice(place, 1);
    this.entries.splice(place + by, 0, entry);
    this.save();
  }

  /** @param {number} place */
  remove(place) {
    this.entries.splice(place, 1);
    this.save();
  }
}

/** @param {URL} site @returns {ReadingList} */
function readingListOf(site) {
  return new ReadingList(site);
}

/** @param {Entry} entry @returns {LinkedEntry} */
function linkedEntry({ item, passage = "", text = "", note = "" }) {
  const linked = [issuedOn(item).slice(0, 7), item.id, passage, text, note];
  while (!linked[linked.length - 1]) linked.pop();
  return linked;
}

/** @param {LinkedEntry[]} linked @param {"add" | "list"} what @returns {string} "#…" */
function listFragment(linked, what) {
  return `#${what}=${encodeURIComponent(JSON.stringify(linked))}`;
}

/**
 * @param {string} fragment "#…"; of an article's page "#add=month,identifier"
 * @returns {{what: string, linked: LinkedEntry[]}}
 */
function readFragment(fragment) {
  const [, what = "", written = ""] = fragment.match(/^#(add|list)=(.*)$/) ?? [];
  try {
    const text = decodeURIComponent(written);
    const read = text.startsWith("[") ? JSON.parse(text) : text ? [text.split(",")] : [];
    const linked = read.filter((/** @type {unknown} */ one) => Array.isArray(one) && one.length > 1 && one.every((part) => typeof part === "string"));
    return { what, linked };
  } catch {
    return { what, linked: [] };
  }
}
