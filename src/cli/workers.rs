//! Annotates on all cores and gives the results in the order of the articles.
//!
//! The reader queues each article for the workers and, at the same time, the place of its result for the
//! writer. Both queues are bounded: however long the input, only a few articles a core are in memory.

use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Arc, Mutex};

use whosaid::{Options, annotate};

use super::arguments::{Format, Order};
use super::input::{self, Raw};
use super::{json, view};

/// What became of an article: the words to write, or a sentence on what went wrong.
pub type Outcome = Result<String, String>;

/// How many articles wait for each core.
const WAITING: usize = 4;

struct Job {
    raw: Raw,
    result: Sender<Outcome>,
}

/// The outcomes, in order.
pub struct Outcomes {
    places: Receiver<Receiver<Outcome>>,
    /// The place that was asked before its outcome was there.
    next: std::cell::Cell<Option<Receiver<Outcome>>>,
}

/// Starts reading and annotating what is ordered.
pub fn start(order: Order) -> Outcomes {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (jobs, waiting) = sync_channel(cores * WAITING);
    let (queue, places) = sync_channel(cores * WAITING);
    let waiting = Arc::new(Mutex::new(waiting));
    let order = Arc::new(order);
    for _ in 0..cores {
        let (waiting, order) = (Arc::clone(&waiting), Arc::clone(&order));
        std::thread::spawn(move || work(&waiting, &order));
    }
    std::thread::spawn(move || read(&order, &jobs, &queue));
    Outcomes {
        places,
        next: std::cell::Cell::new(None),
    }
}

fn read(order: &Order, jobs: &SyncSender<Job>, queue: &SyncSender<Receiver<Outcome>>) {
    input::read_all(order, &mut |read| {
        let (result, place) = channel();
        if queue.send(place).is_err() {
            return false;
        }
        match read {
            Ok(raw) => jobs.send(Job { raw, result }).is_ok(),
            Err(problem) => result.send(Err(problem)).is_ok(),
        }
    });
}

fn work(waiting: &Mutex<Receiver<Job>>, order: &Order) {
    loop {
        let job = match waiting.lock() {
            Ok(waiting) => waiting.recv(),
            Err(_) => return,
        };
        let Ok(Job { raw, result }) = job else { return };
        // Nobody waits for it any more when the writer has given up.
        let _ = result.send(outcome(raw, order));
    }
}

fn outcome(raw: Raw, order: &Order) -> Outcome {
    let article = raw.open()?;
    let annotation = annotate(
        &article.text,
        &Options {
            language: order.language,
        },
    );
    match order.format {
        Format::Text => Ok(view::render(&article, &annotation)),
        Format::Json => json::render(&article, &annotation, order.offsets, true),
        Format::JsonLines => json::render(&article, &annotation, order.offsets, false),
    }
}

impl Outcomes {
    /// The next outcome if it is there already.
    pub fn try_next(&self) -> Option<Outcome> {
        let place = self.next.take().or_else(|| self.places.try_recv().ok())?;
        match place.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Disconnected) => Some(Err(LOST.to_owned())),
            Err(TryRecvError::Empty) => {
                self.next.set(Some(place));
                None
            }
        }
    }

    /// The next outcome; `None` after the last one.
    pub fn next(&self) -> Option<Outcome> {
        let place = self.next.take().or_else(|| self.places.recv().ok())?;
        Some(place.recv().unwrap_or_else(|_| Err(LOST.to_owned())))
    }
}

/// What is said of an article whose worker ended before it was done.
const LOST: &str = "an article was lost: annotating it ended early";
