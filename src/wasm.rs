//! [`crate::annotate`] for JavaScript: the same answer as plain objects, with places in UTF-16 code units.
//!
//! The declarations that TypeScript reads stand in `whosaid.d.ts`. A panic cannot be reached; were there one, the
//! engine would stop with a trap that carries no word of the article.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::annotation::Annotation;
use crate::language::Language;
use crate::span::Utf16;
use crate::{Options, annotate};

#[wasm_bindgen(typescript_custom_section)]
const DECLARATIONS: &str = include_str!("whosaid.d.ts");

#[wasm_bindgen]
extern "C" {
    /// The options as JavaScript gives them: an object whose fields may be missing or of any type.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type JsOptions;

    #[wasm_bindgen(method, getter, structural)]
    fn language(this: &JsOptions) -> JsValue;
}

/// Finds who said what in the plain text of an article, a paragraph a line.
///
/// # Errors
/// Where `text` is no string, or an option has a value that it cannot have.
#[wasm_bindgen(js_name = annotate, unchecked_return_type = "Annotation")]
pub fn annotate_text(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    options: Option<JsOptions>,
) -> Result<JsValue, JsError> {
    let text = text
        .as_string()
        .ok_or_else(|| JsError::new("text must be a string"))?;
    let annotation = annotate(&text, &read_options(options)?);
    to_js(&annotation.convert::<Utf16>(&text))
}

/// The version of the engine.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The options of a caller; what is missing keeps its default.
pub(crate) fn read_options(options: Option<JsOptions>) -> Result<Options, JsError> {
    let Some(options) = options else {
        return Ok(Options::default());
    };
    let tag = options.language();
    if tag.is_undefined() || tag.is_null() {
        return Ok(Options::default());
    }
    let language = tag.as_string().and_then(|tag| Language::from_tag(&tag));
    let language =
        language.ok_or_else(|| JsError::new("options.language must be a tag of Chinese or English"))?;
    Ok(Options {
        language: Some(language),
    })
}

/// An annotation as a plain object.
pub(crate) fn to_js(annotation: &Annotation<Utf16>) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    annotation
        .serialize(&serializer)
        .map_err(|fault| JsError::new(&fault.to_string()))
}
