/**
 * Words over time: how often a query's words occur in each month or year, beside the size of the archive. Mirrors
 * plugins/dateline/search/explore/trends.py.
 */

/** @typedef {"month" | "year"} PeriodLength */

/** @typedef {{period: string, articles: number, words: number}} ArchivePeriod */

/** @typedef {{articles: number, occurrences: number, perMillion: number | null}} TrendPoint */

/**
 * @typedef {object} Trend
 * @property {string} text the query
 * @property {boolean} counted false: a query of names or dates alone, whose articles count once each
 * @property {TrendPoint[]} points one for each period
 * @property {Query} query
 */

const MOST_SERIES = 5;
const MOST_MONTHS_SHOWN = 36;

/**
 * @param {string} typed queries parted by commas
 * @returns {string[]} five at most; a comma in quotation marks parts nothing
 */
function seriesOf(typed) {
  const parts = typed.match(/(?:["“”„«»][^"“”„«»]*["“”„«»]?|[^,])+/g) ?? [];
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))].slice(0, MOST_SERIES);
}

/**
 * @param {string} period "1987" or "1987-02"
 * @returns {string} the one after it
 */
function nextPeriod(period) {
  const [year, month] = period.split("-").map(Number);
  const pad = (/** @type {number} */ number, /** @type {number} */ width) => String(number).padStart(width, "0");
  if (!month) return pad(year + 1, 4);
  return month === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(month + 1, 2)}`;
}

/** The dated articles of the archive, by month or year. */
class ArchiveTime {
  /**
   * @param {(string | number)[]} months month, count, month, count …
   * @param {number[]} words of each run
   * @param {PeriodLength | null} length null: months if they are few
   */
  constructor(months, words, length) {
    const known = months.filter((value, index) => index % 2 === 0 && value).map(String).sort();
    const cut = (/** @type {PeriodLength} */ unit) => (unit === "year" ? 4 : 7);
    this.months = months;
    this.words = words;
    this.length = length ?? "month";
    this.cut = cut(this.length);
    this.periods = this.between(known[0], known[known.length - 1]);
    if (!length && this.periods.length > MOST_MONTHS_SHOWN) {
      this.length = "year";
      this.cut = cut("year");
      this.periods = this.between(known[0], known[known.length - 1]);
    }
    this.places = new Map(this.periods.map(({ period }, index) => [period, index]));
    this.fill();
  }

  /**
   * @param {string} [first] month
   * @param {string} [last] month
   * @returns {ArchivePeriod[]} every period, those without articles too
   */
  between(first, last) {
    /** @type {ArchivePeriod[]} */
    const found = [];
    if (!first || !last) return found;
    const end = last.slice(0, this.cut);
    for (let period = first.slice(0, this.cut); period <= end; period = nextPeriod(period)) {
      found.push({ period, articles: 0, words: 0 });
    }
    return found;
  }

  fill() {
    this.words.forEach((words, run) => {
      const period = this.periods[this.placeOf(run)];
      if (!period) return;
      period.articles += Number(this.months[2 * run + 1]);
      period.words += words;
    });
  }

  /**
   * @param {number} run
   * @returns {number} of the period; −1 for undated articles
   */
  placeOf(run) {
    return this.places.get(String(this.months[2 * run]).slice(0, this.cut)) ?? -1;
  }

  /**
   * @param {Uint8Array} matches
   * @param {Float64Array} counts of occurrences
   * @returns {TrendPoint[]}
   */
  points(matches, counts) {
    /** @type {TrendPoint[]} */
    const points = this.periods.map(() => ({ articles: 0, occurrences: 0, perMillion: null }));
    let ordinal = 0;
    this.words.forEach((_, run) => {
      const point = points[this.placeOf(run)];
      for (let left = Number(this.months[2 * run + 1]); left > 0; left -= 1, ordinal += 1) {
        if (!point || !matches[ordinal]) continue;
        point.articles += 1;
        point.occurrences += counts[ordinal];
      }
    });
    points.forEach((point, index) => {
      const { words } = this.periods[index];
      point.perMillion = words ? (point.occurrences * 1e6) / words : null;
    });
    return points;
  }
}

/**
 * @param {Directory} directory
 * @param {PeriodLength | null} length
 * @returns {Promise<ArchiveTime>}
 */
async function archiveTime({ data }, length) {
  const [months, words] = await Promise.all(["months", "words"].map((name) => shards.json(`tables/${data.tables[name]}`)));
  return new ArchiveTime(months, words, length);
}

/**
 * @param {string} text a query
 * @returns {Promise<{outcome: Outcome, targets: Target[]}>}
 */
async function lookFor(text) {
  await Promise.all(/** @type {const} */ (["query", "evidence", "filters"]).map(clientPart));
  const outcome = await search(text, { limit: 1, details: false });
  return { outcome, targets: await new TargetReader(outcome.lookup, outcome.query).targets() };
}

/**
 * @param {string} text a query
 * @param {ArchiveTime} time
 * @returns {Promise<Trend>}
 */
async function trendOf(text, time) {
  const { outcome, targets } = await lookFor(text);
  const { matches, lookup, query } = outcome;
  const counted = targets.length > 0;
  const counts = counted ? await occurrenceCounts(targets, lookup, matches) : Float64Array.from(matches);
  return { text, counted, points: time.points(matches, counts), query };
}
