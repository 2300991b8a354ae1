//! Finds persons: names that stand in a slot for names (a title before, a verb of saying behind, a Latin
//! original in brackets, a dot inside), and then every other place where a name found so stands.

use std::collections::{BTreeMap, BTreeSet};

use super::adverbials::date;
use super::lexicon::LEXICON;
use super::tagged;
use super::words::holds;
use crate::annotation::Form;
use crate::blocks::BlockKind;
use crate::document::Document;
use crate::names::{Name, NameKind};
use crate::span::Span;

/// The dots that stand between the parts of a foreign name.
const DOTS: [char; 5] = ['·', '•', '‧', '・', '．'];

/// Titles that are part of a name: 某某王子.
pub(super) const ROYAL: &[&str] = &["王子", "公主", "王妃", "亲王", "女王", "国王", "王储", "公爵"];

/// The longest part of a foreign name, in characters.
const PART: usize = 7;

/// How many different names an article may have; more are noise.
const MAX_NAMES: usize = 4000;

/// All places where a person is named, sorted, not overlapping.
pub(super) fn find(document: &Document) -> Vec<Name> {
    let mut seeker = Seeker {
        document,
        full: BTreeSet::new(),
        latin: Vec::new(),
    };
    for block in document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
    {
        seeker.read(block.body);
    }
    let tagged = tagged::find(document, &seeker.full);
    seeker.full.extend(tagged);
    let mut names = occurrences(document, &seeker.full);
    names.extend(seeker.latin.iter().map(|&span| Name {
        span,
        kind: NameKind::Person,
        form: Form::Latin,
    }));
    names
}

struct Seeker<'d> {
    document: &'d Document<'d>,
    full: BTreeSet<&'d str>,
    latin: Vec<Span>,
}

impl<'d> Seeker<'d> {
    fn read(&mut self, block: Span) {
        let text: &'d str = &self.document.text;
        let mut clause = true;
        for (at, character) in block.of(text).char_indices() {
            let place = block.start + at;
            let behind = place + character.len_utf8();
            if DOTS.contains(&character) {
                self.dotted(block, place, behind);
            } else if matches!(character, '(' | '（') {
                self.bracketed(block, place, behind);
            }
            if is_han(character) {
                self.before_verb(block, behind);
            }
            let head = tail(text, block.start, behind);
            if LEXICON.title.suffix(head).is_some() {
                self.titled(block, behind);
            }
            if clause && !character.is_whitespace() {
                self.speaking(block, place);
            }
            self.before_title(block, place);
            clause = character.is_whitespace() && clause || "，。；：！？“”,:;".contains(character);
        }
    }

    fn add(&mut self, span: Span) {
        let words = span.of(&self.document.text);
        if self.full.len() < MAX_NAMES && !words.is_empty() {
            self.full.insert(words);
        }
    }

    /// 伊瓦尔·索尔海姆
    fn dotted(&mut self, block: Span, dot: usize, behind: usize) {
        let text = &self.document.text;
        let mut start = dot;
        for character in Span::new(block.start, dot).of(text).chars().rev().take(PART) {
            let head = tail(text, block.start, start);
            if !is_part(character) || LEXICON.title.suffix(head).is_some() && start < dot {
                break;
            }
            start -= character.len_utf8();
        }
        let mut end = behind;
        for (count, character) in Span::new(behind, block.end)
            .of(text)
            .chars()
            .take(3 * PART)
            .enumerate()
        {
            let rest = Span::new(end, block.end).of(text);
            if !(is_han(character) || is_part(character) || DOTS.contains(&character))
                || (count > 0 && ends_name(rest))
            {
                break;
            }
            end += character.len_utf8();
        }
        let right = Span::new(behind, end).trim_matches(text, |c| DOTS.contains(&c));
        if start < dot && !right.is_empty() {
            self.add(Span::new(start, right.end));
        }
    }

    /// 索尔海姆(Ivar Solheim)
    fn bracketed(&mut self, block: Span, bracket: usize, inside: usize) {
        let text = &self.document.text;
        let rest = Span::new(inside, block.end).of(text);
        let Some(close) = rest
            .char_indices()
            .take(40)
            .find(|(_, c)| matches!(c, ')' | '）' | '，' | ','))
        else {
            return;
        };
        let latin = Span::new(inside, inside + close.0).trim(text);
        if !is_latin_name(latin.of(text)) {
            return;
        }
        let before = Span::new(block.start, bracket);
        let Some(span) = name_before(text, before) else {
            return;
        };
        self.add(span);
        self.latin.push(latin);
    }

    /// 主任王一, 总统索尔海姆, 部长IvarSolheim
    fn titled(&mut self, block: Span, place: usize) {
        let text = &self.document.text;
        let spaced = Span::new(place, block.end).of(text);
        let place = place + spaced.strip_prefix(' ').map_or(0, |_| 1);
        let rest = Span::new(place, block.end).of(text);
        if let Some(length) = chinese(rest).or_else(|| foreign(rest, 2)).or_else(|| latin(rest)) {
            self.add(Span::new(place, place + length));
        }
    }

    /// 王一表示，…
    fn speaking(&mut self, block: Span, place: usize) {
        let text = &self.document.text;
        let rest = Span::new(place, block.end).of(text);
        let rest = LEXICON
            .opener
            .prefix(rest)
            .filter(|_| chinese(rest).is_none())
            .map_or(rest, |length| rest.get(length..).unwrap_or(""));
        let place = place + (Span::new(place, block.end).of(text).len() - rest.len());
        let Some(length) = chinese(rest).or_else(|| foreign(rest, 3)) else {
            return;
        };
        let behind = rest.get(length..).unwrap_or("");
        let quoted = place > block.start && Span::new(block.start, place).of(text).trim_end().ends_with('”');
        let says = LEXICON.strong.prefix(behind).filter(|&cue| {
            behind.get(cue..).is_some_and(|next| {
                next.starts_with(['，', '：', ',', ':', '“']) || quoted && next.starts_with('。')
            })
        });
        if says.is_some() {
            self.add(Span::new(place, place + length));
        }
    }

    /// 影评人王一认为，…: a name between a word for people and a verb of saying.
    fn before_verb(&mut self, block: Span, place: usize) {
        const PEOPLE: &str = "人员家师长手生民者官士监理授导攻卫锋帅友星将婆伯户工农商代记";
        let text = &self.document.text;
        let rest = Span::new(place, block.end).of(text);
        let Some(verb) = LEXICON.strong.prefix(rest).or_else(|| LEXICON.tell.prefix(rest)) else {
            return;
        };
        let told = rest.get(verb..).unwrap_or("");
        if !(told.starts_with(['，', '：', ',', ':', '“']) || told.starts_with("记者")) {
            return;
        }
        let head = tail(text, block.start, place);
        let starts: Vec<usize> = head.char_indices().rev().map(|(at, _)| at).take(4).collect();
        for &at in starts.get(1..).unwrap_or(&[]) {
            let (before, name) = (head.get(..at).unwrap_or(""), head.get(at..).unwrap_or(""));
            let native = surnames(name).iter().any(|&length| {
                (1..=2).contains(&name.get(length..).map_or(0, |given| given.chars().count()))
            });
            if native
                && name.chars().all(is_han)
                && is_name(name)
                && before.ends_with(|c| PEOPLE.contains(c))
                && !before.ends_with("记者")
            {
                self.add(Span::new(place - name.len(), place));
                return;
            }
        }
    }

    /// 王一教授, 杜特尔特总统, 王女士
    fn before_title(&mut self, block: Span, place: usize) {
        let text = &self.document.text;
        let rest = Span::new(place, block.end).of(text);
        let head = tail(text, block.start, place);
        let open = head.is_empty()
            || head.ends_with([
                '，', '。', '、', '“', '；', '：', '的', '和', '与', ' ', '对', '由', '，',
            ])
            || LEXICON.title.suffix(head).is_some()
            || LEXICON.organization.suffix(head).is_some_and(|length| length > 3)
            || LEXICON.opener.suffix(head).is_some()
            || LEXICON.time.suffix(head).is_some();
        if !open {
            return;
        }
        const TITLES: &[&str] = &[
            "教授",
            "总书记",
            "院士",
            "先生",
            "女士",
            "博士",
            "总统",
            "总理",
            "首相",
            "部长",
            "主席",
            "同志",
            "议员",
            "法官",
        ];
        for length in surnames(rest) {
            let given: Vec<usize> = rest
                .get(length..)
                .unwrap_or("")
                .char_indices()
                .take(3)
                .map(|(at, _)| length + at)
                .collect();
            for &end in given.get(1..).unwrap_or(&[]) {
                let behind = rest.get(end..).unwrap_or("");
                let name = rest.get(..end).unwrap_or("");
                if TITLES.iter().any(|title| behind.starts_with(title))
                    && name.chars().all(is_han)
                    && is_name(name)
                {
                    self.add(Span::new(place, place + end));
                    return;
                }
            }
        }
        let run: usize = rest
            .chars()
            .take(PART)
            .take_while(|&c| holds(&LEXICON.transliteration, c))
            .map(char::len_utf8)
            .sum();
        let behind = rest.get(run..).unwrap_or("");
        let royal = ROYAL.iter().find(|title| behind.starts_with(**title));
        if let Some(title) = royal.filter(|_| run >= 6 && is_name(rest.get(..run).unwrap_or(""))) {
            self.add(Span::new(place, place + run + title.len()));
        } else if run >= 9
            && ["总统", "总理", "首相", "外长"]
                .iter()
                .any(|title| behind.starts_with(title))
        {
            self.add(Span::new(place, place + run));
        }
    }
}

/// The last characters before a place: enough for the longest title.
fn tail(text: &str, from: usize, place: usize) -> &str {
    let words = Span::new(from, place).of(text);
    let start = words.char_indices().rev().nth(9).map_or(0, |(at, _)| at);
    words.get(start..).unwrap_or("")
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

fn is_part(character: char) -> bool {
    holds(&LEXICON.transliteration, character)
        || character.is_ascii_uppercase() && character.is_ascii_alphabetic()
}

/// Whether what follows cannot go on a name: a mark, a verb of saying, an adverb, a preposition.
fn ends_name(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if !is_han(first) {
        return true;
    }
    const JOIN: [char; 18] = [
        '和', '与', '及', '等', '的', '是', '说', '称', '在', '对', '向', '从', '将', '于', '已', '还', '也',
        '指',
    ];
    JOIN.contains(&first)
        || LEXICON.saying(rest).is_some()
        || LEXICON.adverb.prefix(rest).is_some_and(|length| length > 3)
        || LEXICON.time.prefix(rest).is_some_and(|length| length > 3)
        || LEXICON.activity.prefix(rest).is_some()
        || LEXICON.title.prefix(rest).is_some_and(|length| length > 3)
        || LEXICON.courtesy.prefix(rest).is_some_and(|length| length > 3)
        || [
            "就", "曾", "则", "又", "再", "均", "都", "便", "却", "为", "以", "因", "经", "所", "带", "率",
            "给", "把", "被", "有", "透过", "接受",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
        || rest.starts_with("负责")
        || rest.starts_with("今（")
        || rest.starts_with("今(")
        || rest.starts_with("昨（")
        || date(rest).is_some()
}

/// The lengths in bytes of the surnames that `text` starts with, the longer first.
pub(super) fn surnames(text: &str) -> Vec<usize> {
    let mut lengths: Vec<usize> = LEXICON.compound.prefix(text).into_iter().collect();
    if let Some(first) = text
        .chars()
        .next()
        .filter(|&first| holds(&LEXICON.surname, first))
    {
        lengths.push(first.len_utf8());
    }
    lengths
}

/// Whether a surname with what follows is a name and no common word.
pub(super) fn is_name(words: &str) -> bool {
    let second = words
        .char_indices()
        .nth(2)
        .and_then(|(at, _)| words.get(..at))
        .unwrap_or(words);
    let lists = [
        &LEXICON.adverb,
        &LEXICON.time,
        &LEXICON.opener,
        &LEXICON.activity,
        &LEXICON.strong,
        &LEXICON.medium,
        &LEXICON.country,
    ];
    if [words, second].iter().any(|words| LEXICON.not_name.has(words))
        || lists.iter().any(|list| list.has(words))
    {
        return false;
    }
    let runs_on = words.chars().count() <= 4
        && words.ends_with([
            '在', '对', '向', '说', '称', '从', '被', '将', '已', '把', '与', '和', '及', '曾', '是', '表',
            '认', '指',
        ]);
    let is_common = words.ends_with([
        '方', '市', '省', '县', '区', '局', '部', '厅', '社', '网', '报', '台', '院', '队', '们', '会', '司',
        '某', '的', '了', '等', '也', '还', '就',
    ]);
    !runs_on && !is_common && !words.contains('某') && LEXICON.title.suffix(words).is_none()
}

/// The length of a Chinese name at the start: a surname and the one or two characters before what ends a name.
fn chinese(text: &str) -> Option<usize> {
    for surname in surnames(text) {
        let given = |count: usize| {
            let rest = text.get(surname..)?;
            let end = surname + rest.chars().take(count).map(char::len_utf8).sum::<usize>();
            let (name, rest) = (text.get(..end)?, text.get(end..)?);
            let fits = rest.len() < text.len() - surname
                && name.chars().all(is_han)
                && ends_name(rest)
                && is_name(name);
            fits.then_some((
                end,
                LEXICON.saying(rest).is_some_and(|length| length > 3) || !rest.starts_with(is_han),
            ))
        };
        // 方宁 | 坦言 and 戴可为 | 认为: a verb or mark right behind says most, then the longer name.
        let best = match (given(1), given(2)) {
            (Some((short, true)), Some((_, false)) | None) => Some(short),
            (_, Some((long, _))) => Some(long),
            (Some((short, _)), None) => Some(short),
            (None, None) => None,
        };
        if best.is_some() {
            return best;
        }
    }
    None
}

/// The length of a foreign name at the start: a run of characters of transliteration before what ends a name.
fn foreign(text: &str, least: usize) -> Option<usize> {
    let mut end = 0;
    let mut best = None;
    for (count, character) in text.chars().take(PART).enumerate() {
        if !holds(&LEXICON.transliteration, character) {
            break;
        }
        end += character.len_utf8();
        let rest = text.get(end..)?;
        if count + 1 >= least && ends_name(rest) && is_name(text.get(..end)?) {
            best = Some(end);
            break;
        }
    }
    best
}

/// The length of a name in Latin letters at the start: capitalised words.
fn latin(text: &str) -> Option<usize> {
    let text_start = text.trim_start();
    let end = text_start
        .find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'')))
        .unwrap_or(text_start.len());
    let name = text_start.get(..end)?.trim_end();
    (is_latin_name(name) && text_start.len() == text.len()).then_some(name.len())
}

/// Whether Latin words are a person's: capitalised, no acronym.
fn is_latin_name(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', '-']).filter(|part| !part.is_empty()).collect();
    let capitalised = |part: &&str| {
        part.starts_with(|c: char| c.is_uppercase())
            || matches!(
                *part,
                "de" | "van" | "von" | "bin" | "al" | "der" | "la" | "di" | "da"
            )
    };
    let plain = words
        .chars()
        .all(|c| c.is_alphabetic() && !is_han(c) || " .-'’".contains(c));
    let lower = words.chars().filter(|c| c.is_lowercase()).count();
    plain
        && parts.len() <= 5
        && lower >= 3
        && parts.iter().all(capitalised)
        && (parts.len() >= 2 || words.chars().skip(1).any(char::is_uppercase))
}

/// The name that ends at a bracket with its Latin original.
fn name_before(text: &str, before: Span) -> Option<Span> {
    let words = before.of(text).trim_end();
    let end = before.start + words.len();
    let mut start = end;
    let mut best = None;
    for (count, character) in words.chars().rev().take(2 * PART).enumerate() {
        let head = tail(text, before.start, start);
        if count >= 2
            && (LEXICON.title.suffix(head).is_some() || head.ends_with(['，', '。', '与', '和', '、', '的']))
        {
            let name = Span::new(start, end).of(text);
            let native = surnames(name).iter().any(|&length| {
                (1..=2).contains(&name.get(length..).map_or(0, |given| given.chars().count()))
            });
            let transliterated = name.chars().all(|c| is_part(c) || DOTS.contains(&c));
            let dotted = name.contains(DOTS) && !name.starts_with(DOTS);
            if dotted || (native || transliterated) && is_name(name) {
                best = Some(Span::new(start, end));
            }
            break;
        }
        if !is_han(character) && !DOTS.contains(&character) {
            break;
        }
        start -= character.len_utf8();
    }
    best.or_else(|| {
        let run: usize = words
            .chars()
            .rev()
            .take(2 * PART)
            .take_while(|&c| holds(&LEXICON.transliteration, c) || DOTS.contains(&c))
            .map(char::len_utf8)
            .sum();
        (run >= 6)
            .then(|| Span::new(end - run, end))
            .filter(|span| is_name(span.of(text)))
    })
}

/// Every place where one of the names or a short form of it stands, the longest first.
fn occurrences(document: &Document, full: &BTreeSet<&str>) -> Vec<Name> {
    let mut forms: BTreeMap<&str, Form> = BTreeMap::new();
    let mut families: BTreeSet<&str> = BTreeSet::new();
    for name in full {
        let parts: Vec<&str> = name.split(DOTS).collect();
        if let Some(given) = ROYAL
            .iter()
            .find_map(|title| name.strip_suffix(title))
            .filter(|given| !given.is_empty())
        {
            forms.entry(given).or_insert(Form::Short);
        }
        if parts.len() > 1 {
            for part in parts.iter().filter(|part| part.chars().count() >= 2) {
                forms.entry(part).or_insert(Form::Short);
            }
        } else {
            families.extend(surnames(name).first().and_then(|&length| name.get(..length)));
        }
    }
    for name in full {
        forms.entry(name).or_insert(Form::Full);
    }
    let longest = forms
        .keys()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0)
        .min(3 * PART);
    let mut names = Vec::new();
    for block in document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
    {
        let mut place = block.body.start;
        while place < block.body.end {
            let rest = Span::new(place, block.body.end).of(&document.text);
            let Some(first) = rest.chars().next() else { break };
            let found = longest_form(rest, &forms, longest).or_else(|| by_title(rest, &families));
            match found {
                Some((length, form)) => {
                    names.push(Name {
                        span: Span::new(place, place + length),
                        kind: NameKind::Person,
                        form,
                    });
                    place += length;
                }
                None => place += first.len_utf8(),
            }
        }
    }
    names
}

fn longest_form(text: &str, forms: &BTreeMap<&str, Form>, longest: usize) -> Option<(usize, Form)> {
    let mut best = None;
    let mut end = 0;
    for character in text.chars().take(longest) {
        end += character.len_utf8();
        if let Some(&form) = text.get(..end).and_then(|word| forms.get(word)) {
            best = Some((end, form));
        }
    }
    // 阿里 of 阿里·哈桑尼 is not the 阿里 of 阿里巴巴.
    best.filter(|&(length, form)| {
        let next = text.get(length..).and_then(|rest| rest.chars().next());
        form == Form::Full
            || ends_name(text.get(length..).unwrap_or(""))
            || next.is_some_and(|c| !holds(&LEXICON.transliteration, c))
    })
}

/// 王教授, where a 王 is known by full name; 王女士 and 王某 wherever they stand.
fn by_title(text: &str, families: &BTreeSet<&str>) -> Option<(usize, Form)> {
    const TITLES: &[&str] = &["教授", "医生", "博士", "律师", "院士", "老师", "同志", "总", "氏"];
    const CIVIL: &[&str] = &[
        "先生", "女士", "小姐", "某某", "某", "阿姨", "大爷", "大妈", "奶奶", "爷爷", "师傅",
    ];
    let length = surnames(text).into_iter().next()?;
    let known = text.get(..length).is_some_and(|family| families.contains(family));
    let rest = text.get(length..)?;
    let title = TITLES
        .iter()
        .filter(|_| known)
        .chain(CIVIL)
        .find(|title| rest.starts_with(**title))?;
    let behind = rest.get(title.len()..)?;
    if matches!(*title, "总" | "氏") && !ends_name(behind)
        || *title == "某" && behind.starts_with(['些', '个', '种', '位', '次', '年', '月', '日', '项', '一'])
    {
        return None;
    }
    Some((length + title.len(), if known { Form::Title } else { Form::Full }))
}
