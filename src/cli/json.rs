//! Writes annotations as JSON.

use serde::Serialize;
use serde_json::value::RawValue;
use whosaid::Annotation;
use whosaid::annotation::{Organization, Person, Statement};
use whosaid::language::Language;
use whosaid::span::{CodePoint, Utf8, Utf16};

use super::arguments::Unit;
use super::input::Article;

/// An annotation with the id of its article, in the order of the contract.
#[derive(Serialize)]
#[serde(bound = "")]
struct Named<'a, U: whosaid::span::Unit> {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    language: Language,
    people: &'a [Person<U>],
    organizations: &'a [Organization<U>],
    statements: &'a [Statement<U>],
}

/// The annotation as one line, or indented, with places counted in `unit`.
///
/// # Errors
/// A sentence, should it not be writable.
pub fn render(
    article: &Article,
    annotation: &Annotation,
    unit: Unit,
    indent: bool,
) -> Result<String, String> {
    let id = article.id.as_deref();
    match unit {
        Unit::Utf8 => write(id, &annotation.convert::<Utf8>(&article.text), indent),
        Unit::Utf16 => write(id, &annotation.convert::<Utf16>(&article.text), indent),
        Unit::CodePoint => write(id, &annotation.convert::<CodePoint>(&article.text), indent),
    }
}

fn write<U: whosaid::span::Unit>(
    id: Option<&RawValue>,
    all: &Annotation<U>,
    indent: bool,
) -> Result<String, String> {
    let named = Named {
        version: all.version,
        id,
        language: all.language,
        people: &all.people,
        organizations: &all.organizations,
        statements: &all.statements,
    };
    let words = if indent {
        serde_json::to_string_pretty(&named)
    } else {
        serde_json::to_string(&named)
    };
    words.map(|words| words + "\n").map_err(|error| error.to_string())
}
