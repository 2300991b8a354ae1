/**
 * The shapes that the modules hand to each other. Types only: nothing here runs.
 *
 * The annotation is what the engine gives (DESIGN.md, output contract); every place is
 * `[start, end]`, half-open, in UTF-16 code units of the text.
 *
 * @typedef {[start: number, end: number]} Span
 *
 * @typedef {'full'|'short'|'latin'|'title'|'pronoun'} Form How a mention names its person.
 * @typedef {{span: Span, form: Form}} Mention
 *
 * @typedef {object} Person
 * @property {number} id
 * @property {string} name
 * @property {string[]} aliases
 * @property {string|null} [latin]
 * @property {string|null} [role]
 * @property {string|null} [affiliation]
 * @property {boolean} expert
 * @property {Mention[]} mentions
 *
 * @typedef {object} Organization
 * @property {number} id
 * @property {string} name
 * @property {Mention[]} mentions
 *
 * @typedef {'person'|'organization'|'unnamed'|'unknown'} SourceType
 *
 * @typedef {object} StatementSource
 * @property {SourceType} type
 * @property {number|null} [person]
 * @property {number|null} [organization]
 * @property {Span|null} [span]
 * @property {string|null} [text]
 *
 * @typedef {'direct'|'indirect'|'mixed'} Kind
 *
 * @typedef {object} AnnotatedStatement
 * @property {number} id
 * @property {Kind} kind
 * @property {Span[]} content
 * @property {Span[]} quoted
 * @property {Span|null} [cue]
 * @property {StatementSource} source
 * @property {number} confidence
 * @property {string} rule
 *
 * @typedef {'zh-Hans'|'zh-Hant'|'en'} Language
 *
 * @typedef {object} Annotation
 * @property {number} version
 * @property {Language} language
 * @property {Person[]} people
 * @property {Organization[]} organizations
 * @property {AnnotatedStatement[]} statements
 *
 * @typedef {'direct'|'indirect'|'unsure'} Line How a stretch of text is drawn.
 * @typedef {'direct'|'indirect'|'mixed'|'unsure'} Mark How a statement is drawn as a whole.
 * @typedef {'high'|'medium'|'low'} Certainty
 *
 * @typedef {object} Part A stretch of a statement with one line.
 * @property {Line} line
 * @property {Span} span
 *
 * @typedef {object} Statement A statement as the page shows it.
 * @property {number} index The place in {@link Model.statements}.
 * @property {number} place The place in {@link Source.statements}.
 * @property {Source} source
 * @property {Kind} kind
 * @property {Mark} mark
 * @property {Certainty} certainty
 * @property {Span[]} spans The content with the quotation marks that hug it.
 * @property {Part[]} parts
 * @property {Span|null} cue
 * @property {Span|null} mention The words that name the source.
 * @property {string} pronoun The mention, where it is a pronoun; else empty.
 * @property {string} text The content's words, its pieces joined by an ellipsis.
 * @property {number} size Words (English) or characters (Chinese).
 *
 * @typedef {object} Source Somebody who is quoted.
 * @property {number} index The place in {@link Model.sources}.
 * @property {SourceType} type
 * @property {number} slot The ink: 1 to 12, 0 for whoever has no name.
 * @property {string} monogram
 * @property {string} name Empty where there is none.
 * @property {string} latin
 * @property {string} role
 * @property {string} affiliation
 * @property {string} words The phrase that stands for a source without a name.
 * @property {Statement[]} statements
 * @property {number} share Of all attributed words, 0 to 1.
 * @property {Span[]} names Where the text names it.
 *
 * @typedef {object} Model An annotation, made ready to be shown.
 * @property {Language} language
 * @property {string} text
 * @property {Source[]} sources In order of first appearance.
 * @property {Statement[]} statements In order of the text.
 * @property {number} coverage The attributed part of all words, 0 to 1.
 *
 * @typedef {object} View What of a model is shown at the moment.
 * @property {boolean} on Whether the text is marked at all.
 * @property {Source|null} solo The only source shown.
 * @property {Source|null} peek The source shown alone while the pointer rests on its lane.
 * @property {ReadonlySet<string>} off Filters that are switched off: marks and source types.
 * @property {Statement|null} active The statement whose card is open.
 * @property {boolean} pinned Whether that card stays when the pointer leaves.
 */

export {};
