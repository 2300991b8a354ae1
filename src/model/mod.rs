//! Compact learned models: linear chains over hashed features, embedded as small weights.
//!
//! [`crf`] scores and decodes a sequence, [`table`] reads the weights. Features are made by the code that
//! annotates, so that training (package `whosaid-train`) sees the very same ones. See `MODEL.md`.

/// Linear chains: scores, the best path, and how probable a path is.
pub mod crf;

/// Weights as they are stored.
pub mod table;

/// The tagger of Chinese names.
pub mod zh;
