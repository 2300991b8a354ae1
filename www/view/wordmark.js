/** The wordmark carries the language: Who wears the name marker, said the line of a direct quotation. */

import { h } from "../dom.js";

/**
 * The wordmark, as a link where an address is given.
 *
 * @param {string} [href]
 * @param {string} [label]
 * @returns {HTMLElement}
 */
export function wordmark(href, label) {
  const words = [h("span", {}, "Who"), h("u", {}, "said")];
  return href
    ? h("a", { class: "ws-wm", lang: "en", href, "aria-label": label }, ...words)
    : h("span", { class: "ws-wm", lang: "en" }, ...words);
}
