/**
 * Cuts what a person typed into words, phrases, filters, operators and parentheses, as
 * plugins/dateline/search/query_lexer.py does: one file of cases holds the two equal. Groups nothing.
 */

const MOST_CAPITALS = 5; // words of a query in capitals whose AND, OR and NOT are still operators
const DIGIT_GROUPS = /[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)/y;
const SIGN = /[+-](?=[^\s\-+)])/y;
const SIGNS = /[+-]{2,}(?=[\p{L}\p{N}_"(])/uy;
const NAME_BEFORE_VALUE = /(\p{L}+)(?:=(?=[\p{L}\p{N}_"])|\((?![\p{L}\p{N}_]{1,2}\))|\s+:(?!\/))/uy;
const TRUNCATED = /^(?:\p{L}{3,}[!$#+%]|[^]*\?)$/u;
const SEPARATOR = /[,;|]/y;

/** Walks once over the text; never fails: what is no operator is a word, and a note says so. */
class QueryLexer extends FieldLexer {
  /**
   * @param {string} text
   * @param {Query} query takes the notes
   */
  constructor(text, query) {
    super(text, query);
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
      if (/\s/.test(character) || this.atDash()) this.moveTo(this.at + 1);
      else if (character === "(" || character === ")") {
        this.moveTo(this.at + 1);
        found.push(this.lexeme(character === "(" ? "open" : "close", character));
      } else if (!symbolAt(this.text, this.at) && this.take(SEPARATOR)) {
        if (character === "|") this.note("unknown-operator", "|");
      } else found.push(...(this.operator() ?? this.clause()));
    }
    return found;
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
      this.moveTo(this.at - 1);
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
    this.moveTo(this.at + found.text.length);
    return [this.lexeme(found.kind, found.text, found.distance)];
  }

  /** @returns {Lexeme[]} */
  clause() {
    let sign = "";
    if (this.atSign()) {
      sign = this.text[this.at];
      this.moveTo(this.at + 1);
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
    this.moveTo(Math.max(this.at, start + 1));
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
    this.moveTo(this.at + typed.length - (sign === "(" ? 2 : 1));
    return name;
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
}
