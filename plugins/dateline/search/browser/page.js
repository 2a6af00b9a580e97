/**
 * The search page: reads its address, searches, lists what was found, and writes the address back. What stands
 * around the list comes after the first results, with page-details.js.
 */

const PAGE_LENGTH = 10;

class SearchPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.field = /** @type {HTMLInputElement} */ (byId("query"));
    this.wording = new Wording(JSON.parse(form.dataset.words ?? "{}"), document.documentElement.lang);
    this.language = document.documentElement.lang.split("-")[0];
    this.address = readAddress(location.search);
    this.shown = 0;
    /** @type {Story[]} of the hits shown */
    this.stories = [];
    /** @type {Outcome | undefined} */
    this.outcome = undefined;
    /** @type {PageDetails | undefined} */
    this.details = undefined;
    /** Counts searches: what arrives for an older one is not shown. */
    this.turn = 0;
    this.field.addEventListener("input", () => this.listen(), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    byId("more").addEventListener("click", () => this.showMore());
    document.addEventListener("click", (event) => this.followLink(event));
    document.addEventListener("keydown", (event) => this.focusField(event));
    window.addEventListener("popstate", () => this.open());
    // The list is not there yet when a browser would scroll back.
    history.scrollRestoration = "manual";
    this.place = new ReadingPlace(byId("results"), () => ({ shown: this.shown, typed: history.state?.typed }));
    /** @type {HTMLDetailsElement} */ (byId("narrow")).open = matchMedia("(width >= 56rem)").matches;
    form.hidden = false;
    this.open();
  }

  /** Answer while a query is typed. */
  async listen() {
    await Promise.all([extras(), clientPart("typing")]);
    new Typing(this);
  }

  /** Search for what the field holds; a search that was shown while it was typed is that step already. */
  submit() {
    const address = { ...this.address, text: this.field.value.trim(), start: 1 };
    if (!history.state?.typed && address.text !== this.address.text) return this.go(address);
    history.replaceState(null, "", writeAddress(address));
    return this.open();
  }

  /** Show the search that the address names. */
  open() {
    this.address = readAddress(location.search);
    this.field.value = this.address.text;
    if (!this.address.text && !location.search) this.field.focus();
    return this.run(history.state?.shown || PAGE_LENGTH, history.state);
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
    byId("results").classList.add("stale");
    if (!asked) return this.tell("");
    const waiting = setTimeout(() => {
      byId("count").textContent = this.wording.say("searching");
      this.tell(this.wording.say("searching"));
    }, 300);
    try {
      const first = (/** @type {Outcome} */ best) => {
        clearTimeout(waiting);
        if (turn === this.turn) this.begin(best);
      };
      // Whoever goes back waits for their place.
      const options = { limit, offset: start - 1, filters, sort, ...(place ? {} : { first }) };
      let outcome = await search(text, { ...options, language: this.language });
      // What no article has in the first languages may be a word of another.
      if (!outcome.total && outcome.partly) outcome = await search(text, options);
      clearTimeout(waiting);
      if (turn === this.turn) await this.show(outcome, turn, place);
    } catch (error) {
      clearTimeout(waiting);
      if (turn !== this.turn) return;
      byId("results").removeAttribute("aria-busy");
      this.showNotes([this.wording.say("failed", { reason: error instanceof Error ? error.message : "" })]);
      byId("count").textContent = "";
      this.tell(this.wording.say("failed", { reason: "" }));
    }
  }

  /**
   * Show the best hit alone: on a slow line it comes long before the tenth.
   *
   * @param {Outcome} best
   */
  begin(best) {
    this.list(best);
    byId("more").hidden = true;
    byId("results").setAttribute("aria-busy", "true");
  }

  /**
   * @param {Outcome} outcome
   * @param {number} turn
   * @param {Place | null} place
   */
  async show(outcome, turn, place) {
    const listed = this.list(outcome);
    this.tell(this.wording.counts(outcome));
    byId("tips").hidden = outcome.total > 0;
    this.showNotes([...outcome.query.notes, ...outcome.empty].map((note) => this.wording.note(note)));
    if (place) this.place.restore(place);
    else scrollTo(0, 0);
    const items = this.items();
    await clientPart("passages");
    offerSaving(this);
    this.details ??= new PageDetails(this);
    await Promise.all([showPassages(listed, items), this.details.show(outcome, turn)]);
    // Passages take more room than was kept for them.
    if (place && turn === this.turn) this.place.restore(place);
  }

  /**
   * Put hits in the place of those shown before.
   *
   * @param {Outcome} outcome
   * @returns {Outcome} as `append` does
   */
  list(outcome) {
    this.outcome = outcome;
    this.shown = 0;
    this.stories = [];
    byId("count").textContent = this.wording.counts(outcome);
    byId("found").classList.toggle("nothing", !outcome.total);
    byId("results").replaceChildren();
    return this.append(outcome);
  }

  /** @returns {HTMLElement[]} the items of the list */
  items() {
    return /** @type {HTMLElement[]} */ ([...byId("results").children]);
  }

  /**
   * @param {Outcome} outcome
   * @returns {Outcome} its hits without those that are versions of others, an item for each
   */
  append(outcome) {
    const added = foldVersions(outcome.hits, this.stories);
    this.stories.push(...added);
    byId("results").append(...added.map(({ hit }) => hitElement(hit, this.wording)));
    for (const [index, story] of this.stories.entries()) {
      showVersions(/** @type {HTMLElement} */ (byId("results").children[index]), story, this.wording);
    }
    this.shown += outcome.hits.length;
    byId("results").removeAttribute("aria-busy");
    byId("results").classList.remove("stale");
    const { start } = this.address;
    byId("more").hidden = start - 1 + this.shown >= outcome.total;
    byId("results").setAttribute("start", String(start));
    return { ...outcome, hits: added.map(({ hit }) => hit) };
  }

  async showMore() {
    const { text, filters, sort, start } = this.address;
    const turn = this.turn;
    const options = { limit: PAGE_LENGTH, offset: start - 1 + this.shown, filters, sort };
    const outcome = await search(text, { ...options, languages: this.outcome?.languages });
    if (turn !== this.turn) return;
    const { length } = this.stories;
    const added = this.append(outcome);
    const items = this.items().slice(length);
    items[0]?.querySelector("a")?.focus();
    this.place.keep();
    await Promise.all([showPassages(added, items), completeStories(this, outcome, turn)]);
  }

  /** Chips of the filters in force, and the order, as the address has them. */
  showControls() {
    const { filters, sort } = this.address;
    const chips = filters.map((filter) => {
      const label = this.wording.filter(filter);
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
  }

  /** @param {string[]} notes */
  showNotes(notes) {
    byId("notes").replaceChildren(...notes.map((note) => element("li", {}, note)));
  }

  /** @param {string} message for those who listen */
  tell(message) {
    byId("status").textContent = message;
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

const finderForm = /** @type {HTMLFormElement | null} */ (document.getElementById("finder"));
if (finderForm) new SearchPage(finderForm);
