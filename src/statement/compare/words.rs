//! Words within a paragraph: taken apart into tokens, compared, and built again with their changes.

use super::super::{Change, Inline, Lang, Remark, Span, plain};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// The smallest part that is compared, with everything that lies around it.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub atom: Atom,
    style: Vec<Style>,
    /// What makes two tokens the same.
    key: String,
}

impl Token {
    /// What makes two tokens the same, their look and their descriptions included.
    pub(super) fn full_key(&self) -> String {
        let described = match &self.atom {
            Atom::Image { title, alt, .. } => format!("{title}\u{2}{}", plain(alt)),
            _ => String::new(),
        };
        if self.style.is_empty() && described.is_empty() {
            return format!("{}\u{7f}", self.key);
        }
        format!("{}{described}{:?}\u{7f}", self.key, self.style)
    }
}

#[derive(Debug, Clone)]
pub(super) enum Atom {
    Text(String),
    Code(String),
    Image { url: String, title: String, alt: Vec<Inline>, span: Span },
    Note(usize),
    Break,
}

/// What words stand in. Only a line through them changes what they say.
#[derive(Debug, Clone, PartialEq)]
enum Style {
    Strong,
    Emphasis,
    Strike,
    Link { url: String, title: String },
    Foreign(Lang),
}

/// Takes inlines apart: words, runs of blanks, signs at the edge of a word. A line end of the
/// source is a blank. `picture` names a picture by what it shows.
pub(super) fn tokens(inlines: &[Inline], picture: &dyn Fn(&str) -> String) -> Vec<Token> {
    let mut taker = Taker { out: Vec::new(), style: Vec::new(), picture };
    taker.all(inlines);
    taker.out
}

struct Taker<'a> {
    out: Vec<Token>,
    style: Vec<Style>,
    picture: &'a dyn Fn(&str) -> String,
}

impl Taker<'_> {
    fn all(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => split(text).into_iter().for_each(|part| {
                    let key = if part.trim().is_empty() { " ".to_owned() } else { part.to_owned() };
                    self.push(Atom::Text(part.to_owned()), key);
                }),
                Inline::Code(text) => self.push(Atom::Code(text.clone()), format!("\u{1}{text}")),
                Inline::Strong(inner) => self.within(Style::Strong, inner),
                Inline::Emphasis(inner) => self.within(Style::Emphasis, inner),
                Inline::Strike(inner) => self.within(Style::Strike, inner),
                Inline::Link { url, title, text, .. } => {
                    self.within(Style::Link { url: url.clone(), title: title.clone() }, text);
                }
                Inline::Foreign { lang, text } => self.within(Style::Foreign(lang.clone()), text),
                Inline::Image { url, title, alt, span } => {
                    let key = format!("\u{2}{}", (self.picture)(url));
                    let image = Atom::Image { url: url.clone(), title: title.clone(), alt: alt.clone(), span: *span };
                    self.push(image, key);
                }
                Inline::Note(at) => self.push(Atom::Note(*at), "\u{3}".to_owned()),
                Inline::SoftBreak => self.push(Atom::Text(" ".to_owned()), " ".to_owned()),
                Inline::HardBreak => self.push(Atom::Break, "\u{4}".to_owned()),
                // A text that was read has none.
                Inline::Changed(_, inner) => self.all(inner),
            }
        }
    }

    fn within(&mut self, style: Style, inner: &[Inline]) {
        self.style.push(style);
        self.all(inner);
        self.style.pop();
    }

    fn push(&mut self, atom: Atom, key: String) {
        let struck = self.style.contains(&Style::Strike);
        let key = if struck { format!("\u{5}{key}") } else { key };
        self.out.push(Token { atom, style: self.style.clone(), key });
    }
}

/// Words as people see them: `Bürger*innen` is one, and the full stop behind it none of it.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let blank = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != blank).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        if blank {
            parts.push(run);
            continue;
        }
        let start = run.find(char::is_alphanumeric).unwrap_or(run.len());
        let stop = run
            .rfind(char::is_alphanumeric)
            .map_or(run.len(), |at| at + run[at..].chars().next().map_or(0, char::len_utf8));
        let (before, word, behind) = (&run[..start], &run[start..stop.max(start)], &run[stop.max(start)..]);
        parts.extend([before, word, behind].into_iter().filter(|part| !part.is_empty()));
    }
    parts
}

/// A stretch of the comparison: the same on both sides, or what stands in place of what.
#[derive(Debug)]
pub(super) struct Run {
    pub same: bool,
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The comparison in stretches. Between two changes a sign, a blank or one short word that happens to
/// be the same is taken into them: "war alt" for "ist neu" reads better than three changes.
pub(super) fn runs(old: &[Token], new: &[Token]) -> Vec<Run> {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
    let mut runs: Vec<Run> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        let same = matches!(op, DiffOp::Equal { .. });
        push(&mut runs, Run { same, old: op.old_range(), new: op.new_range() });
    }
    let mut joined: Vec<Run> = Vec::new();
    let last = runs.len().saturating_sub(1);
    for (at, run) in runs.into_iter().enumerate() {
        let inside = at > 0 && at < last;
        let trifle = run.same && inside && is_trifle(&new[run.new.clone()]);
        push(&mut joined, Run { same: run.same && !trifle, ..run });
    }
    joined
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.same == run.same => {
            last.old.end = run.old.end;
            last.new.end = run.new.end;
        }
        _ => runs.push(run),
    }
}

fn is_trifle(tokens: &[Token]) -> bool {
    let letters = |token: &Token| match &token.atom {
        Atom::Text(text) => Some(text.chars().filter(|c| c.is_alphanumeric()).count()),
        _ => None,
    };
    tokens.iter().map(letters).sum::<Option<usize>>().is_some_and(|letters| letters <= 2)
}

/// Whether two rows of tokens have so little in common that one is better shown whole after the other.
pub(super) fn is_rewritten(old: &[Token], new: &[Token], runs: &[Run]) -> bool {
    let words = |tokens: &[Token]| {
        tokens
            .iter()
            .filter(|token| !matches!(&token.atom, Atom::Text(text) if !text.contains(char::is_alphanumeric)))
            .count()
    };
    let same: usize = runs.iter().filter(|run| run.same).map(|run| words(&new[run.new.clone()])).sum();
    let most = words(old).max(words(new));
    most > 6 && 10 * same < 3 * most
}

/// Builds the words of both sides: what is the same once, what is not with its mark.
/// `notes` gives the number of a note in the new text for one or two that are meant.
pub(super) fn merged(
    old: &[Token],
    new: &[Token],
    notes: &mut dyn FnMut(Option<usize>, Option<usize>) -> Option<usize>,
    picture: &dyn Fn(&str, bool) -> String,
) -> Vec<Inline> {
    let mut runs = runs(old, new);
    if is_rewritten(old, new, &runs) {
        runs = vec![Run { same: false, old: 0..old.len(), new: 0..new.len() }];
    }
    let mut out = Vec::new();
    for run in runs {
        let (before, after) = (&old[run.old], &new[run.new]);
        if run.same {
            same(before, after, notes, picture, &mut out);
        } else {
            marked(before, Change::Deleted, notes, picture, &mut out);
            marked(after, Change::Inserted, notes, picture, &mut out);
        }
    }
    out
}

/// The same words, with a remark behind each stretch of them that looks otherwise or leads elsewhere.
fn same(
    old: &[Token],
    new: &[Token],
    notes: &mut dyn FnMut(Option<usize>, Option<usize>) -> Option<usize>,
    picture: &dyn Fn(&str, bool) -> String,
    out: &mut Vec<Inline>,
) {
    let mut from = 0;
    while from < new.len() {
        let differs = |at: usize| (old[at].style != new[at].style).then(|| (&old[at].style, &new[at].style));
        let here = differs(from);
        let to = (from..new.len()).find(|at| differs(*at) != here).unwrap_or(new.len());
        let mut tokens = new[from..to].to_vec();
        for (token, before) in tokens.iter_mut().zip(&old[from..to]) {
            if let (Atom::Note(at), Atom::Note(was)) = (&mut token.atom, &before.atom)
                && let Some(number) = notes(Some(*was), Some(*at))
            {
                *at = number;
            }
            if let Atom::Image { url, .. } = &mut token.atom {
                *url = picture(url, false);
            }
        }
        out.extend(build(&tokens, 0));
        old[from..to].iter().zip(&tokens).for_each(|(was, is)| redescribed(was, is, out));
        if let Some((was, is)) = here {
            out.push(Inline::Changed(Change::Remark(restyled(was, is)), Vec::new()));
        }
        from = to;
    }
}

/// The same picture with another description or caption.
fn redescribed(old: &Token, new: &Token, out: &mut Vec<Inline>) {
    let (Atom::Image { title: was_title, alt: was_alt, .. }, Atom::Image { title, alt, .. }) = (&old.atom, &new.atom)
    else {
        return;
    };
    let mut remark = |remark| out.push(Inline::Changed(Change::Remark(remark), Vec::new()));
    let (was, is) = (plain(was_alt), plain(alt));
    if was != is {
        remark(Remark::Description { old: was, new: is });
    }
    if was_title != title {
        remark(Remark::Caption { old: was_title.clone(), new: title.clone() });
    }
}

fn restyled(old: &[Style], new: &[Style]) -> Remark {
    let link = |styles: &[Style]| {
        styles.iter().find_map(|style| if let Style::Link { url, .. } = style { Some(url.clone()) } else { None })
    };
    match (link(old), link(new)) {
        (old, new) if old != new => Remark::Link { old: old.unwrap_or_default(), new: new.unwrap_or_default() },
        _ => Remark::Look,
    }
}

/// Words of one side. Blanks at both ends stand outside of the mark.
fn marked(
    tokens: &[Token],
    change: Change,
    notes: &mut dyn FnMut(Option<usize>, Option<usize>) -> Option<usize>,
    picture: &dyn Fn(&str, bool) -> String,
    out: &mut Vec<Inline>,
) {
    let gone = change == Change::Deleted;
    let blank = |token: &Token| matches!(&token.atom, Atom::Text(text) if text.trim().is_empty());
    let start = tokens.iter().position(|token| !blank(token)).unwrap_or(tokens.len());
    let end = tokens.iter().rposition(|token| !blank(token)).map_or(start, |at| at + 1);
    if start > 0 {
        out.push(Inline::Text(" ".to_owned()));
    }
    if start < end {
        let mut inner = tokens[start..end].to_vec();
        for token in &mut inner {
            match &mut token.atom {
                Atom::Note(at) => {
                    let (old, new) = if gone { (Some(*at), None) } else { (None, Some(*at)) };
                    *at = notes(old, new).unwrap_or(*at);
                }
                Atom::Image { url, .. } => *url = picture(url, gone),
                _ => {}
            }
        }
        out.push(Inline::Changed(change, build(&inner, 0)));
    }
    if end > start && end < tokens.len() {
        out.push(Inline::Text(" ".to_owned()));
    }
}

/// Tokens as inlines again: neighbours in the same style share it.
fn build(tokens: &[Token], depth: usize) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(style) = tokens[at].style.get(depth) else {
            leaf(&tokens[at].atom, &mut out);
            at += 1;
            continue;
        };
        let end = (at..tokens.len()).find(|next| tokens[*next].style.get(depth) != Some(style)).unwrap_or(tokens.len());
        let inner = build(&tokens[at..end], depth + 1);
        out.push(match style {
            Style::Strong => Inline::Strong(inner),
            Style::Emphasis => Inline::Emphasis(inner),
            Style::Strike => Inline::Strike(inner),
            Style::Foreign(lang) => Inline::Foreign { lang: lang.clone(), text: inner },
            Style::Link { url, title } => {
                Inline::Link { url: url.clone(), title: title.clone(), text: inner, span: Span::default() }
            }
        });
        at = end;
    }
    out
}

fn leaf(atom: &Atom, out: &mut Vec<Inline>) {
    match atom {
        Atom::Text(text) => match out.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ => out.push(Inline::Text(text.clone())),
        },
        Atom::Code(text) => out.push(Inline::Code(text.clone())),
        Atom::Image { url, title, alt, span } => {
            out.push(Inline::Image { url: url.clone(), title: title.clone(), alt: alt.clone(), span: *span })
        }
        Atom::Note(at) => out.push(Inline::Note(*at)),
        Atom::Break => out.push(Inline::HardBreak),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_people_see() {
        for (text, parts) in [
            ("Alle Bürger*innen.", vec!["Alle", " ", "Bürger*innen", "."]),
            ("„Ja“, sagt  sie", vec!["„", "Ja", "“,", " ", "sagt", "  ", "sie"]),
            ("§ 25 – 3,5 %", vec!["§", " ", "25", " ", "–", " ", "3,5", " ", "%"]),
            ("", vec![]),
            ("—", vec!["—"]),
        ] {
            assert_eq!(split(text), parts, "{text}");
        }
    }
}
