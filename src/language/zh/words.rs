//! Word lists: lines of a data file that start with a key, looked up by the longest word at a place.

/// A set of words, for asking which of them stands at a place.
#[derive(Debug)]
pub(super) struct Words {
    sorted: Vec<&'static str>,
    /// The length of the longest word, in characters.
    longest: usize,
    /// With which characters words start and end, sorted: most places of a text are ruled out by one of these.
    firsts: Vec<char>,
    lasts: Vec<char>,
}

impl Words {
    /// The words of the lines of `data` that start with `key`.
    pub fn read(data: &'static str, key: &str) -> Self {
        let mut sorted: Vec<&'static str> = data
            .lines()
            .filter_map(|line| line.strip_prefix(key)?.strip_prefix(' '))
            .flat_map(|line| line.split(' '))
            .filter(|word| !word.is_empty())
            .collect();
        sorted.sort_unstable();
        sorted.dedup();
        let longest = sorted.iter().map(|word| word.chars().count()).max().unwrap_or(0);
        let firsts = sort(sorted.iter().filter_map(|word| word.chars().next()));
        let lasts = sort(sorted.iter().filter_map(|word| word.chars().next_back()));
        Words {
            sorted,
            longest,
            firsts,
            lasts,
        }
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.sorted.binary_search(&word).is_ok()
    }

    /// The length in bytes of the longest of them that `text` starts with.
    pub fn prefix(&self, text: &str) -> Option<usize> {
        let mut best = None;
        let mut end = 0;
        if !text
            .chars()
            .next()
            .is_some_and(|first| holds(&self.firsts, first))
        {
            return None;
        }
        for character in text.chars().take(self.longest) {
            end += character.len_utf8();
            let word = text.get(..end).unwrap_or("");
            match self.sorted.get(self.sorted.partition_point(|one| *one < word)) {
                Some(&one) if one == word => best = Some(end),
                Some(one) if one.starts_with(word) => {}
                _ => break,
            }
        }
        best
    }

    /// The length in bytes of the longest of them that `text` ends with.
    pub fn suffix(&self, text: &str) -> Option<usize> {
        let mut best = None;
        let mut start = text.len();
        if !text
            .chars()
            .next_back()
            .is_some_and(|last| holds(&self.lasts, last))
        {
            return None;
        }
        for character in text.chars().rev().take(self.longest) {
            start -= character.len_utf8();
            if text.get(start..).is_some_and(|word| self.has(word)) {
                best = Some(text.len() - start);
            }
        }
        best
    }
}

/// The characters of the line of `data` that starts with `key`, sorted.
pub(super) fn characters(data: &'static str, key: &str) -> Vec<char> {
    sort(Words::read(data, key).sorted.iter().flat_map(|word| word.chars()))
}

/// Characters sorted, each once.
fn sort(characters: impl Iterator<Item = char>) -> Vec<char> {
    let mut all: Vec<char> = characters.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether a sorted list holds a character.
pub(super) fn holds(list: &[char], character: char) -> bool {
    list.binary_search(&character).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let words = Words::read("# a list\nverb 说 表示 说道\nnoun 人", "verb");
        assert_eq!(words.prefix("说道理"), Some(6));
        assert_eq!(words.prefix("说理"), Some(3));
        assert_eq!(words.prefix("人说"), None);
        assert_eq!(words.suffix("他说"), Some(3));
        assert_eq!(words.suffix(""), None);
    }
}
