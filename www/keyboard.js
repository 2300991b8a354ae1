/** Keys of the reader. Single letters are left alone in fields, and can be switched off. */

/** @import { Store } from "./store.js" */

/**
 * @typedef {object} Commands
 * @property {(step: 1|-1) => void} step To the next or previous statement.
 * @property {(step: 1|-1) => void} stepPerson To the next or previous one by the same person.
 * @property {() => void} enter Into the card.
 * @property {() => void} copy
 * @property {() => void} toggle
 * @property {() => void} escape
 */

/** Listens to the document's keys. */
export class Keyboard {
  #commands;
  #store;
  /** Whether single letters do anything. */
  hasLetters = true;

  /**
   * @param {Store} store
   * @param {Commands} commands
   */
  constructor(store, commands) {
    this.#store = store;
    this.#commands = commands;
  }

  /** @param {AbortSignal} signal ends it */
  start(signal) {
    document.addEventListener("keydown", event => this.#press(event), { signal });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isMenu(event.target)) return;
    if (event.key === "Escape") {
      this.#commands.escape();
      return;
    }
    if (isField(event.target)) return;
    const command = this.#commandOf(event);
    if (!command) return;
    command();
    event.preventDefault();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {(() => void)|null}
   */
  #commandOf({ key, target }) {
    const { step, stepPerson, enter, copy, toggle } = this.#commands;
    const isFree =
      target === document.body ||
      (target instanceof Element && target.closest(".story") !== null && !target.closest("button"));
    if (key === "Enter" && isFree && this.#store.view.active) return enter;
    if (!this.hasLetters) return null;
    /** @type {Record<string, () => void>} */
    const letters = {
      j: () => step(1),
      k: () => step(-1),
      n: () => stepPerson(1),
      p: () => stepPerson(-1),
      c: copy,
      h: toggle,
    };
    return Object.hasOwn(letters, key) ? (letters[key] ?? null) : null;
  }
}

/**
 * @param {EventTarget|null} target
 * @returns {boolean}
 */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/**
 * @param {EventTarget|null} target
 * @returns {boolean}
 */
function isMenu(target) {
  return target instanceof Element && target.closest("[role=menu]") !== null;
}
