// What axe finds, in every state; and that the marks have elements to stand for them.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { chinese, english, silent } from "./articles.js";
import { paste, replaceEngine } from "./open.js";

/** @import { Page } from "@playwright/test" */

/** @type {[string, (page: Page) => Promise<void>][]} */
const STATES = [
  [
    "start",
    async page => {
      await page.goto("/");
    },
  ],
  [
    "an error",
    async page => {
      await page.goto("/");
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from([0, 1]) });
      await page.getByRole("alert").waitFor();
    },
  ],
  ["a Chinese article", page => paste(page, chinese)],
  ["an English article", page => paste(page, english)],
  ["nothing found", page => paste(page, silent)],
  [
    "a card",
    async page => {
      await paste(page, english);
      await page.keyboard.press("j");
    },
  ],
  [
    "a card in doubt",
    async page => {
      await paste(page, english);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
    },
  ],
  [
    "one person",
    async page => {
      await paste(page, english);
      await page.locator(".ws-face").nth(1).click();
    },
  ],
  [
    "filters off",
    async page => {
      await paste(page, english);
      for (const filter of ["indirect", "unnamed"]) await page.locator(`[data-filter=${filter}]`).click();
    },
  ],
  [
    "highlights off",
    async page => {
      await paste(page, english);
      await page.keyboard.press("h");
    },
  ],
  [
    "the menu",
    async page => {
      await paste(page, english);
      await page.getByRole("button", { name: /Export|导出/ }).click();
    },
  ],
  [
    "the keys",
    async page => {
      await paste(page, english);
      await page.locator("summary").click();
    },
  ],
];

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [state, open] of STATES) {
    test(`axe finds nothing in ${colorScheme}: ${state}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await replaceEngine(page);
      await open(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)])).toEqual([]);
    });
  }
}

for (const [state, open] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  [
    "start",
    async page => {
      await page.goto("/");
    },
  ],
  [
    "the sheet",
    async page => {
      await paste(page, chinese);
      await page.keyboard.press("j");
    },
  ],
  [
    "the panel as a sheet",
    async page => {
      await paste(page, chinese);
      await page.locator(".ws-pill").click();
    },
  ],
])) {
  test(`axe finds nothing on a phone: ${state}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await replaceEngine(page);
    await open(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)])).toEqual([]);
  });
}

test("every statement has a button, in a list after its paragraph, that says who and how", async ({ page }) => {
  await replaceEngine(page);
  await paste(page, english);
  const stops = page.locator(".ws-stops button");
  await expect(stops).toHaveCount(19);
  await expect(stops.nth(12)).toHaveAccessibleName(/Partly quoted, Unnamed source, 1 of 1/);
  const paragraphs = await page
    .locator(".ws-stops")
    .evaluateAll(lists => lists.map(list => list.previousElementSibling?.textContent?.slice(0, 12)));
  expect(paragraphs).toEqual([
    "“We lowered ",
    "The engineer",
    "Whether the ",
    "Ticket price",
    "Not everyone",
    "On a recent ",
  ]);
});

test("a focus ring shows where the focus is", async ({ page }) => {
  await replaceEngine(page);
  await paste(page, english);
  await page.keyboard.press("j");
  const ring = await page.locator(".ws-stop:focus").evaluate(stop => {
    const { outlineStyle, outlineWidth } = getComputedStyle(stop);
    return { outlineStyle, outlineWidth, width: stop.getBoundingClientRect().width };
  });
  expect(ring).toEqual({ outlineStyle: "solid", outlineWidth: "2px", width: expect.any(Number) });
  expect(ring.width).toBeGreaterThan(100);
});
