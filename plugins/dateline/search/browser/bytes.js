/**
 * Reads the writing systems of the index files: radix 91, variable-length numbers, front-coded words
 * (docs/index-format.md, sections 1 and 4). Knows no meaning of what it reads.
 */

/**
 * Return the bytes that a radix-91 text writes.
 *
 * @param {string} text
 * @returns {Uint8Array}
 */
function radix91Bytes(text) {
  // As many bytes as its digits make room for; an odd last character takes one away.
  const size = Math.floor((13 * (text.length >> 1)) / 8) - (text.length & 1);
  const bytes = new Uint8Array(size);
  let [pending, bits, filled] = [0, 0, 0];
  for (let index = 0; filled < size; index += 2) {
    const [low, high] = [text.charCodeAt(index), text.charCodeAt(index + 1)];
    // Digits start at "#" and leave out the backslash.
    const pair = low - (low > 92 ? 36 : 35) + (high - (high > 92 ? 36 : 35)) * 91;
    pending |= pair << bits;
    for (bits += 13; bits >= 8 && filled < size; bits -= 8) {
      bytes[filled++] = pending & 255;
      pending >>>= 8;
    }
  }
  return bytes;
}

/**
 * Undo the raw DEFLATE stream inside an index file.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} phrases its preset dictionary
 * @returns {Promise<Uint8Array>}
 */
async function inflate(bytes, phrases) {
  // DecompressionStream takes no dictionary; a stored block before the stream is one, and comes out with it.
  const size = phrases.length;
  const stored = [0, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255];
  const parts = /** @type {BlobPart[]} */ (size ? [new Uint8Array(stored), phrases, bytes] : [bytes]);
  const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(size);
}

/** A place in a payload, moved on by each reading. */
class ByteReader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} position
   */
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /** @returns {number} the next unsigned LEB128 number */
  varint() {
    let byte = this.bytes[this.position++];
    let value = byte & 127;
    for (let weight = 128; byte > 127; weight *= 128) {
      byte = this.bytes[this.position++];
      value += (byte & 127) * weight;
    }
    return value;
  }

  /**
   * @param {number} count
   * @returns {number[]}
   */
  varints(count) {
    return Array.from({ length: count }, () => this.varint());
  }

  /**
   * @param {number} length
   * @returns {Uint8Array}
   */
  slice(length) {
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  /**
   * Read words that each say how many bytes they share with the one before.
   *
   * @param {number} count
   * @returns {string[]}
   */
  words(count) {
    // All words in one buffer, parted by line feeds, are decoded at once: one by one costs ten times as much.
    let buffer = new Uint8Array(4096);
    let [previous, end] = [0, 0];
    for (let index = 0; index < count; index += 1) {
      const shared = this.varint();
      const added = this.slice(this.varint());
      if (end + shared + added.length + 1 > buffer.length) {
        const larger = new Uint8Array(2 * buffer.length + shared + added.length);
        larger.set(buffer);
        buffer = larger;
      }
      buffer.copyWithin(end, previous, previous + shared);
      buffer.set(added, end + shared);
      previous = end;
      end += shared + added.length;
      buffer[end++] = 10;
    }
    return count ? new TextDecoder().decode(buffer.subarray(0, end - 1)).split("\n") : [];
  }
}
