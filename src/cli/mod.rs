//! arguments → input → workers → output; [`run`] is the only place that calls them all.

/// What the user asks for.
mod arguments;

/// Articles, read one after another.
mod input;

/// Annotating on all cores, in order.
mod workers;

/// Annotations written down as JSON.
mod json;

/// Annotations written down for people: the article with its statements underlined.
mod view;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use arguments::{Command, Order};

/// Every article was annotated.
const DONE: u8 = 0;
/// Some were not: each is reported on standard error.
const SOME_FAILED: u8 = 1;
/// The command line asks for nothing that can be done.
const USAGE: u8 = 2;

/// Does what the command line asks, and says how it went.
pub fn run() -> ExitCode {
    let code = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => print(arguments::HELP),
        Ok(Command::Version) => print(concat!("whosaid ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Annotate(order)) => annotate(order),
        Err(error) => {
            complain(&format!("{error}; whosaid --help tells more"));
            USAGE
        }
    };
    ExitCode::from(code)
}

fn print(words: &str) -> u8 {
    end(std::io::stdout().write_all(words.as_bytes()), DONE)
}

fn annotate(order: Order) -> u8 {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut code = DONE;
    let results = workers::start(order);
    let written = loop {
        // What is ready goes out before waiting for more, so that a reader at the other end sees it.
        let result = match results.try_next() {
            Some(result) => Some(result),
            None => match out.flush() {
                Ok(()) => results.next(),
                Err(error) => break Err(error),
            },
        };
        match result {
            None => break out.flush(),
            Some(Ok(words)) => {
                if let Err(error) = out.write_all(words.as_bytes()) {
                    break Err(error);
                }
            }
            Some(Err(problem)) => {
                complain(&problem);
                code = SOME_FAILED;
            }
        }
    };
    end(written, code)
}

/// The exit status after writing; a reader that went away is no error.
fn end(written: std::io::Result<()>, code: u8) -> u8 {
    match written {
        Ok(()) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => code,
        Err(error) => {
            complain(&format!("cannot write: {error}"));
            SOME_FAILED
        }
    }
}

fn complain(problem: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "whosaid: {problem}");
}
