//! Trains the two English models: a tagger that finds cues, and a model that finds what each of them rules.

use std::path::Path;

use serde::Deserialize;
use whosaid::Span;
use whosaid::training::crf::{Chain, Model};
use whosaid::training::en::{self, Article, Example, Labelled};
use whosaid::training::table;

use crate::Arguments;
use crate::crf::{self, Sequence, Settings};

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    statements: Vec<Statement>,
    #[serde(default)]
    ignore: Vec<[usize; 2]>,
}

#[derive(Deserialize)]
struct Statement {
    content: Vec<[usize; 2]>,
    cue: Option<[usize; 2]>,
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    #[serde(default)]
    spans: Vec<[usize; 2]>,
}

/// The examples of one article.
struct Examples {
    held_out: bool,
    cues: Vec<Example>,
    frames: Vec<Example>,
}

/// Trains both models on `DIR/en-train.jsonl` and writes them to the folder `--out`.
///
/// `--all 1` learns from the hold-out (a tenth of the articles), too; `--only cues|frames` trains one of the two.
pub fn train(arguments: &Arguments) -> Result<(), String> {
    let data = arguments.text("data").ok_or("--data DIR is missing")?;
    let out = Path::new(arguments.text("out").unwrap_or("src/model"));
    let lines =
        std::fs::read_to_string(Path::new(data).join("en-train.jsonl")).map_err(|fault| fault.to_string())?;
    let bits = [arguments.value("cue-bits", 16), arguments.value("frame-bits", 16)];
    let examples: Vec<Examples> = lines
        .lines()
        .map(|line| read(line, bits))
        .collect::<Result<_, _>>()?;
    let all = arguments.value("all", 0) > 0;
    let only = arguments.text("only").unwrap_or("both");
    if only != "frames" {
        let pick = |one: &Examples| one.cues.clone();
        let settings = settings(arguments, "cue", en::CUE_LABELS, bits[0]);
        write(&out.join("en-cues.bin"), &fit(&settings, &examples, all, pick))?;
    }
    if only != "cues" {
        let pick = |one: &Examples| one.frames.clone();
        let settings = settings(arguments, "frame", en::FRAME_LABELS, bits[1]);
        write(&out.join("en-frames.bin"), &fit(&settings, &examples, all, pick))?;
    }
    Ok(())
}

/// The settings of a model: `--cue-keep N`, `--frame-l1 X` and so on.
fn settings(arguments: &Arguments, model: &str, labels: usize, bits: u32) -> Settings {
    let every = (1u8 << labels) - 1;
    let usual = Settings::new(Chain::new(labels, every, &vec![every; labels]), 24_000);
    let name = |setting: &str| format!("{model}-{setting}");
    Settings {
        bits,
        epochs: arguments.value(&name("epochs"), 6),
        tuning: arguments.value(&name("tuning"), 2),
        l1: arguments.value(&name("l1"), 100.0),
        rare: arguments.value(&name("rare"), 3),
        keep: arguments.value(&name("keep"), usual.keep),
        weight_bits: arguments.value(&name("weight-bits"), 6),
        rate: [
            arguments.value(&name("rate"), usual.rate[0]),
            arguments.value(&name("decay"), usual.rate[1]),
            arguments.value(&name("tuning-rate"), 1.0),
        ],
        ..usual
    }
}

fn fit(
    settings: &Settings,
    examples: &[Examples],
    all: bool,
    pick: impl Fn(&Examples) -> Vec<Example>,
) -> Model {
    let sequences: Vec<Sequence> = examples
        .iter()
        .filter(|one| all || !one.held_out)
        .flat_map(&pick)
        .map(|(features, labels)| Sequence {
            features,
            labels,
            weight: 1.0,
        })
        .collect();
    let model = crf::train(settings, &sequences, &mut |line| eprintln!("{line}"));
    let kept = model
        .weights
        .iter()
        .flatten()
        .filter(|weight| **weight != 0)
        .count();
    eprintln!("{} sequences, {kept} weights", sequences.len());
    for (name, held_out) in [("learnt from", false), ("hold-out", true)] {
        let chosen = examples
            .iter()
            .filter(|one| one.held_out == held_out)
            .flat_map(&pick);
        report(name, settings.chain.labels, &model, chosen);
    }
    model
}

/// Says how many tokens of each label the best paths get right.
fn report(name: &str, labels: usize, model: &Model, examples: impl Iterator<Item = Example>) {
    let mut counts = vec![[0usize; 3]; labels];
    for (features, gold) in examples {
        for (found, wanted) in model.tag(&features).into_iter().zip(gold) {
            for (label, [both, one, other]) in (0..).zip(&mut counts) {
                *both += usize::from(found == label && wanted == label);
                *one += usize::from(found == label);
                *other += usize::from(wanted == label);
            }
        }
    }
    let scores: Vec<String> = counts
        .iter()
        .map(|[both, one, other]| format!("{:.4}", 2.0 * *both as f64 / (one + other).max(1) as f64))
        .collect();
    eprintln!("{name}: F1 of tokens by label: {}", scores.join(" "));
}

fn write(path: &Path, model: &Model) -> Result<(), String> {
    let bytes = table::encode(model);
    eprintln!("{}: {} bytes", path.display(), bytes.len());
    std::fs::write(path, bytes).map_err(|fault| fault.to_string())
}

fn read(line: &str, bits: [u32; 2]) -> Result<Examples, String> {
    let line: Line = serde_json::from_str(line).map_err(|fault| fault.to_string())?;
    let places: Vec<usize> = line
        .text
        .char_indices()
        .map(|(at, _)| at)
        .chain([line.text.len()])
        .collect();
    let at = |place: usize| places.get(place).copied().unwrap_or(line.text.len());
    let spans = |spans: &[[usize; 2]]| -> Vec<Span> {
        spans
            .iter()
            .map(|&[start, end]| Span::new(at(start), at(end)))
            .collect()
    };
    let statements: Vec<Labelled> = line
        .statements
        .iter()
        .map(|one| Labelled {
            content: spans(&one.content),
            cue: one.cue.map(|[start, end]| Span::new(at(start), at(end))),
            source: spans(&one.source.spans),
        })
        .collect();
    let article = Article::read(&line.text);
    Ok(Examples {
        held_out: is_held_out(&line.id),
        cues: article.cue_examples(&statements, &spans(&line.ignore), bits[0]),
        frames: article.frame_examples(&statements, bits[1]),
    })
}

/// Every tenth article, by the number that ends its id.
fn is_held_out(id: &str) -> bool {
    id.rsplit('-')
        .next()
        .and_then(|number| number.parse::<usize>().ok())
        .is_some_and(|number| number % 10 == 7)
}
