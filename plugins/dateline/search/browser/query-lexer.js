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
 * @property {string} [field] of a parenthesis: what stands before it, as in title:(oil OR gas)
 */

const MAX_DISTANCE = 2;
const MOST_CAPITALS = 5; // words of a query in capitals whose AND, OR and NOT are still operators
const MAX_BETWEEN = 99;
const NEAR_DISTANCE = 10;
const DIGIT_GROUPS = /[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)/y;
const TYPED_WORD =
  /(?:\\[^]?|[^\s\\:~^()|&,;"-]|&(?!&)|(?<=\p{Nd})[,:](?=\p{Nd})|(?<=[^\s()|,;"-])-(?=[^\s()+|,;"-]))+/uy;
const SIGN = /[+-](?=[^\s\-+)])/y;
const SYMBOL = /!(?=[\p{L}\p{N}_"(])|(&&)|(\|\|)/uy;
const OPERATOR = /(?:(AND)|(OR)|(NOT)|NEAR(?:\/?(\d+))?|AROUND\((\d+)\))(?=[\s()"]|$)/y;
const MODIFIER = /([~^])(\d*)/y;
const UNKNOWN_OPERATOR =
  /^(?:(?:[wn]|pre|adj)\/?\d+|ADJ|SAME|WITHIN|WITHOUT|EXCEPT|BUT|XOR|NOR|ANDNOT|UND|ODER|NICHT|SAUF|OU|ET|\/[^]+\/|[[{][^]*)$/;
const TIME_RANGE =
  /^(?:(.*?)\s*(?:\.\.+|…|—)\s*(.*)|([0-9]{4})\s*[-–/]\s*([0-9]{4})|([0-9]{4})[-–]|[-–]([0-9]{4}))$/;
const TIMES = ["month", "about", "from", "to", "published"];
const SEPARATOR = /[,;]|\|(?!\|)/y;
// What keyboards, word processors and other scripts make of the signs of the language.
const QUOTE_SIGNS = /[“”„‟«»‹›「」『』〝〞〟″❝❞]|``|''/g;
const WIDE = /[\uFF02\uFF08-\uFF0B\uFF0D\uFF0F-\uFF1A\uFF21-\uFF3A\uFF3E\uFF41-\uFF5A\uFF5E\u3000]+/g;
const DASH_SIGN = /(?<![^\s(])[\u2212\u2013\uFE63](?=[\p{L}\p{N}_"(])/gu;
const HEBREW_ACRONYM = /(?<=[\u05D0-\u05EA])"(?=[\u05D0-\u05EA])/g; // its mark is no quotation mark
const INITIALS = /(?<![^\s"(])([A-Z]{1,2}) & ([A-Z]{1,2})(?![^\s")])/g;
const SINGLE = "[\\p{L}\\p{N}_]";
const WITHIN_SINGLE = `(?:[^‘’‚‛'"]|(?<=${SINGLE})[‘’'](?=${SINGLE}))*`;
const SINGLE_QUOTED = new RegExp(`[‘‚‛'](?=${SINGLE})(${WITHIN_SINGLE}\\s${WITHIN_SINGLE})[‘’'](?!${SINGLE})`, "uy");

/**
 * Return a query with every quotation mark, full-width sign and dash written as the language has it.
 *
 * @param {string} text
 * @returns {string}
 */
function withPlainSigns(text) {
  return text
    .normalize("NFC")
    .replace(WIDE, (found) => found.normalize("NFKC"))
    .replace(HEBREW_ACRONYM, "״")
    .replace(INITIALS, "$1&$2")
    .replace(QUOTE_SIGNS, '"')
    .replace(DASH_SIGN, "-");
}

/**
 * Return the ends of a time as it is written: 1980..1990, 1980-1990, 1980s, or one date as both. An end that is left
 * open, as in 1980.., is empty.
 *
 * @param {string} value
 * @returns {[string, string]}
 */
function firstAndLast(value) {
  const decade = /^([0-9]{3})0['’]?s$/.exec(value);
  if (decade) return [`${decade[1]}0`, `${decade[1]}9`];
  const ends = TIME_RANGE.exec(value);
  return ends ? [ends[1] || ends[3] || ends[5] || "", ends[2] || ends[4] || ends[6] || ""] : [value, value];
}

/** Walks once over the text; never fails: what is no operator is a word, and a note says so. */
class QueryLexer {
  /**
   * @param {string} text
   * @param {Query} query takes the notes
   */
  constructor(text, query) {
    this.text = withPlainSigns(text);
    this.query = query;
    this.at = 0;
    this.mixed = this.text !== this.text.toUpperCase();
    /** Capitals mean nothing in a text of capitals: AND in a pasted headline is a word. */
    this.shouted = !this.mixed && this.text.split(/\s+/).filter(Boolean).length > MOST_CAPITALS;
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
      } else if (this.take(SEPARATOR)) {
        if (character === "|") this.note("unknown-operator", "|");
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
    const start = this.at;
    const border = /[\s()"]/.test(this.before());
    const match = border ? this.take(OPERATOR) : null;
    if (match && this.shouted && /^\p{L}+$/u.test(match[0])) {
      this.note("operators-in-capitals", match[0]);
      this.at = start;
      return null;
    }
    if (match) {
      const [text, and, or, not, near, around] = match;
      const kind = and ? "and" : or ? "or" : not ? "not" : "near";
      const distance = Math.min(Number(near ?? around ?? NEAR_DISTANCE), MAX_BETWEEN);
      return [this.lexeme(kind, text, kind === "near" ? distance : 0)];
    }
    const symbol = border || this.text[start] !== "!" ? this.take(SYMBOL) : null;
    return symbol && [this.lexeme(symbol[1] ? "and" : symbol[2] ? "or" : "not", symbol[0])];
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
    if (this.atQuote()) return this.leaf(leafOf({ kind: "phrase", text: this.quoted() }), sign);
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
    const text = field === "title" || field === "body";
    if (!filter && !text && field !== "published") {
      this.note(name ? "unknown-field" : "stray-operator", name || ":");
      return name ? this.leaf(this.wordLeaf(name), sign) : [];
    }
    const time = TIMES.includes(field);
    if (time) this.take(/\s+(?=[0-9]{4}(?![0-9]))/y);
    const next = this.text[this.at] ?? " ";
    if (/\s/.test(next) && time) {
      this.note("stray-operator", `${name}:`);
      return [];
    }
    if (/\s/.test(next)) {
      this.note("empty-field", name);
      return this.leaf(this.wordLeaf(name), sign);
    }
    const not = sign === "-" ? [this.lexeme("not", "-")] : [];
    if (next === "(" && field !== "published") {
      this.at += 1;
      return [...not, { ...this.lexeme("open", "("), field }];
    }
    const quoted = this.atQuote();
    if (text) {
      if (quoted) return this.leaf(leafOf({ kind: "phrase", text: this.quoted(), field }), sign);
      const word = this.take(TYPED_WORD)?.[0];
      return word ? this.leaf({ ...this.wordLeaf(word), field }, sign) : [];
    }
    const typed = (quoted ? this.quoted() : this.take(/[^\s()]*/y)?.[0] ?? "").trim();
    const value = time ? this.compared(typed, field) : typed;
    if (!value) {
      this.note("empty-field", name);
      return [];
    }
    if ((NAMING.includes(field) ? value.replace(/\*$/, "") : value).includes("*")) this.note("stray-operator", "*");
    const leaf = (/** @type {string} */ text, /** @type {string} */ kind) => {
      return { ...this.lexeme("leaf", ""), leaf: leafOf({ kind: "filter", text, field: kind }) };
    };
    if (filter) return [{ ...leaf(value, field), sign }];
    const bounds = firstAndLast(value).flatMap((bound, at) => (bound ? [leaf(bound, at ? "to" : "from")] : []));
    return [...not, this.lexeme("open", "("), ...bounds, this.lexeme("close", ")")];
  }

  /**
   * Return date:>=1950 as the range that it is; a sign that says nothing here is noted.
   *
   * @param {string} typed
   * @param {string} field
   * @returns {string}
   */
  compared(typed, field) {
    const [, sign, value] = /^([<>]=?|=|)([^]*)$/.exec(typed) ?? ["", "", typed];
    if (field === "published" && sign.length > 1) return sign === ">=" ? `${value}..` : `..${value}`;
    if (sign && sign !== "=") this.note("stray-operator", sign);
    return value;
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
    const text = leaf.text.trim();
    if (!text && leaf.kind === "word") this.note("stray-operator", "\\");
    const wildcard = leaf.wildcard || (leaf.kind === "phrase" && text.includes("*"));
    const modified = this.modified({ ...leaf, text, wildcard });
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
    else if (/^[nN]ot$/.test(word)) this.note("not-as-word", word);
    else if (/[\p{L}\p{N}_]\?[\p{L}\p{N}_]/u.test(word) || (word.endsWith("?") && word === this.text.trim())) {
      this.note("question-mark", word);
    }
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
