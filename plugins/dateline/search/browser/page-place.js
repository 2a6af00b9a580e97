/** Remembers, in the page's history, which result a reader was at, so that "back" leads there again. */

/** @typedef {{shown: number, item?: number, top?: number}} Place item: index of the result in view, top: its offset */

const SCROLL_PAUSE = 200; // milliseconds without scrolling before the place is written down

class ReadingPlace {
  /**
   * @param {HTMLElement} list of the results
   * @param {() => {shown: number}} state what else the history keeps
   */
  constructor(list, state) {
    this.list = list;
    this.state = state;
    this.timer = 0;
    addEventListener("scroll", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.keep(), SCROLL_PAUSE);
    });
    // Whoever follows a link may have scrolled a moment before.
    list.addEventListener("click", () => this.keep(), { capture: true });
  }

  /** Write down the first result in view. */
  keep() {
    const items = [...this.list.children];
    const item = items.findIndex((one) => one.getBoundingClientRect().bottom > 0);
    if (item < 0) return;
    history.replaceState({ ...this.state(), item, top: items[item].getBoundingClientRect().top }, "");
  }

  /** @param {Place} place */
  restore({ item, top }) {
    const found = this.list.children[item ?? -1];
    if (found) scrollBy({ top: found.getBoundingClientRect().top - (top ?? 0), behavior: "instant" });
  }
}
