/** Makes an annotation ready to be shown: sources with inks and monograms, statements with lines, shares. */

/** @import { AnnotatedStatement, Annotation, Certainty, Language, Mention, Model, Source, SourceType, Span, Statement } from "./types.js" */

import { cover, cut, union } from "./marks.js";
import { monogram } from "./monogram.js";

/** Below this the attribution is not shown at all. */
const HIDDEN = 0.3;
/** From here on the attribution is likely, and from the second on clear. */
const LIKELY = 0.6;
const CLEAR = 0.9;
/** The last ink; all sources after it share it and rely on their monograms. */
const LAST_SLOT = 12;

/**
 * The model of an annotated text.
 *
 * @param {string} text
 * @param {Annotation} annotation
 * @returns {Model}
 */
export function makeModel(text, annotation) {
  const shown = annotation.statements.filter(statement => statement.confidence >= HIDDEN);
  const sources = makeSources(annotation, shown);
  const statements = shown.map((statement, index) => {
    const source = sources.get(keyOf(statement)) ?? nobody();
    const made = makeStatement(text, annotation, statement, source, index);
    source.statements.push(made);
    return made;
  });
  const list = number([...sources.values()], statements);
  return {
    language: annotation.language,
    text,
    sources: list,
    statements,
    coverage: share(text, annotation.language, statements, list),
  };
}

/**
 * The statement of a source that belongs to a place where it is named: the one that it introduces, else the nearest.
 *
 * @param {Source} source
 * @param {number} place
 * @returns {Statement|null}
 */
export function statementAt(source, place) {
  const distance = (/** @type {Statement} */ { mention, spans }) => {
    if (mention && mention[0] <= place && place <= mention[1]) return -1;
    return Math.min(...spans.map(([start, end]) => Math.max(start - place, place - end, 0)));
  };
  return source.statements.reduce(
    (/** @type {Statement|null} */ best, next) => (best && distance(best) <= distance(next) ? best : next),
    null,
  );
}

/**
 * The number of words (English) or letters (Chinese) of a text.
 *
 * @param {string} text
 * @param {Language} language
 * @returns {number}
 */
export function measure(text, language) {
  const pattern = language === "en" ? /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu : /[\p{L}\p{N}]/gu;
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

/**
 * One entry for each person, organization and phrase that says something.
 *
 * @param {Annotation} annotation
 * @param {AnnotatedStatement[]} statements
 * @returns {Map<string, Source>}
 */
function makeSources(annotation, statements) {
  /** @type {Map<string, Source>} */
  const sources = new Map();
  for (const statement of statements) {
    const key = keyOf(statement);
    if (!sources.has(key)) sources.set(key, makeSource(annotation, statement));
  }
  return sources;
}

/**
 * @param {AnnotatedStatement} statement
 * @returns {string}
 */
function keyOf({ source }) {
  if (source.type === "person") return `person ${source.person}`;
  if (source.type === "organization") return `organization ${source.organization}`;
  return source.type === "unnamed" ? `unnamed ${(source.text ?? "").toLowerCase()}` : "unknown";
}

/**
 * @param {Annotation} annotation
 * @param {AnnotatedStatement} statement
 * @returns {Source}
 */
function makeSource(annotation, { source }) {
  const person = source.type === "person" ? annotation.people[source.person ?? -1] : undefined;
  const organization =
    source.type === "organization" ? annotation.organizations[source.organization ?? -1] : undefined;
  return {
    ...nobody(),
    type: source.type,
    name: person?.name ?? organization?.name ?? (source.type === "unnamed" ? "" : (source.text ?? "")),
    latin: person?.latin && person.latin !== person.name ? person.latin : "",
    role: person?.role ?? "",
    affiliation: person?.affiliation ?? "",
    words: source.text ?? "",
    names: namesOf((person ?? organization)?.mentions ?? []),
  };
}

/** @returns {Source} */
function nobody() {
  return {
    index: 0,
    type: "unknown",
    slot: 0,
    monogram: "?",
    name: "",
    latin: "",
    role: "",
    affiliation: "",
    words: "",
    statements: [],
    share: 0,
    names: [],
  };
}

/**
 * @param {Mention[]} mentions
 * @returns {Span[]}
 */
function namesOf(mentions) {
  return mentions.filter(mention => mention.form !== "pronoun").map(mention => mention.span);
}

/**
 * @param {string} text
 * @param {Annotation} annotation
 * @param {AnnotatedStatement} statement
 * @param {Source} source
 * @param {number} index
 * @returns {Statement}
 */
function makeStatement(text, annotation, statement, source, index) {
  const unsure = statement.confidence < LIKELY;
  const spans = cover(text, statement);
  const words = spans.map(([start, end]) => text.slice(start, end));
  return {
    index,
    place: source.statements.length,
    source,
    kind: statement.kind,
    mark: unsure ? "unsure" : statement.kind,
    certainty: certainty(statement.confidence),
    spans,
    parts: cut(text, statement, unsure),
    cue: statement.cue ?? null,
    mention: statement.source.span ?? null,
    pronoun: pronounOf(annotation, statement),
    text: words.map(piece => piece.trim().replace(/\s+/gu, " ")).join(annotation.language === "en" ? " … " : "……"),
    size: words.reduce((sum, piece) => sum + measure(piece, annotation.language), 0),
  };
}

/**
 * @param {number} confidence
 * @returns {Certainty}
 */
function certainty(confidence) {
  if (confidence >= CLEAR) return "high";
  return confidence >= LIKELY ? "medium" : "low";
}

/**
 * The words of the mention, where the mention is a pronoun.
 *
 * @param {Annotation} annotation
 * @param {AnnotatedStatement} statement
 * @returns {string}
 */
function pronounOf(annotation, { source }) {
  const person = source.type === "person" ? annotation.people[source.person ?? -1] : undefined;
  const isPronoun = person?.mentions.some(
    ({ form, span }) => form === "pronoun" && span[0] === source.span?.[0] && span[1] === source.span[1],
  );
  return isPronoun ? (source.text ?? "") : "";
}

/**
 * Gives the sources their order, inks and monograms, by first appearance in the text.
 *
 * @param {Source[]} sources
 * @param {Statement[]} statements
 * @returns {Source[]}
 */
function number(sources, statements) {
  const first = new Map(sources.map(source => [source, firstOf(source)]));
  sources.sort((a, b) => (first.get(a) ?? 0) - (first.get(b) ?? 0));
  /** @type {Set<string>} */
  const taken = new Set();
  let slot = 0;
  for (const [index, source] of sources.entries()) {
    source.index = index;
    if (!isNamed(source.type) || source.name === "") continue;
    slot = Math.min(slot + 1, LAST_SLOT);
    source.slot = slot;
    source.monogram = monogram(source.name, source.type === "person", taken);
    taken.add(source.monogram);
  }
  const covered = union(statements.flatMap(statement => statement.spans));
  for (const source of sources) source.names = outside(source.names, covered);
  return sources;
}

/**
 * @param {Source} source
 * @returns {number} where it is first named or heard
 */
function firstOf(source) {
  const named = source.names.reduce((first, span) => Math.min(first, span[0]), Infinity);
  return source.statements.reduce((first, { spans }) => Math.min(first, spans[0]?.[0] ?? Infinity), named);
}

/**
 * @param {SourceType} type
 * @returns {boolean} whether sources of this type have names and inks
 */
export function isNamed(type) {
  return type === "person" || type === "organization";
}

/**
 * The names that stand outside all statements: a name inside a quotation keeps the quotation's mark.
 *
 * @param {Span[]} names
 * @param {Span[]} covered sorted, disjoint
 * @returns {Span[]}
 */
function outside(names, covered) {
  const sorted = [...names].sort((a, b) => a[0] - b[0]);
  let at = 0;
  return sorted.filter(([start, end]) => {
    while ((covered[at]?.[1] ?? Infinity) <= start) at += 1;
    return end <= (covered[at]?.[0] ?? Infinity);
  });
}

/**
 * Sets each source's share of all attributed words.
 *
 * @param {string} text
 * @param {Language} language
 * @param {Statement[]} statements
 * @param {Source[]} sources
 * @returns {number} the attributed part of all words
 */
function share(text, language, statements, sources) {
  const all = statements.reduce((sum, statement) => sum + statement.size, 0);
  for (const source of sources) {
    const size = source.statements.reduce((sum, statement) => sum + statement.size, 0);
    source.share = all > 0 ? size / all : 0;
  }
  const covered = union(statements.flatMap(statement => statement.spans)).reduce(
    (sum, [start, end]) => sum + measure(text.slice(start, end), language),
    0,
  );
  return covered > 0 ? Math.min(1, covered / measure(text, language)) : 0;
}
