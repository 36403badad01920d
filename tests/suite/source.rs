//! The project's own source as the tests read it: files, and code without comments and strings.

use std::path::{Path, PathBuf};

/// One file of the source.
pub struct Source {
    /// Relative to the project, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The room it belongs to: `statement`, `journal`; nothing for `lib.rs` and `main.rs`.
    pub fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let room = inside.split('/').next()?.trim_end_matches(".rs");
        (!matches!(room, "lib" | "main")).then_some(room)
    }

    /// Whether it is tests alone: named so, or declared under `#[cfg(test)]` by its room.
    pub fn is_test(&self) -> bool {
        let Some((folder, name)) = self.path.rsplit_once('/') else { return false };
        let declared = format!("#[cfg(test)]\nmod {};", name.trim_end_matches(".rs"));
        let parents = [format!("{folder}/mod.rs"), format!("{folder}.rs")];
        let parent = parents.iter().find_map(|path| std::fs::read_to_string(root().join(path)).ok());
        self.path.contains("/tests/") || parent.is_some_and(|text| text.contains(&declared))
    }

    /// Its code: no comments, no strings, nothing after the line that begins its tests.
    pub fn code(&self) -> String {
        let own = match self.text.find("\n#[cfg(test)]\nmod tests {") {
            Some(at) => &self.text[..at],
            None => &self.text,
        };
        bare(own)
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the project that end so, in order of path.
pub fn files(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let name = path.strip_prefix(root()).expect("inside the project");
            let name = name.to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            found.push(Source { path: name, text });
        }
    }
}

/// Rust source with comments and the insides of strings blanked out.
pub fn bare(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let len = match rest {
            ['/', '/', ..] => rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => until(rest, &['*', '/'], 2),
            ['r', '"', ..] if !named(&chars, at) => until(rest, &['"'], 2),
            ['r', '#', '"', ..] if !named(&chars, at) => until(rest, &['"', '#'], 3),
            ['"', ..] => string(rest),
            // A character, not a lifetime.
            ['\'', '\\', ..] => until(rest, &['\''], 3),
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if len == 0 {
            out.push(chars[at]);
            at += 1;
        } else {
            out.push(' ');
            out.extend(rest[..len].iter().filter(|&&c| c == '\n'));
            at += len;
        }
    }
    out
}

/// Whether the character before is part of a name.
fn named(chars: &[char], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| chars[before].is_alphanumeric() || chars[before] == '_')
}

fn until(rest: &[char], end: &[char], from: usize) -> usize {
    let found = (from..rest.len()).find(|&at| rest[at..].starts_with(end));
    found.map_or(rest.len(), |at| at + end.len())
}

fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Every place where the path `name::` begins, or `use name;` stands, as a whole word.
pub fn mentions(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let whole = before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':');
        let after = &code[at + name.len()..];
        let used = code[..at].trim_end().ends_with("use") && after.starts_with([';', ' ']);
        whole && (after.starts_with("::") || used)
    })
}

#[test]
fn comments_and_strings_are_not_code() {
    let text =
        "// git2::x\nlet a = \"git2::y \\\" z\"; /* git2::z */ let b = r#\"git2::\"#; let c = '\"'; git2::open()";
    let code = bare(text);
    assert_eq!(code.matches("git2::").count(), 1, "{code}");
    assert!(mentions(&code, "git2") && !mentions("my_git2::x; x::git2::y; git2x::z", "git2"));
    assert!(mentions("use git2;", "git2"));
    assert_eq!(bare("fn a<'a>(x: &'a str) -> &'a str { x }"), "fn a<'a>(x: &'a str) -> &'a str { x }");
}
