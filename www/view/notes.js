/** Short notes: nothing found, something went wrong, which keys there are. */

/** @import { Keyboard } from "../keyboard.js" */
/** @import { Messages } from "../messages.js" */

import { button, h } from "../dom.js";

/**
 * What the panel says where nobody is quoted.
 *
 * @param {Messages} messages
 * @param {...Node} foot
 * @returns {HTMLElement}
 */
export function nothingFound(messages, ...foot) {
  return h(
    "section",
    { class: "ws ws-panel", lang: messages.language },
    h("div", { class: "ws-state" }, h("h2", {}, messages.say("nothing")), h("p", {}, messages.say("nothingMore"))),
    ...foot,
  );
}

/** @typedef {'engine'|'file'|'size'|'sample'} Trouble */

/**
 * What happened, what to do, one button.
 *
 * @param {Messages} messages
 * @param {Trouble} trouble
 * @param {string} label of the button
 * @param {() => void} act
 * @returns {HTMLElement}
 */
export function errorNote(messages, trouble, label, act) {
  return h(
    "div",
    { class: "ws-state", "data-kind": "error", role: "alert" },
    h("h2", {}, messages.say(`${trouble}Error`)),
    h("p", {}, messages.say(`${trouble}ErrorMore`)),
    button("act", act, label),
  );
}

/**
 * The list of keys, folded, with the switch of the single letters.
 *
 * @param {Messages} messages
 * @param {Keyboard} keyboard
 * @returns {HTMLElement}
 */
export function keyboardHelp(messages, keyboard) {
  const keys = /** @type {const} */ ([
    [["j", "k"], "keyboardStep"],
    [["n", "p"], "keyboardPerson"],
    [["Enter"], "keyboardOpen"],
    [["c"], "keyboardCopy"],
    [["h"], "keyboardMarks"],
    [["Esc"], "keyboardEscape"],
  ]);
  const letters = h("input", { type: "checkbox", checked: keyboard.hasLetters });
  letters.addEventListener("change", () => {
    keyboard.hasLetters = letters.checked;
  });
  return h(
    "details",
    { class: "ws-keys" },
    h("summary", {}, messages.say("keyboard")),
    h(
      "dl",
      {},
      ...keys.map(([names, does]) =>
        h("div", {}, h("dt", {}, ...names.map(name => h("kbd", {}, name))), h("dd", {}, messages.say(does))),
      ),
    ),
    h("label", {}, letters, messages.say("keyboardSwitch")),
  );
}
