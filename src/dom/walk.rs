use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Text};

use super::reading::Reading;
use super::tags::{Flow, flow, is_skipped_role};

#[wasm_bindgen]
extern "C" {
    /// An element that can tell whether it is rendered.
    #[wasm_bindgen(extends = Element)]
    type Rendered;

    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn is_rendered(this: &Rendered) -> bool;
}

/// Reads an element, whatever it is itself; each node is visited once, and nesting may be as deep as it likes.
pub(super) fn read(root: &Element) -> Reading {
    let mut walk = Walk {
        reading: Reading::default(),
        open: Vec::new(),
        quotes: 0,
        preformatted: 0,
        styled: is_styled(root),
    };
    walk.visit(root);
    walk.reading
}

/// The state of a visit.
struct Walk {
    reading: Reading,
    /// What the elements around the present node are, the root's children first.
    open: Vec<Flow>,
    /// How many `<q>` are open.
    quotes: usize,
    /// How many `<pre>` are open.
    preformatted: usize,
    /// Whether the root is rendered, so that styles say what its readers see.
    styled: bool,
}

impl Walk {
    fn visit(&mut self, root: &Element) {
        let mut next = root.first_child();
        while let Some(node) = next {
            next = self.enter(&node).then(|| node.first_child()).flatten();
            if next.is_none() {
                next = self.onward(node);
            }
        }
    }

    /// The node behind `node` and all that is in it, after leaving the elements that end there.
    fn onward(&mut self, mut node: Node) -> Option<Node> {
        loop {
            self.leave();
            if let Some(sibling) = node.next_sibling() {
                return Some(sibling);
            }
            if self.open.is_empty() {
                return None;
            }
            node = node.parent_node()?;
        }
    }

    /// Takes a node in; whether to visit what is in it.
    fn enter(&mut self, node: &Node) -> bool {
        let flow = match node.node_type() {
            Node::TEXT_NODE | Node::CDATA_SECTION_NODE => {
                self.add(node.unchecked_ref());
                Flow::Inline
            }
            Node::ELEMENT_NODE => self.flow(node.unchecked_ref()),
            _ => Flow::Inline,
        };
        self.open.push(flow);
        self.preformatted += usize::from(flow == Flow::Preformatted);
        match flow {
            Flow::Block | Flow::Preformatted | Flow::Break | Flow::SkippedBlock => self.reading.end_line(),
            Flow::Quoted => {
                self.quotes += 1;
                self.reading.draw(if self.quotes % 2 == 1 { '“' } else { '‘' });
            }
            Flow::SkippedInline => self.reading.leave_out(),
            Flow::Inline => {}
        }
        !matches!(flow, Flow::Break | Flow::SkippedInline | Flow::SkippedBlock)
    }

    /// Leaves the innermost open node.
    fn leave(&mut self) {
        let flow = self.open.pop();
        self.preformatted -= usize::from(flow == Some(Flow::Preformatted));
        match flow {
            Some(Flow::Block | Flow::Preformatted) => self.reading.end_line(),
            Some(Flow::Quoted) => {
                self.reading.draw(if self.quotes % 2 == 1 { '”' } else { '’' });
                self.quotes -= 1;
            }
            _ => {}
        }
    }

    fn flow(&self, element: &Element) -> Flow {
        let flow = flow(&element.local_name());
        let visible = matches!(flow, Flow::SkippedInline | Flow::SkippedBlock) || !self.is_hidden(element);
        match flow {
            _ if visible => flow,
            Flow::Inline | Flow::Quoted => Flow::SkippedInline,
            _ => Flow::SkippedBlock,
        }
    }

    /// Whether the page hides an element from its readers, or says that it is no part of the article.
    fn is_hidden(&self, element: &Element) -> bool {
        let says = |name: &str| element.get_attribute(name);
        let marked = element.has_attributes()
            && (element.has_attribute("hidden")
                || says("aria-hidden").is_some_and(|value| value == "true")
                || says("role").is_some_and(|role| is_skipped_role(&role)));
        // An element of `display: contents` has no box of its own, and what is in it is seen.
        marked
            || (self.styled
                && !element.unchecked_ref::<Rendered>().is_rendered()
                && style(element, "display").is_none_or(|display| display != "contents"))
    }

    fn add(&mut self, node: &Text) {
        let words = node.data();
        let kept = self.preformatted > 0 || (self.styled && keeps_lines(node, &words));
        self.reading.add(node, &words, kept);
    }
}

/// Whether styles say what readers of this element see: it is in a document and rendered.
fn is_styled(root: &Element) -> bool {
    let knows = js_sys::Reflect::has(root, &"checkVisibility".into()).unwrap_or(false);
    knows && root.is_connected() && root.unchecked_ref::<Rendered>().is_rendered()
}

/// Whether the line ends inside a node are shown as such. Styles are asked only where it matters.
fn keeps_lines(node: &Text, words: &str) -> bool {
    words.trim().contains('\n')
        && node.parent_element().is_some_and(|parent| {
            let value = style(&parent, "white-space-collapse").or_else(|| style(&parent, "white-space"));
            value.is_some_and(|value| value.starts_with("pre") || value == "break-spaces")
        })
}

/// A property of an element's computed style, if the browser knows it.
fn style(element: &Element, property: &str) -> Option<String> {
    let window = element.owner_document()?.default_view()?;
    let style = window.get_computed_style(element).ok()??;
    style
        .get_property_value(property)
        .ok()
        .filter(|value| !value.is_empty())
}
