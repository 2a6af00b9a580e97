/** Puts found documents in order, by score or by date, and keeps the first few. */

/** @typedef {"relevance" | "newest" | "oldest"} Sort */

/**
 * Return the best ordinals, best first, without sorting the rest.
 *
 * @param {Uint8Array} matches
 * @param {(a: number, b: number) => number} compare negative: a comes first
 * @param {number} count
 * @returns {{best: number[], total: number}}
 */
function selectBest(matches, compare, count) {
  /** @type {number[]} */
  const best = [];
  let total = 0;
  // From the latest months on: most sorts then meet the best early.
  for (let ordinal = matches.length - 1; ordinal >= 0; ordinal -= 1) {
    if (!matches[ordinal]) continue;
    total += 1;
    if (best.length >= count && (!count || compare(best[count - 1], ordinal) <= 0)) continue;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(best[middle], ordinal) <= 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, ordinal);
    if (best.length > count) best.pop();
  }
  return { best, total };
}

/**
 * @param {Ranking} ranking
 * @param {Int32Array | null} days given to sort by date
 * @param {Sort} sort
 * @returns {(a: number, b: number) => number}
 */
function comparison({ scores, complete, order }, days, sort) {
  if (days) {
    const direction = sort === "oldest" ? 1 : -1;
    // Undated articles come last either way.
    return (a, b) =>
      Number(days[a] === NO_DAY) - Number(days[b] === NO_DAY) || direction * (days[a] - days[b] || a - b);
  }
  return (a, b) =>
    (complete ? complete[b] - complete[a] : 0) || scores[b] - scores[a] || (order ? order[a] - order[b] : b - a);
}

