/** Makes elements without any HTML sink: `createElement`, `textContent` and properties alone. */

/** @typedef {Node|string|null|undefined|false} Child */

/**
 * An element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string|boolean|number|null|undefined>} [attributes]
 *   `true` sets an empty attribute; `false`, `null` and `undefined` set none.
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.filter(isNode));
  return element;
}

/**
 * Sets, or with `false`, `null` or `undefined` removes, an attribute.
 *
 * @param {Element} element
 * @param {string} name
 * @param {string|boolean|number|null|undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * A push button.
 *
 * @param {string} className
 * @param {() => void} action
 * @param {...Child} children
 * @returns {HTMLButtonElement}
 */
export function button(className, action, ...children) {
  const element = h("button", { type: "button", class: className }, ...children);
  element.addEventListener("click", action);
  return element;
}

/**
 * Gives an element its source's ink.
 *
 * @template {HTMLElement} E
 * @param {E} element
 * @param {number} slot
 * @returns {E}
 */
export function inked(element, slot) {
  element.style.setProperty("--c", `var(--ws-s${slot})`);
  return element;
}

/**
 * Whether the reader asked for less movement.
 *
 * @returns {boolean}
 */
export function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Whether cards and panels are sheets at the bottom of the window.
 *
 * @returns {boolean}
 */
export function isPhone() {
  return matchMedia("(max-width: 640px)").matches;
}

/**
 * @param {Child} child
 * @returns {child is Node|string}
 */
function isNode(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}
