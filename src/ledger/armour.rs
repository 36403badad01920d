//! Where a record ends and its signature begins.

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";
/// Where `ssh-keygen -Y sign` breaks its lines (`sshbuf_dtob64` in OpenSSH).
const WIDTH: usize = 70;

/// Why the signature block is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArmourError {
    #[error("no signature block")]
    Missing,
    #[error("something stands after or inside the signature block that does not belong there")]
    Stray,
}

/// Splits a record file into the signed text and the armoured signature, strictly: one block, at
/// the end, nothing after it but its own line end.
///
/// The text keeps its last LF, which is signed; the block is what `ssh-keygen -Y sign` writes,
/// byte for byte. Readers that search for the block, or forgive what surrounds it, let text in
/// that nobody signed.
pub fn split(file: &[u8]) -> Result<(&str, &str), ArmourError> {
    let file = std::str::from_utf8(file).map_err(|_| ArmourError::Stray)?;
    let at = file.find(BEGIN).ok_or(ArmourError::Missing)?;
    let (text, armour) = file.split_at(at);
    if text.ends_with('\n') && is_block(armour) { Ok((text, armour)) } else { Err(ArmourError::Stray) }
}

fn is_block(armour: &str) -> bool {
    let body = armour.strip_prefix(BEGIN).and_then(|rest| rest.strip_prefix('\n'));
    let body = body.and_then(|rest| rest.strip_suffix('\n')).and_then(|rest| rest.strip_suffix(END));
    let Some(body) = body.and_then(|body| body.strip_suffix('\n')) else { return false };
    let lines: Vec<&str> = body.split('\n').collect();
    let Some((last, full)) = lines.split_last() else { return false };
    full.iter().all(|line| line.len() == WIDTH) && (1..=WIDTH).contains(&last.len()) && is_base64(&lines.concat())
}

/// Standard base64 (RFC 4648, 4) with its padding and with nothing hidden in the unused bits, so
/// that one signature has one spelling.
fn is_base64(text: &str) -> bool {
    let bare = text.trim_end_matches('=');
    let values: Option<Vec<usize>> = bare.bytes().map(value).collect();
    let Some(last) = values.as_deref().and_then(<[usize]>::last) else { return false };
    let unused = match text.len() - bare.len() {
        0 => 0,
        1 => last & 0b11,
        2 => last & 0b1111,
        _ => return false,
    };
    text.len().is_multiple_of(4) && unused == 0
}

fn value(byte: u8) -> Option<usize> {
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|b| *b == byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `ssh-keygen -Y sign -n klartext-review` wrote it.
    const BLOCK: &str = "-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgQDFS6CzY33fZCg3HjBOP0VJE09
prZ76MsRGS5o8ycbgAAAAPa2xhcnRleHQtcmV2aWV3AAAAAAAAAAZzaGE1MTIAAABTAAAA
C3NzaC1lZDI1NTE5AAAAQEh8X2OJMi1RWgySfDH6C4seov9amhHxzakDhf6S2gP8ICnTOV
eaSfWLZMhHlQQPwYYm03g46HAsJ0G8p36Toww=
-----END SSH SIGNATURE-----
";
    const TEXT: &str = "klartext-review 1\n";

    #[test]
    fn takes_what_ssh_keygen_writes() {
        let file = format!("{TEXT}{BLOCK}");
        assert_eq!(split(file.as_bytes()), Ok((TEXT, BLOCK)));
    }

    #[test]
    fn takes_a_block_that_fills_its_last_line() {
        let block = format!("{BEGIN}\n{}\n{}\n{END}\n", "A".repeat(70), "A".repeat(70));
        assert!(split(format!("{TEXT}{block}").as_bytes()).is_ok());
    }

    /// RFC 4648: the bits that padding leaves unused are zero, with one sign of padding two of them,
    /// with two signs four; without padding there are none.
    #[test]
    fn one_signature_has_one_spelling() {
        for (text, is) in [
            ("QUJD", true),
            ("QUI=", true),
            ("QUJ=", false),
            ("QUK=", false),
            ("QQ==", true),
            ("QR==", false),
            ("QS==", false),
            ("QU==", false),
            ("QY==", false),
            ("Q===", false),
            ("QUJDQ", false),
            ("QQ==QQ==", false),
            ("====", false),
        ] {
            assert_eq!(is_base64(text), is, "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        use ArmourError::*;
        let rows: Vec<(&str, String, ArmourError)> = vec![
            ("nothing", String::new(), Missing),
            ("no block", TEXT.to_owned(), Missing),
            ("block alone", BLOCK.to_owned(), Stray),
            ("text without line end", format!("klartext-review 1{BLOCK}"), Stray),
            ("text after it", format!("{TEXT}{BLOCK}more\n"), Stray),
            ("blank line after it", format!("{TEXT}{BLOCK}\n"), Stray),
            ("no last line end", format!("{TEXT}{}", BLOCK.trim_end()), Stray),
            ("two blocks", format!("{TEXT}{BLOCK}{BLOCK}"), Stray),
            ("block in the text", format!("note {BEGIN}\n{TEXT}{BLOCK}"), Stray),
            ("carriage returns", format!("{TEXT}{}", BLOCK.replace('\n', "\r\n")), Stray),
            ("blank line inside", format!("{TEXT}{}", BLOCK.replace("\nprZ", "\n\nprZ")), Stray),
            ("short line inside", format!("{TEXT}{}", BLOCK.replace("\nprZ7", "\nprZ\n7")), Stray),
            ("header inside", format!("{TEXT}{}", BLOCK.replace("\nU1N", "\nHash: x\n\nU1N")), Stray),
            ("padding inside", format!("{TEXT}{}", BLOCK.replace("U1NI", "U1N=")), Stray),
            ("padding lost", format!("{TEXT}{}", BLOCK.replace("oww=", "oww")), Stray),
            ("unused bits", format!("{TEXT}{}", BLOCK.replace("oww=", "owx=")), Stray),
            ("url alphabet", format!("{TEXT}{}", BLOCK.replace("U1NI", "U1-_")), Stray),
            ("empty block", format!("{TEXT}{BEGIN}\n{END}\n"), Stray),
            ("empty line block", format!("{TEXT}{BEGIN}\n\n{END}\n"), Stray),
            ("no end", format!("{TEXT}{}", BLOCK.replace(END, "")), Stray),
        ];
        for (name, file, error) in rows {
            assert_eq!(split(file.as_bytes()), Err(error), "{name}");
        }
        assert_eq!(split(b"\xff\n-----BEGIN SSH SIGNATURE-----\n"), Err(Stray), "not UTF-8");
    }

    proptest::proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>, at in 0usize..320) {
            let _ = split(&bytes);
            let mut file = format!("{TEXT}{BLOCK}").into_bytes();
            let at = at.min(file.len());
            file.splice(at..at, bytes);
            let _ = split(&file);
        }
    }
}
