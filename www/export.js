/** Writes a model as files. */

/** @import { Annotation, Model, Statement } from "./types.js" */

/** The columns of the CSV file, each with how a statement fills it. */
const COLUMNS = /** @type {[string, (statement: Statement) => string|number][]} */ ([
  ["number", statement => statement.index + 1],
  ["kind", statement => statement.kind],
  ["source_type", statement => statement.source.type],
  ["name", statement => statement.source.name],
  ["role", statement => statement.source.role],
  ["affiliation", statement => statement.source.affiliation],
  ["source_words", statement => statement.source.words],
  ["statement", statement => statement.text],
  ["certainty", statement => statement.certainty],
  ["start", statement => statement.spans[0]?.[0] ?? 0],
  ["end", statement => statement.spans.at(-1)?.[1] ?? 0],
]);

/**
 * All data, with the text that the places count in.
 *
 * @param {string} text
 * @param {Annotation} annotation
 * @returns {string} JSON
 */
export function toJson(text, annotation) {
  return `${JSON.stringify({ ...annotation, offsets: "utf16", text }, null, 2)}\n`;
}

/**
 * One statement a row, for spreadsheets: with a byte order mark, without which they take Chinese for Latin-1.
 *
 * @param {Model} model
 * @returns {string} CSV (RFC 4180)
 */
export function toCsv(model) {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...model.statements.map(statement => COLUMNS.map(([, value]) => value(statement))),
  ];
  return `\uFEFF${rows.map(row => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * One cell. Words that a spreadsheet would run as a formula get an apostrophe before them.
 *
 * @param {string|number} value
 * @returns {string}
 */
export function cell(value) {
  if (typeof value === "number") return String(value);
  const safe = /^[\s\uFEFF]*[=+\-@＝＋－＠\t\r|%]/u.test(value) ? `'${value}` : value;
  return /[",\r\n\t;]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Hands a file to the reader.
 *
 * @param {string} name
 * @param {string} type a MIME type
 * @param {string} content
 */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * A file name made of a title: letters and digits, joined by hyphens.
 *
 * @param {string} title
 * @param {string} extension without its dot
 * @returns {string}
 */
export function fileName(title, extension) {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${[...words.join("-")].slice(0, 60).join("") || "whosaid"}.${extension}`;
}
