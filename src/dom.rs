//! [`crate::annotate`] for an element of a page: its text is read once, and every place comes back as DOM ranges.
//!
//! The text is what a reader of the element sees, a block a line: white space is collapsed as browsers do it, hidden
//! text and what is no article (navigation, captions) is left out, `<q>` has its marks. The element is only read.

/// What the tags of HTML mean for the text of an element.
mod tags;

/// The text of an element, and where each piece of it stands.
mod reading;

/// The visit of the nodes of an element.
mod walk;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Range};

use crate::annotate;
use crate::annotation::{Annotation, Mention, Statement};
use crate::span::{Span, Utf16};
use crate::wasm::{JsOptions, read_options, to_js};
use reading::Reading;

/// Finds who said what in an element.
///
/// # Errors
/// Where `element` is no element, or an option has a value that it cannot have.
#[wasm_bindgen(js_name = annotateElement, unchecked_return_type = "ElementAnnotation")]
pub fn annotate_element(
    #[wasm_bindgen(unchecked_param_type = "Element")] element: JsValue,
    options: Option<JsOptions>,
) -> Result<JsValue, JsError> {
    let element: Element =
        (element.dyn_into()).map_err(|_| JsError::new("element must be an element of a document"))?;
    let options = read_options(options)?;
    let reading = walk::read(&element);
    let annotation = annotate(&reading.text, &options).convert::<Utf16>(&reading.text);
    let answer = to_js(&annotation)?;
    let document = element
        .owner_document()
        .ok_or_else(|| JsError::new("the element has no document"))?;
    let places = Places { reading, document };
    places
        .add_to(&answer, &annotation)
        .map_err(|_| JsError::new("the page's JavaScript objects are not as they should be"))?;
    Ok(answer)
}

/// Turns places of the text into places of the document.
struct Places {
    reading: Reading,
    document: Document,
}

impl Places {
    /// Gives the object of an annotation its text, its pieces and all its ranges.
    fn add_to(&self, answer: &JsValue, annotation: &Annotation<Utf16>) -> Result<(), JsValue> {
        set(answer, "text", &JsValue::from_str(&self.reading.text))?;
        set(answer, "pieces", &self.pieces()?)?;
        for (object, person) in list(answer, "people")?.iter().zip(&annotation.people) {
            self.add_to_mentions(&object, &person.mentions)?;
        }
        for (object, organization) in list(answer, "organizations")?
            .iter()
            .zip(&annotation.organizations)
        {
            self.add_to_mentions(&object, &organization.mentions)?;
        }
        for (object, statement) in list(answer, "statements")?.iter().zip(&annotation.statements) {
            set(&object, "ranges", &self.statement(statement)?)?;
        }
        Ok(())
    }

    fn add_to_mentions(&self, owner: &JsValue, mentions: &[Mention<Utf16>]) -> Result<(), JsValue> {
        for (object, mention) in list(owner, "mentions")?.iter().zip(mentions) {
            set(&object, "ranges", &self.ranges(mention.span)?)?;
        }
        Ok(())
    }

    fn statement(&self, statement: &Statement<Utf16>) -> Result<JsValue, JsValue> {
        let each = |spans: &[Span<Utf16>]| -> Result<Array, JsValue> {
            spans.iter().map(|&span| self.ranges(span)).collect()
        };
        let one = |span: Option<Span<Utf16>>| span.map_or_else(|| Ok(Array::new()), |span| self.ranges(span));
        let ranges = Object::new().into();
        set(&ranges, "content", &each(&statement.content)?)?;
        set(&ranges, "quoted", &each(&statement.quoted)?)?;
        set(&ranges, "cue", &one(statement.cue)?)?;
        set(&ranges, "source", &one(statement.source.span)?)?;
        Ok(ranges)
    }

    /// The ranges of a place: a new one wherever a block ends or hidden text stands between.
    fn ranges(&self, span: Span<Utf16>) -> Result<Array, JsValue> {
        let ranges = Array::new();
        let mut open: Option<(Range, usize)> = None;
        for piece in self.reading.pieces_of(span) {
            let within =
                |place: usize| (piece.offset + place.clamp(piece.start, piece.end()) - piece.start) as u32;
            let range = match open.take() {
                Some((range, run)) if run == piece.run => range,
                _ => {
                    let range = self.document.create_range()?;
                    range.set_start(&piece.node, within(span.start))?;
                    ranges.push(&range);
                    range
                }
            };
            range.set_end(&piece.node, within(span.end))?;
            open = Some((range, piece.run));
        }
        Ok(ranges)
    }

    fn pieces(&self) -> Result<JsValue, JsValue> {
        let objects = Array::new();
        for piece in &self.reading.pieces {
            let object = Object::new().into();
            set(&object, "node", &piece.node)?;
            for (name, value) in [
                ("offset", piece.offset),
                ("start", piece.start),
                ("length", piece.length),
            ] {
                set(&object, name, &JsValue::from(value as u32))?;
            }
            objects.push(&object);
        }
        Ok(objects.into())
    }
}

fn set(object: &JsValue, name: &str, value: &impl AsRef<JsValue>) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value.as_ref()).map(drop)
}

fn list(object: &JsValue, name: &str) -> Result<Array, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}
