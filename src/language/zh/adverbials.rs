//! What may stand between a subject and its verb of saying: adverbs, times, places, occasions.

use super::lexicon::LEXICON;
use super::masks::Masks;
use crate::span::Span;

/// For every place of a stretch of text whether only adverbials stand from there to its end.
#[derive(Debug)]
pub(super) struct Adverbials {
    start: usize,
    reaches: Vec<bool>,
}

/// The longest phrase, in bytes, that a preposition or an occasion may open.
const PHRASE: usize = 150;

/// The longest word of manner (直言不讳地), in characters.
const MANNER: usize = 7;

impl Adverbials {
    /// Reads the stretch; costs its length times the longest word.
    pub fn read(text: &str, masks: &Masks, stretch: Span) -> Self {
        let mut reaches = vec![false; stretch.len() + 1];
        if let Some(last) = reaches.last_mut() {
            *last = true;
        }
        let words = stretch.of(text);
        for (at, _) in words.char_indices().rev() {
            let rest = words.get(at..).unwrap_or("");
            let to = |length: usize| reaches.get(at + length).copied().unwrap_or(false);
            let found = opens_phrase(rest)
                || step(rest, &to)
                || masks.at(stretch.start + at).is_some_and(|mask| {
                    mask.start == stretch.start + at && rest.starts_with(['（', '(', '【']) && to(mask.len())
                });
            if let Some(slot) = reaches.get_mut(at) {
                *slot = found;
            }
        }
        Adverbials {
            start: stretch.start,
            reaches,
        }
    }

    /// Whether only adverbials stand between `place` and the end.
    pub fn from(&self, place: usize) -> bool {
        place
            .checked_sub(self.start)
            .and_then(|at| self.reaches.get(at))
            .copied()
            .unwrap_or(false)
    }
}

/// A preposition or an occasion takes everything up to the verb: 在…会上, 对记者, 接受采访时.
fn opens_phrase(rest: &str) -> bool {
    if rest.len() > PHRASE {
        return false;
    }
    is_occasion(rest) || is_prepositional(rest)
}

/// 接受采访时: a verb phrase; but 调研公司 is a noun, as its last word tells.
fn is_occasion(rest: &str) -> bool {
    const NOUNS: &[&str] = &[
        "调研", "考察", "分析", "评论", "访问", "交流", "沟通", "检查", "座谈", "督导", "通话", "会谈",
        "演讲", "讲话", "直播", "视频", "连线", "总结", "介绍", "领军", "带领", "陪同", "组织", "公开",
        "公布", "拍摄", "分享", "作证", "宣布", "批评", "呼吁", "感谢", "通报", "督战", "督查", "发言",
        "竞选", "更新", "慰问", "解释", "展望", "评价", "开会", "交流",
    ];
    let Some(length) = LEXICON.activity.prefix(rest) else {
        return false;
    };
    let person = LEXICON
        .title
        .prefix(rest)
        .max(LEXICON.unnamed.prefix(rest))
        .is_some_and(|noun| noun > length);
    let noun = NOUNS.iter().any(|noun| rest.starts_with(noun))
        && LEXICON
            .organization
            .suffix(rest)
            .max(LEXICON.unnamed.suffix(rest))
            .max(LEXICON.title.suffix(rest))
            .max(LEXICON.document.suffix(rest))
            .is_some();
    !person && !noun
}

/// 对记者, 在会上: but 银行信 | 用卡中心经理 is a noun, as its last word tells.
fn is_prepositional(rest: &str) -> bool {
    const TO: &[&str] = &["对", "向", "给", "与", "跟", "当着", "面对", "通过", "透过"];
    let to = TO.iter().any(|word| rest.starts_with(word));
    LEXICON.preposition.prefix(rest).is_some()
        && LEXICON.not_preposition.prefix(rest).is_none()
        && (to
            || LEXICON
                .unnamed
                .suffix(rest)
                .max(LEXICON.title.suffix(rest))
                .is_none()
            || rest.ends_with('后'))
}

/// Whether a word at the start of `rest` leads on to a place that reaches the end.
fn step(rest: &str, to: &impl Fn(usize) -> bool) -> bool {
    let Some(first) = rest.chars().next() else {
        return false;
    };
    if first.is_whitespace() || "、—－-·".contains(first) {
        return to(first.len_utf8());
    }
    let mut end = 0;
    for (count, character) in rest.chars().take(MANNER).enumerate() {
        end += character.len_utf8();
        let word = rest.get(..end).unwrap_or("");
        // Asked first, as it costs least.
        if !to(end) {
            continue;
        }
        let manner = count >= 2 && matches!(character, '地' | '着');
        if manner || LEXICON.adverb.has(word) || LEXICON.time.has(word) || LEXICON.adjoining.has(word) {
            return true;
        }
    }
    date(rest).is_some_and(to)
}

/// The length of a number with its unit of time: 26日, 2020年7月, 二十六日, 10时30分.
pub(super) fn date(text: &str) -> Option<usize> {
    let digits: usize = text
        .chars()
        .take(10)
        .take_while(|c| {
            c.is_ascii_digit() || ('０'..='９').contains(c) || "零〇一二三四五六七八九十两:：".contains(*c)
        })
        .map(char::len_utf8)
        .sum();
    if digits == 0 {
        return None;
    }
    let rest = text.get(digits..)?;
    const UNITS: &[&str] = &[
        "小时", "个月", "年", "月", "日", "号", "时", "点", "分", "天", "周", "季度",
    ];
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit))?;
    Some(digits + unit.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::language::Language;

    #[test]
    fn adverbials_reach_up_to_the_verb() {
        for (text, from, why) in [
            ("甲乙26日在会上还", Some("26日在会上还"), "date, place, adverb"),
            ("甲乙", Some(""), "nothing between"),
            ("甲乙(Abc)也", Some("(Abc)也"), "a bracket"),
            ("甲乙直言不讳地", Some("直言不讳地"), "manner"),
            ("甲乙接受采访时", Some("接受采访时"), "occasion"),
        ] {
            let document = Document::read(text, Language::Simplified);
            let masks = Masks::find(&document);
            let read = Adverbials::read(&document.text, &masks, Span::new(0, text.len()));
            let first = (0..=text.len()).find(|&at| at >= 6 && text.is_char_boundary(at) && read.from(at));
            assert_eq!(first.map(|at| &text[at..]), from, "{why}");
        }
    }
}
