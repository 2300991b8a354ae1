// The page's own reckoning, without a page.
import { expect, test } from "@playwright/test";
import { decode } from "../../www/decode.js";
import { toPlain } from "../../www/markdown.js";
import { cut, flatten, hug, strokesOf, union } from "../../www/marks.js";
import { makeModel, measure, statementAt } from "../../www/model.js";
import { monogram } from "../../www/monogram.js";
import { english } from "./articles.js";

/** @import { AnnotatedStatement, Annotation, Model, Source, Statement } from "../../www/types.js" */

for (const [text, inner, outer, why] of /** @type {const} */ ([
  ["“a b,” she", "a b", "“a b,”", "the comma stands inside the marks"],
  ["“a b.” she", "a b.", "“a b.”", "the full stop is content"],
  ["「甲乙。」她", "甲乙。", "「甲乙。」", "corner marks"],
  ['"a b" she', "a b", '"a b"', "straight marks"],
  ["it's 'a b' she", "a b", "'a b'", "straight single marks"],
  ["the dogs' a b ran", "a b", "a b", "an apostrophe opens nothing"],
  ["“a b", "a b", "“a b", "a paragraph that opens a quotation goes on"],
  ["a b” she", "a b", "a b”", "and one that ends it"],
  ["say a b, then", "a b", "a b", "no marks, no comma"],
])) {
  test(`quotation marks are taken in: ${why}`, () => {
    const start = text.indexOf(inner);
    expect(text.slice(...hug(text, [start, start + inner.length]))).toBe(outer);
  });
}

test("a partly quoted statement is cut where its line changes", () => {
  const text = "he called the plan “brave” and “late” today";
  const from = (/** @type {string} */ words) =>
    /** @type {[number, number]} */ ([text.indexOf(words), text.indexOf(words) + words.length]);
  const statement = /** @type {AnnotatedStatement} */ (
    /** @type {unknown} */ ({
      kind: "mixed",
      content: [from("the plan “brave” and “late”")],
      quoted: [from("brave"), from("late")],
    })
  );
  expect(cut(text, statement, false).map(({ line, span }) => [line, text.slice(...span)])).toEqual([
    ["indirect", "the plan "],
    ["direct", "“brave”"],
    ["indirect", " and "],
    ["direct", "“late”"],
  ]);
  expect(cut(text, statement, true).map(({ line }) => line)).toEqual(["unsure"]);
});

test("of nested statements the inner shows, and the outer goes on after it", () => {
  const statement = (/** @type {[number, number][]} */ ...spans) =>
    /** @type {Statement} */ (/** @type {unknown} */ ({ parts: spans.map(span => ({ line: "direct", span })) }));
  const outer = statement([0, 30]);
  const inner = statement([10, 20]);
  const crossing = statement([25, 40]);
  expect(
    flatten([outer, inner, crossing]).map(({ span, statement: of }) => [span, [outer, inner, crossing].indexOf(of)]),
  ).toEqual([
    [[0, 10], 0],
    [[10, 20], 1],
    [[20, 25], 0],
    [[25, 40], 2],
  ]);
});

test("of names that overlap the longer is marked", () => {
  const source = (/** @type {[number, number][]} */ ...names) =>
    /** @type {Source} */ (/** @type {unknown} */ ({ names }));
  const model = /** @type {Model} */ (
    /** @type {unknown} */ ({ statements: [], sources: [source([2, 4]), source([0, 5], [9, 11])] })
  );
  expect(strokesOf(model).map(stroke => stroke.span)).toEqual([
    [0, 5],
    [9, 11],
  ]);
});

test("spans are joined where they touch", () => {
  expect(
    union([
      [5, 8],
      [0, 2],
      [2, 3],
      [7, 9],
    ]),
  ).toEqual([
    [0, 3],
    [5, 9],
  ]);
});

for (const [name, isPerson, taken, letters] of /** @type {[string, boolean, string[], string][]} */ ([
  ["Maren Oyelaran", true, [], "MO"],
  ["Mila Osei", true, ["MO"], "MOs"],
  ["Oyelaran", true, [], "O"],
  ["Port Authority of Harrow Sound", false, [], "PA"],
  ["University of Vell", false, [], "UV"],
  ["A study by the Open Archives Trust last year", false, [], "SO"],
  ["李强", true, [], "李"],
  ["李强", true, ["李"], "强"],
  ["欧阳若汐", true, [], "欧阳"],
  ["伊瓦尔·索尔海姆", true, [], "索"],
  ["澜州市城市管理局", false, [], "城"],
  ["水利部", false, [], "水"],
])) {
  test(`the monogram of ${name}${taken.length ? ` where ${taken} is taken` : ""} is ${letters}`, () => {
    expect(monogram(name, isPerson, new Set(taken))).toBe(letters);
  });
}

test("English is counted in words, Chinese in characters", () => {
  expect(measure("The council’s 2.5 break-even dates.", "en")).toBe(5);
  expect(measure("共记录到317起，其中八成。", "zh-Hans")).toBe(12);
});

test("what is hardly sure is not shown, and unnamed phrases are told apart", () => {
  const annotation = /** @type {Annotation} */ (structuredClone(english.annotation));
  const [first, second] = annotation.statements;
  if (first) first.confidence = 0.29;
  if (second) second.confidence = 0.6;
  const model = makeModel(english.text, annotation);
  expect(model.statements).toHaveLength(18);
  expect(model.statements[0]?.certainty).toBe("medium");
  expect(model.sources.map(source => source.slot)).toEqual([1, 2, 3, 4, 0, 5]);
});

test("from the twelfth source on all share the last ink", () => {
  const names = Array.from({ length: 14 }, (_, i) => `Person${String.fromCharCode(65 + i)}`);
  const text = names.map(name => `${name} said it rains. `).join("");
  const annotation = /** @type {Annotation} */ (
    /** @type {unknown} */ ({
      version: 1,
      language: "en",
      organizations: [],
      people: names.map((name, id) => ({
        id,
        name,
        aliases: [],
        role: null,
        affiliation: null,
        expert: true,
        mentions: [{ span: [text.indexOf(name), text.indexOf(name) + 7], form: "full" }],
      })),
      statements: names.map((name, id) => ({
        id,
        kind: "indirect",
        content: [[text.indexOf(name) + 13, text.indexOf(name) + 21]],
        quoted: [],
        cue: null,
        source: { type: "person", person: id },
        confidence: 1,
        rule: "row",
      })),
    })
  );
  expect(makeModel(text, annotation).sources.map(source => source.slot)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12,
  ]);
});

test("a name belongs to the statement that it introduces, else to the nearest", () => {
  const { sources } = makeModel(english.text, /** @type {Annotation} */ (english.annotation));
  const vik = /** @type {Source} */ (sources.find(source => source.name === "Tomas Vik"));
  expect(statementAt(vik, english.text.indexOf("Tomas Vik"))?.text).toContain("rebuilt the charging arm");
  expect(statementAt(vik, english.text.lastIndexOf("Vik"))?.text).toBe("“That,” … “is the only review I need.”");
});

test("files are read in the encodings that articles come in", () => {
  expect(decode(new TextEncoder().encode("他说好"))).toBe("他说好");
  expect(decode(Uint8Array.of(0xff, 0xfe, 0xd6, 0x4e, 0xf4, 0x8b))).toBe("他说");
  // "他說，這是我們的國家。" in Big5.
  expect(decode(Uint8Array.from(Buffer.from("a54cbba1a141b36fac4fa7daadccaabab0eaae61a143", "hex")))).toBe(
    "他說，這是我們的國家。",
  );
  expect(decode(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1))).toBeNull();
});

for (const [markdown, plain, why] of /** @type {const} */ ([
  ["# A *b* c", "A b c", "headings and emphasis"],
  ["a\nb\n\nc", "a b\nc", "hard-wrapped lines are joined, blank lines part"],
  ["一行，\n二行", "一行，二行", "Chinese lines join without a space"],
  ["- a\n- b", "a\nb", "list items stay apart"],
  ["![i](u) [t](u) <https://a.b>", "t https://a.b", "links keep their words, images go"],
  ["> “a”\n> b", "“a” b", "quotations keep their words"],
  ["a snake_case_name and 2 * 3 * 4", "a snake_case_name and 2 * 3 * 4", "what is no emphasis stays"],
  ["---\ntitle: x\n---\ntext", "text", "front matter goes"],
  ["a\n\n***\n\nb", "a\nb", "rules go"],
])) {
  test(`Markdown: ${why}`, () => {
    expect(toPlain(markdown)).toBe(plain);
  });
}
