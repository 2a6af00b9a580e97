/** A query in words, as it was understood, in the language of the interface. Looks nothing up. */

class Readback {
  /**
   * @param {Record<string, string>} words the translations under "finder_reading"
   * @param {Map<Leaf, string[]>} meanings of filters: the names that a value stands for
   */
  constructor(words, meanings) {
    this.words = words;
    this.meanings = meanings;
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} values
   * @returns {string}
   */
  said(key, values) {
    return (this.words[key] ?? key).replace(/\{(\w+)\}/g, (braced, name) => values[name] ?? braced);
  }

  /**
   * Return the query in words, to follow "articles".
   *
   * @param {Item[]} items
   * @returns {string}
   */
  query(items) {
    const wished = items.filter(({ presence }) => presence === "may").map(({ node }) => this.node(node));
    const parts = wished.length ? [this.said(wished.length === 1 ? "with" : "some", { what: wished.join(", ") })] : [];
    for (const { presence, node } of items) {
      const what = this.node(node);
      const filter = isFilter(node);
      if (presence === "must") parts.push(filter ? what : this.said("with", { what }));
      else if (presence === "not") parts.push(this.said(filter ? "not" : "without", { what }));
    }
    return parts.join(", ");
  }

  /**
   * @param {QueryNode} node
   * @returns {string}
   */
  node(node) {
    if (node.kind !== "group") return this.leaf(node);
    const parts = node.nodes.map((part) => this.node(part));
    if (node.operator === "not") return this.said("not", { what: parts[0] });
    const nested = (/** @type {QueryNode} */ part) => part.kind === "group" && part.operator !== "not";
    const whole = parts.reduce((one, part, index) =>
      this.said(node.operator, { one, other: nested(node.nodes[index]) ? `(${part})` : part }),
    );
    return nested(node.nodes[0]) ? `(${whole})` : whole;
  }

  /**
   * @param {Leaf} leaf
   * @returns {string}
   */
  leaf(leaf) {
    if (leaf.kind === "filter") {
      const known = this.meanings.get(leaf) ?? [];
      const names = known.length ? known : [leaf.text];
      return this.said(leaf.field ?? "", { what: names.reduce((one, other) => this.said("or", { one, other })) });
    }
    let what = leaf.kind === "word" ? leaf.text : `“${leaf.text}”`;
    if (leaf.distance) {
      what = this.said(leaf.kind === "word" ? "fuzzy" : "near", { what, n: String(leaf.distance) });
    }
    return leaf.field ? this.said(leaf.field, { what }) : what;
  }
}

/**
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isFilter(node) {
  return node.kind === "group" ? node.nodes.every(isFilter) : node.kind === "filter";
}
