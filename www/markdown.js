/** Markdown to plain text, as far as articles use it: what is left is the words, a paragraph a line. */

/** @type {[RegExp, string][]} */
const INLINE = [
  [/!\[([^\]\n]*)\]\([^)\n]*\)/gu, ""],
  [/\[([^\]\n]*)\]\([^)\n]*\)/gu, "$1"],
  [/<(https?:[^>\s]*)>/gu, "$1"],
  [/(\*\*|__)(?=\S)([^\n]*?\S)\1/gu, "$2"],
  [/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]*\S)\1(?![\p{L}\p{N}*_])/gu, "$2"],
  [/`([^`\n]*)`/gu, "$1"],
];

/**
 * The words of a Markdown text.
 *
 * @param {string} markdown
 * @returns {string}
 */
export function toPlain(markdown) {
  const body = markdown.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/u, "");
  return body
    .split(/\r?\n(?:[ \t]*\r?\n)+/u)
    .map(plainBlock)
    .filter(Boolean)
    .join("\n");
}

/**
 * One paragraph: its hard-wrapped lines joined, its list items and headings each on a line.
 *
 * @param {string} block
 * @returns {string}
 */
function plainBlock(block) {
  /** @type {string[]} */
  const lines = [];
  for (const line of block.split(/\r?\n/u)) {
    const opens = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s)/u.test(line);
    const words = plainLine(line);
    if (words === "") continue;
    const last = lines.at(-1);
    if (opens || last === undefined) lines.push(words);
    else lines[lines.length - 1] = last + glue(last, words) + words;
  }
  return lines.join("\n");
}

/**
 * @param {string} line
 * @returns {string}
 */
function plainLine(line) {
  if (/^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$/u.test(line)) return "";
  const bare = line
    .trim()
    .replace(/^(?:>\s?)+/u, "")
    .replace(/^#{1,6}\s+|\s+#+$/gu, "")
    .replace(/^[-*+]\s+/u, "");
  return INLINE.reduce((words, [pattern, by]) => words.replace(pattern, by), bare).trim();
}

/**
 * Chinese lines join without a space.
 *
 * @param {string} before
 * @param {string} after
 * @returns {string}
 */
function glue(before, after) {
  const han = /[\p{Script=Han}，。！？；：、”’」』]/u;
  return han.test(before.slice(-1)) && han.test(after.charAt(0)) ? "" : " ";
}
