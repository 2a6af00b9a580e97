/**
 * The machine that Snowball stemmers run on: a word, a cursor, and a slice between `bra` and `ket`. The
 * stemmers themselves are retold from Python by plugins/dateline/search/stemmer_script.py, which puts this file
 * before each; method names follow the Python runtime of PyPI snowballstemmer.
 */

/** @typedef {Map<string, number>} Among endings (or beginnings) and the number of the action for each */

class SnowballStemmer {
  constructor() {
    this.current = "";
    this.cursor = 0;
    this.limit = 0;
    this.limit_backward = 0;
    this.bra = 0;
    this.ket = 0;
  }

  /** Run the algorithm over the word; each language brings its own. */
  _stem() {}

  /**
   * @param {string} word
   * @returns {string}
   */
  stemWord(word) {
    this.current = word;
    this.cursor = this.bra = this.limit_backward = 0;
    this.limit = this.ket = word.length;
    this._stem();
    return this.current;
  }

  /**
   * @param {string} group
   * @param {boolean} inside whether the character at the cursor must belong to the group
   */
  step(group, inside) {
    if (this.cursor >= this.limit || group.includes(this.current[this.cursor]) !== inside) return false;
    this.cursor += 1;
    return true;
  }

  /**
   * @param {string} group
   * @param {boolean} inside
   */
  stepBack(group, inside) {
    if (this.cursor <= this.limit_backward || group.includes(this.current[this.cursor - 1]) !== inside) return false;
    this.cursor -= 1;
    return true;
  }

  /** @param {string} group */
  in_grouping(group) {
    return this.step(group, true);
  }

  /** @param {string} group */
  out_grouping(group) {
    return this.step(group, false);
  }

  /** @param {string} group */
  in_grouping_b(group) {
    return this.stepBack(group, true);
  }

  /** @param {string} group */
  out_grouping_b(group) {
    return this.stepBack(group, false);
  }

  /** @param {string} group */
  go_in_grouping(group) {
    while (this.step(group, true));
    return this.cursor < this.limit;
  }

  /** @param {string} group */
  go_out_grouping(group) {
    while (this.step(group, false));
    return this.cursor < this.limit;
  }

  /** @param {string} group */
  go_in_grouping_b(group) {
    while (this.stepBack(group, true));
    return this.cursor > this.limit_backward;
  }

  /** @param {string} group */
  go_out_grouping_b(group) {
    while (this.stepBack(group, false));
    return this.cursor > this.limit_backward;
  }

  /** @param {string} text */
  eq_s(text) {
    if (this.limit - this.cursor < text.length || !this.current.startsWith(text, this.cursor)) return false;
    this.cursor += text.length;
    return true;
  }

  /** @param {string} text */
  eq_s_b(text) {
    if (this.cursor - this.limit_backward < text.length || !this.current.endsWith(text, this.cursor)) return false;
    this.cursor -= text.length;
    return true;
  }

  /** @param {Among} among */
  find_among(among) {
    const start = this.cursor;
    for (let end = this.limit; end >= start; end -= 1) {
      const action = among.get(this.current.slice(start, end));
      if (action === undefined) continue;
      this.cursor = end;
      return action;
    }
    return 0;
  }

  /** @param {Among} among */
  find_among_b(among) {
    const end = this.cursor;
    for (let start = this.limit_backward; start <= end; start += 1) {
      const action = among.get(this.current.slice(start, end));
      if (action === undefined) continue;
      this.cursor = start;
      return action;
    }
    return 0;
  }

  /**
   * @param {number} bra
   * @param {number} ket
   * @param {string} text
   * @returns {number} by how much the word grew
   */
  replace_s(bra, ket, text) {
    const growth = text.length - (ket - bra);
    this.current = this.current.slice(0, bra) + text + this.current.slice(ket);
    this.limit += growth;
    if (this.cursor >= ket) this.cursor += growth;
    else if (this.cursor > bra) this.cursor = bra;
    return growth;
  }

  /** @param {string} text */
  slice_from(text) {
    this.replace_s(this.bra, this.ket, text);
    this.ket = this.bra + text.length;
    return true;
  }

  slice_del() {
    return this.slice_from("");
  }

  slice_to() {
    return this.current.slice(this.bra, this.ket);
  }

  /**
   * @param {number} bra
   * @param {number} ket
   * @param {string} text
   */
  insert(bra, ket, text) {
    const growth = this.replace_s(bra, ket, text);
    if (bra <= this.bra) this.bra += growth;
    if (bra <= this.ket) this.ket += growth;
  }
}

/**
 * @param {Record<number, string>} table endings parted by blanks, by action; a leading blank is the empty ending
 * @returns {Among}
 */
function among(table) {
  return new Map(
    Object.entries(table).flatMap(([action, endings]) =>
      endings.split(" ").map((ending) => /** @type {[string, number]} */ ([ending, Number(action)])),
    ),
  );
}
