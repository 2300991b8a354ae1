/** The filters, which are the legend too: each shows the line or shape that it switches. */

/** @import { Mark, Model, SourceType, Statement, View } from "../types.js" */
/** @import { Context } from "../reader.js" */

import { button, h } from "../dom.js";
import { filterOf, passes } from "../store.js";
import { lineSign, monogramSign } from "./signs.js";

/** @type {Mark[]} */
const MARKS = ["direct", "indirect", "mixed", "unsure"];
/** @type {('person'|'organization'|'unnamed')[]} */
const TYPES = ["person", "organization", "unnamed"];

/** Two groups of chips: how it was said, and who is speaking. */
export class Filters {
  #context;
  /** @type {Map<string, HTMLButtonElement>} */
  #chips = new Map();

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    const { model, messages } = context;
    const marks = MARKS.map(mark =>
      this.#chip(
        mark,
        lineSign(mark),
        messages.say(`${mark}Chip`),
        model.statements.filter(statement => hasMark(statement, mark)).length,
      ),
    );
    const types = TYPES.map(type =>
      this.#chip(
        type,
        typeSign(type),
        messages.say(`${type}Chip`),
        model.sources.filter(source => filterOf(source) === type).length,
      ),
    );
    /** Both groups. */
    this.element = h(
      "div",
      { class: "ws-filters" },
      group(messages.say("filterKind"), marks),
      group(messages.say("filterSource"), types),
    );
  }

  /**
   * @param {View} view
   * @param {View} [before]
   */
  update(view, before) {
    for (const [filter, chip] of this.#chips) chip.setAttribute("aria-pressed", String(!view.off.has(filter)));
    if (before && before.off !== view.off) this.#announce(view);
  }

  /**
   * @param {string} filter
   * @param {HTMLElement} sign
   * @param {string} label
   * @param {number} count
   * @returns {HTMLButtonElement}
   */
  #chip(filter, sign, label, count) {
    const chip = button(
      "ws-chip",
      () => this.#context.store.toggleFilter(filter),
      sign,
      h("span", { class: "lb" }, label),
      h("span", { class: "n ws-num" }, String(count)),
    );
    chip.dataset.filter = filter;
    chip.disabled = count === 0;
    this.#chips.set(filter, chip);
    return chip;
  }

  /** @param {View} view */
  #announce(view) {
    const { model, messages, announce } = this.#context;
    const n = model.statements.filter(statement => passes(view, statement)).length;
    announce(messages.say("filterCount", { n, total: model.statements.length }));
  }
}

/**
 * A doubtful statement counts twice: as what it is, and as one to be checked.
 *
 * @param {Statement} statement
 * @param {Mark} mark
 * @returns {boolean}
 */
function hasMark(statement, mark) {
  return mark === "unsure" ? statement.mark === mark : statement.kind === mark;
}

/**
 * @param {'person'|'organization'|'unnamed'} type
 * @returns {HTMLElement}
 */
function typeSign(type) {
  const sign = monogramSign({ type, slot: 0, monogram: type === "unnamed" ? "?" : "" });
  sign.style.setProperty("--c", "var(--ws-ink)");
  return sign;
}

/**
 * @param {string} title
 * @param {HTMLElement[]} chips
 * @returns {HTMLElement}
 */
function group(title, chips) {
  return h(
    "div",
    { role: "group", "aria-label": title },
    h("h3", {}, title),
    h("div", { class: "ws-chips" }, ...chips),
  );
}
