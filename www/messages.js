/** The words of the interface, in one of its languages. */

/** @import { Language } from "./types.js" */

import en from "./messages/en.js";
import zhHans from "./messages/zh-Hans.js";
import zhHant from "./messages/zh-Hant.js";

/** @typedef {keyof typeof en} Key */

/** @type {Record<Language, Record<Key, string>>} */
const MESSAGES = { en, "zh-Hans": zhHans, "zh-Hant": zhHant };

/** The languages of the interface, each with its own name. */
export const LANGUAGES = /** @type {const} */ ([
  ["en", "English"],
  ["zh-Hans", "简体"],
  ["zh-Hant", "繁體"],
]);

/** Words in one language. */
export class Messages {
  /** @param {Language} language */
  constructor(language) {
    /** The BCP 47 tag of the interface. */
    this.language = language;
  }

  /**
   * The words for a key, with its `{places}` filled.
   *
   * @param {Key} key
   * @param {Record<string, string|number>} [values]
   * @returns {string}
   */
  say(key, values = {}) {
    return this.pieces(key, values)
      .map(piece => piece.text)
      .join("");
  }

  /**
   * The same, in pieces: a place that was filled is `filled`, so that it can be set in bold.
   *
   * @param {Key} key
   * @param {Record<string, string|number>} [values]
   * @returns {{text: string, filled: boolean}[]}
   */
  pieces(key, values = {}) {
    return MESSAGES[this.language][key]
      .split(/\{(\w+)\}/)
      .map((text, i) => (i % 2 ? { text: String(values[text] ?? ""), filled: true } : { text, filled: false }));
  }

  /**
   * "1 source", "3 statements".
   *
   * @param {'sources'|'statements'} what
   * @param {number} n
   * @returns {string}
   */
  amount(what, n) {
    return this.say(`${what}${n === 1 ? "One" : "Many"}`, { n });
  }

  /**
   * A whole percentage.
   *
   * @param {number} part 0 to 1
   * @returns {number}
   */
  percent(part) {
    return Math.round(part * 100);
  }
}

/**
 * The interface language that suits the reader's browser best.
 *
 * @param {readonly string[]} preferred BCP 47 tags, the best first
 * @returns {Language}
 */
export function chooseLanguage(preferred) {
  for (const tag of preferred) {
    const lower = tag.toLowerCase();
    if (lower.startsWith("en")) return "en";
    if (/^zh\b(?!.*\bhans\b).*\b(?:hant|tw|hk|mo)\b/.test(lower)) return "zh-Hant";
    if (/^zh\b/.test(lower)) return "zh-Hans";
  }
  return "en";
}
