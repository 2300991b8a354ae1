/**
 * The keyboard's and the screen reader's way to the statements: highlights are no elements, so each
 * statement has a real button, after the paragraph that it belongs to. Nothing is seen until focus.
 */

/** @import { Statement } from "../types.js" */
/** @import { Context } from "../reader.js" */
/** @import { Box } from "../geometry.js" */

import { h } from "../dom.js";
import { lastBefore } from "../marks.js";
import { nameOf, positionOf } from "./words.js";

/** One button for each statement. */
export class Stops {
  #context;
  /** @type {Map<Statement, HTMLButtonElement>} */
  #buttons = new Map();
  /** @type {WeakMap<Element, Statement>} */
  #statements = new WeakMap();
  /** @type {HTMLElement[]} */
  #lists = [];

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    const { model, article, messages } = context;
    /** @type {Map<number, Statement[]>} */
    const groups = new Map();
    for (const statement of model.statements) {
      const place = statement.spans[0]?.[0] ?? 0;
      const block = Math.max(
        0,
        lastBefore(article.blocks.length, i => article.blocks[i]?.start ?? 0, place),
      );
      const group = groups.get(block) ?? [];
      groups.set(block, group);
      group.push(statement);
    }
    for (const [block, statements] of groups) {
      const list = h(
        "ul",
        { class: "ws-stops", "aria-label": messages.say("stops"), lang: messages.language },
        ...statements.map(statement => h("li", {}, this.#make(statement))),
      );
      article.blocks[block]?.element.after(list);
      this.#lists.push(list);
    }
  }

  /**
   * Puts the focus on a statement.
   *
   * @param {Statement} statement
   */
  focus(statement) {
    this.#buttons.get(statement)?.focus({ preventScroll: true });
  }

  /**
   * The statement that has the focus.
   *
   * @returns {Statement|null}
   */
  get focused() {
    const { activeElement } = document;
    return (activeElement && this.#statements.get(activeElement)) ?? null;
  }

  /** @param {Map<Statement, Box>} boxes */
  draw(boxes) {
    for (const [statement, box] of boxes) {
      const style = this.#buttons.get(statement)?.style;
      style?.setProperty("top", `${box.top}px`);
      style?.setProperty("left", `${box.left}px`);
      style?.setProperty("width", `${box.width}px`);
      style?.setProperty("height", `${box.line}px`);
    }
  }

  /** Takes the buttons away. */
  destroy() {
    for (const list of this.#lists) list.remove();
  }

  /**
   * @param {Statement} statement
   * @returns {HTMLButtonElement}
   */
  #make(statement) {
    const { messages, actions } = this.#context;
    const { i, n } = positionOf(statement);
    const label = messages.say("stop", {
      kind: messages.say(statement.kind),
      name: nameOf(statement.source, messages),
      i,
      n,
    });
    const stop = h("button", { type: "button", class: "ws-stop", "aria-label": label, "aria-haspopup": "dialog" });
    stop.addEventListener("click", () => actions.enter(statement));
    stop.addEventListener("focus", () => actions.preview(statement));
    stop.addEventListener("blur", () => actions.leave());
    this.#buttons.set(statement, stop);
    this.#statements.set(stop, statement);
    return stop;
  }
}
