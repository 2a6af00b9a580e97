/** The reading room: reads its address, counts, shows, and writes the address back. */

class ExplorePage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.field = /** @type {HTMLInputElement} */ (byId("words"));
    this.wording = new Wording(JSON.parse(form.dataset.words ?? "{}"), document.documentElement.lang);
    this.address = readExploreAddress(location.search);
    /** Counts what was asked: what arrives for an older question is not shown. */
    this.turn = 0;
    /** @type {(() => void) | null} */
    this.onResize = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.address, text: this.field.value.trim(), word: 0 });
    });
    document.addEventListener("click", (event) => this.followLink(event));
    window.addEventListener("popstate", () => this.open());
    window.addEventListener("resize", () => this.onResize?.());
    form.hidden = false;
    this.open();
  }

  /** Show what the address names. */
  async open() {
    this.address = readExploreAddress(location.search);
    this.field.value = this.address.text;
    const turn = ++this.turn;
    const series = seriesOf(this.address.text);
    this.showViews(series);
    this.onResize = null;
    byId("measures").hidden = series.length > 0;
    byId("notes").replaceChildren();
    if (!series.length) return byId("shown").replaceChildren();
    byId("shown").setAttribute("aria-busy", "true");
    this.tell(this.wording.say("counting"));
    try {
      const shown = await this.view(series);
      if (turn !== this.turn) return;
      byId("shown").replaceChildren(...shown);
      this.tell(this.wording.say("counted"), true);
    } catch (error) {
      if (turn !== this.turn) return;
      this.tell(this.wording.say("failed", { reason: error instanceof Error ? error.message : "" }));
    }
    byId("shown").removeAttribute("aria-busy");
  }

  /**
   * @param {string[]} series
   * @returns {Promise<HTMLElement[]>}
   */
  view(series) {
    if (this.address.view === "compare") return compareView(this, series);
    const text = series[this.address.word] ?? series[0];
    if (this.address.view === "lines") return linesView(this, text);
    return this.address.view === "near" ? nearView(this, text) : trendsView(this, series);
  }

  /**
   * Links to the three views, and, where a view is of one word, to the others.
   *
   * @param {string[]} series
   */
  showViews(series) {
    byId("views").hidden = !series.length;
    for (const link of byId("views").querySelectorAll("a")) {
      const view = /** @type {View} */ (link.dataset.view);
      link.setAttribute("href", writeExploreAddress({ ...this.address, view }));
      if (view === this.address.view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const links = series.map((text, word) => {
      const href = writeExploreAddress({ ...this.address, word });
      return choiceLink(href, element("bdi", {}, text), word === this.address.word);
    });
    byId("which").hidden = series.length < 2 || ["trends", "compare"].includes(this.address.view);
    byId("which").replaceChildren(...links);
  }

  /** @param {ExploreAddress} address */
  go(address) {
    history.pushState(null, "", writeExploreAddress(address));
    return this.open();
  }

  /** @param {Query[]} queries whose notes say what was read otherwise than typed */
  showNotes(queries) {
    const notes = new Set(queries.flatMap((query) => query.notes.map((note) => this.wording.note(note))));
    byId("notes").replaceChildren(...[...notes].map((note) => element("li", {}, note)));
  }

  /**
   * @param {string} message
   * @param {boolean} [seen] whether the page itself shows as much: then it is for those who listen
   */
  tell(message, seen = false) {
    byId("status").textContent = message;
    byId("status").classList.toggle("unseen", seen);
  }

  /**
   * @param {number} read
   * @param {number} of
   */
  tellProgress(read, of) {
    this.tell(this.wording.say("reading", { read: this.wording.number(read), articles: this.wording.number(of) }));
  }

  /**
   * Links to other questions of this page need not load it again.
   *
   * @param {MouseEvent} event
   */
  followLink(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const own = link?.getAttribute("href")?.startsWith("?");
    if (!own || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(readExploreAddress(/** @type {HTMLAnchorElement} */ (link).search));
  }
}

/**
 * @param {string} href
 * @param {Node | string} label
 * @param {boolean} current
 * @returns {HTMLElement}
 */
function choiceLink(href, label, current) {
  const link = element("a", { href }, label);
  if (current) link.setAttribute("aria-current", "true");
  return link;
}

/**
 * Return links that choose one value of the address.
 *
 * @param {ExplorePage} page
 * @param {"by" | "measure" | "order"} name
 * @param {string} current
 * @param {string[]} values
 * @returns {HTMLElement}
 */
function choiceLinks({ address, wording }, name, current, values) {
  const links = values.map((value) => {
    const href = writeExploreAddress(/** @type {ExploreAddress} */ ({ ...address, [name]: value }));
    return choiceLink(href, wording.say(value), value === current);
  });
  return element("nav", { class: "choices", "aria-label": wording.say(name) }, ...links);
}

/**
 * @param {ExplorePage} page
 * @param {() => void | Promise<void>} save
 * @returns {HTMLElement}
 */
function saveButton({ wording }, save) {
  const button = element("button", { type: "button", class: "more save" }, wording.say("save"));
  button.addEventListener("click", save);
  return element("p", {}, button);
}

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {(Node | string)[][]} rows the first cell of each is its head
 * @returns {HTMLElement} a region of its own, for it may be wider than the page
 */
function tableOf(caption, heads, rows) {
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, element("bdi", {}, text))));
  const body = rows.map(([first, ...cells]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...cells.map((cell) => element("td", {}, cell))),
  );
  const table = element("table", { class: "numbers" }, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body));
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table);
}

const exploreForm = /** @type {HTMLFormElement | null} */ (document.getElementById("explore"));
if (exploreForm) new ExplorePage(exploreForm);
