/** The style sheet of the highlights: hue says who, line says how, fill says exact words or here. */

const LINE = "text-underline-offset:var(--ws-off,.2em);text-decoration-skip-ink:none";
const NAME = "text-underline-offset:var(--ws-off-name,-.13em);text-decoration-skip-ink:none";

/**
 * A constructed sheet, which a strict style-src allows, for the highlights whose names start with `prefix`.
 *
 * @param {string} prefix
 * @param {number[]} slots the inks in use; 0 is for sources without a name
 * @returns {CSSStyleSheet}
 */
export function makeSheet(prefix, slots) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    [
      ...slots.map(slot => inkRules(prefix, slot)),
      `${select(prefix, "faded")}{text-decoration:underline solid var(--ws-rule) 1px;${LINE}}`,
      `${select(prefix, "cue")}{text-decoration:underline double var(--ws-muted) 1px;${LINE}}`,
      `@media (forced-colors:active){${forcedRules(prefix, slots)}}`,
    ].join("\n"),
  );
  return sheet;
}

/**
 * A highlight, on marked text alone: browsers work the styles of a highlight out for every element that its
 * selector meets.
 *
 * @param {string} prefix
 * @param {string} name
 * @returns {string}
 */
function select(prefix, name) {
  return `[data-ws-marked="${prefix}"]::highlight(${prefix}${name})`;
}

/**
 * @param {string} prefix
 * @param {number} slot
 * @returns {string}
 */
function inkRules(prefix, slot) {
  const ink = `var(--ws-s${slot})`;
  const mixed = (/** @type {string} */ strength) => `color-mix(in srgb,${ink} ${strength},transparent)`;
  const rule = (/** @type {string} */ name, /** @type {string} */ body) =>
    `${select(prefix, `${name}-${slot}`)}{${body}}`;
  return [
    rule("name", `text-decoration:underline solid ${mixed("var(--ws-k-name)")} .4em;${NAME}`),
    rule(
      "direct",
      `background-color:${mixed("var(--ws-k-wash)")};text-decoration:underline solid ${ink} 2px;${LINE}`,
    ),
    rule("indirect", `text-decoration:underline dashed ${mixed("80%")} 1.5px;${LINE}`),
    rule("unsure", `text-decoration:underline dotted ${ink} 2px;${LINE}`),
    rule("active", `background-color:${mixed("var(--ws-k-active)")}`),
  ].join("\n");
}

/**
 * System colours only: the lines alone carry the meaning. The text itself leaves the forced palette,
 * because Chromium otherwise paints every highlight as a selection.
 *
 * @param {string} prefix
 * @param {number[]} slots
 * @returns {string}
 */
function forcedRules(prefix, slots) {
  const all = (/** @type {string} */ name) => slots.map(slot => select(prefix, `${name}-${slot}`));
  const rules = (/** @type {string} */ name, /** @type {string} */ body) =>
    all(name)
      .map(selector => `${selector}{${body}}`)
      .join("");
  const line = (/** @type {string} */ style) =>
    `background-color:Canvas;text-decoration:underline ${style} CanvasText 2px`;
  return [
    `[data-ws-marked="${prefix}"]{forced-color-adjust:none;color:CanvasText;background:Canvas}`,
    `[data-ws-marked="${prefix}"] a{color:LinkText}`,
    rules(
      "name",
      "text-decoration:underline solid CanvasText 3px;text-underline-offset:.15em;background-color:Canvas",
    ),
    rules("direct", line("solid")),
    rules("indirect", line("dashed")),
    rules("unsure", line("dotted")),
    rules(
      "active",
      "background-color:Highlight;color:HighlightText;text-decoration:underline solid HighlightText 2px",
    ),
  ].join("\n");
}
