/**
 * Cuts what a person typed into words, phrases, filters, operators and parentheses, as
 * plugins/dateline/search/query_lexer.py does: one file of cases holds the two equal. Groups nothing.
 */

/**
 * @typedef {object} Lexeme
 * @property {"leaf" | "and" | "or" | "not" | "near" | "open" | "close" | "end"} kind
 * @property {Leaf | null} leaf
 * @property {string} sign
 * @property {string} text as typed
 * @property {number} distance of NEAR
 */

const MAX_DISTANCE = 2;
const MOST_CAPITALS = 5; // words of a query in capitals whose AND, OR and NOT are still operators
const MAX_BETWEEN = 99;
const NEAR_DISTANCE = 10;
const QUOTE = /["“”„«»]/;
const DIGIT_GROUPS = /[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)/y;
const TYPED_WORD = /(?:\\[^]?|[^\s\\:~^()"“”„«»-]|(?<=[^\s()"“”„«»-])-(?=[^\s()+"“”„«»-]))+/y;
const SIGN = /[+-](?=[^\s\-+)])/y;
const OPERATOR = /!(?=[\p{L}\p{N}_"(])|(?:(AND|&&)|(OR|\|\|)|(NOT)|NEAR(?:\/(\d+))?)(?=[\s()]|$)/uy;
const MODIFIER = /([~^])(\d*)/y;
const UNKNOWN_OPERATOR = /^(?:(?:[wn]|pre|adj)\/?\d+|ADJ|WITHIN|XOR|UND|ODER|NICHT|SAUF|OU|ET|\/[^]+\/|[[{][^]*)$/;

/** Walks once over the text; never fails: what is no operator is a word, and a note says so. */
class QueryLexer {
  /**
   * @param {string} text
   * @param {Query} query takes the notes
   */
  constructor(text, query) {
    this.text = text;
    this.query = query;
    this.at = 0;
    this.mixed = text !== text.toUpperCase();
    /** Capitals mean nothing in a text of capitals: AND in a pasted headline is a word. */
    this.shouted = !this.mixed && text.split(/\s+/).filter(Boolean).length > MOST_CAPITALS;
  }

  /** @returns {Lexeme[]} */
  lexemes() {
    /** @type {Lexeme[]} */
    const found = [];
    while (this.at < this.text.length) {
      const character = this.text[this.at];
      if (/\s/.test(character) || this.atDash()) this.at += 1;
      else if (character === "(" || character === ")") {
        this.at += 1;
        found.push(this.lexeme(character === "(" ? "open" : "close", character));
      } else found.push(...(this.operator() ?? this.clause()));
    }
    return found;
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

  atSign() {
    SIGN.lastIndex = this.at;
    return /[\s(]/.test(this.before()) && SIGN.test(this.text);
  }

  /** A hyphen or plus that is neither sign nor part of a word. */
  atDash() {
    const [sign, after] = [this.text[this.at], this.text[this.at + 1] ?? " "];
    return (sign === "-" || (sign === "+" && /\s/.test(after))) && !this.atSign();
  }

  /** @returns {Lexeme[] | null} */
  operator() {
    if (!/[\s()]/.test(this.before())) return null;
    const start = this.at;
    const match = this.take(OPERATOR);
    if (!match) return null;
    if (this.shouted && /^\p{L}+$/u.test(match[0])) {
      this.note("operators-in-capitals", match[0]);
      this.at = start;
      return null;
    }
    const [text, and, or, not, digits] = match;
    if (and || or) return [this.lexeme(and ? "and" : "or", text)];
    if (not || text === "!") return [this.lexeme("not", text)];
    return [this.lexeme("near", text, digits ? Math.min(Number(digits), MAX_BETWEEN) : NEAR_DISTANCE)];
  }

  /** @returns {Lexeme[]} */
  clause() {
    let sign = "";
    if (this.atSign()) {
      sign = this.text[this.at];
      this.at += 1;
      if (this.text[this.at] === "(") return sign === "-" ? [this.lexeme("not", "-")] : [];
    }
    const start = this.at;
    if (QUOTE.test(this.text[start])) return this.leaf(leafOf({ kind: "phrase", text: this.quoted() }), sign);
    const word = (this.take(DIGIT_GROUPS) ?? this.take(TYPED_WORD))?.[0] ?? "";
    if (this.text[this.at] === ":") return this.field(word, sign);
    if (word) {
      this.nameUnknown(word);
      return this.leaf(this.wordLeaf(word), sign);
    }
    // An operator with nothing before it: step over it, so that every pass gains ground.
    this.at = Math.max(this.at, start + 1);
    this.note("stray-operator", this.text[start]);
    return [];
  }

  /**
   * @param {string} name what stands before the colon
   * @param {string} sign
   * @returns {Lexeme[]}
   */
  field(name, sign) {
    const field = FIELD_ALIASES.get(name.toLowerCase()) ?? name.toLowerCase();
    const filter = FILTER_NAMES.includes(field);
    this.at += 1;
    if (!filter && field !== "title" && field !== "body") {
      this.note(name ? "unknown-field" : "stray-operator", name || ":");
      return name ? this.leaf(this.wordLeaf(name), sign) : [];
    }
    const next = this.text[this.at] ?? " ";
    if (/\s/.test(next)) {
      this.note("empty-field", name);
      return this.leaf(this.wordLeaf(name), sign);
    }
    const quoted = QUOTE.test(next);
    if (filter) {
      const value = quoted ? this.quoted() : this.take(/[^\s()]*/y)?.[0] ?? "";
      return [{ ...this.lexeme("leaf", ""), leaf: leafOf({ kind: "filter", text: value.trim(), field }), sign }];
    }
    if (quoted) return this.leaf(leafOf({ kind: "phrase", text: this.quoted(), field }), sign);
    const word = this.take(TYPED_WORD)?.[0];
    return word ? this.leaf({ ...this.wordLeaf(word), field }, sign) : [];
  }

  /**
   * @param {string} typed a backslash has made the next character an ordinary one
   * @returns {Leaf}
   */
  wordLeaf(typed) {
    const wildcard = typed.replace(/\\[^]?/g, "").includes("*");
    return leafOf({ text: typed.replace(/\\([^]?)/g, "$1"), wildcard });
  }

  /**
   * @param {Leaf} leaf
   * @param {string} sign
   * @returns {Lexeme[]}
   */
  leaf(leaf, sign) {
    let text = leaf.text.trim();
    if (leaf.kind === "phrase" && text.includes("*")) {
      this.note("star-in-phrase", text);
      text = text.replace(/\*/g, " ").trim();
    }
    if (!text && leaf.kind === "word") this.note("stray-operator", "\\");
    const modified = this.modified({ ...leaf, text });
    return text ? [{ ...this.lexeme("leaf", ""), leaf: modified, sign }] : [];
  }

  /**
   * @param {Leaf} leaf
   * @returns {Leaf}
   */
  modified(leaf) {
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

  /**
   * Note what is an operator elsewhere and none here.
   *
   * @param {string} word
   */
  nameUnknown(word) {
    if ((this.mixed && UNKNOWN_OPERATOR.test(word)) || /^[[{]/.test(word)) this.note("unknown-operator", word);
    else if (word === "not") this.note("not-as-word", word);
    else if (/[\p{L}\p{N}_]\?[\p{L}\p{N}_]/u.test(word) || (word.endsWith("?") && word === this.text.trim())) {
      this.note("question-mark", word);
    }
  }

  quoted() {
    const start = this.at + 1;
    let end = start;
    while (end < this.text.length && !QUOTE.test(this.text[end])) end += 1;
    if (end >= this.text.length) this.note("open-quote", "");
    this.at = end + 1;
    return this.text.slice(start, end);
  }
}
