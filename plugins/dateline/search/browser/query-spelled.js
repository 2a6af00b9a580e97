/** A query in the one spelling that both readers of the language share; tests compare them by it. */

/**
 * Write a query in the one spelling that both readers of the language share.
 *
 * @param {Query} query
 * @returns {string}
 */
function spelled({ items }) {
  const signs = { may: "", must: "+", not: "-" };
  return items.map(({ presence, node }) => signs[presence] + spelledNode(node)).join(" ");
}

/**
 * @param {QueryNode} node
 * @returns {string}
 */
function spelledNode(node) {
  if (node.kind === "group") {
    if (node.operator === "not") return `NOT ${spelledNode(node.nodes[0])}`;
    const joint = ` ${node.operator.toUpperCase()} `;
    return `(${node.nodes.map(spelledNode).join(joint)})`;
  }
  if (node.kind === "filter") return `${node.field}="${node.text}"`;
  const text = { phrase: `"${node.text}"`, near: `near(${node.text})`, word: node.text }[node.kind];
  const scope = node.field ? `${node.field}:` : "";
  return scope + text + (node.distance ? `~${node.distance}` : "") + (node.boost === 1 ? "" : `^${node.boost}`);
}
