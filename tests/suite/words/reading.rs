//! What a text says, read by somebody else than the program: pulldown-cmark, and tags taken off by hand.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The words that a reader is meant to see.
#[derive(Debug, Default)]
pub struct Reading {
    pub words: String,
    /// Titles of links and pictures, which not every form shows.
    pub titles: String,
}

impl Reading {
    /// Of a text in Markdown without front matter.
    ///
    /// Three habits of our authors are no Markdown: a `*` between two letters is a letter, and a line
    /// that begins with a day and a month is no list; both are escaped here. `{lang=ar}` behind a
    /// bracket names the language of what stands in it, and goes.
    pub fn of_markdown(source: &str) -> Self {
        let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let source = without_tongues(&with_dates(&with_stars(&source)));
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_DEFINITION_LIST;
        let mut reading = Self::default();
        let mut html = String::new();
        for event in Parser::new_ext(&source, options) {
            match event {
                Event::Html(part) | Event::InlineHtml(part) => html.push_str(&part),
                event => {
                    reading.add_html(&std::mem::take(&mut html));
                    reading.event(event);
                }
            }
        }
        reading.add_html(&html);
        reading
    }

    /// Of a file from another program: the titles of its head, then its text.
    pub fn of_foreign(source: &str) -> Self {
        let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let fence = ["---\n", "+++\n"].into_iter().find(|fence| source.starts_with(fence));
        let (head, body) = match fence {
            Some(fence) => source[4..].split_once(&format!("\n{fence}")).unwrap_or(("", &source)),
            None if source.starts_with("Title:") => source.split_once("\n\n").unwrap_or((&source, "")),
            None => ("", source.as_str()),
        };
        let mut reading = Self::of_markdown(body);
        for line in head.lines() {
            let name = line.split([':', '=']).next().unwrap_or("").trim().to_lowercase();
            if name == "title" || name == "subtitle" {
                reading.words.push('\n');
                reading.words.push_str(line.split_once([':', '=']).map_or("", |(_, value)| value));
            }
        }
        reading
    }

    /// Of a page or a part of one.
    pub fn of_html(html: &str) -> Self {
        let mut reading = Self::default();
        reading.add_html(html);
        reading
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.words.push_str(&text),
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => {
                self.titles.push(' ');
                self.titles.push_str(&title);
            }
            // Emphasis may end within a word.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::End(end) if is_within_a_line(end) => {}
            _ => self.words.push('\n'),
        }
    }

    fn add_html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            self.words.push_str(&decoded(&rest[..at]));
            rest = &rest[at..];
            let len = self.tag(rest);
            rest = &rest[len..];
        }
        self.words.push_str(&decoded(rest));
    }

    /// Takes what stands at a `<` and gives its length.
    fn tag(&mut self, rest: &str) -> usize {
        let upto = |end: &str| rest.find(end).map(|at| at + end.len());
        let lower = rest.to_ascii_lowercase();
        let program = ["script", "style"].into_iter().find(|name| lower.starts_with(&format!("<{name}")));
        if let Some(name) = program
            && let Some(at) = lower.find(&format!("</{name}>"))
        {
            return at + name.len() + 3;
        }
        if rest.starts_with("<!--") {
            return upto("-->").unwrap_or(1);
        }
        if let Some(inner) = rest.strip_prefix("<![CDATA[") {
            let end = inner.find("]]>").unwrap_or(inner.len());
            self.words.push_str(&inner[..end]);
            return (9 + end + 3).min(rest.len());
        }
        let markup = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(len) = end_of_tag(rest).filter(|_| markup) else {
            self.words.push('<');
            return 1;
        };
        let tag = &rest[..len];
        self.words.push_str(&attribute(tag, "alt"));
        self.titles.push(' ');
        self.titles.push_str(&attribute(tag, "title"));
        let name: String =
            lower[1..].chars().skip_while(|c| *c == '/').take_while(char::is_ascii_alphanumeric).collect();
        if !["a", "b", "code", "del", "em", "i", "span", "strong", "sup", "u"].contains(&name.as_str()) {
            self.words.push('\n');
        }
        len
    }
}

fn is_within_a_line(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// `>` within quotes ends no tag.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    tag.find('>').map(|at| at + 1)
}

fn attribute(tag: &str, name: &str) -> String {
    let Some(at) = tag.find(&format!(" {name}=\"")) else { return String::new() };
    let value = &tag[at + name.len() + 3..];
    decoded(value.split('"').next().unwrap_or(""))
}

fn decoded(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&uuml;", "ü"),
        ("&mdash;", "—"),
    ];
    pairs.into_iter().fold(text.to_owned(), |text, (name, c)| text.replace(name, c)).replace("&amp;", "&")
}

fn without_tongues(source: &str) -> String {
    let mut parts = source.split("]{lang=");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        out.push(']');
        out.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    out
}

fn with_stars(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let mut out = String::with_capacity(source.len());
    for (at, c) in chars.iter().enumerate() {
        if *c == '*' && letter(at.checked_sub(1)) && letter(Some(at + 1)) {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

fn with_dates(source: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let line = |line: &str| match line.split_once(". ") {
        Some((day, rest))
            if day.len() <= 2 && day.parse::<u8>().is_ok() && MONTHS.iter().any(|month| rest.starts_with(month)) =>
        {
            format!("{day}\\. {rest}")
        }
        _ => line.to_owned(),
    };
    source.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn tags_go_and_words_stay() {
    let words = |html: &str| Reading::of_html(html).words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words("<p>a <b>b</b>c<br>d &amp; <!-- x --> <img alt=\"e\" title=\"f\"> 1 < 2</p>"), "a bc d & e 1 < 2");
    assert_eq!(words("<script>x</script><td>a</td><td>b</td>"), "a b");
    let markdown = Reading::of_markdown("12. März 2026 – Lehrer*innen *und* Schüler*innen [b](c \"d\")[^1]\n\n[^1]: e");
    assert_eq!(
        markdown.words.split_whitespace().collect::<Vec<_>>().join(" "),
        "12. März 2026 – Lehrer*innen und Schüler*innen b e"
    );
}
