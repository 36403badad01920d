//! Drawings (SVG): read with limits, and written anew with nothing in them but shapes and words.
//!
//! An SVG file may hold programs, load pictures from elsewhere, and tell who drew it with what on which
//! disk. On the page of a newsroom it would do all of that. So only what draws is written again:
//! elements and attributes that are known to, links within the file, pictures inside of it. Entities
//! are resolved by the reader, which stops at the first that grows (billion laughs), and shapes that
//! repeat shapes that repeat shapes are counted before anybody draws them.

use super::{PictureFault, inspect};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Attribute, Document, Node, ParsingOptions};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// A drawing as it may go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    pub text: String,
    /// What was left out because it does something: `script`, `foreignObject`, `onload`, an address.
    pub dropped: BTreeSet<String>,
}

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const MOST_NODES: u32 = 200_000;
/// The most shapes once every repetition is drawn.
const MOST_DRAWN: u64 = 400_000;
const DEEPEST: usize = 200;

/// Elements that draw or say something.
const DRAW: [&str; 58] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "image",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "marker",
    "switch",
    "style",
    "a",
    "view",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "altGlyph",
    "tref",
    "hatch",
    "solidColor",
];

/// Elements that act; others that are unknown go without a word.
const ACT: [&str; 12] = [
    "script",
    "foreignObject",
    "animate",
    "animateMotion",
    "animateTransform",
    "animateColor",
    "set",
    "iframe",
    "audio",
    "video",
    "handler",
    "feImage",
];

/// Reads a drawing and writes it anew.
pub fn drawing(bytes: &[u8]) -> Result<Drawing, PictureFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureFault::Damaged)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).map_err(|error| {
        use roxmltree::Error::{EntityReferenceLoop, NodesLimitReached};
        if matches!(error, EntityReferenceLoop(_) | NodesLimitReached) {
            PictureFault::TooMuchDrawn
        } else {
            PictureFault::Damaged
        }
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(PictureFault::Damaged);
    }
    if Weights::of(&document).all(root, 0)? > MOST_DRAWN {
        return Err(PictureFault::TooMuchDrawn);
    }
    let mut writer = Writer { out: String::with_capacity(text.len()), dropped: BTreeSet::new() };
    writer.element(root, true, 0)?;
    Ok(Drawing { text: writer.out, dropped: writer.dropped })
}

/// How many shapes each element is once what it repeats is drawn.
struct Weights<'d> {
    named: HashMap<&'d str, Node<'d, 'd>>,
    known: HashMap<roxmltree::NodeId, u64>,
}

impl<'d> Weights<'d> {
    fn of(document: &'d Document<'d>) -> Self {
        let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
        Self { named: named.collect(), known: HashMap::new() }
    }

    fn all(&mut self, node: Node<'d, 'd>, depth: usize) -> Result<u64, PictureFault> {
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        if depth > DEEPEST {
            return Err(PictureFault::TooMuchDrawn);
        }
        // What leads back to itself is drawn once.
        self.known.insert(node.id(), 1);
        let mut sum: u64 = 1;
        for child in node.children().filter(Node::is_element) {
            sum = sum.saturating_add(self.all(child, depth + 1)?);
        }
        for attribute in node.attributes() {
            if let Some(target) = target(attribute.value()).and_then(|id| self.named.get(id).copied()) {
                sum = sum.saturating_add(self.all(target, depth + 1)?);
            }
        }
        self.known.insert(node.id(), sum);
        Ok(sum)
    }
}

/// The name in `#name` and `url(#name)`.
fn target(value: &str) -> Option<&str> {
    let value = value.trim();
    if let Some(id) = value.strip_prefix('#') {
        return Some(id);
    }
    let rest = value.split_once("url(")?.1.split(')').next()?;
    rest.trim().trim_matches(['"', '\'']).strip_prefix('#')
}

struct Writer {
    out: String,
    dropped: BTreeSet<String>,
}

impl Writer {
    fn element(&mut self, node: Node<'_, '_>, root: bool, depth: usize) -> Result<(), PictureFault> {
        let name = node.tag_name().name();
        let ours = node.tag_name().namespace().is_none_or(|space| space == SVG);
        if depth > DEEPEST {
            return Err(PictureFault::TooMuchDrawn);
        }
        if !ours || !DRAW.contains(&name) {
            if ACT.contains(&name) {
                self.dropped.insert(name.to_owned());
            }
            return Ok(());
        }
        let style = (name == "style").then(|| node.text().unwrap_or_default());
        if style.is_some_and(|style| !is_quiet(style)) {
            self.dropped.insert("style".to_owned());
            return Ok(());
        }
        let mut attributes = String::new();
        if root {
            let _ = write!(attributes, " xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\"");
        }
        for attribute in node.attributes() {
            if !self.attribute(name, &attribute, &mut attributes)? && name == "image" && attribute.name() == "href" {
                return Ok(());
            }
        }
        let _ = write!(self.out, "<{name}{attributes}>");
        for child in node.children() {
            if child.is_element() {
                self.element(child, false, depth + 1)?;
            } else if child.is_text() {
                escape(child.text().unwrap_or_default(), &mut self.out);
            }
        }
        let _ = write!(self.out, "</{name}>");
        Ok(())
    }

    /// Writes an attribute that only draws; says whether it did.
    fn attribute(
        &mut self,
        element: &str,
        attribute: &Attribute<'_, '_>,
        out: &mut String,
    ) -> Result<bool, PictureFault> {
        let (name, value) = (attribute.name(), attribute.value());
        let prefix = match attribute.namespace() {
            None => "",
            Some(XLINK) if name == "href" => "xlink:",
            Some(roxmltree::NS_XML_URI) if matches!(name, "space" | "lang") => "xml:",
            Some(_) => return Ok(false),
        };
        // Names of editors and of what was edited.
        if name.starts_with("data-") {
            return Ok(false);
        }
        if name.starts_with("on") {
            self.dropped.insert(name.to_owned());
            return Ok(false);
        }
        let value = match (name, element) {
            ("href", "image") => match embedded(value)? {
                Some(picture) => picture,
                None => {
                    self.dropped.insert(shown(value));
                    return Ok(false);
                }
            },
            ("href", _) if value.trim().starts_with('#') => value.to_owned(),
            ("href", _) => {
                self.dropped.insert(shown(value));
                return Ok(false);
            }
            _ if !is_quiet(value) => {
                self.dropped.insert(shown(value));
                return Ok(false);
            }
            _ => value.to_owned(),
        };
        let _ = write!(out, " {prefix}{name}=\"");
        escape(&value, out);
        out.push('"');
        Ok(true)
    }
}

/// Whether a value or a style sheet loads nothing and runs nothing.
fn is_quiet(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let within = |rest: &str| rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    let loads = lower.split("url(").skip(1).any(|rest| !within(rest));
    let runs = ["@import", "expression(", "javascript:", "behavior:", "-moz-binding", "image-set(", "src("];
    // A backslash can spell any of these another way.
    let hidden = lower.contains('\\') && lower.contains(['(', '@', ':']);
    !(loads || hidden || runs.iter().any(|word| lower.contains(word)))
}

/// A picture inside a drawing, without what it tells of its maker; none for anything else.
fn embedded(value: &str) -> Result<Option<String>, PictureFault> {
    let Some((kind, data)) = value.trim().strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"))
    else {
        return Ok(None);
    };
    if !["png", "jpeg", "jpg", "gif", "webp"].contains(&kind) {
        return Ok(None);
    }
    let plain: String = data.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = STANDARD.decode(plain).map_err(|_| PictureFault::Damaged)?;
    let format = inspect(&bytes)?;
    let bare = super::bare(format, &bytes).ok_or(PictureFault::Damaged)?;
    Ok(Some(format!("data:{};base64,{}", format.media_type(), STANDARD.encode(bare))))
}

/// An address as long as a picture is told by its beginning.
fn shown(value: &str) -> String {
    let short: String = value.trim().chars().take(60).collect();
    if short.len() < value.trim().len() { format!("{short} …") } else { short }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(inner: &str) -> (String, Vec<String>) {
        let text = format!(
            "<svg xmlns='{SVG}' xmlns:xlink='{XLINK}' xmlns:i='http://inkscape' viewBox='0 0 9 9'>{inner}</svg>"
        );
        let drawing = drawing(text.as_bytes()).expect("a drawing");
        let open = format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" viewBox=\"0 0 9 9\">");
        let inner = drawing.text.strip_prefix(&open).and_then(|rest| rest.strip_suffix("</svg>"));
        (inner.expect("a frame").to_owned(), drawing.dropped.into_iter().collect())
    }

    #[test]
    fn only_what_draws_is_written_again() {
        for (inner, left, dropped) in [
            ("<path d='M0 0'/>", "<path d=\"M0 0\"></path>", &[][..]),
            ("<text x='1'>A &amp; <tspan>B</tspan></text>", "<text x=\"1\">A &amp; <tspan>B</tspan></text>", &[]),
            ("<script>alert(1)</script>", "", &["script"]),
            ("<rect onload='x()' width='1'/>", "<rect width=\"1\"></rect>", &["onload"]),
            ("<foreignObject><p>x</p></foreignObject>", "", &["foreignObject"]),
            ("<image href='https://example.org/a.png'/>", "", &["https://example.org/a.png"]),
            ("<image xlink:href='file:///etc/passwd'/>", "", &["file:///etc/passwd"]),
            ("<use href='other.svg#x'/>", "<use></use>", &["other.svg#x"]),
            ("<use xlink:href='#x'/>", "<use xlink:href=\"#x\"></use>", &[]),
            ("<a href='javascript:x()'><g/></a>", "<a><g></g></a>", &["javascript:x()"]),
            ("<rect fill='url(#g)'/>", "<rect fill=\"url(#g)\"></rect>", &[]),
            ("<rect fill='url(https://a.example/x)'/>", "<rect></rect>", &["url(https://a.example/x)"]),
            ("<style>.a{fill:red}</style>", "<style>.a{fill:red}</style>", &[]),
            ("<style>@import 'https://a.example/x.css';</style>", "", &["style"]),
            ("<style>.a{fill:u\\72l(//x)}</style>", "", &["style"]),
            ("<!-- Anna --><metadata>Anna</metadata><i:namedview/>", "", &[]),
            ("<g i:label='Anna' data-name='Anna' id='g'/>", "<g id=\"g\"></g>", &[]),
            ("<animate attributeName='href' to='javascript:x()'/>", "", &["animate"]),
        ] {
            let (text, found) = clean(inner);
            assert_eq!(
                (text.as_str(), found),
                (left, dropped.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()),
                "{inner}"
            );
        }
    }

    #[test]
    fn entities_that_grow_are_stopped() {
        let mut laughs = "<!DOCTYPE svg [<!ENTITY a0 'ha'>".to_owned();
        for at in 1..12 {
            let before = format!("&a{};", at - 1).repeat(10);
            let _ = write!(laughs, "<!ENTITY a{at} '{before}'>");
        }
        laughs.push_str("]><svg xmlns='http://www.w3.org/2000/svg'><text>&a11;</text></svg>");
        assert_eq!(drawing(laughs.as_bytes()), Err(PictureFault::TooMuchDrawn));
        // Illustrator writes its namespaces as entities.
        let plain = "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;'><g/></svg>";
        assert!(drawing(plain.as_bytes()).is_ok());
        let outside = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg><text>&x;</text></svg>";
        assert!(drawing(outside.as_bytes()).map_or(true, |drawing| !drawing.text.contains("root:")));
    }

    #[test]
    fn shapes_that_repeat_each_other_are_counted() {
        let mut text = "<svg><rect id='a0'/>".to_owned();
        for at in 1..12 {
            let uses = format!("<use href='#a{}'/>", at - 1).repeat(10);
            let _ = write!(text, "<g id='a{at}'>{uses}</g>");
        }
        assert_eq!(drawing(format!("{text}</svg>").as_bytes()), Err(PictureFault::TooMuchDrawn));
        let loops = "<svg><g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>";
        assert!(drawing(loops.as_bytes()).is_ok());
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(500), "</g>".repeat(500));
        assert_eq!(drawing(deep.as_bytes()), Err(PictureFault::TooMuchDrawn));
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        for wrong in ["<svg", "<html><svg/></html>", "", "<svg>&nix;</svg>", "<!-- <svg -->"] {
            assert!(drawing(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert_eq!(drawing(b"<svg>\xff</svg>"), Err(PictureFault::Damaged));
        let picture = "<svg><image href='data:image/png;base64,!!'/></svg>";
        assert_eq!(drawing(picture.as_bytes()), Err(PictureFault::Damaged));
    }
}
