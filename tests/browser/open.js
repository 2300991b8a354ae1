// Ways into the page, and what can be seen of its marks.
import { standIn } from "./articles.js";

/** @import { Page } from "@playwright/test" */

/**
 * Puts the hand-made annotations in the engine's place.
 *
 * @param {Page} page
 */
export async function replaceEngine(page) {
  await page.route("**/pkg/whosaid.js", route => route.fulfill({ contentType: "text/javascript", body: standIn }));
}

/**
 * Pastes an article and waits for it to be read.
 *
 * @param {Page} page
 * @param {{text: string}} article
 */
export async function paste(page, article) {
  await page.goto("/");
  await page.locator("#paste").fill(article.text);
  await page.locator(".go").click();
  await page.locator(".story").waitFor();
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/**
 * What is painted: each highlight's name, without the prefix of its page, and the words under it.
 *
 * @param {Page} page
 * @returns {Promise<Record<string, string[]>>}
 */
export function marks(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([, ranges]) => ranges.size > 0)
        .map(([name, ranges]) => [name.replace(/^whosaid-\d+-/, ""), [...ranges].map(String)]),
    ),
  );
}

/**
 * The middle of the first line of some words of the article.
 *
 * @param {Page} page
 * @param {string} words
 * @returns {Promise<{x: number, y: number}>} in CSS pixels of the window
 */
export function pointOf(page, words) {
  return page.evaluate(words => {
    const walker = document.createTreeWalker(
      /** @type {Node} */ (document.querySelector(".text")),
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = /** @type {Text} */ (node).data.indexOf(words);
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const rect = range.getClientRects()[0];
      if (rect) return { x: rect.x + Math.min(rect.width, 80) / 2, y: rect.y + rect.height / 2 };
    }
    throw new Error(`not in the article: ${words}`);
  }, words);
}
