/**
 * Keeps what a reader used, and on demand the whole archive, so that both open without a network. Stands at
 * the root of a site as sw.js, by itself: it shares nothing with the search page's scripts.
 */

/** What TypeScript's page types leave out of a worker. */
const worker = /** @type {any} */ (self);

const CACHE = "dateline";
/** What a server says of a page that was taken down, HTTP 404 and 410: no copy of it is shown any more. */
const GONE = [404, 410];
/** What the browser keeps for itself is asked about first: a manifest of yesterday names what is gone today. */
const FRESH = /** @type {RequestInit} */ ({ cache: "no-cache" });
const SIDE_BY_SIDE = 6; // as many as browsers load at once from one host

/** Files of the index are named by their content: what is kept under such a name is never out of date. */
const NAMED_BY_CONTENT = /\/search\/(?:terms|positions|results|text|tables)\/[^/]+\.js$/;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const own = request.url.startsWith(worker.registration.scope);
  if (own && request.method === "GET") event.respondWith(answered(request));
});

/**
 * Named by content: from what is kept. Anything else: from the network while there is one.
 *
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answered(request) {
  const cache = await caches.open(CACHE);
  const kept = () => cache.match(request, { ignoreSearch: request.mode === "navigate" });
  if (NAMED_BY_CONTENT.test(request.url)) {
    const found = await kept();
    if (found) return found;
  }
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(withoutQuery(request), response.clone());
    else if (GONE.includes(response.status)) await cache.delete(withoutQuery(request));
    return response;
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

/**
 * A page is one page whatever its query: a hundred searches are not a hundred copies.
 *
 * @param {Request} request
 * @returns {Request | string}
 */
function withoutQuery(request) {
  return request.mode === "navigate" ? request.url.replace(/[?#].*$/, "") : request;
}

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "keep") event.waitUntil(keepAll((progress) => event.source.postMessage(progress)));
});

/**
 * Keep every file that the manifest of the site lists, and no other one of this site.
 *
 * @param {(progress: {kept: number, files: number, failed: number}) => void} tell
 */
async function keepAll(tell) {
  const cache = await caches.open(CACHE);
  const manifest = await fetch(new URL("manifest.sha256", worker.registration.scope), FRESH);
  const waiting = (await manifest.text())
    .split("\n")
    .filter(Boolean)
    .map((line) => new URL(encodeURI(line.slice(line.indexOf("  ") + 2)), worker.registration.scope).href);
  if (manifest.ok) await forgetOthers(cache, new Set(waiting));
  const progress = { kept: 0, files: waiting.length, failed: 0 };
  const keepNext = async () => {
    for (let address = waiting.pop(); address; address = waiting.pop()) {
      if (await keep(cache, address)) progress.kept += 1;
      else progress.failed += 1;
      if (progress.kept % 50 === 0) tell(progress);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, keepNext));
  tell(progress);
}

/**
 * Remove what the site does not have any more: an article that was taken down stays on no reader's disk.
 *
 * @param {Cache} cache another site of the same host may keep files in it, too
 * @param {Set<string>} listed addresses of the manifest
 */
async function forgetOthers(cache, listed) {
  const scope = worker.registration.scope;
  for (const { url } of await cache.keys()) {
    const address = url.endsWith("/") ? `${url}index.html` : url;
    if (url.startsWith(scope) && !listed.has(address)) await cache.delete(url);
  }
}

/**
 * @param {Cache} cache
 * @param {string} address
 * @returns {Promise<boolean>} whether it is kept now
 */
async function keep(cache, address) {
  if (NAMED_BY_CONTENT.test(address) && (await cache.match(address))) return true;
  try {
    const response = await fetch(address, FRESH);
    if (response.ok) await cache.put(address, response);
    return response.ok;
  } catch {
    return false;
  }
}
