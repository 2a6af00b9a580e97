/** On an article's page: the panel of a paragraph that the address names, with its link and its citations. */

class PassagePanel {
  /** @param {HTMLElement} panel of theme/templates/article.html; it is moved below the paragraph */
  constructor(panel) {
    this.panel = panel;
    const [item] = JSON.parse(document.querySelector(".cite pre:last-of-type")?.textContent ?? "[{}]");
    this.page = new URL(location.pathname, location.href);
    this.listAddress = /** @type {HTMLAnchorElement} */ (this.part("a[data-part=keep]")).href;
    const site = new URL(".", this.listAddress);
    /** @type {Reference} */
    this.item = { ...item, path: this.page.href.slice(site.href.length) };
    const { archive = "", base = "" } = panel.dataset;
    const plain = document.querySelector(".cite p")?.textContent ?? "";
    // The sentence ends in the address of the page.
    /** @type {Citing} */
    this.citing = { archive, base, plain: (_, kept) => plain.replace(/\S+$/, `${kept}.`) };
    this.part("[data-part=link]").addEventListener("click", (event) => this.copy(event));
    window.addEventListener("hashchange", () => this.open());
    this.open();
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.panel.querySelector(selector));
  }

  open() {
    const paragraph = document.getElementById(location.hash.slice(1));
    const known = paragraph && /^p-/.test(paragraph.id) && paragraph.matches("p:not(.gone)");
    this.panel.hidden = !known;
    if (!known) return;
    paragraph.after(this.panel);
    const text = (paragraph.textContent ?? "").trim();
    const entry = { item: this.item, passage: paragraph.id, text };
    for (const part of this.panel.querySelectorAll("pre")) {
      const { format = "" } = part.dataset;
      part.textContent = format === "plain"
        ? this.citing.plain(entry, keptAt(entry, this.citing))
        : FORMATS[format][0]([entry], this.citing).trim();
    }
    /** @type {HTMLAnchorElement} */ (this.part("[data-part=link]")).href = `#${paragraph.id}`;
    const fragment = listFragment([linkedEntry(entry)], "add");
    /** @type {HTMLAnchorElement} */ (this.part("[data-part=keep]")).href = `${this.listAddress.replace(/#.*/, "")}${fragment}`;
  }

  /** Copy the link; where the browser refuses, the address bar has it. @param {Event} event */
  async copy(event) {
    const { href } = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    await navigator.clipboard?.writeText(href).then(() => (this.part("[role=status]").textContent = this.panel.dataset.copied ?? ""), () => {});
  }
}

const passagePanel = document.getElementById("passage");
if (passagePanel) new PassagePanel(passagePanel);
