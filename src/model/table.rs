//! Weights as they are stored: sparse, in streams of one kind each, so that the transfer's compression (Brotli)
//! finds its work easy; expanded to a dense table when they are loaded.
//!
//! | part | bytes |
//! | --- | --- |
//! | format version (1), number of labels, log2 of the rows, how many rows have weights (u32, little-endian) | 7 |
//! | scale (f32) | 4 |
//! | which labels may start, and which may follow each label (one bit a label) | 1 + labels |
//! | scores of start and transitions, in units of 1/256 (i16) | 2 × labels × (1 + labels) |
//! | distance of each row from the one before, less 1 (one byte; 255 adds 255 and goes on) | rows |
//! | which labels have a weight in it (one bit a label) | rows |
//! | the weights, all of the first label, then all of the second … (i8) | weights |

use super::crf::{Chain, LANES, Model};

/// The version that this code reads and writes.
const VERSION: u8 = 1;

/// Units of a transition's score.
const UNIT: f32 = 256.0;

/// The largest table that is read: 2^20 rows are 8 MB.
const MOST_BITS: u8 = 20;

/// A reader that never reads past the end.
struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }
}

/// Reads weights; `None` where the bytes are none that [`encode`] writes.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Model> {
    let mut reader = Reader { bytes };
    let [version, labels, bits] = reader.array()?;
    if version != VERSION || labels == 0 || usize::from(labels) > LANES || bits > MOST_BITS {
        return None;
    }
    let filled = usize::try_from(u32::from_le_bytes(reader.array()?)).ok()?;
    let scale = f32::from_le_bytes(reader.array()?);
    let chain = decode_chain(&mut reader, usize::from(labels))?;
    let mut rows = Vec::with_capacity(filled.min(1 << bits));
    let mut next = 0usize;
    while rows.len() < filled {
        let gap = reader.byte()?;
        next += usize::from(gap);
        if gap < u8::MAX {
            rows.push(next);
            next += 1;
        }
    }
    let masks = reader.take(filled)?;
    let mut weights = vec![[0i8; LANES]; 1 << bits];
    for label in 0..usize::from(labels) {
        for (&row, _) in rows.iter().zip(masks).filter(|(_, mask)| *mask >> label & 1 == 1) {
            let [weight] = reader.array()?.map(|byte: u8| byte.cast_signed());
            *weights.get_mut(row)?.get_mut(label)? = weight;
        }
    }
    reader.bytes.is_empty().then_some(Model {
        chain,
        bits: u32::from(bits),
        scale,
        weights,
    })
}

fn decode_chain(reader: &mut Reader, labels: usize) -> Option<Chain> {
    let start = reader.byte()?;
    let follows = reader.take(labels)?;
    let mut chain = Chain::new(labels, start, follows);
    for row in std::iter::once(&mut chain.start).chain(chain.transitions.iter_mut().take(labels)) {
        for score in row.iter_mut().take(labels) {
            // A forbidden one stays at minus infinity, whatever is added.
            *score += f32::from(i16::from_le_bytes(reader.array()?)) / UNIT;
        }
    }
    Some(chain)
}

/// Writes weights.
#[cfg(any(test, feature = "train"))]
#[must_use]
pub fn encode(model: &Model) -> Vec<u8> {
    let labels = model.chain.labels;
    let filled: Vec<(usize, &[i8; LANES])> = model
        .weights
        .iter()
        .enumerate()
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0))
        .collect();
    let mut bytes = vec![VERSION, small(labels), small(model.bits as usize)];
    bytes.extend(u32::try_from(filled.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(model.scale.to_le_bytes());
    let mask = |row: &[f32; LANES]| {
        (0..labels).fold(0, |bits, label| {
            bits | u8::from(row.get(label).is_some_and(|score| score.is_finite())) << label
        })
    };
    let lines = || std::iter::once(&model.chain.start).chain(model.chain.transitions.iter().take(labels));
    bytes.extend(lines().map(mask));
    for score in lines().flat_map(|row| row.iter().take(labels)) {
        // Float to integer casts saturate; a forbidden score is written as 0.
        #[allow(clippy::cast_possible_truncation)]
        let units = if score.is_finite() {
            (score * UNIT).round() as i16
        } else {
            0
        };
        bytes.extend(units.to_le_bytes());
    }
    let mut next = 0;
    for &(row, _) in &filled {
        let gap = row - next;
        bytes.extend(std::iter::repeat_n(u8::MAX, gap / usize::from(u8::MAX)));
        bytes.push(small(gap % usize::from(u8::MAX)));
        next = row + 1;
    }
    bytes.extend(filled.iter().map(|(_, row)| {
        (0u8..)
            .zip(*row)
            .fold(0, |bits, (label, &weight)| bits | u8::from(weight != 0) << label)
    }));
    for label in 0..labels {
        bytes.extend(
            filled
                .iter()
                .filter_map(|(_, row)| row.get(label))
                .filter(|&&weight| weight != 0)
                .map(|weight| weight.cast_unsigned()),
        );
    }
    bytes
}

#[cfg(any(test, feature = "train"))]
fn small(value: usize) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let mut chain = Chain::new(3, 0b011, &[0b011, 0b111, 0b111]);
        chain.start[1] = -1.25;
        chain.transitions[1][2] = 3.5;
        let mut weights = vec![[0i8; LANES]; 1 << 12];
        for (row, label, weight) in [
            (0, 0, -31),
            (0, 2, 7),
            (1, 1, 1),
            (254, 0, 3),
            (509, 0, 3),
            (765, 2, -128),
            (1275, 1, 2),
            (4095, 2, 127),
        ] {
            weights[row][label] = weight;
        }
        Model {
            chain,
            bits: 12,
            scale: 0.125,
            weights,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let model = model();
        let read = decode(&encode(&model)).unwrap();
        assert_eq!(
            (read.bits, read.scale, read.weights),
            (model.bits, model.scale, model.weights)
        );
        assert_eq!(
            (read.chain.start, read.chain.transitions),
            (model.chain.start, model.chain.transitions)
        );
    }

    #[test]
    fn bytes_cut_short_or_changed_are_no_model_and_no_panic() {
        let bytes = encode(&model());
        for end in 0..bytes.len() {
            assert!(decode(&bytes[..end]).is_none(), "{end}");
        }
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0xff;
            let _ = decode(&changed);
        }
        assert!(decode(&[bytes, vec![0]].concat()).is_none(), "left-over bytes");
    }
}
