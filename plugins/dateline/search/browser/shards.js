/**
 * Keeps the files of the index that a page has asked for: each is requested once, arrives by calling
 * `dateline.shard`, and is kept decoded. How a script is requested is the business of script-loader.js.
 */

const NO_PHRASES = new Uint8Array();

/** What the index holds under a name, once it has arrived. */
class ShardStore {
  /**
   * @param {(path: string) => Promise<void>} request brings the file of that path, without ".js"
   * @param {() => string} arriving says which path the file has that is calling now
   */
  constructor(request, arriving) {
    this.request = request;
    this.arriving = arriving;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.payloads = new Map();
    /** @type {Map<string, Promise<any>>} */
    this.decoded = new Map();
    /** @type {Map<string, (text: string) => void>} */
    this.waiting = new Map();
  }

  /**
   * Take a file that has arrived.
   *
   * @param {string} text
   */
  arrive(text) {
    this.waiting.get(this.arriving())?.(text);
  }

  /**
   * @param {string} path
   * @param {Uint8Array} phrases
   * @returns {Promise<Uint8Array>}
   */
  payload(path, phrases) {
    let payload = this.payloads.get(path);
    if (payload) return payload;
    payload = new Promise((resolve, reject) => {
      this.waiting.set(path, (text) => resolve(inflate(radix91Bytes(text), phrases)));
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
   * @param {Uint8Array} phrases the preset dictionary it was packed with
   * @returns {Promise<Meaning>}
   */
  read(path, decode, phrases = NO_PHRASES) {
    let meaning = this.decoded.get(path);
    if (meaning) return meaning;
    meaning = this.payload(path, phrases).then(decode);
    this.decoded.set(path, meaning);
    meaning.catch(() => this.decoded.delete(path));
    return meaning;
  }

  /**
   * @param {string} path
   * @param {Uint8Array} phrases
   * @returns {Promise<any>}
   */
  json(path, phrases = NO_PHRASES) {
    return this.read(path, (payload) => JSON.parse(new TextDecoder().decode(payload)), phrases);
  }
}
