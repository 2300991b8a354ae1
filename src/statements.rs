//! Makes statements: the contents that cues rule, snapped to their quotation marks, and the
//! quotations that stand without a cue.

use crate::annotation::Kind;
use crate::cues::Cue;
use crate::document::Document;
use crate::language::Grammar;
use crate::names::Names;
use crate::order::{Places, sort_by_key, surest};
use crate::quotes::Quote;
use crate::span::Span;

/// What a language's rules say of one cue: what it introduces, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    /// The cue; `None` for a quotation without one.
    pub cue: Option<Span>,
    /// The mention of the source.
    pub source: SourceMention,
    /// The attributed words as the rules found them, with their quotation marks or without; sorted.
    pub content: Vec<Span>,
    /// The name of the rule.
    pub rule: &'static str,
    /// How sure the rule is, from 0 to 1; of frames that overlap, the surer one stays.
    pub score: f32,
}

/// The mention by which a statement names its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SourceMention {
    /// What it is.
    pub kind: MentionKind,
    /// Where it stands; `None` where the statement itself has no such words.
    pub span: Option<Span>,
}

/// What the mention of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// A name of a person, alone or as the head of the span.
    Person,
    /// A pronoun or a phrase that points to somebody named elsewhere: 他, she, 该负责人.
    Reference,
    /// An organization or a document.
    Organization,
    /// Somebody without a name.
    Unnamed,
    /// No words: the source of the statement before goes on.
    Carried,
    /// No words, and nothing to go by.
    Unknown,
}

/// A statement before its source is resolved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    /// How its words are given.
    pub kind: Kind,
    /// The attributed words; sorted, not empty.
    pub content: Vec<Span>,
    /// The parts inside quotation marks.
    pub quoted: Vec<Span>,
    /// The cue.
    pub cue: Option<Span>,
    /// The mention of the source.
    pub source: SourceMention,
    /// The name of the rule.
    pub rule: &'static str,
    /// How sure the rule is.
    pub score: f32,
}

/// Finds all statements, sorted by content; contents do not overlap.
pub(crate) fn attribute(
    document: &Document,
    names: &Names,
    cues: &[Cue],
    grammar: &dyn Grammar,
) -> Vec<Statement> {
    let mut frames = grammar.find_frames(document, names, cues);
    sort_by_key(&mut frames, |frame| (surest(frame.score), start(&frame.content)));
    let mut taken = Taken::default();
    let mut statements = Vec::new();
    for frame in frames {
        let statement = snap(document, frame);
        if is_sound(&statement) && taken.is_free(&statement.content) {
            taken.take(&statement.content);
            statements.push(statement);
        }
    }
    sort_by_key(&mut statements, |statement| (start(&statement.content), 0));
    continue_quotations(document, &mut statements, &mut taken);
    let floating: Vec<Statement> = float(document, &taken).collect();
    statements.extend(floating);
    sort_by_key(&mut statements, |statement| (start(&statement.content), 0));
    statements
}

/// Whether a statement says something, in order, and outside its cue: rules may be led astray by odd text.
fn is_sound(statement: &Statement) -> bool {
    let content = &statement.content;
    let in_order = content.is_sorted_by(|before, after| before.end <= after.start);
    let clear = statement
        .cue
        .is_none_or(|cue| content.iter().all(|range| !range.overlaps(cue)));
    !content.is_empty() && in_order && clear
}

/// Where a content starts.
fn start(content: &[Span]) -> usize {
    content.first().map_or(0, |span| span.start)
}

/// The ranges that statements have, sorted.
#[derive(Debug, Default)]
struct Taken(Places);

impl Taken {
    fn is_free(&self, content: &[Span]) -> bool {
        content.iter().all(|span| {
            self.0
                .range(..span.end)
                .next_back()
                .is_none_or(|(_, &end)| end <= span.start)
        })
    }

    fn take(&mut self, content: &[Span]) {
        self.0.extend(content.iter().map(|span| (span.start, span.end)));
    }
}

/// Fits a frame's content to its quotation marks, and says which kind it is.
fn snap(document: &Document, frame: Frame) -> Statement {
    let text = &document.text;
    let mut content = Vec::new();
    let (mut quoted, mut inside, mut outside) = (Vec::new(), 0, 0);
    for range in frame
        .content
        .iter()
        .map(|range| range.trim(text))
        .filter(|range| !range.is_empty())
    {
        if let Some(quote) = whole_quote(document, range) {
            let inner = quote.inner.trim(text);
            content.push(inner);
            quoted.push(inner);
            inside += 1;
        } else {
            quoted.extend(document.quotes.within(range).map(|quote| quote.inner.trim(text)));
            content.push(range);
            outside += 1;
        }
    }
    content.retain(|range| !range.is_empty());
    quoted.retain(|range| !range.is_empty());
    let kind = match (inside, outside, quoted.is_empty()) {
        (_, 0, _) => Kind::Direct,
        (_, _, true) => Kind::Indirect,
        _ => Kind::Mixed,
    };
    Statement {
        kind,
        content,
        quoted,
        cue: frame.cue,
        source: frame.source,
        rule: frame.rule,
        score: frame.score,
    }
}

/// The quotation that a range is: with or without its marks, and with the punctuation around them.
fn whole_quote<'d>(document: &'d Document, range: Span) -> Option<&'d Quote> {
    let quote = document.quotes.at(range.start).or_else(|| {
        let bare = range.trim_matches(&document.text, |c| c.is_whitespace() || "，。,.；：:".contains(c));
        document.quotes.at(bare.start)
    })?;
    let rest = Span::new(quote.outer.end, range.end.max(quote.outer.end)).of(&document.text);
    let covered = range.start <= quote.inner.start && quote.inner.end <= range.end;
    (covered && rest.chars().all(|c| c.is_whitespace() || "，。,.；".contains(c))).then_some(quote)
}

/// A quotation that goes on in the next blocks takes them in: one statement, a range a paragraph.
fn continue_quotations(document: &Document, statements: &mut [Statement], taken: &mut Taken) {
    for statement in statements.iter_mut() {
        let Some(last) = statement.content.last() else {
            continue;
        };
        let Some(quote) = document.quotes.at(last.start).filter(|quote| !quote.closed) else {
            continue;
        };
        let after = document
            .quotes
            .all
            .partition_point(|next| next.outer.start <= quote.outer.start);
        let mut block = document.block_at(quote.outer.start);
        for next in document
            .quotes
            .all
            .iter()
            .skip(after)
            .filter(|next| next.depth == 0)
        {
            let here = document.block_at(next.outer.start);
            let inner = next.inner.trim(&document.text);
            if !next.continues
                || here != block.map(|index| index + 1)
                || inner.is_empty()
                || !taken.is_free(&[inner])
            {
                break;
            }
            taken.take(&[inner]);
            statement.content.push(inner);
            statement.quoted.push(inner);
            block = here;
            if next.closed {
                break;
            }
        }
    }
}

/// Quotations that make up a sentence of their own and that no cue rules: the source before goes on.
fn float<'d>(document: &'d Document, taken: &'d Taken) -> impl Iterator<Item = Statement> + 'd {
    document.sentences.iter().filter_map(move |sentence| {
        let quote = whole_quote(document, sentence.span)?;
        let inner = quote.inner.trim(&document.text);
        let speaks = inner
            .of(&document.text)
            .trim_end()
            .ends_with(['。', '！', '？', '…', '.', '!', '?', '—']);
        (speaks && taken.is_free(&[inner])).then(|| Statement {
            kind: Kind::Direct,
            content: vec![inner],
            quoted: vec![inner],
            cue: None,
            source: SourceMention {
                kind: MentionKind::Carried,
                span: None,
            },
            rule: "floating-quotation",
            score: 0.5,
        })
    })
}
