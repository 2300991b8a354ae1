//! Resolves who is meant: mentions that name one person become one [`Person`], references and
//! carried sources find theirs, and every statement gets its source.

use crate::annotation::{
    Annotation, Form, Mention, Organization, Person, Source, SourceKind, Statement, VERSION,
};
use crate::document::Document;
use crate::language::Grammar;
use crate::names::{NameKind, Names};
use crate::order::{Index, Places, sort_by_key};
use crate::span::Span;
use crate::statements::{self, MentionKind};

/// What the words around a mention say of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Description {
    /// What the person is or does.
    pub role: Option<String>,
    /// The organization or place that the role belongs to.
    pub affiliation: Option<String>,
}

/// The persons of an article while their mentions are gathered.
#[derive(Debug, Default)]
struct Cast {
    people: Vec<Person>,
    /// Person by the start of each mention, for looking up and for looking back.
    by_place: Places,
    /// Where the mention that starts at a place ends.
    ends: Places,
}

/// Makes the annotation: people with all their mentions, statements with their sources, all sorted.
pub(crate) fn resolve(
    document: &Document,
    names: Names,
    statements: Vec<statements::Statement>,
    grammar: &dyn Grammar,
) -> Annotation {
    let mut cast = gather(document, &names, grammar);
    let mut organizations = Organizations::default();
    let mut resolved: Vec<Statement> = Vec::new();
    let mut floating = Vec::new();
    for (id, statement) in statements.into_iter().enumerate() {
        if statement.cue.is_none() && statement.source.kind == MentionKind::Carried {
            floating.push(id);
        }
        let source = source(
            document,
            &statement,
            resolved.last(),
            &mut cast,
            &mut organizations,
            grammar,
        );
        resolved.push(Statement {
            id,
            kind: statement.kind,
            content: statement.content,
            quoted: statement.quoted,
            cue: statement.cue,
            source,
            confidence: statement.score,
            rule: statement.rule,
        });
    }
    look_ahead(document, &floating, &mut resolved);
    finish(document, cast, organizations, resolved, grammar)
}

/// A quotation that opens its block without a cue is theirs who speak in the next sentence: “A。”站在楼下，NAME笑着说，B。
fn look_ahead(document: &Document, floating: &[usize], statements: &mut [Statement]) {
    for &id in floating {
        let Some([quotation, next]) = statements.get_mut(id..id + 2) else {
            continue;
        };
        let Some(last) = quotation.content.last().copied() else {
            continue;
        };
        let block = document.block_at(last.start);
        let opens = (block.and_then(|index| document.blocks.get(index))).is_some_and(|block| {
            document
                .quotes
                .at(block.body.start)
                .is_some_and(|quote| quote.inner.covers(last))
        });
        let follows = next.cue.is_some()
            && matches!(next.source.kind, SourceKind::Person | SourceKind::Unnamed)
            && next.source.span.is_some_and(|span| {
                let sentence = document.sentence_at(last.start).map(|index| index + 1);
                span.start >= last.end
                    && document.block_at(span.start) == block
                    && document.sentence_at(span.start) <= sentence
            });
        if opens && follows {
            quotation.source = next.source.clone();
        }
    }
}

/// Groups the names of persons: full names first, then what may be short for one of them.
fn gather(document: &Document, names: &Names, grammar: &dyn Grammar) -> Cast {
    let mut cast = Cast::default();
    let mut by_name = Index::new();
    let persons: Vec<_> = names
        .all
        .iter()
        .filter(|name| name.kind == NameKind::Person)
        .collect();
    for name in persons.iter().filter(|name| name.form == Form::Full) {
        let words = document.words(name.span);
        let id = *by_name
            .entry(words)
            .or_insert_with(|| cast.add(name.span.of(document.original)));
        cast.mention(id, name.span, Form::Full);
    }
    for name in persons.iter().filter(|name| name.form != Form::Full) {
        let words = document.words(name.span);
        let known = by_name.get(words).map(|&id| (id, name.form));
        let found = known.or_else(|| match name.form {
            Form::Latin => cast.before(name.span.start).map(|id| (id, Form::Latin)),
            _ => cast.nearest(document, name.span, grammar),
        });
        let (id, form) = found.unwrap_or_else(|| (cast.add(name.span.of(document.original)), name.form));
        by_name.entry(words).or_insert(id);
        cast.mention(id, name.span, form);
        cast.alias(id, name.span.of(document.original), form);
    }
    cast
}

impl Cast {
    fn add(&mut self, name: &str) -> usize {
        let id = self.people.len();
        self.people.push(Person {
            id,
            name: name.to_owned(),
            aliases: Vec::new(),
            latin: None,
            role: None,
            affiliation: None,
            expert: false,
            mentions: Vec::new(),
        });
        id
    }

    fn mention(&mut self, id: usize, span: Span, form: Form) {
        if let Some(person) = self.people.get_mut(id) {
            person.mentions.push(Mention { span, form });
            self.by_place.insert(span.start, id);
            self.ends.insert(span.start, span.end);
        }
    }

    fn alias(&mut self, id: usize, words: &str, form: Form) {
        let Some(person) = self.people.get_mut(id) else {
            return;
        };
        if form == Form::Latin && person.latin.is_none() {
            person.latin = Some(words.to_owned());
        }
        if person.name != words && !person.aliases.iter().any(|alias| alias == words) {
            person.aliases.push(words.to_owned());
        }
    }

    /// The person who speaks by the words at a place: the first one named there who does not merely own what
    /// follows (the lawyer of "Falk's lawyer, Moss"). Those named beside the speaker are experts, too.
    fn speaker(&mut self, document: &Document, span: Span) -> Option<usize> {
        let named: Vec<(Span, usize)> = (self.by_place.range(span.start..span.end).take(MAX_SPEAKERS))
            .filter_map(|(&place, &id)| Some((Span::new(place, *self.ends.get(&place)?), id)))
            .collect();
        let owns = |end: usize| {
            let rest = Span::new(end, span.end).of(&document.text);
            ["'s ", "’s ", "的"].iter().any(|mark| rest.starts_with(mark))
        };
        let first = named.iter().position(|(mention, _)| !owns(mention.end));
        let at = first.or_else(|| named.len().checked_sub(1))?;
        let mut end = named.get(at)?.0.end;
        for (mention, id) in named.iter().skip(at + 1) {
            let between = Span::new(end, mention.start).of(&document.text).trim();
            if !matches!(
                between,
                "and" | "," | ", and" | "、" | "和" | "与" | "及" | "以及"
            ) {
                break;
            }
            if let Some(person) = self.people.get_mut(*id) {
                person.expert = true;
            }
            end = mention.end;
        }
        named.get(at).map(|&(_, id)| id)
    }

    /// The person whose name stands right behind the words at a place and who is what they say: "the skipper, NAME".
    fn apposed(&self, document: &Document, span: Span, grammar: &dyn Grammar) -> Option<usize> {
        let (&place, &id) = self.by_place.range(span.end..).next()?;
        let between = Span::new(span.end, place).of(&document.text).strip_prefix(", ")?;
        let title = between.is_empty() || (between.len() < 10 && between.starts_with(char::is_uppercase));
        let mention = Span::new(place, *self.ends.get(&place)?);
        (title && grammar.agrees(document, span, &[mention])).then_some(id)
    }

    /// The person last named before a place.
    fn before(&self, place: usize) -> Option<usize> {
        self.by_place.range(..place).next_back().map(|(_, &id)| id)
    }

    /// The person whose full name this may be short for: the one last named before, else the first after.
    fn nearest(&self, document: &Document, span: Span, grammar: &dyn Grammar) -> Option<(usize, Form)> {
        let words = document.words(span);
        let fits = |(_, &id): (&usize, &usize)| {
            let person = self.people.get(id)?;
            let full = person
                .mentions
                .first()
                .filter(|mention| mention.form == Form::Full)?;
            grammar
                .short_form(document.words(full.span), words)
                .map(|form| (id, form))
        };
        // Of several of one surname, the one whom the title agrees with: Mrs. Ames.
        let agrees = |found: &(usize, Form)| {
            let first = self
                .people
                .get(found.0)
                .and_then(|person| person.mentions.first());
            first.is_some_and(|mention| grammar.agrees(document, span, &[mention.span]))
        };
        let titled = (self.by_place.range(..span.start).rev().take(TITLED))
            .filter(|_| words.contains(' '))
            .filter_map(fits)
            .find(agrees);
        if titled.is_some() {
            return titled;
        }
        // Bounded, so that a text of names alone stays linear.
        let back = self
            .by_place
            .range(..span.start)
            .rev()
            .take(SEARCH)
            .find_map(fits);
        back.or_else(|| self.by_place.range(span.end..).take(SEARCH).find_map(fits))
    }
}

/// How many mentions a name with a title is compared with.
const TITLED: usize = 40;

/// How many names a source is read for.
const MAX_SPEAKERS: usize = 12;

/// How many mentions a short name is compared with in each direction.
const SEARCH: usize = 400;

#[derive(Debug, Default)]
struct Organizations<'d> {
    all: Vec<Organization>,
    by_name: Index<'d>,
}

impl<'d> Organizations<'d> {
    fn mention(&mut self, document: &'d Document, span: Span) -> usize {
        let id = *self.by_name.entry(document.words(span)).or_insert(self.all.len());
        if id == self.all.len() {
            let name = span.of(document.original).to_owned();
            self.all.push(Organization {
                id,
                name,
                mentions: Vec::new(),
            });
        }
        if let Some(organization) = self.all.get_mut(id) {
            let mention = Mention {
                span,
                form: Form::Full,
            };
            if organization.mentions.last() != Some(&mention) {
                organization.mentions.push(mention);
            }
        }
        id
    }
}

fn source<'d>(
    document: &'d Document,
    statement: &statements::Statement,
    before: Option<&Statement>,
    cast: &mut Cast,
    organizations: &mut Organizations<'d>,
    grammar: &dyn Grammar,
) -> Source {
    let span = statement.source.span;
    let text = span.map(|span| span.of(document.original).to_owned());
    let none = Source {
        kind: SourceKind::Unknown,
        person: None,
        organization: None,
        span,
        text,
    };
    let person = |id| Source {
        kind: SourceKind::Person,
        person: Some(id),
        ..none.clone()
    };
    let nameless = matches!(
        statement.source.kind,
        MentionKind::Reference | MentionKind::Unnamed
    );
    if let Some(id) = span
        .filter(|_| nameless)
        .and_then(|span| cast.apposed(document, span, grammar))
    {
        return person(id);
    }
    match (statement.source.kind, span) {
        (MentionKind::Person, Some(span)) => match cast.speaker(document, span) {
            Some(id) => person(id),
            None => Source {
                kind: SourceKind::Unnamed,
                ..none
            },
        },
        (MentionKind::Reference, Some(span)) => match antecedent(document, span, cast, before, grammar) {
            Some(id) => {
                cast.mention(id, span, Form::Pronoun);
                person(id)
            }
            None => Source {
                kind: SourceKind::Unnamed,
                ..none
            },
        },
        (MentionKind::Organization, Some(span)) => {
            let id = organizations.mention(document, span);
            Source {
                kind: SourceKind::Organization,
                organization: Some(id),
                ..none
            }
        }
        (MentionKind::Unnamed, _) => Source {
            kind: SourceKind::Unnamed,
            ..none
        },
        (MentionKind::Carried, _) => carried(document, statement, before, cast).unwrap_or(none),
        (MentionKind::Unknown, None) => elided(document, statement, before, cast).unwrap_or(none),
        _ => none,
    }
}

/// A cue without a subject of its own ("…, adding that") has the one of the cue before in its sentence, else
/// the person who opens the sentence.
fn elided(
    document: &Document,
    statement: &statements::Statement,
    before: Option<&Statement>,
    cast: &Cast,
) -> Option<Source> {
    let cue = statement.cue?;
    let sentence = document.sentences.get(document.sentence_at(cue.start)?)?.span;
    let first = cast.by_place.range(sentence.start..cue.start).next();
    let shared = before
        .filter(|last| {
            last.cue
                .is_some_and(|other| sentence.covers(other) && other.end <= cue.start)
        })
        .map(|last| last.source.clone());
    let source = shared.or_else(|| {
        first.map(|(_, &id)| Source {
            kind: SourceKind::Person,
            person: Some(id),
            organization: None,
            span: None,
            text: None,
        })
    })?;
    Some(Source { span: None, ..source })
}

/// Whom a pronoun means: a person who opens the same sentence, the first person of the sentence before, the
/// source before, the last person named.
fn antecedent(
    document: &Document,
    span: Span,
    cast: &Cast,
    before: Option<&Statement>,
    grammar: &dyn Grammar,
) -> Option<usize> {
    let sentence = document.sentence_at(span.start)?;
    let agrees = |id: usize| {
        let mentions = &cast.people.get(id)?.mentions;
        let spans: Vec<Span> = mentions
            .iter()
            .take(MAX_DESCRIBED)
            .map(|mention| mention.span)
            .collect();
        grammar.agrees(document, span, &spans).then_some(id)
    };
    // Whom a quotation names, its speaker speaks of: “Lucía and I argue,” she said.
    let outside = document.quotes.at(span.start).is_none();
    let heard = |place: usize| outside && document.quotes.at(place).is_some_and(|quote| quote.closed);
    let first_in = |from: usize, to: usize| {
        let mentions = cast.by_place.range(from..to.max(from)).take(SEARCH);
        mentions
            .filter(|(place, _)| !heard(**place))
            .find_map(|(_, &id)| agrees(id))
    };
    let here = document.sentences.get(sentence)?.span;
    let block = document.block_at(span.start);
    // Back over the sentences of this paragraph, no further than the statement before.
    let floor = before.map_or(0, |statement| {
        statement.content.last().map_or(0, |span| span.start)
    });
    let earlier = || {
        (0..sentence)
            .rev()
            .take(LOOK_BACK)
            .filter_map(|index| document.sentences.get(index))
            .take_while(|earlier| Some(earlier.block) == block && earlier.span.start > floor)
            .find_map(|earlier| first_in(earlier.span.start, earlier.span.end))
    };
    first_in(here.start, span.start)
        .or_else(earlier)
        .or_else(|| {
            before
                .and_then(|statement| statement.source.person)
                .and_then(agrees)
        })
        .or_else(|| {
            let nameless = before.is_some_and(|last| is_nameless_here(document, last, span));
            (cast.by_place.range(..span.start).rev().take(SEARCH))
                .filter(|(place, _)| !nameless && !heard(**place))
                .find_map(|(_, &id)| agrees(id))
        })
}

/// How many sentences back a pronoun looks for a name.
const LOOK_BACK: usize = 8;

/// Whether somebody without a name spoke right before in the same block: a pronoun means them.
fn is_nameless_here(document: &Document, last: &Statement, span: Span) -> bool {
    let near = |place: usize| {
        document.block_at(place) == document.block_at(span.start)
            && document.sentence_at(place).map(|index| index + 1) >= document.sentence_at(span.start)
    };
    last.source.kind == SourceKind::Unnamed && last.source.span.is_some_and(|there| near(there.start))
}

/// How many blocks a quotation without a cue may stand behind the statement whose source goes on.
const CARRY: usize = 2;

fn carried(
    document: &Document,
    statement: &statements::Statement,
    before: Option<&Statement>,
    cast: &Cast,
) -> Option<Source> {
    let place = statement.content.first()?.start;
    let block = document.block_at(place)?;
    let before = before.filter(|last| {
        let end = last.content.last().and_then(|span| document.block_at(span.start));
        end.is_some_and(|end| block - end <= CARRY) && last.source.kind != SourceKind::Organization
    });
    let sentence = document
        .sentence_at(place)?
        .checked_sub(1)
        .and_then(|index| document.sentences.get(index))?;
    let named = cast
        .by_place
        .range(sentence.span.start..sentence.span.end)
        .next_back()
        .map(|(_, &id)| id);
    let near = named.filter(|_| sentence.block + 1 >= block);
    match (near, before) {
        (Some(id), last) if last.is_none_or(|last| last.source.person != near) => Some(Source {
            kind: SourceKind::Person,
            person: Some(id),
            organization: None,
            span: None,
            text: None,
        }),
        // The mention that named the source before names this one, too.
        (_, last) => last.map(|last| last.source.clone()),
    }
}

/// Describes the people, numbers them by first appearance, and puts everything together.
fn finish(
    document: &Document,
    cast: Cast,
    organizations: Organizations,
    mut statements: Vec<Statement>,
    grammar: &dyn Grammar,
) -> Annotation {
    let mut people = cast.people;
    for person in &mut people {
        // A pronoun that is the source of two statements is one mention.
        sort_by_key(&mut person.mentions, |mention| {
            (mention.span.start, mention.span.end)
        });
        person.mentions.dedup_by_key(|mention| mention.span);
        let described: Vec<Description> = (person.mentions.iter())
            .filter(|mention| mention.form != Form::Pronoun)
            .take(MAX_DESCRIBED)
            .map(|mention| grammar.describe(document, mention.span))
            .collect();
        let best = (described
            .iter()
            .find(|d| d.affiliation.is_some() && d.role.is_some()))
        .or_else(|| described.iter().find(|d| d.role.is_some()))
        .or_else(|| described.iter().find(|d| d.affiliation.is_some()));
        if let Some(best) = best {
            person.role.clone_from(&best.role);
            person.affiliation.clone_from(&best.affiliation);
        }
    }
    sort_by_key(&mut people, |person| {
        let first = person.mentions.first().map(|mention| mention.span);
        first.map_or((0, 0), |span| (span.start, span.end))
    });
    let mut ids = vec![0; people.len()];
    for (place, person) in people.iter_mut().enumerate() {
        if let Some(id) = ids.get_mut(person.id) {
            *id = place;
        }
        person.id = place;
    }
    for statement in &mut statements {
        statement.source.person = statement.source.person.and_then(|id| ids.get(id).copied());
        if let Some(person) = statement.source.person.and_then(|id| people.get_mut(id)) {
            person.expert = true;
        }
    }
    Annotation {
        version: VERSION,
        language: document.language,
        people,
        organizations: organizations.all,
        statements,
    }
}

/// How many mentions of a person are asked for role and affiliation.
const MAX_DESCRIBED: usize = 40;
