/** Saves all results of a search as references, with the query and the day in the file. */

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
