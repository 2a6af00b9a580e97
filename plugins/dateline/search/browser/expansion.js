/**
 * Finds the vocabulary's words that fit a wildcard or are a few letters away. Yields them in the order
 * in which lunr.js 2.3.9 would, since that order decides between articles of equal score. Fetches nothing.
 */

/** A state of the pattern; the edge "*" stands for any one character. */
class PatternState {
  constructor() {
    this.final = false;
    /** @type {Record<string, PatternState>} a plain object: its order of keys is part of the promise */
    this.edges = Object.create(null);
  }

  /**
   * Return the state after a character, made if need be.
   *
   * @param {string} character
   * @returns {PatternState}
   */
  step(character) {
    return (this.edges[character] ??= new PatternState());
  }
}

/**
 * Each star matches any run of characters, the empty one too.
 *
 * @param {string} text
 * @returns {PatternState}
 */
function wildcardPattern(text) {
  const root = new PatternState();
  let state = root;
  for (const character of text.split("")) {
    if (character === "*") state.edges["*"] = state;
    else state = state.step(character);
  }
  state.final = true;
  return root;
}

/**
 * All strings within a number of insertions, deletions, substitutions and swaps of neighbours.
 *
 * @param {string} text
 * @param {number} distance
 * @returns {PatternState}
 */
function fuzzyPattern(text, distance) {
  const root = new PatternState();
  const stack = [{ state: root, edits: distance, rest: text }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    const { state, edits, rest } = frame;
    if (rest) {
      const same = state.step(rest[0]);
      if (rest.length === 1) same.final = true;
      stack.push({ state: same, edits, rest: rest.slice(1) });
    }
    if (edits === 0) continue;
    const any = state.step("*");
    if (rest.length <= 1) any.final = true;
    stack.push({ state: any, edits: edits - 1, rest });
    if (rest.length > 1) stack.push({ state, edits: edits - 1, rest: rest.slice(1) });
    if (rest.length === 1) state.final = true;
    if (rest) stack.push({ state: any, edits: edits - 1, rest: rest.slice(1) });
    if (rest.length > 1) {
      stack.push({ state: state.step(rest[1]), edits: edits - 1, rest: rest[0] + rest.slice(2) });
    }
  }
  return root;
}

/**
 * Say whether a word fits a text with stars: its parts must follow each other, the earliest fit is enough.
 *
 * @param {string} word
 * @param {string[]} parts the text, cut at its stars; at least two
 * @returns {boolean}
 */
function fitsParts(word, parts) {
  const last = parts[parts.length - 1];
  if (!word.startsWith(parts[0]) || !word.endsWith(last)) return false;
  let reached = parts[0].length;
  for (const part of parts.slice(1, -1)) {
    const found = word.indexOf(part, reached);
    if (found < 0) return false;
    reached = found + part.length;
  }
  return reached + last.length <= word.length;
}

/**
 * @param {string} word
 * @returns {number} one bit for each character, by its code modulo 32
 */
function lettersOf(word) {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << word.charCodeAt(index);
  return letters;
}

/**
 * Say whether a word can be within a distance: each edit adds or takes one letter at most.
 *
 * @param {string} word
 * @param {string} text
 * @param {number} letters of the text
 * @param {number} distance
 * @returns {boolean}
 */
function mayBeNear(word, text, letters, distance) {
  if (Math.abs(word.length - text.length) > distance) return false;
  const found = lettersOf(word);
  for (const rest of [found & ~letters, letters & ~found]) {
    let bits = rest;
    for (let edits = 0; bits; edits += 1) {
      if (edits === distance) return false;
      bits &= bits - 1;
    }
  }
  return true;
}

/** A beginning shared by the words from `low` to before `high`, as a node of the tree that they spell. */
class SharedBeginning {
  /**
   * @param {number} low
   * @param {number} high
   * @param {number} depth characters shared
   */
  constructor(low, high, depth) {
    this.low = low;
    this.high = high;
    this.depth = depth;
    this.matched = false;
    /** @type {Record<string, SharedBeginning>} those reached by the pattern, in the order reached */
    this.edges = Object.create(null);
    /** @type {Record<string, SharedBeginning> | null} all, once asked for */
    this.branches = null;
    /** @type {Set<PatternState>} states already followed from here */
    this.followed = new Set();
  }

  /**
   * @param {string[]} words sorted
   * @returns {Record<string, SharedBeginning>} by the next character
   */
  branch(words) {
    if (this.branches) return this.branches;
    /** @type {Record<string, SharedBeginning>} */
    const branches = Object.create(null);
    for (let index = this.low; index < this.high; index += 1) {
      const character = words[index][this.depth];
      if (character === undefined) continue;
      branches[character] ??= new SharedBeginning(index, index, this.depth + 1);
      branches[character].high = index + 1;
    }
    return (this.branches = branches);
  }
}

/**
 * Walk pattern and words together, in the order of steps in which lunr.js does it.
 *
 * @param {string[]} words sorted
 * @param {PatternState} pattern
 * @returns {SharedBeginning}
 */
function intersect(words, pattern) {
  const root = new SharedBeginning(0, words.length, 0);
  const stack = [{ state: pattern, node: root }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    const { state, node } = frame;
    if (node.followed.has(state)) continue;
    node.followed.add(state);
    const branches = node.branch(words);
    for (const label of Object.keys(state.edges)) {
      const next = state.edges[label];
      for (const character of label === "*" ? Object.keys(branches) : [label]) {
        const child = branches[character];
        if (!child) continue;
        node.edges[character] = child;
        if (next.final && words[child.low].length === child.depth) child.matched = true;
        stack.push({ state: next, node: child });
      }
    }
  }
  return root;
}

/**
 * Return the words that fit a text with stars, or with `distance` above 0 those as near as that.
 *
 * @param {string[]} words the vocabulary, or the part of it that can fit, sorted
 * @param {string} text
 * @param {number} distance
 * @returns {string[]}
 */
function expand(words, text, distance) {
  const parts = text.split("*");
  const letters = lettersOf(text);
  // Most words are ruled out cheaply; the walk settles the rest and their order.
  const candidates = words.filter((word) =>
    distance ? mayBeNear(word, text, letters, distance) : fitsParts(word, parts),
  );
  const root = intersect(candidates, distance ? fuzzyPattern(text, distance) : wildcardPattern(text));
  const found = [];
  const stack = [{ prefix: "", node: root }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    if (frame.node.matched) found.push(frame.prefix);
    for (const character of Object.keys(frame.node.edges)) {
      stack.push({ prefix: frame.prefix + character, node: frame.node.edges[character] });
    }
  }
  return found;
}
