/**
 * Keeps the files of the index that a page has asked for: each is requested once, arrives by calling
 * `dateline.shard`, and is kept decoded. How a script is requested is the business of script-tag.js.
 */

/** What the index holds under a name, once it has arrived. */
class ShardStore {
  /** @param {(path: string) => Promise<void>} request brings the file of that path, without ".js" */
  constructor(request) {
    this.request = request;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.payloads = new Map();
    /** @type {Map<string, Promise<any>>} */
    this.decoded = new Map();
    /** @type {Map<string, (payload: Promise<Uint8Array>) => void>} */
    this.waiting = new Map();
  }

  /**
   * Take a file that has arrived.
   *
   * @param {string} path
   * @param {number} size
   * @param {string} text
   */
  arrive(path, size, text) {
    this.waiting.get(path)?.(inflate(radix91Bytes(text, size)));
  }

  /**
   * @param {string} path
   * @returns {Promise<Uint8Array>}
   */
  payload(path) {
    let payload = this.payloads.get(path);
    if (payload) return payload;
    payload = new Promise((resolve, reject) => {
      this.waiting.set(path, resolve);
      this.request(path).then(() => reject(new Error(`${path} holds something else`)), reject);
    });
    this.payloads.set(path, payload);
    // A failed request may be a network that comes back: the next query asks again.
    payload.catch(() => this.payloads.delete(path));
    return payload;
  }

  /**
   * Return what a file means; the meaning is kept.
   *
   * @template Meaning
   * @param {string} path
   * @param {(payload: Uint8Array) => Meaning} decode
   * @returns {Promise<Meaning>}
   */
  read(path, decode) {
    let meaning = this.decoded.get(path);
    if (meaning) return meaning;
    meaning = this.payload(path).then(decode);
    this.decoded.set(path, meaning);
    meaning.catch(() => this.decoded.delete(path));
    return meaning;
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  json(path) {
    return this.read(path, (payload) => JSON.parse(new TextDecoder().decode(payload)));
  }
}
