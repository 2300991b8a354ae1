// The interface in three languages.
import { expect, test } from "@playwright/test";
import { chooseLanguage } from "../../www/messages.js";
import en from "../../www/messages/en.js";
import hans from "../../www/messages/zh-Hans.js";
import hant from "../../www/messages/zh-Hant.js";
import { chinese } from "./articles.js";
import { paste, replaceEngine } from "./open.js";

test("all languages have all words, with the same places to fill", () => {
  const places = (/** @type {Record<string, string>} */ messages) =>
    Object.fromEntries(Object.entries(messages).map(([key, words]) => [key, (words.match(/\{\w+\}/g) ?? []).sort()]));
  for (const other of [hans, hant]) expect(places(other)).toEqual(places(en));
  for (const messages of [en, hans, hant])
    expect(Object.values(messages).filter(words => words.trim() === "")).toEqual([]);
});

test("Traditional is Traditional", () => {
  const simplified = /[这说谁么没为个标读专处显现粘贴开关复链检从间虚实浅转带报转]/u;
  expect(Object.values(hans).join("")).toMatch(simplified);
  const characters = [...Object.values(hant).join("")].filter(
    letter => simplified.test(letter) && letter !== "貼" && letter !== "檢",
  );
  expect(characters).toEqual([]);
});

for (const [preferred, chosen] of /** @type {[string[], string][]} */ ([
  [["zh-CN", "en"], "zh-Hans"],
  [["zh-TW"], "zh-Hant"],
  [["zh-HK"], "zh-Hant"],
  [["zh-Hant-MO"], "zh-Hant"],
  [["zh"], "zh-Hans"],
  [["zh-Hans-HK", "zh"], "zh-Hans"],
  [["fr", "zh-TW"], "zh-Hant"],
  [["fr"], "en"],
  [[], "en"],
])) {
  test(`a browser that prefers ${preferred.join(", ") || "nothing"} gets ${chosen}`, () => {
    expect(chooseLanguage(preferred)).toBe(chosen);
  });
}

test.describe("in the page", () => {
  test.use({ locale: "zh-TW" });
  test.beforeEach(({ page }) => replaceEngine(page));

  test("the browser's language is used, and every word changes with the choice", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("看清誰說了什麼");
    await page.locator("#paste").fill("…");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("See who said what");
    await expect(page.locator("#paste")).toHaveValue("…");
    await expect(page.getByRole("button", { name: "English" })).toBeFocused();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("changing it in the reader keeps the article, the marks, the person and the card", async ({ page }) => {
    await paste(page, chinese);
    await page.locator(".ws-face", { hasText: "顾其峰" }).click();
    await page.keyboard.press("j");
    await expect(page.getByRole("dialog")).toHaveAttribute("aria-label", "間接引語，顾其峰，第 1 處，共 4 處");
    await page.locator(".languages [lang=en]").click();
    await expect(page.getByRole("heading", { name: "People quoted in this article" })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveAttribute("aria-label", "Indirect quotation, 顾其峰, 1 of 4");
    await expect(page.locator(".ws-said button")).toHaveCount(4);
    await expect(page.locator(".text")).toHaveAttribute("lang", "zh-Hans");
    await expect(page.getByRole("button", { name: "Indirect quotation, 顾其峰, 1 of 4" })).toHaveCount(1);
    await page.keyboard.press("Escape");
    await page.locator("[data-filter=indirect]").click();
    await expect(page.locator(".ws-said button")).toHaveCount(1);
  });
});
