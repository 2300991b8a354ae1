/** Goes from statement to statement: opens and closes the card, scrolls, and keeps the focus with the reader. */

/** @import { Model, Span, Statement } from "./types.js" */
/** @import { Article } from "./article.js" */
/** @import { Commands } from "./keyboard.js" */
/** @import { Store } from "./store.js" */
/** @import { Card } from "./view/card.js" */
/** @import { Drawer } from "./view/drawer.js" */
/** @import { Stops } from "./view/stops.js" */

import { isPhone, isStill } from "./dom.js";
import { isShown } from "./store.js";

/**
 * @typedef {object} Actions
 * @property {(statement: Statement) => void} open Goes to a statement and pins its card.
 * @property {(statement: Statement) => void} enter The same, and the focus goes into the card.
 * @property {(statement: Statement) => void} preview Goes to a statement; its card closes when left.
 * @property {(statement: Statement, span: Span) => void} hover Shows the card where the pointer rests.
 * @property {(statement: Statement, span: Span) => void} pin Shows the card where the reader clicked.
 * @property {() => void} leave Closes a card that is not pinned.
 * @property {() => void} close Closes the card.
 * @property {(step: 1|-1) => void} stepPerson To the next or previous statement of the card's person.
 */

/** @typedef {{card: Card, stops: Stops, drawer: Drawer|null}} Views What the guide moves; made anew with the language. */

/** In CSS pixels: the bar, and the room that a statement keeps below it. */
export const BAR = 56;
const CLEAR = 24;
/** How far, in CSS pixels, the ends of a statement may be for the card to stand outside them. */
const FAR = 160;
/** Where in the window a statement comes to rest, from the top. */
const REST = 0.3;

/** Leads through one article. */
export class Guide {
  #article;
  #model;
  #store;
  #views;

  /**
   * @param {Article} article
   * @param {Model} model
   * @param {Store} store
   * @param {() => Views} views
   */
  constructor(article, model, store, views) {
    this.#article = article;
    this.#model = model;
    this.#store = store;
    this.#views = views;
  }

  /** What the views and the pointer may ask for. @type {Actions} */
  actions = {
    open: statement => this.#goTo(statement, true),
    enter: statement => {
      this.#goTo(statement, true);
      this.#views().card.element.focus({ preventScroll: true });
    },
    preview: statement => {
      if (this.#store.view.active !== statement) this.#goTo(statement, false);
    },
    hover: (statement, span) => this.show(statement, [span], false),
    pin: (statement, span) => this.show(statement, [span], true),
    leave: () => void setTimeout(() => this.#leave(), 0),
    close: () => this.close(),
    stepPerson: step => this.#stepPerson(step),
  };

  /** What the keys may ask for. @type {Commands} */
  commands = {
    step: step => this.#step(step),
    stepPerson: step => {
      this.#stepPerson(step);
      this.#focusActive();
    },
    enter: () => {
      if (this.#store.view.active) this.actions.enter(this.#store.view.active);
    },
    copy: () => {
      if (this.#store.view.active) this.#views().card.copy();
    },
    toggle: () => this.#store.set({ on: !this.#store.view.on }),
    escape: () => this.#escape(),
  };

  /**
   * Shows the card of a statement.
   *
   * @param {Statement} statement
   * @param {Span[]} spans where the card stands: at the first of them that has a place
   * @param {boolean} pinned
   */
  show(statement, spans, pinned) {
    const { card } = this.#views();
    this.#store.set({ active: statement, pinned });
    card.show(statement);
    const range = spans.map(span => this.#article.range(span)).find(Boolean);
    if (range) card.place(this.#around(statement, range), this.#scrollTo(range));
  }

  /**
   * The stretches of a statement around one of them, so that the card hides none; the stretch alone where it is
   * a name elsewhere.
   *
   * @param {Statement} statement
   * @param {Range} range
   * @returns {Range[]}
   */
  #around(statement, range) {
    const { top, bottom } = range.getBoundingClientRect();
    const all = statement.spans.map(span => this.#article.range(span)).filter(each => each !== null);
    if (!all.some(each => each.isPointInRange(range.startContainer, range.startOffset))) return [range];
    const near = all.filter(each => {
      const box = each.getBoundingClientRect();
      return box.top > top - FAR && box.bottom < bottom + FAR;
    });
    return near.length > 0 ? near : [range];
  }

  /** Closes the card; the focus goes from it to its statement. */
  close() {
    const { card, stops } = this.#views();
    const { active } = this.#store.view;
    const hadFocus = card.hasFocus;
    card.hide();
    if (!active) return;
    if (hadFocus) stops.focus(active);
    card.hide();
    this.#store.set({ active: null, pinned: false });
  }

  #leave() {
    const { card, stops } = this.#views();
    if (!this.#store.view.pinned && !card.hasFocus && !stops.focused) this.close();
  }

  /**
   * @param {Statement} statement
   * @param {boolean} isPinned
   */
  #goTo(statement, isPinned) {
    if (isPhone()) this.#views().drawer?.close();
    this.#reveal(statement);
    this.show(statement, statement.spans, isPinned);
  }

  /** Lifts what hides a statement, so that going there shows it. @param {Statement} statement */
  #reveal(statement) {
    const { view } = this.#store;
    if (isShown(view, statement)) return;
    this.#store.set({ off: new Set(), solo: view.solo === statement.source ? view.solo : null, peek: null });
  }

  /**
   * Scrolls so that a stretch of text stands free of bar and sheet.
   *
   * @param {Range} range
   * @returns {number} by how much, in CSS pixels
   */
  #scrollTo(range) {
    const { top, bottom, height } = range.getBoundingClientRect();
    const free = innerHeight - (isPhone() ? this.#views().card.element.offsetHeight : 0);
    if (top >= BAR + 8 && bottom <= free - 16) return 0;
    const rest = isPhone() ? (free - height) / 2 : innerHeight * REST - height / 2;
    const room = document.documentElement.scrollHeight - innerHeight - scrollY;
    const by = Math.max(-scrollY, Math.min(room, top - Math.max(BAR + CLEAR, rest)));
    scrollBy({ top: by, behavior: isStill() ? "instant" : "smooth" });
    return by;
  }

  /** @param {1|-1} step */
  #stepPerson(step) {
    const { active } = this.#store.view;
    if (!active) return;
    const all = active.source.statements;
    const next = all.at((active.place + step) % all.length);
    if (next) this.#goTo(next, true);
  }

  /**
   * To the next statement shown: after the current one, or, without one, after the top of the window.
   *
   * @param {1|-1} step
   */
  #step(step) {
    const { view } = this.#store;
    const shown = this.#model.statements.filter(statement => isShown(view, statement));
    const current = view.active ?? this.#views().stops.focused;
    const next = current ? shown.at((shown.indexOf(current) + step) % shown.length) : this.#firstInView(shown, step);
    if (!next) return;
    this.#goTo(next, true);
    this.#focusActive();
  }

  /**
   * @param {Statement[]} shown
   * @param {1|-1} step
   * @returns {Statement|undefined}
   */
  #firstInView(shown, step) {
    const topOf = (/** @type {Statement} */ { spans: [span] }) =>
      (span && this.#article.range(span)?.getBoundingClientRect().top) ?? 0;
    const isBelow = (/** @type {Statement} */ statement) => topOf(statement) >= BAR;
    return step > 0
      ? (shown.find(isBelow) ?? shown[0])
      : (shown.findLast(statement => !isBelow(statement)) ?? shown.at(-1));
  }

  #focusActive() {
    const { card, stops } = this.#views();
    const { active } = this.#store.view;
    if (active && !card.hasFocus) stops.focus(active);
  }

  /** Closes the card, else ends the view of one person, else closes the drawer. */
  #escape() {
    const { view } = this.#store;
    if (view.active) this.close();
    else if (view.solo) this.#store.set({ solo: null });
    else this.#views().drawer?.close();
  }
}
