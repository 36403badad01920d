//! Which file names look the same on every machine, and which could deceive somebody.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Why a name in a tree is refused, by the reason's name; `None` where it is fine.
///
/// The list follows what git itself refuses on HFS+ and NTFS (`verify_path` in its `read-cache.c`),
/// and adds what cannot be shown honestly: control, bidirectional and invisible characters.
pub(super) fn flaw(name: &str) -> Option<&'static str> {
    match name {
        "" => Some("tree-name-empty"),
        "." | ".." => Some("tree-name-dots"),
        _ if name.chars().any(is_control) => Some("tree-name-control"),
        _ if name.chars().any(is_deceptive) => Some("tree-name-bidi"),
        _ if name.contains(['/', '\\', ':']) => Some("tree-name-separator"),
        _ if is_git_folder(name) => Some("tree-name-git"),
        _ if is_device(name) => Some("tree-name-device"),
        _ if !is_nfc(name) => Some("tree-name-nfc"),
        _ => None,
    }
}

/// What two names have in common if a file system that ignores case cannot keep both.
pub(super) fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // By way of capitals, since only there `ß` and `ss` meet, as they do on APFS.
    name.to_uppercase().to_lowercase().nfc().collect()
}

/// A name for an error message: what cannot be seen is written as its number.
pub(super) fn show(name: &[u8]) -> String {
    let mut shown = String::new();
    for c in String::from_utf8_lossy(name).chars() {
        if is_control(c) || is_deceptive(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters that turn the reading direction or that nobody sees (Unicode's `Bidi_Control`, and
/// the format characters that HFS+ ignores when it compares names).
fn is_deceptive(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `.git` in any case, with the blanks and dots that Windows drops, and its short name there.
fn is_git_folder(name: &str) -> bool {
    let bare = fold(name.trim_end_matches([' ', '.']));
    bare == ".git" || bare == "git~1"
}

/// Names that Windows keeps for devices, whatever follows a dot.
fn is_device(name: &str) -> bool {
    let bare = fold(name.split('.').next().unwrap_or(name).trim_end_matches(' '));
    let numbered = |kind: &str| {
        bare.strip_prefix(kind).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(bare.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_deceive_are_refused_by_name() {
        for (name, reason) in [
            ("", "tree-name-empty"),
            ("..", "tree-name-dots"),
            (".", "tree-name-dots"),
            ("a\nb", "tree-name-control"),
            ("a\u{85}b", "tree-name-control"),
            ("a\u{2028}b", "tree-name-control"),
            ("gnp\u{202e}.md", "tree-name-bidi"),
            ("\u{2066}x", "tree-name-bidi"),
            (".g\u{200c}it", "tree-name-bidi"),
            ("a\\b", "tree-name-separator"),
            (".git::$INDEX_ALLOCATION", "tree-name-separator"),
            (".git", "tree-name-git"),
            (".GiT", "tree-name-git"),
            (".git. .", "tree-name-git"),
            ("GIT~1", "tree-name-git"),
            ("a\u{308}.png", "tree-name-nfc"),
            ("CON.md", "tree-name-device"),
            ("lpt1", "tree-name-device"),
        ] {
            assert_eq!(flaw(name), Some(reason), "{name:?}");
        }
        for name in
            ["de.md", "ä.png", ".gitkeep", "Foto 1 (klein).jpg", "نص.png", "ጽሑፍ.pdf", "...", "console.md", "com10"]
        {
            assert_eq!(flaw(name), None, "{name:?}");
        }
    }

    #[test]
    fn names_fold_as_file_systems_do() {
        for (one, other) in [("DE.md", "de.MD"), ("straße", "STRASSE"), ("Ä", "ä"), ("Σ", "σ")] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("a"), fold("ä"));
    }

    #[test]
    fn what_cannot_be_seen_is_shown_as_a_number() {
        assert_eq!(show("a\u{202e}b\n".as_bytes()), "a\\u{202e}b\\u{a}");
        assert_eq!(show(b"\xff"), "\u{fffd}");
    }
}
