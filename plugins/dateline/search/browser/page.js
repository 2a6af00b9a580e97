/** The search page: reads its address, searches, shows, and writes the address back. */

const PAGE_LENGTH = 10;

class SearchPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.field = /** @type {HTMLInputElement} */ (byId("query"));
    this.wording = new Wording(JSON.parse(form.dataset.words ?? "{}"), document.documentElement.lang);
    this.address = readAddress(location.search);
    this.shown = 0;
    /** @type {Promise<void> | undefined} the offer to keep the archive, once made */
    this.offered = undefined;
    /** Counts searches: what arrives for an older one is not shown. */
    this.turn = 0;
    this.field.addEventListener("input", () => this.offerSuggestions(), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.address, text: this.field.value.trim(), start: 1 });
    });
    byId("period").addEventListener("change", () => this.takePeriod());
    byId("more").addEventListener("click", () => this.showMore());
    document.addEventListener("click", (event) => this.followLink(event));
    document.addEventListener("keydown", (event) => this.focusField(event));
    window.addEventListener("popstate", () => this.open());
    byId("jump").addEventListener("change", () => this.jump());
    // The list is not there yet when a browser would scroll back.
    history.scrollRestoration = "manual";
    this.place = new ReadingPlace(byId("results"), () => ({ shown: this.shown }));
    const narrow = /** @type {HTMLDetailsElement} */ (byId("narrow"));
    narrow.open = matchMedia("(width >= 56rem)").matches;
    narrow.addEventListener("toggle", () => this.showFacets());
    form.hidden = false;
    this.open();
  }

  async offerSuggestions() {
    await extras();
    const box = new Combobox(this.field, byId("suggestions"), this.wording, (taken) => this.takeSuggestion(taken));
    box.wait();
  }

  /** Show the search that the address names. */
  open() {
    this.address = readAddress(location.search);
    this.field.value = this.address.text;
    if (!this.address.text && !location.search) this.field.focus();
    return this.run(history.state?.shown ?? PAGE_LENGTH, history.state);
  }

  /**
   * Search anew, as a step that "back" undoes.
   *
   * @param {SearchAddress} address
   */
  go(address) {
    history.pushState(null, "", writeAddress(address));
    return this.open();
  }

  /**
   * @param {number} limit
   * @param {Place | null} [place] where the reader was when they left this search
   */
  async run(limit, place = null) {
    const turn = ++this.turn;
    const { text, filters, sort, start } = this.address;
    const asked = Boolean(text || filters.length);
    byId("tips").hidden = asked;
    byId("found").hidden = !asked;
    this.showControls();
    byId("results").setAttribute("aria-busy", "true");
    if (!asked) return this.tell("");
    const waiting = setTimeout(() => this.tell(this.wording.say("searching")), 300);
    try {
      const outcome = await search(text, { limit, offset: start - 1, filters, sort });
      clearTimeout(waiting);
      if (turn !== this.turn) return;
      this.outcome = outcome;
      this.shown = 0;
      byId("results").replaceChildren();
      await this.show(outcome, turn, place);
    } catch (error) {
      clearTimeout(waiting);
      if (turn !== this.turn) return;
      byId("results").removeAttribute("aria-busy");
      this.showNotes([this.wording.say("failed", { reason: error instanceof Error ? error.message : "" })]);
      this.tell(this.wording.say("failed", { reason: "" }));
    }
  }

  /**
   * @param {Outcome} outcome
   * @param {number} turn
   * @param {Place | null} place
   */
  async show(outcome, turn, place) {
    const count = this.wording.counts(outcome);
    byId("count").textContent = count;
    this.tell(count);
    byId("found").classList.toggle("nothing", !outcome.total);
    byId("tips").hidden = outcome.total > 0;
    this.showNotes([...outcome.query.notes, ...outcome.empty].map((note) => this.wording.note(note)));
    const items = this.append(outcome);
    if (place) this.place.restore(place);
    else scrollTo(0, 0);
    await this.showReading(outcome);
    await clientPart("passages");
    await Promise.all([showPassages(outcome, items), this.showFacets(), this.showCorrection(outcome, turn)]);
    // Passages are longer than the summaries whose place they take.
    if (place && turn === this.turn) this.place.restore(place);
    this.offered ??= offerOffline(this.wording, document.documentElement.lang).catch(() => {});
  }

  /**
   * Say how the query was understood, where it is more than words.
   *
   * @param {Outcome} outcome
   */
  async showReading(outcome) {
    const { query, meanings } = outcome;
    this.showShare(outcome);
    const plain = query.items.every(({ presence, node }) => presence === "may" && node.kind === "word" && !node.field);
    byId("reading").hidden = plain;
    if (plain) return;
    await clientPart("query");
    const read = new Readback(this.wording.words.reading, meanings).query(query.items);
    byId("reading").textContent = this.wording.say("read_as", { query: read });
  }

  /**
   * Say how many of the articles have all words, as a link to those alone.
   *
   * @param {Outcome} outcome
   */
  showShare(outcome) {
    const { total, complete, query } = outcome;
    const words = query.items.every(({ presence, node }) => presence === "may" || node.kind === "filter");
    byId("share").hidden = complete === total || !words;
    if (byId("share").hidden) return;
    const counted = new Set(outcome.wanted.map(({ leaf }) => leaf.text));
    const text = this.address.text.replace(/\S+/g, (word) => (counted.has(word) ? `+${word}` : word));
    const label = this.wording.allAndSome(outcome);
    const link = element("a", { href: writeAddress({ ...this.address, text, start: 1 }) }, label);
    byId("share").replaceChildren(complete ? link : label);
  }

  /**
   * @param {Outcome} outcome
   * @returns {HTMLElement[]} the new items
   */
  append(outcome) {
    const items = outcome.hits.map((hit) => hitElement(hit, this.wording));
    byId("results").append(...items);
    this.shown += items.length;
    byId("results").removeAttribute("aria-busy");
    const { start } = this.address;
    byId("more").hidden = start - 1 + this.shown >= outcome.total;
    byId("results").setAttribute("start", String(start));
    byId("paging").hidden = outcome.total <= PAGE_LENGTH;
    const jump = /** @type {HTMLInputElement} */ (byId("jump"));
    jump.max = String(outcome.total);
    jump.value = String(start);
    return items;
  }

  async showMore() {
    const { text, filters, sort, start } = this.address;
    const turn = this.turn;
    const outcome = await search(text, { limit: PAGE_LENGTH, offset: start - 1 + this.shown, filters, sort });
    if (turn !== this.turn) return;
    const items = this.append(outcome);
    items[0]?.querySelector("a")?.focus();
    this.place.keep();
    await showPassages(outcome, items);
  }

  /** Show the results from the number that was typed on. */
  jump() {
    const { value, max } = /** @type {HTMLInputElement} */ (byId("jump"));
    const start = Math.min(Math.max(1, Math.floor(Number(value)) || 1), Number(max));
    return this.go({ ...this.address, start });
  }

  /** Chips of the filters in force, the order, and the period, as the address has them. */
  showControls() {
    const { filters, sort } = this.address;
    const chips = filters.map((filter) => {
      const label = filter.kind === "from" || filter.kind === "to"
        ? this.wording.say(`since_${filter.kind}`, { date: this.wording.date(filter.value) })
        : filter.value;
      const href = writeAddress(toggledAddress(this.address, [filter]));
      const title = this.wording.say("remove", { name: label });
      return element("li", {}, element("a", { href, "aria-label": title, class: filter.kind }, element("bdi", {}, label)));
    });
    byId("chips").replaceChildren(...chips);
    for (const link of byId("order").querySelectorAll("a")) {
      const own = /** @type {Sort} */ (link.dataset.sort);
      link.setAttribute("href", writeAddress({ ...this.address, sort: own, start: 1 }));
      if (own === sort) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const kind of ["from", "to"]) {
      const value = filters.find((filter) => filter.kind === kind)?.value ?? "";
      /** @type {HTMLInputElement} */ (byId(kind)).value = value;
    }
  }

  async showFacets() {
    const { outcome, address, turn } = this;
    if (!outcome || !(/** @type {HTMLDetailsElement} */ (byId("narrow")).open)) return;
    await extras();
    const kinds = ["month", ...NAME_KINDS];
    const counts = await Promise.all(kinds.map((kind) => facets(outcome, kind)));
    if (turn !== this.turn) return;
    const groups = kinds.map((kind, index) => facetGroup(kind, counts[index], address, this.wording));
    byId("facets").replaceChildren(...groups.filter((group) => group !== null));
  }

  /**
   * @param {Outcome} outcome
   * @param {number} turn
   */
  async showCorrection(outcome, turn) {
    const line = byId("correction");
    line.hidden = true;
    const rare = outcome.wanted.some(({ postings }) => postings.every(({ ordinals }) => ordinals.length <= 3));
    if (!rare) return;
    await extras();
    const text = await corrected(outcome, this.address.text);
    if (!text || turn !== this.turn) return;
    const link = element("a", { href: writeAddress({ ...this.address, text, start: 1 }) }, element("bdi", {}, text));
    const [before, after] = this.wording.say("did_you_mean").split("{query}");
    line.replaceChildren(before, link, after ?? "");
    line.hidden = false;
  }

  /** @param {string[]} notes */
  showNotes(notes) {
    byId("notes").replaceChildren(...notes.map((note) => element("li", {}, note)));
  }

  /** @param {string} message for those who listen */
  tell(message) {
    byId("status").textContent = message;
  }

  /** @param {Suggestion & {start: number}} suggestion */
  takeSuggestion({ display, kind, start }) {
    const before = this.field.value.slice(0, start);
    if (!kind) {
      this.field.value = `${before}${display}`;
      return this.go({ ...this.address, text: this.field.value.trim(), start: 1 });
    }
    // What was typed of the name, with the field or quotation mark before it, becomes a filter.
    const text = before.replace(/(?:[+-]?[\p{L}]+:)?["“„«]?$/u, "").trim();
    const filter = { kind, value: display, excluded: false };
    return this.go({ ...this.address, text, filters: [...this.address.filters, filter], start: 1 });
  }

  takePeriod() {
    const dates = ["from", "to"].map((kind) => ({
      kind,
      value: /** @type {HTMLInputElement} */ (byId(kind)).value.trim(),
      excluded: false,
    }));
    const names = this.address.filters.filter(({ kind }) => NAME_KINDS.includes(kind));
    this.go({ ...this.address, filters: [...names, ...dates.filter(({ value }) => value)], start: 1 });
  }

  /**
   * Links to other searches of this page need not load it again.
   *
   * @param {MouseEvent} event
   */
  followLink(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const own = link?.getAttribute("href")?.startsWith("?");
    if (!own || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(readAddress(/** @type {HTMLAnchorElement} */ (link).search));
    this.field.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  focusField(event) {
    const typing = event.target instanceof Element && event.target.matches("input, textarea, select");
    if (event.key !== "/" || typing || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    this.field.select();
  }
}

/**
 * @param {string} id of an element of theme/templates/search.html
 * @returns {HTMLElement}
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

const finderForm = /** @type {HTMLFormElement | null} */ (document.getElementById("finder"));
if (finderForm) new SearchPage(finderForm);
