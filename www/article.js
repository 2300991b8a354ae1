/** The text of an article as elements, and the way from a place in the text to a place in the document and back. */

/** @import { Language, Span } from "./types.js" */

import { h } from "./dom.js";
import { lastBefore } from "./marks.js";

/** @typedef {'headline'|'dek'|'byline'|'subheading'|'note'|'paragraph'} Role */

/**
 * @typedef {object} Block A line of the text and the element that shows it.
 * @property {number} start Where its words start in the text.
 * @property {number} end
 * @property {Text} node
 * @property {HTMLElement} element
 */

/** How many of the first lines may be a byline or time stamp, and how long an author's name may be. */
const TOP_LINES = 6;
const NAME = 24;
/** How many Chinese characters a line of a headline holds. */
const LINE = 15;
const ENDS = /[。.！!？?”"」』…；;：:，,)）]$/u;
const BYLINE =
  /^(?:by\s+\p{L}|记者|記者|文[\/／|｜]|作者|来源|來源|责任编辑|責任編輯|published|updated)|\d{4}\s*[-\/.年]\s*\d{1,2}|\d{1,2}月\d{1,2}日|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},\s+)?\d{4}/iu;

/** A plain text as paragraphs. The text nodes hold the lines of the text and nothing else. */
export class Article {
  /** @type {Block[]} */
  #blocks = [];
  /** @type {Map<Node, Block>} */
  #byNode = new Map();

  /**
   * @param {string} text
   * @param {Language} language
   */
  constructor(text, language) {
    /** The text that all places count in. */
    this.text = text;
    /** What holds the paragraphs. */
    this.element = h("div", { class: "text", lang: language });
    this.#render();
  }

  /** The lines in order, each with its element. @returns {readonly Block[]} */
  get blocks() {
    return this.#blocks;
  }

  /** The first line. @returns {string} */
  get title() {
    return this.#blocks[0]?.node.data ?? "";
  }

  /**
   * The place of a span in the document, or `null` where the span holds no words.
   *
   * @param {Span} span
   * @returns {Range|null}
   */
  range([start, end]) {
    const first = this.#blocks[this.#blockAt(start) < 0 ? 0 : this.#blockAt(start)];
    const last = this.#blocks[this.#blockAt(end - 1)];
    if (!first || !last || end <= start || last.start > end) return null;
    const range = new Range();
    range.setStart(first.node, Math.min(Math.max(start - first.start, 0), first.node.length));
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return range.collapsed ? null : range;
  }

  /**
   * The place in the text of a place in the document.
   *
   * @param {Node} node
   * @param {number} offset
   * @returns {number|null} `null` where the node is not of this article
   */
  place(node, offset) {
    const block = this.#byNode.get(node);
    return block ? block.start + Math.min(offset, block.node.length) : null;
  }

  /**
   * The last line that starts at or before a place.
   *
   * @param {number} place
   * @returns {number} -1 before the first
   */
  #blockAt(place) {
    return lastBefore(this.#blocks.length, i => this.#blocks[i]?.start ?? 0, place);
  }

  #render() {
    const lines = cutLines(this.text);
    for (const [index, [start, end]] of lines.entries()) {
      const role = roleOf(this.text, lines, index);
      const node = document.createTextNode(this.text.slice(start, end));
      const phrased = role === "headline" && hasShortPhrases(node.data) && " phrased";
      const element = h(TAGS[role], role === "paragraph" ? {} : { class: role + (phrased || "") }, node);
      const block = { start, end, node, element };
      this.#blocks.push(block);
      this.#byNode.set(node, block);
    }
    this.element.append(...this.#blocks.map(block => block.element));
  }
}

/** @type {Record<Role, 'h1'|'h2'|'p'>} */
const TAGS = { headline: "h1", dek: "p", byline: "p", subheading: "h2", note: "p", paragraph: "p" };

/**
 * The lines that are not blank, without the white space at their ends.
 *
 * @param {string} text
 * @returns {Span[]}
 */
export function cutLines(text) {
  /** @type {Span[]} */
  const lines = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/gu)) {
    const words = match[0].trim();
    if (words === "") continue;
    const start = match.index + match[0].length - match[0].trimStart().length;
    lines.push([start, start + words.length]);
  }
  return lines;
}

/**
 * What a line looks like. This is for the eye alone: what the engine leaves out is the engine's affair.
 *
 * @param {string} text
 * @param {Span[]} lines
 * @param {number} index
 * @returns {Role}
 */
function roleOf(text, lines, index) {
  const isShort = (/** @type {Span|undefined} */ span) => span !== undefined && isLabel(text.slice(...span));
  const line = lines[index];
  if (index === 0) return lines.length > 1 && line && isTitle(text.slice(...line)) ? "headline" : "paragraph";
  const isByline = (/** @type {Span|undefined} */ span) => isShort(span) && span && BYLINE.test(text.slice(...span));
  if (index === 1 && !isByline(line) && isByline(lines[2])) return "dek";
  if (!line || !isShort(line)) return "paragraph";
  const isName = line[1] - line[0] <= NAME && lines.slice(1, index).every(isShort);
  if (index < TOP_LINES && (isByline(line) || isName)) return "byline";
  const stands = !isShort(lines[index - 1]) && lines[index + 1] !== undefined && !isShort(lines[index + 1]);
  return stands ? "subheading" : "note";
}

/**
 * Chinese headlines break best at their punctuation, where no phrase is longer than a line.
 *
 * @param {string} line
 * @returns {boolean}
 */
function hasShortPhrases(line) {
  return line.split(/[\p{P}\s]+/u).every(phrase => phrase.length <= LINE - 2);
}

/**
 * @param {string} line
 * @returns {boolean} whether it is short and ends like no sentence
 */
function isLabel(line) {
  return isShortLine(line) && !ENDS.test(line);
}

/**
 * @param {string} line
 * @returns {boolean} whether it may be a headline: these end with a question or a quotation too
 */
function isTitle(line) {
  return isShortLine(line) && !/[。.；;：:，,]$/u.test(line);
}

/**
 * @param {string} line
 * @returns {boolean}
 */
function isShortLine(line) {
  return line.length <= (/\p{Script=Han}/u.test(line) ? 45 : 120);
}
