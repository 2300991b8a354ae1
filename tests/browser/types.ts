// Compiled, never run: the declarations of the package say what a caller may rely on.
import start, { annotate, annotateElement, version } from "../../www/pkg/whosaid.js";
import type { Annotation, ElementAnnotation, Language, Options, Person, Span, Statement } from "../../www/pkg/whosaid.js";

const options: Options = { language: "zh-Hant" };
const annotation: Annotation = annotate("", options);
annotate("");
annotate("", null);
annotate("", {});
// @ts-expect-error A text is needed.
annotate();
// @ts-expect-error There is no such option.
annotate("", { lang: "en" });

const statement: Statement | undefined = annotation.statements[0];
const person: Person | undefined = annotation.people[statement?.source.person ?? 0];
const role: string | null | undefined = person?.role;
const span: Span | undefined = statement?.content[0];
const language: Language = annotation.language;
// @ts-expect-error No other kinds.
const kind: "spoken" | undefined = statement?.kind;

const placed: ElementAnnotation = annotateElement(document.body, { language: "en" });
const ranges: Range[] | undefined = placed.statements[0]?.ranges.content[0];
const named: Range | undefined = placed.people[0]?.mentions[0]?.ranges[0];
const node: Text | undefined = placed.pieces[0]?.node;
// @ts-expect-error An element is needed, not its text.
annotateElement("text");

const ready: Promise<unknown> = start();
export { kind, named, node, ranges, language, ready, role, span, version };
