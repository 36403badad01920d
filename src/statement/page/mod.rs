//! A page read back: its paragraphs as they would be typed in a text, to compare and to take over.
//!
//! What somebody changed on a website by hand is HTML. It is cut into passages as a reader sees
//! them, each written in Markdown; what a text cannot hold (a video, a form) is named and stays out.

mod markdown;
mod tags;
mod take;

pub use take::take_over;

use markdown::Writer;
use tags::{Element, Node, tree};

/// A paragraph, a heading, a list, a table … of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its class where it has one, else its element: `lead`, `h2`, `ul`.
    pub name: String,
    /// As it is typed in a text.
    pub typed: String,
    /// The same without the signs that only keep Markdown from reading too much.
    pub shown: String,
    /// Its letters and digits alone, by which it is found in a text however that is typed.
    key: String,
    /// Whether a text can hold it.
    fits: bool,
}

/// The passages of a page, in order; of a whole page only those of its article.
pub fn passages(html: &str) -> Vec<Passage> {
    let nodes = tree(html);
    let mut reader = Reader { passages: Vec::new(), loose: Vec::new() };
    match article(&nodes) {
        Some(article) => reader.all(&article.children),
        None => reader.all(&nodes),
    }
    reader.settle();
    reader.passages
}

/// Everything that is said on a page, in order, also beside its article and behind its end.
pub fn whole_page(html: &str) -> Vec<Passage> {
    let mut reader = Reader { passages: Vec::new(), loose: Vec::new() };
    reader.all(&tree(html));
    reader.settle();
    reader.passages
}

/// A heading of the first level, as titles are.
pub fn title(html: &str) -> Passage {
    let nodes = tree(html);
    let heading = Element { name: "h1".to_owned(), attributes: Vec::new(), children: nodes };
    passage("h1", &heading)
}

fn article(nodes: &[Node]) -> Option<&Element> {
    nodes.iter().find_map(|node| match node {
        Node::Element(element) if element.name == "article" => Some(element),
        Node::Element(element) => article(&element.children),
        Node::Words(_) => None,
    })
}

const BLOCKS: [&str; 17] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "table",
    "pre",
    "hr",
    "figure",
    "details",
    "address",
];
/// What a reader sees and a text cannot say.
const FOREIGN: [&str; 9] = ["iframe", "video", "audio", "form", "object", "embed", "canvas", "svg", "button"];
/// What only holds others.
const FRAMES: [&str; 8] = ["html", "body", "main", "article", "header", "footer", "section", "div"];

struct Reader {
    passages: Vec<Passage>,
    /// Words that stand in no paragraph.
    loose: Vec<Node>,
}

impl Reader {
    fn all(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element(element) = node else {
                self.loose.push(node.clone());
                continue;
            };
            let name = element.name.as_str();
            if name == "head" || name == "nav" {
                continue;
            } else if FOREIGN.contains(&name) {
                self.settle();
                self.passages.push(foreign(element));
            } else if name == "figure" && only_table(element).is_some() {
                self.settle();
                self.passages.extend(only_table(element).map(|table| passage("table", table)));
            } else if BLOCKS.contains(&name) {
                self.settle();
                match first_foreign(element) {
                    Some(inner) => self.passages.push(foreign(inner)),
                    None => self.passages.push(passage(&called(element), element)),
                }
            } else if FRAMES.contains(&name) {
                self.settle();
                self.all(&element.children);
                self.settle();
            } else {
                self.loose.push(node.clone());
            }
        }
    }

    /// What stood outside of any paragraph is one.
    fn settle(&mut self) {
        let children = std::mem::take(&mut self.loose);
        let paragraph = Element { name: "p".to_owned(), attributes: Vec::new(), children };
        let passage = passage("p", &paragraph);
        if !passage.typed.is_empty() {
            self.passages.push(passage);
        }
    }
}

fn passage(name: &str, element: &Element) -> Passage {
    // The lead of a press release is bold on the page and not in the text.
    let bold = match element.children.as_slice() {
        [Node::Element(only)] if name == "lead" && matches!(only.name.as_str(), "strong" | "b") => Some(&only.children),
        _ => None,
    };
    let bare = bold.map(|children| Element { children: children.clone(), ..element.clone() });
    let element = bare.as_ref().unwrap_or(element);
    Passage {
        name: name.to_owned(),
        typed: Writer { escapes: true }.block(element),
        shown: Writer { escapes: false }.block(element),
        key: key(&letters(&element.children)) + &pictures(&element.children),
        fits: true,
    }
}

fn foreign(element: &Element) -> Passage {
    let source = ["src", "data", "action"].into_iter().find_map(|name| element.attribute(name)).unwrap_or_default();
    let shown = format!("<{} {source}>", element.name).replace(" >", ">");
    Passage { name: element.name.clone(), typed: shown.clone(), key: key(&shown), shown, fits: false }
}

fn first_foreign(element: &Element) -> Option<&Element> {
    element.children.iter().find_map(|node| match node {
        Node::Element(inner) if FOREIGN.contains(&inner.name.as_str()) => Some(inner),
        Node::Element(inner) => first_foreign(inner),
        Node::Words(_) => None,
    })
}

fn only_table(figure: &Element) -> Option<&Element> {
    figure.children.iter().find_map(|node| match node {
        Node::Element(inner) if inner.name == "table" => Some(inner),
        _ => None,
    })
}

fn called(element: &Element) -> String {
    let own = element.attribute("class").unwrap_or_default().split_whitespace();
    let own = own.into_iter().find(|class| !class.starts_with("wp-") && !class.starts_with("has-"));
    own.filter(|_| element.name == "p").unwrap_or(&element.name).to_owned()
}

/// The words of a page without the numbers of its notes.
fn letters(nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        Node::Words(words) => words.clone(),
        Node::Element(element) if element.name == "sup" => String::new(),
        // The words that say what a line through other words means are no words of the text.
        Node::Element(element) if element.has_class("amendment") => {
            let within = |node: &&Node| matches!(node, Node::Element(_));
            letters(&element.children.iter().filter(within).cloned().collect::<Vec<_>>())
        }
        Node::Element(element) => letters(&element.children),
    };
    nodes.iter().map(one).collect()
}

fn pictures(nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        Node::Element(element) if element.name == "img" => {
            picture_key(&markdown::picture(element.attribute("src").unwrap_or_default()))
        }
        Node::Element(element) => pictures(&element.children),
        Node::Words(_) => String::new(),
    };
    nodes.iter().map(one).collect()
}

fn picture_key(path: &str) -> String {
    format!("|{}", key(path))
}

/// Letters and digits alone: typography, quotes and blanks play no part.
fn key(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests;
