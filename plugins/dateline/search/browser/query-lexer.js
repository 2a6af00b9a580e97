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
const DIGIT_GROUPS = /[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)/y;
const TYPED_WORD =
  /(?:\\[^]?|[^\s\\:~^()|&,;"-]|&(?!&)|(?<=\p{Nd})[,:](?=\p{Nd})|:(?=\/\/)|(?<=[^\s()|,;"-])-(?=[^\s()+|,;"-]))+/uy;
const SIGN = /[+-](?=[^\s\-+)])/y;
const SIGNS = /[+-]{2,}(?=[\p{L}\p{N}_"(])/uy;
const FIELD_SIGN = /[-+!](?=[\p{L}\p{N}_"])/uy;
const MODIFIER = /([~^])(\d*)/y;
const NAME_BEFORE_VALUE = /(\p{L}+)(?:=(?=[\p{L}\p{N}_"])|\((?![\p{L}\p{N}_]{1,2}\))|\s+:(?!\/))/uy;
const TRUNCATED = /^(?:\p{L}{3,}[!$#+%]|[^]*\?)$/u;
const TIMES = ["month", "about", "from", "to", "published"];
const SEPARATOR = /[,;]|\|(?!\|)/y;

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
    const signs = /[ (]/.test(this.before()) ? this.take(SIGNS) : null;
    if (signs) {
      this.note("stray-operator", signs[0]);
      this.at -= 1;
      return true;
    }
    const [sign, after] = [this.text[this.at], this.text[this.at + 1] ?? " "];
    return (sign === "-" || (sign === "+" && /\s/.test(after))) && !this.atSign();
  }

  /** @returns {Lexeme[] | null} */
  operator() {
    const border = /[\s()"]/.test(this.before());
    let found = border ? operatorAt(this.text, this.at) : null;
    if (found && this.shouted && /^\p{L}+$/u.test(found.text)) {
      this.note("operators-in-capitals", found.text);
      return null;
    }
    found ??= symbolAt(this.text, this.at);
    if (!found || (found.text === "!" && !border)) return null;
    if (found.ordered) this.note("either-order", found.text);
    this.at += found.text.length;
    return [this.lexeme(found.kind, found.text, found.distance)];
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
    const left = this.take(FUNCTION);
    if (left) {
      this.note("operator-left-out", left[0]);
      return sign === "-" ? [this.lexeme("not", "-")] : [];
    }
    const name = this.nameHere();
    if (name) return this.field(name, sign);
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
   * Return the field that is named here before a sign that others have for the colon, and move to it: people=lee and
   * people : lee are people:lee, and author(lee) is by:(lee); author(s) is a word.
   *
   * @returns {string}
   */
  nameHere() {
    NAME_BEFORE_VALUE.lastIndex = this.at;
    const [typed = "", name = ""] = NAME_BEFORE_VALUE.exec(this.text) ?? [];
    const sign = typed[typed.length - 1];
    if (!fieldNamed(name) || (sign !== "=" && name.length < SHORTEST_NAME)) return "";
    // Of title(oil) the parenthesis stays, as that of title:(oil).
    this.at += typed.length - (sign === "(" ? 2 : 1);
    return name;
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

  /**
   * Note what is an operator elsewhere and none here.
   *
   * @param {string} word
   */
  nameUnknown(word) {
    if ((this.mixed && UNKNOWN_OPERATOR.test(word)) || /^[[{]/.test(word)) this.note("unknown-operator", word);
    else if (/^[nN]ot$/.test(word)) this.note("not-as-word", word);
    else if (TRUNCATED.test(word) && (!word.includes("?") || word === this.text.trim())) {
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
