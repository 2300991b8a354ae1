/** Speaker lanes: a line per source along the article, with a bar where it speaks. The panel tells the same by keyboard. */

/** @import { Source, Statement, View } from "../types.js" */
/** @import { Context } from "../reader.js" */
/** @import { Box } from "../geometry.js" */

import { h, inked } from "../dom.js";
import { isShown } from "../store.js";
import { monogramSign } from "./signs.js";

/** Up to here the lanes are wide enough for monograms at rest. */
const ROOMY = 6;
const WIDE = 20;
const NARROW = 12;

/** The lanes' column. */
export class Lanes {
  #context;
  #inner = h("div", { class: "in" });
  #window = h("div", { class: "view" });
  /** @type {Map<Statement, HTMLElement>} */
  #bars = new Map();
  /** The column; hidden from assistive technology. */
  element = h("div", { class: "lanes ws", "aria-hidden": "true" }, this.#inner);

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    const lanes = laneSources(context.model.sources);
    const pitch = lanes.length > ROOMY ? NARROW : WIDE;
    this.#inner.style.setProperty("--pitch", `min(${pitch}px, 100% / ${lanes.length})`);
    this.element.toggleAttribute("data-narrow", lanes.length > ROOMY);
    this.#inner.append(this.#window, ...lanes.map((sources, i) => this.#makeLane(sources, i)));
  }

  /**
   * Puts the bars where the statements are.
   *
   * @param {Map<Statement, Box>} boxes
   * @param {number} height of the text, in CSS pixels
   */
  place(boxes, height) {
    for (const [statement, { style }] of this.#bars) {
      const box = boxes.get(statement);
      if (!box || height === 0) continue;
      const inset = box.line * 0.15;
      style.setProperty("top", `${((100 * (box.top + inset)) / height).toFixed(2)}%`);
      style.setProperty("height", `${((100 * Math.max(0, box.bottom - box.top - 2 * inset)) / height).toFixed(2)}%`);
    }
  }

  /**
   * Shows the bars of what is shown.
   *
   * @param {View} view
   */
  show(view) {
    for (const [statement, bar] of this.#bars) {
      bar.hidden = !view.on || !isShown(view, statement);
      bar.toggleAttribute("data-on", view.active === statement);
    }
  }

  /**
   * Moves the line that stands for the part of the text in the window: all that scrolling changes.
   *
   * @param {DOMRect} text
   * @param {number} top of the window's free part, in CSS pixels
   */
  follow(text, top) {
    const at = (/** @type {number} */ y) => Math.max(0, Math.min(1, (y - text.top) / (text.height || 1)));
    this.#window.style.setProperty("top", `${(100 * at(top)).toFixed(2)}%`);
    this.#window.style.setProperty("height", `${(100 * (at(innerHeight) - at(top))).toFixed(2)}%`);
  }

  /**
   * @param {Source[]} sources
   * @param {number} index
   * @returns {HTMLElement}
   */
  #makeLane(sources, index) {
    const { store, actions } = this.#context;
    const [source] = sources;
    const lane = h("div", { class: "lane" }, source && monogramSign(source));
    inked(lane, source?.slot ?? 0).style.setProperty("--i", String(index));
    for (const statement of sources.flatMap(each => each.statements)) {
      const bar = h("b", { "data-k": statement.mark });
      bar.addEventListener("click", () => actions.open(statement));
      this.#bars.set(statement, bar);
      lane.append(bar);
    }
    lane.addEventListener("pointerenter", () => {
      if (source && sources.length === 1) store.set({ peek: source });
    });
    lane.addEventListener("pointerleave", () => store.set({ peek: null }));
    return lane;
  }
}

/**
 * A lane for each named source, and one for all the others.
 *
 * @param {Source[]} sources
 * @returns {Source[][]}
 */
function laneSources(sources) {
  const unnamed = sources.filter(source => source.slot === 0);
  return [
    ...sources.filter(source => source.slot > 0).map(source => [source]),
    ...(unnamed.length > 0 ? [unnamed] : []),
  ];
}
