// The package as a page loads it: under the strict policy, through the real server.
import { expect, test } from "@playwright/test";

test.beforeEach(async ({ page }) => {
  // Any file of the site will do as a page: all come under the same headers.
  await page.goto("/pkg/whosaid.d.ts");
});

test("the engine runs under the strict policy", async ({ page }) => {
  const answer = await page.evaluate(async () => {
    /** @type {typeof import("../../www/pkg/whosaid.js")} */
    const engine = await import(new URL("/pkg/whosaid.js", location.href).href);
    await engine.default();
    const text = "“The tide will not wait,” said Ines Falk, a marine engineer at the Port of Vell.";
    const annotation = engine.annotate(text);
    return { version: engine.version(), contract: annotation.version, language: annotation.language };
  });
  expect(answer).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), contract: 1, language: "en" });
});

test("the policy forbids what it should", async ({ page }) => {
  const outcome = await page.evaluate(() => {
    try {
      document.createElement("div").innerHTML = "<b>text</b>";
      return "allowed";
    } catch (fault) {
      return String(fault);
    }
  });
  expect(outcome).toContain("TrustedHTML");
});

test("an element is read under the strict policy, and stays as it is", async ({ page }) => {
  const answer = await page.evaluate(async () => {
    /** @type {typeof import("../../www/pkg/whosaid.js")} */
    const engine = await import(new URL("/pkg/whosaid.js", location.href).href);
    await engine.default();
    const article = document.createElement("article");
    for (const words of ["“The tide will not wait,” said ", "Ines Falk", ", a marine engineer at the Port of Vell."]) {
      article.append(words);
    }
    document.body.append(article);
    const before = article.childNodes.length;
    const annotation = engine.annotateElement(article);
    const statement = annotation.statements[0];
    return {
      words: statement?.ranges.content.flat().map(String),
      source: statement?.ranges.source.map(String),
      unchanged: article.childNodes.length === before && article.textContent === annotation.text.trim(),
    };
  });
  expect(answer).toEqual({ words: ["The tide will not wait,"], source: ["Ines Falk"], unchanged: true });
});
