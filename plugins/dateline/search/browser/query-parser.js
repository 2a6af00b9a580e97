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
    if (this.kind() === "open") return this.parenthesis();
    if (this.kind() === "leaf") return this.near();
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

  /** @returns {QueryNode} */
  near() {
    const { leaf: first, sign } = this.lexemes[this.at];
    let leaf = /** @type {Leaf} */ (first);
    this.at += 1;
    while (this.kind() === "near") {
      const { text: typed, distance } = this.lexemes[this.at];
      this.at += 1;
      const other = this.kind() === "leaf" ? this.lexemes[this.at].leaf : null;
      const words = [leaf, other].every((one) => one && /^(?:word|near)$/.test(one.kind));
      if (!other || !words) {
        addNote(this.query, "stray-operator", typed);
        break;
      }
      this.at += 1;
      const [text, wildcard] = [`${leaf.text} ${other.text}`, leaf.wildcard || other.wildcard];
      leaf = leafOf({ kind: "near", text, field: leaf.field ?? other.field, distance, wildcard });
    }
    return sign === "-" ? { kind: "group", operator: "not", nodes: [leaf] } : leaf;
  }
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
