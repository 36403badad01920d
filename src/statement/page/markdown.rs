//! A page's elements written as they would be typed.

use super::tags::{Element, Node};

pub(super) struct Writer {
    /// Whether signs that Markdown would read are kept from it.
    pub escapes: bool,
}

/// A picture's path in the text, where the page shows one of the text's own: of a blank its path.
pub(super) fn picture(source: &str) -> String {
    let blank = source.strip_prefix("%%address:").and_then(|rest| rest.strip_suffix("%%"));
    match blank.and_then(|path| path.split_once('/')) {
        Some((_, path)) => unfolded(path),
        None => source.to_owned(),
    }
}

/// A path as it stands in a blank: `=20` is a blank space.
fn unfolded(field: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = field.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'=').then(|| after.get(..2)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Writer {
    pub fn block(&self, element: &Element) -> String {
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = usize::from(element.name.as_bytes()[1] - b'0');
                format!("{} {}", "#".repeat(level), self.line(&element.children))
            }
            "ul" | "ol" => self.list(element),
            "dl" => self.terms(element),
            "blockquote" => {
                let inner = self.blocks(&element.children).join("\n\n");
                inner.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
            }
            "pre" => format!("```\n{}\n```", raw(&element.children).trim_matches('\n')),
            "table" => self.table(element),
            "hr" => "---".to_owned(),
            "figure" => self.figure(element),
            _ => self.paragraph(element),
        }
    }

    fn paragraph(&self, element: &Element) -> String {
        let words = self.inlines(&element.children).trim().to_owned();
        match element.attribute("lang").filter(|_| element.name == "p" && !words.is_empty()) {
            Some(lang) => format!("[{words}]{{lang={lang}}}"),
            None => self.at_start(&words),
        }
    }

    /// What holds paragraphs and words in any order, in paragraphs.
    fn blocks(&self, nodes: &[Node]) -> Vec<String> {
        let mut out = Vec::new();
        let mut loose: Vec<Node> = Vec::new();
        let settle = |loose: &mut Vec<Node>, out: &mut Vec<String>| {
            let words = self.inlines(&std::mem::take(loose)).trim().to_owned();
            if !words.is_empty() {
                out.push(words);
            }
        };
        for node in nodes {
            match node {
                Node::Element(element) if super::BLOCKS.contains(&element.name.as_str()) => {
                    settle(&mut loose, &mut out);
                    out.push(self.block(element));
                }
                Node::Element(element) if super::FRAMES.contains(&element.name.as_str()) => {
                    settle(&mut loose, &mut out);
                    out.extend(self.blocks(&element.children));
                }
                node => loose.push(node.clone()),
            }
        }
        settle(&mut loose, &mut out);
        out
    }

    fn list(&self, element: &Element) -> String {
        let first: Option<usize> = (element.name == "ol")
            .then(|| element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1));
        let items = elements(element, "li");
        let written = items.into_iter().enumerate().map(|(at, item)| {
            let sign = first.map_or("- ".to_owned(), |first| format!("{}. ", first + at));
            let blocks = self.blocks(&item.children);
            let mut words = String::new();
            for (at, block) in blocks.iter().enumerate() {
                let nested = block.starts_with("- ") || block.starts_with("1. ");
                words += if at == 0 {
                    ""
                } else if nested {
                    "\n"
                } else {
                    "\n\n"
                };
                words += block;
            }
            for (box_of, typed) in [("☑ ", "[x] "), ("☐ ", "[ ] ")] {
                if let Some(rest) = words.strip_prefix(box_of) {
                    words = format!("{typed}{rest}");
                }
            }
            let indent = format!("\n{}", " ".repeat(sign.len()));
            sign + &words.replace('\n', &indent)
        });
        let text = written.collect::<Vec<_>>().join("\n");
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    fn terms(&self, element: &Element) -> String {
        let mut out = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(inner) if inner.name == "dt" => out.push(self.line(&inner.children)),
                Node::Element(inner) if inner.name == "dd" => {
                    out.push(format!(": {}", self.blocks(&inner.children).join("\n\n").replace('\n', "\n  ")));
                }
                _ => {}
            }
        }
        out.join("\n")
    }

    fn table(&self, element: &Element) -> String {
        let rows: Vec<Vec<String>> = rows(element)
            .into_iter()
            .map(|row| {
                let cells = row.children.iter().filter_map(|node| match node {
                    Node::Element(cell) if matches!(cell.name.as_str(), "td" | "th") => Some(cell),
                    _ => None,
                });
                cells.map(|cell| self.line(&cell.children).replace('|', "\\|")).collect()
            })
            .collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let line = |cells: &[String]| {
            let cells = (0..columns).map(|at| cells.get(at).map_or("", String::as_str));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let headed = !elements_below(element, "thead").is_empty();
        let mut out = Vec::new();
        let mut rows = rows.into_iter();
        out.push(line(&if headed { rows.next().unwrap_or_default() } else { Vec::new() }));
        out.push(format!("|{}", " --- |".repeat(columns)));
        out.extend(rows.map(|row| line(&row)));
        out.join("\n")
    }

    fn figure(&self, element: &Element) -> String {
        let caption = elements_below(element, "figcaption").first().map(|caption| self.line(&caption.children));
        match elements_below(element, "img").first() {
            Some(image) => self.image(image, caption.as_deref().unwrap_or_default()),
            None => self.blocks(&element.children).join("\n\n"),
        }
    }

    fn image(&self, element: &Element, caption: &str) -> String {
        let alt = element.attribute("alt").unwrap_or_default();
        let path = picture(element.attribute("src").unwrap_or_default());
        let path = if path.contains([' ', '(', ')']) { format!("<{path}>") } else { path };
        let title = if caption.is_empty() { String::new() } else { format!(" \"{}\"", caption.replace('"', "\\\"")) };
        format!("![{}]({path}{title})", self.words(alt))
    }

    /// Inlines in one line.
    fn line(&self, nodes: &[Node]) -> String {
        self.inlines(nodes).replace("\\\n", " ").replace('\n', " ").trim().to_owned()
    }

    fn inlines(&self, nodes: &[Node]) -> String {
        let mut out = String::new();
        for node in nodes {
            match node {
                Node::Words(words) => {
                    let words = self.words(words);
                    let joined = out.is_empty() || out.ends_with([' ', '\n']);
                    out.push_str(if joined { words.trim_start_matches(' ') } else { &words });
                }
                Node::Element(element) => out.push_str(&self.inline(element)),
            }
        }
        out
    }

    fn inline(&self, element: &Element) -> String {
        let inner = || self.inlines(&element.children);
        match element.name.as_str() {
            "strong" | "b" => around("**", &inner()),
            "em" | "i" | "cite" => around("*", &inner()),
            "del" | "s" | "strike" => around("~~", &inner()),
            "code" => format!("`{}`", raw(&element.children)),
            "br" => "\\\n".to_owned(),
            "img" => self.image(element, ""),
            "sup" => match note(element) {
                Some(number) => format!("[^{number}]"),
                None => inner(),
            },
            "a" if element.attribute("role") == Some("doc-backlink") => String::new(),
            "a" => {
                let words = inner();
                match element.attribute("href").filter(|_| !words.trim().is_empty()) {
                    Some(href) if href != raw(&element.children) => format!("[{words}]({})", target(href)),
                    Some(href) if !self.escapes => href.to_owned(),
                    Some(href) => format!("<{href}>"),
                    None => words,
                }
            }
            "span" | "bdi" | "em-lang" if element.attribute("lang").is_some() => {
                format!("[{}]{{lang={}}}", inner(), element.attribute("lang").unwrap_or_default())
            }
            _ if element.has_class("amendment") => {
                let within = element.children.iter().filter(|node| matches!(node, Node::Element(_)));
                self.inlines(&within.cloned().collect::<Vec<_>>())
            }
            _ => inner(),
        }
    }

    /// Words with single ordinary blanks; no-break spaces are set by the program, not by people.
    fn words(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let chars: Vec<char> = text.chars().map(|c| if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c }).collect();
        let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        for (at, c) in chars.iter().copied().enumerate() {
            let between = letter(at.checked_sub(1)) && letter(Some(at + 1));
            match c {
                c if c.is_whitespace() && out.ends_with(' ') => {}
                c if c.is_whitespace() => out.push(' '),
                '\\' | '`' | '[' | ']' if self.escapes => out.extend(['\\', c]),
                '*' | '_' if self.escapes && !between => out.extend(['\\', c]),
                '~' if self.escapes && chars.get(at + 1) == Some(&'~') => out.push_str("\\~"),
                '<' if self.escapes
                    && chars.get(at + 1).is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(*c)) =>
                {
                    out.push_str("\\<");
                }
                c => out.push(c),
            }
        }
        out
    }

    /// A paragraph that begins like a list, a heading or a quote and is none.
    fn at_start(&self, words: &str) -> String {
        if !self.escapes {
            return words.to_owned();
        }
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = (1..=9).contains(&digits) && words[digits..].starts_with([')', '.']);
        let numbered = numbered && words[digits + 1..].starts_with(' ');
        match words.chars().next() {
            _ if numbered => format!("{}\\{}", &words[..digits], &words[digits..]),
            Some('#' | '>' | '+' | '-' | '=' | ':') => format!("\\{words}"),
            _ => words.to_owned(),
        }
    }
}

/// Signs close to the words: blanks stand outside of them.
fn around(sign: &str, words: &str) -> String {
    let (bare, start) = (words.trim(), words.len() - words.trim_start().len());
    if bare.is_empty() {
        return words.to_owned();
    }
    format!("{}{sign}{bare}{sign}{}", &words[..start], &words[start + bare.len()..])
}

fn target(href: &str) -> String {
    let bare = href.chars().any(|c| c.is_whitespace() || "()<>".contains(c));
    if bare { format!("<{}>", href.replace(['<', '>', '\n'], "")) } else { href.to_owned() }
}

/// The number of the note that a mention leads to.
fn note(element: &Element) -> Option<usize> {
    let link = element.children.iter().any(
        |node| matches!(node, Node::Element(link) if link.name == "a" && link.attribute("role") == Some("doc-noteref")),
    );
    raw(&element.children).trim().parse().ok().filter(|_| link || element.attribute("id").is_some())
}

fn raw(nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        Node::Words(words) => words.clone(),
        Node::Element(element) if element.name == "br" => "\n".to_owned(),
        Node::Element(element) => raw(&element.children),
    };
    nodes.iter().map(one).collect()
}

fn elements<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let own = |node: &'e Node| match node {
        Node::Element(inner) if inner.name == name => Some(inner),
        _ => None,
    };
    element.children.iter().filter_map(own).collect()
}

fn elements_below<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for node in &element.children {
        let Node::Element(inner) = node else { continue };
        if inner.name == name {
            found.push(inner);
        } else {
            found.extend(elements_below(inner, name));
        }
    }
    found
}

fn rows(table: &Element) -> Vec<&Element> {
    elements_below(table, "tr")
}
