/** Where the statements stand on the page: measured once a layout, never while scrolling. */

/** @import { Model, Statement } from "./types.js" */
/** @import { Article } from "./article.js" */

/**
 * @typedef {object} Box In CSS pixels from the top left corner of the article's text.
 * @property {number} top of the first line
 * @property {number} bottom of the last line
 * @property {number} left of the first line
 * @property {number} width of the first line
 * @property {number} line height of the first line
 */

/**
 * The boxes of all statements.
 *
 * @param {Article} article
 * @param {Model} model
 * @returns {Map<Statement, Box>}
 */
export function measureBoxes(article, model) {
  const origin = article.element.getBoundingClientRect();
  /** @type {Map<Statement, Box>} */
  const boxes = new Map();
  for (const statement of model.statements) {
    const rects = statement.spans.flatMap(span => [...(article.range(span)?.getClientRects() ?? [])]);
    const visible = rects.filter(rect => rect.width > 4);
    const [first, last] = [visible[0] ?? rects[0], visible.at(-1) ?? rects.at(-1)];
    if (!first || !last) continue;
    boxes.set(statement, {
      top: first.top - origin.top,
      bottom: last.bottom - origin.top,
      left: first.left - origin.left,
      width: first.width,
      line: first.height,
    });
  }
  return boxes;
}
