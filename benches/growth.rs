//! How the time of `annotate` grows with the text: twice the text may take little more than twice the time,
//! whatever the text is. `cargo bench --no-default-features --bench growth [WORDS]` prints a table, of the texts
//! whose name holds the words, and fails where the growth is more than linear.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use whosaid::{Options, annotate};

/// The sizes in bytes, each twice the one before.
const SIZES: [usize; 5] = [64 << 10, 128 << 10, 256 << 10, 512 << 10, 1 << 20];

/// The most that the time may grow over the last two doublings together: 4 is linear, 16 quadratic; the rest is for a
/// larger text's way out of the caches, and for a busy machine.
const LIMIT: f64 = 9.0;

/// Times below this say nothing of growth.
const TOO_SHORT: Duration = Duration::from_millis(4);

/// A text that is made in any length.
struct Text {
    name: &'static str,
    make: Box<dyn Fn(usize) -> String>,
}

fn repeat(name: &'static str, unit: &'static str) -> Text {
    Text {
        name,
        make: Box::new(move |size| unit.repeat(size / unit.len())),
    }
}

fn texts() -> Vec<Text> {
    let mut texts = vec![
        repeat(
            "sample, Simplified",
            include_str!("../www/samples/zh-wind-farm.txt"),
        ),
        repeat(
            "sample, Traditional",
            include_str!("../www/samples/zh-hant-island-drone.txt"),
        ),
        repeat(
            "sample, English",
            include_str!("../www/samples/en-paid-shade.txt"),
        ),
    ];
    texts.extend(UNITS.iter().map(|&(name, unit)| repeat(name, unit)));
    texts.extend([
        Text {
            name: "A.)))",
            make: Box::new(|size| format!("A.{}", ")".repeat(size))),
        },
        Text {
            name: "deep nesting, English",
            make: Box::new(|size| "“‘".repeat(size / 12) + &"’”".repeat(size / 12)),
        },
        Text {
            name: "deep nesting, Chinese",
            make: Box::new(|size| "「『".repeat(size / 12) + &"』」".repeat(size / 12)),
        },
        Text {
            name: "one quotation never closed",
            make: Box::new(|size| format!("王晓兰说：“{}", "风‘停’了。".repeat(size / 21))),
        },
        Text {
            name: "a new name each time, English",
            make: Box::new(|size| new_names(size, "Ines F", "lk said it fell. ")),
        },
        Text {
            name: "a new name each time, Chinese",
            make: Box::new(|size| new_names(size, "王", "表示，风停了。")),
        },
        Text {
            name: "a long line, then a cue",
            make: Box::new(|size| format!("{} said Ines Falk.", "it fell ".repeat(size / 8))),
        },
    ]);
    texts
}

/// Names, cues and quotations in rows without end, and what is left where articles have words.
const UNITS: &[(&str, &str)] = &[
    ("opening marks", "“"),
    ("closing marks", "”"),
    ("corner marks", "「"),
    ("straight marks", "\""),
    ("straight marks and spaces", " \""),
    ("apostrophes", "'"),
    ("apostrophes and letters", "a' 'b"),
    ("marks of all kinds", "“‘「\"'»"),
    ("short quotations on one line", "“好。”"),
    ("quotations and cues on one line", "王晓兰说：“风停了。”"),
    ("quotations and cues, English", "“It fell,” said Ines Falk. "),
    ("quotations, a paragraph each", "“It fell and it rose.”\n"),
    ("quotations that go on", "“It fell and it rose.\n"),
    ("one name, English", "Ines Falk "),
    ("one name, Chinese", "王晓兰"),
    ("one name, listed", "王晓兰、"),
    ("one transliterated name", "伊瓦尔·索尔海姆"),
    ("middle dots", "王·"),
    ("surnames", "Falk "),
    ("titles", "Dr. "),
    ("titles, Chinese", "教授"),
    ("initials", "J. "),
    ("capital words", "Vell University "),
    ("cues, English", "said "),
    ("cues, Chinese", "说"),
    ("cues after cues", "他说，"),
    ("cues that go on", "，并强调"),
    ("a pronoun and a cue", "he said. "),
    ("according to", "according to "),
    ("according to, Chinese", "据介绍，"),
    ("documents", "《报告》显示，"),
    ("relative clauses", "Ines Falk, who said that "),
    ("appositions", "Ines Falk, a reader at Vell, "),
    ("one word without end, English", "a"),
    ("one word without end, Chinese", "风"),
    ("words without marks, English", "it fell and rose "),
    ("words without marks, Chinese", "风停了雨停了"),
    ("full stops", "."),
    ("full stops, Chinese", "。"),
    ("commas", "，"),
    ("colons", "："),
    ("ellipses", "…… "),
    ("brackets", "("),
    ("title marks", "《"),
    ("white space", " "),
    ("blank lines", "\n"),
    ("lines of a letter", "a\n"),
    ("items", "- a\n"),
    ("furniture", "责任编辑：王晓兰\n"),
    ("combining marks", "\u{301}"),
    ("letters with combining marks", "e\u{301}"),
    ("joined emoji", "👩\u{200d}"),
    ("surrogate pairs", "𠮷"),
    ("directions of writing", "\u{202e}a\u{202c}"),
    ("zero bytes", "\0"),
    ("digits", "7"),
    ("addresses", "https://vell.example/a?b=c&d "),
];

/// Sentences with a name that no other has.
fn new_names(size: usize, before: &str, after: &str) -> String {
    let letters: Vec<char> = if before.is_ascii() {
        ('a'..='z').collect()
    } else {
        ('一'..='丿').collect()
    };
    let mut text = String::new();
    let mut number = 0usize;
    while text.len() < size {
        let mut rest = number;
        text.push_str(before);
        for _ in 0..3 {
            text.extend(letters.get(rest % letters.len()));
            rest /= letters.len();
        }
        text.push_str(after);
        number += 1;
    }
    text
}

/// The time that this thread has run, where the system says; else the time of day. Others who use the machine do
/// not count so.
fn time_used(start: Instant) -> Duration {
    let used = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = used.and_then(|used| used.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The shortest of a few runs.
fn measure(text: &str, start: Instant) -> Duration {
    let mut best = Duration::MAX;
    for run in 0..3 {
        let before = time_used(start);
        black_box(annotate(black_box(text), &Options::default()));
        best = best.min(time_used(start).saturating_sub(before));
        if run == 0 && best > Duration::from_millis(400) {
            break;
        }
    }
    best
}

fn measure_all(text: &Text, start: Instant) -> [Duration; SIZES.len()] {
    SIZES.map(|size| measure(&(text.make)(size), start))
}

/// How much longer the largest text takes than one of a quarter of its size.
fn growth([.., quarter, _, whole]: [Duration; SIZES.len()]) -> f64 {
    whole.as_secs_f64() / quarter.as_secs_f64()
}

fn main() {
    let start = Instant::now();
    let wanted = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .unwrap_or_default();
    println!(
        "{:<34} {}   MB/s   growth",
        "milliseconds for",
        SIZES.map(|size| format!("{:>4} kB", size >> 10)).join(" ")
    );
    let mut steep = Vec::new();
    for text in texts().iter().filter(|text| text.name.contains(&wanted)) {
        let mut times = measure_all(text, start);
        // A neighbour on the machine may have spoilt a run; what is not linear stays so.
        for _ in 0..2 {
            if growth(times) > LIMIT {
                times = measure_all(text, start);
            }
        }
        let [.., whole] = times;
        let growth = growth(times);
        let speed = (SIZES[4] as f64 / 1e6) / whole.as_secs_f64();
        let columns = times
            .map(|time| format!("{:>7.1}", time.as_secs_f64() * 1e3))
            .join(" ");
        let bad = growth > LIMIT && whole > TOO_SHORT;
        println!(
            "{:<34} {columns} {speed:>6.1} {growth:>7.1}{}",
            text.name,
            if bad { "  more than linear" } else { "" }
        );
        steep.extend(bad.then_some(text.name));
    }
    assert!(steep.is_empty(), "the time grows faster than the text: {steep:?}");
}
