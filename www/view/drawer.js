/** The pill in the corner and what it opens on narrow windows: the panel, as a drawer or a sheet. */

/** @import { View } from "../types.js" */
/** @import { Context } from "../reader.js" */

import { button, h } from "../dom.js";
import { icon } from "./icons.js";
import { fan } from "./signs.js";
import { makeSwitch } from "./switch.js";
import { wordmark } from "./wordmark.js";

/** Lends the panel's element while it is open. */
export class Drawer {
  #context;
  #panel;
  #home;
  #pillFan;
  #pillLabel = h("span");
  #switch;
  #body = h("div", { class: "bd" });
  #isOpen = false;

  /**
   * @param {Context} context
   * @param {HTMLElement} panel
   * @param {HTMLElement} home where the panel stands while the drawer is closed
   */
  constructor(context, panel, home) {
    const { messages, store, model } = context;
    this.#context = context;
    this.#panel = panel;
    this.#home = home;
    this.#switch = makeSwitch(store, messages.say("highlights"));
    this.#pillFan = fan(model.sources);
    /** The pill. */
    this.pill = button("ws ws-pill", () => this.open(), this.#pillFan, this.#pillLabel);
    this.pill.setAttribute("aria-haspopup", "dialog");
    this.pill.lang = messages.language;
    const close = button("ws-icon", () => this.close(), icon("close"));
    close.setAttribute("aria-label", messages.say("close"));
    /** The drawer. */
    this.element = h(
      "section",
      {
        class: "ws ws-drawer",
        role: "dialog",
        tabindex: "-1",
        hidden: true,
        lang: messages.language,
        "aria-label": messages.say("heading"),
      },
      h("div", { class: "hd" }, wordmark(), h("span", { class: "r" }, this.#switch.element, close)),
      this.#body,
    );
    this.update(store.view);
  }

  /** Whether the panel is in the drawer. @returns {boolean} */
  get isOpen() {
    return this.#isOpen;
  }

  /** Brings the panel in. */
  open() {
    const { store } = this.#context;
    if (!store.view.on) store.set({ on: true });
    this.#isOpen = true;
    this.#body.append(this.#panel);
    this.element.hidden = false;
    this.pill.hidden = true;
    this.element.focus({ preventScroll: true });
  }

  /** Puts the panel back. */
  close() {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const hadFocus = this.element.contains(document.activeElement);
    this.#home.append(this.#panel);
    this.element.hidden = true;
    this.pill.hidden = false;
    if (hadFocus) this.pill.focus({ preventScroll: true });
  }

  /** @param {View} view */
  update(view) {
    const { messages } = this.#context;
    this.#switch.update();
    this.#pillFan.hidden = !view.on;
    this.#pillLabel.textContent = messages.say(view.on ? "pill" : "pillOff");
    this.pill.toggleAttribute("data-card", view.active !== null);
  }
}
