//! Finds what each cue introduces and whose it is, sentence by sentence.

use super::clauses::{After, after, clause_start, is_speech, quote_at, quote_before};
use super::lexicon::LEXICON;
use super::phrases::{
    clause_with_openers, heard, is_dated_office, is_occasion, is_said, strip_according, told,
};
use super::pointing::point_back;
use super::subject::{Found, How, Scene, find as find_subject, skip_openers};
use crate::blocks::BlockKind;
use crate::cues::{Cue, Grade};
use crate::order::Places;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

/// A cue with what stands around it.
#[derive(Clone, Debug)]
struct Candidate {
    cue: Span,
    /// Where its clause starts.
    clause: usize,
    source: SourceMention,
    how: How,
    after: After,
    /// Where its content starts and ends.
    content: Span,
    /// Whether the content is one quotation, which later cues cannot cut.
    closed: bool,
    /// Whether the subject stood before.
    dropped: bool,
    /// Whether it only passes on what another source says: 据…报道.
    outlet: bool,
    rule: &'static str,
}

/// Reads all sentences.
pub(super) fn find(scene: Scene, cues: &[Cue]) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut quotes_taken = Places::new();
    let mut next = 0;
    for &sentence in &scene.document.sentences {
        let first = next;
        while cues
            .get(next)
            .is_some_and(|cue| cue.span.start < sentence.span.end)
        {
            next += 1;
        }
        let here = cues.get(first..next).unwrap_or(&[]);
        let mut reader = Reader {
            scene,
            sentence,
            open: Vec::new(),
            frames: Vec::new(),
        };
        for &cue in here {
            reader.read(cue, &mut quotes_taken);
        }
        frames.append(&mut reader.finish());
    }
    super::colons::find(scene, &mut frames, &quotes_taken);
    point_back(scene, &mut frames);
    super::nominal::find(scene, &mut frames);
    super::headings::find(scene, &mut frames);
    frames
}

/// Reads one sentence.
struct Reader<'d> {
    scene: Scene<'d>,
    sentence: Sentence,
    open: Vec<Candidate>,
    frames: Vec<Frame>,
}

/// Verbs that report without a comma only of somebody who is quoted elsewhere too: they mostly tell of feelings and deeds.
const SOFT: &[&str] = &[
    "希望", "期望", "期待", "期盼", "盼望", "相信", "确信", "深信", "坚信", "觉得", "担心", "担忧", "忧虑",
    "怀疑", "质疑", "谴责", "指责", "批评", "抨击", "指控", "斥责", "反映", "披露", "揭露",
];

/// The fewest characters that a clause without comma needs behind 宣布: 宣布辞职 is an act.
const ANNOUNCED: usize = 20;

impl Reader<'_> {
    fn block(&self) -> Span {
        self.scene
            .document
            .blocks
            .get(self.sentence.block)
            .map_or(self.sentence.span, |block| block.body)
    }

    fn is_heading(&self) -> bool {
        let block = self.scene.document.blocks.get(self.sentence.block);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Subheading))
    }

    fn read(&mut self, cue: Cue, taken: &mut Places) {
        let Some(mut candidate) = self.candidate(cue) else {
            return;
        };
        self.take_quote_before(&mut candidate, taken);
        if candidate.content.is_empty() || !self.fits(&mut candidate) {
            return;
        }
        if let Some(quote) = quote_at(self.scene, candidate.content.start).filter(|_| candidate.closed) {
            taken.insert(quote.outer.start, quote.outer.end);
        }
        self.open.push(candidate);
    }

    /// The cue with its subject, where it may introduce a statement at all.
    fn candidate(&mut self, cue: Cue) -> Option<Candidate> {
        let scene = self.scene;
        let word = scene.words(cue.span);
        let clause = clause_start(scene, self.sentence, cue.span.start);
        let mut stretch = Span::new(clause, cue.span.start).trim(&scene.document.text);
        let (mut after, mut start) = after(scene, self.sentence, cue.span.end);
        if after == After::Bare
            && LEXICON.tell.has(word)
            && let Some(place) = told(scene, self.sentence, cue.span.end)
        {
            (after, start) = super::clauses::after(scene, self.sentence, place);
        }
        let from = cue.grade == Grade::Nominal || word == "显示";
        let stripped = strip_according(scene, stretch, from);
        let according = stripped != stretch;
        stretch = stripped;
        if LEXICON.hear.has(word) {
            let source = heard(scene, stretch)?;
            let mut candidate = self.make(cue, clause, source, How::Head, after, start, "reporter-learned");
            candidate.outlet = false;
            return (after == After::Comma || after == After::Colon).then_some(candidate);
        }
        let mut found = find_subject(scene, stretch);
        if according && stretch.is_empty() {
            return None;
        }
        if cue.grade == Grade::Nominal && !(according || is_dated_office(scene, stretch, word)) {
            return None;
        }
        if let (Found::Nothing, After::Colon, Grade::Strong) = (found, after, cue.grade) {
            found = Found::Dropped;
        }
        let dropped = found == Found::Dropped;
        let (source, how) = match found {
            Found::Subject(source, how) => (source, how),
            Found::Dropped if according => return None,
            Found::Dropped => {
                let carried = self.carried(clause, matches!(after, After::Colon | After::Quote))?;
                let joins = stretch.len() <= 18 || carried.0.kind != MentionKind::Carried;
                Some(carried).filter(|_| joins)?
            }
            Found::Nothing => return None,
        };
        let mut candidate = self.make(
            cue,
            clause,
            source,
            how,
            after,
            start,
            rule(how, after, according),
        );
        candidate.dropped = dropped;
        candidate.outlet = how != How::Cited
            && ["报道", "报导", "消息", "援引", "引述"]
                .iter()
                .any(|verb| word.starts_with(verb));
        let paper = how == How::Document && LEXICON.paper.has(word);
        let allowed = match after {
            After::Comma | After::Colon | After::Quote => {
                cue.grade != Grade::Weak
                    || paper
                    || matches!(
                        (how, after),
                        (How::Person | How::Reference, After::Colon | After::Quote)
                    )
            }
            After::End => true,
            After::Bare => self.bare(&candidate, word, cue.grade, paper),
        };
        if according
            && matches!(word, "要求" | "规定" | "建议" | "通知" | "指示" | "明确" | "提出")
            && how != How::Document
        {
            return None;
        }
        let known = how != How::Place
            || cue.grade == Grade::Strong && !SOFT.contains(&word)
            || according
            || LEXICON.tell.has(word);
        (allowed && known).then_some(candidate)
    }

    #[allow(clippy::too_many_arguments)]
    fn make(
        &self,
        cue: Cue,
        clause: usize,
        source: SourceMention,
        how: How,
        after: After,
        start: usize,
        rule: &'static str,
    ) -> Candidate {
        let (content, closed) = match after {
            After::End => (Span::new(start, start), false),
            _ => self.content(start, after),
        };
        Candidate {
            cue: cue.span,
            clause,
            source,
            how,
            after,
            content,
            closed,
            dropped: false,
            outlet: false,
            rule,
        }
    }

    /// The words that a cue rules: a quotation, or everything up to the sentence's end.
    fn content(&self, start: usize, after: After) -> (Span, bool) {
        let end = self.sentence.span.end;
        if let Some(quote) = quote_at(self.scene, start) {
            let next = Span::new(quote.outer.end, end)
                .of(&self.scene.document.text)
                .trim_start();
            let whole = after == After::Colon
                || !quote.closed
                || is_speech(self.scene, quote)
                || next.is_empty()
                || next.starts_with(['。', '；', '！', '？', '.', ';']);
            // 放出“…”的狠话: the noun behind the quotation says what it was.
            if whole || (after == After::Quote && is_said(next)) {
                return (quote.outer, true);
            }
        } else if start >= end && after == After::Colon {
            // The quotation is the next paragraph.
            let next = self
                .scene
                .document
                .blocks
                .get(self.sentence.block + 1)
                .map(|block| block.body.start);
            if let Some(quote) = next.and_then(|next| quote_at(self.scene, next)) {
                return (quote.outer, true);
            }
        }
        (Span::new(start, end), false)
    }

    /// Whether a cue may go without a comma.
    fn bare(&self, candidate: &Candidate, word: &str, grade: Grade, paper: bool) -> bool {
        let content = self.scene.words(candidate.content);
        let length = content.chars().take(60).count();
        if length < 5 || content.starts_with(['的', '了', '过', '着', '、', '）', ')', '得', '，']) {
            return false;
        }
        if paper {
            return true;
        }
        if grade != Grade::Strong && !(self.is_heading() && candidate.how == How::Person) {
            return false;
        }
        match word {
            "表示" if LEXICON.attitude.prefix(content).is_some() => return false,
            "宣布" | "承诺" | "承认" | "否认" if length < ANNOUNCED => return false,
            "宣布" if candidate.how == How::Head || is_occasion(content) => return false,
            "指" | "反映" | "相信" if candidate.dropped => return false,
            _ => {}
        }
        if candidate.dropped && (candidate.source.kind == MentionKind::Carried || !self.joins(candidate)) {
            return false;
        }
        if candidate.dropped {
            return !SOFT.contains(&word) || matches!(word, "谴责" | "指责" | "批评");
        }
        match candidate.how {
            How::Place => false,
            How::Head | How::Document => !SOFT.contains(&word) || self.is_heading(),
            _ => true,
        }
    }

    /// Whether a clause without a subject is no more than its verb and words that join it to the clause before: 并称.
    fn joins(&self, candidate: &Candidate) -> bool {
        let stretch = Span::new(candidate.clause, candidate.cue.start).trim(&self.scene.document.text);
        let words = self.scene.words(stretch);
        words.is_empty()
            || (words.len() <= 12
                && LEXICON.preposition.prefix(words).is_none()
                && LEXICON.activity.prefix(words).is_none())
    }

    /// The source that a clause without a subject goes on with.
    fn carried(&self, clause: usize, quoted: bool) -> Option<(SourceMention, How)> {
        let scene = self.scene;
        if let Some(last) = self.open.last() {
            // 路透社报道，某某已…，称…: whom the outlet tells of goes on, not the outlet.
            let told = Span::new(last.content.start, clause);
            let name = scene.names.persons_within(told).next().filter(|_| last.outlet);
            if let Some(name) = name {
                return Some((
                    SourceMention {
                        kind: MentionKind::Person,
                        span: Some(name.span),
                    },
                    How::Person,
                ));
            }
            return Some((last.source, last.how));
        }
        let before = Span::new(self.sentence.span.start, clause);
        if let Some(name) = scene.names.persons_within(before).next() {
            return Some((
                SourceMention {
                    kind: MentionKind::Person,
                    span: Some(name.span),
                },
                How::Person,
            ));
        }
        let text = &scene.document.text;
        let first = before
            .of(text)
            .find(['，', ',', '；'])
            .map_or(before, |at| Span::new(before.start, before.start + at));
        if let Found::Subject(source, how) = find_subject(scene, first)
            && how != How::Place
        {
            return Some((source, how));
        }
        (quoted || before.of(text).trim().is_empty()).then_some((
            SourceMention {
                kind: MentionKind::Carried,
                span: None,
            },
            How::Reference,
        ))
    }

    /// “…”某某说: the quotation before the subject.
    fn take_quote_before(&mut self, candidate: &mut Candidate, taken: &mut Places) {
        let scene = self.scene;
        let ruled = |quote: Span, open: &[Candidate]| open.iter().any(|other| other.content.overlaps(quote));
        let quote = quote_before(scene, candidate.clause, self.block())
            .filter(|quote| {
                !candidate.dropped && is_speech(scene, quote)
                    || quote_is_sentence(scene, self.sentence, quote.outer)
            })
            .filter(|quote| !taken.contains_key(&quote.outer.start) && !ruled(quote.outer, &self.open));
        let Some(quote) = quote.filter(|_| !candidate.dropped) else {
            if candidate.after == After::End {
                self.clause_before(candidate);
            }
            return;
        };
        taken.insert(quote.outer.start, quote.outer.end);
        let second = quote_at(scene, candidate.content.start).filter(|_| candidate.closed);
        let one = candidate.after == After::End || second.is_some();
        let mut content = vec![quote.outer];
        content.extend(second.map(|quote| quote.outer));
        if let Some(second) = second {
            taken.insert(second.outer.start, second.outer.end);
        }
        let rule = if one {
            "quotation-source-cue"
        } else {
            "quotation-before-source"
        };
        self.frames.push(Frame {
            cue: one.then_some(candidate.cue),
            source: candidate.source,
            content,
            rule,
            score: confidence(rule) - if candidate.how == How::Place { 0.25 } else { 0.0 },
        });
        if one {
            candidate.content = Span::new(candidate.content.start, candidate.content.start);
        }
    }

    /// …，某某说。: the clauses before the subject.
    fn clause_before(&self, candidate: &mut Candidate) {
        let strong = ["说", "表示", "称", "指出", "认为", "道"]
            .iter()
            .any(|word| self.scene.words(candidate.cue).ends_with(word));
        if strong
            && !candidate.dropped
            && self.open.is_empty()
            && candidate.how != How::Place
            && candidate.clause > self.sentence.span.start
        {
            let text = &self.scene.document.text;
            let before = Span::new(self.sentence.span.start, candidate.clause);
            candidate.content = before.trim_matches(text, |c| c.is_whitespace() || "，,；".contains(c));
            candidate.rule = "clause-source-cue";
            candidate.closed = true;
        }
    }

    /// Whether a candidate stands beside those before it; cuts them where it takes over.
    fn fits(&mut self, candidate: &mut Candidate) -> bool {
        let Some(last) = self.open.last_mut() else {
            return true;
        };
        if last.closed || !last.content.contains(candidate.cue.start) {
            return !last.content.overlaps(candidate.content);
        }
        let text = &self.scene.document.text;
        let opens = skip_openers(self.scene, Span::new(last.content.start, last.content.end)).start;
        let own = matches!(candidate.how, How::Person | How::Reference | How::Cited) && !candidate.dropped;
        let quoted = matches!(candidate.after, After::Colon)
            || candidate.after == After::Quote
                && candidate.closed
                && quote_at(self.scene, candidate.content.start)
                    .is_some_and(|quote| is_speech(self.scene, quote));
        let takes_over = if last.outlet {
            own && (candidate.after != After::Bare || candidate.clause <= opens)
                || candidate.dropped
                || candidate.how == How::Head
        } else {
            (own && (quoted || candidate.after == After::Comma))
                || (candidate.how == How::Head && quoted)
                || candidate.dropped
        };
        if !takes_over {
            return false;
        }
        let clause = clause_with_openers(text, last.content, candidate.clause);
        let cut = Span::new(last.content.start, clause.max(last.content.start));
        let rest = cut.trim_matches(text, |c| c.is_whitespace() || "，,；;".contains(c));
        if last.outlet && (candidate.clause <= opens || candidate.dropped) || rest.len() < 9 {
            self.open.pop();
        } else {
            last.content = Span::new(cut.start, rest.end);
        }
        true
    }

    fn finish(mut self) -> Vec<Frame> {
        let text = &self.scene.document.text;
        for candidate in self.open {
            let content = end_trimmed(self.scene, &candidate);
            if content.trim(text).len() < 9 {
                continue;
            }
            self.frames.push(Frame {
                cue: Some(candidate.cue),
                source: candidate.source,
                content: vec![content],
                rule: candidate.rule,
                score: score(&candidate),
            });
        }
        self.frames
    }
}

/// Whether a quotation is a sentence of its own right before this one.
fn quote_is_sentence(scene: Scene, sentence: Sentence, quote: Span) -> bool {
    quote.end <= sentence.span.start
        && scene
            .document
            .sentence_at(quote.start)
            .and_then(|index| scene.document.sentences.get(index))
            .is_some_and(|before| before.span == quote)
}

/// The content without the reporter's own words at its end.
fn end_trimmed(scene: Scene, candidate: &Candidate) -> Span {
    let content = candidate.content;
    if candidate.closed {
        return content;
    }
    let words = scene.words(content);
    let bare = candidate.after == After::Bare;
    let ends: &[&str] = if bare {
        &[
            "，作为对",
            "，并多次",
            "，并在",
            "，并通过",
            "，并向",
            "，随后",
            "，之后",
            "，还在",
            "，还向",
        ]
    } else {
        &["，作为对"]
    };
    let cut = ends.iter().filter_map(|end| words.find(end)).min();
    cut.map_or(content, |at| Span::new(content.start, content.start + at))
}

/// The name of the rule that a frame was found by.
fn rule(how: How, after: After, according: bool) -> &'static str {
    match (how, after) {
        _ if according => "according-to",
        (How::Cited, _) => "cited-source",
        (How::Place, _) => "phrase-cue",
        (How::Person, After::Bare) => "name-cue-clause",
        (How::Person, After::Comma) => "name-cue-comma",
        (How::Person, After::Colon) => "name-cue-colon",
        (How::Person, _) => "name-cue-quotation",
        (How::Reference, After::Bare) => "pronoun-cue-clause",
        (How::Reference, _) => "pronoun-cue",
        (How::Document, _) => "document-cue",
        (How::Head, After::Bare) => "noun-cue-clause",
        (How::Head, _) => "noun-cue",
    }
}

/// How much less sure a statement is whose subject stood before, and a long clause without a mark of a noun.
const DROPPED: f32 = 0.08;

/// How sure a frame is: by its rule, as the data file has it.
fn score(candidate: &Candidate) -> f32 {
    confidence(candidate.rule) - if candidate.dropped { DROPPED } else { 0.0 }
}

/// The confidence of a rule. The file has whole numbers: reading others would bring 15 kB of tables into the wasm.
pub(super) fn confidence(rule: &str) -> f32 {
    include_str!("confidence.txt")
        .lines()
        .filter_map(|line| line.strip_prefix(rule)?.strip_prefix(' '))
        .find_map(|value| value.trim().parse::<u8>().ok())
        .map_or(0.5, |percent| f32::from(percent) / 100.0)
}
