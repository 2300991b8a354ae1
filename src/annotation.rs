//! The output contract: what [`crate::annotate`] gives, field by field.
//!
//! Everything is sorted by place; ids count from 0 in that order. All ranges are half-open and in
//! the unit `U` of the annotation: bytes from [`crate::annotate`], another after [`Annotation::convert`].

use serde::{Serialize, Serializer};

use crate::language::Language;
use crate::span::{Offsets, Span, Unit, Utf8};

/// The version of the contract; it changes when a field's meaning does.
pub const VERSION: u32 = 1;

/// Who said what in one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct Annotation<U: Unit = Utf8> {
    /// [`VERSION`].
    pub version: u32,
    /// The language that the article was read as.
    pub language: Language,
    /// The named persons of the article, in order of first appearance.
    pub people: Vec<Person<U>>,
    /// The organizations and documents that are sources, in order of first appearance.
    pub organizations: Vec<Organization<U>>,
    /// The statements, in order of their contents.
    pub statements: Vec<Statement<U>>,
}

/// A named person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct Person<U: Unit = Utf8> {
    /// The place in [`Annotation::people`].
    pub id: usize,
    /// The fullest name that the article gives.
    pub name: String,
    /// Other names that the article uses, the Latin one included.
    pub aliases: Vec<String>,
    /// The name in Latin letters that stands beside a Chinese one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latin: Option<String>,
    /// What the person is or does; `null` where the article does not say.
    pub role: Option<String>,
    /// The organization (for officials: the country or place) that the role belongs to, or `null`.
    pub affiliation: Option<String>,
    /// Whether the article attributes at least one statement to this person.
    pub expert: bool,
    /// Where the person is named or referred to, sorted.
    pub mentions: Vec<Mention<U>>,
}

/// An organization or document that is the source of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct Organization<U: Unit = Utf8> {
    /// The place in [`Annotation::organizations`].
    pub id: usize,
    /// Its words at their first mention.
    pub name: String,
    /// Where it stands as a source, sorted.
    pub mentions: Vec<Mention<U>>,
}

/// A place where somebody is named or referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(bound = "")]
pub struct Mention<U: Unit = Utf8> {
    /// Where.
    pub span: Span<U>,
    /// How.
    pub form: Form,
}

/// How a mention names its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The full name.
    Full,
    /// A part of it: 索尔海姆, Solheim.
    Short,
    /// The Latin original beside a Chinese name.
    Latin,
    /// A surname with a title: 王教授, Dr. Li.
    Title,
    /// A pronoun that is the source of a statement.
    Pronoun,
}

/// Something that a source is reported to have said or written.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct Statement<U: Unit = Utf8> {
    /// The place in [`Annotation::statements`].
    pub id: usize,
    /// How its words are given.
    pub kind: Kind,
    /// The attributed words, without cue, source and outer quotation marks; sorted, not empty.
    pub content: Vec<Span<U>>,
    /// The parts of the content that stand inside quotation marks, without the marks.
    pub quoted: Vec<Span<U>>,
    /// The word that introduces the statement (said, 表示); `null` where there is none.
    pub cue: Option<Span<U>>,
    /// Who is responsible for the content.
    pub source: Source<U>,
    /// From 0 to 1: the share of statements like this whose words and source are right.
    #[serde(serialize_with = "in_thousandths")]
    pub confidence: f32,
    /// The name of the pattern that found it.
    pub rule: &'static str,
}

/// How the words of a statement are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Wholly inside quotation marks.
    Direct,
    /// A clause without quotation marks.
    Indirect,
    /// A clause with a quoted part.
    Mixed,
}

/// Who is responsible for a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct Source<U: Unit = Utf8> {
    /// What kind of source.
    #[serde(rename = "type")]
    pub kind: SourceKind,
    /// For a person: the id in [`Annotation::people`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<usize>,
    /// For an organization or document: the id in [`Annotation::organizations`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<usize>,
    /// The mention by which the statement names its source, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span<U>>,
    /// The words of that mention as they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A named person.
    Person,
    /// An organization, or a document of one.
    Organization,
    /// Somebody without a name: officials, 多名专家.
    Unnamed,
    /// The text does not say.
    Unknown,
}

/// Writes 0.97 as 0.97 and not as the nearest `f32`, which JavaScript would show with all its digits.
fn in_thousandths<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 1000.0).round() / 1000.0)
}

impl Annotation {
    /// The same annotation with all ranges counted in `U`; `text` is the text that was annotated.
    pub fn convert<U: Unit>(&self, text: &str) -> Annotation<U> {
        let offsets = Offsets::new(text);
        let mentions = |list: &[Mention]| {
            list.iter()
                .map(|m| Mention {
                    span: offsets.convert(m.span),
                    form: m.form,
                })
                .collect::<Vec<_>>()
        };
        Annotation {
            version: self.version,
            language: self.language,
            people: self
                .people
                .iter()
                .map(|p| p.with_mentions(mentions(&p.mentions)))
                .collect(),
            organizations: (self.organizations.iter())
                .map(|o| Organization {
                    id: o.id,
                    name: o.name.clone(),
                    mentions: mentions(&o.mentions),
                })
                .collect(),
            statements: self.statements.iter().map(|s| s.convert(&offsets)).collect(),
        }
    }
}

impl Person {
    fn with_mentions<U: Unit>(&self, mentions: Vec<Mention<U>>) -> Person<U> {
        Person {
            id: self.id,
            name: self.name.clone(),
            aliases: self.aliases.clone(),
            latin: self.latin.clone(),
            role: self.role.clone(),
            affiliation: self.affiliation.clone(),
            expert: self.expert,
            mentions,
        }
    }
}

impl Statement {
    fn convert<U: Unit>(&self, offsets: &Offsets<U>) -> Statement<U> {
        let spans = |list: &[Span]| list.iter().map(|&span| offsets.convert(span)).collect();
        Statement {
            id: self.id,
            kind: self.kind,
            content: spans(&self.content),
            quoted: spans(&self.quoted),
            cue: self.cue.map(|span| offsets.convert(span)),
            source: Source {
                kind: self.source.kind,
                person: self.source.person,
                organization: self.source.organization,
                span: self.source.span.map(|span| offsets.convert(span)),
                text: self.source.text.clone(),
            },
            confidence: self.confidence,
            rule: self.rule,
        }
    }
}
