/** The signs that stand for sources and lines wherever the text is not: monograms, line samples, shares. */

/** @import { Mark, Source } from "../types.js" */

import { h, inked } from "../dom.js";
import { isHan } from "../monogram.js";
import { filterOf } from "../store.js";

/**
 * A disc for a person, a square for an organization, a dashed ring for whoever has no name.
 * Hidden from assistive technology: the name always stands beside it.
 *
 * @param {Pick<Source, 'type'|'monogram'|'slot'>} source
 * @returns {HTMLElement}
 */
export function monogramSign(source) {
  const script = isHan(source.monogram) ? "han" : "latin";
  const type = filterOf(/** @type {Source} */ (source));
  const sign = h(
    "span",
    {
      class: "ws-mono",
      "data-type": type,
      "data-script": script,
      "data-letters": [...source.monogram].length,
      "aria-hidden": "true",
    },
    source.monogram,
  );
  return inked(sign, source.slot);
}

/**
 * A short piece of line, as it is drawn under the text.
 *
 * @param {Mark|'name'} mark
 * @returns {HTMLElement}
 */
export function lineSign(mark) {
  return h("span", { class: "ws-line", "data-k": mark, "aria-hidden": "true" });
}

/**
 * A few overlapping monograms, and how many more there are.
 *
 * @param {Source[]} sources
 * @param {number} [most]
 * @returns {HTMLElement}
 */
export function fan(sources, most = 4) {
  const named = sources.filter(source => source.slot > 0);
  const rest = named.length - most;
  return h(
    "span",
    { class: "ws-fan", "aria-hidden": "true" },
    ...named.slice(0, most).map(monogramSign),
    rest > 0 && h("span", { class: "ws-more" }, `+${rest}`),
  );
}
