/** The views of what stands around a word: its concordance, and its collocates. */

/**
 * @param {ExplorePage} page
 * @param {string} text a query
 * @returns {Promise<HTMLElement[]>}
 */
async function linesView(page, text) {
  const { wording, address, turn } = page;
  const texts = await textsOf(text, address.order);
  page.showNotes([texts.query]);
  const concordance = new Concordance(texts);
  const current = () => page.turn === turn;
  const progress = (/** @type {number} */ read, /** @type {number} */ of) => current() && page.tellProgress(read, of);
  // What stands first by the words around, or by its headline, may stand in the last article.
  const whole = address.order !== "most" && address.order !== "date";
  await concordance.readTo(whole ? Infinity : LINES_SHOWN, whole ? progress : undefined);
  const body = element("tbody");
  const more = element("button", { type: "button", class: "more" }, wording.say("more_lines"));
  const count = element("p", { class: "hint" });
  const show = async () => {
    const shown = body.children.length;
    const lines = sortedLines(concordance.lines, address.order).slice(shown, shown + LINES_SHOWN);
    const rows = await Promise.all(lines.map((line) => lineRow(line, wording)));
    body.append(...rows);
    more.hidden = concordance.complete && body.children.length >= concordance.lines.length;
    count.textContent = linesCount(concordance, wording);
    if (shown) rows[0]?.querySelector("a")?.focus();
  };
  more.addEventListener("click", async () => {
    await concordance.readTo(body.children.length + LINES_SHOWN);
    await show();
  });
  await show();
  const save = saveButton(page, async () => {
    await concordance.readTo(Infinity, progress);
    saveCsv("concordance.csv", await lineRows(concordance, address.order));
    count.textContent = linesCount(concordance, wording);
  });
  const caption = element("caption", { class: "unseen" }, wording.say("lines"));
  const table = element("table", { class: "lines" }, caption, lineHead(wording), body);
  const orders = choiceLinks(page, "order", address.order, ["most", "date", "left", "right", "source"]);
  return [orders, count, element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": wording.say("lines") }, table), more, save];
}

/**
 * @param {Concordance} concordance
 * @param {Wording} wording
 * @returns {string} how many lines are known, and whether they are all
 */
function linesCount({ lines, complete, read, found }, wording) {
  const values = { lines: wording.number(lines.length), read: wording.number(read), articles: wording.number(found) };
  return wording.say(complete && read === found ? "lines_all" : "lines_some", values);
}

/**
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
function lineHead(wording) {
  const cells = ["line_date", "line_left", "line_word", "line_right", "line_article"];
  return element("thead", {}, element("tr", {}, ...cells.map((key) => element("th", { scope: "col" }, wording.say(key)))));
}

/**
 * @param {Line} line
 * @returns {Promise<Hit & {passage: string}>} its article, with an address that leads to the word
 */
async function articleOf(line) {
  const hit = await readHit(await openDirectory(), line.ordinal, 0);
  const written = (/** @type {string} */ text) => encodeURIComponent(text).replace(/-/g, "%2D");
  // Two words before it tell this occurrence from others (https://wicg.github.io/scroll-to-text-fragment/).
  const before = line.left.split(" ").slice(-2).join(" ");
  const text = `${before ? `${written(before)}-,` : ""}${written(line.word)}`;
  const fragment = line.paragraph ? `#:~:text=${text}` : "";
  return { ...hit, passage: new URL(hit.url + fragment, SITE_FOLDER).href };
}

/**
 * @param {Line} line
 * @param {Wording} wording
 * @returns {Promise<HTMLElement>}
 */
async function lineRow(line, wording) {
  const hit = await articleOf(line);
  const link = element("a", { href: hit.passage, dir: "auto" }, hit.title || wording.words.untitled);
  return element(
    "tr",
    {},
    element("td", { class: "when" }, element("time", hit.date ? { datetime: hit.date } : {}, wording.date(hit.date))),
    element("td", { class: "left" }, element("bdi", {}, line.left)),
    element("td", { class: "word" }, element("mark", {}, line.word)),
    element("td", { class: "right" }, element("bdi", {}, line.right)),
    element("td", { class: "source" }, link),
  );
}

/**
 * @param {Concordance} concordance
 * @param {LineOrder} order
 * @returns {Promise<(string | number | null)[][]>}
 */
async function lineRows({ lines }, order) {
  const head = ["date", "article", "title", "url", "paragraph", "word_number", "left", "word", "right"];
  const rows = await Promise.all(
    sortedLines(lines, order).map(async (line) => {
      const { date, ref, title, url } = await articleOf(line);
      return [date, ref, title, url, line.paragraph, line.place, line.left, line.word, line.right];
    }),
  );
  return [head, ...rows];
}

/**
 * @param {ExplorePage} page
 * @param {string} text a query
 * @returns {Promise<HTMLElement[]>}
 */
async function nearView(page, text) {
  const { wording, turn } = page;
  const texts = await textsOf(text);
  page.showNotes([texts.query]);
  const counter = await countCollocates(texts, (read, of) => page.turn === turn && page.tellProgress(read, of));
  const [words, stops] = [false, true].map((stop) => counter.strongest(stop));
  const values = [counter.occurrences, counter.window, counter.words, Math.min(texts.ordinals.length, MOST_READ)];
  const [occurrences, window, all, read] = values.map((value) => wording.number(value));
  const counted = element("p", { class: "hint" }, wording.say("near_counts", { occurrences, window, words: all, articles: read }));
  const apart = element("details", {}, element("summary", {}, wording.say("stop_words")), nearTable(stops, page, text));
  const save = saveButton(page, () => saveCsv("collocates.csv", nearRows([...words, ...stops])));
  return [counted, nearTable(words, page, text), apart, save];
}

/**
 * @param {Collocate[]} collocates
 * @param {ExplorePage} page
 * @param {string} text the query
 * @returns {HTMLElement}
 */
function nearTable(collocates, { wording }, text) {
  if (!collocates.length) return element("p", { class: "hint" }, wording.say("none_near"));
  const heads = ["near_word", "near_count", "near_all", "likelihood", "pmi"].map((key) => wording.say(key));
  const rows = collocates.map(({ form, near, all, likelihood, pmi }) => [
    element("a", { href: searchPageAddress(`+(${text}) +"${form}"`) }, element("bdi", {}, form)),
    ...[near, all].map((number) => wording.number(number)),
    ...[likelihood, pmi].map((number) => number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 })),
  ]);
  return tableOf(wording.say("near"), heads, rows);
}

/**
 * @param {Collocate[]} collocates
 * @returns {(string | number | null)[][]}
 */
function nearRows(collocates) {
  const head = ["word", "stop_word", "near", "all", "log_likelihood", "pmi"];
  return [head, ...collocates.map(({ form, stop, near, all, likelihood, pmi }) => [form, String(stop), near, all, likelihood, pmi])];
}
