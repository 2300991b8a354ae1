//! Word lists for names, as one table: what a word by itself says of the name that it stands in.

use std::sync::LazyLock;

/// What the lists say of a word; several may hold at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

/// A given name borne by women.
pub(super) const FEMALE: Classes = Classes(1);
/// A given name borne by men.
pub(super) const MALE: Classes = Classes(2);
/// A given name.
pub(super) const GIVEN: Classes = Classes(4);
/// A title of courtesy: Dr., Ms.
pub(super) const TITLE: Classes = Classes(8);
/// The head of a role: minister, virologist.
pub(super) const ROLE: Classes = Classes(16);
/// What stands before the head of a role: prime, chief.
pub(super) const MODIFIER: Classes = Classes(32);
/// Part of the name of an organization, or a noun for one.
pub(super) const ORGANIZATION: Classes = Classes(64);
/// Part of the name of a place, or a well-known one.
pub(super) const PLACE: Classes = Classes(128);
/// A day, month, people or faith.
pub(super) const OTHER: Classes = Classes(256);
/// A word that a sentence may open with.
pub(super) const OPENER: Classes = Classes(512);

impl Classes {
    /// Whether any of `classes` holds.
    pub fn has(self, classes: Classes) -> bool {
        self.0 & classes.0 != 0
    }

    /// Both.
    pub const fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

const LISTS: [(&str, Classes); 7] = [
    (include_str!("gazetteer/modifiers.txt"), MODIFIER),
    (include_str!("gazetteer/openers.txt"), OPENER),
    (include_str!("gazetteer/organizations.txt"), ORGANIZATION),
    (include_str!("gazetteer/others.txt"), OTHER),
    (include_str!("gazetteer/places.txt"), PLACE),
    (include_str!("gazetteer/roles.txt"), ROLE),
    (include_str!("gazetteer/titles.txt"), TITLE),
];

static TABLE: LazyLock<Vec<(&'static str, Classes)>> = LazyLock::new(|| {
    let mut table: Vec<(&'static str, Classes)> = Vec::new();
    for (list, class) in LISTS {
        table.extend(entries(list).map(|word| (word, class)));
    }
    for entry in entries(include_str!("gazetteer/given.txt")) {
        let (name, gender) = entry.split_once(' ').unwrap_or((entry, ""));
        let class = match gender {
            "f" => GIVEN.and(FEMALE),
            "m" => GIVEN.and(MALE),
            _ => GIVEN,
        };
        table.push((name, class));
    }
    table.sort_unstable_by_key(|entry| entry.0);
    table.dedup_by(|later, first| {
        let same = later.0 == first.0;
        if same {
            first.1 = first.1.and(later.1);
        }
        same
    });
    table
});

/// The entries of a list, comments left out.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 24;

/// Endings of nouns for people, which spare the list a line each.
const PERSONAL: [&str; 17] = [
    "ologist",
    "ographer",
    "ician",
    "iatrist",
    "opath",
    "keeper",
    "maker",
    "worker",
    "woman",
    "onomist",
    "chemist",
    "physicist",
    "trician",
    "eneur",
    "therapist",
    "engineer",
    "scientist",
];

/// What the lists say of a word, whatever its case; a full stop at its end is left out.
pub(super) fn classes(word: &str) -> Classes {
    if word.len() > LONGEST {
        return Classes::default();
    }
    let lower = word.to_lowercase().replace('’', "'");
    let lower = if lower.len() > 2 && !lower.starts_with("u.") {
        lower.trim_end_matches('.')
    } else {
        &lower
    };
    let found = TABLE.binary_search_by_key(&lower, |entry| entry.0);
    let listed = found
        .ok()
        .and_then(|at| TABLE.get(at))
        .map_or_else(Classes::default, |entry| entry.1);
    // A hyphenated word is what its last part is: lawyer-turned-politician, co-founder.
    let tail = lower.rsplit('-').next().unwrap_or(lower);
    if listed == Classes::default() && tail.len() < lower.len() && !word.starts_with(char::is_uppercase) {
        return classes(tail);
    }
    if PERSONAL
        .iter()
        .any(|ending| lower.len() > ending.len() + 1 && lower.ends_with(ending))
    {
        return listed.and(ROLE);
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_lower_case() {
        for (list, _) in LISTS {
            assert!(entries(list).all(|word| word == word.to_lowercase()));
            assert!(list.lines().skip_while(|line| line.starts_with('#')).count() > 10);
        }
    }

    #[test]
    fn words_have_their_classes() {
        for (word, class, holds) in [
            ("Dr.", TITLE, true),
            ("Virologist", ROLE, true),
            ("glaciologist", ROLE, true),
            ("co-founder", ROLE, true),
            ("Ines", GIVEN.and(FEMALE), true),
            ("Ines", MALE, false),
            ("Tuesday", OTHER, true),
            ("Falk", GIVEN.and(PLACE).and(ORGANIZATION), false),
        ] {
            assert_eq!(classes(word).has(class), holds, "{word}");
        }
    }
}
