// The files that leave the page.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { cell } from "../../www/export.js";
import { chinese } from "./articles.js";
import { paste, replaceEngine } from "./open.js";

/** @import { Page } from "@playwright/test" */

test.use({ locale: "en-GB" });
test.beforeEach(({ page }) => replaceEngine(page));

/**
 * @param {Page} page
 * @param {"JSON"|"CSV"} format
 */
async function take(page, format) {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), "utf8") };
}

test("JSON holds all data with the text that its places count in", async ({ page }) => {
  await paste(page, chinese);
  const { name, content } = await take(page, "JSON");
  expect(name).toBe("把夜色还给候鸟.json");
  const { text, offsets, ...annotation } = JSON.parse(content);
  expect(offsets).toBe("utf16");
  expect(text.trim()).toBe(chinese.text.trim());
  expect(annotation).toEqual(JSON.parse(JSON.stringify(chinese.annotation)));
});

test("CSV holds one statement a row, readable for spreadsheets", async ({ page }) => {
  await paste(page, chinese);
  const { name, content } = await take(page, "CSV");
  expect(name).toBe("把夜色还给候鸟.csv");
  const rows = content.split("\r\n");
  expect(rows[0]).toBe(
    "\uFEFFnumber,kind,source_type,name,role,affiliation,source_words,statement,certainty,start,end",
  );
  expect(rows).toHaveLength(15);
  expect(rows[1]).toMatch(/^1,direct,person,沈若衡,教授,澜州大学生命科学学院,沈若衡,“一束向上的光.*”,high,\d+,\d+$/);
  expect(rows[6]).toContain("low");
});

test("the menu is walked by arrows and left by Escape", async ({ page }) => {
  await paste(page, chinese);
  const opener = page.getByRole("button", { name: "Export" });
  await opener.click();
  await expect(page.getByRole("menuitem", { name: "JSON" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "CSV" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(opener).toBeFocused();
});

for (const [value, safe, why] of /** @type {const} */ ([
  ["=1+1", "'=1+1", "a formula"],
  ["+1", "'+1", "a sum"],
  ["-1", "'-1", "a difference"],
  ["@SUM(A1)", "'@SUM(A1)", "a function"],
  ["  =1+1", "'  =1+1", "a formula behind spaces"],
  ["\t=1+1", '"\'\t=1+1"', "a formula behind a tab"],
  ["＝1＋1", "'＝1＋1", "a full-width formula"],
  ['=HYPERLINK("http://a","b")', '"\'=HYPERLINK(""http://a"",""b"")"', "a formula with marks"],
  ["a, b", '"a, b"', "a comma"],
  ["a\nb", '"a\nb"', "a line break"],
  ["a “b” c", "a “b” c", "curly marks need nothing"],
  ["a = b", "a = b", "a sign inside is none"],
])) {
  test(`a cell with ${why} is safe`, () => {
    expect(cell(value)).toBe(safe);
  });
}
