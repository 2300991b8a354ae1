//! What holds of every text, however it is made: each law is checked on texts put together at random from
//! words of articles, quotation marks of all kinds and characters that trip programs up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use proptest::prelude::*;
use whosaid::annotation::{Kind, Mention, SourceKind, Statement};
use whosaid::span::{CodePoint, Unit, Utf16};
use whosaid::{Annotation, Language, Options, Span, annotate};

const LANGUAGES: [Language; 3] = [Language::Simplified, Language::Traditional, Language::English];

/// What texts are made of. Names, titles and cues stand next to each other often enough to make statements.
const PIECES: [&str; 96] = [
    "王晓兰",
    "欧阳明",
    "司徒教授",
    "陆闻舟",
    "伊瓦尔·索尔海姆",
    "(Ivar Solheim)",
    "（Ada Loke）",
    "他",
    "她",
    "其",
    "云澜大学",
    "教授",
    "市长",
    "记者",
    "多名专家",
    "《白皮书》",
    "海洋局",
    "外界",
    "該校",
    "顏主任",
    "表示",
    "称",
    "指出",
    "认为",
    "告诉记者",
    "說",
    "强调",
    "透露",
    "据",
    "介绍",
    "根据",
    "报告显示",
    "数据显示",
    "所说",
    "潮水不会等人",
    "風停了",
    "我们还要再等一年",
    "价格上涨了3.5%",
    "。",
    "，",
    "：",
    "；",
    "！",
    "？",
    "……",
    "——",
    "、",
    "Ines Falk",
    "Dr. Rowan Bee",
    "Bee",
    "J. R. Roe",
    "McArdle-Ó Broin",
    "the mayor",
    "he",
    "She",
    "officials",
    "a spokesman",
    "the University of Vell",
    "said",
    "says",
    "told Meridian Wire",
    "according to",
    "added that",
    "wrote",
    "asked",
    "who",
    "the tide will not wait",
    "It’s the workers’ choice",
    "rain fell by 3.5 per cent in the U.S.",
    ".",
    ",",
    ":",
    "?",
    "...",
    "“",
    "”",
    "‘",
    "’",
    "「",
    "」",
    "『",
    "』",
    "«",
    "»",
    "\"",
    "'",
    "''",
    "(",
    "）",
    " ",
    "\n",
    "\r\n",
    "\u{3000}",
    "\t",
    "\u{2028}",
    "• ",
];

/// Characters that trip programs up: NUL, escapes, joiners, bidi controls, marks, surrogate pairs, the last ones.
const ODDITIES: [&str; 16] = [
    "\0",
    "\u{1b}[31m",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "e\u{301}\u{301}\u{301}",
    "👩‍🔬",
    "𠮷",
    "𝐒𝐚𝐢𝐝",
    "\u{10ffff}",
    "\u{fffd}",
    "ß",
    "İ",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&ODDITIES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let spaced =
        (piece, prop::bool::weighted(0.4)).prop_map(|(piece, space)| if space { piece + " " } else { piece });
    prop::collection::vec(spaced, 0..80).prop_map(|pieces| pieces.concat())
}

fn any_options() -> impl Strategy<Value = Options> {
    prop::option::of(prop::sample::select(&LANGUAGES[..])).prop_map(|language| Options { language })
}

/// Few cases each time; `PROPTEST_CASES=5000 cargo test --release --test laws` looks harder.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(64),
        max_shrink_iters: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn places_lie_in_the_text_and_in_order(text in any_text(), options in any_options()) {
        let annotation = annotate(&text, &options);
        check_places(&text, &annotation);
        check_statements(&text, &annotation);
        check_people(&text, &annotation);
    }

    #[test]
    fn all_units_say_the_same(text in any_text(), options in any_options()) {
        let annotation = annotate(&text, &options);
        let wide: Vec<u16> = text.encode_utf16().collect();
        let points: Vec<char> = text.chars().collect();
        let utf16 = spans(&annotation.convert::<Utf16>(&text));
        let code_points = spans(&annotation.convert::<CodePoint>(&text));
        for ((bytes, utf16), code_point) in spans(&annotation).into_iter().zip(utf16).zip(code_points) {
            let words = bytes.of(&text);
            prop_assert_eq!(String::from_utf16(&wide[utf16.start..utf16.end]).unwrap(), words);
            prop_assert_eq!(points[code_point.start..code_point.end].iter().collect::<String>(), words);
        }
    }

    #[test]
    fn the_same_text_gives_the_same_answer(text in any_text(), options in any_options()) {
        prop_assert_eq!(annotate(&text, &options), annotate(&text, &options));
    }

    #[test]
    fn furniture_behind_the_article_changes_nothing(text in any_text(), language in prop::sample::select(&LANGUAGES[..])) {
        let options = Options { language: Some(language) };
        let end = if language == Language::English { "Most read" } else { "相关内容" };
        let furniture = format!("\n{end}\n王晓兰表示：“潮水不会等人。”\n“The tide will not wait,” said Ines Falk.\n");
        // A page of furniture alone has no article for it to stand behind.
        let article = format!("风停了 Wind falls\n{text}");
        prop_assert_eq!(annotate(&article, &options), annotate(&(article.clone() + &furniture), &options));
    }

    #[test]
    fn an_article_stands_on_its_own_lines(text in any_text(), language in prop::sample::select(&LANGUAGES[..])) {
        let options = Options { language: Some(language) };
        let blank = "\n \n\u{3000}\n";
        let (alone, moved) = (annotate(&text, &options), annotate(&format!("{blank}{text}{blank}"), &options));
        let shift = |span: Span| Span::new(span.start + blank.len(), span.end + blank.len());
        prop_assert_eq!(spans(&alone).into_iter().map(shift).collect::<Vec<_>>(), spans(&moved));
    }
}

/// Every place of an annotation, in a fixed order.
fn spans<U: Unit>(annotation: &Annotation<U>) -> Vec<whosaid::Span<U>> {
    let people = annotation.people.iter().flat_map(|person| &person.mentions);
    let organizations = annotation.organizations.iter().flat_map(|one| &one.mentions);
    let mut all: Vec<_> = people.chain(organizations).map(|mention| mention.span).collect();
    for statement in &annotation.statements {
        all.extend(statement.content.iter().chain(&statement.quoted).copied());
        all.extend(statement.cue.into_iter().chain(statement.source.span));
    }
    all
}

fn check_places(text: &str, annotation: &Annotation) {
    for span in spans(annotation) {
        assert!(
            span.start < span.end && span.end <= text.len(),
            "{span:?} is empty or outside"
        );
        assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{span:?} splits a character"
        );
    }
    let starts: Vec<Span> = (annotation.statements.iter())
        .map(|statement| statement.content[0])
        .collect();
    assert!(
        starts.is_sorted(),
        "statements stand in the order of their contents"
    );
    let mut contents: Vec<Span> = annotation
        .statements
        .iter()
        .flat_map(|statement| statement.content.clone())
        .collect();
    contents.sort();
    assert!(
        contents.windows(2).all(|pair| pair[0].end <= pair[1].start),
        "contents overlap: {contents:?}"
    );
}

fn check_statements(text: &str, annotation: &Annotation) {
    for (id, statement) in annotation.statements.iter().enumerate() {
        assert_eq!(statement.id, id);
        assert!(statement.content.is_sorted() && statement.quoted.is_sorted());
        for piece in &statement.content {
            assert_eq!(
                *piece,
                piece.trim(text),
                "white space at the ends of {:?}",
                piece.of(text)
            );
            assert!(
                statement.cue.is_none_or(|cue| !cue.overlaps(*piece)),
                "the cue of {:?} is in it",
                piece.of(text)
            );
        }
        let inside = |quoted: &Span| statement.content.iter().any(|piece| piece.covers(*quoted));
        assert!(
            statement.quoted.iter().all(inside),
            "quoted words outside the content"
        );
        match statement.kind {
            Kind::Direct => assert_eq!(statement.content, statement.quoted),
            Kind::Indirect => assert!(statement.quoted.is_empty()),
            Kind::Mixed => assert!(!statement.quoted.is_empty()),
        }
        assert!(
            (0.0..=1.0).contains(&statement.confidence),
            "{}",
            statement.confidence
        );
        check_source(text, annotation, statement);
    }
}

fn check_source(text: &str, annotation: &Annotation, statement: &Statement) {
    let source = &statement.source;
    assert_eq!(source.span.map(|span| span.of(text)), source.text.as_deref());
    assert_eq!(source.person.is_some(), source.kind == SourceKind::Person);
    assert_eq!(
        source.organization.is_some(),
        source.kind == SourceKind::Organization
    );
    assert!(source.person.is_none_or(|id| annotation.people[id].expert));
    assert!(
        source
            .organization
            .is_none_or(|id| id < annotation.organizations.len())
    );
}

fn check_people(text: &str, annotation: &Annotation) {
    for (id, person) in annotation.people.iter().enumerate() {
        assert_eq!(person.id, id);
        assert!(
            !person.mentions.is_empty() && is_strictly_sorted(&person.mentions),
            "{:?}",
            person.mentions
        );
        assert!(
            !person.name.trim().is_empty() && text.contains(&person.name),
            "{:?}",
            person.name
        );
        assert!(
            person
                .aliases
                .iter()
                .all(|alias| *alias != person.name && text.contains(alias))
        );
        let speaks = annotation
            .statements
            .iter()
            .any(|statement| statement.source.person == Some(id));
        assert_eq!(
            person.expert, speaks,
            "{} is an expert where a statement is theirs",
            person.name
        );
    }
    let first: Vec<Span> = annotation
        .people
        .iter()
        .map(|person| person.mentions[0].span)
        .collect();
    assert!(
        first.is_sorted(),
        "people stand in the order of their first mention"
    );
    for (id, organization) in annotation.organizations.iter().enumerate() {
        assert_eq!(organization.id, id);
        assert!(!organization.mentions.is_empty() && is_strictly_sorted(&organization.mentions));
    }
}

fn is_strictly_sorted(mentions: &[Mention]) -> bool {
    mentions.windows(2).all(|pair| pair[0].span < pair[1].span)
}
