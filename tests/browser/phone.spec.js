// Narrow windows and touch.
import { expect, test } from "@playwright/test";
import { chinese, english } from "./articles.js";
import { marks, paste, pointOf, replaceEngine } from "./open.js";

/** @import { Page } from "@playwright/test" */

test.use({ locale: "en-GB", hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
test.beforeEach(({ page }) => replaceEngine(page));

/** @param {Page} page */
const contentWidth = page => page.evaluate(() => document.documentElement.scrollWidth);

for (const width of [320, 390, 641, 820, 1100]) {
  test(`nothing is wider than a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/");
    expect(await contentWidth(page)).toBeLessThanOrEqual(width);
    for (const article of [english, chinese]) {
      await paste(page, article);
      expect(await contentWidth(page)).toBeLessThanOrEqual(width);
      await page.keyboard.press("j");
      await expect(page.getByRole("dialog")).toBeInViewport({ ratio: 0.95 });
      expect(await contentWidth(page)).toBeLessThanOrEqual(width);
    }
  });
}

test("a tap opens the card as a sheet, with the words above it; a tap elsewhere closes it", async ({ page }) => {
  await paste(page, chinese);
  const words = await pointOf(page, "“我们调低的是炫耀");
  await page.touchscreen.tap(words.x, words.y);
  const sheet = page.getByRole("dialog", { name: /顾其峰/ });
  await expect(sheet).toBeVisible();
  // The sheet slides in: it is measured where it comes to rest.
  const foot = async () => {
    const box = await sheet.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await expect.poll(foot).toBeCloseTo(844, 0);
  const box = await sheet.boundingBox();
  expect(box?.width).toBe(390);
  await expect.poll(async () => (await pointOf(page, "“我们调低的是炫耀")).y).toBeLessThan(box?.y ?? 0);
  const plain = await pointOf(page, "商业界的态度");
  await page.touchscreen.tap(plain.x, plain.y);
  await expect(sheet).toBeHidden();
});

test("a sheet is swiped away", async ({ page }) => {
  await paste(page, chinese);
  const words = await pointOf(page, "“我们调低的是炫耀");
  await page.touchscreen.tap(words.x, words.y);
  const card = page.locator(".ws-card");
  await card.evaluate(async sheet => {
    const touch = (/** @type {string} */ type, /** @type {number} */ y) => {
      const touches = [new Touch({ identifier: 1, target: sheet, clientX: 100, clientY: y })];
      sheet.dispatchEvent(
        new TouchEvent(type, { touches: type === "touchend" ? [] : touches, changedTouches: touches, bubbles: true }),
      );
    };
    touch("touchstart", 600);
    touch("touchmove", 640);
    touch("touchmove", 700);
    touch("touchend", 700);
  });
  await expect(card).toBeHidden();
});

test("the pill opens the panel as a sheet; a statement chosen there closes it and opens its card", async ({
  page,
}) => {
  await paste(page, english);
  const pill = page.getByRole("button", { name: "Who said what" });
  await expect(pill).toBeInViewport();
  await pill.tap();
  await expect(pill).toBeHidden();
  await expect(page.locator(".ws-drawer .ws-panel")).toBeInViewport();
  await page.locator(".ws-drawer .ws-face", { hasText: "Rowan Petrie" }).tap();
  await page.locator(".ws-drawer .ws-said button").first().tap();
  await expect(page.locator(".ws-drawer")).toBeHidden();
  await expect(page.locator(".ws-card")).toContainText("Rowan Petrie");
  await expect(page.locator(".side .ws-panel")).toHaveCount(1);
});

test("the pill brings the marks back where they are off", async ({ page }) => {
  await paste(page, english);
  await page.getByRole("switch", { name: "Highlights" }).first().tap();
  expect(await marks(page)).toEqual({});
  await page.getByRole("button", { name: "Show who said what" }).tap();
  await expect(page.locator(".ws-drawer")).toBeVisible();
  expect(Object.keys(await marks(page))).toContain("direct-1");
});

test("targets are large enough for a finger", async ({ page }) => {
  await paste(page, english);
  await page.keyboard.press("j");
  const small = await page
    .locator("button:visible:not(.ws-stop)")
    .evaluateAll(buttons =>
      buttons
        .filter(each => each.getBoundingClientRect().height < 43.5)
        .map(each => each.textContent || each.getAttribute("aria-label")),
    );
  expect(small).toEqual([]);
});
