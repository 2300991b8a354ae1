/** What lies under the pointer: caret position and binary search, never a question to every highlight. */

/** @import { Model, Span, Statement } from "./types.js" */
/** @import { Article } from "./article.js" */
/** @import { Stroke } from "./marks.js" */

import { lastBefore, strokesOf } from "./marks.js";
import { statementAt } from "./model.js";

/** @typedef {{span: Span, statement: Statement}} Hit A stretch under the pointer and the statement that it shows. */

/** How far, in CSS pixels, above or below a line the pointer still meets it. */
const SLACK = 4;

/** The marked stretches of an article, to be found by a point of the window. */
export class HitMap {
  #article;
  /** @type {Stroke[]} sorted, disjoint */
  #targets;

  /**
   * @param {Article} article
   * @param {Model} model
   */
  constructor(article, model) {
    this.#article = article;
    this.#targets = strokesOf(model);
  }

  /**
   * @param {number} x in CSS pixels of the window
   * @param {number} y
   * @returns {Hit|null}
   */
  at(x, y) {
    const caret = caretAt(x, y);
    const place = caret && this.#article.place(caret.node, caret.offset);
    if (place === null) return null;
    const targets = this.#targets;
    const index = lastBefore(targets.length, i => targets[i]?.span[0] ?? 0, place);
    const near = [targets[index], targets[index - 1]];
    const target = near.find(each => each && place <= each.span[1] && this.#covers(each.span, x, y));
    const statement = target && (target.statement ?? statementAt(target.source, target.span[0]));
    return target && statement ? { span: target.span, statement } : null;
  }

  /**
   * The caret snaps to the nearest text: only what is drawn under the point counts.
   *
   * @param {Span} span
   * @param {number} x
   * @param {number} y
   * @returns {boolean}
   */
  #covers(span, x, y) {
    const rects = this.#article.range(span)?.getClientRects() ?? [];
    return [...rects].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top - SLACK && y <= bottom + SLACK,
    );
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {{node: Node, offset: number}|null}
 */
function caretAt(x, y) {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = /** @type {Document} */ (document).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
