/**
 * How a text that the archive lacks may be parted, joined, or have an apostrophe more or less. Mirrors
 * plugins/dateline/search/compounds.py.
 */

/**
 * Return a text with one of its words parted in two, two joined in one, or an apostrophe more or less, where the
 * archive prints the outcome.
 *
 * @param {string} text
 * @param {Lookup} lookup
 * @returns {Promise<string[]>}
 */
async function otherCompounds(text, lookup) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const found = await Promise.all(
    words.map(async (word, index) => {
      const rest = (/** @type {string} */ other, /** @type {number} */ taken) =>
        [...words.slice(0, index), other, ...words.slice(index + taken)].join(" ");
      const next = words[index + 1];
      const joined = next && (await isPrinted(word + next, lookup)) ? [rest(word + next, 2)] : [];
      const others = [...(await partedWords(word, lookup)), ...(await possessives(word, lookup))];
      return [...others.map((other) => rest(other, 1)), ...joined];
    }),
  );
  return found.flat();
}

/**
 * @param {string} word
 * @param {Lookup} lookup
 * @returns {Promise<string[]>} the two printed words that it may be joined of, parted by a blank
 */
async function partedWords(word, lookup) {
  const letters = [...word];
  const unit = /[0-9]\p{L}$/u.test(word); // 3.2m, 30C
  const cuts = Array.from({ length: Math.max(letters.length - (unit ? 1 : 2), 0) }, (_, index) => index + 1);
  const found = await Promise.all(
    cuts.map(async (cut) => {
      const [head, tail] = [letters.slice(0, cut).join(""), letters.slice(cut).join("")];
      return (await isPrinted(head, lookup)) && (await isPrinted(tail, lookup)) ? `${head} ${tail}` : "";
    }),
  );
  const initials = letters.filter((letter) => letter !== ".");
  const short = initials.length < 5 && /^\p{L}+$/u.test(initials.join(""));
  if (short && (await Promise.all(initials.map((letter) => isPrinted(letter, lookup)))).every(Boolean)) {
    found.push(initials.join(" ")); // O.J., printed O. J.
  }
  if (word.includes("&")) found.push(word.replace(/&/g, " ")); // S&P, printed S & P
  return found.filter(Boolean);
}

/**
 * @param {string} word
 * @param {Lookup} lookup
 * @returns {Promise<string[]>} childrens as children's, which is printed without its 's, and Lloyd's as Lloyds
 */
async function possessives(word, lookup) {
  const found = [];
  const bare = word.slice(0, -1);
  if (word.endsWith("s") && !(await isPrinted(word, lookup)) && (await isPrinted(bare, lookup))) found.push(bare);
  const plural = word.replace(/'s$/, "s");
  if (plural !== word && (await isPrinted(plural, lookup))) found.push(plural);
  return found;
}

/**
 * @param {string} form
 * @param {Lookup} lookup
 * @returns {Promise<boolean>}
 */
async function isPrinted(form, { store, directory }) {
  const table = await store.json(`tables/${directory.data.tables.vocabulary}`);
  const path = new ShardTable(table, "tables").pathOf(form);
  const words = path ? await store.read(path, vocabularyFile) : [];
  return words.some(([known]) => known === form);
}
