/**
 * What stands around the list of results: how the query was read, counts, paging, period, ways on. It comes after
 * the first results.
 */

const MOST_PAGES = 5; // of names that a filter stands for

class PageDetails {
  /** @param {SearchPage} page */
  constructor(page) {
    this.page = page;
    this.wording = page.wording;
    /** @type {Promise<void> | undefined} the offer to keep the archive, once made */
    this.offered = undefined;
    byId("period").addEventListener("change", () => this.takePeriod());
    byId("jump").addEventListener("change", () => this.jump());
    byId("narrow").addEventListener("toggle", () => this.narrow());
  }

  /**
   * @param {Outcome} outcome
   * @param {number} turn
   */
  async show(outcome, turn) {
    this.showShare(outcome);
    this.showPaging(outcome);
    for (const kind of ["from", "to"]) {
      const value = this.page.address.filters.find((filter) => filter.kind === kind)?.value ?? "";
      /** @type {HTMLInputElement} */ (byId(kind)).value = value;
    }
    byId("asked").textContent = this.asked();
    for (const id of ["correction", "dates", "ways", "browse", "tongues", "pages"]) byId(id).hidden = true;
    this.showReading(outcome);
    await Promise.all([
      completeStories(this.page, outcome, turn),
      this.showPages(outcome, turn),
      this.narrow(),
      this.showTongues(outcome, turn),
      this.showHelp(outcome, turn),
    ]);
    this.offered ??= offerOffline(this.wording, document.documentElement.lang).catch(() => {});
  }

  /** @returns {string} the whole search, for a list on paper */
  asked() {
    const { text, filters } = this.page.address;
    const parts = [text, ...filters.map((filter) => this.wording.filter(filter))];
    return this.wording.say("asked", { query: parts.filter(Boolean).join(" · "), address: location.href });
  }

  /**
   * Say how the query was understood, where it is more than words.
   *
   * @param {Outcome} outcome
   */
  showReading({ query, meanings }) {
    // Of C++ it is said that it is looked for as C.
    const bare = (/** @type {string} */ text) => bareText(text) === text.replace(/^['"’]+|[.,:;!?…'"’]+$/g, "");
    const plain = query.items.every(
      ({ presence, node }) => presence === "may" && node.kind === "word" && !node.field && bare(node.text),
    );
    const read = plain ? "" : this.readback(meanings).query(query.items);
    byId("reading").hidden = !read;
    byId("reading").textContent = this.wording.say("read_as", { query: read });
  }

  /**
   * @param {Map<Leaf, string[]>} meanings
   * @returns {Readback}
   */
  readback(meanings) {
    return new Readback(this.wording.words.reading, meanings, (iso) => this.wording.date(iso));
  }

  /**
   * Link to the pages of the names that a query asks for.
   *
   * @param {Outcome} outcome
   * @param {number} turn
   */
  async showPages({ meanings, lookup }, turn) {
    const asked = [...meanings].filter(([leaf]) => NAME_KINDS.includes(leaf.field ?? ""));
    const pages = await Promise.all(asked.map(([leaf, names]) => pagesOf(lookup, leaf.field ?? "", names.slice(0, MOST_PAGES))));
    if (turn !== this.page.turn || !pages.flat().length) return;
    const [before, after] = this.wording.say("page_of").split("{name}");
    const links = pages.flat().map(({ name, url }) => {
      const link = element("a", { href: new URL(url, SITE_FOLDER).href }, element("bdi", {}, name));
      return element("li", {}, before, link, after ?? "");
    });
    byId("pages").replaceChildren(...links);
    byId("pages").hidden = false;
  }

  /**
   * Say how many of the articles have all words, as a link to those alone.
   *
   * @param {Outcome} outcome
   */
  showShare(outcome) {
    const { total, complete, query } = outcome;
    const { address } = this.page;
    const words = query.items.every(({ presence, node }) => presence === "may" || node.kind === "filter");
    byId("share").hidden = complete === total || !words;
    if (byId("share").hidden) return;
    const counted = new Set(outcome.wanted.map(({ leaf }) => leaf.text));
    const text = address.text.replace(/\S+/g, (word) => (counted.has(word) ? `+${word}` : word));
    const label = this.wording.allAndSome(outcome);
    const link = element("a", { href: writeAddress({ ...address, text, start: 1 }) }, label);
    byId("share").replaceChildren(complete ? link : label);
  }

  /**
   * Say how many more articles there are where the words are read in the archive's other languages, or written as two.
   *
   * @param {Outcome} outcome
   * @param {number} turn
   */
  async showTongues({ partly, total, languages }, turn) {
    if (!partly) return;
    const { text, filters } = this.page.address;
    const all = await search(text, { filters, limit: 0, details: false });
    if (turn !== this.page.turn || all.total <= total) return;
    const key = all.languages.length > languages.length ? "other_languages" : "written_otherwise";
    const label = this.wording.say(key, { articles: this.wording.articles(all.total - total) });
    const button = element("button", { type: "button", class: "more" }, label);
    // By now the other languages and spellings are known: the same search reads them.
    button.addEventListener("click", () => this.page.run(PAGE_LENGTH));
    byId("tongues").replaceChildren(button);
    byId("tongues").hidden = false;
  }

  /** @param {Outcome} outcome */
  showPaging({ total }) {
    byId("paging").hidden = total <= PAGE_LENGTH;
    const jump = /** @type {HTMLInputElement} */ (byId("jump"));
    jump.max = String(total);
    jump.value = String(this.page.address.start);
  }

  /** Show the results from the number that was typed on. */
  jump() {
    const { value, max } = /** @type {HTMLInputElement} */ (byId("jump"));
    const start = Math.min(Math.max(1, Math.floor(Number(value)) || 1), Number(max));
    return this.page.go({ ...this.page.address, start });
  }

  takePeriod() {
    const dates = ["from", "to"].map((kind) => ({
      kind,
      value: /** @type {HTMLInputElement} */ (byId(kind)).value.trim(),
      excluded: false,
    }));
    this.page.go(inPeriod(this.page.address, dates));
  }

  /** Show by whom, where and when the results can be narrowed, and the months that can be gone to. */
  async narrow() {
    const { outcome, turn } = this.page;
    const open = /** @type {HTMLDetailsElement} */ (byId("narrow")).open;
    if (!outcome || !open) return;
    await extras();
    await Promise.all([showFacets, showYears, showMonths].map((part) => part(this.page, outcome, turn)));
  }

  /**
   * Offer other searches: another spelling, a date as a filter, ways out of an empty list.
   *
   * @param {Outcome} outcome
   * @param {number} turn
   */
  async showHelp(outcome, turn) {
    const { notes } = outcome.query;
    const meant = notes.some(({ code }) => /^(?:not-as-word|unknown-field|question-mark)$/.test(code));
    const rare = meant || outcome.wanted.some(({ postings }) => articlesOf(postings) <= RARE);
    const { text } = this.page.address;
    const dated = /\p{Nd}{4}/u.test(text);
    if (!rare && outcome.total && !dated) return;
    await extras();
    await Promise.all([
      rare && showCorrection(this.page, outcome, turn),
      dated && showDates(this.page, text),
      !outcome.total && showWays(this.page, outcome, turn),
    ]);
  }
}

/**
 * Return the address with another period in the place of its own.
 *
 * @param {SearchAddress} address
 * @param {Filter[]} dates `from`, `to`; an empty value is no limit
 * @returns {SearchAddress}
 */
function inPeriod(address, dates) {
  const names = address.filters.filter(({ kind }) => NAME_KINDS.includes(kind));
  return { ...address, filters: [...names, ...dates.filter(({ value }) => value)], start: 1 };
}
