/** The page of the reading list: shows it, takes entries from links, saves it in five forms. */

class ReadingPage {
  /** @param {HTMLElement} shown the element that holds the list */
  constructor(shown) {
    this.shown = shown;
    this.wording = new Wording(JSON.parse(shown.dataset.words ?? "{}"), document.documentElement.lang);
    this.citing = citingIn(this.wording, shown.dataset);
    this.list = readingListOf(SITE_FOLDER);
    /** @type {Entry[] | null} another reader's list, opened from a link and not kept */
    this.other = null;
    byId("formats").addEventListener("click", ({ target }) => this.saveAs(/** @type {HTMLElement} */ (target).dataset.format));
    byId("keep-list").addEventListener("click", () => this.keepOther());
    window.addEventListener("hashchange", () => this.open());
    window.addEventListener("storage", () => {
      this.list.read();
      this.show();
    });
    byId("list").hidden = false;
    this.open();
  }

  get entries() {
    return this.other ?? this.list.entries;
  }

  /** Take what the address brings, then show the list. */
  async open() {
    const { what, linked } = readFragment(location.hash);
    const found = linked.length ? await entriesOf(linked) : [];
    this.other = what === "list" ? found : null;
    if (what === "add") {
      this.list.add(found);
      // The entry is on the list now; opening the page again must not bring it back once it is removed.
      if (!this.list.refused) history.replaceState(null, "", location.pathname);
    }
    this.show();
    if (found.length < linked.length) this.tell("missing");
    else if (what === "add") this.tell("added");
  }

  show() {
    const { entries, list } = this;
    this.shown.replaceChildren(...entries.map((entry, place) => this.item(entry, place)));
    byId("empty").hidden = entries.length > 0;
    byId("formats").hidden = !entries.length;
    byId("refused").hidden = !list.refused;
    byId("other").hidden = !this.other;
    const link = /** @type {HTMLAnchorElement} */ (byId("link"));
    link.href = listFragment(entries.map(linkedEntry), "list");
  }

  /** @param {string} key */
  tell(key) {
    byId("status").textContent = this.wording.say(key);
  }

  /**
   * @param {Entry} entry
   * @param {number} place
   * @returns {HTMLElement}
   */
  item(entry, place) {
    const { item, passage, text } = entry;
    const address = new URL(item.path + (passage ? `#${passage}` : ""), SITE_FOLDER).href;
    const link = element("a", { href: address, dir: "auto" }, item.title || this.wording.words.untitled);
    const source = [item["container-title"], this.wording.date(issuedOn(item))].filter(Boolean).join(", ");
    const parts = [link, element("p", { class: "hint" }, source)];
    if (passage) parts.push(element("blockquote", { dir: "auto" }, text || passage));
    return element("li", {}, ...parts, this.note(entry, place), ...(this.other ? [] : [this.buttons(place)]));
  }

  /**
   * @param {Entry} entry
   * @param {number} place
   * @returns {HTMLElement}
   */
  note(entry, place) {
    if (this.other) return element("p", { dir: "auto" }, entry.note ?? "");
    const field = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "2", maxlength: "4000", dir: "auto" }));
    field.value = entry.note ?? "";
    field.addEventListener("change", () => {
      this.list.entries[place].note = field.value.trim();
      this.list.save();
      this.show();
    });
    return element("label", {}, this.wording.say("note"), field);
  }

  /**
   * @param {number} place
   * @returns {HTMLElement}
   */
  buttons(place) {
    const { list, wording } = this;
    const last = list.entries.length - 1;
    /** @type {[string, boolean, () => void, number][]} word, whether it can be done, what it does, where it leaves the entry */
    const acts = [
      ["up", place > 0, () => list.move(place, -1), place - 1],
      ["down", place < last, () => list.move(place, 1), place + 1],
      ["remove", true, () => list.remove(place), Math.min(place, last - 1)],
    ];
    const made = acts.map(([word, possible, act, then], number) => {
      const button = /** @type {HTMLButtonElement} */ (element("button", { type: "button", class: "more" }, wording.say(word)));
      button.disabled = !possible;
      button.addEventListener("click", () => {
        act();
        this.show();
        this.focus(then, number);
      });
      return button;
    });
    return element("p", { class: "acts" }, ...made);
  }

  /** Keep the keyboard where the reader was. @param {number} place @param {number} number of the button */
  focus(place, number) {
    const buttons = this.shown.children[place]?.querySelectorAll("button") ?? [];
    [buttons[number], ...buttons].find((button) => button && !button.disabled)?.focus();
  }

  keepOther() {
    this.list.add(this.other ?? []);
    location.hash = "";
  }

  /** @param {string} [name] of the format; "link" copies the address of the list */
  async saveAs(name) {
    if (name === "link") {
      const { href } = /** @type {HTMLAnchorElement} */ (byId("link"));
      await navigator.clipboard?.writeText(href).then(() => this.tell("copied"), () => {});
    } else if (name) {
      saveReferences("reading-list", name, this.entries, this.citing);
    }
  }
}

const readingList = document.getElementById("reading-list");
if (readingList) new ReadingPage(readingList);
