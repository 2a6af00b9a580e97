/**
 * Answers while someone types: at the release of a key with what is at hand, and at a rest with all that a search
 * shows.
 */

const TYPING_REST = 600; // milliseconds without a key

class Typing {
  /** @param {SearchPage} page */
  constructor(page) {
    this.page = page;
    this.timer = 0;
    /** The page's count of searches at the last preview. */
    this.turn = -1;
    this.previewed = page.field.value;
    const box = new Combobox(page.field, byId("suggestions"), page.wording, (taken) => this.takeSuggestion(taken));
    page.field.addEventListener("keyup", (event) => event.isComposing || this.preview());
    page.field.addEventListener("input", () => this.wait());
    box.wait();
    this.wait();
    this.previewed = "";
    this.preview();
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.settle(), TYPING_REST);
  }

  /**
   * Show the count, and of the best hits those that are at hand; one more is loaded where none is. A text that finds
   * nothing may be half a word: what was there stays.
   */
  async preview() {
    const { page } = this;
    const text = page.field.value.trim();
    if (text === this.previewed || !text) return;
    this.previewed = text;
    if (text === page.address.text) {
      // It is searched for already: only a preview that has come since stands in its place.
      if (page.turn === this.turn) page.run(PAGE_LENGTH);
      return;
    }
    const turn = (this.turn = ++page.turn);
    byId("results").setAttribute("aria-busy", "true");
    byId("results").classList.add("stale");
    const { filters, sort } = page.address;
    const outcome = await search(text, { limit: PAGE_LENGTH, filters, sort, language: page.language, details: false }).catch(() => null);
    if (!outcome?.total || turn !== page.turn) return;
    const hits = await hitsAtHand(outcome.hits);
    if (turn !== page.turn) return;
    byId("tips").hidden = true;
    byId("found").hidden = false;
    for (const id of ["reading", "share", "correction", "dates", "ways", "browse", "tongues", "paging"]) byId(id).hidden = true;
    page.showNotes([]);
    page.list({ ...outcome, hits });
    byId("more").hidden = true;
  }

  /** Search in full for what stands in the field: one step of the history, however long someone types. */
  settle() {
    const { page } = this;
    const text = page.field.value.trim();
    if (text === page.address.text || document.activeElement !== page.field) return;
    const typed = history.state?.typed;
    page.address = { ...page.address, text, start: 1 };
    const address = writeAddress(page.address);
    if (typed) history.replaceState({ typed }, "", address);
    else history.pushState({ typed: true }, "", address);
    return page.run(PAGE_LENGTH);
  }

  /** @param {Suggestion & {start: number}} suggestion */
  takeSuggestion({ display, kind, start }) {
    const { page } = this;
    const before = page.field.value.slice(0, start);
    if (!kind) {
      page.field.value = `${before}${display}`;
      return page.submit();
    }
    // What was typed of the name, with the field or quotation mark before it, becomes a filter.
    const text = before.replace(/(?:[+-]?[\p{L}]+:)?["“„«]?$/u, "").trim();
    const filter = { kind, value: display, excluded: false };
    return page.go({ ...page.address, text, filters: [...page.address.filters, filter], start: 1 });
  }
}

/**
 * Return those hits whose blocks are loaded, or else the first.
 *
 * @param {Hit[]} hits without details
 * @returns {Promise<Hit[]>}
 */
async function hitsAtHand(hits) {
  const directory = await openDirectory();
  const there = hits.filter(({ ordinal }) => shards.payloads.has(directory.blockOf("results", ordinal).path));
  const shown = there.length ? there : hits.slice(0, 1);
  return Promise.all(shown.map(({ ordinal, score }) => readHit(directory, ordinal, score)));
}
