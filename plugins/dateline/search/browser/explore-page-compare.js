/** The view of two queries side by side: what they share, and what each has for itself. */

/**
 * @param {ExplorePage} page
 * @param {string[]} series of which the first two are compared
 * @returns {Promise<HTMLElement[]>}
 */
async function compareView(page, [one, other]) {
  const { wording, turn } = page;
  if (!other) return [element("p", { class: "hint" }, wording.say("compare_two"))];
  const progress = (/** @type {number} */ read, /** @type {number} */ of) => page.turn === turn && page.tellProgress(read, of);
  const found = await compareQueries([one, other], progress);
  page.showNotes(found.queries);
  const columns = [
    { label: one, articles: found.only[0].length, items: found.own[0], query: `+(${one}) -(${other})` },
    { label: wording.say("compare_both"), articles: found.both.length, items: found.shared, query: `+(${one}) +(${other})` },
    { label: other, articles: found.only[1].length, items: found.own[1], query: `+(${other}) -(${one})` },
  ];
  const heads = columns.map(({ label, articles, query }) => {
    const count = wording.articles(articles);
    const found = articles ? element("a", { href: searchPageAddress(query) }, count) : count;
    return element("div", {}, element("h2", {}, element("bdi", {}, label)), found);
  });
  const told = [...found.own, found.shared].flat();
  const there = ["words", "people", "places", "organisations"].filter((kind) => told.some((item) => item.kind === kind));
  const kinds = there.map((kind) => comparedKind(kind, columns.map(({ items }) => items), page));
  const read = wording.say("compare_read", { one: wording.number(found.sides[0].articles), other: wording.number(found.sides[1].articles) });
  const save = saveButton(page, () => saveCsv("comparison.csv", comparedRows([one, other], found)));
  return [element("div", { class: "compared" }, ...heads), ...kinds, element("p", { class: "hint" }, read), save];
}

/**
 * @param {string} kind
 * @param {Compared[][]} columns
 * @param {ExplorePage} page
 * @returns {HTMLElement}
 */
function comparedKind(kind, columns, { wording }) {
  const lists = columns.map((items) => {
    const rows = items.filter((item) => item.kind === kind).map(({ name, counts }) => {
      const query = kind === "words" ? `"${name}"` : `${kind}:"${name.replace(/"/g, "")}"`;
      const link = element("a", { href: searchPageAddress(query) }, element("bdi", {}, name));
      return element("li", {}, link, element("small", {}, ` ${counts.map((count) => wording.number(count)).join(" : ")}`));
    });
    return element("ol", {}, ...(rows.length ? rows : [element("li", {}, "–")]));
  });
  return element("section", {}, element("h3", {}, wording.say(`compare_${kind}`)), element("div", { class: "compared" }, ...lists));
}

/**
 * @param {string[]} queries
 * @param {Comparison} found
 * @returns {(string | number | null)[][]}
 */
function comparedRows(queries, { own, shared }) {
  const head = ["side", "kind", "name", "count_one", "count_other", "log_likelihood"];
  const sides = [{ side: queries[0], items: own[0] }, { side: "both", items: shared }, { side: queries[1], items: own[1] }];
  const rows = sides.flatMap(({ side, items }) =>
    items.map(({ kind, name, counts, likelihood }) => [side, kind, name, counts[0], counts[1], likelihood]),
  );
  return [head, ...rows];
}
