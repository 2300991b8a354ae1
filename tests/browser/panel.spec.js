// The panel: people, one person alone, filters that are the legend.
import { expect, test } from "@playwright/test";
import { chinese, english } from "./articles.js";
import { marks, paste, replaceEngine } from "./open.js";

test.use({ locale: "en-GB", viewport: { width: 1280, height: 2400 } });
test.beforeEach(({ page }) => replaceEngine(page));

test("shares add up, and are told to screen readers", async ({ page }) => {
  await paste(page, english);
  const shares = await page.locator(".ws-share em").allTextContents();
  expect(shares.map(share => parseInt(share, 10)).reduce((sum, share) => sum + share)).toBeGreaterThan(97);
  await expect(page.getByRole("button", { name: /Tomas Vik.*30% of quoted words/ })).toBeVisible();
});

test("one person alone: theirs stays, the others step back, and both ways lead out", async ({ page }) => {
  await paste(page, english);
  const row = page.locator(".ws-face", { hasText: "Tomas Vik" });
  await row.click();
  await expect(row).toHaveAttribute("aria-pressed", "true");
  const painted = await marks(page);
  expect(
    Object.keys(painted)
      .filter(name => !name.endsWith("-2"))
      .sort(),
  ).toEqual(["faded"]);
  expect(painted.faded).toContain("“Now the quiet is the hazard.”");
  await expect(page.locator(".ws-said button")).toHaveCount(5);
  await expect(page.locator(".lane b:visible")).toHaveCount(5);
  await row.click();
  expect(Object.keys(await marks(page))).not.toContain("faded");
  await row.click();
  await page.keyboard.press("Escape");
  await expect(row).toHaveAttribute("aria-pressed", "false");
  await row.click();
  await page.getByRole("button", { name: "Show everyone" }).click();
  await expect(page.locator(".ws-said")).toHaveCount(0);
  await expect(row).toBeFocused();
});

test("a statement in the list opens its card and is brought into view", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await paste(page, english);
  await page.locator(".ws-face", { hasText: "Maren Oyelaran" }).click();
  await page.locator(".ws-said button").last().click();
  await expect(page.getByRole("dialog")).toContainText("4 of 4");
  await expect
    .poll(() =>
      page.evaluate(() => {
        const range = [
          ...(CSS.highlights.get([...CSS.highlights.keys()].find(name => name.endsWith("active-1")) ?? "") ?? []),
        ][0];
        const { top = -1, bottom = -1 } = /** @type {Range|undefined} */ (range)?.getBoundingClientRect() ?? {};
        return top > 56 && bottom < innerHeight;
      }),
    )
    .toBe(true);
});

test("a filter changes text, lanes, margin and counts together", async ({ page }) => {
  await paste(page, english);
  const chip = page.locator("[data-filter=direct]");
  await expect(chip).toContainText("7");
  await chip.click();
  await expect(chip).toHaveAttribute("aria-pressed", "false");
  const painted = await marks(page);
  expect(painted["direct-1"]).toBeUndefined();
  expect(painted.faded).toHaveLength(8);
  expect(painted["direct-2"]).toEqual(["“a spare tyre, not a second engine”"]);
  await expect(page.locator(".ws-row", { hasText: "Tomas Vik" }).locator(".ct")).toHaveText("2");
  await expect(page.locator(".lane b:visible")).toHaveCount(12);
  await expect(page.locator("[aria-live=polite]").filter({ hasText: "12 of 19 statements shown" })).toHaveCount(1);
  await chip.click();
  expect((await marks(page)).faded).toBeUndefined();
});

test("every filter hides exactly its own", async ({ page }) => {
  await paste(page, english);
  const shown = { direct: 12, indirect: 10, mixed: 16, unsure: 18, person: 2, organization: 18, unnamed: 18 };
  for (const [filter, count] of Object.entries(shown)) {
    await page.locator(`[data-filter=${filter}]`).click();
    await expect(page.locator(".lane b:visible"), filter).toHaveCount(count);
    await page.locator(`[data-filter=${filter}]`).click();
  }
  await expect(page.locator(".lane b:visible")).toHaveCount(19);
});

test("a filter closes the card of a statement that it hides", async ({ page }) => {
  await paste(page, english);
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator("[data-filter=direct]").focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("inks follow first appearance and stay when the order is another", async ({ page }) => {
  await paste(page, chinese);
  const inks = await page
    .locator(".ws-row")
    .evaluateAll(rows =>
      rows.map(row => [
        row.querySelector(".nm span")?.textContent,
        /** @type {HTMLElement} */ (row).style.getPropertyValue("--c"),
      ]),
    );
  expect(inks).toEqual([
    ["顾其峰", "var(--ws-s2)"],
    ["沈若衡", "var(--ws-s1)"],
    ["何书棠", "var(--ws-s4)"],
    ["柳亦安", "var(--ws-s3)"],
    ["澜州市城市管理局", "var(--ws-s5)"],
    ["Unnamed source", "var(--ws-s0)"],
  ]);
});
