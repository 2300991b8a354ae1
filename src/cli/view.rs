//! Writes an annotated article for people: its lines, its statements underlined, and a legend.
//!
//! Under a line, a statement is its number and a rule (`=` direct, `~` mixed, `-` indirect), a mention of
//! a person the person's capital letter, of an organization as a source a small letter, of a source
//! without a name `?`, and a cue `*`.

use whosaid::annotation::{Kind, Organization, Person, SourceKind, Statement};
use whosaid::{Annotation, Span};

use super::input::Article;

/// The longest line in columns; a wide character takes two.
const WIDTH: usize = 80;

/// The article with its statements underlined, and who said them.
pub fn render(article: &Article, annotation: &Annotation) -> String {
    let mut out = String::new();
    let mut marks = Marks::new(annotation);
    let mut start = 0;
    for line in article.text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        draw_line(&article.text, span, &mut marks, &mut out);
    }
    draw_legend(&article.text, annotation, &mut out);
    out
}

/// One paragraph, cut to the width, with a line of marks under each line that has some.
fn draw_line(text: &str, line: Span, marks: &mut Marks, out: &mut String) {
    let mut start = line.start;
    while start < line.end {
        let end = wrap(text, Span::new(start, line.end));
        let mut under = String::new();
        for (at, character) in Span::new(start, end).of(text).trim_end().char_indices() {
            let shown = show(character);
            out.push(shown);
            marks.draw(start + at, columns(shown), &mut under);
        }
        out.push('\n');
        let under = under.trim_end();
        if !under.is_empty() {
            out.push_str(under);
            out.push('\n');
        }
        start = end;
    }
    out.push('\n');
}

/// Where the first line of a paragraph ends: after a space or between wide characters, no closing mark first.
fn wrap(text: &str, rest: Span) -> usize {
    let (mut width, mut good, mut before) = (0, None, None);
    for (at, character) in rest.of(text).char_indices() {
        let place = rest.start + at;
        let wide = |c: char| columns(c) == 2;
        let may_break =
            before == Some(' ') || (before.is_some_and(wide) || wide(character)) && !closes(character);
        if before.is_some() && may_break && !before.is_some_and(opens) && character != ' ' {
            good = Some(place);
        }
        width += columns(show(character));
        if width > WIDTH && before.is_some() {
            return good.unwrap_or(place);
        }
        before = Some(character);
    }
    rest.end
}

fn closes(character: char) -> bool {
    "，。、；：？！）”’」』》…,.;:?!)]}\"'".contains(character)
}

fn opens(character: char) -> bool {
    "（“‘「『《([{".contains(character)
}

/// A character as it is safe on a terminal: what steers it, or the direction of writing, is shown as a box.
fn show(character: char) -> char {
    match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => '\u{fffd}',
        '\t' | '\u{a0}' => ' ',
        control if control.is_control() => '\u{fffd}',
        other => other,
    }
}

/// How many columns a character takes (the ranges that news uses of Unicode's East Asian Width and of marks
/// without a width).
fn columns(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' => 2,
        '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 2,
        '\u{1f300}'..='\u{1f64f}' | '\u{1f900}'..='\u{1f9ff}' | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// What stands under the places of the text; asked place by place, from the first to the last.
struct Marks {
    /// Names and cues first, as they may stand inside contents; each sorted.
    layers: [Vec<Mark>; 2],
    next: [usize; 2],
    /// The number of a statement that is still being written under its first characters.
    pending: String,
}

struct Mark {
    span: Span,
    fill: char,
    /// The number of the statement.
    label: Option<usize>,
}

impl Marks {
    fn new(annotation: &Annotation) -> Self {
        let mut words: Vec<Mark> = Vec::new();
        let mut mark = |span, fill| {
            words.push(Mark {
                span,
                fill,
                label: None,
            })
        };
        for person in &annotation.people {
            person
                .mentions
                .iter()
                .for_each(|mention| mark(mention.span, letter(person.id, 'A')));
        }
        for statement in &annotation.statements {
            if let (Some(span), false) = (statement.source.span, statement.source.kind == SourceKind::Person)
            {
                mark(
                    span,
                    statement.source.organization.map_or('?', |id| letter(id, 'a')),
                );
            }
            statement.cue.into_iter().for_each(|span| mark(span, '*'));
        }
        words.sort_by_key(|mark| mark.span);
        let mut contents: Vec<Mark> = (annotation.statements.iter())
            .flat_map(|statement| {
                let label = Some(statement.id + 1);
                statement.content.iter().map(move |&span| Mark {
                    span,
                    fill: rule(statement.kind),
                    label,
                })
            })
            .collect();
        contents.sort_by_key(|mark| mark.span);
        Marks {
            layers: [words, contents],
            next: [0, 0],
            pending: String::new(),
        }
    }

    /// Draws the marks under one character of that many columns.
    fn draw(&mut self, place: usize, columns: usize, under: &mut String) {
        let [words, contents] = &self.layers;
        let [word, content] = &mut self.next;
        let (top, below) = (seek(words, word, place), seek(contents, content, place));
        if let Some(Mark {
            label: Some(number), ..
        }) = below.filter(|mark| mark.span.start == place)
        {
            self.pending = number.to_string();
        }
        let fill = top.or(below).map_or(' ', |mark| mark.fill);
        for _ in 0..columns {
            let digit = if top.is_none() && below.is_some() && !self.pending.is_empty() {
                Some(self.pending.remove(0))
            } else {
                None
            };
            under.push(digit.unwrap_or(fill));
        }
    }
}

/// The mark that holds a place; `next` goes forward with the places.
fn seek<'m>(marks: &'m [Mark], next: &mut usize, place: usize) -> Option<&'m Mark> {
    while marks.get(*next).is_some_and(|mark| mark.span.end <= place) {
        *next += 1;
    }
    marks.get(*next).filter(|mark| mark.span.contains(place))
}

fn rule(kind: Kind) -> char {
    match kind {
        Kind::Direct => '=',
        Kind::Mixed => '~',
        Kind::Indirect => '-',
    }
}

/// A letter for an id; beyond the alphabet all share one sign.
fn letter(id: usize, first: char) -> char {
    u8::try_from(id)
        .ok()
        .filter(|&id| id < 26)
        .map_or('#', |id| char::from(first as u8 + id))
}

fn draw_legend(text: &str, annotation: &Annotation, out: &mut String) {
    let mut said = vec![0usize; annotation.people.len()];
    for person in annotation
        .statements
        .iter()
        .filter_map(|statement| statement.source.person)
    {
        said.get_mut(person).into_iter().for_each(|count| *count += 1);
    }
    let people = annotation
        .people
        .iter()
        .zip(said)
        .map(|(person, said)| person_row(person, said));
    draw_section("People", people, out);
    let organization = |one: &Organization| format!("  {} {}", letter(one.id, 'a'), safe(&one.name));
    draw_section(
        "Organizations",
        annotation.organizations.iter().map(organization),
        out,
    );
    let statements = annotation
        .statements
        .iter()
        .map(|statement| statement_row(text, annotation, statement));
    draw_section("Statements", statements, out);
}

fn draw_section(title: &str, rows: impl Iterator<Item = String>, out: &mut String) {
    for (index, row) in rows.enumerate() {
        if index == 0 {
            out.push_str(title);
            out.push('\n');
        }
        out.push_str(&row);
        out.push('\n');
    }
}

/// `A Name · role · affiliation [2 statements]`.
fn person_row(person: &Person, said: usize) -> String {
    let described = [
        Some(&person.name),
        person.role.as_ref(),
        person.affiliation.as_ref(),
    ];
    let words: Vec<String> = described.into_iter().flatten().map(|words| safe(words)).collect();
    let said = match said {
        0 => String::new(),
        1 => " [1 statement]".to_owned(),
        more => format!(" [{more} statements]"),
    };
    format!("  {} {}{said}", letter(person.id, 'A'), words.join(" · "))
}

/// `1 direct A Name, cue “said”, 0.97 by name-cue-quote`.
fn statement_row(text: &str, annotation: &Annotation, statement: &Statement) -> String {
    let source = &statement.source;
    let person = source.person.and_then(|id| annotation.people.get(id));
    let who = match (source.kind, person) {
        (_, Some(person)) => format!("{} {}", letter(person.id, 'A'), person.name),
        (SourceKind::Unknown, _) => "unknown".to_owned(),
        (SourceKind::Organization, _) => {
            format!("organization {}", source.text.as_deref().unwrap_or_default())
        }
        _ => format!("unnamed {}", source.text.as_deref().unwrap_or_default()),
    };
    let cue = statement
        .cue
        .map_or(String::new(), |cue| format!(", {}", cue.of(text)));
    let kind = match statement.kind {
        Kind::Direct => "direct",
        Kind::Mixed => "mixed",
        Kind::Indirect => "indirect",
    };
    let (number, sure, rule) = (statement.id + 1, statement.confidence, statement.rule);
    format!(
        "  {number:>3} {kind:<8} {}  ({sure:.2} {rule})",
        safe(&format!("{who}{cue}"))
    )
}

fn safe(words: &str) -> String {
    words.chars().map(show).collect()
}
