//! Rows: a text, and its quotations written as `depth inner`, with `…` for one that lacks its closing mark and
//! `+` for one that goes on from the block before.

use super::*;

fn quotes(text: &str, language: Language) -> Vec<String> {
    let blocks = crate::blocks::cut(text, language.grammar());
    let quotes = pair(text, &blocks, language);
    let row = |quote: &Quote| {
        let (goes_on, open) = (
            if quote.continues { "+" } else { "" },
            if quote.closed { "" } else { "…" },
        );
        format!("{goes_on}{} {}{open}", quote.depth, quote.inner.of(text))
    };
    quotes.all.iter().map(row).collect()
}

fn check(language: Language, rows: &[(&str, &[&str], &str)]) {
    let failures: Vec<String> = rows
        .iter()
        .filter(|(text, want, _)| quotes(text, language) != *want)
        .map(|(text, want, why)| {
            format!(
                "{why}\n  given {text}\n  want {want:?}\n  got  {:?}",
                quotes(text, language)
            )
        })
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn english_marks() {
    check(
        Language::English,
        &[
            ("“Go,” she said. “Now.”", &["0 Go,", "0 Now."], "curly"),
            ("\"Go,\" she said. \"Now.\"", &["0 Go,", "0 Now."], "straight"),
            (
                "''Go,'' she said. ''Now.''",
                &["0 Go,", "0 Now."],
                "two apostrophes, as old wires write",
            ),
            (
                "``Go,'' she said.",
                &["0 Go,"],
                "two backquotes, as older ones do",
            ),
            (
                "‘Go,’ she said. ‘Now.’",
                &["0 Go,", "0 Now."],
                "single, as in Britain",
            ),
            (
                "'Go,' she said. 'Now.'",
                &["0 Go,", "0 Now."],
                "single and straight",
            ),
            (
                "“He told me ‘Go’ and left,” she said.",
                &["0 He told me ‘Go’ and left,", "1 Go"],
                "nested",
            ),
            (
                "\"He told me 'Go' and left,\" she said.",
                &["0 He told me 'Go' and left,", "1 Go"],
                "nested, straight",
            ),
            (
                "\"He said, 'Go.'\" She left.",
                &["0 He said, 'Go.'", "1 Go."],
                "two marks close together",
            ),
            (
                "“‘Go’ was all,” she said.",
                &["0 ‘Go’ was all,", "1 Go"],
                "two marks open together",
            ),
            ("It’s the workers’ choice, don’t ask.", &[], "apostrophes alone"),
            (
                "It's the workers' choice, don't ask.",
                &[],
                "straight apostrophes alone",
            ),
            (
                "‘It’s the workers’ choice,’ she said.",
                &["0 It’s the workers’ choice,"],
                "apostrophes inside single marks",
            ),
            (
                "'It's the workers' choice,' she said.",
                &["0 It's the workers' choice,"],
                "the same, straight",
            ),
            (
                "The ’90s were good, ’twas said of the ‘60s.",
                &[],
                "elisions are no marks",
            ),
            (
                "the '90s and the workers' rights",
                &[],
                "a decade and a plural are no pair",
            ),
            ("rock ’n’ roll and ’em all", &[], "no marks either"),
            ("He is 6' 2\" tall, she said.", &[], "feet and inches"),
            ("A 6\" pipe and a 7\" pipe.", &[], "inches alone"),
            (
                "“Go” (“now”) —“please”—“yes”",
                &["0 Go", "0 now", "0 please", "0 yes"],
                "brackets and dashes",
            ),
            (
                "(\"Go\") —\"now\"—\"yes\", he said.",
                &["0 Go", "0 now", "0 yes"],
                "the same, straight",
            ),
        ],
    );
}

#[test]
fn english_marks_gone_wrong() {
    check(
        Language::English,
        &[
            (
                "“Go, she said.",
                &["0 Go, she said.…"],
                "unclosed at the start of a paragraph runs to its end",
            ),
            ("She said, “Go now.", &["0 Go now.…"], "and behind a comma"),
            (
                "The “pivot was late.",
                &[],
                "an odd mark inside a sentence is dropped",
            ),
            ("Go,” she said.", &[], "a closing mark alone is dropped"),
            (
                "“Go, she said. “Now,” he said.",
                &["0 Now,"],
                "the first was never closed",
            ),
            (
                "“One” and “two and “three”.",
                &["0 One", "0 three"],
                "the second was never closed",
            ),
            (
                "an “expedited review“ of it",
                &["0 expedited review"],
                "the second is turned wrongly",
            ),
            (
                "He says, ”Nobody listens.”",
                &["0 Nobody listens."],
                "the first is turned wrongly",
            ),
            ("He says, ”Nobody listens.“", &["0 Nobody listens."], "both are"),
            ("“One,” ”two,” he said.", &["0 One,", "0 two,"], "the third is"),
            (
                "\"Go now,” he said. “Yes\" it is.",
                &["0 Go now,", "0 Yes"],
                "straight and curly mixed",
            ),
            (
                "\"One,\" he said. \"Two",
                &["0 One,"],
                "a straight mark alone says too little",
            ),
            (
                "One said.\n“Two.”",
                &["0 Two."],
                "a mark never pairs over a paragraph",
            ),
            ("“ ”“”", &["0  ", "0 "], "empty ones are pairs as well"),
        ],
    );
}

#[test]
fn quotations_over_paragraphs() {
    check(
        Language::English,
        &[
            (
                "He said: “One.\n“Two.\n“Three.” Yes.",
                &["0 One.…", "+0 Two.…", "+0 Three."],
                "opened again at each",
            ),
            (
                "\"One,\" he said. \"Two.\n\"Three.\"",
                &["0 One,", "0 Two.…", "+0 Three."],
                "straight marks too",
            ),
            (
                "‘One,’ he said. ‘Two.\n‘Three.’",
                &["0 One,", "0 Two.…", "+0 Three."],
                "single marks too",
            ),
            (
                "“One.”\n“Two.”",
                &["0 One.", "0 Two."],
                "closed ones do not go on",
            ),
            ("“One.\nTwo.” Yes.", &["0 One.…", "+0 Two."], "not opened again"),
            (
                "“One.\nTwo, “three” it is.",
                &["0 One.…", "0 three"],
                "the next paragraph has marks of its own",
            ),
            (
                "“One.\nTwo.\nThree.”",
                &["0 One.…"],
                "a paragraph between ends it",
            ),
        ],
    );
    check(
        Language::Simplified,
        &[
            (
                "她说：“一。\n“二。\n“三。”",
                &["0 一。…", "+0 二。…", "+0 三。"],
                "Chinese",
            ),
            (
                "她说：「一。\n「二『二』。\n「三。」",
                &["0 一。…", "+0 二『二』。…", "1 二", "+0 三。"],
                "corner marks, nested",
            ),
        ],
    );
}

#[test]
fn chinese_marks() {
    check(
        Language::Simplified,
        &[
            ("她说：“好。”他说：“不。”", &["0 好。", "0 不。"], "no spaces"),
            (
                "她说:\"好。\"他说\"不\"。",
                &["0 好。", "0 不"],
                "straight marks between characters",
            ),
            (
                "她说:'好。'他说'不'。",
                &["0 好。", "0 不"],
                "straight single ones",
            ),
            (
                "「他說『好』。」",
                &["0 他說『好』。", "1 好"],
                "corner and white",
            ),
            ("“他说‘好’。”", &["0 他说‘好’。", "1 好"], "double and single"),
            ("‘It’s好’", &["0 It’s好"], "an apostrophe between Latin letters"),
            (
                "“他说“好”了”",
                &["0 他说“好”了", "1 好"],
                "nested in their own kind",
            ),
            ("就“汇率低估“项目", &["0 汇率低估"], "the second turned wrongly"),
            (
                "所谓”汇率低估“项目，坚决反对",
                &["0 汇率低估"],
                "both turned wrongly",
            ),
            (
                "就“甲“项目，所谓”乙“项目",
                &["0 甲", "0 乙"],
                "both kinds of accident in one paragraph",
            ),
            ("她说：“好，他说“不”。", &["0 不"], "the first was never closed"),
            (
                "«Да», »nein«, »ja«",
                &["0 Да", "0 nein", "0 ja"],
                "guillemets, both ways",
            ),
            ("｢好｣〝不〞", &["0 好", "0 不"], "half-width and Taiwanese marks"),
        ],
    );
}

#[test]
fn what_holds_a_place_is_the_outermost_quotation() {
    let text = "a “b ‘c’ d” e";
    let blocks = crate::blocks::cut(text, Language::English.grammar());
    let quotes = pair(text, &blocks, Language::English);
    let at = |words: &str| {
        quotes
            .at(text.find(words).unwrap())
            .map(|quote| quote.inner.of(text))
    };
    assert_eq!(
        (at("a"), at("“"), at("c"), at("”"), at("e")),
        (None, Some("b ‘c’ d"), Some("b ‘c’ d"), Some("b ‘c’ d"), None)
    );
    assert_eq!(quotes.within(Span::new(0, text.len())).count(), 1);
    assert_eq!(quotes.within(Span::new(0, text.find('d').unwrap())).count(), 0);
}
