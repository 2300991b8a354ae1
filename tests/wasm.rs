//! The engine in a browser: plain objects for JavaScript, and the text of elements with its DOM ranges.
#![cfg(target_arch = "wasm32")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Range};
use whosaid::dom::annotate_element;
use whosaid::wasm::{JsOptions, annotate_text, version};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = "“The tide will not wait,” said Ines Falk, a marine engineer at the Port of Vell.";

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element with this inside, in the page.
fn element(html: &str) -> Element {
    let element = document().create_element("article").unwrap();
    element.set_inner_html(html);
    document().body().unwrap().append_child(&element).unwrap();
    element
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    get(object, name).unchecked_into::<Array>().to_vec()
}

fn string(object: &JsValue, name: &str) -> String {
    get(object, name)
        .as_string()
        .unwrap_or_else(|| panic!("{name} is no string"))
}

fn options(language: impl Into<JsValue>) -> Option<JsOptions> {
    let object = js_sys::Object::new();
    Reflect::set(&object, &"language".into(), &language.into()).unwrap();
    Some(object.unchecked_into())
}

/// What `annotateElement` reads in an element.
fn text_of(html: &str) -> String {
    let element = element(html);
    let before = element.inner_html();
    let text = string(
        &annotate_element(element.clone().into(), None).unwrap_or_else(fail),
        "text",
    );
    assert_eq!(element.inner_html(), before, "the element was changed");
    element.remove();
    text
}

fn fail<T>(fault: JsError) -> T {
    panic!("{:?}", JsValue::from(fault))
}

/// The words of ranges, one after the other.
fn words(ranges: &JsValue) -> String {
    let ranges = ranges.unchecked_ref::<Array>().iter();
    ranges
        .map(|range| String::from(range.unchecked_into::<Range>().to_string()))
        .collect()
}

#[wasm_bindgen_test]
fn annotate_gives_the_contract() {
    let annotation = annotate_text(ARTICLE.into(), None).unwrap_or_else(fail);
    assert_eq!(get(&annotation, "version"), 1);
    assert_eq!(string(&annotation, "language"), "en");
    let statement = list(&annotation, "statements").remove(0);
    assert_eq!(string(&statement, "kind"), "direct");
    let content = list(&statement, "content").remove(0).unchecked_into::<Array>();
    assert_eq!((content.get(0), content.get(1)), (1.into(), 24.into()));
    let confidence = get(&statement, "confidence").as_f64().unwrap();
    assert_eq!(confidence, (confidence * 1000.0).round() / 1000.0);
    for name in ["people", "organizations"] {
        assert!(get(&annotation, name).is_instance_of::<Array>(), "{name}");
    }
}

#[wasm_bindgen_test]
fn what_is_missing_is_null() {
    let annotation =
        annotate_text("“😀 The tide will not wait for any of us.”".into(), None).unwrap_or_else(fail);
    let statement = list(&annotation, "statements").remove(0);
    assert!(get(&statement, "cue").is_null());
    let content = list(&statement, "content").remove(0).unchecked_into::<Array>();
    assert_eq!(content.get(0), 1, "a mark is one code unit");
    assert_eq!(content.get(1), 41, "an emoji is two code units");
}

#[wasm_bindgen_test]
fn faults_are_told_and_hold_no_text() {
    for (text, options, reason) in [
        (JsValue::from(5), None, "text must be a string"),
        (JsValue::UNDEFINED, None, "text must be a string"),
        (JsValue::from(ARTICLE), options("fr"), "options.language"),
        (JsValue::from(ARTICLE), options(5), "options.language"),
    ] {
        let fault = JsValue::from(annotate_text(text, options).map(drop).unwrap_err());
        let message = string(&fault, "message");
        assert!(message.contains(reason) && !message.contains("tide"), "{message}");
    }
    let fault = JsValue::from(annotate_element(JsValue::NULL, None).map(drop).unwrap_err());
    assert!(string(&fault, "message").contains("element"));
}

#[wasm_bindgen_test]
fn the_language_can_be_said() {
    for (tag, language) in [("zh-TW", "zh-Hant"), ("en-GB", "en"), ("zh", "zh-Hans")] {
        let annotation = annotate_text("100".into(), options(tag)).unwrap_or_else(fail);
        assert_eq!(string(&annotation, "language"), language, "{tag}");
    }
    for nothing in [JsValue::NULL, JsValue::UNDEFINED] {
        let annotation = annotate_text(ARTICLE.into(), options(nothing)).unwrap_or_else(fail);
        assert_eq!(string(&annotation, "language"), "en");
    }
    assert!(!version().is_empty());
}

#[wasm_bindgen_test]
fn a_lone_surrogate_does_no_harm() {
    // No string of Rust can hold one.
    let start = js_sys::JsString::from_char_code1(0xd83d).concat(&"\n".into());
    let annotation = annotate_text(start.concat(&ARTICLE.into()).into(), None).unwrap_or_else(fail);
    let statement = list(&annotation, "statements").remove(0);
    let content = list(&statement, "content").remove(0).unchecked_into::<Array>();
    assert_eq!((content.get(0), content.get(1)), (3.into(), 26.into()));
}

#[wasm_bindgen_test]
fn text_is_what_a_reader_sees() {
    for (html, text, reason) in [
        (
            "<h1>One</h1><p>Two</p>Three",
            "One\nTwo\nThree",
            "blocks are lines",
        ),
        ("<p>One<br>Two</p>", "One\nTwo\n", "<br> ends a line"),
        (
            "<p>a<b>b</b><i>c <u>d</u></i></p>",
            "abc d\n",
            "inline markup runs on",
        ),
        (
            "\n  <p>\n    One   two\n    three\n  </p>\n",
            "One two three \n",
            "white space collapses",
        ),
        ("<p>a <b> b</b></p>", "a b\n", "across elements too"),
        (
            "<p>a\u{a0}\u{a0}b\u{3000}c</p>",
            "a\u{a0}\u{a0}b\u{3000}c\n",
            "no-break and ideographic spaces stay",
        ),
        ("<pre>One\nTwo</pre>", "One\nTwo\n", "preformatted text stays"),
        (
            "<div style=\"white-space: pre-wrap\">One\nTwo</div>",
            "One\nTwo\n",
            "so does what a style says is",
        ),
        (
            "<p>a<script>b</script><style>c</style><noscript>d</noscript><template>e</template>f</p>",
            "af\n",
            "code is no text",
        ),
        (
            "<p>a<span hidden=\"\">b</span>c<span aria-hidden=\"true\">d</span>e</p>",
            "ace\n",
            "hidden by the author",
        ),
        (
            "<p>a<span style=\"display: none\">b</span>c</p>",
            "ac\n",
            "hidden by a style",
        ),
        (
            "<p>a<span style=\"display: contents\">b</span>c</p>",
            "abc\n",
            "no box, and seen",
        ),
        (
            "<figure>a<figcaption>b</figcaption></figure>c",
            "a\nc",
            "captions",
        ),
        (
            "<p>a</p><aside>b</aside><nav>c</nav><div role=\"complementary\">d</div><p>e</p>",
            "a\ne\n",
            "beside the article",
        ),
        ("<p>a<button>b</button></p>", "a\n", "controls"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb\n", "items"),
        (
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            "a\nb\n",
            "cells",
        ),
        (
            "<p>a <q>b <q>c</q></q></p>",
            "a “b ‘c’”\n",
            "the marks that a browser draws",
        ),
        (
            "<ruby>說<rp>(</rp><rt>shuō</rt><rp>)</rp></ruby>話",
            "說話",
            "readings of ruby",
        ),
        ("<p>a<!-- b -->c</p>", "ac\n", "comments"),
        ("", "", "nothing"),
    ] {
        assert_eq!(text_of(html), text, "{reason}");
    }
}

#[wasm_bindgen_test]
fn an_element_out_of_the_page_is_read_as_well() {
    let element = document().create_element("div").unwrap();
    element.set_inner_html("<p>a</p><p hidden>b</p>");
    let text = string(
        &annotate_element(element.into(), None).unwrap_or_else(fail),
        "text",
    );
    assert_eq!(text, "a\n");
    let hidden = self::element("<div hidden=\"\"><p>a</p></div>");
    let inner = hidden.first_element_child().unwrap();
    let text = string(&annotate_element(inner.into(), None).unwrap_or_else(fail), "text");
    assert_eq!(text, "a\n", "who asks for a hidden element wants its text");
    hidden.remove();
}

/// Every span of the annotation of an element and the ranges that it has.
fn places(annotation: &JsValue) -> Vec<(JsValue, JsValue)> {
    let mut places = Vec::new();
    for owner in list(annotation, "people")
        .iter()
        .chain(&list(annotation, "organizations"))
    {
        for mention in list(owner, "mentions") {
            places.push((get(&mention, "span"), get(&mention, "ranges")));
        }
    }
    for statement in list(annotation, "statements") {
        let ranges = get(&statement, "ranges");
        for name in ["content", "quoted"] {
            let spans = list(&statement, name);
            assert_eq!(spans.len(), list(&ranges, name).len(), "{name}");
            places.extend(spans.into_iter().zip(list(&ranges, name)));
        }
        places.push((get(&statement, "cue"), get(&ranges, "cue")));
        places.push((get(&get(&statement, "source"), "span"), get(&ranges, "source")));
    }
    places
}

/// White space as a browser shows it, and without what it draws itself.
fn shown(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().concat()
}

#[wasm_bindgen_test]
fn ranges_hold_the_words_of_their_spans() {
    for html in [
        format!("<p>{ARTICLE}</p>"),
        "<p>“The <b>tide <i>will</i></b> not wait,” said <a href=\"#x\">Ines <em>Falk</em></a>, a marine engineer.</p>".into(),
        "<p>“The tide\n      will not\n      wait for us,” said\n      Ines Falk, a marine engineer.</p>".into(),
        "<p>😀“The 😀<b>😀 tide</b> will not wait 😀,” said Ines Falk.</p>".into(),
        "<p>“The tide will not wait.</p><p>“It never did, and never will,” said Ines Falk.</p>".into(),
        "<p>“The tide will<script>let a;</script> not <span hidden=\"\">ever</span>wait,” said Ines Falk.</p>".into(),
        "<p>韋爾港工程師<i>林若</i>說：「<b>潮水</b>不會等待任何人，我們必須加快工程進度。」</p>".into(),
        "<p>韦尔港工程师林若说：“潮水不会等待<ruby>任何<rt>rènhé</rt></ruby>人，我们必须加快工程进度。”</p>".into(),
    ] {
        let element = element(&html);
        let annotation = annotate_element(element.clone().into(), None).unwrap_or_else(fail);
        let text: Vec<u16> = string(&annotation, "text").encode_utf16().collect();
        let places = places(&annotation);
        assert!(places.len() > 2, "{html}: nothing found");
        for (span, ranges) in places {
            if span.is_null() || span.is_undefined() {
                assert_eq!(ranges.unchecked_into::<Array>().length(), 0, "{html}");
                continue;
            }
            let span = span.unchecked_into::<Array>();
            let [start, end] = [0, 1].map(|place| span.get(place).as_f64().unwrap() as usize);
            let wanted = String::from_utf16(&text[start..end]).expect("a span splits no surrogate pair");
            assert_eq!(shown(&words(&ranges)), shown(&wanted), "{html}");
        }
        assert_eq!(element.inner_html(), html, "the element was changed");
        element.remove();
    }
}

#[wasm_bindgen_test]
fn pieces_lead_from_nodes_to_the_text() {
    let element = element("<p>  One\n  <b>😀two</b><script>no</script> three</p><p>four</p>");
    let annotation = annotate_element(element.clone().into(), None).unwrap_or_else(fail);
    let text: Vec<u16> = string(&annotation, "text").encode_utf16().collect();
    let mut last = 0;
    for piece in list(&annotation, "pieces") {
        let [offset, start, length] =
            ["offset", "start", "length"].map(|name| get(&piece, name).as_f64().unwrap() as usize);
        let data: Vec<u16> = get(&piece, "node")
            .unchecked_into::<web_sys::Text>()
            .data()
            .encode_utf16()
            .collect();
        let shown: Vec<u16> = data[offset..offset + length].to_vec();
        let shown = String::from_utf16(&shown).unwrap().replace('\n', " ");
        assert_eq!(shown, String::from_utf16(&text[start..start + length]).unwrap());
        assert!(start >= last && length > 0);
        last = start + length;
    }
    assert_eq!(String::from_utf16(&text).unwrap(), "One 😀two three\nfour\n");
    element.remove();
}

#[wasm_bindgen_test]
fn a_range_ends_where_hidden_text_begins() {
    let element =
        element("<p>“The tide will <span hidden=\"\">surely</span>not wait for us,” said Ines Falk.</p>");
    let annotation = annotate_element(element.clone().into(), None).unwrap_or_else(fail);
    let statement = list(&annotation, "statements").remove(0);
    let ranges = list(&get(&statement, "ranges"), "content")
        .remove(0)
        .unchecked_into::<Array>();
    assert_eq!(ranges.length(), 2);
    assert_eq!(words(&ranges), "The tide will not wait for us,");
    element.remove();
}

#[wasm_bindgen_test]
fn deep_and_long_elements_are_read_in_linear_time() {
    let clock = || web_sys::window().unwrap().performance().unwrap().now();
    let time = |html: &str| {
        let element = document().create_element("div").unwrap();
        element.set_inner_html(html);
        let start = clock();
        annotate_element(element.into(), None).unwrap_or_else(fail);
        clock() - start
    };
    let long = |count: usize| "<p>One <b>two</b> three.</p>".repeat(count);
    // Parsers nest only so deep: the depth is built by hand.
    let deep = document().create_element("div").unwrap();
    let mut inner = deep.clone();
    for _ in 0..20_000 {
        let next = document().create_element("span").unwrap();
        inner.append_with_str_1("a ").unwrap();
        inner.append_child(&next).unwrap();
        inner = next;
    }
    let annotation = annotate_element(deep.into(), None).unwrap_or_else(fail);
    assert_eq!(string(&annotation, "text").len(), 40_000);
    time(&long(1_000));
    let (short, long) = (time(&long(2_000)), time(&long(16_000)));
    assert!(
        long < 24.0 * short.max(5.0),
        "8 times as much took {short} ms and {long} ms"
    );
}
