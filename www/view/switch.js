/** The switch of the highlights. */

/** @import { Store } from "../store.js" */

import { button, h } from "../dom.js";

/**
 * A switch that follows the store.
 *
 * @param {Store} store
 * @param {string} label
 * @returns {{element: HTMLButtonElement, update: () => void}}
 */
export function makeSwitch(store, label) {
  const element = button(
    "ws-switch",
    () => store.set({ on: !store.view.on }),
    h("span", { class: "lb" }, label),
    h("i", { "aria-hidden": "true" }),
  );
  element.setAttribute("role", "switch");
  element.setAttribute("aria-label", label);
  const update = () => element.setAttribute("aria-checked", String(store.view.on));
  update();
  return { element, update };
}
