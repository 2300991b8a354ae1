/** Reads a file as text: UTF-8, UTF-16 with its mark, or the older encodings of Chinese files. */

/** The longest text, in characters, that the page takes. */
export const LONGEST = 5_000_000;
/** Characters that every Chinese text is full of; a wrong decoding has few of them. */
const COMMON = /[的一是不了在人有我他这這个個们們来來上大为為和国國到地以说說时時]/gu;

/**
 * The text of a file's bytes, or `null` where they are no text.
 *
 * @param {Uint8Array} bytes
 * @returns {string|null}
 */
export function decode(bytes) {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  if (bytes.subarray(0, 8192).includes(0)) return null;
  const utf8 = tryDecode(bytes, "utf-8");
  if (utf8 !== null) return utf8;
  const chinese = ["gb18030", "big5"].flatMap(label => tryDecode(bytes, label) ?? []);
  const best = chinese.sort((a, b) => commonness(b) - commonness(a))[0];
  return best !== undefined && commonness(best) > 0 ? best : null;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string|null}
 */
function decodeMarked(bytes) {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  return label === null ? null : tryDecode(bytes, label);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} label
 * @returns {string|null}
 */
function tryDecode(bytes, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {number}
 */
function commonness(text) {
  return (text.slice(0, 20_000).match(COMMON) ?? []).length;
}
