// The start view: every way in, and what is said when one fails.
import { expect, test } from "@playwright/test";
import { chinese, english, silent } from "./articles.js";
import { marks, paste, replaceEngine } from "./open.js";

test.use({ locale: "en-GB" });
test.beforeEach(({ page }) => replaceEngine(page));

test("a pasted article is read and its people are listed, most heard first", async ({ page }) => {
  await paste(page, english);
  await expect(page.locator(".ws-row .nm")).toHaveText([
    "Tomas Vik",
    "Maren Oyelaran",
    "Adaeze Lindqvist",
    "Rowan Petrie",
    "Port Authority of Harrow Sound",
    "Unnamed source",
  ]);
  await expect(page.locator(".ws-lede")).toHaveText("6 sources, 19 statements. They fill 47% of the article.");
  await expect(page.locator(".ws-row").first()).toContainText("Chief engineer, Northlight Ferries");
  await expect(page).toHaveTitle("The harbour that went quiet – Whosaid");
});

test("pasting anywhere on the page reads the article", async ({ page }) => {
  await page.goto("/");
  await page.locator(".ws-wm").focus();
  await page.evaluate(text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, english.text);
  await expect(page.locator(".ws-row")).toHaveCount(6);
});

test("Control and Enter in the field submit it; an empty field says what is missing", async ({ page }) => {
  await page.goto("/");
  await page.locator(".go").click();
  await expect(page.locator(".hint")).toHaveText("Paste an article first, or open a sample below.");
  await expect(page.locator("#paste")).toBeFocused();
  await page.locator("#paste").fill(english.text);
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".ws-row")).toHaveCount(6);
});

test("text files are opened, in UTF-8 and in the older Chinese encoding", async ({ page }) => {
  await page.goto("/");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "harbour.txt", mimeType: "text/plain", buffer: Buffer.from(english.text) });
  await expect(page.locator(".bar .src")).toHaveText("harbour.txt");
  await page.goto("/");
  // "他说，这是一个好的地方。" in GB 18030.
  const old = Buffer.from("cbfbcbb5a3acd5e2cac7d2bbb8f6bac3b5c4b5d8b7bda1a3", "hex");
  await page.locator("input[type=file]").setInputFiles({ name: "old.txt", mimeType: "text/plain", buffer: old });
  await expect(page.locator(".text")).toHaveText("他说，这是一个好的地方。");
});

test("a Markdown file is shown as its words", async ({ page }) => {
  await page.goto("/");
  const buffer = Buffer.from(
    "# The *tide* tables\n\nHigh water at [the lock](https://a.example/) falls\nat **six** this week.\n",
  );
  await page.locator("input[type=file]").setInputFiles({ name: "tide.md", mimeType: "text/markdown", buffer });
  await expect(page.locator(".text h1")).toHaveText("The tide tables");
  await expect(page.locator(".text p")).toHaveText("High water at the lock falls at six this week.");
});

test("markup in a text is text", async ({ page }) => {
  const text = "<img src=x onerror=alert(1)> said <b>Vik</b> &amp; =1+1";
  await paste(page, { text });
  await expect(page.locator(".text")).toHaveText(text);
  await expect(page.locator(".text img, .text b")).toHaveCount(0);
});

test("a dropped file is read", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(text => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, chinese.text);
  await expect(page.locator(".bar .src")).toHaveText("dropped.txt");
  await expect(page.locator(".ws-row")).toHaveCount(6);
});

test("a file that is no text is refused, with a way on", async ({ page }) => {
  await page.goto("/");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from([0x89, 0x50, 0, 0, 1, 2]) });
  await expect(page.getByRole("alert")).toContainText("This file could not be read");
  await page.getByRole("button", { name: "Paste the text" }).click();
  await expect(page.locator("#paste")).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an engine that cannot be loaded is said, the text is kept, and trying again helps", async ({ page }) => {
  await page.unroute("**/pkg/whosaid.js");
  let isBroken = true;
  await page.route("**/pkg/whosaid.js*", route => (isBroken ? route.abort() : route.fallback()));
  await page.goto("/");
  await page.locator("#paste").fill(english.text);
  await page.locator(".go").click();
  await expect(page.getByRole("alert")).toContainText("The reader could not start");
  await expect(page.locator("#paste")).toHaveValue(english.text);
  isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator(".story")).toBeVisible();
});

test("where nobody is quoted the page says so and shows the text", async ({ page }) => {
  await paste(page, silent);
  await expect(page.getByRole("heading", { name: "Nobody is quoted here" })).toBeVisible();
  await expect(page.locator(".text p")).toHaveText(
    "High water at the lock falls at six this week. The gates open an hour before.",
  );
  await expect(page.getByRole("switch")).toHaveCount(0);
});

test("back leads to the start view with the text still there, forward to the article", async ({ page }) => {
  await paste(page, english);
  await page.goBack();
  await expect(page.locator("#paste")).toHaveValue(english.text);
  await page.goForward();
  await expect(page.locator(".ws-row")).toHaveCount(6);
  await page.getByRole("button", { name: "Open another" }).first().click();
  await expect(page.locator("#paste")).toBeVisible();
  expect(await page.evaluate(() => [...CSS.highlights.values()].filter(ranges => ranges.size > 0).length)).toBe(4);
});

test("the key draws each mark as it is drawn in the text", async ({ page }) => {
  await page.goto("/");
  expect(await marks(page)).toEqual({
    "name-1": ["Ines Falk"],
    "direct-1": ["“The sea keeps its own diary,”", "“a polite guess”"],
    "indirect-1": ["the wall would hold until spring", "the repair "],
    "unsure-2": ["too late in the year"],
  });
});
