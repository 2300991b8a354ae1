/** The pointer over the text: a rest opens the card, a click or tap pins it. Selecting text is left alone. */

/** @import { Model } from "./types.js" */
/** @import { Article } from "./article.js" */
/** @import { Store } from "./store.js" */
/** @import {Actions} from "./guide.js" */

import { HitMap } from "./hit.js";

/** How long the pointer rests before the card opens, and may be away before it closes, in milliseconds. */
const REST = 180;
const AWAY = 250;

/** Watches one article. */
export class Pointer {
  #article;
  #store;
  #actions;
  #hits;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #opening;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #closing;
  /** @type {import("./hit.js").Hit|null} */
  #under = null;
  #isDue = false;

  /**
   * @param {Article} article
   * @param {Model} model
   * @param {Store} store
   * @param {Actions} actions
   */
  constructor(article, model, store, actions) {
    this.#article = article;
    this.#store = store;
    this.#actions = actions;
    this.#hits = new HitMap(article, model);
  }

  /** @param {AbortSignal} signal ends it */
  start(signal) {
    const { element } = this.#article;
    element.addEventListener("pointermove", event => this.#move(event), { signal });
    element.addEventListener("pointerleave", () => this.#rest(null), { signal });
    element.addEventListener("click", event => this.#click(event), { signal });
    document.addEventListener("pointerover", event => this.#overCard(event), { signal });
    document.addEventListener("pointerdown", event => this.#press(event), { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#opening);
      clearTimeout(this.#closing);
    });
  }

  /** @param {PointerEvent} event */
  #move({ clientX, clientY, pointerType, buttons }) {
    if (pointerType !== "mouse" || buttons !== 0 || this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#rest(this.#at(clientX, clientY));
    });
  }

  /** @param {import("./hit.js").Hit|null} hit */
  #rest(hit) {
    this.#article.element.toggleAttribute("data-hit", hit !== null);
    if (hit?.statement === this.#under?.statement && hit?.span === this.#under?.span) return;
    this.#under = hit;
    clearTimeout(this.#opening);
    clearTimeout(this.#closing);
    const { active, pinned } = this.#store.view;
    if (pinned || isSelecting()) return;
    if (hit && hit.statement !== active) {
      this.#opening = setTimeout(() => this.#actions.hover(hit.statement, hit.span), REST);
    }
    if (!hit && active) this.#closing = setTimeout(() => this.#actions.leave(), AWAY);
  }

  /** @param {PointerEvent} event */
  #overCard({ target, pointerType }) {
    const { active, pinned } = this.#store.view;
    if (pointerType !== "mouse" || !active || pinned || !(target instanceof Element)) return;
    if (target.closest(".ws-card")) clearTimeout(this.#closing);
    else if (!this.#article.element.contains(target)) {
      clearTimeout(this.#closing);
      this.#closing = setTimeout(() => this.#actions.leave(), AWAY);
    }
  }

  /** @param {MouseEvent} event */
  #click({ clientX, clientY, target, detail }) {
    const isOwn = target instanceof Element && target.closest("a, button, input, select, textarea");
    if (isOwn || detail > 1 || isSelecting()) return;
    clearTimeout(this.#opening);
    clearTimeout(this.#closing);
    const hit = this.#at(clientX, clientY);
    if (hit) this.#actions.pin(hit.statement, hit.span);
    else this.#actions.close();
  }

  /** A press on anything but text, card and controls closes the card. @param {PointerEvent} event */
  #press({ target }) {
    clearTimeout(this.#opening);
    if (!this.#store.view.active || !(target instanceof Element)) return;
    if (!target.closest(".ws-card, .text, button, a, .lanes")) this.#actions.close();
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {import("./hit.js").Hit|null}
   */
  #at(x, y) {
    return this.#store.view.on ? this.#hits.at(x, y) : null;
  }
}

/**
 * @returns {boolean} whether the reader has selected text
 */
function isSelecting() {
  return document.getSelection()?.isCollapsed === false;
}
