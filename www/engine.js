/** Loads the WebAssembly module, once, and calls it. */

/** @import { Annotation, Language } from "./types.js" */

/**
 * @typedef {object} Engine
 * @property {(text: string, options?: {language?: Language}) => Annotation} annotate
 *   Who says what in `text`; places are UTF-16 code units.
 */

/** Where the built module lies, relative to this file. */
const MODULE = "./pkg/whosaid.js";

/** @type {Promise<Engine>|null} */
let loading = null;

/**
 * The engine, ready to be called. A failed start is tried again at the next call.
 *
 * @returns {Promise<Engine>}
 * @throws where the module is missing, or WebAssembly is not allowed on this page
 */
export function loadEngine() {
  loading ??= start().catch(error => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @returns {Promise<Engine>} */
async function start() {
  const url = new URL(MODULE, import.meta.url).href;
  const module = await import(url);
  await module.default();
  return { annotate: (text, options) => module.annotate(text, options ?? {}) };
}
