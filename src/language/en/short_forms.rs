//! Short forms of a full name.

use crate::annotation::Form;

/// How `name` may stand for the person whose full name is `full`.
pub(super) fn form(_full: &str, _name: &str) -> Option<Form> {
    None
}
