/**
 * What a person asked for, as values, and the reading of queries that are mere words. Anything beyond words
 * is read by query-parser.js, which is loaded when a query needs it. Looks nothing up.
 */

/** @typedef {"may" | "must" | "not"} Presence */

/**
 * One thing looked for: a word, a phrase, words near each other, or a filter.
 *
 * @typedef {object} Leaf
 * @property {"word" | "phrase" | "near" | "filter"} kind
 * @property {string} text without operators; of a filter its value
 * @property {string | null} field title, body, or the kind of filter; null: in every field
 * @property {number} boost
 * @property {number} distance of a word: letters that may differ; of words together: words that may stand between
 * @property {boolean} wildcard the text holds an unescaped star
 */

/**
 * Nodes joined by AND or OR, or one node after NOT.
 *
 * @typedef {object} Group
 * @property {"group"} kind
 * @property {"and" | "or" | "not"} operator
 * @property {QueryNode[]} nodes
 */

/** @typedef {Leaf | Group} QueryNode */

/** @typedef {{presence: Presence, node: QueryNode}} Item a part of the query that stands by itself */

/**
 * One condition that the page's address holds.
 *
 * @typedef {object} Filter
 * @property {string} kind a filter name of the index, or "from" or "to"
 * @property {string} value
 * @property {boolean} excluded
 */

/** @typedef {{code: string, detail: string}} Note a message key of the page, and what it is about */

/** @typedef {{items: Item[], notes: Note[]}} Query */

const MAX_QUERY_LENGTH = 200;
const NAME_KINDS = ["people", "places", "organisations"];
const NAMING = [...NAME_KINDS, "by", "section"];
const FILTER_NAMES = [...NAMING, "language", "month", "about", "from", "to"];

// Letters, digits and the marks of prose; what else there is, or a word that may be an operator, needs the parser.
const PLAIN_QUERY = /^[\p{L}\p{M}\p{N}\s'’.,;]*$/u;
const OPERATOR_LIKE = /(?:^|\s)(?:AND|OR|NOT|NEAR|ADJ|WITHIN|XOR|UND|ODER|NICHT|SAUF|OU|ET|SAME|WITHOUT|EXCEPT|BUT|NOR|ANDNOT|not|near\d+|(?:[wWnN]|pre|adj)\d+)(?=\s|$)/i;
const NEEDS_PARSER = /\d \d{3}(?!\d)|[,;]\S|(?:^|\s)['’]|''|[\uFF10-\uFF5A\u3000]/;

/**
 * @param {Partial<Leaf> & {text: string}} part
 * @returns {Leaf}
 */
function leafOf(part) {
  return { kind: "word", field: null, boost: 1, distance: 0, wildcard: false, ...part };
}

/**
 * @param {Query} query
 * @param {string} code
 * @param {string} detail
 */
function addNote({ notes }, code, detail) {
  if (!notes.some((known) => known.code === code && known.detail === detail)) notes.push({ code, detail });
}

/**
 * Read a query as typed. It never fails: what cannot be read as the language of docs/search-syntax.md is read as
 * words, and a note says so.
 *
 * @param {string} typed
 * @returns {Promise<Query>}
 */
async function readQuery(typed) {
  /** @type {Query} */
  const query = { items: [], notes: [] };
  if (typed.length > MAX_QUERY_LENGTH) addNote(query, "too-long", String(MAX_QUERY_LENGTH));
  const text = typed.slice(0, MAX_QUERY_LENGTH).normalize("NFC");
  if (PLAIN_QUERY.test(text) && !OPERATOR_LIKE.test(text) && !NEEDS_PARSER.test(text)) {
    for (const word of text.match(/[^\s,;]+/g) ?? []) query.items.push({ presence: "may", node: leafOf({ text: word }) });
    return query;
  }
  const filtered = /[:=]|\p{L}\(/u.test(text);
  await Promise.all([clientPart("query"), clientPart("evidence"), filtered && clientPart("filters")]);
  return parseQuery(text, query);
}

/**
 * Return the leaves that an article is found by; those after NOT are left out.
 *
 * @param {QueryNode} node
 * @param {boolean} [excluded]
 * @returns {Leaf[]}
 */
function leavesOf(node, excluded = false) {
  if (node.kind !== "group") return excluded ? [] : [node];
  return node.nodes.flatMap((part) => leavesOf(part, excluded !== (node.operator === "not")));
}
