/** A menu of a button: opens below it, closes on choice, Escape or a click elsewhere. */

import { button, h } from "../dom.js";

let count = 0;

/**
 * @typedef {object} Item
 * @property {string} name
 * @property {string} purpose
 * @property {() => void} choose
 */

/**
 * Makes a button open a menu.
 *
 * @param {HTMLButtonElement} opener
 * @param {string} label
 * @param {Item[]} items
 * @returns {HTMLElement} the menu, to be put into the document
 */
export function attachMenu(opener, label, items) {
  count += 1;
  const menu = h("div", {
    class: "ws ws-menu",
    popover: "auto",
    role: "menu",
    id: `ws-menu-${count}`,
    "aria-label": label,
  });
  const entries = items.map(({ name, purpose, choose }) => {
    const entry = button(
      "",
      () => {
        menu.hidePopover();
        choose();
      },
      h("b", {}, name),
      h("span", {}, purpose),
    );
    entry.setAttribute("role", "menuitem");
    return entry;
  });
  menu.append(...entries);
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  opener.popoverTargetElement = menu;
  menu.addEventListener("toggle", event => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === "open";
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) place(menu, opener);
    if (isOpen) entries[0]?.focus();
  });
  menu.addEventListener("keydown", event => walk(event, entries));
  return menu;
}

/**
 * @param {HTMLElement} menu
 * @param {HTMLElement} opener
 */
function place(menu, opener) {
  const { right, bottom } = opener.getBoundingClientRect();
  const left = Math.max(8, Math.min(right, innerWidth - 8) - menu.offsetWidth);
  menu.style.setProperty("left", `${left}px`);
  menu.style.setProperty("top", `${bottom + 6}px`);
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLButtonElement[]} entries
 */
function walk(event, entries) {
  const at = entries.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
  if (to === undefined) return;
  entries[to % entries.length]?.focus();
  event.preventDefault();
}
