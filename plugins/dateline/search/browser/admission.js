/** Which documents the items of a query admit, and why there are none. Ranks nothing. */

/**
 * Return which documents the items admit, and which of them have all words.
 *
 * @param {FoundItem[]} found
 * @param {DirectoryData} data
 * @param {boolean} asked
 * @returns {{matches: Uint8Array, complete: Uint8Array}}
 */
function admitted(found, { ordinals, holes }, asked) {
  const matches = new Uint8Array(ordinals).fill(found.length || !asked ? Number(asked) : 0);
  for (const hole of holes) matches[hole] = 0;
  const wished = found.filter(({ presence }) => presence === "may").map(({ evidence }) => evidence);
  const scored = found.some(({ presence, evidence }) => presence === "must" && evidence.words.length > 0);
  const some = new Uint8Array(ordinals).fill(Number(!wished.length || scored));
  // Loops without a call for each article: there may be many thousand.
  for (const { presence, evidence } of found) {
    const { mask } = evidence;
    const out = Number(presence === "not");
    for (let ordinal = 0; ordinal < ordinals; ordinal += 1) {
      if (presence === "may") some[ordinal] |= mask[ordinal];
      else if (mask[ordinal] === out) matches[ordinal] = 0;
    }
  }
  for (let ordinal = 0; ordinal < ordinals; ordinal += 1) matches[ordinal] &= some[ordinal];
  const complete = matches.slice();
  for (const { mask, waived } of wished) {
    for (let ordinal = 0; ordinal < ordinals; ordinal += 1) complete[ordinal] &= mask[ordinal] | (waived ? waived[ordinal] : 0);
  }
  return { matches, complete };
}

/**
 * Return why nothing was found: the parts that find nothing by themselves, or that no article has them all.
 *
 * @param {FoundItem[]} found
 * @returns {Note[]}
 */
function reasonsOf(found) {
  const lacking = found.filter(
    ({ presence, evidence: { mask, waived } }) => presence !== "not" && !waived && !mask.includes(1),
  );
  const reasons = lacking.flatMap(({ node }) =>
    leavesOf(node).map(({ kind, field, text }) => ({ code: `no-${kind === "filter" ? field : kind}`, detail: text })),
  );
  if (reasons.length) return reasons;
  const ends = found.filter(({ presence, node }) => presence === "must" && node.kind === "filter" && /^(?:from|to)$/.test(node.field ?? ""));
  const meet = ends.length < 2 || ends[0].evidence.mask.some((_, ordinal) => ends.every(({ evidence }) => evidence.mask[ordinal]));
  const texts = new Set(ends.map(({ node }) => /** @type {Leaf} */ (node).text));
  return [meet ? { code: "none-together", detail: "" } : { code: "no-month", detail: [...texts].join("–") }];
}
