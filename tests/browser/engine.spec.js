// The page with the real engine.
import { expect, test } from "@playwright/test";

/** @import { Annotation } from "../../www/types.js" */

test.use({ locale: "en-GB" });

test("every sample opens, and people are found in it", async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on("console", message => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", error => complaints.push(String(error)));
  await page.goto("/");
  const links = page.locator(".samples a");
  await expect.poll(() => links.count()).toBeGreaterThanOrEqual(4);
  for (let i = 0; i < (await links.count()); i += 1) {
    const title = await links.nth(i).locator("b").textContent();
    await links.nth(i).click();
    await expect(page.locator(".text h1")).toHaveText(title ?? "");
    await expect.poll(() => page.locator(".ws-row").count()).toBeGreaterThan(0);
    await page.goBack();
  }
  expect(complaints).toEqual([]);
});

test("a pasted text is annotated with its people", async ({ page }) => {
  await page.goto("/");
  await page
    .locator("#paste")
    .fill("“The tide will not wait,” said Ines Falk, a marine engineer at the Port of Vell.\n");
  await page.locator(".go").click();
  await expect(page.locator(".ws-row")).toHaveCount(1);
});

test("the address of a sample leads to it, and of a statement to its card", async ({ page }) => {
  await page.goto("/");
  const address = await page.locator(".samples a").first().getAttribute("href");
  await page.goto(`/${address}&statement=2`);
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("button", { name: "Link" })).toBeVisible();
  await page.goto("/#sample=none.txt");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("The sample could not be loaded");
});

test("nothing is sent, nothing is kept", async ({ page, context, baseURL }) => {
  /** @type {string[]} */
  const foreign = [];
  page.on("request", request => {
    if (
      request.method() !== "GET" ||
      (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("blob:"))
    )
      foreign.push(request.url());
  });
  await page.goto("/");
  await page.locator("#paste").fill("“The tide will not wait,” said Ines Falk.\n");
  await page.locator(".go").click();
  await page.locator(".story").waitFor();
  expect(foreign).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});
