/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// It runs on in the line.
    Inline,
    /// It begins and ends a line.
    Block,
    /// As a block, and its white space stands as it is.
    Preformatted,
    /// It stands in quotation marks, which the browser draws.
    Quoted,
    /// It ends the line where it stands.
    Break,
    /// It is no text of the article; the line goes on behind it.
    SkippedInline,
    /// It is no text of the article, and ends the line.
    SkippedBlock,
}

/// What a tag (in lower case) does to the text around it.
#[rustfmt::skip]
pub(super) fn flow(tag: &str) -> Flow {
    match tag {
        "address" | "article" | "blockquote" | "body" | "caption" | "center" | "dd" | "details" | "div" | "dl" | "dt"
        | "fieldset" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup"
        | "hr" | "html" | "legend" | "li" | "main" | "ol" | "p" | "section" | "summary" | "table" | "tbody" | "td"
        | "tfoot" | "th" | "thead" | "tr" | "ul" => Flow::Block,
        "listing" | "pre" | "xmp" => Flow::Preformatted,
        "q" => Flow::Quoted,
        "br" => Flow::Break,
        // Code, controls and drawings; the readings of ruby; what the author took back.
        "audio" | "button" | "canvas" | "datalist" | "del" | "embed" | "head" | "iframe" | "input" | "link" | "map"
        | "math" | "meta" | "meter" | "noembed" | "noframes" | "noscript" | "object" | "output" | "progress" | "rp"
        | "rt" | "script" | "select" | "style" | "svg" | "template" | "textarea" | "title" | "video"
            => Flow::SkippedInline,
        // What stands beside an article: captions, pull quotes, navigation.
        "aside" | "dialog" | "figcaption" | "menu" | "nav" | "search" => Flow::SkippedBlock,
        _ => Flow::Inline,
    }
}

/// Whether a role says of any tag that it is no part of the article.
pub(super) fn is_skipped_role(role: &str) -> bool {
    matches!(
        role.trim(),
        "alert"
            | "complementary"
            | "dialog"
            | "menu"
            | "navigation"
            | "search"
            | "status"
            | "toolbar"
            | "tooltip"
    )
}
