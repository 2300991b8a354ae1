//! Finds the words that may introduce a statement: every place of a word of the list, the longest first,
//! outside quotations and brackets, where it is not part of another word.

use super::lexicon::LEXICON;
use super::masks::Masks;
use crate::cues::{Cue, Grade};
use crate::document::Document;
use crate::span::Span;

/// All places that may introduce a statement.
pub(super) fn find(document: &Document, masks: &Masks) -> Vec<Cue> {
    let mut cues = Vec::new();
    for sentence in &document.sentences {
        let mut place = sentence.span.start;
        while place < sentence.span.end {
            if let Some(mask) = masks.at(place) {
                place = mask.end;
                continue;
            }
            let rest = Span::new(place, sentence.span.end).of(&document.text);
            let Some(first) = rest.chars().next() else { break };
            let before = Span::new(sentence.span.start, place).of(&document.text);
            if let Some(noun) = noun_first(before, rest) {
                place += noun;
                continue;
            }
            let Some((length, grade)) = longest(rest) else {
                place += first.len_utf8();
                continue;
            };
            let span = Span::new(place, place + length);
            if is_word(span.of(&document.text), before, rest.get(length..).unwrap_or("")) {
                cues.push(Cue {
                    span,
                    grade,
                    score: 1.0,
                });
                place += length;
            } else {
                place += first.len_utf8();
            }
        }
    }
    cues
}

/// The length of the noun in 报道称 where nothing stands before: the document itself speaks.
fn noun_first(before: &str, rest: &str) -> Option<usize> {
    let noun = NOUN_SPEAKERS.iter().find(|noun| rest.starts_with(**noun))?;
    let says = rest.get(noun.len()..)?;
    let alone = before.is_empty()
        || before.ends_with(['，', '。', '；', '：', '”', '》', ',', ' ', '！', '？', '）'])
        || LEXICON.opener.suffix(before).is_some_and(|length| length > 3);
    (alone && LEXICON.strong.prefix(says).is_some()).then_some(noun.len())
}

/// Documents that are also the first part of a verb: 报道称.
const NOUN_SPEAKERS: &[&str] = &[
    "报道", "报导", "报告", "公告", "声明", "通报", "通告", "评论", "分析", "文章",
];

fn longest(text: &str) -> Option<(usize, Grade)> {
    let lists = [
        (&LEXICON.strong, Grade::Strong),
        (&LEXICON.medium, Grade::Medium),
        (&LEXICON.tell, Grade::Medium),
        (&LEXICON.paper, Grade::Medium),
        (&LEXICON.weak, Grade::Weak),
        (&LEXICON.headline, Grade::Weak),
        (&LEXICON.figure, Grade::Nominal),
        (&LEXICON.hear, Grade::Nominal),
    ];
    let mut best: Option<(usize, Grade)> = None;
    for (list, grade) in lists {
        if let Some(length) = list
            .prefix(text)
            .filter(|&length| best.is_none_or(|best| length > best.0))
        {
            best = Some((length, grade));
        }
    }
    // 笑着说道: any verb that ends in 说 may go on with 道.
    let goes_on = |length: usize| {
        text.get(..length).is_some_and(|word| word.ends_with('说'))
            && text.get(length..).is_some_and(|rest| rest.starts_with('道'))
    };
    best.map(|(length, grade)| (length + if goes_on(length) { '道'.len_utf8() } else { 0 }, grade))
}

/// Characters behind 说 称 指 with which it is another word, and words before them.
const AFTER_SAY: &str = "法明唱书不到服辞教话出起过的客理完白了谎词谱得";
const BEFORE_SAY: &[&str] = &[
    "之",
    "与其",
    "虽",
    "据",
    "传",
    "听",
    "难",
    "评",
    "演",
    "解",
    "图",
    "胡",
    "游",
    "话",
    "劝",
    "且",
    "按",
    "照",
    "老实",
    "应该",
    "可以",
    "或者",
    "也就是",
    "换句话",
    "换言之",
    "不",
    "如果",
    "来",
    "可",
    "再",
    "俗",
    "比如",
    "例如",
    "譬如",
    "具体",
    "简单",
    "总的",
    "总体",
    "一般",
    "这样",
    "怎么",
    "小",
    "好",
    "要",
    "别",
    "据我",
    "中学生",
    "一",
];
const AFTER_CALL: &str = "为之作号呼赞得霸王重职谓心";
const BEFORE_CALL: &[&str] = &[
    "之", "名", "简", "职", "被", "著", "号", "堪", "昵", "统", "俗", "以下", "美", "尊", "全", "通", "对",
    "匀", "相", "誉", "敬",
];
const AFTER_POINT: &str = "出导示数标定责控挥令向认南纹甲印针望摘教环点引派名明正战日证着";
const BEFORE_POINT: &[&str] = &[
    "一", "手", "食", "拇", "股", "所", "是", "特", "专", "泛", "暗", "恒", "沪", "深", "创", "期", "大",
    "证", "标", "点", "意", "主", "戒", "屈", "中", "科", "国",
];
/// Words before a noun: 的要求, 有关规定.
const BEFORE_NOUN: &[&str] = &[
    "的", "有关", "按照", "根据", "依据", "符合", "满足", "达到", "相关", "无", "此", "一项", "项", "这一",
    "这些", "各项", "响应", "听从", "做", "作出", "做出", "进行", "提交", "收到", "接到", "出具", "违反",
    "遵守", "执行", "落实", "上述", "发布", "自我", "一份",
];
/// Verbs that are nouns as well.
const NOUNS: &[&str] = &[
    "要求", "规定", "通知", "建议", "消息", "声明", "提醒", "报告", "报道", "报导", "公告", "通报", "通告",
    "介绍", "分析", "评论", "评价", "解释", "回应", "统计", "监测", "调查", "预测", "预报", "预期", "呼吁",
    "号召", "倡议", "提议", "主张", "批评", "指控", "指责", "警告", "承诺", "保证", "质疑", "希望", "期望",
    "期待", "判断", "反馈", "数据", "资料",
];

/// Verbs that report nothing where they are denied: 没有透露. (不认为, 不希望 still say what somebody thinks.)
const REPORTED: &[&str] = &[
    "说", "透露", "证实", "表示", "承认", "宣布", "公布", "披露", "说明", "提到", "提及", "回应", "称",
    "指出", "介绍", "解释", "回答", "答复", "表态", "承诺", "明确", "显示", "表明",
];
const NOT: &[&str] = &[
    "不", "没", "没有", "未", "不能", "不会", "无法", "不愿", "不便", "不想", "拒绝", "不要", "难以", "不得",
    "以", "来",
];

/// Whether a word of the list is a word of its own here.
fn is_word(word: &str, before: &str, after: &str) -> bool {
    if REPORTED.contains(&word) && NOT.iter().any(|not| before.ends_with(not)) {
        return false;
    }
    let next = after.chars().next().unwrap_or('\n');
    let follows = |list: &[&str]| list.iter().any(|end| before.ends_with(end));
    match word {
        "说" => {
            let school = before.ends_with("大学") || before.ends_with("中学");
            !AFTER_SAY.contains(next)
                && (school
                    || before.ends_with("的话")
                    || !(follows(BEFORE_SAY) || before.ends_with('学'))
                    || is_name_end(before))
        }
        "称" => !AFTER_CALL.contains(next) && (!follows(BEFORE_CALL) || is_name_end(before)),
        "指" => !AFTER_POINT.contains(next) && !follows(BEFORE_POINT),
        "表示" => !(before.ends_with('所') || after.starts_with("出") || after.starts_with("的")),
        "认为" => !(before.ends_with('被') || before.ends_with('公') || after.starts_with("的")),
        "消息" | "统计" if before.ends_with(['的', '新']) => heard_from(before),
        _ if NOUNS.contains(&word) => {
            !(follows(BEFORE_NOUN) || is_object(before) || after.starts_with('的') || after.starts_with("书"))
        }
        _ => {
            let done = word.chars().count() == 2 && after.starts_with("了") && word != "透露";
            !done && !after.starts_with('的')
        }
    }
}

/// Whether 小, 一 or the like before the verb ends a name and no word: 大小说 is rare, 王小说 rarer; 2-character heads decide.
fn is_name_end(before: &str) -> bool {
    ["负责人", "发言人", "公司", "大家", "专家"]
        .iter()
        .any(|end| before.ends_with(end))
}

/// 来自水利部的消息: whether the clause opens with where it is from.
fn heard_from(before: &str) -> bool {
    const CLAUSE: usize = 120;
    let from = before.floor_char_boundary(before.len().saturating_sub(CLAUSE));
    let clause = before
        .get(from..)
        .unwrap_or("")
        .rsplit(['，', '：', '。', ','])
        .next()
        .unwrap_or("");
    clause.starts_with("来自") || clause.starts_with('据') || clause.starts_with("根据")
}

/// 提出贷款要求: whether the word is what a verb shortly before it makes.
fn is_object(before: &str) -> bool {
    const NEAR: usize = 30;
    let near = before
        .get(before.floor_char_boundary(before.len().saturating_sub(NEAR))..)
        .unwrap_or("");
    let clause = near.rsplit(['，', '。', '；', '：', '”']).next().unwrap_or("");
    [
        "提出", "作出", "做出", "没有", "得到", "获得", "表达", "遭到", "受到",
    ]
    .iter()
    .any(|verb| clause.contains(verb))
}
