//! What a server answered, fit to be kept: one line, not too long, and nobody's address in it.

/// Longer than any code with its sentence.
const LONGEST: usize = 200;

/// One line of a server's words. The person's address, in full or the part before the `@`, and
/// whatever else looks like an address becomes `…`.
pub fn scrub(words: &str, address: &str) -> String {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let tells = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.contains('@') || (!local.is_empty() && bare == local)
    };
    let kept: Vec<&str> = plain.split_whitespace().map(|word| if tells(word) { "…" } else { word }).collect();
    kept.join(" ").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::scrub;

    #[test]
    fn answers_keep_their_sense_and_lose_the_address() {
        let cases = [
            ("250 2.0.0 Ok: queued as 4F2A", "250 2.0.0 Ok: queued as 4F2A"),
            ("550 5.1.1 <jo@zeitung.example>: Recipient address rejected", "550 5.1.1 … Recipient address rejected"),
            ("550 user JO unknown, jo!", "550 user … unknown, …"),
            ("550 Joanna", "550 Joanna"),
            ("451 see mailto:post@example.org\r\nBcc: x", "451 see … Bcc: x"),
            ("", ""),
        ];
        for (words, kept) in cases {
            assert_eq!(scrub(words, "jo@zeitung.example"), kept);
        }
        assert_eq!(scrub(&"x ".repeat(500), "jo@zeitung.example").chars().count(), 200);
    }
}
