/** A half-open range `[start, end]` of a text, in UTF-16 code units as JavaScript counts them: `text.slice(start, end)`. */
export type Span = [start: number, end: number];

/** A language, and for Chinese the script. */
export type Language = "zh-Hans" | "zh-Hant" | "en";

/** How to read an article. */
export interface Options {
  /**
   * The language of the article, as a tag such as `zh-Hans`, `zh-TW` or `en-GB`.
   * Without it, the language is detected from the text.
   */
  language?: string | null | undefined;
}

/** Who said what in one article. Everything is sorted by place; ids count from 0 in that order. */
export interface Annotation {
  /** The version of this contract. */
  version: 1;
  /** The language that the article was read as. */
  language: Language;
  /** The named persons, in order of first appearance. */
  people: Person[];
  /** The organizations and documents that are sources, in order of first appearance. */
  organizations: Organization[];
  /** The statements, in order of their contents. */
  statements: Statement[];
}

/** A named person. */
export interface Person {
  /** The place in `Annotation.people`. */
  id: number;
  /** The fullest name that the article gives. */
  name: string;
  /** Other names that the article uses, the Latin one included. */
  aliases: string[];
  /** The name in Latin letters that stands beside a Chinese one. */
  latin?: string;
  /** What the person is or does; `null` where the article does not say. */
  role: string | null;
  /** The organization (for officials: the country or place) that the role belongs to. */
  affiliation: string | null;
  /** Whether at least one statement is attributed to this person. */
  expert: boolean;
  /** Where the person is named or referred to. */
  mentions: Mention[];
}

/** An organization or document that is the source of a statement. */
export interface Organization {
  /** The place in `Annotation.organizations`. */
  id: number;
  /** Its words at their first mention. */
  name: string;
  /** Where it stands as a source. */
  mentions: Mention[];
}

/** A place where somebody is named or referred to. */
export interface Mention {
  /** Where. */
  span: Span;
  /** How: by the full name, a part of it, the Latin original, a surname with a title, or a pronoun that is a source. */
  form: "full" | "short" | "latin" | "title" | "pronoun";
}

/** Something that a source is reported to have said or written. */
export interface Statement {
  /** The place in `Annotation.statements`. */
  id: number;
  /** Wholly inside quotation marks, a clause without them, or a clause with a quoted part. */
  kind: "direct" | "indirect" | "mixed";
  /** The attributed words, without cue, source and outer quotation marks; not empty. */
  content: Span[];
  /** The parts of the content that stand inside quotation marks. */
  quoted: Span[];
  /** The word that introduces the statement (said, 表示); `null` where there is none. */
  cue: Span | null;
  /** Who is responsible for the content. */
  source: Source;
  /** From 0 to 1: the share of statements like this whose words and source are right. */
  confidence: number;
  /** The name of the pattern that found it. */
  rule: string;
}

/** Who is responsible for a statement. */
export interface Source {
  /** A named person, an organization or document, somebody without a name, or nobody that the text names. */
  type: "person" | "organization" | "unnamed" | "unknown";
  /** For a person: the id in `Annotation.people`. */
  person?: number;
  /** For an organization or document: the id in `Annotation.organizations`. */
  organization?: number;
  /** The mention by which the statement names its source, where it does. */
  span?: Span;
  /** The words of that mention as they stand. */
  text?: string;
}

/** Who said what in an element, with the DOM ranges of every place. */
export interface ElementAnnotation extends Annotation {
  /** The text that all spans count in: what a reader of the element sees, a block a line. */
  text: string;
  /** The pieces of text nodes that `text` consists of, in order; what lies between two of them has no place in the element. */
  pieces: Piece[];
  people: (Person & { mentions: ElementMention[] })[];
  organizations: (Organization & { mentions: ElementMention[] })[];
  statements: ElementStatement[];
}

/** A mention with its place in the DOM. */
export interface ElementMention extends Mention {
  /** Its ranges: one, unless a block ends or hidden text stands inside. */
  ranges: Range[];
}

/** A statement with its places in the DOM. */
export interface ElementStatement extends Statement {
  /** The ranges of each place: one, unless a block ends or hidden text stands inside. */
  ranges: {
    /** For each span of `content`, its ranges. */
    content: Range[][];
    /** For each span of `quoted`, its ranges. */
    quoted: Range[][];
    /** The ranges of `cue`; empty where there is none. */
    cue: Range[];
    /** The ranges of `source.span`; empty where there is none. */
    source: Range[];
  };
}

/** A stretch of one text node that stands in the text as it is. */
export interface Piece {
  /** The node. */
  node: Text;
  /** Where the stretch starts in the node's data. */
  offset: number;
  /** Where it starts in the text. */
  start: number;
  /** How long it is. */
  length: number;
}
