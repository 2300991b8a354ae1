/** How sources and statements are worded. */

/** @import { Language, Source, Statement } from "../types.js" */
/** @import { Messages } from "../messages.js" */

/**
 * The name of a source, or the words that stand for one.
 *
 * @param {Source} source
 * @param {Messages} messages
 * @returns {string}
 */
export function nameOf(source, messages) {
  if (source.name !== "") return source.type === "organization" ? capital(source.name) : source.name;
  return messages.say(source.type === "unnamed" ? "unnamedSource" : "unknownSource");
}

/**
 * What the article says of a source, a piece a line. Chinese names the affiliation first.
 *
 * @param {Source} source
 * @param {Language} language of the article
 * @param {Messages} messages
 * @returns {{text: string, lang: Language}[]}
 */
export function describe(source, language, messages) {
  const own = (/** @type {string[]} */ ...texts) => texts.filter(Boolean).map(text => ({ text, lang: language }));
  const ours = (/** @type {string} */ text) => ({ text, lang: messages.language });
  if (source.type === "organization") return [ours(messages.say("organization"))];
  if (source.type === "unnamed") return [...own(capital(source.words)), ours(messages.say("notNamed"))];
  if (source.type === "unknown") return [ours(messages.say("notStated"))];
  return language === "en" ? own(capital(source.role), source.affiliation) : own(source.affiliation, source.role);
}

/**
 * The same in one line.
 *
 * @param {Source} source
 * @param {Language} language of the article
 * @param {Messages} messages
 * @returns {{text: string, lang: Language}[]} with what joins them
 */
export function describeInLine(source, language, messages) {
  const isEnglish = language === "en" && messages.language === "en";
  const joint = { text: isEnglish ? ", " : " · ", lang: messages.language };
  const inner = (/** @type {string} */ text) =>
    isEnglish && source.type !== "person" ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  return describe(source, language, messages).flatMap(({ text, lang }, i) =>
    i === 0 ? [{ text, lang }] : [joint, { text: inner(text), lang }],
  );
}

/**
 * Why a statement is held to be this source's.
 *
 * @param {Statement} statement
 * @param {string} text of the article
 * @param {Messages} messages
 * @returns {string}
 */
export function reason({ certainty, cue, pronoun }, text, messages) {
  if (certainty === "low") {
    return pronoun ? messages.say("doubtPronoun", { pronoun }) : messages.say("doubt");
  }
  return cue ? messages.say("because", { cue: text.slice(...cue) }) : messages.say("becausePlace");
}

/**
 * The place of a statement among those of its source, from 1.
 *
 * @param {Statement} statement
 * @returns {{i: number, n: number}}
 */
export function positionOf({ place, source }) {
  return { i: place + 1, n: source.statements.length };
}

/**
 * A statement with its source, to be pasted elsewhere.
 *
 * @param {Statement} statement
 * @param {Language} language of the article
 * @param {Messages} messages
 * @returns {string}
 */
export function citation(statement, language, messages) {
  const { source } = statement;
  const about = describe(source, language, messages).map(piece => piece.text);
  const isChinese = language !== "en";
  const who = source.type === "person" ? [nameOf(source, messages), ...about] : [nameOf(source, messages)];
  return `${statement.text}\n${isChinese ? "——" : "— "}${who.join(isChinese ? "，" : ", ")}`;
}

/**
 * @param {string} words
 * @returns {string} with a capital first letter, where the script has one
 */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
