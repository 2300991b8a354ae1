//! Finds the names of people and organizations.

use crate::annotation::Form;
use crate::document::Document;
use crate::language::Grammar;
use crate::order::{falling, sort_by_key};
use crate::span::Span;

/// A place where a person or an organization is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Where: the name alone, without titles.
    pub span: Span,
    /// Of what.
    pub kind: NameKind,
    /// How.
    pub form: Form,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NameKind {
    /// A person.
    Person,
    /// An organization.
    Organization,
}

/// All names of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Sorted; they do not overlap.
    pub all: Vec<Name>,
}

impl Names {
    /// The names that lie wholly inside a range, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Name> {
        let first = self.all.partition_point(|name| name.span.start < span.start);
        self.all
            .iter()
            .skip(first)
            .take_while(move |name| name.span.start < span.end)
            .filter(move |name| name.span.end <= span.end)
    }

    /// The persons that are named wholly inside a range, in order.
    pub fn persons_within(&self, span: Span) -> impl Iterator<Item = &Name> {
        self.within(span).filter(|name| name.kind == NameKind::Person)
    }

    /// The name that holds a place.
    pub fn at(&self, place: usize) -> Option<&Name> {
        let last = self
            .all
            .partition_point(|name| name.span.start <= place)
            .checked_sub(1)?;
        self.all.get(last).filter(|name| name.span.contains(place))
    }
}

/// Finds all names of a document.
pub(crate) fn find(document: &Document, grammar: &dyn Grammar) -> Names {
    let mut all = grammar.find_names(document);
    sort_by_key(&mut all, |name| (name.span.start, falling(name.span.end)));
    let mut end = 0;
    all.retain(|name| {
        let free = name.span.start >= end && !name.span.is_empty();
        if free {
            end = name.span.end;
        }
        free
    });
    Names { all }
}
