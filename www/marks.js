/** Where the lines of the statements go: quotation marks taken in, split by line, never two at one place. */

/** @import { AnnotatedStatement, Line, Model, Part, Source, Span, Statement } from "./types.js" */

/** Opening quotation marks, each with those that close it. */
const CLOSERS = new Map([
  ["“", "”“"],
  ["„", "”“"],
  ["‘", "’"],
  ["「", "」"],
  ["『", "』"],
  ["«", "»"],
  ["»", "«"],
  ['"', '"'],
  ["'", "'"],
  ["＂", "＂"],
]);
/** Marks that close a quotation and nothing else. */
const CLOSING = "”」』»";
/** What may stand between the last word of a quotation and its closing mark. */
const STOPS = ",.!?;:，。！？；：、…";

/**
 * The span with the quotation marks that hug it, if any do.
 *
 * @param {string} text
 * @param {Span} span
 * @returns {Span}
 */
export function hug(text, [start, end]) {
  const opener = text.charAt(start - 1);
  const closers = CLOSERS.get(opener);
  const at = STOPS.includes(text.charAt(end)) ? end + 1 : end;
  const place = (closers ?? CLOSING).includes(text.charAt(end)) ? end : at;
  const closer = text.charAt(place);
  const closed = closer !== "" && (closers ?? CLOSING).includes(closer);
  const opened = closers !== undefined && (closed || opener !== "'");
  return [opened ? start - 1 : start, closed ? place + 1 : end];
}

/**
 * What a statement covers: its content, with the marks of direct quotations.
 *
 * @param {string} text
 * @param {AnnotatedStatement} statement
 * @returns {Span[]} sorted, disjoint
 */
export function cover(text, statement) {
  const quoted = statement.quoted.map(span => hug(text, span));
  const content = statement.kind === "direct" ? statement.content.map(span => hug(text, span)) : statement.content;
  return union([...content, ...quoted]);
}

/**
 * The statement cut where its line changes: partly quoted ones are dashed, solid under the exact words.
 *
 * @param {string} text
 * @param {AnnotatedStatement} statement
 * @param {boolean} unsure
 * @returns {Part[]} sorted, disjoint
 */
export function cut(text, statement, unsure) {
  const spans = cover(text, statement);
  if (unsure) return spans.map(span => ({ line: "unsure", span }));
  if (statement.kind !== "mixed") {
    const line = statement.kind;
    return spans.map(span => ({ line, span }));
  }
  const quoted = union(statement.quoted.map(span => hug(text, span)));
  return spans.flatMap(span => cutAt(span, quoted));
}

/**
 * @param {Span} span
 * @param {Span[]} quoted sorted, disjoint
 * @returns {Part[]}
 */
function cutAt([start, end], quoted) {
  /** @type {Part[]} */
  const parts = [];
  let at = start;
  /** @type {(line: Line, to: number) => void} */
  const add = (line, to) => {
    if (to > at) parts.push({ line, span: [at, to] });
    at = Math.max(at, to);
  };
  for (const [from, to] of quoted) {
    if (to <= start || from >= end) continue;
    add("indirect", Math.max(from, start));
    add("direct", Math.min(to, end));
  }
  add("indirect", end);
  return parts;
}

/** @typedef {Part & {statement: Statement}} Segment */

/**
 * All parts of all statements so that no two overlap: where statements are nested, the inner one shows.
 *
 * @param {readonly Statement[]} statements
 * @returns {Segment[]} sorted, disjoint
 */
export function flatten(statements) {
  /** @type {Segment[]} */
  const parts = statements.flatMap(statement => statement.parts.map(part => ({ ...part, statement })));
  parts.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  /** @type {Segment[]} */
  const segments = [];
  /** @type {Segment[]} */
  const open = [];
  let at = 0;
  /** @param {number} to Everything before this place is written. */
  const writeTo = to => {
    for (let top = open.at(-1); top && at < to; top = open.at(-1)) {
      const end = Math.min(top.span[1], to);
      if (end > at) segments.push({ ...top, span: [at, end] });
      at = Math.max(at, end);
      if (top.span[1] > to) break;
      open.pop();
    }
    at = Math.max(at, to);
  };
  for (const part of parts) {
    writeTo(part.span[0]);
    open.push(part);
  }
  writeTo(Infinity);
  return segments;
}

/** @typedef {{span: Span, line: Line|"name", statement: Statement|null, source: Source}} Stroke What is drawn at a place. */

/**
 * All that is drawn on the text of a model: the statements, and the names outside them.
 *
 * @param {Model} model
 * @returns {Stroke[]} sorted, disjoint
 */
export function strokesOf({ statements, sources }) {
  /** @type {Stroke[]} */
  const names = sources.flatMap(source =>
    source.names.map(span => ({ span, line: /** @type {const} */ ("name"), statement: null, source })),
  );
  const parts = flatten(statements).map(part => ({ ...part, source: part.statement.source }));
  return [...parts, ...disjoint(names)].sort((a, b) => a.span[0] - b.span[0]);
}

/**
 * The entries that overlap none before them; of two that start together the longer stays.
 *
 * @template {{span: Span}} T
 * @param {T[]} entries
 * @returns {T[]} sorted, disjoint
 */
function disjoint(entries) {
  let at = 0;
  return [...entries]
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
    .filter(({ span: [start, end] }) => {
      const isFree = start >= at;
      if (isFree) at = end;
      return isFree;
    });
}

/**
 * The spans, overlapping and touching ones joined.
 *
 * @param {Span[]} spans
 * @returns {Span[]} sorted, disjoint
 */
export function union(spans) {
  /** @type {Span[]} */
  const joined = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * The last entry of a sorted list that starts at or before a place.
 *
 * @param {number} length
 * @param {(index: number) => number} startOf
 * @param {number} place
 * @returns {number} an index, -1 where all start after
 */
export function lastBefore(length, startOf, place) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
