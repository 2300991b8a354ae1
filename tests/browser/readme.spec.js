// The example of README.md, as it stands there.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the example in the README says who said what", async ({ page }) => {
  const [, example] = /```js\n(.*?)```/s.exec(readme) ?? [];
  expect(example).toBeDefined();
  /** @type {string[]} */
  const lines = [];
  page.on("console", message => lines.push(message.text()));
  await page.route("**/example.js", route => route.fulfill({ contentType: "text/javascript", body: example }));
  const html = '<!doctype html><meta charset="utf-8"><script type="module" src="example.js"></script>';
  await page.route("**/example.html", route => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto("/example.html");
  await expect.poll(() => lines).toContain("Ines Falk: The tide will not wait,");
});
