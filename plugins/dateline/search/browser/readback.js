/** A query in words, as it was understood, in the language of the interface. Looks nothing up. */

class Readback {
  /**
   * @param {Record<string, string>} words the translations under "finder_reading"
   * @param {Map<Leaf, string[]>} meanings of filters: the names that a value stands for
   * @param {(iso: string) => string} [date] writes a date as the interface has it
   */
  constructor(words, meanings, date = (iso) => iso) {
    this.words = words;
    this.meanings = meanings;
    this.date = date;
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
    const wished = items.flatMap(({ presence, node }) => (presence === "may" ? [this.node(node)] : [])).filter(Boolean);
    const parts = wished.length ? [this.said(wished.length === 1 ? "with" : "some", { what: wished.join(", ") })] : [];
    for (const { presence, node } of withWholeTimes(items)) {
      const what = this.node(node);
      const filter = isFilter(node);
      if (what && presence === "must") parts.push(filter ? what : this.said("with", { what }));
      else if (what && presence === "not") parts.push(this.said(filter ? "not" : "without", { what }));
    }
    return parts.join(", ");
  }

  /**
   * @param {QueryNode} node
   * @returns {string}
   */
  node(node) {
    if (node.kind !== "group") return this.leaf(node);
    const [first, last] = node.nodes;
    if (isOneTime(first, last)) {
      const time = /** @type {Leaf} */ (first);
      return this.asks(time) ? this.said("month", { what: this.named(time) }) : "";
    }
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
    if (!this.asks(leaf)) return "";
    if (leaf.kind === "filter") return this.said(leaf.field ?? "", { what: this.named(leaf) });
    let what = leaf.kind === "word" ? bareText(leaf.text) : `“${leaf.text}”`;
    if (leaf.distance) {
      what = this.said(leaf.kind === "word" ? "fuzzy" : "near", { what, n: String(leaf.distance) });
    }
    return leaf.field ? this.said(leaf.field, { what }) : what;
  }

  /**
   * @param {Leaf} filter
   * @returns {string} the names or the time that it stands for
   */
  named(filter) {
    const known = this.meanings.get(filter) ?? [];
    const names = (known.length ? known : [filter.text]).map((name) => (isTime(filter) ? this.time(name) : name));
    return names.reduce((one, other) => this.said("or", { one, other }));
  }

  /**
   * @param {string} meaning of a time: a date, or two with a dash between
   * @returns {string}
   */
  time(meaning) {
    const dates = meaning.split("–");
    return dates.every((iso) => /^\d{4}(?:-\d\d){0,2}$/.test(iso)) ? dates.map(this.date).join("–") : meaning;
  }

  /**
   * @param {Leaf} leaf
   * @returns {boolean} whether it asks for something: a word of mere signs and a time that is no date do not
   */
  asks(leaf) {
    if (leaf.kind !== "filter") return Boolean(bareText(leaf.text));
    return !isTime(leaf) || (this.meanings.get(leaf)?.length ?? 1) > 0;
  }
}

/**
 * @param {Leaf} filter
 * @returns {boolean}
 */
function isTime({ field }) {
  return /^(?:from|to|about|month)$/.test(field ?? "");
}

/**
 * @param {string} text
 * @returns {string} without the signs around it that no index has: C++ is looked for as C
 */
function bareText(text) {
  const signs = "(?:(?!\\*)[\\p{P}\\p{S}\\p{Z}\\p{C}])+";
  const bare = text.replace(new RegExp(`^${signs}|${signs}$`, "gu"), "");
  return bare.includes(".") && text.endsWith(`${bare}.`) ? `${bare}.` : bare; // U.S.
}

/**
 * @param {Item[]} items
 * @returns {Item[]} the two ends of one time as one
 */
function withWholeTimes(items) {
  /** @type {Item[]} */
  const found = [];
  for (let at = 0; at < items.length; at += 1) {
    const { presence, node } = items[at];
    const next = items[at + 1];
    if (next?.presence === presence && isOneTime(node, next.node)) {
      found.push({ presence, node: { kind: "group", operator: "and", nodes: [node, next.node] } });
      at += 1;
    } else found.push(items[at]);
  }
  return found;
}

/**
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isFilter(node) {
  return node.kind === "group" ? node.nodes.every(isFilter) : node.kind === "filter";
}

/**
 * @param {QueryNode} one
 * @param {QueryNode | undefined} other
 * @returns {boolean} whether two filters are the ends of one time as typed, as those of date:1987-03 are
 */
function isOneTime(one, other) {
  if (one.kind !== "filter" || other?.kind !== "filter") return false;
  return one.field === "from" && other.field === "to" && one.text === other.text;
}
