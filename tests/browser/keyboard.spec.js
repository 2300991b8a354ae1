// The keyboard's way through the article.
import { expect, test } from "@playwright/test";
import { english } from "./articles.js";
import { marks, paste, replaceEngine } from "./open.js";

/** @import { Page } from "@playwright/test" */

test.use({ locale: "en-GB" });
test.beforeEach(async ({ page }) => {
  await replaceEngine(page);
  await paste(page, english);
});

/** @param {Page} page */
const label = page => page.getByRole("dialog").getAttribute("aria-label");

test("j and k go through the statements, round at the ends", async ({ page }) => {
  await page.keyboard.press("j");
  expect(await label(page)).toBe("Direct quotation, Maren Oyelaran, 1 of 4");
  await page.keyboard.press("j");
  expect(await label(page)).toBe("Indirect quotation, Maren Oyelaran, 2 of 4");
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  expect(await label(page)).toBe("Direct quotation, Tomas Vik, 5 of 5");
});

test("the statement that the keys reach has the focus", async ({ page }) => {
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Direct quotation, Maren Oyelaran, 1 of 4" })).toBeFocused();
});

test("n and p stay with one person", async ({ page }) => {
  for (const key of ["j", "n", "n", "n", "n"]) await page.keyboard.press(key);
  expect(await label(page)).toBe("Direct quotation, Maren Oyelaran, 1 of 4");
  await page.keyboard.press("p");
  expect(await label(page)).toBe("Indirect quotation, Maren Oyelaran, 4 of 4");
});

test("Tab reaches the statements after their paragraph, Enter goes into the card, Escape back", async ({ page }) => {
  await page.locator("#story").focus();
  await page.keyboard.press("Tab");
  const stop = page.getByRole("button", { name: "Direct quotation, Maren Oyelaran, 1 of 4" });
  await expect(stop).toBeFocused();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest(".ws-card") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(stop).toBeFocused();
});

test("a card that came with the focus goes with it", async ({ page }) => {
  await page.locator("#story").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator(".bar .ws-wm").focus();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("c copies, h switches, arrows walk the rows", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("— Maren Oyelaran");
  await page.keyboard.press("h");
  expect(await marks(page)).toEqual({});
  await page.locator(".ws-face").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".ws-face").nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(".ws-face").first()).toBeFocused();
});

test("Escape steps back: card, then one person", async ({ page }) => {
  await page.locator(".ws-face").first().click();
  await page.locator(".ws-said button").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(".ws-said")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator(".ws-said")).toHaveCount(0);
});

test("single letters can be switched off, and leave shortcuts of the browser alone", async ({ page }) => {
  await page.keyboard.press("Control+j");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByText("Keyboard", { exact: true }).click();
  await page.getByLabel("Single-key shortcuts").uncheck();
  await page.locator("#story").focus();
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a new article has the focus at its beginning", async ({ page }) => {
  await expect(page.locator("#story")).toBeFocused();
});

test("the skip link leads to the article", async ({ page }) => {
  const skip = page.getByRole("link", { name: "Skip to the article" });
  await skip.focus();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#story")).toBeFocused();
});

test("with less motion wanted nothing glides", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.keyboard.press("k");
  const at = await page.evaluate(() => scrollY);
  expect(at).toBeGreaterThan(200);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => scrollY)).toBe(at);
  expect(await page.locator(".ws-card").evaluate(card => getComputedStyle(card).animationName)).toBe("none");
});
