//! What a person, or their out-of-office notice, answers to a mail: found for a person to read, never judged.

use super::header;
use mail_parser::Message;

/// Whether a machine wrote it (RFC 3834, and what Outlook and older programs do instead).
pub(super) fn is_automatic(message: &Message<'_>, subject: &str) -> bool {
    let says = |name: &str, values: &[&str]| {
        let found = header(message, name).map(|value| value.trim().to_lowercase());
        found.is_some_and(|found| values.is_empty() || values.iter().any(|value| found.starts_with(value)))
    };
    let submitted = header(message, "Auto-Submitted").map(|value| value.trim().to_lowercase());
    submitted.is_some_and(|value| !value.is_empty() && value != "no")
        || says("X-Autoreply", &[])
        || says("X-Autorespond", &[])
        || says("Precedence", &["auto_reply", "auto-reply", "bulk", "junk"])
        || AWAY.iter().any(|start| subject.starts_with(start))
}

/// How the subjects of out-of-office notices begin.
const AWAY: [&str; 11] = [
    "automatische antwort",
    "automatic reply",
    "auto:",
    "autoreply",
    "abwesenheit",
    "abwesend",
    "out of office",
    "out of the office",
    "ich bin nicht im büro",
    "réponse automatique",
    "absence du bureau",
];

/// Words of people who want no more mail, in lower case.
const WISHES: [&str; 37] = [
    "unsubscribe",
    "abmelden",
    "abmeldung",
    "melden sie mich ab",
    "austragen",
    "tragen sie mich aus",
    "abbestell",
    "widersprech",
    "widersprich",
    "widerspruch",
    "widerruf",
    "keine mail",
    "keine e-mail",
    "keine pressemitteilung",
    "keine weiteren",
    "keine zusendung",
    "nicht mehr anschreiben",
    "nicht mehr zusenden",
    "nicht mehr schicken",
    "nicht mehr erhalten",
    "verteiler",
    "ihrer liste",
    "streichen sie",
    "mich streichen",
    "uns streichen",
    "mich zu streichen",
    "löschen sie",
    "mich löschen",
    "daten löschen",
    "dsgvo",
    "remove me",
    "take me off",
    "opt out",
    "stop sending",
    "no longer wish",
    "désabonn",
    "désinscri",
];

/// So many of their own lines are read; a wish stands at the top.
const READ: usize = 20;

/// Whether what the person wrote themselves, and not what they quote, sounds like a wish to get no more.
pub(super) fn sounds_like_objection(message: &Message<'_>, subject: &str) -> bool {
    let body = message.body_text(0).unwrap_or_default();
    let own = own_lines(&body);
    // Behind such a word stands our own subject, which may itself be about an objection.
    let ours = ["re:", "aw:", "antw:", "sv:", "wg:", "fw:", "fwd:", "tr:", "r:"]
        .iter()
        .any(|start| subject.starts_with(start));
    let said = if ours { own.to_lowercase() } else { format!("{subject}\n{}", own.to_lowercase()) };
    WISHES.iter().any(|wish| said.contains(wish))
}

/// The lines above or between what is quoted, as mail programs mark it.
fn own_lines(body: &str) -> String {
    let mut own = Vec::new();
    let mut lines = body.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let lower = line.to_lowercase();
        let heads = ["von:", "from:", "gesendet:", "sent:", "de :", "-----", "_____"];
        if heads.iter().any(|head| lower.starts_with(head)) || line == "--" {
            break;
        }
        let attributes = line.ends_with(':') && ["schrieb", "wrote", "a écrit"].iter().any(|word| lower.contains(word));
        if attributes && !lines.clone().find(|next| !next.is_empty()).is_some_and(|next| next.starts_with('>')) {
            break;
        }
        if !attributes && !line.is_empty() && !line.starts_with('>') {
            own.push(line);
        }
        if own.len() >= READ {
            break;
        }
    }
    own.join("\n")
}

#[cfg(test)]
mod tests {
    use super::own_lines;

    #[test]
    fn what_is_quoted_is_not_said() {
        for (body, own) in [
            ("Danke!\n\n> Abmelden?\nGruß", "Danke!\nGruß"),
            ("Bitte nicht mehr.\n\nAm 24.11.26 um 10:00 schrieb Netz:\n> Text", "Bitte nicht mehr."),
            ("Am 24.11. schrieb Netz:\n> Text\n\nGern.", "Gern."),
            ("Gern.\n\nAm 24.11. schrieb Netz:\n\nText\nabmelden", "Gern."),
            ("Ja.\n\nVon: Netz <a@b.example>\nGesendet: Dienstag\nabmelden", "Ja."),
            ("Ja.\n-----Ursprüngliche Nachricht-----\nabmelden", "Ja."),
            ("Yes.\n________________________________\nFrom: x", "Yes."),
            ("Ja.\n-- \nBo Muster, Verteilerkopf", "Ja."),
            ("", ""),
        ] {
            assert_eq!(own_lines(body), own, "{body}");
        }
    }
}
