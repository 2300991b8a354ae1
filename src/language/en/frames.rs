//! For each cue, what it introduces and whose it is: a learned model labels the words around it.

use std::sync::LazyLock;

use crate::cues::Cue;
use crate::document::Document;
use crate::model::crf::{Features, Model, exp};
use crate::model::table;
use crate::names::Names;
use crate::order::{sort_by_key, surest};
use crate::span::Span;
use crate::statements::Frame;

use super::frame_features::{CONTENT, SOURCE, Site};
use super::layout;
use super::scope::Scope;
use super::sources;
use super::tokens::{Shape, Tokens};

/// The model; without it (a file that is none), nothing is found.
static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| table::decode(include_bytes!("../../model/en-frames.bin")));

/// What is less probable than this is left out.
const LEAST: f32 = 0.44;
/// How sure the quotation below a colon is its cue's.
const BELOW: f32 = 0.9;
/// From this on, a cue and its source cannot be part of another's content.
const SURE: f32 = 0.7;
/// A content of fewer tokens is none.
const SHORTEST: usize = 2;
/// A token that is a source with this probability is taken where the best path has none.
const LEAST_SOURCE: f32 = 0.08;

/// What the model says of one cue, in tokens.
struct Reading {
    site: Site,
    contents: Vec<(usize, usize)>,
    source: Option<(usize, usize)>,
    score: f32,
    wanted: usize,
    evidence: Evidence,
}

/// What tells how sure a reading is, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// The probability of the cue.
    cue: f32,
    /// The mean probability of the content's tokens.
    content: f32,
    /// The smallest probability at the content's ends.
    edge: f32,
    /// The mean probability of the source's tokens.
    source: f32,
}

/// The frames of a document.
pub(super) fn find(document: &Document, names: &Names, cues: &[Cue]) -> Vec<Frame> {
    let Some(model) = &*MODEL else {
        return Vec::new();
    };
    let tokens = Tokens::cut(document);
    let scope = Scope::read(&tokens);
    let mut features = Features::default();
    let mut readings: Vec<Reading> = cues
        .iter()
        .filter_map(|cue| read(&tokens, &scope, model, cue, &mut features))
        .collect();
    sort_by_key(&mut readings, |reading| {
        (surest(reading.score), reading.site.first)
    });
    share(&tokens, &mut readings);
    inherit(&tokens, &mut readings);
    let mut frames = layout::find(document, names, &tokens);
    frames.extend(
        readings
            .iter()
            .filter_map(|reading| frame(document, names, &tokens, reading)),
    );
    frames
}

/// Labels the tokens around a cue.
fn read(
    tokens: &Tokens,
    scope: &Scope,
    model: &Model,
    cue: &Cue,
    features: &mut Features,
) -> Option<Reading> {
    let first = tokens.at(cue.span.start);
    let count = tokens
        .all
        .iter()
        .skip(first)
        .take_while(|token| token.span.start < cue.span.end)
        .count();
    let site = Site::new(tokens, scope, first, first + count)?;
    features.clear();
    site.read(tokens, scope, model.bits, features);
    let scores = model.scores(features);
    let path = model.chain.best_path(&scores);
    let lattice = model.chain.lattice(&scores);
    let share = |at: usize, label: usize| lattice.marginals(at).get(label).copied().unwrap_or(0.0);
    let contents = runs(&path, CONTENT, site.start);
    let wanted: usize = contents.iter().map(|(first, after)| after - first).sum();
    let sum: f32 = contents
        .iter()
        .flat_map(|&(first, after)| first..after)
        .map(|at| share(at - site.start, CONTENT))
        .sum();
    let mean = if wanted > 0 { sum / wanted as f32 } else { BELOW };
    let below = if wanted == 0 {
        quote_below(tokens, &site)
    } else {
        None
    };
    let contents = below.map_or(contents, |quote| vec![quote]);
    let nearest = |&(first, after): &(usize, usize)| {
        if first >= site.after {
            (first - site.after) * 2 + 1
        } else {
            site.first.saturating_sub(after) * 2
        }
    };
    let source = runs(&path, SOURCE, site.start)
        .into_iter()
        .min_by_key(nearest)
        .or_else(|| {
            let best = (0..path.len()).max_by(|&a, &b| share(a, SOURCE).total_cmp(&share(b, SOURCE)))?;
            (share(best, SOURCE) > LEAST_SOURCE).then(|| widen(&share, best, path.len(), site.start))
        });
    let contents = without_apposition(contents, source, &site);
    let ends = |&(first, after): &(usize, usize)| {
        share(first - site.start, CONTENT).min(share(after - 1 - site.start, CONTENT))
    };
    let evidence = Evidence {
        cue: cue.score,
        content: mean,
        edge: if wanted > 0 {
            contents.iter().map(ends).fold(1.0, f32::min)
        } else {
            mean
        },
        source: source.map_or(0.0, |(first, after)| {
            (first..after)
                .map(|at| share(at - site.start, SOURCE))
                .sum::<f32>()
                / (after - first).max(1) as f32
        }),
    };
    (!contents.is_empty()).then(|| Reading {
        site,
        evidence,
        wanted: contents.iter().map(|(first, after)| after - first).sum(),
        contents,
        source,
        score: cue.score.sqrt() * mean,
    })
}

/// What stands between a source and the cue behind it describes the source, where there is content behind the cue:
/// "Vik, an engineer who was not asked, said the pumps failed".
fn without_apposition(
    mut contents: Vec<(usize, usize)>,
    source: Option<(usize, usize)>,
    site: &Site,
) -> Vec<(usize, usize)> {
    let behind = contents.iter().any(|&(first, _)| first >= site.after);
    if let Some((start, _)) = source.filter(|&(_, end)| behind && end <= site.first) {
        contents.retain(|&(first, after)| first < start || after > site.first);
    }
    contents
}

/// The quotation that opens the next block, where a colon ends the block and sentence of the cue.
fn quote_below(tokens: &Tokens, site: &Site) -> Option<(usize, usize)> {
    let (_, end) = tokens.block_of(site.first);
    let last = tokens.get(end.checked_sub(1)?)?;
    let same = tokens
        .get(site.first)
        .is_some_and(|cue| cue.sentence == last.sentence);
    let next = tokens.get(end).filter(|next| next.shape == Shape::Open)?;
    let quote = tokens.quote_of(next)?;
    let (_, block_end) = tokens.block_of(end);
    let fills = quote.end + 2 >= block_end;
    (last.shape == Shape::Colon && same && fills).then_some((end, quote.end + usize::from(quote.closed)))
}

/// The tokens around `best` that are sources nearly as likely.
fn widen(share: &dyn Fn(usize, usize) -> f32, best: usize, length: usize, start: usize) -> (usize, usize) {
    let least = share(best, SOURCE) / 2.0;
    let first = (0..best)
        .rev()
        .take_while(|&at| share(at, SOURCE) > least)
        .last()
        .unwrap_or(best);
    let last = (best..length)
        .take_while(|&at| share(at, SOURCE) > least)
        .last()
        .unwrap_or(best);
    (start + first, start + last + 1)
}

/// The runs of a label, from `start` on.
fn runs(path: &[u8], label: usize, start: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in path
        .iter()
        .enumerate()
        .filter(|(_, found)| usize::from(**found) == label)
    {
        match runs.last_mut() {
            Some(last) if last.1 == start + at => last.1 += 1,
            _ => runs.push((start + at, start + at + 1)),
        }
    }
    runs
}

/// Gives out the tokens, the surest reading first: none belongs to two contents, nor to a sure cue and a content.
fn share(tokens: &Tokens, readings: &mut Vec<Reading>) {
    let mut taken = vec![false; tokens.all.len()];
    let mark = |taken: &mut [bool], (first, after): (usize, usize)| {
        taken
            .iter_mut()
            .take(after)
            .skip(first)
            .for_each(|token| *token = true);
    };
    for reading in readings.iter().filter(|reading| reading.score >= SURE) {
        mark(&mut taken, (reading.site.first, reading.site.after));
    }
    readings.retain_mut(|reading| {
        if reading.score < LEAST {
            return false;
        }
        let free: Vec<(usize, usize)> = reading
            .contents
            .iter()
            .flat_map(|&run| free_runs(&taken, run))
            .collect();
        let left: usize = free.iter().map(|(first, after)| after - first).sum();
        let stays = left * 2 >= reading.wanted;
        if stays {
            free.iter().for_each(|&run| mark(&mut taken, run));
            reading.contents = free;
        }
        stays
    });
}

/// A cue without a source has that of its sentence: "he cut in, calling it a joke", "conceding that much, she …".
fn inherit(tokens: &Tokens, readings: &mut [Reading]) {
    let sentence = |reading: &Reading| {
        tokens
            .get(reading.site.first)
            .map(|token| (token.sentence, token.quote))
    };
    let mut known: Vec<_> = readings
        .iter()
        .filter_map(|reading| Some((sentence(reading), reading.site.first, reading.source?)))
        .collect();
    known.sort_unstable();
    for reading in readings.iter_mut().filter(|reading| reading.source.is_none()) {
        let (here, place) = (sentence(reading), reading.site.first);
        let at = known.partition_point(|entry| (entry.0, entry.1) < (here, place));
        let before = at
            .checked_sub(1)
            .and_then(|at| known.get(at))
            .filter(|entry| entry.0 == here);
        reading.source = before
            .or_else(|| known.get(at).filter(|entry| entry.0 == here))
            .map(|entry| entry.2);
    }
}

/// The parts of a run that nobody has, those of a word or two left out.
fn free_runs(taken: &[bool], (first, after): (usize, usize)) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in (first..after).filter(|&at| taken.get(at) == Some(&false)) {
        match runs.last_mut() {
            Some(last) if last.1 == at => last.1 += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    let whole = runs.len() == 1 && runs.first() == Some(&(first, after));
    runs.retain(|(first, after)| whole || after - first > SHORTEST);
    runs
}

fn frame(document: &Document, names: &Names, tokens: &Tokens, reading: &Reading) -> Option<Frame> {
    let mut content: Vec<Span> = reading
        .contents
        .iter()
        .filter_map(|&run| snap(tokens, run))
        .collect();
    content.sort_unstable();
    content.dedup_by(|next, last| next.overlaps(*last));
    // A cue of words leaves the marks at its ends out; a colon alone is a cue.
    let whole = tokens.span(reading.site.first, reading.site.after);
    let words = whole.map(|cue| cue.trim_matches(&document.text, |c| ",:;–— ".contains(c)));
    let cue = words.filter(|cue| !cue.is_empty()).or(whole);
    let source = sources::mention(document, names, tokens, reading.source);
    (!content.is_empty()).then_some(Frame {
        cue,
        source,
        content,
        rule: "learned",
        score: confidence(tokens, reading),
    })
}

/// How likely a reading is right, source and all: a logistic regression over its evidence, fitted where the models had not
/// learnt (see `MODEL.md`).
fn confidence(tokens: &Tokens, reading: &Reading) -> f32 {
    let Evidence {
        cue,
        content,
        edge,
        source,
    } = reading.evidence;
    let fourth = |value: f32| value * value * value * value;
    let is_quoted = |at: usize| tokens.get(at).is_some_and(|token| token.quote.is_some());
    let quoted = reading
        .contents
        .iter()
        .all(|&(first, after)| is_quoted(first) && is_quoted(after - 1));
    let left: usize = reading.contents.iter().map(|(first, after)| after - first).sum();
    let grade = tokens.get(reading.site.first).map_or(0, |token| token.grade);
    let flag = |yes: bool, weight: f32| if yes { weight } else { 0.0 };
    let sum = -2.7 + 0.31 * cue + 1.18 * fourth(cue) - 1.11 * content
        + 1.74 * fourth(content)
        + 0.98 * edge
        + 0.32 * source
        + fourth(source)
        + flag(quoted, 0.77)
        + flag(left < reading.wanted, -0.75)
        + flag(grade == 3, 0.45)
        + flag(grade == 0, -0.1);
    1.0 / (1.0 + exp(-sum))
}

/// Fits a run of tokens to the quotation marks, and takes marks from its ends.
fn snap(tokens: &Tokens, (mut first, mut after): (usize, usize)) -> Option<Span> {
    for _ in 0..2 {
        while first < after
            && tokens
                .shape(Some(first))
                .is_some_and(|shape| is_edge(shape) || shape == Shape::Close)
        {
            first += 1;
        }
        while first < after
            && tokens
                .shape(Some(after - 1))
                .is_some_and(|shape| is_edge(shape) || shape == Shape::Open)
        {
            after -= 1;
        }
        (first, after) = fit(tokens, first, after);
    }
    tokens.span(first, after)
}

/// Marks that end no content outside quotation marks.
fn is_edge(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::Comma | Shape::Colon | Shape::Semicolon | Shape::Dash
    )
}

/// A quotation of which the run has most is taken whole; one of which it has a piece at its edge, too, where the run goes on outside.
fn fit(tokens: &Tokens, mut first: usize, mut after: usize) -> (usize, usize) {
    let quote = |at: usize| tokens.get(at).and_then(|token| tokens.quote_of(token)).copied();
    if let Some(quote) = quote(first) {
        let inside = after.min(quote.end).saturating_sub(first.max(quote.start));
        if inside * 10 >= (quote.end - quote.start.min(quote.end)) * 6 || after > quote.end + 1 {
            first = first.min(quote.start.saturating_sub(1));
            after = after.max(quote.end + usize::from(quote.closed));
        }
    }
    if let Some(quote) = after.checked_sub(1).and_then(quote) {
        let inside = after.min(quote.end).saturating_sub(first.max(quote.start));
        if inside * 10 >= (quote.end - quote.start.min(quote.end)) * 6 || first + 1 < quote.start {
            first = first.min(quote.start.saturating_sub(1));
            after = after.max(quote.end + usize::from(quote.closed));
        }
    }
    let last = tokens.shape(after.checked_sub(1));
    if last == Some(Shape::Stop) && tokens.get(after - 1).is_some_and(|token| token.quote.is_none()) {
        after -= 1;
    }
    (first, after)
}
