/** The reader view: one annotated article, its marks, and everything that explores them. */

/** @import { Annotation, Model, Statement, View } from "./types.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Actions } from "./guide.js" */
/** @import { Messages } from "./messages.js" */

import { Article } from "./article.js";
import { h } from "./dom.js";
import { measureBoxes } from "./geometry.js";
import { BAR, Guide } from "./guide.js";
import { Keyboard } from "./keyboard.js";
import { makeModel } from "./model.js";
import { Painter, canPaint } from "./painter.js";
import { Pointer } from "./pointer.js";
import { Store, isShown } from "./store.js";
import { Card } from "./view/card.js";
import { Drawer } from "./view/drawer.js";
import { Lanes } from "./view/lanes.js";
import { Margin } from "./view/margin.js";
import { keyboardHelp, nothingFound } from "./view/notes.js";
import { Panel } from "./view/panel.js";
import { Stops } from "./view/stops.js";

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

/**
 * @typedef {object} Views All that has words, made anew when the language changes.
 * @property {Card} card
 * @property {Stops} stops
 * @property {Panel|null} panel Nobody is quoted: no panel, lanes, margin and drawer.
 * @property {Drawer|null} drawer
 * @property {Lanes|null} lanes
 * @property {Margin|null} margin
 */

/** One article on the page. */
export class Reader {
  #options;
  #painter;
  #pointer;
  #keyboard;
  #guide;
  #article;
  /** @type {Views} */
  #views;
  /** @type {Map<Statement, Box>} */
  #boxes = new Map();
  #story = h("article", { class: "story", id: "story", tabindex: "-1" });
  #aside = h("div", { class: "side", tabindex: "-1" });
  #resize = new ResizeObserver(() => this.#layout());
  #abort = new AbortController();

  /**
   * @param {string} text
   * @param {Annotation} annotation
   * @param {Messages} messages
   * @param {Options} options
   */
  constructor(text, annotation, messages, options) {
    this.#options = options;
    this.#article = new Article(text, annotation.language);
    /** The engine's answer. */
    this.annotation = annotation;
    /** The same, ready to be shown. */
    this.model = makeModel(text, annotation);
    /** What is shown of it. */
    this.store = new Store();
    /** The view; to be put into the document before {@link start}. */
    this.element = h("main", { class: "reader", id: "main" });
    this.#story.append(this.#article.element);
    this.#story.lang = annotation.language;
    this.#painter = canPaint() ? new Painter(this.#article, this.model) : null;
    this.#guide = new Guide(this.#article, this.model, this.store, () => this.#views);
    this.#pointer = new Pointer(this.#article, this.model, this.store, this.#guide.actions);
    this.#keyboard = new Keyboard(this.store, this.#guide.commands);
    this.#views = this.#makeViews(messages);
  }

  /** The first line of the text. @returns {string} */
  get title() {
    return this.#article.title;
  }

  /** Whether nobody is quoted. @returns {boolean} */
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
    this.#followScrolling(signal);
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
    this.#views.card.hide();
    this.element.remove();
  }

  /**
   * Makes the views again in another language; what is shown stays.
   *
   * @param {Messages} messages
   */
  localise(messages) {
    const { active, pinned } = this.store.view;
    this.#views.stops.destroy();
    this.#views.drawer?.close();
    this.#views = this.#makeViews(messages);
    this.#layout();
    if (active) this.#guide.show(active, active.spans, pinned);
  }

  /** Goes to a statement by its number, as a link does. @param {number} index */
  goTo(index) {
    const statement = this.model.statements[index];
    if (statement) this.#guide.actions.open(statement);
  }

  /**
   * @param {Messages} messages
   * @returns {Views}
   */
  #makeViews(messages) {
    const { announce, linkTo, foot } = this.#options;
    const { model, store } = this;
    const article = this.#article;
    /** @type {Context} */
    const context = { model, article, store, messages, actions: this.#guide.actions, announce, linkTo };
    const [card, stops] = [new Card(context), new Stops(context)];
    this.#story.setAttribute("aria-label", messages.say("article"));
    this.#aside.lang = messages.language;
    if (this.isEmpty) {
      this.#aside.replaceChildren(nothingFound(messages, ...foot()));
      this.element.replaceChildren(this.#story, this.#aside, card.element);
      return { card, stops, panel: null, drawer: null, lanes: null, margin: null };
    }
    const panel = new Panel(context, keyboardHelp(messages, this.#keyboard), ...foot());
    this.#aside.replaceChildren(panel.element);
    const [lanes, margin] = [new Lanes(context), new Margin(context)];
    const drawer = new Drawer(context, panel.element, this.#aside);
    this.element.replaceChildren(
      margin.element,
      this.#story,
      lanes.element,
      this.#aside,
      drawer.pill,
      drawer.element,
      card.element,
    );
    return { card, stops, panel, drawer, lanes, margin };
  }

  /** @param {AbortSignal} signal ends it */
  #followScrolling(signal) {
    let isDue = false;
    const follow = () => {
      isDue = false;
      this.#follow();
    };
    const onScroll = () => {
      if (!isDue) requestAnimationFrame(follow);
      isDue = true;
    };
    addEventListener("scroll", onScroll, { passive: true, signal });
  }

  /**
   * @param {View} view
   * @param {View} before
   */
  #update(view, before) {
    const { panel, drawer, lanes } = this.#views;
    const isSame = ["on", "solo", "peek", "off"].every(key => Reflect.get(view, key) === Reflect.get(before, key));
    if (isSame) this.#painter?.paintActive(view);
    else this.#painter?.paint(view);
    if (before.solo !== view.solo || before.off !== view.off) panel?.update(view, before);
    drawer?.update(view);
    lanes?.show(view);
    if (!isSame) this.#drawMargin();
    const { active } = view;
    if (active && !isSame && !isShown(view, active) && before.active === active) this.#guide.close();
  }

  #layout() {
    if (!this.element.isConnected) return;
    const { stops, lanes } = this.#views;
    this.#boxes = measureBoxes(this.#article, this.model);
    stops.draw(this.#boxes);
    lanes?.place(this.#boxes, this.#article.element.offsetHeight);
    lanes?.show(this.store.view);
    this.#drawMargin();
    this.#follow();
  }

  #drawMargin() {
    const { margin } = this.#views;
    if (!margin) return;
    const shift = this.#article.element.getBoundingClientRect().top - margin.element.getBoundingClientRect().top;
    margin.draw(this.store.view, this.#boxes, shift);
  }

  #follow() {
    this.#views.lanes?.follow(this.#article.element.getBoundingClientRect(), BAR);
  }
}
