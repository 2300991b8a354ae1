/** The reader view: one annotated article, its marks, and everything that explores them. */

/** @import {Annotation, Model, Span, Statement, View} from './types.js' */
/** @import {Messages} from './messages.js' */
/** @import {Box} from './geometry.js' */

import { Article } from './article.js';
import { button, h, isPhone, isStill } from './dom.js';
import { measureBoxes } from './geometry.js';
import { Keyboard } from './keyboard.js';
import { makeModel } from './model.js';
import { Painter, canPaint } from './painter.js';
import { Pointer } from './pointer.js';
import { Store, isShown } from './store.js';
import { Card } from './view/card.js';
import { Drawer } from './view/drawer.js';
import { Lanes } from './view/lanes.js';
import { Margin } from './view/margin.js';
import { Panel } from './view/panel.js';
import { Stops } from './view/stops.js';
import { keyboardHelp, nothingFound } from './view/notes.js';

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

/**
 * @typedef {object} Context What the views know.
 * @property {Model} model
 * @property {Article} article
 * @property {Store} store
 * @property {Messages} messages
 * @property {Actions} actions
 * @property {(words: string) => void} announce To screen readers, politely.
 * @property {((statement: Statement) => string|null)|undefined} linkTo The address of a statement, where it has one.
 */

/**
 * @typedef {object} Options
 * @property {(words: string) => void} announce
 * @property {((statement: Statement) => string|null)} [linkTo]
 * @property {() => Node[]} foot What stands below the panel, in the interface's language.
 */

/** In CSS pixels: the bar, and how far from the top a statement comes to rest. */
const BAR = 56;
const REST = 0.3;

/** One article on the page. */
export class Reader {
  #options;
  #annotation;
  #painter;
  #pointer;
  #keyboard;
  #resize;
  #article;
  /** @type {Map<Statement, Box>} */
  #boxes = new Map();
  /** @type {Card} */ #card = /** @type {any} */ (null);
  /** @type {Stops} */ #stops = /** @type {any} */ (null);
  /** @type {Panel|null} */ #panel = null;
  /** @type {Drawer|null} */ #drawer = null;
  /** @type {Lanes|null} */ #lanes = null;
  /** @type {Margin|null} */ #margin = null;
  #story = h('article', { class: 'story', id: 'story', tabindex: '-1' });
  #aside = h('div', { class: 'side', tabindex: '-1' });
  #abort = new AbortController();

  /**
   * @param {string} text
   * @param {Annotation} annotation
   * @param {Messages} messages
   * @param {Options} options
   */
  constructor(text, annotation, messages, options) {
    this.#options = options;
    this.#annotation = annotation;
    this.#article = new Article(text, annotation.language);
    /** The article, ready to be shown. */
    this.model = makeModel(text, annotation);
    /** What is shown of it. */
    this.store = new Store();
    /** The view; to be put into the document before {@link start}. */
    this.element = h('main', { class: 'reader', id: 'main' });
    this.#story.append(this.#article.element);
    this.#story.lang = annotation.language;
    this.#painter = canPaint() ? new Painter(this.#article, this.model) : null;
    this.#pointer = new Pointer(this.#article, this.model, this.store, this.#actions);
    this.#keyboard = new Keyboard(this.store, this.#commands());
    this.#resize = new ResizeObserver(() => this.#layout());
    this.localise(messages);
  }

  /** The engine's answer. @returns {Annotation} */
  get annotation() {
    return this.#annotation;
  }

  /** The first line of the text. @returns {string} */
  get title() {
    return this.#article.title;
  }

  /** Whether anybody is quoted. @returns {boolean} */
  get isEmpty() {
    return this.model.statements.length === 0;
  }

  /** Begins to paint and to listen; the element is in the document. */
  start() {
    const { signal } = this.#abort;
    this.store.subscribe((view, before) => this.#update(view, before));
    this.#resize.observe(this.#article.element);
    this.#resize.observe(this.element);
    this.#pointer.start(signal);
    if (!this.isEmpty) this.#keyboard.start(signal);
    let isDue = false;
    addEventListener('scroll', () => {
      if (!isDue) requestAnimationFrame(() => { isDue = false; this.#follow(); });
      isDue = true;
    }, { passive: true, signal });
    document.fonts?.ready.then(() => this.#layout());
    this.#painter?.paint(this.store.view);
    this.#layout();
  }

  /** Puts the focus at the beginning of the article. */
  focus() {
    this.#story.focus({ preventScroll: true });
  }

  /** Leaves nothing behind. */
  destroy() {
    this.#abort.abort();
    this.#resize.disconnect();
    this.#painter?.destroy();
    this.#card.hide();
    this.#card.element.remove();
    this.element.remove();
  }

  /**
   * Makes the views again in another language; what is shown stays.
   *
   * @param {Messages} messages
   */
  localise(messages) {
    const wasActive = this.store.view.active;
    this.#stops?.destroy();
    this.#card?.element.remove();
    const context = this.#context(messages);
    this.#story.setAttribute('aria-label', messages.say('article'));
    this.#card = new Card(context);
    this.#stops = new Stops(context);
    this.#aside.lang = messages.language;
    if (this.isEmpty) this.#fillEmpty(messages);
    else this.#fill(context);
    if (this.element.isConnected) this.#layout();
    if (wasActive) this.#open(wasActive, wasActive.spans, this.store.view.pinned);
  }

  /** Goes to a statement by its number, as a link does. @param {number} index */
  goTo(index) {
    const statement = this.model.statements[index];
    if (statement) this.#actions.open(statement);
  }

  /** @type {Actions} */
  #actions = {
    open: statement => this.#goTo(statement, true),
    enter: statement => {
      this.#goTo(statement, true);
      this.#card.element.focus({ preventScroll: true });
    },
    preview: statement => { if (this.store.view.active !== statement) this.#goTo(statement, false); },
    hover: (statement, span) => this.#open(statement, [span], false),
    pin: (statement, span) => this.#open(statement, [span], true),
    leave: () => setTimeout(() => {
      if (!this.store.view.pinned && !this.#card.hasFocus && !this.#stops.focused) this.#actions.close();
    }, 0),
    close: () => this.#close(),
    stepPerson: step => this.#stepPerson(step),
  };

  /**
   * @param {Messages} messages
   * @returns {Context}
   */
  #context(messages) {
    const { announce, linkTo } = this.#options;
    return { model: this.model, article: this.#article, store: this.store, messages, actions: this.#actions, announce, linkTo };
  }

  /** @param {Context} context */
  #fill(context) {
    this.#drawer?.close();
    this.#panel = new Panel(context, keyboardHelp(context.messages, this.#keyboard), ...this.#options.foot());
    this.#aside.replaceChildren(this.#panel.element);
    this.#lanes = new Lanes(context);
    this.#margin = new Margin(context);
    this.#drawer = new Drawer(context, this.#panel.element, this.#aside);
    this.element.replaceChildren(this.#margin.element, this.#story, this.#lanes.element, this.#aside,
      this.#drawer.pill, this.#drawer.element, this.#card.element);
  }

  /** @param {Messages} messages */
  #fillEmpty(messages) {
    this.#aside.replaceChildren(nothingFound(messages, ...this.#options.foot()));
    this.element.replaceChildren(this.#story, this.#aside, this.#card.element);
  }

  /**
   * @param {View} view
   * @param {View} before
   */
  #update(view, before) {
    this.#painter?.paint(view);
    if (before.solo !== view.solo || before.off !== view.off) this.#panel?.update(view, before);
    this.#drawer?.update(view);
    this.#drawViews();
    const { active } = view;
    if (active && !isShown(view, active) && before.active === active) this.#close();
  }

  #layout() {
    this.#boxes = measureBoxes(this.#article, this.model);
    this.#stops.draw(this.#boxes);
    this.#drawViews();
    this.#follow();
  }

  #drawViews() {
    const { view } = this.store;
    const text = this.#article.element;
    const shift = text.getBoundingClientRect().top - this.element.getBoundingClientRect().top -
      parseFloat(getComputedStyle(this.element).paddingTop);
    this.#margin?.draw(view, this.#boxes, shift);
    this.#lanes?.draw(view, this.#boxes, text.offsetHeight);
  }

  #follow() {
    this.#lanes?.follow(this.#article.element.getBoundingClientRect(), BAR);
  }

  /**
   * @param {Statement} statement
   * @param {boolean} isPinned
   */
  #goTo(statement, isPinned) {
    if (isPhone()) this.#drawer?.close();
    this.#reveal(statement);
    this.#open(statement, statement.spans, isPinned);
  }

  /** Lifts what hides a statement, so that going there shows it. @param {Statement} statement */
  #reveal(statement) {
    const { view } = this.store;
    if (!isShown(view, statement)) {
      this.store.set({ off: new Set(), solo: view.solo === statement.source ? view.solo : null, peek: null });
    }
  }

  /**
   * @param {Statement} statement
   * @param {Span[]} spans where the card stands: at the first of them that has a place
   * @param {boolean} pinned
   */
  #open(statement, spans, pinned) {
    this.store.set({ active: statement, pinned });
    this.#card.show(statement);
    const range = spans.map(span => this.#article.range(span)).find(Boolean);
    if (range) this.#card.place(range, this.#scrollTo(range));
  }

  /**
   * Scrolls so that a stretch of text stands free of bar and sheet.
   *
   * @param {Range} range
   * @returns {number} by how much, in CSS pixels
   */
  #scrollTo(range) {
    const { top, bottom, height } = range.getBoundingClientRect();
    const free = innerHeight - (isPhone() ? this.#card.element.offsetHeight : 0);
    if (top >= BAR + 8 && bottom <= free - 16) return 0;
    const wanted = isPhone() ? Math.max(BAR + 16, (free - height) / 2) : Math.max(BAR + 24, innerHeight * REST - height / 2);
    const room = document.documentElement.scrollHeight - innerHeight - scrollY;
    const by = Math.max(-scrollY, Math.min(room, top - wanted));
    scrollBy({ top: by, behavior: isStill() ? 'instant' : 'smooth' });
    return by;
  }

  #close() {
    const { active } = this.store.view;
    const hadFocus = this.#card.hasFocus;
    this.#card.hide();
    if (!active) return;
    if (hadFocus) this.#stops.focus(active);
    this.#card.hide();
    this.store.set({ active: null, pinned: false });
  }

  /** @param {1|-1} step */
  #stepPerson(step) {
    const { view } = this.store;
    if (!view.active) return;
    const all = view.active.source.statements;
    const next = all.at((all.indexOf(view.active) + step) % all.length);
    if (next) this.#goTo(next, true);
  }

  /** @returns {import('./keyboard.js').Commands} */
  #commands() {
    return {
      step: step => this.#step(step),
      stepPerson: step => {
        this.#stepPerson(step);
        this.#focusActive();
      },
      enter: () => { if (this.store.view.active) this.#actions.enter(this.store.view.active); },
      copy: () => { if (this.store.view.active) this.#card.copy(); },
      toggle: () => this.store.set({ on: !this.store.view.on }),
      escape: () => this.#escape(),
    };
  }

  /**
   * To the next statement shown: after the current one, or, without one, after the top of the window.
   *
   * @param {1|-1} step
   */
  #step(step) {
    const { view } = this.store;
    const shown = this.model.statements.filter(statement => isShown(view, statement));
    const current = view.active ?? this.#stops.focused;
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
    const top = BAR - this.#article.element.getBoundingClientRect().top;
    const isBelow = (/** @type {Statement} */ statement) => (this.#boxes.get(statement)?.top ?? 0) >= top;
    return step > 0 ? shown.find(isBelow) ?? shown[0] : shown.findLast(statement => !isBelow(statement)) ?? shown.at(-1);
  }

  #focusActive() {
    const { active } = this.store.view;
    if (active && !this.#card.hasFocus) this.#stops.focus(active);
  }

  /** Closes the card, else ends the view of one person, else closes the drawer. */
  #escape() {
    const { view } = this.store;
    if (view.active) this.#close();
    else if (view.solo) this.store.set({ solo: null });
    else this.#drawer?.close();
  }
}
