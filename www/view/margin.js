/** Monograms in the margin, beside the first line of each statement: the second cue for who, after the ink. */

/** @import { Statement, View } from "../types.js" */
/** @import { Context } from "../reader.js" */
/** @import { Box } from "../geometry.js" */

import { h } from "../dom.js";
import { isShown } from "../store.js";
import { monogramSign } from "./signs.js";

/** In CSS pixels: the monogram, the room that two at one line need, and how soon one need not be repeated. */
const SIZE = 22;
const PITCH = 25;
const REPEAT = 80;

/** The margin's column. */
export class Margin {
  #context;
  /** What holds the monograms. */
  element = h("div", { class: "margin ws", "aria-hidden": "true" });

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
  }

  /**
   * @param {View} view
   * @param {Map<Statement, Box>} boxes
   * @param {number} shift from the top of the margin to the top of the text, in CSS pixels
   */
  draw(view, boxes, shift) {
    const signs = [];
    /** @type {number[]} */
    const taken = [];
    let last = { source: -1, top: -Infinity };
    for (const statement of this.#context.model.statements) {
      const box = boxes.get(statement);
      if (!box || !view.on || !isShown(view, statement)) continue;
      const top = Math.round(box.top + box.line / 2 - SIZE / 2 + shift);
      const isRepeated = last.source === statement.source.index && top - last.top < REPEAT;
      last = { source: statement.source.index, top };
      if (isRepeated) continue;
      const beside = taken.slice(-4).filter(other => Math.abs(other - top) < SIZE - 2).length;
      taken.push(top);
      const sign = monogramSign(statement.source);
      sign.style.setProperty("top", `${top}px`);
      sign.style.setProperty("inset-inline-end", `${12 + beside * PITCH}px`);
      signs.push(sign);
    }
    this.element.replaceChildren(...signs);
  }
}
