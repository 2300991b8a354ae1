//! How the tests write an annotation down: a line a statement, a line a person.

use whosaid::annotation::{Annotation, Kind, Person, SourceKind, Statement};

/// `kind | source | cue | content pieces joined by ' … '`, a dash for what is not there.
pub fn statement_row(text: &str, annotation: &Annotation, statement: &Statement) -> [String; 4] {
    let kind = match statement.kind {
        Kind::Direct => "direct",
        Kind::Indirect => "indirect",
        Kind::Mixed => "mixed",
    };
    let cue = statement.cue.map_or("-", |cue| cue.of(text));
    let content: Vec<&str> = statement.content.iter().map(|piece| piece.of(text)).collect();
    [
        kind.to_owned(),
        source_words(annotation, statement),
        cue.to_owned(),
        content.join(" … "),
    ]
}

/// The person's name, or the words of another source as they stand; `?` where it is unknown.
pub fn source_words(annotation: &Annotation, statement: &Statement) -> String {
    let source = &statement.source;
    let person = source.person.and_then(|id| annotation.people.get(id));
    match (source.kind, person) {
        (SourceKind::Unknown, _) => "?".to_owned(),
        (_, Some(person)) => person.name.clone(),
        _ => source.text.clone().unwrap_or_else(|| "-".to_owned()),
    }
}

/// `person`, `organization`, `unnamed` or `unknown`.
#[allow(dead_code, reason = "not every test that shares this file names source types")]
pub fn source_type(statement: &Statement) -> &'static str {
    match statement.source.kind {
        SourceKind::Person => "person",
        SourceKind::Organization => "organization",
        SourceKind::Unnamed => "unnamed",
        SourceKind::Unknown => "unknown",
    }
}

/// `name | role | affiliation`, a dash for what the article does not say.
pub fn person_row(person: &Person) -> String {
    let role = person.role.as_deref().unwrap_or("-");
    let affiliation = person.affiliation.as_deref().unwrap_or("-");
    format!("{} | {role} | {affiliation}", person.name)
}
