/**
 * Reads what a person typed into clauses and filters. It never throws: what cannot be read as the
 * language of docs/search-syntax.md is read as words, and a note says so. Looks nothing up.
 */

/** @typedef {"may" | "must" | "not"} Presence */

/**
 * One thing looked for in the text.
 *
 * @typedef {object} Clause
 * @property {string} text as typed, without operators; lower case
 * @property {boolean} phrase the words must stand side by side
 * @property {boolean} wildcard the text holds an unescaped star
 * @property {string | null} field only there; null: in every field
 * @property {Presence} presence
 * @property {number} boost
 * @property {number} distance letters that may differ
 */

/**
 * One condition that an article fulfils or not, without a score.
 *
 * @typedef {object} Filter
 * @property {string} kind a filter name of the index, or "from" or "to"
 * @property {string} value
 * @property {boolean} excluded
 */

/** @typedef {{code: string, detail: string}} Note a message key of the page, and what it is about */

/** @typedef {{clauses: Clause[], filters: Filter[], notes: Note[]}} Query */

const MAX_QUERY_LENGTH = 200;
const MAX_DISTANCE = 2;
const OPENING_QUOTES = /["“”„«»]/;
const SEPARATOR = /[\s-]/;

/** What people type for the names that the index knows. */
const FIELD_ALIASES = new Map([
  ["headline", "title"],
  ["text", "body"],
  ["person", "people"],
  ["place", "places"],
  ["org", "organisations"],
  ["orgs", "organisations"],
  ["organisation", "organisations"],
  ["organization", "organisations"],
  ["organizations", "organisations"],
  ["since", "from"],
  ["until", "to"],
]);

/** Walks once over the text; `position` is the only state between the readers. */
class QueryReader {
  /**
   * @param {string} text
   * @param {string[]} fields searchable fields of the index
   * @param {string[]} filters filter names of the index
   */
  constructor(text, fields, filters) {
    this.text = text.slice(0, MAX_QUERY_LENGTH);
    this.position = 0;
    this.fields = new Set(fields);
    this.filterNames = new Set([...filters, "from", "to"]);
    /** @type {Query} */
    this.query = { clauses: [], filters: [], notes: [] };
    if (text.length > MAX_QUERY_LENGTH) this.note("too-long", String(MAX_QUERY_LENGTH));
  }

  /** @returns {Query} */
  read() {
    while (this.position < this.text.length) {
      if (this.atPresence() || !this.atSeparator()) this.readClause();
      else this.position += 1;
    }
    return this.query;
  }

  /**
   * @param {string} code
   * @param {string} detail
   */
  note(code, detail) {
    const { notes } = this.query;
    if (!notes.some((known) => known.code === code && known.detail === detail)) notes.push({ code, detail });
  }

  /** White space and hyphens; also a plus that stands alone. */
  atSeparator() {
    const [sign, after] = [0, 1].map((step) => this.text[this.position + step] ?? " ");
    return SEPARATOR.test(sign) || (sign === "+" && /\s/.test(after));
  }

  /** A plus or minus counts where a word begins; elsewhere it is part of the word or a dash. */
  atPresence() {
    const [before, sign, after] = [-1, 0, 1].map((step) => this.text[this.position + step] ?? " ");
    return (sign === "+" || sign === "-") && /\s/.test(before) && !SEPARATOR.test(after) && after !== "+";
  }

  readClause() {
    /** @type {Presence} */
    let presence = "may";
    if (this.atPresence()) {
      presence = this.text[this.position] === "+" ? "must" : "not";
      this.position += 1;
    }
    const start = this.position;
    if (OPENING_QUOTES.test(this.text[start])) return this.addPhrase(this.readQuoted(), null, presence);
    const { word, wildcard } = this.readWord();
    if (this.text[this.position] === ":") return this.readField(word, presence);
    if (word) return this.addWord(word, wildcard, null, presence);
    // An operator with nothing before it: step over it, so that every pass gains ground.
    if (this.position === start) this.position += 1;
    if (this.text.slice(start, this.position).trim()) this.note("stray-operator", this.text[start]);
  }

  /**
   * @param {string} name what stands before the colon
   * @param {Presence} presence
   */
  readField(name, presence) {
    const asked = name.toLowerCase();
    const field = this.fields.has(asked) || this.filterNames.has(asked) ? asked : FIELD_ALIASES.get(asked) ?? "";
    this.position += 1;
    if (!this.fields.has(field) && !this.filterNames.has(field)) {
      if (!name) return this.note("stray-operator", ":");
      this.note("unknown-field", name);
      return this.addWord(name, false, null, presence);
    }
    const next = this.text[this.position] ?? " ";
    if (/\s/.test(next)) {
      this.note("empty-field", name);
      return this.addWord(name, false, null, presence);
    }
    const quoted = OPENING_QUOTES.test(next);
    if (this.filterNames.has(field)) {
      const value = quoted ? this.readQuoted() : this.readUntilBlank();
      this.query.filters.push({ kind: field, value: value.trim(), excluded: presence === "not" });
    } else if (quoted) {
      this.addPhrase(this.readQuoted(), field, presence);
    } else {
      const { word, wildcard } = this.readWord();
      if (word) this.addWord(word, wildcard, field, presence);
    }
  }

  /**
   * @param {string} text
   * @param {string | null} field
   * @param {Presence} presence
   */
  addPhrase(text, field, presence) {
    // Someone who quotes wants those words; "optional" would be of no use to them.
    if (text.trim()) this.add({ text, field, presence: presence === "may" ? "must" : presence, phrase: true });
  }

  /**
   * @param {string} text
   * @param {boolean} wildcard
   * @param {string | null} field
   * @param {Presence} presence
   */
  addWord(text, wildcard, field, presence) {
    this.add({ text, field, presence, wildcard });
  }

  /** @param {Partial<Clause> & {text: string}} part */
  add(part) {
    const clause = {
      ...{ phrase: false, wildcard: false, field: null, presence: /** @type {Presence} */ ("may"), boost: 1, distance: 0 },
      ...part,
      text: part.text.toLowerCase(),
    };
    this.readModifiers(clause);
    this.query.clauses.push(clause);
  }

  /** @param {Clause} clause */
  readModifiers(clause) {
    for (let sign = this.text[this.position]; sign === "~" || sign === "^"; sign = this.text[this.position]) {
      const digits = /^\d*/.exec(this.text.slice(this.position + 1))?.[0] ?? "";
      this.position += 1 + digits.length;
      if (!digits) this.note("stray-operator", sign);
      else if (sign === "^") clause.boost = Number(digits);
      else if (clause.phrase) this.note("stray-operator", sign);
      else clause.distance = Math.min(Number(digits), MAX_DISTANCE);
      if (sign === "~" && Number(digits) > MAX_DISTANCE) this.note("distance", String(MAX_DISTANCE));
    }
  }

  /** Read up to a separator or an operator; a backslash makes the next character an ordinary one. */
  readWord() {
    let word = "";
    let wildcard = false;
    for (; this.position < this.text.length; this.position += 1) {
      let character = this.text[this.position];
      if (SEPARATOR.test(character) || /[:~^]/.test(character) || OPENING_QUOTES.test(character)) break;
      if (character === "*") wildcard = true;
      if (character === "\\") character = this.text[++this.position] ?? "";
      word += character;
    }
    return { word, wildcard };
  }

  readUntilBlank() {
    const start = this.position;
    while (this.position < this.text.length && !/\s/.test(this.text[this.position])) this.position += 1;
    return this.text.slice(start, this.position);
  }

  readQuoted() {
    const start = this.position + 1;
    let end = start;
    while (end < this.text.length && !OPENING_QUOTES.test(this.text[end])) end += 1;
    if (end === this.text.length) this.note("open-quote", "");
    this.position = end + 1;
    return this.text.slice(start, end);
  }
}

/**
 * Read a query as typed.
 *
 * @param {string} text
 * @param {string[]} fields
 * @param {string[]} filters
 * @returns {Query}
 */
function readQuery(text, fields, filters) {
  return new QueryReader(text.normalize("NFC"), fields, filters).read();
}
