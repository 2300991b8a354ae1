/** The start view: paste, open or drop an article, or take a sample; and how to read the marks. */

/** @import { Messages, Key } from "./messages.js" */
/** @import { Trouble } from "./view/notes.js" */
/** @import { Language, Source } from "./types.js" */

import { LONGEST, decode } from "./decode.js";
import { button, h } from "./dom.js";
import { toPlain } from "./markdown.js";
import { Inks, canPaint } from "./painter.js";
import { icon } from "./view/icons.js";
import { errorNote } from "./view/notes.js";
import { fan } from "./view/signs.js";

/**
 * @typedef {object} Sample
 * @property {string} file beside samples/index.json
 * @property {Language} language
 * @property {string} title
 * @property {string} outlet
 */

/** @typedef {{sources: Source[], statements: number}} Summary */

/**
 * @typedef {object} Handlers
 * @property {(text: string, name: string) => void} read Shows an article; `name` is the file's, or empty.
 * @property {(sample: Sample) => string} address Where a sample is read.
 */

/** Marks of the key and the keys of their words. */
const MARKS = /** @type {const} */ (["Name", "Direct", "Indirect", "Mixed", "Unsure"]);

/** The start view. */
export class Start {
  #messages;
  #handlers;
  #field;
  #notes = h("div", { class: "notes", "aria-live": "polite" });
  #samples = h("ul", { class: "samples" });
  #samplesTitle;
  #inks = canPaint() ? new Inks([1, 2]) : null;
  #abort = new AbortController();

  /**
   * @param {Messages} messages
   * @param {Handlers} handlers
   * @param {string} [pasted] what the field holds
   */
  constructor(messages, handlers, pasted = "") {
    this.#messages = messages;
    this.#handlers = handlers;
    this.#field = h("textarea", {
      id: "paste",
      "aria-label": messages.say("pasteField"),
      placeholder: messages.say("pasteField"),
      rows: "6",
      spellcheck: "false",
    });
    this.#field.value = pasted;
    this.#samplesTitle = h("h2", { hidden: true }, messages.say("samples"));
    /** The view. */
    this.element = h(
      "main",
      { class: "start ws", id: "main", lang: messages.language },
      h(
        "div",
        {},
        h("h1", {}, messages.say("productLine")),
        h("p", { class: "sub" }, messages.say("intro")),
        this.#form(),
        h("p", { class: "priv" }, messages.say("privacy")),
        this.#notes,
        this.#samplesTitle,
        this.#samples,
      ),
      this.#key(),
    );
    this.#listen();
  }

  /** What the field holds. @returns {string} */
  get pasted() {
    return this.#field.value;
  }

  /** Puts the focus into the field. */
  focus() {
    this.#field.focus();
  }

  /** Leaves nothing behind. */
  destroy() {
    this.#abort.abort();
    this.#inks?.destroy();
    this.element.remove();
  }

  /**
   * Says what went wrong.
   *
   * @param {Trouble} trouble
   * @param {() => void} [again] tries again; without it the button leads to the field
   */
  complain(trouble, again) {
    const label = this.#messages.say(again ? "tryAgain" : "pasteInstead");
    const act = () => {
      this.#notes.replaceChildren();
      if (again) again();
      else this.focus();
    };
    this.#notes.replaceChildren(errorNote(this.#messages, trouble, label, act));
    this.#notes.scrollIntoView({ block: "nearest" });
  }

  /**
   * Lists the samples; each can be told later how many sources it has.
   *
   * @param {Sample[]} samples
   * @returns {(index: number, summary: Summary) => void}
   */
  list(samples) {
    const faces = samples.map(({ title, outlet, language, file }) => ({
      about: h("span", {}, outlet),
      fan: h("span"),
      link: h(
        "a",
        { href: this.#handlers.address({ title, outlet, language, file }) },
        h("b", { lang: language }, title),
      ),
    }));
    for (const { link, about, fan: place } of faces) link.append(about, place);
    this.#samples.replaceChildren(...faces.map(({ link }) => h("li", {}, link)));
    this.#samplesTitle.hidden = samples.length === 0;
    return (index, { sources, statements }) => {
      const face = faces[index];
      const sample = samples[index];
      if (!face || !sample) return;
      const comma = this.#messages.say("comma");
      const counts = [
        this.#messages.amount("sources", sources.length),
        this.#messages.amount("statements", statements),
      ];
      face.about.replaceChildren(h("span", { lang: sample.language }, sample.outlet), comma + counts.join(comma));
      face.fan.replaceWith(fan(sources));
    };
  }

  #form() {
    const messages = this.#messages;
    const file = h("input", { type: "file", accept: ".txt,.md,.markdown,text/plain,text/markdown", hidden: true });
    file.addEventListener("change", () => {
      if (file.files?.[0]) this.#readFile(file.files[0]);
      file.value = "";
    });
    const form = h(
      "form",
      { class: "paste" },
      this.#field,
      h(
        "div",
        { class: "ft" },
        button("ws-txt", () => file.click(), icon("folder"), messages.say("openFile")),
        file,
        h("span", { class: "sp" }),
        h("button", { type: "submit", class: "go" }, messages.say("submit")),
      ),
      h("p", { class: "drop", "aria-hidden": "true" }, messages.say("dropHere")),
    );
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.#submit(this.#field.value, "");
    });
    this.#field.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    return form;
  }

  /** Paste and drop anywhere on the page count. */
  #listen() {
    const { signal } = this.#abort;
    document.addEventListener(
      "paste",
      event => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        const isElsewhere = !(event.target instanceof HTMLTextAreaElement);
        if (isElsewhere && text.trim() !== "") this.#submit(text, "");
      },
      { signal },
    );
    const over = (/** @type {boolean} */ isOver) => this.element.toggleAttribute("data-drop", isOver);
    document.addEventListener(
      "dragover",
      event => {
        event.preventDefault();
        over(true);
      },
      { signal },
    );
    document.addEventListener(
      "dragleave",
      event => {
        if (!event.relatedTarget) over(false);
      },
      { signal },
    );
    document.addEventListener(
      "drop",
      event => {
        event.preventDefault();
        over(false);
        const file = event.dataTransfer?.files[0];
        if (file) this.#readFile(file);
        else this.#submit(event.dataTransfer?.getData("text/plain") ?? "", "");
      },
      { signal },
    );
  }

  /** @param {File} file */
  async #readFile(file) {
    if (file.size > LONGEST * 4) return this.complain("size");
    const bytes = await file.arrayBuffer().then(
      buffer => new Uint8Array(buffer),
      () => null,
    );
    const text = bytes && decode(bytes);
    if (text === null) return this.complain("file");
    this.#submit(/\.(?:md|markdown)$/iu.test(file.name) ? toPlain(text) : text, file.name);
  }

  /**
   * @param {string} text
   * @param {string} name
   */
  #submit(text, name) {
    if (text.length > LONGEST) return this.complain("size");
    if (text.trim() !== "") return this.#handlers.read(text, name);
    this.#notes.replaceChildren(h("p", { class: "hint" }, this.#messages.say("pasteEmpty")));
    this.focus();
  }

  #key() {
    const messages = this.#messages;
    const rows = MARKS.map(mark => {
      const sentence = h("p", {});
      this.#draw(sentence, messages.say(`key${mark}Example`));
      const words = [
        h("b", {}, messages.say(`key${mark}`)),
        " ",
        messages.say(/** @type {Key} */ (`key${mark}More`)),
      ];
      return h("li", { class: "d", "data-key": mark.toLowerCase() }, sentence, h("small", {}, ...words));
    });
    return h(
      "section",
      { class: "key", "aria-labelledby": "key-title" },
      h("h2", { id: "key-title" }, messages.say("key")),
      h("ul", {}, ...rows),
    );
  }

  /**
   * Sets a sentence of the key; `[direct-1:words]` in it is drawn as that mark.
   *
   * @param {HTMLElement} sentence
   * @param {string} words
   */
  #draw(sentence, words) {
    for (const [i, piece] of words.split(/\[([^\]]*)\]/u).entries()) {
      const colon = piece.indexOf(":");
      const node = document.createTextNode(i % 2 ? piece.slice(colon + 1) : piece);
      sentence.append(node);
      if (i % 2 === 0 || !this.#inks) continue;
      const range = new Range();
      range.selectNodeContents(node);
      this.#inks.add(piece.slice(0, colon), range);
      this.#inks.mark(sentence);
    }
  }
}
