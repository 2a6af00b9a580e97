/** Shows, for each hit, the passage that answers the query best, and links right to it. */

/**
 * @param {Passage} passage
 * @returns {(Node | string)[]} text nodes, and `mark` elements around the matched words
 */
function markedText({ text, marks, cutBefore, cutAfter }) {
  /** @type {(Node | string)[]} */
  const parts = cutBefore ? ["… "] : [];
  let position = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(position, start), element("mark", {}, text.slice(start, end)));
    position = end;
  }
  parts.push(text.slice(position), cutAfter ? " …" : "");
  return parts;
}

/**
 * Return the part of an address that makes the browser show and highlight a passage in the article, without
 * a script there: a text fragment (https://wicg.github.io/scroll-to-text-fragment/).
 *
 * @param {Passage} passage
 * @returns {string} "" if nothing is marked
 */
function textFragment({ text, marks }) {
  if (!marks.length) return "";
  // A fragment's ends must each lie in one paragraph; a few words make them unmistakable.
  const paragraphs = text.trim().split(/\n+/);
  const first = paragraphs[0].split(/\s+/).slice(0, 4).join(" ");
  const last = paragraphs[paragraphs.length - 1].split(/\s+/).slice(-4).join(" ");
  const write = (/** @type {string} */ words) => encodeURIComponent(words).replace(/-/g, "%2D");
  return `#:~:text=${write(first)},${write(last)}`;
}

/**
 * Put the matched passages below the headlines, as their texts arrive, mark the matches in headlines, and
 * offer to keep and cite each hit.
 *
 * @param {Outcome} outcome
 * @param {HTMLElement[]} items of its hits, in order
 */
async function showPassages(outcome, items) {
  const finder = await finderOf(outcome);
  await Promise.all(
    outcome.hits.map(async (hit, index) => {
      offerKeeping(hit, items[index]);
      const link = /** @type {HTMLAnchorElement} */ (items[index].querySelector("a"));
      if (hit.title) link.replaceChildren(...markedText(wholeText(hit.title, finder)));
      const found = await passage(outcome, hit);
      items[index].querySelector("p")?.replaceChildren(...markedText(found));
      link.href += textFragment(found);
    }),
  );
}
