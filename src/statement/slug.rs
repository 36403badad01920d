//! ASCII words for ids, addresses and anchors.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug, in characters.
const LONGEST: usize = 60;

/// Letters that do not decompose into an ASCII letter and an accent. Ukrainian and Russian as
/// passports write them, Greek by ISO 843, simplified.
const LETTERS: [(char, &str); 92] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
    ('ħ', "h"),
    ('ŋ', "ng"),
    ('ə', "e"),
    ('€', "euro"),
    ('&', "-"),
    ('%', "prozent"),
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ie"),
    ('ё', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "y"),
    ('і', "i"),
    ('ї', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
    ('α', "a"),
    ('β', "v"),
    ('γ', "g"),
    ('δ', "d"),
    ('ε', "e"),
    ('ζ', "z"),
    ('η', "i"),
    ('θ', "th"),
    ('ι', "i"),
    ('κ', "k"),
    ('λ', "l"),
    ('μ', "m"),
    ('ν', "n"),
    ('ξ', "x"),
    ('ο', "o"),
    ('π', "p"),
    ('ρ', "r"),
    ('σ', "s"),
    ('ς', "s"),
    ('τ', "t"),
    ('υ', "y"),
    ('φ', "f"),
    ('χ', "ch"),
    ('ψ', "ps"),
    ('ω', "o"),
    ('²', "2"),
    ('³', "3"),
    ('№', "nr"),
    ('*', ""),
    (':', ""),
    ('\'', ""),
    ('’', ""),
    ('ʼ', ""),
    ('\u{ad}', ""),
    ('\u{200b}', ""),
    ('\u{200c}', ""),
    ('\u{200d}', ""),
];

/// ASCII words for an id or an address: `Abschiebestopp für Größe` gives `abschiebestopp-fuer-groesse`.
///
/// At most 60 characters, cut at a word; the gender star and colon join their word. Empty where a
/// script has no letters here, as Arabic.
pub fn slug(words: &str) -> String {
    // Composed first, so that `u` with a separate diaeresis is `ue` like `ü`.
    let lower = words.nfc().collect::<String>().to_lowercase();
    let chars: Vec<char> = lower.nfc().collect();
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate() {
        let within = at > 0 && chars.get(at - 1).is_some_and(|c| c.is_alphabetic());
        let within = within && chars.get(at + 1).is_some_and(|c| c.is_alphabetic());
        match LETTERS.iter().find(|(letter, _)| letter == c) {
            Some((_, "")) if !c.is_alphabetic() && !within && matches!(c, '*' | ':' | '\'' | '’') => out.push('-'),
            Some((_, ascii)) => out.push_str(ascii),
            None => push_decomposed(&mut out, *c),
        }
    }
    shorten(&out)
}

fn push_decomposed(out: &mut String, c: char) {
    let mut any = false;
    for part in std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part)) {
        any = true;
        out.push(if part.is_ascii_alphanumeric() { part.to_ascii_lowercase() } else { '-' });
    }
    if !any && !is_combining_mark(c) {
        out.push('-');
    }
}

/// As many whole words as fit.
fn shorten(text: &str) -> String {
    let mut out = String::new();
    for word in text.split('-').filter(|word| !word.is_empty()) {
        let joint = usize::from(!out.is_empty());
        if out.len() + joint + word.len() > LONGEST {
            if out.is_empty() {
                out.extend(word.chars().take(LONGEST));
            }
            break;
        }
        if joint == 1 {
            out.push('-');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_become_ascii() {
        for (words, ascii) in [
            ("Abschiebestopp für Größe", "abschiebestopp-fuer-groesse"),
            ("Bu\u{308}rger*innen & Co.: 50 % mehr!", "buergerinnen-co-50-prozent-mehr"),
            ("Ça va? L’été à Łódź", "ca-va-lete-a-lodz"),
            ("Зупинити депортації", "zupynyty-deportatsii"),
            ("STRASSE GROẞ", "strasse-gross"),
            ("  --  ", ""),
            ("أوقفوا", ""),
            ("ﬁnal ½", "final-1-2"),
        ] {
            assert_eq!(slug(words), ascii, "{words}");
        }
    }

    #[test]
    fn it_is_cut_at_a_word() {
        let long = slug("Stellungnahme zum Entwurf eines Gesetzes über die Weiterverwendung von Informationen");
        assert_eq!(long, "stellungnahme-zum-entwurf-eines-gesetzes-ueber-die");
        assert_eq!(slug(&"a".repeat(99)).len(), 60);
    }

    proptest! {
        #[test]
        fn it_is_always_tidy(words in "\\PC{0,90}") {
            let made = slug(&words);
            prop_assert!(made.len() <= 60 && made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
            prop_assert_eq!(slug(&made), made);
        }
    }
}
