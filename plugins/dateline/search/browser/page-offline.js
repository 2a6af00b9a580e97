/** Offers to keep the archive on the reader's machine. Over http only: from file:// it is there already. */

/**
 * Show the offer, with its size.
 *
 * @param {Wording} wording
 * @param {string} language of the interface
 */
async function offerOffline(wording, language) {
  if (CLIENT_TAG.dataset.offline === "no") return; // a site that does not ship the service worker
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const address = POLICY.createScriptURL(new URL("sw.js", SITE_FOLDER).href);
  await navigator.serviceWorker.register(address);
  const answer = await fetch(new URL("offline.json", SITE_FOLDER));
  if (!answer.ok) return;
  const { bytes } = await answer.json();
  const megabytes = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumSignificantDigits: 2 });
  const button = element("button", { type: "button", class: "more" }, wording.say("keep"));
  const state = element("span", { role: "status" }, megabytes.format(bytes / 1e6));
  button.addEventListener("click", () => keepOffline(state, wording), { once: true });
  byId("offline").replaceChildren(button, " ", state);
  byId("offline").hidden = false;
}

/**
 * @param {HTMLElement} state where progress is told
 * @param {Wording} wording
 */
async function keepOffline(state, wording) {
  const { active } = await navigator.serviceWorker.ready;
  state.textContent = wording.say("keeping", { percent: "0" });
  navigator.serviceWorker.addEventListener("message", ({ data: { kept, files, failed } }) => {
    if (failed && kept + failed === files) state.textContent = wording.say("kept_partly", { failed: String(failed) });
    else if (kept === files) state.textContent = wording.say("kept");
    else state.textContent = wording.say("keeping", { percent: String(Math.floor((100 * kept) / files)) });
  });
  active?.postMessage("keep");
}
