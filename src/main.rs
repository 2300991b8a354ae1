//! `whosaid`: annotates articles from the command line.
//!
//! The only part that knows files. Articles stream from the reader to the workers and, in their order,
//! to the writer; a bad one is reported and the others go on.

/// The program, a file a step.
mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
