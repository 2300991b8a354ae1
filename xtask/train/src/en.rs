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

/// One article.
struct Item {
    number: usize,
    article: Article,
    statements: Vec<Labelled>,
    cues: Vec<Example>,
}

impl Item {
    /// Whether it is kept for choosing: every tenth article, by the number that ends its id.
    fn is_held_out(&self) -> bool {
        self.number % 10 == 7
    }
}

/// Trains both models on `DIR/en-train.jsonl` and writes them to the folder `--out`.
///
/// `--all 1` learns from the hold-out (a tenth of the articles), too. The frame model learns around cues where a tagger finds
/// them that has not seen the article: the articles are dealt into `--folds`, and each gets a tagger learnt from the others.
pub fn train(arguments: &Arguments) -> Result<(), String> {
    let data = arguments.text("data").ok_or("--data DIR is missing")?;
    let out = Path::new(arguments.text("out").unwrap_or("src/model"));
    let lines =
        std::fs::read_to_string(Path::new(data).join("en-train.jsonl")).map_err(|fault| fault.to_string())?;
    let bits = [arguments.value("cue-bits", 15), arguments.value("frame-bits", 15)];
    let items: Vec<Item> = lines
        .lines()
        .map(|line| read(line, bits[0]))
        .collect::<Result<_, _>>()?;
    let all = arguments.value("all", 0) > 0;
    let of_cues = settings(arguments, "cue", en::CUE_LABELS, bits[0]);
    let cue_examples = |item: &Item| item.cues.iter().map(|one| (one.clone(), 1.0)).collect::<Vec<_>>();
    let learnt = |item: &Item| all || !item.is_held_out();
    let tagger = fit(
        &of_cues,
        items.iter().filter(|item| learnt(item)).flat_map(cue_examples),
    );
    report(
        &tagger,
        items
            .iter()
            .filter(|item| item.is_held_out())
            .flat_map(cue_examples),
    );
    write(&out.join("en-cues.bin"), &tagger)?;
    let folds = arguments.value("folds", 3usize).max(2);
    let others: Vec<Model> = (0..folds)
        .map(|fold| {
            fit(
                &of_cues,
                items
                    .iter()
                    .filter(|item| learnt(item) && item.number % folds != fold)
                    .flat_map(cue_examples),
            )
        })
        .collect();
    let reject = arguments.value("reject", 0.0);
    let frame_examples = |item: &Item| {
        let seen = learnt(item);
        let unseen_by = others
            .get(item.number % folds)
            .filter(|_| seen)
            .unwrap_or(&tagger);
        item.article
            .frame_examples(&item.statements, &item.article.cues(unseen_by), bits[1], reject)
    };
    let of_frames = settings(arguments, "frame", en::FRAME_LABELS, bits[1]);
    let frames = fit(
        &of_frames,
        items.iter().filter(|item| learnt(item)).flat_map(frame_examples),
    );
    report(
        &frames,
        items
            .iter()
            .filter(|item| item.is_held_out())
            .flat_map(frame_examples),
    );
    write(&out.join("en-frames.bin"), &frames)
}

/// The settings of a model: `--cue-keep N`, `--frame-l1 X` and so on.
fn settings(arguments: &Arguments, model: &str, labels: usize, bits: u32) -> Settings {
    let every = (1u8 << labels) - 1;
    let usual = Settings::new(Chain::new(labels, every, &vec![every; labels]), 18_000);
    let name = |setting: &str| format!("{model}-{setting}");
    Settings {
        bits,
        epochs: arguments.value(&name("epochs"), 6),
        tuning: arguments.value(&name("tuning"), 2),
        l1: arguments.value(&name("l1"), 6.0),
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

fn fit(settings: &Settings, examples: impl Iterator<Item = (Example, f32)>) -> Model {
    let sequences: Vec<Sequence> = examples
        .map(|((features, labels), weight)| Sequence {
            features,
            labels,
            weight,
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
    model
}

/// Says how many tokens of each label the best paths get right in the hold-out.
fn report(model: &Model, examples: impl Iterator<Item = (Example, f32)>) {
    let mut counts = vec![[0usize; 3]; model.chain.labels];
    for ((features, gold), _) in examples {
        for (found, wanted) in model.tag(&features).into_iter().zip(gold) {
            for (label, [both, one, other]) in (0..).zip(&mut counts) {
                *both += usize::from(found == label && wanted == label);
                *one += usize::from(found == label);
                *other += usize::from(wanted == label);
            }
        }
    }
    let score =
        |[both, one, other]: &[usize; 3]| format!("{:.4}", 2.0 * *both as f64 / (one + other).max(1) as f64);
    let scores: Vec<String> = counts.iter().map(score).collect();
    eprintln!("hold-out: F1 of tokens by label: {}", scores.join(" "));
}

fn write(path: &Path, model: &Model) -> Result<(), String> {
    let bytes = table::encode(model);
    eprintln!("{}: {} bytes", path.display(), bytes.len());
    std::fs::write(path, bytes).map_err(|fault| fault.to_string())
}

fn read(line: &str, bits: u32) -> Result<Item, String> {
    let line: Line = serde_json::from_str(line).map_err(|fault| fault.to_string())?;
    let places: Vec<usize> = line
        .text
        .char_indices()
        .map(|(at, _)| at)
        .chain([line.text.len()])
        .collect();
    let at = |place: usize| places.get(place).copied().unwrap_or(line.text.len());
    let span = |&[start, end]: &[usize; 2]| Span::new(at(start), at(end));
    let spans = |list: &[[usize; 2]]| -> Vec<Span> { list.iter().map(span).collect() };
    let statements: Vec<Labelled> = line
        .statements
        .iter()
        .map(|one| Labelled {
            content: spans(&one.content),
            cue: one.cue.as_ref().map(span),
            source: spans(&one.source.spans),
        })
        .collect();
    let article = Article::read(&line.text);
    let number = line
        .id
        .rsplit('-')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0);
    let cues = article.cue_examples(&statements, &spans(&line.ignore), bits);
    Ok(Item {
        number,
        article,
        statements,
        cues,
    })
}
