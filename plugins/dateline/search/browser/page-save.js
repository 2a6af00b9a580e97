/** Saves all results of a search as references, with the query and the day in the file; keeps and cites one. */

/** @param {SearchPage} page */
function offerSaving(page) {
  const save = document.getElementById("save");
  if (!save) return;
  save.hidden = !page.outcome?.total;
  save.onclick = async ({ target }) => {
    const { format } = /** @type {HTMLElement} */ (target).dataset;
    if (!format) return;
    page.tell(page.wording.say("searching"));
    await clientPart("results");
    await saveResults(page, save.dataset, format);
    page.tell("");
  };
}

/**
 * Offer to keep and to cite a hit: links to the reading list, and to the references at the end of its article.
 *
 * @param {Hit} hit
 * @param {HTMLElement} item of the list of results
 */
function offerKeeping(hit, item) {
  const save = document.getElementById("save");
  if (!save) return;
  const ways = {
    keep: new URL(`reading-list.html#add=${hit.date.slice(0, 7)},${hit.ref}`, SITE_FOLDER).href,
    cite: `${hitAddress(hit)}#cite`,
  };
  const links = Object.entries(ways).flatMap(([way, href]) => {
    const label = save.dataset[way] ?? "";
    return [element("a", { href, "aria-label": `${label}: ${hit.title}` }, label), " "];
  });
  item.lastElementChild?.append(element("p", { class: "keep" }, ...links));
}
