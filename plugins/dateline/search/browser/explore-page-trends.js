/** The view of trends: chart, legend, table, and their file. */

/**
 * @param {ExplorePage} page
 * @param {string[]} series
 * @returns {Promise<HTMLElement[]>}
 */
async function trendsView(page, series) {
  const time = await archiveTime(await openDirectory(), page.address.by);
  /** @type {Trend[]} */
  const trends = [];
  for (const text of series) trends.push(await trendOf(text, time));
  page.showNotes(trends.map(({ query }) => query));
  const { wording, address } = page;
  const periods = choiceLinks(page, "by", time.length, ["month", "year"]);
  const measures = choiceLinks(page, "measure", address.measure, ["perMillion", "occurrences", "articles"]);
  const plot = element("figure", { class: "plot" });
  const draw = () => {
    const width = Math.max(300, Math.min(1000, plot.clientWidth || 700));
    const chart = new TrendChart(time, trends, address.measure, width).draw(
      (value) => writtenNumber(value, wording),
      (at, index) => searchPageAddress(trends[at].text, time.periods[index].period),
      (period) => wording.date(period),
    );
    plot.replaceChildren(chart, element("figcaption", {}, wording.say("size")));
  };
  // The width is known once the figure stands in the page.
  requestAnimationFrame(draw);
  page.onResize = draw;
  const save = saveButton(page, () => saveCsv("trends.csv", trendRows(time, trends)));
  const notCounted = trends.filter(({ counted }) => !counted).map(({ text }) => wording.say("not_counted", { query: text }));
  const notes = notCounted.map((text) => element("p", { class: "hint" }, text));
  return [periods, measures, legendOf(trends), plot, ...notes, trendTable(time, trends, page), save];
}

/**
 * @param {Trend[]} trends
 * @returns {HTMLElement}
 */
function legendOf(trends) {
  const line = () => drawn("svg", { class: "trends", viewBox: "0 0 28 8", "aria-hidden": "true" }, drawn("path", { d: "M0 4h28" }));
  const items = trends.map(({ text }, series) =>
    element("li", { class: `s${series + 1}` }, line(), element("bdi", {}, text)),
  );
  return element("ul", { class: "legend" }, ...items);
}

/**
 * @param {number} value
 * @param {Wording} wording
 * @returns {string}
 */
function writtenNumber(value, wording) {
  if (Number.isInteger(value) || value >= 100) return wording.number(Math.round(value));
  return value.toLocaleString(document.documentElement.lang, { maximumSignificantDigits: 3 });
}

/**
 * @param {ArchiveTime} time
 * @param {Trend[]} trends
 * @param {ExplorePage} page
 * @returns {HTMLElement}
 */
function trendTable({ periods }, trends, { wording, address }) {
  const heads = [wording.say("period"), ...trends.map(({ text }) => text), wording.say("archive_articles"), wording.say("archive_words")];
  const rows = periods.map((size, index) => {
    const cells = trends.map(({ text, points }) => {
      const point = points[index];
      const value = point[address.measure];
      const label = value === null ? "–" : writtenNumber(value, wording);
      return point.articles ? element("a", { href: searchPageAddress(text, size.period) }, label) : label;
    });
    const archive = [size.articles, size.words].map((number) => wording.number(number));
    return [wording.date(size.period), ...cells, ...archive];
  });
  return tableOf(wording.say(address.measure), heads, rows);
}

/**
 * @param {ArchiveTime} time
 * @param {Trend[]} trends
 * @returns {(string | number | null)[][]} with a row for each query and period
 */
function trendRows({ periods }, trends) {
  const head = ["query", "period", "occurrences", "per_million_words", "articles", "archive_articles", "archive_words"];
  const rows = trends.flatMap(({ text, points }) =>
    periods.map(({ period, articles, words }, index) => {
      const point = points[index];
      return [text, period, point.occurrences, point.perMillion, point.articles, articles, words];
    }),
  );
  return [head, ...rows];
}
