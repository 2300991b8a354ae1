//! Pairs the marks of one block, in one pass: every mark is pushed and popped once at most.
//!
//! Pages hold marks that are missing or turned the wrong way. How many more marks of a family open than
//! close in the block tells which: one too many was never closed, two too many are one turned wrongly.

use super::marks::{FAMILIES, Mark, Side};
use crate::span::Span;

/// Two marks that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// With the marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
}

/// What the marks of a block say.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairing {
    /// The pairs, in no order; each two are nested or apart.
    pub pairs: Vec<Pair>,
    /// The outermost opening mark that nothing closes.
    pub unclosed: Option<Mark>,
    /// A closing mark that nothing opens, where no mark of its family stands before it and no pair around it.
    pub unopened: Option<Mark>,
}

/// How deep a closing mark looks for its opening one: deeper nesting is noise, and must not cost time.
const MAX_DEPTH: usize = 8;

/// Pairs the marks of a block.
pub(super) fn pair(marks: &[Mark]) -> Pairing {
    let mut state = State {
        marks,
        next: next_of_family(marks),
        stack: Vec::new(),
        surplus: surplus(marks),
        forced: None,
        seen: [false; FAMILIES],
        result: Pairing::default(),
    };
    for (index, &mark) in marks.iter().enumerate() {
        state.take(index, mark);
        if let Some(seen) = state.seen.get_mut(mark.shape.family()) {
            *seen = true;
        }
    }
    state.result.unclosed = state.stack.first().copied();
    state.result
}

/// How many more marks open than close, by family.
fn surplus(marks: &[Mark]) -> [i32; FAMILIES] {
    let mut surplus = [0i32; FAMILIES];
    for mark in marks {
        if let Some(count) = surplus.get_mut(mark.shape.family()) {
            *count = count.saturating_add(match mark.side {
                Side::Open => 1,
                Side::Close => -1,
                Side::Either => 0,
            });
        }
    }
    surplus
}

/// For each mark, the next one of its family.
fn next_of_family(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut next = vec![None; marks.len()];
    let mut last = [None; FAMILIES];
    for (index, mark) in marks.iter().enumerate().rev() {
        if let (Some(slot), Some(last)) = (next.get_mut(index), last.get_mut(mark.shape.family())) {
            *slot = last.replace(index);
        }
    }
    next
}

struct State<'m> {
    marks: &'m [Mark],
    next: Vec<Option<usize>>,
    stack: Vec<Mark>,
    surplus: [i32; FAMILIES],
    /// The index of the mark that closes what one turned wrongly has opened.
    forced: Option<usize>,
    /// The families of which marks came already.
    seen: [bool; FAMILIES],
    result: Pairing,
}

impl State<'_> {
    fn take(&mut self, index: usize, mark: Mark) {
        let family = mark.shape.family();
        let open = self.find(|open| open.shape.family() == family);
        let next = self.after(index);
        match (mark.side, open) {
            (_, Some(up)) if self.forced == Some(index) => self.close(up, mark),
            (Side::Open, Some(up)) => self.open_again(up, mark),
            (Side::Open, None) => self.open(mark, next),
            (Side::Close, Some(up)) => {
                if !is_possessive(mark, next) {
                    self.close(up, mark);
                }
            }
            (Side::Close, None) if self.is_reversed(index, mark) => {
                self.forced = self.next.get(index).copied().flatten();
                self.stack.push(mark);
            }
            (Side::Close, None) => self.drop_closer(mark),
            (Side::Either, Some(up)) => match self.find(|open| open.shape == mark.shape) {
                Some(same) => self.close(same, mark),
                None if next.is_some_and(|next| next.shape == mark.shape) => self.stack.push(mark),
                None => self.close(up, mark),
            },
            (Side::Either, None) => self.open(mark, next),
        }
    }

    /// The next mark of the same family.
    fn after(&self, index: usize) -> Option<Mark> {
        self.marks.get(self.next.get(index).copied().flatten()?).copied()
    }

    /// How far down the stack the nearest such mark lies.
    fn find(&self, is_wanted: impl Fn(&Mark) -> bool) -> Option<usize> {
        self.stack.iter().rev().take(MAX_DEPTH).position(is_wanted)
    }

    fn close(&mut self, up: usize, mark: Mark) {
        let keep = self.stack.len().saturating_sub(up + 1);
        if let Some(open) = self.stack.get(keep) {
            self.result.pairs.push(Pair {
                outer: Span::new(open.span.start, mark.span.end),
                inner: Span::new(open.span.end, mark.span.start),
            });
        }
        self.stack.truncate(keep);
    }

    /// A single mark before no closing one is an apostrophe.
    fn open(&mut self, mark: Mark, next: Option<Mark>) {
        if !mark.shape.is_single() || next.is_none_or(|next| next.side != Side::Open) {
            self.stack.push(mark);
        }
    }

    /// An opening mark where one of its family is open: turned wrongly, or the earlier one was never
    /// closed, or truly nested.
    fn open_again(&mut self, up: usize, mark: Mark) {
        let keep = self.stack.len().saturating_sub(up + 1);
        let Some(surplus) = self.surplus.get_mut(mark.shape.family()) else {
            return;
        };
        if *surplus >= 2 && mark.could_close && !mark.could_open {
            *surplus -= 2;
            return self.close(up, mark);
        }
        if mark.shape.is_single() || *surplus >= 1 && up == 0 {
            *surplus -= 1;
            self.stack.truncate(keep);
        }
        self.stack.push(mark);
    }

    /// Whether a closing mark that nothing opens is turned wrongly and opens itself: ”A”, ”A“, »A«.
    fn is_reversed(&mut self, index: usize, mark: Mark) -> bool {
        let Some(next) = self.after(index).filter(|_| !mark.shape.is_single()) else {
            return false;
        };
        let then = self
            .next
            .get(index)
            .copied()
            .flatten()
            .and_then(|at| self.after(at));
        let Some(surplus) = self.surplus.get_mut(mark.shape.family()) else {
            return false;
        };
        match next.side {
            Side::Close if *surplus <= -2 && mark.could_open => {
                *surplus += 2;
                true
            }
            Side::Open => {
                let pairs_itself = then.is_some_and(|then| then.side == Side::Close && !then.could_open);
                next.could_close && !next.could_open && !pairs_itself
            }
            _ => false,
        }
    }

    fn drop_closer(&mut self, mark: Mark) {
        let family = mark.shape.family();
        if let Some(surplus) = self.surplus.get_mut(family) {
            *surplus = surplus.saturating_add(1);
        }
        let first = self.seen.get(family) == Some(&false) && !mark.shape.is_single();
        if first && self.stack.is_empty() && self.result.unopened.is_none() {
            self.result.unopened = Some(mark);
        }
    }
}

/// Whether a single mark that could close is the plural's apostrophe (the workers’ rights): another
/// closing mark stands before the next opening one.
fn is_possessive(mark: Mark, next: Option<Mark>) -> bool {
    mark.plural && mark.shape.is_single() && next.is_some_and(|next| next.side == Side::Close)
}
