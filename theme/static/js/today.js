/* Leads from the home page to what was published on this day of the year; without it the link leads to the calendar. */
const today = /** @type {HTMLAnchorElement} */ (document.getElementById("today"));
const now = new Date();
const day = `${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
today.href = today.href.replace(/index\.html$/, `${day}.html`);
