/** The panel "People quoted in this article": who, how often, how much; one person's statements; the filters. */

/** @import { Source, View } from "../types.js" */
/** @import { Context } from "../reader.js" */

import { canPaint } from "../painter.js";
import { button, h, inked } from "../dom.js";
import { passes } from "../store.js";
import { Filters } from "./filters.js";
import { lineSign, monogramSign } from "./signs.js";
import { describeInLine, nameOf } from "./words.js";

/** The share that fills the bar, unless somebody has more. */
const FULL = 0.5;

/** @typedef {{source: Source, item: HTMLLIElement, face: HTMLButtonElement, count: HTMLElement}} Row */

/** The list of sources with their shares, and the filters. */
export class Panel {
  #context;
  /** @type {Row[]} */
  #rows;
  #list = h("ul", { class: "ws-rows" });
  #everyone;
  #filters;

  /**
   * @param {Context} context
   * @param {...Node} foot what stands below the filters
   */
  constructor(context, ...foot) {
    const { messages, store, model } = context;
    this.#context = context;
    this.#filters = new Filters(context);
    this.#rows = order(model.sources).map(source => this.#makeRow(source));
    this.#list.append(...this.#rows.map(row => row.item));
    this.#everyone = button("ws-txt ws-everyone", () => this.#showAll(), messages.say("showAll"));
    /** The panel. */
    this.element = h(
      "section",
      { class: "ws ws-panel", lang: messages.language, "aria-labelledby": "ws-heading" },
      h("h2", { id: "ws-heading" }, messages.say("heading")),
      totals(context),
      !canPaint() && h("p", { class: "ws-unsupported" }, messages.say("unsupported")),
      this.#list,
      this.#everyone,
      this.#filters.element,
      h("p", { class: "ws-note" }, messages.say("note")),
      ...foot,
    );
    this.#list.addEventListener("keydown", event => this.#walk(event));
    this.update(store.view);
  }

  /**
   * @param {View} view
   * @param {View} [before]
   */
  update(view, before) {
    const { messages } = this.#context;
    this.#list.toggleAttribute("data-solo", view.solo !== null);
    this.#everyone.hidden = view.solo === null;
    for (const row of this.#rows) {
      const isSolo = row.source === view.solo;
      const shown = row.source.statements.filter(statement => passes(view, statement)).length;
      row.item.toggleAttribute("data-on", isSolo);
      row.item.toggleAttribute("data-none", shown === 0);
      row.face.setAttribute("aria-pressed", String(isSolo));
      row.count.replaceChildren(
        ...messages.pieces("count", { n: shown }).map(({ text, filled }) => (filled ? h("b", {}, text) : text)),
      );
      if (!before || before.solo !== view.solo || before.off !== view.off) this.#unfold(row, isSolo ? view : null);
    }
    this.#filters.update(view, before);
  }

  #showAll() {
    const { store } = this.#context;
    const row = this.#rows.find(each => each.source === store.view.solo);
    store.set({ solo: null });
    row?.face.focus();
  }

  /**
   * @param {Source} source
   * @returns {Row}
   */
  #makeRow(source) {
    const { messages, model, store } = this.#context;
    const most = Math.max(FULL, ...model.sources.map(each => each.share));
    const n = messages.percent(source.share);
    const count = h("span", { class: "ct ws-num" });
    const lang = source.name === "" ? messages.language : model.language;
    const about = describeInLine(source, model.language, messages);
    const face = button(
      "ws-face",
      () => store.toggleSolo(source),
      monogramSign(source),
      h(
        "span",
        { class: "nm" },
        h("span", { lang }, nameOf(source, messages)),
        source.latin && h("small", { lang: "en" }, source.latin),
      ),
      count,
      about.length > 0 &&
        h("span", { class: "ro" }, ...about.map(({ text, lang: own }) => h("span", { lang: own }, text))),
      h(
        "span",
        { class: "ws-share" },
        h("i", { "aria-hidden": "true" }),
        h("em", { class: "ws-num", "aria-hidden": "true" }, messages.say("percent", { n })),
        h("span", { class: "ws-hidden" }, messages.say("shareSpoken", { n })),
      ),
    );
    face.title = messages.say("only", { name: nameOf(source, messages) });
    const item = inked(h("li", { class: "ws-row" }, face), source.slot);
    item.style.setProperty("--p", `${((100 * source.share) / most).toFixed(1)}%`);
    return { source, item, face, count };
  }

  /**
   * Shows a person's statements below the row.
   *
   * @param {Row} row
   * @param {View|null} view `null` folds them
   */
  #unfold({ source, item }, view) {
    const { actions, model } = this.#context;
    item.querySelector(".ws-said")?.remove();
    if (!view) return;
    const statements = source.statements.filter(statement => passes(view, statement));
    item.append(
      h(
        "ul",
        { class: "ws-said", lang: model.language },
        ...statements.map(statement =>
          h(
            "li",
            {},
            button("", () => actions.open(statement), lineSign(statement.mark), h("span", {}, statement.text)),
          ),
        ),
      ),
    );
  }

  /**
   * Arrow keys go from row to row.
   *
   * @param {KeyboardEvent} event
   */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const faces = [...this.#list.querySelectorAll("button")];
    const at = faces.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    faces[at + step]?.focus();
    event.preventDefault();
  }
}

/**
 * Most first; whoever has no name last.
 *
 * @param {Source[]} sources
 * @returns {Source[]}
 */
function order(sources) {
  const isLast = (/** @type {Source} */ { slot }) => Number(slot === 0);
  return [...sources].sort((a, b) => isLast(a) - isLast(b) || b.share - a.share);
}

/**
 * The sentence with the totals, its numbers in bold.
 *
 * @param {Context} context
 * @returns {HTMLElement}
 */
function totals({ model, messages }) {
  const values = {
    sources: messages.amount("sources", model.sources.length),
    statements: messages.amount("statements", model.statements.length),
    percent: messages.say("percent", { n: messages.percent(model.coverage) }),
  };
  return h(
    "p",
    { class: "ws-lede ws-num" },
    ...messages.pieces("totals", values).map(({ text, filled }) => (filled ? h("b", {}, text) : text)),
  );
}
