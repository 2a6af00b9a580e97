/** Draws trends as lines over bars that show the size of the archive. A table beside it tells the same in words. */

/** @typedef {"articles" | "occurrences" | "perMillion"} Measure */

const CHART_HEIGHT = 300;
const CHART_EDGE = { top: 12, right: 12, bottom: 26, left: 56 };
const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 * @returns {SVGElement}
 */
function drawn(tag, attributes, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG_NAMESPACE, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * @param {number} value
 * @returns {number} the next round number that is not less
 */
function roundedUp(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}

/** A chart of some trends over the same periods. */
class TrendChart {
  /**
   * @param {ArchiveTime} time
   * @param {Trend[]} trends
   * @param {Measure} measure
   * @param {number} width
   */
  constructor(time, trends, measure, width) {
    this.periods = time.periods;
    this.trends = trends;
    this.measure = measure;
    this.width = width;
    const values = trends.flatMap(({ points }) => points.map((point) => point[measure] ?? 0));
    this.top = roundedUp(Math.max(...values, 1e-9) || 1);
  }

  /** @param {number} index @returns {number} the middle of a period */
  x(index) {
    const room = this.width - CHART_EDGE.left - CHART_EDGE.right;
    return Math.round((CHART_EDGE.left + ((index + 0.5) * room) / this.periods.length) * 10) / 10;
  }

  /** @param {number} share of the highest value @returns {number} */
  y(share) {
    const room = CHART_HEIGHT - CHART_EDGE.top - CHART_EDGE.bottom;
    return Math.round((CHART_HEIGHT - CHART_EDGE.bottom - share * room) * 10) / 10;
  }

  /**
   * @param {(value: number) => string} written how a number is written
   * @param {(series: number, index: number) => string} address of the articles of a point
   * @param {(period: string) => string} named how a period is written
   * @returns {SVGElement}
   */
  draw(written, address, named) {
    const lines = this.trends.map((trend, series) => this.line(trend, series, written, address, named));
    return drawn(
      "svg",
      { class: "trends", viewBox: `0 0 ${this.width} ${CHART_HEIGHT}`, "aria-hidden": "true", focusable: "false" },
      this.bars(),
      this.axes(written, named),
      ...lines,
    );
  }

  /** @returns {SVGElement} the words of the archive in each period, on a scale of their own */
  bars() {
    const most = Math.max(...this.periods.map(({ words }) => words), 1);
    const wide = Math.max(1, ((this.width - CHART_EDGE.left - CHART_EDGE.right) / this.periods.length) * 0.8);
    const bars = this.periods.map(({ words }, index) => {
      const y = this.y(words / most);
      return drawn("rect", { x: this.x(index) - wide / 2, y, width: wide, height: this.y(0) - y });
    });
    return drawn("g", { class: "size" }, ...bars);
  }

  /**
   * @param {(value: number) => string} written
   * @param {(period: string) => string} named
   * @returns {SVGElement}
   */
  axes(written, named) {
    const marks = [0, 0.5, 1].flatMap((share) => [
      drawn("line", { x1: CHART_EDGE.left, x2: this.width - CHART_EDGE.right, y1: this.y(share), y2: this.y(share) }),
      drawn("text", { x: CHART_EDGE.left - 8, y: this.y(share) + 4, class: "value" }, written(share * this.top)),
    ]);
    // A label needs about 90 units of room.
    const every = Math.ceil(this.periods.length / Math.max(1, Math.floor((this.width - CHART_EDGE.left) / 90)));
    const labels = this.periods.flatMap(({ period }, index) =>
      index % every ? [] : [drawn("text", { x: this.x(index), y: CHART_HEIGHT - 8, class: "period" }, named(period))],
    );
    return drawn("g", { class: "axes" }, ...marks, ...labels);
  }

  /**
   * @param {Trend} trend
   * @param {number} series
   * @param {(value: number) => string} written
   * @param {(series: number, index: number) => string} address
   * @param {(period: string) => string} named
   * @returns {SVGElement}
   */
  line({ text, points }, series, written, address, named) {
    let path = "";
    /** @type {SVGElement[]} */
    const links = [];
    points.forEach((point, index) => {
      const value = point[this.measure];
      // Where the archive is empty there is nothing to say, not even zero.
      if (value === null || !this.periods[index].articles) return;
      const before = index > 0 && this.periods[index - 1].articles;
      const [x, y] = [this.x(index), this.y(value / this.top)];
      path += `${before ? "L" : "M"}${x} ${y}`;
      const title = drawn("title", {}, `${text} · ${named(this.periods[index].period)} · ${written(value)}`);
      const dot = drawn("circle", { cx: x, cy: y, r: this.periods.length > 60 ? 2.5 : 4 }, title);
      links.push(point.articles ? drawn("a", { href: address(series, index), tabindex: -1 }, dot) : dot);
    });
    return drawn("g", { class: `series s${series + 1}` }, drawn("path", { d: path }), ...links);
  }
}
