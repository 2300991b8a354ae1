/** The page: start view or reader view, by the address; the bar; the interface's language. */

/** @import { Language } from "./types.js" */
/** @import { Sample } from "./start.js" */

import { button, h, setAttribute } from "./dom.js";
import { loadEngine } from "./engine.js";
import { download, fileName, toCsv, toJson } from "./export.js";
import { LANGUAGES, Messages, chooseLanguage } from "./messages.js";
import { makeModel } from "./model.js";
import { Reader } from "./reader.js";
import { Start } from "./start.js";
import { icon } from "./view/icons.js";
import { attachMenu } from "./view/menu.js";
import { makeSwitch } from "./view/switch.js";
import { wordmark } from "./view/wordmark.js";

const SAMPLES = new URL("./samples/", import.meta.url);

/** From this length on, in characters, reading takes long enough to be seen. */
const LONG = 50_000;

/** @typedef {{text: string, name: string, outlet: string, sample: Sample|null}} Work An article to be read. */

class App {
  #messages = new Messages(chooseLanguage(navigator.languages));
  #bar = h("header", { class: "bar ws" });
  #skip = h("a", { class: "skip ws" });
  #live = h("div", { class: "ws-hidden", "aria-live": "polite" });
  /** @type {Start|null} */ #start = null;
  /** @type {Reader|null} */ #reader = null;
  /** @type {Work|null} */ #work = null;
  /** @type {Promise<Sample[]>|null} */ #samples = null;
  /** Counts the views, so that an answer that comes late is dropped. */
  #turn = 0;
  #pasted = "";

  /** Puts the page into the document and follows the address. */
  run() {
    document.body.replaceChildren(this.#skip, this.#bar, this.#live);
    this.#skip.addEventListener("click", event => {
      event.preventDefault();
      document.querySelector("main")?.querySelector("article, textarea")?.scrollIntoView();
      /** @type {HTMLElement|null} */ (document.querySelector("#story, #paste"))?.focus();
    });
    addEventListener("popstate", () => this.#follow());
    document.addEventListener("click", event => this.#click(event));
    this.#follow();
  }

  /** Shows what the address names. */
  #follow() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const file = wanted.get("sample");
    if (file) this.#openSample(file, Number(wanted.get("statement")) - 1);
    else if (location.hash === "#article" && this.#work && !this.#work.sample) this.#read(this.#work);
    else this.#showStart();
  }

  /** Links inside the page change the view, not the page. @param {MouseEvent} event */
  #click(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (
      !link ||
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      link.classList.contains("skip")
    )
      return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    event.preventDefault();
    this.#goTo(url.hash);
  }

  /** @param {string} hash */
  #goTo(hash) {
    history.pushState(null, "", hash === "" ? location.pathname + location.search : hash);
    this.#follow();
  }

  #openAnother() {
    this.#goTo("");
    this.#start?.focus();
  }

  #showStart() {
    this.#clear();
    this.#work = this.#work?.sample ? null : this.#work;
    const start = new Start(
      this.#messages,
      {
        read: (text, name) => this.#submit(text, name),
        address: sample => `#sample=${encodeURIComponent(sample.file)}`,
      },
      this.#pasted,
    );
    this.#start = start;
    this.#mount(start.element, this.#messages.say("title"));
    this.#listSamples(start);
    scrollTo(0, 0);
  }

  /**
   * @param {string} text
   * @param {string} name
   */
  #submit(text, name) {
    this.#pasted = name === "" ? text : (this.#start?.pasted ?? "");
    this.#work = { text, name, outlet: name, sample: null };
    this.#goTo("#article");
  }

  /** Names the samples, then reads them in idle time for their counts. @param {Start} start */
  async #listSamples(start) {
    const samples = await this.#fetchSamples().catch(() => []);
    if (start !== this.#start) return;
    const tell = start.list(samples);
    const engine = await loadEngine().catch(() => null);
    for (const [index, sample] of samples.entries()) {
      if (!engine || start !== this.#start) return;
      const text = await fetchText(sample.file).catch(() => "");
      await idle();
      if (text === "") continue;
      const { sources, statements } = makeModel(text, engine.annotate(text, { language: sample.language }));
      tell(index, { sources, statements: statements.length });
    }
  }

  /** @returns {Promise<Sample[]>} */
  #fetchSamples() {
    this.#samples ??= fetchText("index.json")
      .then(JSON.parse)
      .catch(error => {
        this.#samples = null;
        throw error;
      });
    return this.#samples;
  }

  /**
   * @param {string} file
   * @param {number} statement to go to, from 0; NaN for none
   */
  async #openSample(file, statement) {
    this.#clear();
    const turn = this.#turn;
    this.#showWorking();
    try {
      const sample = (await this.#fetchSamples()).find(each => each.file === file);
      if (!sample) throw new Error("no such sample");
      const text = await fetchText(file);
      if (turn !== this.#turn) return;
      await this.#read({ text, name: sample.title, outlet: sample.outlet, sample });
      this.#reader?.goTo(statement);
    } catch {
      if (turn === this.#turn) this.#fail("sample");
    }
  }

  /** @param {Work} work */
  async #read(work) {
    this.#clear();
    this.#work = work;
    const turn = this.#turn;
    this.#showWorking();
    try {
      const engine = await loadEngine();
      if (work.text.length > LONG) await afterFrame();
      if (turn !== this.#turn) return;
      const annotation = engine.annotate(work.text, work.sample ? { language: work.sample.language } : {});
      this.#showReader(
        new Reader(work.text, annotation, this.#messages, {
          announce: words => {
            this.#live.textContent = words;
          },
          linkTo: statement => this.#linkTo(statement.index),
          foot: () => [this.#foot()],
        }),
      );
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.#fail("engine", () => this.#follow());
    }
  }

  /** @param {Reader} reader */
  #showReader(reader) {
    this.#clear();
    this.#reader = reader;
    this.#mount(reader.element, `${reader.title.slice(0, 80)} – Whosaid`);
    reader.start();
    scrollTo(0, 0);
    reader.focus();
    this.#live.textContent = reader.isEmpty ? this.#messages.say("nothing") : "";
  }

  /**
   * @param {number} index of a statement
   * @returns {string|null}
   */
  #linkTo(index) {
    const { sample } = this.#work ?? {};
    if (!sample) return null;
    return new URL(`#sample=${encodeURIComponent(sample.file)}&statement=${index + 1}`, location.href).href;
  }

  #showWorking() {
    const messages = this.#messages;
    this.#mount(
      h(
        "main",
        { class: "working ws", id: "main" },
        h("div", { class: "ws-load" }),
        h(
          "div",
          { class: "ws-state" },
          h("h1", {}, messages.say("working")),
          h("p", {}, messages.say("workingMore")),
        ),
      ),
      messages.say("working"),
    );
  }

  /**
   * @param {import("./view/notes.js").Trouble} trouble
   * @param {() => void} [again]
   */
  #fail(trouble, again) {
    this.#showStart();
    this.#start?.complain(trouble, again);
  }

  /** Takes the present view away. */
  #clear() {
    this.#turn += 1;
    if (this.#start) this.#pasted = this.#start.pasted;
    this.#start?.destroy();
    this.#reader?.destroy();
    this.#start = null;
    this.#reader = null;
    document.querySelector("main")?.remove();
  }

  /**
   * @param {HTMLElement} main
   * @param {string} title
   */
  #mount(main, title) {
    document.querySelector("main")?.remove();
    this.#bar.after(main);
    document.title = title;
    document.documentElement.lang = this.#messages.language;
    this.#fillBar();
  }

  #fillBar() {
    const messages = this.#messages;
    this.#skip.textContent = messages.say("skip");
    this.#skip.href = "#main";
    this.#skip.hidden = !this.#reader;
    const home = wordmark(location.pathname + location.search, messages.say("home"));
    this.#bar.lang = messages.language;
    this.#bar.replaceChildren(
      home,
      ...(this.#reader ? this.#readerBar(this.#reader) : [h("span", { class: "sp" }), this.#languages()]),
    );
  }

  /**
   * @param {Reader} reader
   * @returns {Node[]}
   */
  #readerBar(reader) {
    const messages = this.#messages;
    const { outlet = "", sample } = this.#work ?? {};
    const source = h("span", { class: "src", lang: sample?.language }, outlet);
    const another = button("ws-txt lb", () => this.#openAnother(), messages.say("openAnother"));
    if (reader.isEmpty) return [source, h("span", { class: "sp" }), another];
    const toggle = makeSwitch(reader.store, messages.say("highlights"));
    reader.store.subscribe(toggle.update);
    const opener = h("button", { type: "button", class: "ws-txt" }, icon("export"), messages.say("export"));
    return [source, h("span", { class: "sp" }), toggle.element, another, opener, this.#exportMenu(opener, reader)];
  }

  /**
   * @param {HTMLButtonElement} opener
   * @param {Reader} reader
   * @returns {HTMLElement}
   */
  #exportMenu(opener, reader) {
    const messages = this.#messages;
    const text = reader.model.text;
    return attachMenu(opener, messages.say("export"), [
      {
        name: messages.say("exportJson"),
        purpose: messages.say("exportJsonMore"),
        choose: () => download(fileName(reader.title, "json"), "application/json", toJson(text, reader.annotation)),
      },
      {
        name: messages.say("exportCsv"),
        purpose: messages.say("exportCsvMore"),
        choose: () => download(fileName(reader.title, "csv"), "text/csv;charset=utf-8", toCsv(reader.model)),
      },
    ]);
  }

  /** Below the panel: another article, another language. */
  #foot() {
    const another = button("ws-txt", () => this.#openAnother(), this.#messages.say("openAnother"));
    return h("div", { class: "foot" }, another, this.#languages());
  }

  #languages() {
    return h(
      "div",
      { class: "languages", role: "group", "aria-label": this.#messages.say("languageChoice") },
      ...LANGUAGES.map(([language, name]) => {
        const choice = button("ws-txt", () => this.#speak(language), name);
        choice.lang = language;
        setAttribute(choice, "aria-pressed", String(language === this.#messages.language));
        return choice;
      }),
    );
  }

  /** @param {Language} language */
  #speak(language) {
    this.#messages = new Messages(language);
    document.documentElement.lang = language;
    if (this.#reader) {
      this.#reader.localise(this.#messages);
      this.#fillBar();
    } else {
      this.#follow();
    }
    /** @type {HTMLElement|null} */ (document.querySelector(`.languages [lang="${language}"]`))?.focus({
      preventScroll: true,
    });
  }
}

/**
 * @param {string} file beside the samples' index
 * @returns {Promise<string>}
 */
async function fetchText(file) {
  const response = await fetch(new URL(encodeURIComponent(file), SAMPLES));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.text();
}

/** @returns {Promise<void>} */
function idle() {
  return new Promise(resolve => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 16);
  });
}

/** @returns {Promise<void>} when what is on the page has been drawn */
function afterFrame() {
  return new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

new App().run();
