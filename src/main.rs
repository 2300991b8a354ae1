//! `whosaid`: annotates articles from the command line.
//!
//! For now a stand-in that reads JSON Lines on standard input and writes code points.
use std::io::{BufRead, Write};

use whosaid::span::CodePoint;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line: serde_json::Value = serde_json::from_str(&line?)?;
        let text = line.get("text").and_then(serde_json::Value::as_str).unwrap_or("");
        let annotation = whosaid::annotate(text, &whosaid::Options::default()).convert::<CodePoint>(text);
        let mut value = serde_json::to_value(&annotation)?;
        if let (Some(object), Some(id)) = (value.as_object_mut(), line.get("id")) {
            object.insert("id".into(), id.clone());
        }
        writeln!(out, "{value}")?;
    }
    Ok(())
}
