/** One or two letters that stand for a source, different for each as far as the names allow. */

const HAN = /\p{Script=Han}/u;
/** Family names of two characters, in both scripts. */
const DOUBLE = new Set(
  (
    "欧阳 歐陽 司马 司馬 司徒 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 長孫 宇文 " +
    "夏侯 司空 端木 百里 呼延 南宫 南宮 独孤 獨孤 轩辕 軒轅 东郭 東郭 西门 西門 申屠 澹台 公冶 太史 闻人 聞人 赫连 赫連 钟离 鍾離"
  ).split(" "),
);
/** Words of a Latin name that give no letter. */
const SMALL = /^(?:a|an|of|the|and|by|for|in|at|on|this|last|its|de|la|le|van|von|der|den|du|da|di|el|al|bin|ibn)$/i;

/**
 * The monogram of a name that is not yet taken.
 *
 * @param {string} name
 * @param {boolean} isPerson
 * @param {ReadonlySet<string>} taken
 * @returns {string}
 */
export function monogram(name, isPerson, taken) {
  const candidates = HAN.test(name) ? hanLetters(name, isPerson) : latinLetters(name);
  return candidates.find(letters => !taken.has(letters)) ?? candidates[0] ?? "?";
}

/**
 * Whether a monogram is set in Chinese type.
 *
 * @param {string} letters
 * @returns {boolean}
 */
export function isHan(letters) {
  return HAN.test(letters);
}

/**
 * Family name first, then the given name from its end; for an organization the characters in turn.
 *
 * @param {string} name
 * @param {boolean} isPerson
 * @returns {string[]} best first
 */
function hanLetters(name, isPerson) {
  const parts = name.split(/[·•‧・.\s-]+/u).filter(part => HAN.test(part));
  const letters = [...(parts.at(-1) ?? "")].filter(letter => HAN.test(letter));
  const family = letters.slice(0, 2).join("");
  if (isPerson && parts.length === 1 && letters.length > 2 && DOUBLE.has(family)) {
    return [family, ...letters.slice(2).reverse()];
  }
  if (isPerson && parts.length === 1) return [letters[0] ?? "?", ...letters.slice(1).reverse()];
  const all = parts.length > 1 ? [...letters, ...parts.join("")] : letters;
  if (isPerson) return all;
  const telling = all.slice(placeLength(all.join("")));
  return [0, 2, 4, 6, 1, 3, 5].flatMap(i => telling[i] ?? []);
}

/**
 * How much of an organization's name only says where it is: of 澜州市城市管理局 the first three characters.
 *
 * @param {string} name
 * @returns {number}
 */
function placeLength(name) {
  const place = name.match(/^.{2,3}?[省市县縣区區州](?=..)/u)?.[0] ?? "";
  return name.length - place.length >= 2 ? place.length : 0;
}

/**
 * First letters of the first and last word; then more of the last.
 *
 * @param {string} name
 * @returns {string[]} best first
 */
function latinLetters(name) {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}’']*/gu) ?? [];
  const telling = words.filter(word => !SMALL.test(word));
  const [first = "?", ...rest] = telling.length > 0 ? telling : words;
  if (rest.length === 0) return [up(first, 1), first.slice(0, 2), first.slice(0, 3)];
  const last = rest.length > 1 && /^\p{Lu}/u.test(rest[0] ?? "") && telling.length > 3 ? rest[0] : rest.at(-1);
  const family = last ?? "";
  return [up(first, 1) + up(family, 1), up(first, 1) + up(family, 2), first.slice(0, 2) + up(family, 1)];
}

/**
 * @param {string} word
 * @param {number} count
 * @returns {string} the first letters, the first of them a capital
 */
function up(word, count) {
  const letters = [...word].slice(0, count);
  return (letters[0] ?? "").toUpperCase() + letters.slice(1).join("");
}
