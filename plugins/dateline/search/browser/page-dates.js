/** Offers a date that was typed among the words as a filter: published then, or speaking of then. */

/**
 * @param {SearchPage} page
 * @param {string} text as typed
 */
async function showDates({ wording, address }, text) {
  await clientPart("filters");
  const date = dateIn(text);
  if (!date) return;
  const filters = ["from", "to"].map((kind) => ({ kind, value: date.iso, excluded: false }));
  const published = inPeriod({ ...address, text: date.rest }, filters);
  const speaking = { ...address, text: `${date.rest} about:${date.iso}`.trim(), start: 1 };
  const written = { date: wording.date(date.iso) };
  byId("dates").replaceChildren(
    element("a", { href: writeAddress(published) }, wording.say("published_then", written)),
    " · ",
    element("a", { href: writeAddress(speaking) }, wording.say("speaking_of_then", written)),
  );
  byId("dates").hidden = false;
}
