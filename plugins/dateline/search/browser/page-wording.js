/** The words of the search page, in the language of the interface; the page's markup brings them. */

/**
 * @typedef {object} Words
 * @property {Record<string, string>} finder
 * @property {Record<string, string>} notes
 * @property {Record<string, string>} reading of a query, in words
 * @property {Record<string, string>} articles plural forms
 * @property {Record<string, string>} versions plural forms
 * @property {string[]} months
 * @property {string} month_year
 * @property {string} day_month_year
 * @property {string} first_of_month
 * @property {string} thousands
 * @property {string} undated
 * @property {string} untitled
 */

class Wording {
  /**
   * @param {Words} words
   * @param {string} language
   */
  constructor(words, language) {
    this.words = words;
    this.plurals = new Intl.PluralRules(language);
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} values
   * @returns {string}
   */
  say(key, values = {}) {
    return fillIn(this.words.finder[key] ?? key, values);
  }

  /**
   * @param {Note} note
   * @returns {string}
   */
  note({ code, detail }) {
    return fillIn(this.words.notes[code] ?? code, { detail });
  }

  /**
   * @param {Filter} filter
   * @returns {string} the name, or the end of a period
   */
  filter({ kind, value }) {
    return kind === "from" || kind === "to" ? this.say(`since_${kind}`, { date: this.date(value) }) : value;
  }

  /**
   * Say how many articles were found.
   *
   * @param {{total: number}} outcome
   * @returns {string}
   */
  counts({ total }) {
    return total ? this.articles(total) : this.say("none");
  }

  /**
   * @param {{total: number, complete: number}} outcome
   * @returns {string} how many have all words, and how many some
   */
  allAndSome({ total, complete }) {
    return this.say("all_some", { all: this.number(complete), some: this.number(total - complete) });
  }

  /**
   * @param {number} number
   * @returns {string}
   */
  articles(number) {
    const form = this.words.articles[this.plurals.select(number)] ?? this.words.articles.other;
    return fillIn(form, { number: this.number(number) });
  }

  /**
   * @param {number} number
   * @returns {string}
   */
  versions(number) {
    const form = this.words.versions[this.plurals.select(number)] ?? this.words.versions.other;
    return fillIn(form, { number: this.number(number) });
  }

  /**
   * @param {number} number
   * @returns {string}
   */
  number(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, this.words.thousands);
  }

  /**
   * Write a date as precisely as it is known.
   *
   * @param {string} date "1987-03-01T09:08" down to "1987"
   * @returns {string}
   */
  date(date) {
    const [year, month, day] = date.slice(0, 10).split("-");
    if (!year) return this.words.undated;
    if (!month) return year;
    const name = this.words.months[Number(month) - 1];
    if (!day) return fillIn(this.words.month_year, { month: name, year });
    const number = Number(day) === 1 ? this.words.first_of_month : String(Number(day));
    return fillIn(this.words.day_month_year, { day: number, month: name, year });
  }
}

/**
 * @param {string} pattern with names in braces
 * @param {Record<string, string>} values
 * @returns {string}
 */
function fillIn(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (braced, name) => values[name] ?? braced);
}

/**
 * Make an element; text becomes text nodes, never markup.
 *
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @param {string} id of an element of the page, which has it
 * @returns {HTMLElement}
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
