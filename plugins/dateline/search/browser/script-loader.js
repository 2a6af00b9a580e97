/**
 * Brings scripts by script tag: the one way that works alike over http and from file://. Admits only
 * scripts of this site, which the page's Trusted Types policy "dateline" stands for.
 */

/** The tag that brought this client says where the index and the site are. */
const CLIENT_TAG = /** @type {HTMLScriptElement} */ (document.currentScript);
const CLIENT_FOLDER = new URL(".", CLIENT_TAG.src);
const INDEX_FOLDER = new URL(CLIENT_TAG.dataset.index || "search/", document.baseURI);
const SITE_FOLDER = new URL(CLIENT_TAG.dataset.site || "./", document.baseURI);

/** Folders whose scripts are run; the page of several archives adds theirs. */
const OWN_FOLDERS = [CLIENT_FOLDER, INDEX_FOLDER, SITE_FOLDER];

/**
 * @param {string} address
 * @returns {string}
 */
function ownScript(address) {
  const own = OWN_FOLDERS.some((folder) => address.startsWith(folder.href));
  if (!own || !/^[\w./-]+\.js$/.test(address.slice(address.lastIndexOf("/") + 1))) {
    throw new TypeError(`${address} is not a script of this site`);
  }
  return address;
}

/**
 * The part of the Trusted Types API that TypeScript's DOM types leave out.
 *
 * @typedef {{createPolicy(name: string, rules: {createScriptURL(address: string): string}):
 *   {createScriptURL(address: string): string}}} PolicyFactory
 */

const POLICY = /** @type {{trustedTypes?: PolicyFactory}} */ (/** @type {unknown} */ (window)).trustedTypes?.createPolicy(
  "dateline",
  { createScriptURL: ownScript },
) ?? { createScriptURL: ownScript };

/**
 * Load a script once.
 *
 * @param {URL} address
 * @returns {Promise<void>} kept when it has run
 */
function loadScript(address) {
  return new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    tag.src = POLICY.createScriptURL(address.href);
    tag.addEventListener("load", () => resolve());
    tag.addEventListener("error", () => reject(new Error(`${address.pathname} could not be loaded`)));
    document.head.append(tag);
    tag.addEventListener("load", () => tag.remove());
  });
}

/**
 * @param {string} path of an index file, without ".js"
 * @returns {Promise<void>}
 */
function requestShard(path) {
  return loadScript(new URL(`${path}.js`, INDEX_FOLDER));
}

/**
 * @param {string} language
 * @returns {Promise<void>}
 */
function requestLanguage(language) {
  return loadScript(new URL(`languages/${language}.js`, CLIENT_FOLDER));
}

/**
 * Return the path of the index file that is running now, without ".js".
 *
 * @returns {string}
 */
function arrivingPath() {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  return src.slice(INDEX_FOLDER.href.length, -3);
}

/** @type {Map<string, Promise<void>>} */
const partsLoading = new Map();

/**
 * Load a part of the client that the first results do without; once.
 *
 * @param {"passages" | "query" | "evidence" | "spellings" | "filters" | "extras" | "typing" | "results"} name passages: what follows
 *   the results; query: the reading of what is more than words; evidence: what phrases, stars and compounds find; spellings:
 *   how else what the archive lacks may be written; filters: what they let in, and order by date; extras: what some
 *   readers ask for; typing: answers while someone types; results: references as files
 * @returns {Promise<void>}
 */
function clientPart(name) {
  const loading = partsLoading.get(name) ?? loadScript(new URL(`search-${name}.js`, CLIENT_FOLDER));
  partsLoading.set(name, loading);
  return loading;
}

/** @returns {Promise<unknown>} */
function extras() {
  return Promise.all(/** @type {const} */ (["query", "evidence", "filters", "extras"]).map(clientPart));
}
