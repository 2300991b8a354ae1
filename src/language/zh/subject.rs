//! Finds the subject of a verb of saying: the leftmost phrase from which only adverbials lead on to the verb.

use super::adverbials::{Adverbials, date};
use super::lexicon::LEXICON;
use super::masks::Masks;
use crate::document::Document;
use crate::names::Names;
use crate::span::Span;
use crate::statements::{MentionKind, SourceMention};

/// What the rules look at.
#[derive(Clone, Copy)]
pub(super) struct Scene<'d> {
    pub document: &'d Document<'d>,
    pub names: &'d Names,
    pub masks: &'d Masks,
}

/// What stands before a verb of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A subject, and how it was known.
    Subject(SourceMention, How),
    /// Adverbials alone: the subject stood before.
    Dropped,
    /// Words that are no subject.
    Nothing,
}

/// How a subject was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// A person's name.
    Person,
    /// A pronoun or a phrase like 该负责人.
    Reference,
    /// The last word of the phrase: 专家, 法院, 报告.
    Head,
    /// A document or figures.
    Document,
    /// Whom another source cites: 援引…的话.
    Cited,
    /// No more than its place.
    Place,
}

/// The longest subject of which nothing but the place is known, in characters.
const UNKNOWN: usize = 20;

/// How far before the verb the subject may start, in bytes.
const REACH: usize = 270;

impl Scene<'_> {
    /// The folded words at a place.
    pub fn words(&self, span: Span) -> &str {
        self.document.words(span)
    }
}

/// Finds the subject in the stretch between the start of a clause and its verb.
pub(super) fn find(scene: Scene, stretch: Span) -> Found {
    let text = &scene.document.text;
    let mut stretch = stretch.trim(text);
    if stretch.len() > REACH {
        stretch = Span::new(text.ceil_char_boundary(stretch.end - REACH), stretch.end);
    }
    if let Some(cited) = cited(scene, stretch) {
        return cited;
    }
    let adverbials = Adverbials::read(text, scene.masks, stretch);
    let body = skip_openers(scene, stretch);
    if is_reporter(body.of(text)) {
        return Found::Nothing;
    }
    if let Some(span) = person(scene, stretch, &adverbials) {
        return Found::Subject(mention(MentionKind::Person, span), How::Person);
    }
    if let Some(span) = reference(scene, body, &adverbials) {
        return Found::Subject(mention(MentionKind::Reference, span), How::Reference);
    }
    if let Some(found) = head(scene, body, &adverbials) {
        return found;
    }
    if adverbials.from(body.start) || adverbials.from(stretch.start) {
        return Found::Dropped;
    }
    place(scene, body, &adverbials)
}

fn mention(kind: MentionKind, span: Span) -> SourceMention {
    SourceMention {
        kind,
        span: Some(span),
    }
}

/// The stretch without the words that open a clause: 但, 此外, 26日.
pub(super) fn skip_openers(scene: Scene, stretch: Span) -> Span {
    let text = &scene.document.text;
    let mut start = stretch.start;
    while start < stretch.end {
        let rest = Span::new(start, stretch.end).of(text);
        let named = scene.names.at(start).is_some() || LEXICON.reference.prefix(rest).is_some();
        // “…”美联社评论称: a quotation before the subject.
        if let Some(mask) = scene
            .masks
            .at(start)
            .filter(|mask| mask.start == start && rest.starts_with('“'))
            && mask.len() > 30
            && mask.end < stretch.end
            && !Span::new(mask.end, stretch.end).of(text).starts_with('的')
        {
            start = mask.end;
            continue;
        }
        let next = rest
            .chars()
            .next()
            .filter(|c| c.is_whitespace() || ",，、".contains(*c))
            .map(char::len_utf8);
        let skip = next.or_else(|| {
            (!named)
                .then(|| {
                    LEXICON
                        .opener
                        .prefix(rest)
                        .max(LEXICON.time.prefix(rest))
                        .max(date(rest))
                })
                .flatten()
        });
        match skip {
            Some(length) if start + length < stretch.end => start += length,
            _ => break,
        }
    }
    Span::new(start, stretch.end)
}

/// The reporter's own words: 笔者认为, 我说, 记者问.
fn is_reporter(words: &str) -> bool {
    [
        "笔者",
        "我",
        "咱",
        "小编",
        "你",
        "本报",
        "本刊",
        "记者",
        "通讯员",
        "谁",
    ]
    .iter()
    .any(|word| words.starts_with(word))
        && !words.starts_with("记者会")
        && !words.starts_with("我国")
        && !words.contains('从')
}

/// The first person of the stretch from whom only adverbials lead on.
fn person(scene: Scene, stretch: Span, adverbials: &Adverbials) -> Option<Span> {
    let mut first: Option<Span> = None;
    let mut last_end = 0;
    for name in scene.names.persons_within(stretch) {
        let end = behind_name(scene, name.span.end, stretch.end);
        let head = Span::new(stretch.start, name.span.start)
            .of(&scene.document.text)
            .trim_end();
        if ["记者", "通讯员", "实习生", "编辑", "摄影"]
            .iter()
            .any(|press| head.ends_with(press))
        {
            return None;
        }
        // 王一和李二: the first of several counts, where no more than a title stands between.
        let gap = Span::new(last_end, name.span.start).of(&scene.document.text);
        let joined = gap.starts_with(['、', '和', '与', '及', '跟', '同']) || gap.starts_with("以及");
        if first.is_none() || !joined {
            first = Some(name.span);
        }
        if adverbials.from(end) {
            return first;
        }
        last_end = end;
    }
    None
}

/// The place behind a name's brackets and titles: 王一(Wang Yi)教授.
pub(super) fn behind_name(scene: Scene, mut place: usize, end: usize) -> usize {
    for _ in 0..3 {
        let rest = Span::new(place, end).of(&scene.document.text);
        let bracket = scene
            .masks
            .at(place)
            .filter(|mask| mask.start == place && !rest.starts_with(['“', '《']));
        let step = bracket
            .map(Span::len)
            .or_else(|| LEXICON.title.prefix(rest).max(LEXICON.courtesy.prefix(rest)));
        match step {
            Some(step) if place + step <= end => place += step,
            _ => break,
        }
    }
    place
}

/// 他, 该负责人: a word that points back.
fn reference(scene: Scene, body: Span, adverbials: &Adverbials) -> Option<Span> {
    let words = body.of(&scene.document.text);
    let length = LEXICON.reference.prefix(words)?;
    if adverbials.from(body.start + length) {
        return Some(Span::new(body.start, body.start + length));
    }
    None
}

/// What a phrase is by its last word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Unnamed,
    Organization,
    Document,
}

fn class(phrase: &str) -> Option<Class> {
    let phrase = phrase.trim_end_matches(|c: char| c.is_whitespace() || "）)》”".contains(c));
    if phrase.ends_with("记者") {
        return None;
    }
    let lists = [
        (
            LEXICON.unnamed.suffix(phrase).max(LEXICON.title.suffix(phrase)),
            Class::Unnamed,
        ),
        (LEXICON.organization.suffix(phrase), Class::Organization),
        (LEXICON.document.suffix(phrase), Class::Document),
    ];
    let mut best: Option<(usize, Class)> = None;
    for (length, class) in lists {
        if let Some(length) = length.filter(|&length| best.is_none_or(|best| length > best.0)) {
            best = Some((length, class));
        }
    }
    best.map(|best| best.1)
}

/// The shortest phrase from the body's start that ends in a word for people, an organization or a document.
fn head(scene: Scene, body: Span, adverbials: &Adverbials) -> Option<Found> {
    let text = &scene.document.text;
    let words = body.of(text);
    let mut end = body.start;
    for character in words.chars() {
        end += character.len_utf8();
        let titled = scene.masks.ending(end).is_some();
        if !adverbials.from(end) || (scene.masks.at(end - 1).is_some() && !titled) {
            continue;
        }
        let phrase = Span::new(body.start, end);
        let work = titled && character == '》';
        let Some(class) = (if work {
            Some(Class::Document)
        } else {
            class(phrase.of(text))
        }) else {
            continue;
        };
        let phrase = trim_front(scene, phrase);
        let points = points_back(phrase.of(text)) && class == Class::Unnamed;
        return Some(match class {
            Class::Unnamed if points => {
                Found::Subject(mention(MentionKind::Reference, phrase), How::Reference)
            }
            Class::Unnamed => Found::Subject(mention(MentionKind::Unnamed, phrase), How::Head),
            Class::Organization => Found::Subject(mention(MentionKind::Organization, phrase), How::Head),
            Class::Document => Found::Subject(mention(MentionKind::Organization, phrase), How::Document),
        });
    }
    None
}

fn points_back(phrase: &str) -> bool {
    ["该", "这位", "这名", "那位", "那名", "上述", "前述", "这个"]
        .iter()
        .any(|word| phrase.starts_with(word))
}

/// The phrase without a place or occasion before it: 在会上，公司负责人.
fn trim_front(scene: Scene, phrase: Span) -> Span {
    let words = phrase.of(&scene.document.text);
    if LEXICON.preposition.prefix(words).is_none() || LEXICON.not_preposition.prefix(words).is_some() {
        return phrase;
    }
    let mut best = phrase;
    for (at, character) in words.char_indices() {
        let after = phrase.start + at + character.len_utf8();
        if matches!(character, '上' | '中' | '时' | '后' | '里' | '会') && phrase.end - after >= 6 && at >= 6
        {
            best = Span::new(after, phrase.end);
            break;
        }
    }
    best
}

/// Whom an outlet cites: 路透社援引美国官员的话.
fn cited(scene: Scene, stretch: Span) -> Option<Found> {
    let text = &scene.document.text;
    let words = stretch.of(text);
    let (at, verb) = ["援引", "引述", "转引", "引用"]
        .iter()
        .find_map(|verb| words.find(verb).map(|at| (at, verb)))?;
    let start = stretch.start + at + verb.len();
    let rest = Span::new(start, stretch.end).of(text);
    let end = [
        "的话",
        "的说法",
        "的消息",
        "的报道",
        "的分析",
        "消息",
        "报道",
        "报导",
        "披露",
        "的观点",
        "的言论",
        "的声明",
    ]
    .iter()
    .filter_map(|end| rest.find(end).filter(|&at| at > 0))
    .min()
    .unwrap_or(rest.len());
    let phrase = Span::new(start, start + end).trim(text);
    if phrase.is_empty() || !words.get(..at)?.chars().any(char::is_alphanumeric) {
        return None;
    }
    Some(match find(scene, phrase) {
        Found::Subject(mention, _) => Found::Subject(mention, How::Cited),
        _ => Found::Subject(mention(MentionKind::Organization, phrase), How::Cited),
    })
}

/// The shortest phrase from which only adverbials lead on, of whatever words.
fn place(scene: Scene, body: Span, adverbials: &Adverbials) -> Found {
    let text = &scene.document.text;
    let words = body.of(text);
    let mut end = body.start;
    for (count, character) in words.chars().enumerate().take(UNKNOWN) {
        end += character.len_utf8();
        if count == 0 || !adverbials.from(end) || scene.masks.at(end).is_some_and(|mask| mask.start < end) {
            continue;
        }
        let phrase = trim_front(scene, Span::new(body.start, end)).trim(text);
        if is_verbal(phrase.of(text)) {
            return Found::Nothing;
        }
        return Found::Subject(mention(MentionKind::Organization, phrase), How::Place);
    }
    Found::Nothing
}

/// Whether a phrase of unknown words holds a verb or opens like no subject.
fn is_verbal(phrase: &str) -> bool {
    const VERBAL: &[&str] = &[
        "是", "了", "被", "将", "会", "把", "不", "没", "着", "过", "让", "使", "令", "能", "可以", "应",
        "须", "必", "就", "也", "都", "这", "那", "什么", "如何", "怎么", "有", "来", "去", "要", "所", "谁",
        "我", "你", "说", "称", "么", "吗", "吧", "呢",
    ];
    phrase.is_empty()
        || phrase.chars().next().is_some_and(|c| c.is_ascii_digit())
        || VERBAL.iter().any(|word| phrase.contains(word))
}

/// Where a stretch starts behind the words that open a clause, by their words alone.
pub(super) fn skip_opener_words(text: &str, stretch: Span) -> usize {
    let mut start = stretch.start;
    while start < stretch.end {
        let rest = Span::new(start, stretch.end).of(text);
        let space = rest
            .chars()
            .next()
            .filter(|c| c.is_whitespace())
            .map(char::len_utf8);
        let skip = space.or_else(|| {
            LEXICON
                .opener
                .prefix(rest)
                .filter(|&length| length > 3)
                .max(LEXICON.time.prefix(rest).filter(|&length| length > 3))
                .max(date(rest))
        });
        match skip {
            Some(length) if start + length < stretch.end => start += length,
            _ => break,
        }
    }
    start
}
