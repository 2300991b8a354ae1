// The card: by pointer, and what it tells.
import { expect, test } from "@playwright/test";
import { chinese, english } from "./articles.js";
import { marks, paste, pointOf, replaceEngine } from "./open.js";

test.use({ locale: "en-GB" });
test.beforeEach(({ page }) => replaceEngine(page));

test("a rest of the pointer opens the card, leaving closes it, a click keeps it", async ({ page }) => {
  await paste(page, english);
  const card = page.getByRole("dialog");
  const words = await pointOf(page, "“We lowered a hydrophone");
  await page.mouse.move(words.x, words.y);
  await expect(card).toBeVisible();
  await page.mouse.move(5, 300);
  await expect(card).toBeHidden();
  await page.mouse.click(words.x, words.y);
  await expect(card).toBeVisible();
  await page.mouse.move(5, 300);
  await page.waitForTimeout(400);
  await expect(card).toBeVisible();
  await page.mouse.click(5, 300);
  await expect(card).toBeHidden();
});

test("the pointer can travel from the words into the card", async ({ page }) => {
  await paste(page, english);
  const words = await pointOf(page, "“We lowered a hydrophone");
  await page.mouse.move(words.x, words.y);
  const box = await page.getByRole("dialog").boundingBox();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 20, { steps: 4 });
  await page.waitForTimeout(400);
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the card tells who, what they are, how it is told, how sure and why", async ({ page }) => {
  await paste(page, english);
  const words = await pointOf(page, "“We lowered a hydrophone");
  await page.mouse.click(words.x, words.y);
  const card = page.getByRole("dialog", { name: "Direct quotation, Maren Oyelaran, 1 of 4" });
  await expect(card.locator(".ws-card-name")).toHaveText("Maren Oyelaran");
  await expect(card.locator(".ws-card-role span")).toHaveText([
    "Marine acoustician",
    "Calder Institute of Ocean Sound",
  ]);
  await expect(card.locator(".ws-card-how b")).toHaveText("Direct quotation");
  await expect(card.locator(".conf")).toHaveText("Clear attribution");
  await expect(card.locator(".ws-card-how p")).toHaveText("Because of “said” in the text");
  const painted = await marks(page);
  expect(painted["active-1"]).toHaveLength(1);
  expect(painted.cue).toEqual(["said"]);
});

test("doubt is said in words: probably, please check, and why", async ({ page }) => {
  await paste(page, chinese);
  const words = await pointOf(page, "全年可节电约四成");
  await page.mouse.click(words.x, words.y);
  const card = page.getByRole("dialog");
  await expect(card.locator(".ws-card-name")).toHaveText("Probably 顾其峰Gu Qifeng");
  await expect(card.locator(".conf")).toHaveText("Please check");
  await expect(card.locator(".ws-card-how p")).toHaveText("“他” may be someone else. Read the passage above.");
  await expect(card).toHaveAttribute("data-k", "unsure");
});

test("a source without a name stays without one", async ({ page }) => {
  await paste(page, english);
  const words = await pointOf(page, "a second charging berth was");
  await page.mouse.click(words.x, words.y);
  const card = page.getByRole("dialog");
  await expect(card.locator(".ws-card-name")).toHaveText("Unnamed source");
  await expect(card.locator(".ws-card-role span")).toHaveText(["A council official", "Not named in the article"]);
  await expect(card.getByRole("button", { name: "Next statement by Unnamed source" })).toBeDisabled();
});

test("a name leads to the statement that it introduces", async ({ page }) => {
  await paste(page, english);
  const name = await pointOf(page, "Lindqvist, professor");
  await page.mouse.click(name.x, name.y);
  await expect(page.getByRole("dialog")).toHaveAttribute(
    "aria-label",
    "Indirect quotation, Adaeze Lindqvist, 1 of 4",
  );
});

test("the space behind the end of a line is not the statement", async ({ page }) => {
  await paste(page, english);
  const story = await page.locator(".text").boundingBox();
  const words = await pointOf(page, "“is the only review I need.”");
  await page.mouse.click((story?.x ?? 0) + (story?.width ?? 0) - 4, words.y);
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("previous and next go through this person's statements and round", async ({ page }) => {
  await paste(page, english);
  const words = await pointOf(page, "“We lowered a hydrophone");
  await page.mouse.click(words.x, words.y);
  const card = page.getByRole("dialog");
  await card.getByRole("button", { name: "Previous statement by Maren Oyelaran" }).click();
  await expect(card.locator(".at")).toHaveText("4 of 4");
  await expect
    .poll(async () => (await marks(page))["active-1"])
    .toEqual(["such a tone could be tuned to a pitch that porpoises ignore"]);
  await card.getByRole("button", { name: "Next statement by Maren Oyelaran" }).click();
  await expect(card.locator(".at")).toHaveText("1 of 4");
});

test("copying takes the quotation with its source", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await paste(page, english);
  const words = await pointOf(page, "“That,”");
  await page.mouse.click(words.x, words.y);
  await page.getByRole("dialog").getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "“That,” … “is the only review I need.”\n— Tomas Vik, Chief engineer, Northlight Ferries",
  );
});

test("the card stands inside the window, above the words where there is no room below", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await paste(page, english);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const words = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll(".text p")].find(each =>
      each.textContent?.startsWith("The engineering"),
    );
    scrollBy({ top: (paragraph?.getBoundingClientRect().top ?? 0) - 560, behavior: "instant" });
    return paragraph?.getBoundingClientRect().top;
  });
  expect(words).toBeCloseTo(560, 0);
  const name = await page.evaluate(() => {
    const node = /** @type {Text} */ (
      [...document.querySelectorAll(".text p")].find(each => each.textContent?.startsWith("The engineering"))
        ?.firstChild
    );
    const range = new Range();
    range.setStart(node, node.data.indexOf("Tomas"));
    range.setEnd(node, node.data.indexOf("Tomas") + 5);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.click(name.x, name.y);
  const box = await page.getByRole("dialog").boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(name.y);
  expect(box?.y).toBeGreaterThan(0);
});

test("the card does not hide the rest of the statement", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await paste(page, english);
  const first = await pointOf(page, "each vessel keeps");
  await page.mouse.click(first.x, first.y);
  const box = await page.getByRole("dialog").boundingBox();
  const last = await page.evaluate(() => {
    const name = [...CSS.highlights.keys()].find(each => each.endsWith("active-2")) ?? "";
    return (
      [...(CSS.highlights.get(name) ?? [])]
        .map(range => /** @type {Range} */ (range).getBoundingClientRect().bottom)
        .at(-1) ?? 0
    );
  });
  expect(last).toBeGreaterThan(first.y + 40);
  expect(box?.y).toBeGreaterThan(last);
});

test("selecting words opens nothing", async ({ page }) => {
  await paste(page, english);
  const words = await pointOf(page, "“We lowered a hydrophone");
  await page.mouse.move(words.x, words.y);
  await page.mouse.down();
  await page.mouse.move(words.x + 120, words.y, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(5);
  const others = await pointOf(page, "porpoises had begun");
  await page.mouse.move(others.x, others.y);
  await page.waitForTimeout(400);
  await expect(page.locator(".ws-card")).toBeHidden();
});
