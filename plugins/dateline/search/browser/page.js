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
      this.go({ ...this.address, text: this.field.value.trim() });
    });
    byId("period").addEventListener("change", () => this.takePeriod());
    byId("more").addEventListener("click", () => this.showMore());
    document.addEventListener("click", (event) => this.followLink(event));
    document.addEventListener("keydown", (event) => this.focusField(event));
    window.addEventListener("popstate", () => this.open());
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
    return this.run(history.state?.shown ?? PAGE_LENGTH);
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

  /** @param {number} limit */
  async run(limit) {
    const turn = ++this.turn;
    const { text, filters, sort } = this.address;
    const asked = Boolean(text || filters.length);
    byId("tips").hidden = asked;
    byId("found").hidden = !asked;
    this.showControls();
    byId("results").setAttribute("aria-busy", "true");
    if (!asked) return this.tell("");
    const waiting = setTimeout(() => this.tell(this.wording.say("searching")), 300);
    try {
      const outcome = await search(text, { limit, filters, sort });
      clearTimeout(waiting);
      if (turn !== this.turn) return;
      this.outcome = outcome;
      this.shown = 0;
      byId("results").replaceChildren();
      await this.show(outcome, turn);
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
   */
  async show(outcome, turn) {
    const count = this.wording.counts(outcome);
    byId("count").textContent = count;
    this.tell(count);
    byId("found").classList.toggle("nothing", !outcome.total);
    byId("tips").hidden = outcome.total > 0;
    this.showNotes([...outcome.query.notes, ...outcome.empty].map((note) => this.wording.note(note)));
    const items = this.append(outcome);
    await this.showReading(outcome);
    await clientPart("passages");
    await Promise.all([showPassages(outcome, items), this.showFacets(), this.showCorrection(outcome, turn)]);
    this.offered ??= offerOffline(this.wording, document.documentElement.lang).catch(() => {});
  }

  /**
   * Say how the query was understood, where it is more than words.
   *
   * @param {Outcome} outcome
   */
  async showReading({ query, meanings }) {
    const plain = query.items.every(({ presence, node }) => presence === "may" && node.kind === "word" && !node.field);
    byId("reading").hidden = plain;
    if (plain) return;
    await clientPart("query");
    const read = new Readback(this.wording.words.reading, meanings).query(query.items);
    byId("reading").textContent = this.wording.say("read_as", { query: read });
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
    byId("more").hidden = this.shown >= outcome.total;
    return items;
  }

  async showMore() {
    const { text, filters, sort } = this.address;
    const turn = this.turn;
    const outcome = await search(text, { limit: PAGE_LENGTH, offset: this.shown, filters, sort });
    if (turn !== this.turn) return;
    const items = this.append(outcome);
    items[0]?.querySelector("a")?.focus();
    history.replaceState({ shown: this.shown }, "");
    await showPassages(outcome, items);
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
      link.setAttribute("href", writeAddress({ ...this.address, sort: own }));
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
    if (outcome.wanted.every(({ postings }) => postings.length)) return;
    await extras();
    const text = await corrected(outcome, this.address.text);
    if (!text || turn !== this.turn) return;
    const link = element("a", { href: writeAddress({ ...this.address, text }) }, element("bdi", {}, text));
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
      return this.go({ ...this.address, text: this.field.value.trim() });
    }
    // What was typed of the name, with the field or quotation mark before it, becomes a filter.
    const text = before.replace(/(?:[+-]?[\p{L}]+:)?["“„«]?$/u, "").trim();
    const filter = { kind, value: display, excluded: false };
    return this.go({ ...this.address, text, filters: [...this.address.filters, filter] });
  }

  takePeriod() {
    const dates = ["from", "to"].map((kind) => ({
      kind,
      value: /** @type {HTMLInputElement} */ (byId(kind)).value.trim(),
      excluded: false,
    }));
    const names = this.address.filters.filter(({ kind }) => NAME_KINDS.includes(kind));
    this.go({ ...this.address, filters: [...names, ...dates.filter(({ value }) => value)] });
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
