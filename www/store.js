/** What is shown at the moment, and who wants to know when that changes. */

/** @import { Source, Statement, View } from "./types.js" */

/** The state of one article on the page. */
export class Store {
  /** @type {View} */
  #view = { on: true, solo: null, peek: null, off: new Set(), active: null, pinned: false };
  /** @type {Set<(view: View, before: View) => void>} */
  #listeners = new Set();

  /** What is shown. @returns {View} */
  get view() {
    return this.#view;
  }

  /**
   * Changes some of it and tells everybody.
   *
   * @param {Partial<View>} change
   */
  set(change) {
    const before = this.#view;
    this.#view = { ...before, ...change };
    for (const listener of [...this.#listeners]) listener(this.#view, before);
  }

  /**
   * Shows only this source, or everybody again.
   *
   * @param {Source} source
   */
  toggleSolo(source) {
    this.set({ solo: this.#view.solo === source ? null : source, peek: null });
  }

  /**
   * Switches a filter.
   *
   * @param {string} filter a mark or source type
   */
  toggleFilter(filter) {
    const off = new Set(this.#view.off);
    if (!off.delete(filter)) off.add(filter);
    this.set({ off });
  }

  /**
   * Calls `listener` at each change.
   *
   * @param {(view: View, before: View) => void} listener
   * @returns {() => void} stops it
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Whether a statement is among those shown, by filters and by person.
 *
 * @param {View} view
 * @param {Statement} statement
 * @returns {boolean}
 */
export function isShown(view, statement) {
  const only = view.peek ?? view.solo;
  return (!only || statement.source === only) && passes(view, statement);
}

/**
 * Whether the filters let a statement through.
 *
 * @param {View} view
 * @param {Statement} statement
 * @returns {boolean}
 */
export function passes({ off }, { kind, mark, source }) {
  return !off.has(kind) && !off.has(mark) && !off.has(filterOf(source));
}

/**
 * The filter that a source falls under: one whose name nobody gives is unnamed.
 *
 * @param {Source} source
 * @returns {'person'|'organization'|'unnamed'}
 */
export function filterOf(source) {
  return source.type === "unknown" ? "unnamed" : source.type;
}
