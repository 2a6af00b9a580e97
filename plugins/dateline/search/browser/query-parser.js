/**
 * Groups the lexemes of a query: NEAR binds closest, then NOT, AND, OR, and words side by side. Mirrors
 * plugins/dateline/search/query_reader.py.
 */

/**
 * Read a query that is more than words.
 *
 * @param {string} text
 * @param {Query} query takes what is read, and the notes
 * @returns {Query}
 */
function parseQuery(text, query) {
  const lexemes = new QueryLexer(text, query).lexemes();
  const items = new QueryParser(lexemes, query).items();
  const words = lexemes.filter(({ text: typed }) => /^\p{L}+$/u.test(typed));
  if (items.length || !words.length) return { ...query, items };
  // Nothing but AND, OR, NOT or NEAR: whoever types them alone means the words.
  return { items: words.map(({ text: word }) => ({ presence: "may", node: leafOf({ text: word }) })), notes: [] };
}

class QueryParser {
  /**
   * @param {Lexeme[]} lexemes
   * @param {Query} query takes the notes
   */
  constructor(lexemes, query) {
    this.lexemes = lexemes;
    this.query = query;
    this.at = 0;
  }

  /** @returns {Item[]} */
  items() {
    /** @type {Item[]} */
    const items = [];
    while (this.at < this.lexemes.length) {
      if (this.kind() === "close") {
        this.at += 1;
        continue;
      }
      const { sign, field } = this.lexemes[this.at];
      const parenthesis = this.kind() === "open" && !field;
      const node = this.either();
      if (!node) continue;
      if (parenthesis && node.kind === "group" && node.operator === "and" && this.isPlain(node)) {
        items.push(...node.nodes.map((part) => ({ presence: /** @type {Presence} */ ("may"), node: part })));
      } else items.push(...itemsOf(node, sign));
    }
    return items;
  }

  /**
   * Say whether parentheses hold mere words and the query has no operator: then they are punctuation.
   *
   * @param {Group} group
   */
  isPlain(group) {
    const words = group.nodes.every(({ kind }) => kind === "word");
    return words && !this.lexemes.some(({ kind, sign }) => sign || /^(?:and|or|not|near)$/.test(kind));
  }

  kind() {
    return this.lexemes[this.at]?.kind ?? "end";
  }

  /** @returns {QueryNode | null} */
  either() {
    return this.joined("or", () => this.joined("and", () => this.unary()));
  }

  /**
   * @param {"and" | "or"} operator
   * @param {() => QueryNode | null} read
   * @returns {QueryNode | null}
   */
  joined(operator, read) {
    const nodes = [read()];
    while (this.kind() === operator) {
      const { text } = this.lexemes[this.at];
      this.at += 1;
      const following = /^(?:end|close)$/.test(this.kind()) ? null : read();
      if (!following || !nodes[nodes.length - 1]) addNote(this.query, "stray-operator", text);
      nodes.push(following);
    }
    const known = nodes.flatMap((node) => (node ? [node] : []));
    return known.length < 2 ? known[0] ?? null : { kind: "group", operator, nodes: known };
  }

  /** @returns {QueryNode | null} */
  unary() {
    const lexeme = this.lexemes[this.at];
    if (this.kind() === "not") {
      this.at += 1;
      const node = /^(?:end|close|and|or)$/.test(this.kind()) ? null : this.unary();
      if (!node) addNote(this.query, "stray-operator", lexeme.text);
      return node && { kind: "group", operator: "not", nodes: [node] };
    }
    if (/^(?:open|leaf)$/.test(this.kind())) return this.near();
    if (this.kind() === "near") {
      addNote(this.query, "stray-operator", lexeme.text);
      this.at += 1;
    }
    return null;
  }

  /** @returns {QueryNode | null} */
  parenthesis() {
    const { field } = this.lexemes[this.at];
    this.at += 1;
    /** @type {QueryNode[]} */
    const nodes = [];
    while (!/^(?:end|close)$/.test(this.kind())) {
      const node = this.either();
      if (node) nodes.push(field ? inField(node, field) : node);
    }
    if (this.kind() === "end") addNote(this.query, "open-parenthesis", "");
    this.at += 1;
    return nodes.length < 2 ? nodes[0] ?? null : { kind: "group", operator: "and", nodes };
  }

  /** @returns {QueryNode | null} */
  near() {
    const excluded = this.lexemes[this.at].sign === "-";
    let node = this.operand();
    while (node && this.kind() === "near") {
      const { text, distance } = this.lexemes[this.at];
      this.at += 1;
      const back = this.at;
      const other = /^(?:open|leaf)$/.test(this.kind()) ? this.operand() : null;
      const joined = other && nearEachOther(node, other, distance);
      if (!joined) {
        this.at = back;
        addNote(this.query, "stray-operator", text);
        break;
      }
      node = joined;
    }
    return node && excluded ? { kind: "group", operator: "not", nodes: [node] } : node;
  }

  /** @returns {QueryNode | null} */
  operand() {
    if (this.kind() === "open") return this.parenthesis();
    this.at += 1;
    return this.lexemes[this.at - 1].leaf;
  }
}

const MOST_PAIRS = 20; // of words near each other, where groups are

/**
 * @param {QueryNode} one
 * @param {QueryNode} other
 * @param {number} distance
 * @returns {QueryNode | null} each word of one side near each of the other; null where what stands there has no place
 */
function nearEachOther(one, other, distance) {
  const [before, after] = [one, other].map(nearAlternatives);
  const pairs = before.flatMap((first) => after.map((second) => [first, second]));
  if (!pairs.length || pairs.length > MOST_PAIRS || pairs.some(([first, second]) => first.kind !== second.kind)) return null;
  const nodes = pairs.map(([first, second]) => {
    const [text, wildcard] = [`${first.text} ${second.text}`, first.wildcard || second.wildcard];
    const kind = first.kind === "phrase" ? "phrase" : "near";
    return leafOf({ kind, text, field: first.field ?? second.field, distance, wildcard });
  });
  return nodes.length === 1 ? nodes[0] : { kind: "group", operator: "or", nodes };
}

/**
 * @param {QueryNode} node
 * @returns {Leaf[]} the words, or words in quotation marks, any of which may be near; none if anything else is there
 */
function nearAlternatives(node) {
  if (node.kind === "group") {
    const found = node.nodes.map(nearAlternatives);
    return node.operator === "or" && found.every(({ length }) => length) ? found.flat() : [];
  }
  if (node.kind === "near") return [{ ...node, kind: "word" }];
  const quoted = node.kind === "phrase" && (node.distance || !node.text.includes(" "));
  return (node.kind === "word" && !node.distance) || quoted ? [node] : [];
}

/**
 * Return a node of a parenthesis with what stands before it: title:(oil OR gas), people:(ada OR lee).
 *
 * @param {QueryNode} node
 * @param {string} field
 * @returns {QueryNode}
 */
function inField(node, field) {
  if (node.kind === "group") return { ...node, nodes: node.nodes.map((part) => inField(part, field)) };
  if (node.field) return node;
  return FILTER_NAMES.includes(field) ? leafOf({ kind: "filter", text: node.text, field }) : { ...node, field };
}

/**
 * Return the items that a node at the top of the query is.
 *
 * @param {QueryNode} node
 * @param {string} sign
 * @returns {Item[]}
 */
function itemsOf(node, sign) {
  // Who quotes wants those words; "optional" would be of no use to them.
  if (node.kind !== "group") return [{ presence: sign === "+" || node.kind !== "word" ? "must" : "may", node }];
  if (node.operator === "not") return [{ presence: "not", node: node.nodes[0] }];
  if (node.operator === "and") return node.nodes.flatMap((part) => itemsOf(part, "+"));
  return [{ presence: "must", node }];
}
