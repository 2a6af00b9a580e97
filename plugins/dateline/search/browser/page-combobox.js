/**
 * Suggestions below the search field, after the ARIA combobox pattern with a listbox popup
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): arrows move, Enter takes, Escape closes.
 */

const TYPING_PAUSE = 120; // milliseconds: most pairs of keystrokes are closer together

class Combobox {
  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} list
   * @param {Wording} wording
   * @param {(suggestion: Suggestion & {start: number}) => void} take
   */
  constructor(field, list, wording, take) {
    this.field = field;
    this.list = list;
    this.wording = wording;
    this.take = take;
    /** @type {(Suggestion & {start: number})[]} */
    this.offered = [];
    this.chosen = -1;
    this.timer = 0;
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    // The field keeps the focus while a suggestion is pressed.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.offer(), TYPING_PAUSE);
  }

  async offer() {
    const { value, selectionStart } = this.field;
    const text = value.slice(0, selectionStart ?? value.length);
    const offered = selectionStart === value.length ? await suggest(text).catch(() => []) : [];
    if (this.field.value !== value || document.activeElement !== this.field) return;
    this.offered = offered;
    this.chosen = -1;
    this.list.replaceChildren(...offered.map((suggestion, index) => this.option(suggestion, index)));
    this.show(offered.length > 0);
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} index
   * @returns {HTMLElement}
   */
  option({ display, kind, count }, index) {
    const option = element(
      "li",
      { role: "option", id: `suggestion-${index}`, "aria-selected": "false", class: kind || "word" },
      element("bdi", {}, display),
      element("small", {}, kind ? this.wording.say(`one_${kind}`) : "", " ", this.wording.number(count)),
    );
    option.addEventListener("click", () => this.pick(index));
    return option;
  }

  /** @param {boolean} open */
  show(open) {
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", String(open));
    this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.offered = [];
    this.chosen = -1;
    this.show(false);
  }

  /** @param {number} index */
  choose(index) {
    this.list.children[this.chosen]?.setAttribute("aria-selected", "false");
    // One place more than there are suggestions: the text as typed.
    const places = this.offered.length + 1;
    this.chosen = ((index + 1 + places) % places) - 1;
    const option = this.list.children[this.chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /** @param {number} index */
  pick(index) {
    const suggestion = this.offered[index];
    this.close();
    this.take(suggestion);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || this.list.hidden) return;
    if (event.key === "ArrowDown") this.choose(this.chosen + 1);
    else if (event.key === "ArrowUp") this.choose(this.chosen - 1);
    else if (event.key === "Enter" && this.chosen >= 0) this.pick(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }
}
