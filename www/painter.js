/**
 * Draws statements and names onto an article with the CSS Custom Highlight API: one `Highlight` per ink
 * and line, never one per statement, and only for what is near the window. The document is not touched.
 */

/** @import { Model, Span, View } from "./types.js" */
/** @import { Article } from "./article.js" */
/** @import { Stroke } from "./marks.js" */

import { makeSheet } from "./inks.js";
import { lastBefore, strokesOf } from "./marks.js";
import { isShown } from "./store.js";

/** How far outside the window strokes are drawn already. */
const NEAR = "600px 0px";
const ABOVE_ALL = 5;

/**
 * Whether this browser can draw highlights.
 *
 * @returns {boolean}
 */
export function canPaint() {
  return (
    typeof Highlight === "function" &&
    typeof CSS === "object" &&
    "highlights" in CSS &&
    "adoptedStyleSheets" in document
  );
}

/** Own highlights of the document, by names that nobody else uses. */
export class Inks {
  /** @type {Set<string>} */
  #names = new Set();
  #sheet;

  /** @param {number[]} slots the inks in use */
  constructor(slots) {
    /** What all names start with. */
    this.prefix = freePrefix();
    this.#sheet = makeSheet(this.prefix, slots);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /**
   * @param {string} name
   * @param {Range} range
   * @param {number} [priority]
   */
  add(name, range, priority = 0) {
    const full = this.prefix + name;
    let highlight = CSS.highlights.get(full);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(full, highlight);
      this.#names.add(full);
    }
    highlight.add(range);
  }

  /**
   * @param {string} name
   * @param {Range} range
   */
  remove(name, range) {
    CSS.highlights.get(this.prefix + name)?.delete(range);
  }

  /** Lets the highlights show on an element's text. @param {HTMLElement} element */
  mark(element) {
    element.dataset.wsMarked = this.prefix;
  }

  /** Takes all own highlights and rules out of the document. */
  destroy() {
    for (const name of this.#names) CSS.highlights.delete(name);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== this.#sheet);
  }
}

/** @returns {string} */
function freePrefix() {
  for (let i = 1; ; i += 1) {
    const prefix = `whosaid-${i}-`;
    if (![...CSS.highlights.keys()].some(name => name.startsWith(prefix))) return prefix;
  }
}

/** Paints one model onto one article. */
export class Painter {
  #article;
  /** @type {View|null} */
  #view = null;
  /** @type {Stroke[][]} by block */
  #strokes;
  /** @type {Map<number, [string, Range][]>} */
  #drawn = new Map();
  /** @type {[string, Range][]} */
  #active = [];
  /** @type {Set<number>} */
  #near = new Set();
  #inks;
  #observer;

  /**
   * @param {Article} article
   * @param {Model} model
   */
  constructor(article, model) {
    this.#article = article;
    this.#inks = new Inks([...new Set(model.sources.map(source => source.slot))]);
    this.#strokes = byBlock(article, strokesOf(model));
    const indexes = new Map(article.blocks.map((block, index) => [block.element, index]));
    this.#observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          const index = indexes.get(/** @type {HTMLElement} */ (target));
          if (index !== undefined) this.#approach(index, isIntersecting);
        }
      },
      { rootMargin: NEAR },
    );
    for (const block of article.blocks) this.#observer.observe(block.element);
  }

  /**
   * Draws what the view shows.
   *
   * @param {View} view
   */
  paint(view) {
    this.#view = view;
    for (const index of [...this.#drawn.keys()]) this.#erase(index);
    for (const index of this.#near) this.#draw(index);
    this.paintActive(view);
  }

  /**
   * Draws the statement whose card is open, above the others; the others stay.
   *
   * @param {View} view
   */
  paintActive(view) {
    this.#view = view;
    for (const [name, range] of this.#active) this.#inks.remove(name, range);
    this.#active = [];
    if (!view.on || !view.active) return;
    const { spans, source, cue } = view.active;
    for (const span of spans) this.#drawAbove(`active-${source.slot}`, span);
    if (cue) this.#drawAbove("cue", cue);
  }

  /** Leaves the document as it was. */
  destroy() {
    this.#observer.disconnect();
    for (const index of [...this.#drawn.keys()]) this.#erase(index);
    this.#inks.destroy();
  }

  /**
   * @param {number} index of a block
   * @param {boolean} isNear
   */
  #approach(index, isNear) {
    if (isNear) this.#near.add(index);
    else this.#near.delete(index);
    this.#erase(index);
    if (isNear) this.#draw(index);
  }

  /** @param {number} index of a block */
  #draw(index) {
    const view = this.#view;
    const element = this.#article.blocks[index]?.element;
    if (!view?.on || !element) return;
    this.#inks.mark(element);
    /** @type {[string, Range][]} */
    const drawn = [];
    for (const stroke of this.#strokes[index] ?? []) {
      const name = nameOf(view, stroke);
      const range = name && this.#article.range(stroke.span);
      if (!name || !range) continue;
      this.#inks.add(name, range);
      drawn.push([name, range]);
    }
    this.#drawn.set(index, drawn);
  }

  /** @param {number} index of a block */
  #erase(index) {
    for (const [name, range] of this.#drawn.get(index) ?? []) this.#inks.remove(name, range);
    this.#drawn.delete(index);
    delete this.#article.blocks[index]?.element.dataset.wsMarked;
  }

  /**
   * @param {string} name
   * @param {Span} span
   */
  #drawAbove(name, span) {
    const range = this.#article.range(span);
    if (!range) return;
    this.#inks.add(name, range, ABOVE_ALL);
    this.#active.push([name, range]);
  }
}

/**
 * The highlight that a stroke belongs to, or `null` where it is not drawn.
 *
 * @param {View} view
 * @param {Stroke} stroke
 * @returns {string|null}
 */
function nameOf(view, { statement, source, line }) {
  if (statement) return isShown(view, statement) ? `${line}-${source.slot}` : "faded";
  const only = view.peek ?? view.solo;
  const isHidden = (only && only !== source) || !source.statements.some(each => isShown(view, each));
  return isHidden ? null : `${line}-${source.slot}`;
}

/**
 * The strokes of each block, those that span several cut at their ends.
 *
 * @param {Article} article
 * @param {Stroke[]} strokes
 * @returns {Stroke[][]}
 */
function byBlock({ blocks }, strokes) {
  /** @type {Stroke[][]} */
  const lists = blocks.map(() => []);
  for (const stroke of strokes) {
    const [start, end] = stroke.span;
    const first = Math.max(
      0,
      lastBefore(blocks.length, i => blocks[i]?.start ?? 0, start),
    );
    for (let i = first; i < blocks.length && (blocks[i]?.start ?? 0) < end; i += 1) {
      const block = blocks[i];
      if (!block) continue;
      const span = /** @type {Span} */ ([Math.max(start, block.start), Math.min(end, block.end)]);
      if (span[1] > span[0]) lists[i]?.push({ ...stroke, span });
    }
  }
  return lists;
}
