//! What a file costs a visitor.

use std::fmt;
use std::io::Write;
use std::path::Path;

use crate::tool::Outcome;

/// The size of a file in bytes, as it is and compressed as servers do it.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

impl Size {
    /// Compresses a file at the highest levels.
    pub fn of(path: &Path) -> Outcome<Size> {
        let bytes = std::fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
        Size::of_bytes(&bytes).map_err(|fault| format!("{}: {fault}", path.display()))
    }

    fn of_bytes(bytes: &[u8]) -> std::io::Result<Size> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
        brotli.write_all(bytes)?;
        brotli.flush()?;
        Ok(Size {
            raw: bytes.len(),
            gzip: gzip.finish()?.len(),
            brotli: brotli.into_inner().len(),
        })
    }
}

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let [raw, gzip, brotli] = [self.raw, self.gzip, self.brotli].map(|bytes| bytes as f64 / 1000.0);
        write!(out, "{raw:.1} kB, gzip {gzip:.1} kB, brotli {brotli:.1} kB")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_costs_little() {
        let size = Size::of_bytes(&[7; 100_000]).unwrap();
        assert_eq!(size.raw, 100_000);
        assert!(size.brotli < size.gzip && size.gzip < 1000, "{size}");
        assert!(size.to_string().starts_with("100.0 kB, gzip 0."), "{size}");
    }
}
