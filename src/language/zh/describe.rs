//! What the words around a name say of the person: role and affiliation.

use super::lexicon::LEXICON;
use super::subject::skip_opener_words;
use crate::document::Document;
use crate::people::Description;
use crate::span::Span;

/// How far before a name, in bytes, its modifier may start, and how far behind it a role is looked for.
const BEFORE: usize = 180;
const BEHIND: usize = 90;

/// Reads the words around a mention.
pub(super) fn describe(document: &Document, mention: Span) -> Description {
    let before = modifier(document, mention);
    let split = split(document, before);
    let (role, affiliation) = match split {
        Some((affiliation, role)) => (role, affiliation),
        None => (
            behind(document, mention).unwrap_or(Span::new(mention.end, mention.end)),
            origin(document, before),
        ),
    };
    let words = |span: Span| {
        let strip = |c: char| c.is_whitespace() || "的、，,“”‘’".contains(c);
        let words = span.of(document.original).trim_matches(strip);
        (!words.is_empty()).then(|| words.to_owned())
    };
    let affiliation = expand(document, affiliation).and_then(words);
    Description {
        role: words(role),
        affiliation,
    }
}

/// The words that lead up to a name: from the last mark, verb or other name.
fn modifier(document: &Document, mention: Span) -> Span {
    let text = &document.text;
    let block = document
        .block_at(mention.start)
        .and_then(|index| document.blocks.get(index));
    let from = text
        .floor_char_boundary(mention.start.saturating_sub(BEFORE))
        .max(block.map_or(0, |block| block.body.start));
    let words = Span::new(from, mention.start).of(text);
    let marks = |c: char| "，。；：！？,;:!?“”\n".contains(c);
    let mut start = from
        + words.rfind(marks).map_or(0, |at| {
            at + words
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
    start = skip_opener_words(text, Span::new(start, mention.start));
    let words = Span::new(start, mention.start).of(text);
    const LEADS: &[&str] = &[
        "援引",
        "引述",
        "专访",
        "采访",
        "邀请",
        "任命",
        "提名",
        "会见",
        "会晤",
        "包括",
        "以及",
        "来自",
        "其中",
        "就有",
        "记者对",
        "了",
        "着",
        "由",
        "给",
        "让",
        "请",
        "是",
        "从",
        "向",
        "称",
        "说",
        "据",
        "在",
        "时",
        "及其",
        "对",
        "就",
        "如",
        "但",
        "而",
        "为",
        "日",
        "和总",
        "与总",
    ];
    let mut lead = 0;
    for word in LEADS {
        let mut search = 0;
        while let Some(at) = words.get(search..).and_then(|rest| rest.find(word)) {
            let place = search + at;
            search = place + word.len();
            let inside = words
                .get(place..)
                .is_some_and(|rest| is_inside(rest, words.get(..place).unwrap_or("")));
            if !inside && search > lead && search < words.len() {
                lead = search;
            }
        }
    }
    // 总统甲、外长乙: what stands before 、 is another's.
    let words = Span::new(start + lead, mention.start).of(text);
    if let Some((at, mark)) = words
        .char_indices()
        .rev()
        .find(|&(at, c)| c == '、' && !ends_in_title(words.get(..at).unwrap_or("")))
    {
        lead += at + mark.len_utf8();
    }
    let words = Span::new(start + lead, mention.start).of(text);
    let joined = ["当地", "与", "和", "及", "同", "其", "该片", "该剧", "现任"]
        .iter()
        .find(|word| words.starts_with(**word) && !words.starts_with("同济"));
    Span::new(start + lead + joined.map_or(0, |word| word.len()), mention.start).trim(text)
}

fn ends_in_title(words: &str) -> bool {
    LEXICON.title.suffix(words).is_some() || words.ends_with("之一")
}

/// Words in which a leading word is part of another: 了解, 对外, 时报.
fn is_inside(rest: &str, before: &str) -> bool {
    const WORDS: &[&str] = &[
        "了解",
        "时报",
        "时事",
        "时评",
        "时装",
        "时尚",
        "时代",
        "时政",
        "对外",
        "对冲",
        "对象",
        "对话",
        "就业",
        "由于",
        "自由",
        "是否",
        "请求",
        "从业",
        "称号",
        "说唱",
        "说明",
        "在线",
        "在职",
        "在读",
        "在校",
        "给予",
        "日报",
        "日本",
        "日内瓦",
        "如何",
        "如意",
        "如家",
        "而且",
        "为主",
        "据点",
        "为首",
        "向阳",
        "就读",
        "着名",
        "在野",
    ];
    const BEFORE: &[&str] = &[
        "自", "小", "反", "针", "作", "面", "绝", "生", "节", "假", "昨", "今", "明", "当", "近", "工作",
        "金融", "环球", "纽约", "联合", "存", "现", "不", "成", "临", "当时", "同",
    ];
    WORDS.iter().any(|word| rest.starts_with(word))
        || (!rest.starts_with('日') && BEFORE.iter().any(|word| before.ends_with(word)))
}

/// Splits a modifier that ends in a title into affiliation and role.
fn split(document: &Document, modifier: Span) -> Option<(Span, Span)> {
    let text = &document.text;
    let bare = modifier.trim_matches(text, |c| c.is_whitespace() || c == '的');
    let words = bare.of(text);
    LEXICON.title.suffix(words)?;
    let start = bare.start + kind_before(words);
    let bare = Span::new(start, bare.end);
    let words = bare.of(text);
    // Several roles stand joined; the affiliation is what the first one belongs to.
    let first = words
        .split('、')
        .next()
        .filter(|first| LEXICON.title.suffix(first).is_some())
        .unwrap_or(words);
    let Some(at) = boundary(first) else {
        // 代理律师、某律师事务所合伙人: the first role is nobody's, the next one is.
        let later = words.split('、').nth(1).filter(|_| first.len() < words.len());
        let from = bare.start + first.len() + '、'.len_utf8();
        let affiliation = later
            .and_then(boundary)
            .map_or(Span::new(bare.start, bare.start), |at| Span::new(from, from + at));
        let skip = if words.contains('驻') {
            0
        } else {
            without_country(words)
        };
        return Some((affiliation, Span::new(bare.start + skip, bare.end)));
    };
    let affiliation = Span::new(bare.start, bare.start + at);
    let role = Span::new(affiliation.end, bare.end).trim_matches(text, |c| c.is_whitespace() || c == '的');
    Some((affiliation, role))
}

/// How many bytes of relative clause or kind stand before the organization: 总部位于某地的, 美国智库.
fn kind_before(words: &str) -> usize {
    let mut start = 0;
    for (at, _) in words.match_indices('的') {
        let clause = words.get(start..at).unwrap_or("");
        let behind = at + '的'.len_utf8();
        let owner = is_body(clause)
            || clause.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | '）'));
        let verb = [
            "位于",
            "设在",
            "任教于",
            "就读于",
            "主管",
            "分管",
            "曾任",
            "家住",
            "住在",
        ]
        .iter()
        .any(|verb| clause.contains(verb));
        if (!owner || verb) && behind < words.len() {
            start = behind;
        }
    }
    let rest = words.get(start..).unwrap_or("");
    for kind in ["智库", "初创公司", "初创企业", "投行"] {
        if let Some(at) = rest.find(kind) {
            let behind = rest.get(at + kind.len()..).unwrap_or("");
            if LEXICON.body.prefix(behind).is_none() && boundary(behind).is_some_and(|at| at > 0) {
                return start + at + kind.len();
            }
        }
    }
    start
}

/// Whether words end like an organization, and not like another word of the same last character.
fn is_body(words: &str) -> bool {
    const OTHER: &[&str] = &[
        "市场",
        "现场",
        "立场",
        "战场",
        "登场",
        "内部",
        "外部",
        "全部",
        "干部",
        "东部",
        "西部",
        "南部",
        "北部",
        "中部",
        "俱乐",
        "附近",
        "之所",
        "好处",
        "团",
        "到处",
        "四处",
        "工会会",
    ];
    let short = words.chars().count() < 2;
    LEXICON.body.suffix(words).is_some()
        && !short
        && (!OTHER.iter().any(|other| words.ends_with(other))
            || words.ends_with("集团")
            || words.ends_with("剧团")
            || words.ends_with("乐团"))
}

/// Where the affiliation of a role ends: behind the last organization, Latin name or (of an office) country before the title.
fn boundary(words: &str) -> Option<usize> {
    if words.contains('驻') && words.contains("使") {
        return None;
    }
    let mut best: Option<usize> = None;
    let mut outer: Option<usize> = None;
    for (at, character) in words.char_indices() {
        let end = at + character.len_utf8();
        let (head, role) = (words.get(..end).unwrap_or(""), words.get(end..).unwrap_or(""));
        if role.is_empty() || !is_role(role.trim_start_matches(['的', ' '])) {
            continue;
        }
        let latin =
            character.is_ascii_alphanumeric() && !role.starts_with(|c: char| c.is_ascii_alphanumeric());
        let spaced = latin
            && !(role.starts_with(' ')
                && role.trim_start().starts_with(|c: char| c.is_ascii_uppercase())
                && LEXICON.title.prefix(role.trim_start()).is_none());
        let body = is_body(head);
        let bracket = matches!(character, ')' | '）');
        let inner = LEXICON.inner.suffix(head).is_some();
        if inner && (outer.is_some() || is_country_only(head)) {
            continue;
        }
        if body || spaced || bracket {
            best = Some(end);
            outer = Some(end);
        }
    }
    best.or_else(|| office(words))
}

fn is_country_only(words: &str) -> bool {
    LEXICON.country.has(words)
}

/// Whether words can be a role: they end in a title, and do not start inside a word.
fn is_role(words: &str) -> bool {
    if words.chars().count() == 1 || LEXICON.title.suffix(words).is_none() {
        return false;
    }
    // 部 | 门负责人, 会 | 计师, 社 | 会学家, 市 | 场: the word goes on.
    const GOES_ON: &[&str] = &[
        "行业", "系", "专业", "业", "领域", "界", "门", "计师", "会学", "会活", "场", "议员", "员会", "长级",
        "务", "区", "局", "厅", "委", "院", "署", "分", "所", "内", "级", "网络", "民", "立", "籍", "际",
    ];
    !GOES_ON.iter().any(|word| words.starts_with(word)) || LEXICON.title.has(words)
}

/// 巴西总统: the country of an office.
fn office(words: &str) -> Option<usize> {
    if let Some(country) = LEXICON.country.prefix(words) {
        let role = words.get(country..)?;
        let title = LEXICON.office.suffix(role)?;
        return (role.len() - title <= 12).then_some(country);
    }
    // A country that the list lacks.
    const HEADS: &[&str] = &[
        "副总统",
        "总统",
        "副总理",
        "总理",
        "首相",
        "外长",
        "防长",
        "国王",
        "女王",
        "州长",
        "省长",
    ];
    let place = HEADS.iter().find_map(|head| words.strip_suffix(head))?;
    let place = place.trim_end_matches(['前', '现', '任', '时', '候', '新']);
    (2..=8).contains(&place.chars().count()).then_some(place.len())
}

/// A role without the country before it, where it is no office: 巴西 | 评论员.
fn without_country(words: &str) -> usize {
    LEXICON
        .country
        .prefix(words)
        .filter(|&country| {
            country > 3
                && words
                    .get(country..)
                    .is_some_and(|rest| LEXICON.title.suffix(rest).is_some() && rest.chars().count() > 2)
        })
        .unwrap_or(0)
}

/// 来自某大学的王一: where somebody without a role is from.
fn origin(document: &Document, modifier: Span) -> Span {
    let text = &document.text;
    let words = modifier.of(text);
    let none = Span::new(modifier.start, modifier.start);
    let Some(place) = words.strip_suffix('的') else {
        return none;
    };
    let long = place.chars().count();
    if (3..=24).contains(&long)
        && (LEXICON.body.suffix(place).is_some_and(|length| length > 3)
            || place.ends_with(['系', '班', '局', '部', '社', '队', '镇', '村', '县', '市']))
    {
        return Span::new(modifier.start, modifier.start + place.len());
    }
    none
}

/// The role behind a name: 王一教授; 王一是某大学教授; 王一，某大学教授，.
fn behind(document: &Document, mention: Span) -> Option<Span> {
    let text = &document.text;
    let end = text.floor_char_boundary((mention.end + BEHIND).min(text.len()));
    let words = Span::new(mention.end, end).of(text);
    let name = mention.of(text);
    let royal = super::names::ROYAL
        .iter()
        .find(|title| name.ends_with(**title) && name.len() > title.len());
    if let Some(title) = royal {
        return Some(Span::new(mention.end - title.len(), mention.end));
    }
    if let Some(title) = LEXICON.title.prefix(words) {
        return Some(Span::new(mention.end, mention.end + title));
    }
    let start = ["是一名", "是一位", "是该", "现任", "担任", "时任", "曾任"]
        .iter()
        .find_map(|verb| words.starts_with(verb).then_some(verb.len()))?;
    let rest = words.get(start..)?;
    let stop = rest.find(['，', '。', '；', ',', '、'])?;
    let role = rest.get(..stop)?;
    (LEXICON.title.suffix(role).is_some() && !role.contains(['了', '在']))
        .then(|| Span::new(mention.end + start, mention.end + start + stop))
}

/// 该院, 这家公司: the organization that was named before.
fn expand(document: &Document, affiliation: Span) -> Option<Span> {
    let text = &document.text;
    let words = affiliation.of(text).trim();
    if (2..=8).contains(&words.len()) && words.chars().all(|c| c.is_ascii_uppercase()) {
        return Some(acronym(text, words).unwrap_or(affiliation));
    }
    let Some(noun) = ["该", "这个", "这家", "上述"]
        .iter()
        .find_map(|word| words.strip_prefix(word))
    else {
        let country = LEXICON.country.has(words) && affiliation.len() <= 3 && words.chars().count() == 1;
        return (!country).then_some(affiliation);
    };
    const BACK: usize = 1500;
    let noun = noun.trim_end_matches('的');
    let from = text.floor_char_boundary(affiliation.start.saturating_sub(BACK));
    let before = Span::new(from, affiliation.start).of(text);
    let mut end = before.len();
    for _ in 0..6 {
        let at = before.get(..end)?.rfind(noun)?;
        let head = before.get(..at)?;
        let start = head
            .char_indices()
            .rev()
            .take(24)
            .take_while(|(at, c)| {
                ('\u{4e00}'..='\u{9fff}').contains(c)
                    && !"在和与的是到对据了由该这从向为将于日及".contains(*c)
                    && !head.get(..*at).unwrap_or("").ends_with("采访")
            })
            .last()
            .map(|(at, _)| at);
        if let Some(start) = start.filter(|start| at - start >= 6) {
            let end = from + at + noun.len();
            return Some(Span::new(from + start, end + latin_bracket(text, end)));
        }
        end = at;
    }
    None
}

/// The length of a bracket with Latin letters alone at a place: (PCOO).
fn latin_bracket(text: &str, place: usize) -> usize {
    let rest = text.get(place..).unwrap_or("");
    let Some(inner) = rest.strip_prefix(['(', '（']) else {
        return 0;
    };
    let latin: usize = inner
        .chars()
        .take(12)
        .take_while(char::is_ascii_alphanumeric)
        .count();
    let open = rest.len() - inner.len();
    let close = inner
        .get(latin..)
        .and_then(|rest| rest.chars().next())
        .filter(|c| matches!(c, ')' | '）'));
    close
        .filter(|_| latin > 1)
        .map_or(0, |close| open + latin + close.len_utf8())
}

/// The organization that a text names in full before its acronym in brackets.
fn acronym(text: &str, short: &str) -> Option<Span> {
    const HEAD: usize = 40_000;
    let head = text.get(..text.floor_char_boundary(HEAD.min(text.len())))?;
    let at = head
        .find(&format!("({short})"))
        .or_else(|| head.find(&format!("（{short}）")))?;
    let start = head
        .get(..at)?
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| {
            ('\u{4e00}'..='\u{9fff}').contains(c) && !"中在和与的是到对据了由该从向为将于及".contains(*c)
        })
        .last()
        .map(|(at, _)| at)?;
    (at - start >= 9).then(|| Span::new(start, at + latin_bracket(text, at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn roles_and_affiliations_are_cut_where_a_reader_cuts() {
        for (text, name, role, affiliation, why) in [
            (
                "江州大学副教授、算法研究组负责人甲乙丙表示",
                "甲乙丙",
                "副教授、算法研究组负责人",
                "江州大学",
                "joined roles",
            ),
            ("水利部部长甲乙丙说", "甲乙丙", "部长", "水利部", "an office"),
            (
                "海沙州司法部长甲乙丙称",
                "甲乙丙",
                "司法部长",
                "海沙州",
                "the title holds the office",
            ),
            (
                "巴西总统甲乙丙25日",
                "甲乙丙",
                "总统",
                "巴西",
                "a country's office",
            ),
            ("巴西评论员甲乙丙说", "甲乙丙", "评论员", "", "no office"),
            (
                "中国驻巴西大使甲乙丙说",
                "甲乙丙",
                "中国驻巴西大使",
                "",
                "an ambassador",
            ),
            (
                "该报援引美国智库江海学会东亚问题专家甲乙丙的话称",
                "甲乙丙",
                "东亚问题专家",
                "江海学会",
                "citing, kind",
            ),
            (
                "Northlake首席科学家甲乙丙也",
                "甲乙丙",
                "首席科学家",
                "Northlake",
                "a Latin name",
            ),
            ("随后，甲乙丙教授说", "甲乙丙", "教授", "", "behind the name"),
        ] {
            let document = Document::read(text, Language::Simplified);
            let at = text.find(name).unwrap();
            let found = describe(&document, Span::new(at, at + name.len()));
            assert_eq!(found.role.as_deref().unwrap_or(""), role, "{why}");
            assert_eq!(found.affiliation.as_deref().unwrap_or(""), affiliation, "{why}");
        }
    }
}
