/** The card: who says the statement under the pointer, how it is told, and why we think so. */

/** @import { Span, Statement } from "../types.js" */
/** @import { Context } from "../reader.js" */

import { button, h, inked, isPhone } from "../dom.js";
import { icon } from "./icons.js";
import { lineSign, monogramSign } from "./signs.js";
import { citation, describe, nameOf, positionOf, reason } from "./words.js";

/** How long "Copied" stands, in milliseconds. */
const COPIED = 2000;
/** Between card and text, and card and window, in CSS pixels. */
const GAP = 10;
const EDGE = 12;

/** A card for one statement at a time. */
export class Card {
  #context;
  #name = h("h2", { class: "ws-card-name" });
  #role = h("p", { class: "ws-card-role" });
  #who = h("div", { class: "ws-card-who" });
  #how = h("div", { class: "ws-card-how" });
  #at = h("span", { class: "at ws-num" });
  #previous;
  #next;
  #copy;
  #link;

  /** @param {Context} context */
  constructor(context) {
    const { messages, actions } = context;
    this.#context = context;
    const close = button("ws-icon", () => actions.close(), icon("close"));
    close.setAttribute("aria-label", messages.say("close"));
    this.#previous = button("ws-icon", () => actions.stepPerson(-1), icon("previous"));
    this.#next = button("ws-icon", () => actions.stepPerson(1), icon("next"));
    this.#copy = button("ws-txt", () => this.copy(), icon("copy"), h("span", {}, messages.say("copy")));
    this.#link = button("ws-txt", () => this.#copyLink(), icon("link"), h("span", {}, messages.say("link")));
    /** The popover. */
    this.element = h(
      "section",
      { class: "ws ws-card", popover: "manual", role: "dialog", tabindex: "-1", lang: messages.language },
      this.#who,
      this.#how,
      h(
        "div",
        { class: "ws-card-go" },
        this.#previous,
        this.#at,
        this.#next,
        h("span", { class: "sp" }),
        this.#copy,
        this.#link,
      ),
    );
    this.#who.append(this.#name, close, this.#role);
    this.#followSwipe();
  }

  /** Whether it is open. @returns {boolean} */
  get isOpen() {
    return this.element.matches(":popover-open");
  }

  /** Whether the focus is in it. @returns {boolean} */
  get hasFocus() {
    return this.element.contains(document.activeElement);
  }

  /**
   * Shows a statement.
   *
   * @param {Statement} statement
   */
  show(statement) {
    this.#fill(statement);
    if (!this.isOpen) this.element.showPopover();
  }

  /** Takes the card away. */
  hide() {
    if (this.isOpen) this.element.hidePopover();
  }

  /**
   * Puts the card below the last line of some stretches of text, or above the first where there is no room.
   *
   * @param {Range[]} ranges
   * @param {number} [ahead] how far the window is about to scroll, in CSS pixels
   */
  place(ranges, ahead = 0) {
    const { style } = this.element;
    if (isPhone()) {
      style.removeProperty("left");
      style.removeProperty("top");
      return;
    }
    const rects = ranges.flatMap(range => [...range.getClientRects()]).filter(rect => rect.width > 4);
    const [first, last] = [rects[0], rects.at(-1)];
    if (!first || !last) return;
    const { offsetWidth, offsetHeight } = this.element;
    const left = Math.max(EDGE, Math.min(last.left, document.documentElement.clientWidth - offsetWidth - EDGE));
    const isLow = last.bottom - ahead + GAP + offsetHeight > innerHeight - EDGE;
    const hasRoomAbove = first.top - ahead - GAP - offsetHeight > EDGE;
    const top = isLow && hasRoomAbove ? first.top - offsetHeight - GAP : last.bottom + GAP;
    style.setProperty("left", `${Math.round(left + scrollX)}px`);
    style.setProperty("top", `${Math.round(top + scrollY)}px`);
  }

  /** Copies the statement with its source. */
  async copy() {
    const { store, model, messages } = this.#context;
    const statement = store.view.active;
    if (statement) await this.#write(this.#copy, citation(statement, model.language, messages), "copied", "copy");
  }

  async #copyLink() {
    const { store, linkTo } = this.#context;
    const address = store.view.active && linkTo?.(store.view.active);
    if (address) await this.#write(this.#link, address, "linked", "link");
  }

  /**
   * @param {HTMLButtonElement} pressed
   * @param {string} words
   * @param {'copied'|'linked'} done
   * @param {'copy'|'link'} label
   */
  async #write(pressed, words, done, label) {
    const { messages, announce } = this.#context;
    const isDone = await navigator.clipboard?.writeText(words).then(
      () => true,
      () => false,
    );
    const said = messages.say(isDone ? done : "copyFailed");
    announce(said);
    const face = pressed.lastElementChild;
    if (!face || !isDone) return;
    face.textContent = said;
    setTimeout(() => {
      face.textContent = messages.say(label);
    }, COPIED);
  }

  /** @param {Statement} statement */
  #fill(statement) {
    const { model, messages, linkTo } = this.#context;
    const { source, mark, kind, certainty } = statement;
    const { i, n } = positionOf(statement);
    const name = nameOf(source, messages);
    inked(this.element, source.slot).dataset.k = mark;
    this.element.setAttribute("aria-label", messages.say("stop", { kind: messages.say(kind), name, i, n }));
    this.#who.querySelector(".ws-mono")?.remove();
    this.#who.prepend(monogramSign(source));
    const isNamed = source.name !== "";
    this.#name.lang = isNamed ? model.language : messages.language;
    this.#name.replaceChildren(
      certainty === "low" && isNamed ? messages.say("probably", { name }) : name,
      (source.latin && h("small", { lang: "en" }, source.latin)) || "",
    );
    this.#role.replaceChildren(
      ...describe(source, model.language, messages).map(({ text, lang }) => h("span", { lang }, text)),
    );
    this.#how.replaceChildren(
      lineSign(mark),
      h("b", {}, messages.say(kind)),
      h("span", { class: "conf" }, messages.say(certainty)),
      h("p", {}, reason(statement, model.text, messages)),
    );
    this.#at.textContent = messages.say("position", { i, n });
    this.#label(this.#previous, messages.say("previous", { name }), n);
    this.#label(this.#next, messages.say("next", { name }), n);
    this.#link.hidden = !linkTo?.(statement);
  }

  /**
   * @param {HTMLButtonElement} arrow
   * @param {string} label
   * @param {number} count of statements to step through
   */
  #label(arrow, label, count) {
    arrow.setAttribute("aria-label", label);
    arrow.disabled = count < 2;
  }

  /** On phones a swipe down closes the sheet. */
  #followSwipe() {
    let from = 0;
    let by = 0;
    const move = (/** @type {number} */ distance) => {
      by = Math.max(0, distance);
      this.element.style.setProperty("translate", by > 0 ? `0 ${by}px` : "none");
    };
    this.element.addEventListener(
      "touchstart",
      event => {
        from = event.touches[0]?.clientY ?? 0;
      },
      { passive: true },
    );
    this.element.addEventListener(
      "touchmove",
      event => {
        if (isPhone()) move((event.touches[0]?.clientY ?? from) - from);
      },
      { passive: true },
    );
    this.element.addEventListener("touchend", () => {
      const isFar = by > 60;
      move(0);
      if (isFar) this.#context.actions.close();
    });
  }
}
