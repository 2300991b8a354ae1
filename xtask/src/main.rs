//! `cargo xtask`: builds, serves, tests, scores and trains Whosaid.
fn main() {}
