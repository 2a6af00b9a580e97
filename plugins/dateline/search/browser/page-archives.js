/** The page that searches several archives: reads its address, searches all of them, shows whose each article is. */

const ARCHIVES_PAGE_LENGTH = 20;

/**
 * @param {JointArchive} archive of this origin, or in a folder beside this site
 * @returns {{archive: JointArchive, store: ShardStore}}
 */
function archiveStore(archive) {
  const index = new URL("search/", archive.folder);
  OWN_FOLDERS.push(index);
  const arriving = () => /** @type {HTMLScriptElement} */ (document.currentScript).src.slice(index.href.length, -3);
  return { archive, store: new ShardStore((path) => loadScript(new URL(`${path}.js`, index)), arriving) };
}

class ArchivesPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.field = /** @type {HTMLInputElement} */ (byId("query"));
    this.wording = new Wording(JSON.parse(form.dataset.words ?? "{}"), document.documentElement.lang);
    /** @type {[string, string][]} name and address, from the folder of this site */
    const named = JSON.parse(form.dataset.archives ?? "[]");
    const archives = named.map(([name, address]) => archiveStore({ name, folder: new URL(address, SITE_FOLDER) }));
    dateline.shard = (text) => {
      const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
      archives.find(({ archive }) => src.startsWith(new URL("search/", archive.folder).href))?.store.arrive(text);
    };
    this.opened = JointIndex.open(archives);
    this.turn = 0;
    /** @type {string[]} what is said of archives that could not be opened */
    this.gone = [];
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.pushState(null, "", `?${new URLSearchParams({ q: this.field.value.trim() })}`);
      this.open();
    });
    byId("more").addEventListener("click", () => this.run(this.items().length));
    window.addEventListener("popstate", () => this.open());
    form.hidden = false;
    this.open();
  }

  open() {
    this.text = (new URLSearchParams(location.search).get("q") ?? "").trim();
    this.field.value = this.text;
    byId("results").replaceChildren();
    byId("count").textContent = "";
    byId("more").hidden = true;
    return this.run(0);
  }

  /** @param {number} offset articles that are shown already */
  async run(offset) {
    const turn = ++this.turn;
    const { index, missing } = await this.opened;
    this.gone = missing.map(({ name }) => this.wording.say("archive_missing", { name }));
    this.showNotes([]);
    if (!index || !this.text) return;
    byId("results").setAttribute("aria-busy", "true");
    try {
      const options = { limit: ARCHIVES_PAGE_LENGTH, offset };
      // What is printed as one word and as two is looked up once the first articles stand there.
      const first = offset ? null : await index.search(this.text, { ...options, compounds: false });
      if (turn !== this.turn) return;
      if (first?.total) this.show(first, offset);
      const outcome = await index.search(this.text, options);
      if (turn !== this.turn) return;
      const same = first?.total === outcome.total && first.complete === outcome.complete;
      if (!same || !outcome.total) this.show(outcome, offset);
      if (offset) this.items()[offset]?.querySelector("a")?.focus();
    } catch (error) {
      byId("count").textContent = this.wording.say("failed", { reason: error instanceof Error ? error.message : "" });
    }
    byId("results").removeAttribute("aria-busy");
  }

  /**
   * @param {JointOutcome} outcome
   * @param {number} offset articles that stay
   */
  show(outcome, offset) {
    const items = outcome.hits.map((hit) => this.item(hit));
    byId("results").replaceChildren(...this.items().slice(0, offset), ...items);
    this.summarize(outcome.hits, items);
    byId("count").textContent = this.wording.counts(outcome);
    this.showNotes([...outcome.query.notes, ...outcome.empty]);
    byId("more").hidden = this.items().length >= outcome.total;
  }

  /**
   * Read how an article begins when it comes into view: it stands in the block of its text.
   *
   * @param {JointHit[]} hits
   * @param {HTMLElement[]} items
   */
  summarize(hits, items) {
    const seen = new IntersectionObserver((entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        seen.unobserve(target);
        const { directory, ordinal } = hits[items.indexOf(/** @type {HTMLElement} */ (target))];
        const show = (/** @type {Record<string, any>} */ { summary }) => target.querySelector("p")?.append(summary);
        // A list without its summaries is still a list.
        readBlock(directory, "text", ordinal).then(show, () => {});
      }
    });
    for (const [at, item] of items.entries()) if (!hits[at].summary) seen.observe(item);
  }

  /** @returns {Element[]} the items of the list */
  items() {
    return [...byId("results").children];
  }

  /** @param {Note[]} notes beside those on archives that could not be opened */
  showNotes(notes) {
    const lines = [...this.gone, ...notes.map((note) => this.wording.note(note))];
    byId("notes").replaceChildren(...lines.map((line) => element("li", {}, line)));
  }

  /**
   * @param {JointHit} hit
   * @returns {HTMLElement}
   */
  item(hit) {
    const link = element("a", { href: new URL(hit.url, hit.archive.folder).href }, hit.title || this.wording.words.untitled);
    const time = element("time", hit.date ? { datetime: hit.date } : {}, this.wording.date(hit.date));
    const name = element("small", { class: "archive" }, element("bdi", {}, hit.archive.name));
    return element("li", {}, time, element("div", { dir: "auto" }, link, " ", name, element("p", { dir: "auto" }, hit.summary)));
  }
}

const archivesForm = /** @type {HTMLFormElement | null} */ (document.getElementById("archives"));
if (archivesForm) new ArchivesPage(archivesForm);
