//! A page's HTML as a tree, whoever wrote it: what is not closed is closed, what makes no sense is words.

use crate::statement::parse::decode;

/// What stands in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Words(String),
    Element(Element),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Element {
    /// In lower case.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }
}

/// Elements that never hold anything.
const EMPTY: [&str; 9] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"];
/// Elements within one another; what is deeper stands beside.
const DEEP: usize = 64;

/// Reads a page or a part of one. Comments, programs and style sheets are no words and go.
pub(super) fn tree(html: &str) -> Vec<Node> {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words(&mut open, &rest[..at]);
        rest = &rest[at..];
        let Some(len) = skipped(rest) else {
            match tag(rest) {
                Some((Tag::Close(name), len)) => {
                    close(&mut open, &name);
                    rest = &rest[len..];
                }
                Some((Tag::Open(element), len)) => {
                    let leaf = EMPTY.contains(&element.name.as_str()) || open.len() > DEEP;
                    if leaf {
                        child(&mut open, Node::Element(element))
                    } else {
                        open.push(element)
                    }
                    rest = &rest[len..];
                }
                None => {
                    words(&mut open, "<");
                    rest = &rest[1..];
                }
            }
            continue;
        };
        rest = &rest[len..];
    }
    words(&mut open, rest);
    while open.len() > 1 {
        pop(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

fn words(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        child(open, Node::Words(decode(text)));
    }
}

fn child(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn pop(open: &mut Vec<Element>) {
    if let Some(element) = open.pop() {
        child(open, Node::Element(element));
    }
}

/// Closes the innermost element of this name with all within it; without one nothing is closed.
fn close(open: &mut Vec<Element>, name: &str) {
    let Some(at) = open.iter().skip(1).rposition(|element| element.name == name) else { return };
    while open.len() > at + 1 {
        pop(open);
    }
}

/// The length of what has no words, where one begins here.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return Some(rest.find('>').map_or(rest.len(), |end| end + 1));
    }
    ["script", "style", "template"].into_iter().find_map(|name| {
        let opens = rest.get(1..=name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        let ends = rest.as_bytes().get(name.len() + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if !opens || !ends {
            return None;
        }
        let closing = format!("</{name}");
        let end = rest.to_ascii_lowercase().find(&closing)?;
        Some(rest[end..].find('>').map_or(rest.len(), |more| end + more + 1))
    })
}

enum Tag {
    Open(Element),
    Close(String),
}

/// The tag that begins here with its length.
fn tag(rest: &str) -> Option<(Tag, usize)> {
    let closes = rest.starts_with("</");
    let mut at = 1 + usize::from(closes);
    let name = word(rest, at, |c| c.is_ascii_alphanumeric() || c == '-');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    at += name.len();
    let mut attributes = Vec::new();
    loop {
        at += word(rest, at, |c| c.is_whitespace() || c == '/').len();
        match rest[at..].chars().next()? {
            '>' => break,
            _ => {
                let key = word(rest, at, |c| !c.is_whitespace() && !"=>/".contains(c));
                if key.is_empty() {
                    at += rest[at..].chars().next()?.len_utf8();
                    continue;
                }
                at += key.len();
                let (value, len) = value(&rest[at..])?;
                at += len;
                attributes.push((key.to_ascii_lowercase(), value));
            }
        }
    }
    let name = name.to_ascii_lowercase();
    let tag = if closes { Tag::Close(name) } else { Tag::Open(Element { name, attributes, children: Vec::new() }) };
    Some((tag, at + 1))
}

fn word(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> &str {
    let rest = text.get(from..).unwrap_or("");
    let end = rest.find(|c: char| !belongs(c)).unwrap_or(rest.len());
    &rest[..end]
}

/// What stands behind an attribute's name, with its length; nothing where it has no value.
fn value(rest: &str) -> Option<(String, usize)> {
    let blank = word(rest, 0, char::is_whitespace).len();
    let Some(after) = rest[blank..].strip_prefix('=') else { return Some((String::new(), 0)) };
    let more = word(after, 0, char::is_whitespace).len();
    let start = blank + 1 + more;
    let after = &after[more..];
    if let Some(quote) = after.chars().next().filter(|c| "\"'".contains(*c)) {
        let end = after[1..].find(quote)?;
        return Some((decode(&after[1..=end]), start + end + 2));
    }
    let plain = word(after, 0, |c| !c.is_whitespace() && c != '>');
    Some((decode(plain), start + plain.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Words(words) => words.clone(),
            Node::Element(element) => {
                let attributes: String =
                    element.attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
                format!("({}{attributes}|{})", element.name, shown(&element.children))
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn whatever_stands_there_becomes_a_tree() {
        for (html, tree_of_it) in [
            ("<p class=\"a b\">Eins <B>zwei</b></p>", "(p class=\"a b\"|Eins (b|zwei))"),
            ("<p>offen <em>und", "(p|offen (em|und))"),
            ("</p>a</div>b", "ab"),
            ("<p>a<br>b<br/>c<img src='x'></p>", "(p|a(br|)b(br|)c(img src=\"x\"|))"),
            ("1 < 2 <3", "1 < 2 <3"),
            ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "(p|a)"),
            ("<script>if (a<b) {}</script>x<style>p{}</style>", "x"),
            ("<a href=x.html title=\"a &amp; b\" hidden>y</a>", "(a href=\"x.html\" title=\"a & b\" hidden=\"\"|y)"),
            ("<!doctype html><p>Gr&uuml;&szlig;e", "(p|Grüße)"),
            ("<a href=\"offen>x", "<a href=\"offen>x"),
            ("<div><p>a</div>b", "(div|(p|a))b"),
        ] {
            assert_eq!(shown(&tree(html)), tree_of_it, "{html}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        let deep = "<div>".repeat(50_000) + "x";
        assert!(!tree(&deep).is_empty());
    }
}
