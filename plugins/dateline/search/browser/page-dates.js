/** Offers a date that was typed among the words as a filter: published then, or speaking of then. */

/**
 * @param {SearchPage} page
 * @param {string} text as typed
 */
async function showDates({ wording, address }, text) {
  await clientPart("filters");
  const date = dateIn(text);
  if (!date) return;
  const ends = firstAndLast(date.iso);
  const filters = ["from", "to"].map((kind, at) => ({ kind, value: ends[at], excluded: false }));
  const published = inPeriod({ ...address, text: date.rest }, filters);
  const speaking = { ...address, text: `${date.rest} about:${date.iso}`.trim(), start: 1 };
  const written = { date: [...new Set(ends)].map((end) => wording.date(end)).join("–") };
  byId("dates").replaceChildren(
    element("a", { href: writeAddress(published) }, wording.say("published_then", written)),
    " · ",
    element("a", { href: writeAddress(speaking) }, wording.say("speaking_of_then", written)),
  );
  byId("dates").hidden = false;
}
