//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features.
//!
//! Weights are small integers with one common scale; sums are exact, and [`exp`] is written out, so that a
//! text gets the same probabilities on every machine.

/// Lanes of a row of weights: the most labels that a chain may have.
pub const LANES: usize = 8;

/// A value for each label.
pub type Scores = [f32; LANES];

/// The rows of the weight table that speak at each position of a sequence.
#[derive(Clone, Debug, Default)]
pub struct Features {
    rows: Vec<u32>,
    ends: Vec<u32>,
}

impl Features {
    /// Adds a row to the position that is being built; rows past the table count as absent.
    pub fn push(&mut self, row: u32) {
        self.rows.push(row);
    }

    /// Ends the position that is being built.
    pub fn end_position(&mut self) {
        self.ends.push(u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
    }

    /// Forgets all positions and keeps the memory.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.ends.clear();
    }

    /// The rows of each position, in order.
    pub fn positions(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| self.rows.get(start as usize..end as usize).unwrap_or(&[]))
    }
}

/// The row of a feature in a table of 2^`bits` rows (at most 2^32): multiply, fold, multiply, top bits.
///
/// `key` holds what the feature says, with its template mixed in; sums of value × odd constant will do.
#[must_use]
pub fn row(key: u64, bits: u32) -> u32 {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    u32::try_from(mixed >> (64 - bits.clamp(1, 32))).unwrap_or(0)
}

/// A key of some bytes (FNV-1a, 64 bits), for features that are words.
#[cfg(any(test, feature = "train"))]
#[must_use]
pub fn key(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// e to the `x`, with a relative error below 1e-6, the same on every machine; 0 below -87, finite above.
#[must_use]
pub fn exp(x: f32) -> f32 {
    if x < -87.0 {
        return 0.0;
    }
    let x = x.min(88.0);
    let power = (x * std::f32::consts::LOG2_E).round();
    // ln 2 in two parts (Cody and Waite), so that the rest keeps its digits.
    let rest = (x - power * 0.693_359_4) + power * 2.121_944_4e-4;
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let fraction = series.iter().fold(0.0, |sum, term| sum * rest + term);
    // |power| <= 127 by the clamps above.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let bits = ((power as i32 + 127) as u32) << 23;
    fraction * f32::from_bits(bits)
}

/// Which labels may follow which, and how gladly.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The number of labels, at most [`LANES`].
    pub labels: usize,
    /// The score of `[from][to]`; minus infinity where `to` must not follow `from`.
    pub transitions: [Scores; LANES],
    /// The score of a label at the first position; minus infinity where it must not stand there.
    pub start: Scores,
}

impl Chain {
    /// A chain in which what is not forbidden scores nothing: `follows[from]` and `start` have a bit for each label.
    #[must_use]
    pub fn new(labels: usize, start: u8, follows: &[u8]) -> Self {
        let mask = |bits: u8| -> Scores {
            std::array::from_fn(|label| {
                if label < labels && bits >> label & 1 == 1 {
                    0.0
                } else {
                    f32::NEG_INFINITY
                }
            })
        };
        let mut transitions = [[f32::NEG_INFINITY; LANES]; LANES];
        for (scores, &bits) in transitions.iter_mut().zip(follows).take(labels) {
            *scores = mask(bits);
        }
        Chain {
            labels: labels.min(LANES),
            transitions,
            start: mask(start),
        }
    }

    /// The path of labels with the highest score (Viterbi); ties go to the lower label.
    #[must_use]
    pub fn best_path(&self, scores: &[Scores]) -> Vec<u8> {
        let mut back: Vec<[u8; LANES]> = Vec::with_capacity(scores.len());
        let mut best = [f32::NEG_INFINITY; LANES];
        for (position, here) in scores.iter().enumerate() {
            let mut next = if position == 0 {
                self.start
            } else {
                [f32::NEG_INFINITY; LANES]
            };
            let mut from = [0u8; LANES];
            if position > 0 {
                for (label, (&before, arcs)) in (0u8..).zip(best.iter().zip(&self.transitions)) {
                    for ((value, origin), arc) in next.iter_mut().zip(&mut from).zip(arcs) {
                        if before + arc > *value {
                            *value = before + arc;
                            *origin = label;
                        }
                    }
                }
            }
            for (value, score) in next.iter_mut().zip(here) {
                *value += score;
            }
            back.push(from);
            best = next;
        }
        let mut label = (0u8..)
            .zip(best)
            .fold(
                (0u8, f32::NEG_INFINITY),
                |top, one| if one.1 > top.1 { one } else { top },
            )
            .0;
        let mut path: Vec<u8> = Vec::with_capacity(scores.len());
        for from in back.iter().rev() {
            path.push(label);
            label = from.get(usize::from(label)).copied().unwrap_or(0);
        }
        path.reverse();
        path
    }

    /// All paths at once, with their probabilities (forward-backward).
    #[must_use]
    pub fn lattice(&self, scores: &[Scores]) -> Lattice {
        let arcs = self.transitions.map(|row| row.map(exp));
        let mut emissions: Vec<Scores> = scores.iter().map(|row| self.emission(row)).collect();
        let mut forward: Vec<Scores> = Vec::with_capacity(scores.len());
        let mut last: Option<Scores> = None;
        for emission in &mut emissions {
            let mut here = last.map_or_else(|| self.start.map(exp), |before| spread(&before, &arcs));
            multiply(&mut here, emission);
            let total: f32 = here.iter().sum();
            let share = if total > 0.0 { 1.0 / total } else { 0.0 };
            // The emission takes the scale with it, so that the backward sweep needs no totals.
            for (value, emitted) in here.iter_mut().zip(emission.iter_mut()) {
                *value *= share;
                *emitted *= share;
            }
            forward.push(here);
            last = Some(here);
        }
        let backward = self.backward(&emissions, &arcs);
        Lattice {
            arcs,
            emissions,
            forward,
            backward,
        }
    }

    /// Scores as factors, the largest 1; none is so small that a path which must be taken vanishes.
    fn emission(&self, scores: &Scores) -> Scores {
        let known = scores.iter().take(self.labels);
        let top = known.copied().fold(f32::NEG_INFINITY, f32::max);
        let mut factors = [0.0; LANES];
        for (factor, score) in factors.iter_mut().zip(scores).take(self.labels) {
            *factor = exp((score - top).max(-60.0));
        }
        factors
    }

    fn backward(&self, emissions: &[Scores], arcs: &[Scores; LANES]) -> Vec<Scores> {
        let mut turned = [[0.0; LANES]; LANES];
        for (from, row) in arcs.iter().enumerate() {
            for (column, &arc) in turned.iter_mut().zip(row) {
                if let Some(cell) = column.get_mut(from) {
                    *cell = arc;
                }
            }
        }
        let mut here = [0.0; LANES];
        here.iter_mut().take(self.labels).for_each(|value| *value = 1.0);
        let mut backward = Vec::with_capacity(emissions.len());
        for emission in emissions.iter().rev() {
            backward.push(here);
            multiply(&mut here, emission);
            // A label that cannot be reached may grow without bound; its product with 0 must stay 0.
            here = spread(&here, &turned).map(|value| value.min(1e30));
        }
        backward.reverse();
        backward
    }
}

fn spread(from: &Scores, arcs: &[Scores; LANES]) -> Scores {
    let mut to = [0.0; LANES];
    for (value, row) in from.iter().zip(arcs) {
        for (sum, arc) in to.iter_mut().zip(row) {
            *sum += value * arc;
        }
    }
    to
}

fn multiply(values: &mut Scores, factors: &Scores) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}

/// The probabilities of all paths through a sequence.
#[derive(Debug)]
pub struct Lattice {
    arcs: [Scores; LANES],
    emissions: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
}

impl Lattice {
    /// How probable each label is at a position; all 0 past the end.
    #[must_use]
    pub fn marginals(&self, position: usize) -> Scores {
        let mut values = self.forward.get(position).copied().unwrap_or_default();
        multiply(
            &mut values,
            &self.backward.get(position).copied().unwrap_or_default(),
        );
        values
    }

    /// How probable each pair of labels `[from][to]` is, `to` standing at a position; all 0 at the first one and past the end.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub fn pairs(&self, position: usize) -> [Scores; LANES] {
        let mut pairs = [[0.0; LANES]; LANES];
        let before = position
            .checked_sub(1)
            .and_then(|before| self.forward.get(before));
        let (Some(before), Some(emission), Some(after)) =
            (before, self.emissions.get(position), self.backward.get(position))
        else {
            return pairs;
        };
        for ((row, from), arcs) in pairs.iter_mut().zip(before).zip(&self.arcs) {
            for (((cell, arc), emitted), rest) in row.iter_mut().zip(arcs).zip(emission).zip(after) {
                *cell = from * arc * emitted * rest;
            }
        }
        pairs
    }

    /// How probable the segments are that begin at `start` with the label `first` and go on with `inside`: `(end, probability)`
    /// for each end at which the segment may be over, while the probability of its going on is at least `least`, at most `longest` positions.
    ///
    /// A segment is over where `inside` does not follow.
    #[must_use]
    pub fn segments(
        &self,
        start: usize,
        first: u8,
        inside: u8,
        least: f32,
        longest: usize,
    ) -> Vec<(usize, f32)> {
        let (first, inside) = (usize::from(first), usize::from(inside));
        let lane = |values: Option<&Scores>, label: usize| {
            values.and_then(|row| row.get(label)).copied().unwrap_or(0.0)
        };
        let arc = |from: usize, to: usize| lane(self.arcs.get(from), to);
        let mut found = Vec::new();
        let mut prefix = lane(self.forward.get(start), first);
        let mut label = first;
        for end in start + 1..=(start + longest).min(self.forward.len()) {
            let whole = prefix * lane(self.backward.get(end - 1), label);
            if whole < least {
                break;
            }
            let on = prefix * arc(label, inside) * lane(self.emissions.get(end), inside);
            let goes_on = on * lane(self.backward.get(end), inside);
            if whole - goes_on >= least {
                found.push((end, whole - goes_on));
            }
            prefix = on;
            label = inside;
        }
        found
    }
}

/// A chain and the weights of its features.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which labels may follow which.
    pub chain: Chain,
    /// The table has 2^`bits` rows.
    pub bits: u32,
    /// What a weight of 1 adds to a score.
    pub scale: f32,
    /// A weight for each row and label.
    pub weights: Vec<[i8; LANES]>,
}

impl Model {
    /// The score of each label at each position, transitions left out.
    #[must_use]
    pub fn scores(&self, features: &Features) -> Vec<Scores> {
        features.positions().map(|rows| self.score(rows)).collect()
    }

    /// The score of each label at a position where these rows speak.
    #[must_use]
    pub fn score(&self, rows: &[u32]) -> Scores {
        // 256 rows of weights of at most 127 fit; more rows than that saturate, which no template set reaches.
        let mut sums = [0i16; LANES];
        for &row in rows {
            if let Some(weights) = self.weights.get(row as usize) {
                for (sum, &weight) in sums.iter_mut().zip(weights) {
                    *sum = sum.wrapping_add(i16::from(weight));
                }
            }
        }
        sums.map(|sum| f32::from(sum) * self.scale)
    }

    /// The best path of a sequence.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn tag(&self, features: &Features) -> Vec<u8> {
        self.chain.best_path(&self.scores(features))
    }

    /// All paths of a sequence.
    #[must_use]
    pub fn lattice(&self, features: &Features) -> Lattice {
        self.chain.lattice(&self.scores(features))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels O, B, I: I follows B and I alone.
    fn chain() -> Chain {
        let mut chain = Chain::new(3, 0b011, &[0b011, 0b111, 0b111]);
        chain.transitions[0][1] = -0.5;
        chain.transitions[1][2] = 0.75;
        chain
    }

    fn scores() -> Vec<Scores> {
        let rows = [
            [0.0, 1.5, 9.0],
            [0.3, -0.2, 0.9],
            [1.0, 0.0, 0.2],
            [-0.4, 0.8, 0.1],
        ];
        rows.map(|row| std::array::from_fn(|label| row.get(label).copied().unwrap_or(0.0)))
            .to_vec()
    }

    /// Every path that the chain allows, with its score.
    fn paths() -> Vec<(Vec<u8>, f64)> {
        let (chain, scores) = (chain(), scores());
        (0..81u32)
            .map(|code| {
                (0..4)
                    .map(|place| (code / 3u32.pow(place) % 3) as u8)
                    .collect::<Vec<u8>>()
            })
            .map(|path| {
                let mut total = f64::from(chain.start[path[0] as usize]);
                for (position, &label) in path.iter().enumerate() {
                    total += f64::from(scores[position][label as usize]);
                    if position > 0 {
                        total += f64::from(chain.transitions[path[position - 1] as usize][label as usize]);
                    }
                }
                (path, total)
            })
            .filter(|(_, total)| total.is_finite())
            .collect()
    }

    #[test]
    fn the_best_path_is_that_of_an_exhaustive_search() {
        let best = paths().into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(chain().best_path(&scores()), best.0);
        assert_eq!(chain().best_path(&[]), Vec::<u8>::new());
    }

    #[test]
    fn probabilities_are_those_of_an_exhaustive_sum() {
        let all = paths();
        let total: f64 = all.iter().map(|path| path.1.exp()).sum();
        let share = |yes: &dyn Fn(&[u8]) -> bool| -> f32 {
            (all.iter()
                .filter(|path| yes(&path.0))
                .map(|path| path.1.exp())
                .sum::<f64>()
                / total) as f32
        };
        let lattice = chain().lattice(&scores());
        for position in 0..4 {
            for label in 0..3u8 {
                let expected = share(&|path| path[position] == label);
                assert!((lattice.marginals(position)[label as usize] - expected).abs() < 1e-5);
                for from in (0..3u8).filter(|_| position > 0) {
                    let expected = share(&|path| path[position - 1] == from && path[position] == label);
                    assert!((lattice.pairs(position)[from as usize][label as usize] - expected).abs() < 1e-5);
                }
            }
        }
        let segments = lattice.segments(1, 1, 2, 0.0, 9);
        let expected = [
            (2, share(&|p| p[1] == 1 && p[2] != 2)),
            (3, share(&|p| p[1..3] == [1, 2] && p[3] != 2)),
            (4, share(&|p| p[1..] == [1, 2, 2])),
        ];
        assert_eq!(segments.len(), 3);
        for (found, expected) in segments.iter().zip(expected) {
            assert!(
                found.0 == expected.0 && (found.1 - expected.1).abs() < 1e-5,
                "{found:?} {expected:?}"
            );
        }
    }

    #[test]
    fn extreme_scores_neither_vanish_nor_overflow() {
        let mut scores = scores();
        scores[2] = [-4000.0; LANES];
        scores[1][0] = 4000.0;
        let marginals = chain().lattice(&scores).marginals(2);
        assert!(
            (marginals.iter().sum::<f32>() - 1.0).abs() < 1e-4,
            "{marginals:?}"
        );
    }

    #[test]
    fn exp_is_close_to_the_true_one() {
        for step in -8700..8700 {
            let x = step as f32 / 100.0;
            let (mine, truth) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((mine / truth - 1.0).abs() < 1e-6, "{x}: {mine} {truth}");
        }
        assert!(exp(f32::NEG_INFINITY) == 0.0 && exp(1e9).is_finite());
    }

    #[test]
    fn rows_stay_inside_the_table() {
        for bits in [1, 12, 16, 32] {
            assert!((0..1000).all(|value| u64::from(row(value, bits)) < 1 << bits));
        }
    }
}
