//! What belongs to the page and not to the article: lists of related headlines, bylines, and the dateline that opens a paragraph.

use std::sync::LazyLock;

use crate::blocks::Furniture;

/// The lines of [`Furniture`], as the data file has them.
pub(super) static FURNITURE: LazyLock<Furniture> =
    LazyLock::new(|| Furniture::read(include_str!("furniture.txt")));

/// How far, in characters, a dateline is looked for, and how long the brackets behind it may be.
const REACH: usize = 48;
const BRACKET: usize = 60;

/// Words that say that a bracket names reporters or an agency and none of the article's people.
const PRESS: &[&str] = &[
    "记者",
    "报道",
    "电",
    "讯",
    "通讯员",
    "编译",
    "编辑",
    "作者",
    "摄",
    "社",
    "图",
    "综合",
];

/// What a line without a date may open with: a newspaper's own story.
const OWN: &[&str] = &[
    "本报讯",
    "本报综合讯",
    "本报综合报道",
    "本网讯",
    "本刊讯",
    "本台讯",
    "本台消息",
    "央视网消息",
    "中新网",
    "综合报道",
    "专稿",
    "快讯",
];

/// Where the body of a line starts, behind its dateline and byline; 0 where it has none.
pub(super) fn body_start(line: &str) -> usize {
    let mut start = 0;
    // 【本报讯】新华社北京7月26日电（记者…）: a line has one of each at most.
    for _ in 0..3 {
        let rest = line.get(start..).unwrap_or("");
        let Some(length) = byline(rest)
            .or_else(|| dateline(rest))
            .filter(|&length| length > 0)
        else {
            break;
        };
        start += length;
    }
    start
}

/// A bracket of the press, or 记者王一／台北报道, at the start.
fn byline(line: &str) -> Option<usize> {
    let after = |end: usize| end + line.get(end..).map_or(0, skipped);
    if let Some(inner) = bracket(line) {
        return PRESS
            .iter()
            .any(|word| inner.contains(word))
            .then(|| after(inner.len() + 6));
    }
    let head = prefix(line, REACH);
    let clause = head.split(['，', '。', ',', '“', '：']).next().unwrap_or("");
    if clause.starts_with("记者") || clause.starts_with("特派") || clause.starts_with("实习记者") {
        let end = clause.find(['/', '／', '╱']).and_then(|slash| {
            ["报道", "电", "讯"]
                .iter()
                .find_map(|word| clause.get(slash..)?.find(word).map(|at| slash + at + word.len()))
        });
        return end.map(after);
    }
    // 来源：… 责任编辑：王一: page data that ran into the first sentence.
    let editor = prefix(line, 2 * REACH)
        .find("责任编辑：")
        .or_else(|| prefix(line, 2 * REACH).find("责任编辑:"));
    editor
        .filter(|&at| {
            !prefix(line, 2 * REACH)
                .get(..at)
                .unwrap_or("")
                .contains(['。', '，'])
        })
        .map(|at| {
            let end = at + "责任编辑：".len();
            after(end.min(line.len()))
        })
}

/// …7月26日电（记者…） or 本报讯 at the start.
fn dateline(line: &str) -> Option<usize> {
    let head = prefix(line, REACH);
    let clause = head.split(['，', '。', ',', '“', '”']).next().unwrap_or("");
    let dated = ["日电", "日讯", "日晚电", "日专电", "日综合电", "日消息", "电讯"]
        .iter()
        .filter_map(|word| clause.find(word).map(|at| at + word.len()))
        .min()
        .filter(|&end| is_press_head(clause.get(..end).unwrap_or("")));
    let own = OWN
        .iter()
        .filter(|word| clause.starts_with(**word))
        .map(|word| word.len())
        .max();
    let mut end = match (dated, own) {
        (Some(end), _) => end,
        // 中新网 alone is the name of an outlet; with a bracket or blank behind it, it opens a story.
        (None, Some(end))
            if line
                .get(end..)
                .is_some_and(|rest| rest.starts_with(['（', '(', ' ', '　', '：', ':'])) =>
        {
            end
        }
        _ => return None,
    };
    end += line.get(end..).map_or(0, skipped);
    if let Some(inner) = line.get(end..).and_then(bracket) {
        let width = line
            .get(end..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        end += inner.len() + 2 * width;
    }
    end += line.get(end..).map_or(0, skipped);
    // 本报讯记者王一报道：
    let rest = line.get(end..).unwrap_or("");
    let press = prefix(rest, REACH)
        .find("报道：")
        .or_else(|| prefix(rest, REACH).find("报道:"))
        .filter(|_| rest.starts_with("记者") || rest.starts_with("通讯员"));
    if let Some(at) = press {
        end += at + "报道".len();
        end += line.get(end..).map_or(0, skipped);
    }
    Some(end)
}

/// Whether the words before 电 name an agency or a date: no sentence that happens to speak of 电.
fn is_press_head(head: &str) -> bool {
    ["社", "网", "报", "客户端", "台", "频道", "经纬"]
        .iter()
        .any(|word| head.contains(word))
}

/// The words of the bracket that opens `line`, where it closes soon.
fn bracket(line: &str) -> Option<&str> {
    let open = line.chars().next()?;
    let close = match open {
        '（' => '）',
        '(' => ')',
        '【' => '】',
        '〔' => '〕',
        '[' => ']',
        '［' => '］',
        _ => return None,
    };
    let head = prefix(line, BRACKET);
    head.get(open.len_utf8()..)?
        .split_once(close)
        .map(|(inner, _)| inner)
}

/// The first `count` characters.
fn prefix(line: &str, count: usize) -> &str {
    line.char_indices()
        .nth(count)
        .and_then(|(end, _)| line.get(..end))
        .unwrap_or(line)
}

/// How many bytes of blanks, colons and dashes open `rest`.
fn skipped(rest: &str) -> usize {
    rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_whitespace() || "：:—-".contains(c))
            .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_no_part_of_the_sentence() {
        for (line, body, why) in [
            (
                "新华社北京7月26日电（记者甲乙）今天下雨。",
                "今天下雨。",
                "agency, date, byline",
            ),
            ("新华社北京7月26日电 今天下雨。", "今天下雨。", "no byline"),
            (
                "中新网南昌7月26日电(甲乙)今天下雨。",
                "今天下雨。",
                "ASCII brackets",
            ),
            ("本报讯（记者甲乙）今天下雨。", "今天下雨。", "own story"),
            (
                "央视网消息(新闻联播)：今天下雨。",
                "今天下雨。",
                "colon behind the bracket",
            ),
            (
                "（中央社记者甲乙台北26日电）今天下雨。",
                "今天下雨。",
                "Taiwan's agency",
            ),
            (
                "记者甲乙／台北报道 今天下雨。",
                "今天下雨。",
                "byline with a slash",
            ),
            ("【本报讯】今天下雨。", "今天下雨。", "brackets alone"),
            (
                "2020-07-26 来源：某网 作者：甲乙 责任编辑：今天下雨。",
                "今天下雨。",
                "page data",
            ),
            (
                "中新网记者从市水利局获悉，今天下雨。",
                "中新网记者从市水利局获悉，今天下雨。",
                "no dateline",
            ),
            (
                "记者从市水利局获悉，今天停电。",
                "记者从市水利局获悉，今天停电。",
                "a source",
            ),
            (
                "（甲乙）今天下雨。",
                "（甲乙）今天下雨。",
                "a bracket of the article",
            ),
            ("", "", "nothing"),
        ] {
            assert_eq!(&line[body_start(line)..], body, "{why}");
        }
    }
}
