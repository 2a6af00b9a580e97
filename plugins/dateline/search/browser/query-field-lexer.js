/**
 * Cuts fields, filters and times of a query out of its text, and makes leaves. Mirrors
 * plugins/dateline/search/query_field_lexer.py and query_cursor.py.
 */

/**
 * @typedef {object} Lexeme
 * @property {"leaf" | "and" | "or" | "not" | "near" | "open" | "close" | "end"} kind
 * @property {Leaf | null} leaf
 * @property {string} sign
 * @property {string} text as typed
 * @property {number} distance of NEAR
 * @property {string} [field] of a parenthesis: what stands before it, as in title:(oil OR gas)
 */

const MAX_DISTANCE = 2;
const TYPED_WORD =
  /(?:\\[^]?|[^\s\\:~^()|&,;"-]|&(?!&)|(?<=\p{Nd})[,:](?=\p{Nd})|:(?=\/\/)|(?<=[^\s()|,;"-])-(?=[^\s()+|,;"-]))+/uy;
const FIELD_SIGN = /[-+!](?=[\p{L}\p{N}_"])/uy;
const MODIFIER = /([~^])(\d*)/y;
const TIMES = ["month", "about", "from", "to", "published"];

/** Reads what stands at its place as a leaf, or as a field with its value; moves on over the text, once. */
class FieldLexer {
  /**
   * @param {string} text
   * @param {Query} query takes the notes
   */
  constructor(text, query) {
    this.text = withPlainSigns(text);
    this.query = query;
    this.at = 0;
  }

  /** @param {number} at a place in the text */
  moveTo(at) {
    this.at = at;
  }

  /**
   * @param {Lexeme["kind"]} kind
   * @param {string} text
   * @param {number} [distance]
   * @returns {Lexeme}
   */
  lexeme(kind, text, distance = 0) {
    return { kind, leaf: null, sign: "", text, distance };
  }

  /**
   * @param {RegExp} pattern sticky
   * @returns {RegExpExecArray | null} the match at the place reached, which moves past it
   */
  take(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }

  /** @param {string} code @param {string} detail */
  note(code, detail) {
    addNote(this.query, code, detail);
  }

  before() {
    return this.at ? this.text[this.at - 1] : " ";
  }

  /**
   * @param {string} name what stands before the colon
   * @param {string} sign
   * @returns {Lexeme[]}
   */
  field(name, sign) {
    const field = fieldNamed(name);
    const time = TIMES.includes(field);
    this.at += 1;
    if (!field) {
      this.note(name ? "unknown-field" : "stray-operator", name || ":");
      return name ? this.leaf(this.wordLeaf(name), sign) : [];
    }
    if (!this.valueFollows(name, time)) return time ? [] : this.leaf(this.wordLeaf(name), sign);
    const own = time ? null : this.take(FIELD_SIGN);
    if (own) sign = own[0] === "+" ? "+" : "-";
    if (this.text[this.at] === "(" && field !== "published") {
      this.at += 1;
      const scope = { ...this.lexeme("open", "("), field };
      return sign === "-" ? [this.lexeme("not", "-"), scope] : [scope];
    }
    if (time) return this.time(name, field, sign);
    if (FILTER_NAMES.includes(field)) {
      return this.filter(name, field, this.atQuote() ? this.quoted() : this.take(/[^\s()]*/y)?.[0] ?? "", sign);
    }
    if (this.atQuote()) return this.leaf(leafOf({ kind: "phrase", text: this.quoted(), field }), sign);
    const word = this.take(TYPED_WORD)?.[0];
    return word ? this.leaf({ ...this.wordLeaf(word), field }, sign) : [];
  }

  /**
   * Move to what follows a field's name, over blanks; return whether it can be its value.
   *
   * @param {string} name
   * @param {boolean} time
   * @returns {boolean}
   */
  valueFollows(name, time) {
    const start = this.at;
    this.take(/\s*/y);
    const parted = this.at > start;
    if (parted && time && !(this.atQuote() || startsDate(this.text, this.at))) {
      this.at = start;
      this.note("stray-operator", `${name}:`);
      return false;
    }
    if (this.at < this.text.length && !(parted && operatorAt(this.text, this.at))) return true;
    this.note("empty-field", name);
    return false;
  }

  /**
   * @param {string} name
   * @param {string} field
   * @param {string} typed
   * @param {string} sign
   * @returns {Lexeme[]}
   */
  filter(name, field, typed, sign) {
    const value = typed.trim();
    if (!value) {
      this.note("empty-field", name);
      return [];
    }
    if ((NAMING.includes(field) ? value.replace(/\*$/, "") : value).includes("*")) this.note("stray-operator", "*");
    return [{ ...this.lexeme("leaf", ""), leaf: leafOf({ kind: "filter", text: value, field }), sign }];
  }

  /**
   * Return the filters that a time means; from and to, where it is that of publication.
   *
   * @param {string} name
   * @param {string} field
   * @param {string} sign
   * @returns {Lexeme[]}
   */
  time(name, field, sign) {
    let typed;
    let compared;
    if (this.atQuote()) {
      [, compared, typed] = /^([<>]=?|=|)\s*([^]*)$/.exec(this.quoted().trim()) ?? ["", "", ""];
    } else {
      [, compared] = this.take(/([<>]=?|=|)\s*/y) ?? ["", ""];
      [typed, this.at] = timeAt(this.text, this.at);
    }
    const { ends, understood } = endsOf(compared, typed, field);
    if (!understood) this.note("stray-operator", compared);
    if (field !== "published" && !(field === "from" && ends[0] !== ends[1])) return this.filter(name, field, typed, sign);
    if (!ends[0] && !ends[1]) {
      this.note("empty-field", name);
      return [];
    }
    const bounds = ["from", "to"].map((kind, at) => leafOf({ kind: "filter", text: ends[at], field: kind }));
    const leaves = bounds.filter(({ text }) => text).map((leaf) => ({ ...this.lexeme("leaf", ""), leaf }));
    const whole = [this.lexeme("open", "("), ...leaves, this.lexeme("close", ")")];
    return sign === "-" ? [this.lexeme("not", "-"), ...whole] : whole;
  }

  /**
   * @param {string} typed a backslash has made the next character an ordinary one
   * @returns {Leaf}
   */
  wordLeaf(typed) {
    const wildcard = hasWildcard(typed.replace(/\\[^]?/g, "x"));
    return leafOf({ text: typed.replace(/\\([^]?)/g, "$1"), wildcard });
  }

  /**
   * @param {Leaf} leaf
   * @param {string} sign
   * @returns {Lexeme[]}
   */
  leaf(leaf, sign) {
    const text = leaf.text.trim();
    if (!text && leaf.kind === "word") this.note("stray-operator", "\\");
    if (leaf.kind === "word" && leaf.wildcard && /^\*+$/.test(text)) {
      this.note("stray-operator", "*");
      return [];
    }
    const wildcard = leaf.wildcard || (leaf.kind === "phrase" && hasWildcard(text));
    const modified = this.modified({ ...leaf, text, wildcard });
    return text ? [{ ...this.lexeme("leaf", ""), leaf: modified, sign }] : [];
  }

  /**
   * @param {Leaf} leaf
   * @returns {Leaf}
   */
  modified(leaf) {
    if (leaf.kind === "phrase") this.take(/\s+(?=~\d)/y);
    for (let match = this.take(MODIFIER); match; match = this.take(MODIFIER)) {
      const [, operator, digits] = match;
      if (!digits) this.note("stray-operator", operator);
      else if (operator === "^") leaf.boost = Number(digits);
      else if (leaf.kind === "phrase") leaf.distance = Math.min(Number(digits), MAX_BETWEEN);
      else {
        if (Number(digits) > MAX_DISTANCE) this.note("distance", String(MAX_DISTANCE));
        leaf.distance = Math.min(Number(digits), MAX_DISTANCE);
      }
    }
    return leaf;
  }

  /** A quotation begins here, in double quotation marks, or in single ones around words. */
  atQuote() {
    SINGLE_QUOTED.lastIndex = this.at;
    return this.text[this.at] === '"' || SINGLE_QUOTED.test(this.text);
  }

  quoted() {
    const single = this.take(SINGLE_QUOTED);
    if (single) return single[1];
    const start = this.at + 1;
    const end = this.text.indexOf('"', start);
    if (end < 0) this.note("open-quote", "");
    this.at = end < 0 ? this.text.length : end + 1;
    return this.text.slice(start, end < 0 ? undefined : end);
  }
}
