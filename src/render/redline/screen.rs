//! A comparison where it is read on a screen: one HTML file that holds all it shows.

use super::frame::{Content, parts, target};
use crate::render::RenderError;
use crate::render::escape::escaped;
use crate::render::html::Writer;
use crate::render::proof::{Proof, is_blank};
use crate::render::skeleton::{fill, value};
use serde_json::{Map, Value, to_value};

/// The page around the text.
const PAGE: &str = include_str!("page.html");

/// The whole page; `told` is what it says besides the text.
pub fn page(proof: &Proof<'_>, told: Value) -> Result<String, RenderError> {
    let mut writer = Writer::for_comparison(proof);
    let mut number = 0;
    for part in parts(proof) {
        let changed = part.is_changed();
        if changed {
            number += 1;
            let target = target(number);
            let number = format!("<span class=\"number\" aria-hidden=\"true\">{number}</span>");
            writer.out.push_str(&format!("<div class=\"change\" id=\"{target}\">{number}\n"));
        }
        match part.content {
            Content::Block(block) => writer.block(block),
            Content::Words(words, "headline") if is_blank(words) => {
                writer.out.push_str(&format!("<h1>{}</h1>\n", escaped(&proof.sheet.title)));
            }
            Content::Words(words, "headline") => writer.wrapped("<h1>", words, "</h1>\n"),
            Content::Words(words, _) if is_blank(words) => {}
            Content::Words(words, _) => writer.wrapped("<p>", words, "</p>\n"),
        }
        writer.out.push_str(if changed { "</div>\n" } else { "" });
    }
    let text = std::mem::take(&mut writer.out);
    let notes = writer.taken(Writer::notes);
    let mut values = match to_value(&proof.sheet) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    };
    values.extend([("told".to_owned(), told), ("text".to_owned(), text.into()), ("notes".to_owned(), notes.into())]);
    fill("redline.html", PAGE.as_bytes(), value(Value::Object(values)))
}
