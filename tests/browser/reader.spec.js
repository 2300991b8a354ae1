// The reader view: what is painted, and that painting changes nothing.
import { expect, test } from "@playwright/test";
import { chinese, english } from "./articles.js";
import { annotate } from "./fixture.js";
import { marks, paste, pointOf, replaceEngine } from "./open.js";

test.use({ locale: "en-GB" });
test.beforeEach(({ page }) => replaceEngine(page));

test("each ink and line holds its speaker's words, quotation marks taken in", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 3000 });
  await paste(page, english);
  const painted = await marks(page);
  expect(painted["direct-1"]).toEqual([
    "“We lowered a hydrophone the morning after the last diesel sailing and I thought the instrument was broken,”",
  ]);
  expect(painted["unsure-1"]).toEqual([
    "underwater noise in the main channel fell by roughly two-thirds within a week",
  ]);
  expect(painted["indirect-2"]).toEqual([
    "the company had rebuilt the charging arm three times before it could cope with a spring tide",
    "each vessel keeps a diesel generator on board for emergencies, a compromise he called ",
  ]);
  expect(painted["direct-2"]).toEqual([
    "“A ferry does not wait for a cable,”",
    "“You get nine minutes, and in January you get nine minutes with ice.”",
    "“a spare tyre, not a second engine”",
    "“That,”",
    "“is the only review I need.”",
  ]);
  expect(painted["name-2"]).toEqual(["Tomas Vik", "Vik"]);
  expect(painted["name-4"]).toEqual(["Port Authority of Harrow Sound"]);
  expect(painted["direct-0"]).toEqual(["“more likely than not”"]);
  expect(painted["name-0"]).toBeUndefined();
});

test("no two marks lie on the same words", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 3000 });
  await paste(page, chinese);
  const overlaps = await page.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap(highlight => [...highlight]);
    return ranges
      .filter(a =>
        ranges.some(
          b =>
            a !== b &&
            a.startContainer === b.startContainer &&
            a.startOffset < b.endOffset &&
            b.startOffset < a.endOffset,
        ),
      )
      .map(String);
  });
  expect(overlaps).toEqual([]);
});

test("only what is near the window is registered", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 300 });
  await paste(page, english);
  const last = "“is the only review I need.”";
  expect(Object.values(await marks(page)).flat()).not.toContain(last);
  await page.locator(".text p").last().scrollIntoViewIfNeeded();
  await expect.poll(async () => Object.values(await marks(page)).flat()).toContain(last);
});

test("the text and its nodes stay as they are, whatever is painted, filtered or opened", async ({ page }) => {
  await paste(page, chinese);
  const lines = chinese.text
    .split("\n")
    .map(line => line.trim())
    .filter(Boolean);
  const state = () =>
    page.evaluate(() => {
      const text = /** @type {HTMLElement} */ (document.querySelector(".text"));
      const paragraphs = [...text.querySelectorAll("h1, h2, p")];
      return {
        all: text.textContent,
        lines: paragraphs.map(each => each.textContent),
        nodes: paragraphs.map(each => each.childNodes.length),
        inner: text.querySelectorAll("h1 *, h2 *, p *").length,
      };
    });
  const before = await state();
  expect(before).toEqual({ all: lines.join(""), lines, nodes: lines.map(() => 1), inner: 0 });
  await page.locator(".ws-face").first().click();
  await page.locator("[data-filter=indirect]").click();
  await page.keyboard.press("j");
  await page.keyboard.press("h");
  expect(await state()).toEqual(before);
});

test("the headline, the byline and the paragraphs look what they are", async ({ page }) => {
  await paste(page, english);
  await expect(page.locator(".text h1")).toHaveText("The harbour that went quiet");
  await expect(page.locator(".text .byline")).toHaveText("By Isla Renwick, 18 October");
  await expect(page.locator(".text p:not(.byline)")).toHaveCount(7);
});

test("the lines above an article are told apart, and labels from paragraphs", async ({ page }) => {
  const lines = [
    "Quiet water",
    "The harbour sleeps. Who will wake it?",
    "By Isla Renwick",
    "18 October 2026",
    `It is still. ${"It waits. ".repeat(20)}`,
    "What the ferries say",
    `It is late. ${"It waits. ".repeat(20)}`,
    "Most read",
    "Five ferries to see",
    "Ask the harbour",
  ];
  await paste(page, { text: lines.join("\n") });
  const roles = await page
    .locator(".text")
    .evaluate(text => [...text.children].map(each => each.className.split(" ")[0] || each.localName));
  expect(roles).toEqual(["headline", "dek", "byline", "byline", "p", "subheading", "p", "note", "note", "note"]);
});

test("the margin names the speaker beside the first line of a statement, the lanes show where each speaks", async ({
  page,
}) => {
  await paste(page, chinese);
  await expect(page.locator(".margin .ws-mono").first()).toHaveText("沈");
  const line = await pointOf(page, "“一束向上的光");
  const sign = await page.locator(".margin .ws-mono").first().boundingBox();
  expect(Math.abs((sign?.y ?? 0) + (sign?.height ?? 0) / 2 - line.y)).toBeLessThan(12);
  await expect(page.locator(".lane")).toHaveCount(6);
  await expect(page.locator(".lane > .ws-mono")).toHaveText(["沈", "顾", "柳", "何", "城", "?"]);
  await expect(page.locator(".lane b")).toHaveCount(13);
  await page.locator(".lane b").last().click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("many lanes share the room that there is", async ({ page }) => {
  const names = Array.from({ length: 24 }, (_, i) => `Person${String.fromCharCode(65 + i)} Name`);
  const text = names.map(name => `${name} said it rains.`).join("\n");
  const annotation = annotate(
    text,
    "en",
    names.map(name => ({ id: name, type: "person", name })),
    names.map(name => ({ who: name, kind: "indirect", content: ["it rains"] })),
  );
  await page.route("**/pkg/whosaid.js", route =>
    route.fulfill({
      contentType: "text/javascript",
      body: `export default async () => {}; export const annotate = () => (${JSON.stringify(annotation)});`,
    }),
  );
  await paste(page, { text });
  const room = await page.locator(".lanes .in").boundingBox();
  const last = await page.locator(".lane").last().boundingBox();
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0) + 1);
  await expect(page.locator(".lane")).toHaveCount(24);
});

test("resting on a lane shows its speaker alone", async ({ page }) => {
  await paste(page, english);
  await page
    .locator(".lane")
    .nth(1)
    .hover({ position: { x: 8, y: 5 } });
  await expect.poll(async () => Object.keys(await marks(page)).filter(name => !/-2$|faded/.test(name))).toEqual([]);
  await page.mouse.move(5, 5);
  await expect.poll(async () => Object.keys(await marks(page))).toContain("direct-1");
});

test("the switch takes all marks away and brings them back", async ({ page }) => {
  await paste(page, english);
  const toggle = page.getByRole("switch", { name: "Highlights" });
  await expect(toggle).toHaveAttribute("aria-checked", "true");
  await toggle.click();
  expect(await marks(page)).toEqual({});
  await expect(page.locator(".margin .ws-mono")).toHaveCount(0);
  await expect(page.locator("[data-ws-marked]")).toHaveCount(0);
  await toggle.click();
  await expect.poll(async () => Object.keys(await marks(page))).toContain("direct-1");
});

test("another script's highlights stay", async ({ page }) => {
  await page.addInitScript(() => {
    CSS.highlights.set("whosaid-1-other", new Highlight());
  });
  await paste(page, english);
  await page.getByRole("button", { name: "Open another" }).first().click();
  expect(await page.evaluate(() => CSS.highlights.has("whosaid-1-other"))).toBe(true);
});

test("without highlights in the browser the list still works", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "Highlight");
  });
  await paste(page, english);
  await expect(page.locator(".ws-unsupported")).toHaveText(
    "This browser cannot draw the marks in the text. The list still works.",
  );
  await page.locator(".ws-face", { hasText: "Rowan Petrie" }).click();
  await page.locator(".ws-said button").first().click();
  await expect(page.getByRole("dialog")).toContainText("Rowan Petrie");
});

test("in dark the inks are the dark ones", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await paste(page, english);
  const look = await page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(/** @type {Element} */ (document.querySelector(".ws-row .ws-mono"))).backgroundColor,
  }));
  expect(look).toEqual({ paper: "rgb(23, 22, 19)", ink: "rgb(242, 131, 92)" });
});

test("in forced colours the text leaves the forced palette, so that lines stay lines", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await paste(page, english);
  const adjust = () =>
    page
      .locator(".text p")
      .first()
      .evaluate(text => getComputedStyle(text).forcedColorAdjust);
  expect(await adjust()).toBe("none");
  await page.keyboard.press("h");
  expect(await adjust()).toBe("auto");
});
