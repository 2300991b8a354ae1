//! Order and look-up in little code.
//!
//! Each type that the standard library sorts or keeps in a tree adds kilobytes to the wasm (measured: 113 kB of
//! 360 before, for some thirty types). So the stages sort by keys of two numbers, and look up words
//! and places in trees of one type each.

use std::collections::BTreeMap;

/// Words and the number that goes with each.
pub(crate) type Index<'t> = BTreeMap<&'t str, usize>;

/// Places and the number that goes with each.
pub(crate) type Places = BTreeMap<usize, usize>;

/// What a value is sorted by.
pub(crate) type Key = (usize, usize);

/// Sorts a list by the key of its values; values of one key keep their order.
pub(crate) fn sort_by_key<T>(list: &mut Vec<T>, key: impl Fn(&T) -> Key) {
    let keys: Vec<Key> = list.iter().map(key).collect();
    let order = sorted(&keys);
    let mut values: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(
        order
            .into_iter()
            .filter_map(|at| values.get_mut(at).and_then(Option::take)),
    );
}

/// The key of a number for which the greatest comes first.
pub(crate) fn falling(number: usize) -> usize {
    usize::MAX - number
}

/// The key of a score (not negative) for which the surest comes first.
pub(crate) fn surest(score: f32) -> usize {
    // The bits of floats that are not negative are ordered like the floats.
    falling(score.max(0.0).to_bits() as usize)
}

/// The indices of the keys in their order: the one sort.
fn sorted(keys: &[Key]) -> Vec<usize> {
    let mut order: Vec<(usize, usize, usize)> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| (key.0, key.1, at))
        .collect();
    order.sort_unstable();
    order.into_iter().map(|entry| entry.2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_by_key_and_keeps_the_order_of_equals() {
        let mut list = vec!["bb", "a", "ccc", "c", "aa"];
        sort_by_key(&mut list, |word| (falling(word.len()), 0));
        assert_eq!(list, ["ccc", "bb", "aa", "a", "c"]);
    }

    #[test]
    fn the_surest_comes_first() {
        let mut list = vec![0.5, 1.0, 0.0, 0.75];
        sort_by_key(&mut list, |&score| (surest(score), 0));
        assert_eq!(list, [1.0, 0.75, 0.5, 0.0]);
    }
}
