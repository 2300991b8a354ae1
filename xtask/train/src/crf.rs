//! Trains a linear chain: AdaGrad (Duchi, Hazan and Singer 2011), one sequence a step, with a lazy L1 penalty;
//! then only the largest weights are kept, tuned once more among themselves, averaged over that pass where
//! that is asked for (Polyak and Juditsky 1992), and rounded to a few bits.
//!
//! Everything is serial and seeded: the same data and settings give the same bytes on any machine.

use whosaid::training::crf::{Chain, Features, LANES, Lattice, Model, Scores};

/// A training example.
#[derive(Clone, Debug)]
pub struct Sequence {
    /// What the model sees at each position.
    pub features: Features,
    /// The right label of each position; the chain must allow the path.
    pub labels: Vec<u8>,
    /// How much it counts; 1 is usual.
    pub weight: f32,
}

/// How to train. [`Settings::new`] has values that served well.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The labels: how many, which may start, and which may follow which.
    pub chain: Chain,
    /// The table has 2^`bits` rows.
    pub bits: u32,
    /// Passes over the data before pruning.
    pub epochs: usize,
    /// Passes over the data after pruning.
    pub tuning: usize,
    /// Whether the weights are averaged over the last pass, so that its last few examples do not decide how eager the model is.
    pub average: bool,
    /// The learning rate of the first pass, what it is multiplied with after each, and again before tuning.
    pub rate: [f32; 3],
    /// Added to the sum of squared gradients: the larger, the less the first steps of a rare feature count.
    pub delta: f32,
    /// The L1 penalty of a pass over the data.
    pub l1: f32,
    /// Rows that speak less often than this in the data are left out.
    pub rare: u32,
    /// How many weights to keep.
    pub keep: usize,
    /// Bits of a weight, its sign included: 2 to 8.
    pub weight_bits: u32,
    /// Decides the order in which the examples come.
    pub seed: u64,
}

impl Settings {
    /// Settings for a chain and a number of weights that is to be kept.
    pub fn new(chain: Chain, keep: usize) -> Self {
        Settings {
            chain,
            bits: 16,
            epochs: 4,
            tuning: 1,
            average: false,
            rate: [0.15, 0.75, 0.3],
            delta: 1.0,
            l1: 0.1,
            rare: 2,
            keep,
            weight_bits: 6,
            seed: 1,
        }
    }
}

/// Numbers that look random and are the same everywhere (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// A number below `limit`; 0 where `limit` is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        ((u128::from(mixed) * limit as u128) >> 64) as usize
    }

    /// A random order of `0..count`.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for place in (1..count).rev() {
            order.swap(place, self.below(place + 1));
        }
        order
    }
}

/// Weights while they are learnt.
struct Learner<'s> {
    settings: &'s Settings,
    chain: Chain,
    weights: Vec<Scores>,
    squares: Vec<Scores>,
    chain_squares: [Scores; LANES + 1],
    /// What the weights and the chain moved in the pass that is averaged, each step times the share of the pass before it.
    late: Vec<Scores>,
    chain_late: [Scores; LANES + 1],
    /// The share of the averaged pass that is over.
    share: f32,
    /// Which labels of a row may have a weight, 1 or 0.
    support: Vec<Scores>,
    /// The step at which a row's penalty was paid last.
    paid: Vec<u32>,
    step: u32,
}

/// Trains a model; `report` hears of the progress, a line a call.
pub fn train(settings: &Settings, sequences: &[Sequence], report: &mut dyn FnMut(&str)) -> Model {
    let mut learner = Learner::new(settings, sequences);
    let mut random = Random(settings.seed);
    let [mut rate, decay, before_tuning] = settings.rate;
    for epoch in 1..=settings.epochs {
        let loss = learner.pass(sequences, &random.order(sequences.len()), rate, settings.l1);
        rate *= decay;
        let count = learner.pay_all(rate, settings.l1 / sequences.len() as f32);
        report(&format!(
            "epoch {epoch}: {loss:.5} nats a position, {count} weights"
        ));
    }
    learner.prune(settings.keep);
    learner.forget();
    for _ in 0..settings.tuning {
        rate *= before_tuning;
        let loss = learner.pass(sequences, &random.order(sequences.len()), rate, 0.0);
        if settings.average {
            learner.average();
        }
        report(&format!("tuning: {loss:.5} nats a position"));
    }
    learner.quantise()
}

impl<'s> Learner<'s> {
    fn new(settings: &'s Settings, sequences: &[Sequence]) -> Self {
        let rows = 1usize << settings.bits;
        let mut counts = vec![0u32; rows];
        for row in sequences
            .iter()
            .flat_map(|sequence| sequence.features.positions())
            .flatten()
        {
            if let Some(count) = counts.get_mut(*row as usize) {
                *count += 1;
            }
        }
        let lanes: Scores = std::array::from_fn(|label| f32::from(u8::from(label < settings.chain.labels)));
        let support = counts.iter().map(|&count| {
            if count < settings.rare {
                [0.0; LANES]
            } else {
                lanes
            }
        });
        Learner {
            settings,
            chain: settings.chain.clone(),
            weights: vec![[0.0; LANES]; rows],
            squares: vec![[0.0; LANES]; rows],
            chain_squares: [[0.0; LANES]; LANES + 1],
            late: vec![[0.0; LANES]; rows],
            chain_late: [[0.0; LANES]; LANES + 1],
            share: 0.0,
            support: support.collect(),
            paid: vec![0; rows],
            step: 0,
        }
    }

    /// One pass over the data; gives the mean loss of a position.
    fn pass(&mut self, sequences: &[Sequence], order: &[usize], rate: f32, l1: f32) -> f64 {
        let penalty = l1 / sequences.len().max(1) as f32;
        let (mut loss, mut positions) = (0.0, 0);
        for (done, sequence) in order.iter().filter_map(|&index| sequences.get(index)).enumerate() {
            self.step += 1;
            self.share = done as f32 / sequences.len() as f32;
            loss += self.learn(sequence, rate, penalty);
            positions += sequence.labels.len();
        }
        loss / positions.max(1) as f64
    }

    fn learn(&mut self, sequence: &Sequence, rate: f32, penalty: f32) -> f64 {
        let mut scores = Vec::with_capacity(sequence.labels.len());
        for rows in sequence.features.positions() {
            let mut sum = [0.0; LANES];
            for &row in rows {
                self.pay(row as usize, rate, penalty);
                if let Some(weights) = self.weights.get(row as usize) {
                    sum.iter_mut()
                        .zip(weights)
                        .for_each(|(sum, weight)| *sum += weight);
                }
            }
            scores.push(sum);
        }
        let lattice = self.chain.lattice(&scores);
        self.learn_chain(sequence, &lattice, rate);
        let mut loss = 0.0;
        for (position, (rows, &label)) in sequence.features.positions().zip(&sequence.labels).enumerate() {
            let mut gradient = lattice.marginals(position);
            if let Some(right) = gradient.get_mut(usize::from(label)) {
                loss -= f64::from(right.max(1e-30)).ln();
                *right -= 1.0;
            }
            for &row in rows {
                self.descend(row as usize, &gradient, rate * sequence.weight);
            }
        }
        loss
    }

    fn descend(&mut self, row: usize, gradient: &Scores, rate: f32) {
        let rows = (
            self.weights.get_mut(row),
            self.squares.get_mut(row),
            self.late.get_mut(row),
            self.support.get(row),
        );
        if let (Some(weights), Some(squares), Some(late), Some(support)) = rows {
            let place = Place {
                weights,
                squares,
                late,
            };
            place.adagrad(gradient, support, rate, self.settings.delta, self.share);
        }
    }

    /// Starts to average anew.
    fn forget(&mut self) {
        self.late
            .iter_mut()
            .chain(&mut self.chain_late)
            .for_each(|late| *late = [0.0; LANES]);
    }

    /// Puts the averages over the last pass in the place of the weights.
    fn average(&mut self) {
        let rows = std::iter::once(&mut self.chain.start).chain(&mut self.chain.transitions);
        let late = self.chain_late.iter_mut().chain(&mut self.late);
        for (weights, late) in rows.chain(&mut self.weights).zip(late) {
            for (weight, late) in weights.iter_mut().zip(late.iter_mut()) {
                *weight -= *late;
                *late = 0.0;
            }
        }
    }

    /// Takes from a row the penalties of the steps since it spoke last.
    fn pay(&mut self, row: usize, rate: f32, penalty: f32) {
        let rows = (
            self.weights.get_mut(row),
            self.squares.get(row),
            self.paid.get_mut(row),
        );
        let (Some(weights), Some(squares), Some(paid)) = rows else {
            return;
        };
        let owed = rate * penalty * (self.step - *paid) as f32;
        *paid = self.step;
        if owed > 0.0 {
            for (weight, square) in weights.iter_mut().zip(squares) {
                let cut = owed / (self.settings.delta + square).sqrt();
                *weight = weight.signum() * (weight.abs() - cut).max(0.0);
            }
        }
    }

    /// Takes all penalties that are owed; gives the number of weights that are left.
    fn pay_all(&mut self, rate: f32, penalty: f32) -> usize {
        for row in 0..self.weights.len() {
            self.pay(row, rate, penalty);
        }
        self.weights
            .iter()
            .flatten()
            .filter(|weight| **weight != 0.0)
            .count()
    }

    fn learn_chain(&mut self, sequence: &Sequence, lattice: &Lattice, rate: f32) {
        let mut expected = [[0.0; LANES]; LANES];
        for position in 1..sequence.labels.len() {
            let pairs = lattice.pairs(position);
            for (sum, pair) in expected.iter_mut().flatten().zip(pairs.iter().flatten()) {
                *sum += pair;
            }
        }
        for pair in sequence.labels.windows(2) {
            if let [from, to] = pair
                && let Some(cell) = expected
                    .get_mut(usize::from(*from))
                    .and_then(|row| row.get_mut(usize::from(*to)))
            {
                *cell -= 1.0;
            }
        }
        let mut start = lattice.marginals(0);
        if let Some(cell) = sequence
            .labels
            .first()
            .and_then(|&label| start.get_mut(usize::from(label)))
        {
            *cell -= 1.0;
        }
        let rows = std::iter::once(&mut self.chain.start).chain(&mut self.chain.transitions);
        let gradients = std::iter::once(&start).chain(&expected);
        let squares = self.chain_squares.iter_mut().zip(&mut self.chain_late);
        for ((weights, (squares, late)), gradient) in rows.zip(squares).zip(gradients) {
            let place = Place {
                weights,
                squares,
                late,
            };
            let rate = rate * sequence.weight;
            place.adagrad(gradient, &[1.0; LANES], rate, self.settings.delta, self.share);
        }
    }

    /// Keeps the `keep` largest weights; of equal ones, those of the lower rows.
    fn prune(&mut self, keep: usize) {
        let mut sizes: Vec<f32> = self
            .weights
            .iter()
            .flatten()
            .map(|weight| weight.abs())
            .filter(|&size| size > 0.0)
            .collect();
        if sizes.len() <= keep {
            sizes.push(0.0);
        }
        let place = keep.min(sizes.len() - 1);
        let (_, &mut least, _) = sizes.select_nth_unstable_by(place, |a, b| b.total_cmp(a));
        let mut left = keep;
        for (weight, support) in self
            .weights
            .iter_mut()
            .flatten()
            .zip(self.support.iter_mut().flatten())
        {
            let kept = weight.abs() > least && left > 0;
            left -= usize::from(kept);
            *support = f32::from(u8::from(kept));
            *weight *= *support;
        }
    }

    /// Rounds the weights: the largest 0.5 % are clipped so that the others keep more of their digits.
    fn quantise(self) -> Model {
        let mut sizes: Vec<f32> = self
            .weights
            .iter()
            .flatten()
            .map(|weight| weight.abs())
            .filter(|&size| size > 0.0)
            .collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let clip = sizes.get(sizes.len() * 995 / 1000).copied().unwrap_or(1.0);
        let most = ((1i16 << (self.settings.weight_bits - 1)) - 1) as f32;
        let scale = clip / most;
        let weights = self
            .weights
            .iter()
            .map(|row| row.map(|weight| (weight / scale).round().clamp(-most, most) as i8));
        Model {
            weights: weights.collect(),
            chain: self.chain,
            bits: self.settings.bits,
            scale,
        }
    }
}

/// A row that is learnt.
struct Place<'w> {
    weights: &'w mut Scores,
    squares: &'w mut Scores,
    late: &'w mut Scores,
}

impl Place<'_> {
    fn adagrad(self, gradient: &Scores, support: &Scores, rate: f32, delta: f32, share: f32) {
        let learnt = self.weights.iter_mut().zip(self.squares).zip(self.late);
        for (((weight, square), late), (gradient, support)) in learnt.zip(gradient.iter().zip(support)) {
            *square += gradient * gradient;
            let step = rate * gradient * support / (delta + *square).sqrt();
            *weight -= step;
            *late -= share * step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosaid::training::crf::row;
    use whosaid::training::table::{decode, encode};

    const BITS: u32 = 12;

    /// A toy task that needs the neighbours: B on a "3" after a "1", I on every "4" that follows B or I, else O.
    fn task(count: usize, seed: u64) -> Vec<Sequence> {
        let mut random = Random(seed);
        let mut sequences = Vec::new();
        for _ in 0..count {
            let letters: Vec<u64> = (0..3 + random.below(12))
                .map(|_| random.below(6) as u64)
                .collect();
            let (mut features, mut labels) = (Features::default(), Vec::new());
            for (place, &letter) in letters.iter().enumerate() {
                let before = place.checked_sub(1).map_or(9, |before| letters[before]);
                let last = labels.last().copied().unwrap_or(0);
                labels.push(if letter == 3 && before == 1 {
                    1
                } else if letter == 4 && last > 0 {
                    2
                } else {
                    0
                });
                features.push(row(letter, BITS));
                features.push(row(100 + before * 10 + letter, BITS));
                features.end_position();
            }
            sequences.push(Sequence {
                features,
                labels,
                weight: 1.0,
            });
        }
        sequences
    }

    fn settings() -> Settings {
        let chain = Chain::new(3, 0b011, &[0b011, 0b111, 0b111]);
        Settings {
            bits: BITS,
            epochs: 8,
            ..Settings::new(chain, 100)
        }
    }

    #[test]
    fn a_toy_task_is_learnt_and_survives_pruning_and_rounding() {
        let model = train(&settings(), &task(600, 7), &mut |_| ());
        let model = decode(&encode(&model)).unwrap();
        let kept = model
            .weights
            .iter()
            .flatten()
            .filter(|weight| **weight != 0)
            .count();
        assert!(kept <= 100, "{kept}");
        let unseen = task(200, 8);
        let right = unseen
            .iter()
            .filter(|one| model.tag(&one.features) == one.labels)
            .count();
        assert!(right >= 195, "{right} of 200");
    }

    #[test]
    fn the_same_data_and_seed_give_the_same_bytes() {
        let bytes = |seed| {
            encode(&train(
                &Settings { seed, ..settings() },
                &task(100, 7),
                &mut |_| (),
            ))
        };
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
    }

    #[test]
    fn a_stronger_penalty_leaves_fewer_weights() {
        let count = |l1| {
            let model = train(
                &Settings {
                    l1,
                    keep: 10_000,
                    ..settings()
                },
                &task(300, 7),
                &mut |_| (),
            );
            model
                .weights
                .iter()
                .flatten()
                .filter(|weight| **weight != 0)
                .count()
        };
        assert!(count(30.0) < count(0.0));
    }
}
