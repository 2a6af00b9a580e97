/**
 * Ways out of a search that finds nothing: searches a little wider that do find something, with their counts.
 * Mirrors plugins/dateline/search/ways_out.py.
 */

/**
 * @typedef {object} WayOut
 * @property {"near-name" | "apart" | "shorter-name" | "as-words" | "other-kind" | "leave-out"} code
 * @property {Item[]} items
 * @property {number} total
 */

const MOST_WAYS = 5;
const MOST_NEAR_NAMES = 3;

/**
 * Return searches with one part made wider or left out that find something; the widening ones first, then those
 * that leave out, the fewest articles first.
 *
 * @param {Item[]} items of a query that finds nothing
 * @returns {Promise<WayOut[]>}
 */
async function waysOut(items) {
  const found = await finding(widened(items));
  const wider = found.filter(({ code }) => code !== "leave-out");
  const without = found.filter(({ code }) => code === "leave-out").sort((a, b) => a.total - b.total);
  return [...wider, ...without].slice(0, MOST_WAYS);
}

/**
 * @param {{code: WayOut["code"], items: Item[]}[]} tried
 * @returns {Promise<WayOut[]>} those that find something
 */
async function finding(tried) {
  const directory = await openDirectory();
  const found = tried.map(async ({ code, items }) => {
    const { total } = await findIn({ items, notes: [] }, directory, { limit: 0, details: false });
    return { code, items, total };
  });
  return (await Promise.all(found)).filter(({ total }) => total);
}

/**
 * Return searches that find something with another name of the archive in the place of one that it lacks.
 *
 * @param {Outcome} outcome of a query that finds nothing
 * @returns {Promise<WayOut[]>}
 */
async function waysByName({ query: { items }, meanings, lookup }) {
  const tried = await Promise.all(
    items.map(async ({ presence, node }, index) => {
      if (presence === "not" || node.kind !== "filter" || !NAME_KINDS.includes(node.field ?? "")) return [];
      if (meanings.get(node)?.length) return []; // the archive has it, in other articles
      const near = await nearNames(node.field ?? "", node.text, lookup);
      return near.map((text) => {
        const named = items.map((item, at) => (at === index ? { presence, node: { ...node, text } } : item));
        return { code: /** @type {WayOut["code"]} */ ("near-name"), items: named };
      });
    }),
  );
  return (await finding(tried.flat())).slice(0, MOST_NEAR_NAMES);
}

/**
 * @param {Item[]} items
 * @returns {{code: WayOut["code"], items: Item[]}[]}
 */
function widened(items) {
  /** @type {{code: WayOut["code"], items: Item[]}[]} */
  const found = [];
  for (const [index, { presence, node }] of items.entries()) {
    const around = (/** @type {Item[]} */ ...others) => [...items.slice(0, index), ...others, ...items.slice(index + 1)];
    const positive = presence !== "not" && node.kind !== "group";
    const words = positive ? wordsOf(node.text, node.field) : [];
    if (positive && (/^(?:phrase|near)$/.test(node.kind) || (node.kind === "word" && words.length > 1))) {
      found.push({ code: "apart", items: around(...words) });
    } else if (positive && node.kind === "filter" && NAMING.includes(node.field ?? "")) {
      for (const text of shorterNames(node.text)) {
        found.push({ code: "shorter-name", items: around({ presence, node: { ...node, text } }) });
      }
      found.push({ code: "as-words", items: around(...wordsOf(node.text, null)) });
      for (const field of NAME_KINDS.filter((kind) => kind !== node.field)) {
        found.push({ code: "other-kind", items: around({ presence, node: { ...node, field } }) });
      }
    }
    // The ends of one time go together.
    if (items[index - 1] && isOneTime(items[index - 1].node, node)) continue;
    const rest = isOneTime(node, items[index + 1]?.node) ? items.filter((_, at) => at !== index && at !== index + 1) : around();
    if (rest.some((item) => item.presence !== "not")) found.push({ code: "leave-out", items: rest });
  }
  return found;
}

/**
 * @param {string} name
 * @returns {string[]} the name without its first word, which may be a title, and its last word alone
 */
function shorterNames(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return words.length > 1 ? [...new Set([words.slice(1).join(" "), words[words.length - 1]])] : [];
}

/**
 * @param {string} text
 * @param {string | null} field
 * @returns {Item[]} its words, each wanted; parts joined by a hyphen or slash are words of their own
 */
function wordsOf(text, field) {
  const words = text.split(/[\s\-\u2010\u2011/_+=<>@]+/).filter(Boolean);
  return words.map((word) => ({
    presence: /** @type {Presence} */ ("must"),
    node: leafOf({ text: word, field, wildcard: hasWildcard(word) }),
  }));
}

/**
 * Write items as they could be typed; read again they are the same.
 *
 * @param {Item[]} items
 * @returns {string}
 */
function typedQuery(items) {
  const signs = { may: "", must: "+", not: "-" };
  return items
    .map(({ presence, node }) => {
      const implied = presence === "must" && node.kind !== "word";
      return (implied ? "" : signs[presence]) + typedNode(node);
    })
    .join(" ");
}

/**
 * @param {QueryNode} node
 * @returns {string}
 */
function typedNode(node) {
  if (node.kind === "group") {
    if (node.operator === "not") return `NOT ${typedNode(node.nodes[0])}`;
    const joint = ` ${node.operator.toUpperCase()} `;
    return `(${node.nodes.map(typedNode).join(joint)})`;
  }
  if (node.kind === "filter") return `${node.field}:"${node.text}"`;
  const scope = node.field ? `${node.field}:` : "";
  if (node.kind === "near") return scope + node.text.split(/\s+/).join(` NEAR/${node.distance} `);
  const text = node.kind === "phrase" ? `"${node.text}"` : typedWord(node);
  return scope + text + (node.distance ? `~${node.distance}` : "") + (node.boost === 1 ? "" : `^${node.boost}`);
}

/**
 * @param {Leaf} leaf
 * @returns {string} a word with a backslash before each sign that would be an operator
 */
function typedWord({ text, wildcard }) {
  if (/^[0-9]{1,3}(?: [0-9]{3})+$/.test(text)) return text;
  const signs = wildcard ? /[\\:~^()"“”„«»,;|\s]/g : /[\\:~^()"“”„«»,;|*\s]/g;
  return text.replace(signs, "\\$&").replace(/^(?=[-+!&'‘‚‛]|(?:AND|OR|NOT|NEAR)\b)/, "\\");
}
