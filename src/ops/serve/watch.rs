//! Writing with the page in view: the text with its remarks on one side, its pages on the other, anew
//! whenever a file changes.
//!
//! The browser asks, so nothing here runs by itself: on each question the files are looked at by name,
//! size and time, and only when they differ is anything set again. That is the same on every system.

use super::super::check::check;
use super::super::desk::{Desk, Target};
use super::super::render::draft_pages;
use super::super::{OpsError, Surroundings};
use super::{Body, TEXT, decode, is_ours, listen, missing, page, with};
use crate::statement::{Digest, Finding, Lang, Level, StatementId};
use std::cell::RefCell;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const PAGE: &str = include_str!("watch.html");
const SCRIPT: &str = include_str!("watch.js");
const STYLE: &str = include_str!("watch.css");
const HTML: &str = "text/html; charset=utf-8";

/// What is said beside a line of the text.
struct Remark {
    grave: bool,
    line: usize,
    /// `de.md:12:5`, what is wrong, and what to type where that is known.
    place: String,
    sentence: String,
    fix: Option<String>,
}

/// The sentences of the page, which this room does not know.
pub struct Phrases<'p> {
    /// The language they are in.
    pub lang: &'static str,
    pub mark: String,
    pub gone: String,
    pub text: String,
    pub pages: String,
    /// The name of a page for those who do not see it.
    pub page: &'p dyn Fn(usize, usize) -> String,
    pub finding: &'p dyn Fn(&Finding) -> (String, Option<String>),
    pub error: &'p dyn Fn(OpsError) -> String,
}

/// A server that shows one edition while it is written.
pub struct Watch<'p> {
    http: tiny_http::Server,
    dir: PathBuf,
    surroundings: Surroundings,
    id: StatementId,
    lang: Lang,
    phrases: Phrases<'p>,
    shown: RefCell<Shown>,
    pub address: String,
}

/// What was set last, and for which state of the files.
#[derive(Default)]
struct Shown {
    state: String,
    content: String,
    pages: Vec<String>,
}

/// Starts listening for one edition; the first of the statement where none is named.
pub fn watch<'p>(desk: &Desk, target: &Target, phrases: Phrases<'p>) -> Result<Watch<'p>, OpsError> {
    let texts = super::super::folder::current(desk, &target.id)?.texts;
    let lang = match &target.lang {
        Some(lang) => texts.contains_key(lang).then(|| lang.clone()),
        None => texts.keys().next().cloned(),
    };
    let missing = || OpsError::NoEdition {
        id: target.id.clone(),
        lang: target.lang.as_ref().map_or("-", Lang::as_str).to_owned(),
    };
    let (http, address) = listen(0)?;
    Ok(Watch {
        http,
        dir: desk.workspace.root().to_owned(),
        surroundings: desk.surroundings.clone(),
        id: target.id.clone(),
        lang: lang.ok_or_else(missing)?,
        phrases,
        shown: RefCell::default(),
        address,
    })
}

impl Watch<'_> {
    /// Answers until the process ends.
    pub fn run(&self) {
        for request in self.http.incoming_requests() {
            let answer = match is_ours(&request) {
                true => self.answer(request.method(), request.url()),
                false => page(403, TEXT, b"403\n".to_vec()),
            };
            let _ = request.respond(answer);
        }
    }

    fn answer(&self, method: &tiny_http::Method, url: &str) -> Body {
        if *method != tiny_http::Method::Get {
            return with(page(405, TEXT, b"405\n".to_vec()), "Allow", "GET");
        }
        let path = decode(url.split(['?', '#']).next().unwrap_or("/")).unwrap_or_default();
        match path.as_str() {
            "/" => with_script(page(200, HTML, self.page().into_bytes())),
            "/content" => page(200, HTML, self.set().content.clone().into_bytes()),
            "/state" => page(200, TEXT, self.state().into_bytes()),
            "/watch.js" => page(200, "text/javascript; charset=utf-8", SCRIPT.into()),
            "/watch.css" => page(200, "text/css; charset=utf-8", STYLE.into()),
            path => {
                let number =
                    path.strip_prefix("/page/").and_then(|rest| rest.strip_suffix(".svg")?.parse::<usize>().ok());
                let shown = self.shown.borrow();
                let drawn = number.and_then(|number| shown.pages.get(number.checked_sub(1)?));
                drawn.map_or_else(missing, |page| super::page(200, "image/svg+xml", page.clone().into_bytes()))
            }
        }
    }

    fn page(&self) -> String {
        let shown = self.set();
        let title = format!("{} · {}", self.id, self.lang);
        let values = [
            ("{lang}", self.phrases.lang),
            ("{title}", &title),
            ("{state}", &shown.state),
            ("{mark}", &escaped(&self.phrases.mark)),
            ("{gone}", &escaped(&self.phrases.gone)),
        ];
        let frame = values.iter().fold(PAGE.to_owned(), |page, (name, value)| page.replace(name, value));
        // Last, since a text may hold any of these names.
        frame.replacen("{content}", &shown.content, 1)
    }

    /// What the files are like now, by name, size and time; the same words, the same files.
    fn state(&self) -> String {
        let mut seen = String::new();
        for folder in [Desk::folder(&self.id), "templates".to_owned(), "workflow.toml".to_owned()] {
            look(&self.dir.join(folder), &mut seen, 0);
        }
        Digest::of(seen.as_bytes()).to_string()
    }

    /// Sets the edition again where a file has changed since.
    fn set(&self) -> std::cell::Ref<'_, Shown> {
        let state = self.state();
        if self.shown.borrow().state != state {
            let (text, remarks, pages) = self.read();
            let content = self.content(&text, &remarks, pages.len());
            *self.shown.borrow_mut() = Shown { state, content, pages };
        }
        self.shown.borrow()
    }

    /// The text, what there is to say about it, and its pages; none where it cannot be set.
    fn read(&self) -> (String, Vec<Remark>, Vec<String>) {
        let opened = Desk::open(&self.dir, self.surroundings.clone())
            .and_then(|desk| Ok((check(&desk, &self.id, Some(&self.lang))?, desk)));
        let (checked, desk) = match opened {
            Ok((mut checked, desk)) if !checked.is_empty() => (checked.remove(0), desk),
            Ok(_) => return (String::new(), Vec::new(), Vec::new()),
            Err(error) => return (String::new(), vec![self.trouble(error)], Vec::new()),
        };
        let mut remarks: Vec<Remark> = checked.findings.iter().map(|finding| self.remark(finding)).collect();
        let pages = match draft_pages(&desk, &self.id, &self.lang) {
            Ok(pages) => pages,
            // Its findings are told already.
            Err(OpsError::Findings { .. }) => Vec::new(),
            Err(error) => {
                remarks.insert(0, self.trouble(error));
                Vec::new()
            }
        };
        (checked.text, remarks, pages)
    }

    fn remark(&self, finding: &Finding) -> Remark {
        let (sentence, fix) = (self.phrases.finding)(finding);
        let span = finding.span;
        let place = format!("{}.md:{}:{}", self.lang, span.line, span.column);
        Remark { grave: finding.level == Level::Error, line: span.line, place, sentence, fix }
    }

    fn trouble(&self, error: OpsError) -> Remark {
        let span = if let OpsError::Render(error) = &error { error.span() } else { None };
        let place = span.map(|span| format!("{}.md:{}:{}", self.lang, span.line, span.column)).unwrap_or_default();
        let line = span.map_or(0, |span| span.line);
        Remark { grave: true, line, place, sentence: (self.phrases.error)(error), fix: None }
    }

    fn content(&self, text: &str, remarks: &[Remark], pages: usize) -> String {
        let mut out = format!("<section class=\"text\" tabindex=\"0\">\n<h2>{}</h2>\n", escaped(&self.phrases.text));
        let lines = text.lines().count();
        // What stands at no line, or behind the last, is told above all.
        remarks.iter().filter(|remark| !(1..=lines).contains(&remark.line)).for_each(|remark| remark.write(&mut out));
        out.push_str("<ol class=\"lines\">\n");
        for (at, line) in text.lines().enumerate() {
            let _ = write!(out, "<li><span class=\"number\">{}</span><code>{}</code>", at + 1, escaped(line));
            remarks.iter().filter(|remark| remark.line == at + 1).for_each(|remark| remark.write(&mut out));
            out.push_str("</li>\n");
        }
        let _ = write!(
            out,
            "</ol>\n</section>\n<section class=\"pages\" tabindex=\"0\">\n<h2>{}</h2>\n",
            escaped(&self.phrases.pages)
        );
        for number in 1..=pages {
            let name = escaped(&(self.phrases.page)(number, pages));
            let _ = writeln!(out, "<img src=\"/page/{number}.svg\" alt=\"{name}\">");
        }
        out.push_str("</section>\n");
        out
    }
}

impl Remark {
    fn write(&self, out: &mut String) {
        let class = if self.grave { "remark error" } else { "remark" };
        let _ = write!(
            out,
            "<div class=\"{class}\"><p><strong>{}</strong> {}</p>",
            escaped(&self.place),
            escaped(&self.sentence)
        );
        for line in self.fix.iter().flat_map(|fix| fix.lines()) {
            let _ = write!(out, "<p>{}</p>", escaped(line));
        }
        out.push_str("</div>\n");
    }
}

/// This page alone runs a program, and only its own.
fn with_script(body: Body) -> Body {
    const POLICY: &str = "default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'";
    let name = tiny_http::HeaderField::from_bytes("Content-Security-Policy");
    let Ok(field) = name else { return body };
    let mut body = body;
    // A second policy would be obeyed as well: the stricter one has to go.
    let kept: Vec<tiny_http::Header> = body.headers().iter().filter(|header| header.field != field).cloned().collect();
    let data = body.data_length();
    let status = body.status_code();
    body = tiny_http::Response::new(status, kept, body.into_reader(), data, None);
    with(body, "Content-Security-Policy", POLICY)
}

fn look(path: &Path, seen: &mut String, depth: usize) {
    let Ok(found) = std::fs::symlink_metadata(path) else { return };
    if found.is_dir() && depth < 8 {
        let mut inside: Vec<PathBuf> =
            std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| look(path, seen, depth + 1));
    } else {
        let _ = writeln!(seen, "{} {} {:?}", path.display(), found.len(), found.modified().ok());
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
