/** When the found articles were published: bars that can be dragged over, and a way to the results of a month. */

const SVG = "http://www.w3.org/2000/svg";
const BAR_HEIGHT = 40; // units of the drawing; a bar is one unit wide

/**
 * @param {FacetCount[]} months in order of time
 * @returns {FacetCount[]} their years
 */
function yearsOf(months) {
  /** @type {Map<string, number>} */
  const years = new Map();
  for (const { name, count } of months) {
    const year = name.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([name, count]) => ({ name, count }));
}

/**
 * Return how many articles of each month the search finds, its period left out: what else could be chosen.
 *
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @returns {Promise<FacetCount[]>}
 */
async function monthsAsked(page, outcome) {
  const { text, filters } = inPeriod(page.address, []);
  const free = filters.length === page.address.filters.length;
  return facets(free ? outcome : await search(text, { filters, languages: outcome.languages, limit: 0, details: false }), "month");
}

/**
 * Return all years or months from the first to the last, those without an article too.
 *
 * @param {FacetCount[]} months in order of time
 * @returns {FacetCount[]} months where there is only one year
 */
function periodsOf(months) {
  const years = yearsOf(months);
  const known = years.length > 1 ? years : months;
  const counts = new Map(known.map(({ name, count }) => [name, count]));
  const found = [];
  for (let name = known[0].name; name <= known[known.length - 1].name; name = following(name)) {
    found.push({ name, count: counts.get(name) ?? 0 });
  }
  return found;
}

/**
 * @param {string} period a year or a month
 * @returns {string} the next
 */
function following(period) {
  const [year, month] = period.split("-").map(Number);
  const whole = month ? year * 12 + month : year + 1;
  if (!month) return String(whole).padStart(4, "0");
  return `${String(Math.floor(whole / 12)).padStart(4, "0")}-${String((whole % 12) + 1).padStart(2, "0")}`;
}

/**
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function showYears(page, outcome, turn) {
  const months = await monthsAsked(page, outcome);
  if (turn !== page.turn) return;
  byId("years").hidden = months.length < 2;
  if (months.length > 1) new YearBar(page, periodsOf(months));
}

/** Bars of years (or of the months of one), with a handle at either end of the period. */
class YearBar {
  /**
   * @param {SearchPage} page
   * @param {FacetCount[]} periods
   */
  constructor(page, periods) {
    this.page = page;
    this.periods = periods;
    const { filters } = page.address;
    const last = periods.length - 1;
    const value = (/** @type {string} */ kind) => filters.find((filter) => filter.kind === kind)?.value;
    const [from, to] = [value("from"), value("to")];
    /** @type {number[]} indexes of the first and the last period chosen */
    this.chosen = [
      from ? Math.max(periods.findIndex(({ name }) => name >= from.slice(0, name.length)), 0) : 0,
      to ? Math.max(periods.filter(({ name }) => name <= to.slice(0, name.length)).length - 1, 0) : last,
    ];
    this.drawing = this.drawn();
    this.label = element("output", {});
    this.handles = ["from", "to"].map((kind, end) => this.handle(kind, end));
    byId("years").replaceChildren(this.drawing, element("div", {}, ...this.handles), this.label);
    this.mark();
  }

  /** @returns {SVGElement} */
  drawn() {
    const most = Math.max(...this.periods.map(({ count }) => count));
    const drawing = svgElement("svg", {
      viewBox: `0 0 ${this.periods.length} ${BAR_HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    for (const [x, { name, count }] of this.periods.entries()) {
      const height = count ? Math.max((BAR_HEIGHT * count) / most, 1) : 0;
      const bar = { x: String(x + 0.1), width: "0.8", y: String(BAR_HEIGHT - height), height: String(height) };
      const title = svgElement("title", {}, `${this.page.wording.date(name)}: ${this.page.wording.number(count)}`);
      drawing.append(svgElement("rect", bar, title));
    }
    let start = -1;
    drawing.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      drawing.setPointerCapture(event.pointerId);
      start = this.periodAt(event);
      this.choose(start, start);
    });
    drawing.addEventListener("pointermove", (event) => start >= 0 && this.choose(start, this.periodAt(event)));
    drawing.addEventListener("pointerup", () => start >= 0 && this.take());
    drawing.addEventListener("pointercancel", () => (start = -1));
    return drawing;
  }

  /**
   * @param {string} kind
   * @param {number} end 0: of the first period, 1: of the last
   * @returns {HTMLInputElement}
   */
  handle(kind, end) {
    const attributes = { type: "range", min: "0", max: String(this.periods.length - 1), value: String(this.chosen[end]) };
    const handle = element("input", { ...attributes, "aria-label": this.page.wording.say(kind) });
    const input = /** @type {HTMLInputElement} */ (handle);
    input.addEventListener("input", () => {
      const [first, last] = this.chosen;
      const value = Number(input.value);
      if (end) this.choose(Math.min(first, value), value);
      else this.choose(value, Math.max(last, value));
    });
    input.addEventListener("change", () => this.take());
    return input;
  }

  /**
   * @param {PointerEvent} event
   * @returns {number}
   */
  periodAt({ clientX }) {
    const { left, width } = this.drawing.getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * this.periods.length);
    return Math.min(Math.max(index, 0), this.periods.length - 1);
  }

  /**
   * @param {number} one
   * @param {number} other
   */
  choose(one, other) {
    this.chosen = [Math.min(one, other), Math.max(one, other)];
    this.mark();
  }

  mark() {
    const [first, last] = this.chosen;
    const named = this.chosen.map((index) => this.page.wording.date(this.periods[index].name));
    this.label.textContent = first === last ? named[0] : named.join(" – ");
    for (const [end, handle] of this.handles.entries()) {
      handle.value = String(this.chosen[end]);
      handle.setAttribute("aria-valuetext", named[end]);
    }
    for (const [index, bar] of [...this.drawing.children].entries()) {
      bar.setAttribute("class", index >= first && index <= last ? "in" : "out");
    }
  }

  take() {
    const [first, last] = this.chosen;
    const whole = first === 0 && last === this.periods.length - 1;
    const dates = ["from", "to"].map((kind, end) => ({
      kind,
      value: whole ? "" : this.periods[this.chosen[end]].name,
      excluded: false,
    }));
    this.page.go(inPeriod(this.page.address, dates));
  }
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {SVGElement}
 */
function svgElement(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return /** @type {SVGElement} */ (made);
}

/**
 * Offer the months of the results, to go to the first result of one in order of date.
 *
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function showMonths(page, outcome, turn) {
  const months = await facets(outcome, "month");
  if (turn !== page.turn) return;
  const select = /** @type {HTMLSelectElement} */ (byId("month"));
  const options = months.map(({ name, count }) =>
    element("option", { value: name }, `${page.wording.date(name)} (${page.wording.number(count)})`),
  );
  const { sort } = page.address;
  select.replaceChildren(element("option", { value: "" }, "…"), ...(sort === "oldest" ? options : options.reverse()));
  select.onchange = () => toMonth(page, outcome, select.value);
  const label = select.closest("label");
  if (label) label.hidden = months.length < 2;
}

/**
 * Show the results from the first one of a month on; those in order of relevance, newest first.
 *
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {string} month
 */
async function toMonth(page, outcome, month) {
  const range = daysOf(month);
  if (!range) return;
  const days = await readDays(await openDirectory(), shards, true);
  const sort = page.address.sort === "oldest" ? "oldest" : "newest";
  let before = 0;
  outcome.matches.forEach((match, ordinal) => {
    const day = days[ordinal];
    if (match && day !== NO_DAY && (sort === "oldest" ? day < range[0] : day > range[1])) before += 1;
  });
  await page.go({ ...page.address, sort, start: before + 1 });
}
