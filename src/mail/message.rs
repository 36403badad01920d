//! One message: subject, text, PDF; the same bytes for the same release and person.

use super::Mail;
use crate::contacts::{Email, Recipient};
use crate::release::{Artefact, House, Lang, Release};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, MultiPartKind, SinglePart};
use std::collections::BTreeMap;

#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// What of it: `from`, `reply-to`, `recipient`, `subject`, `text`, `attachment`, `key`, `date`.
    #[error("mail: {0} cannot be used")]
    Unusable(&'static str),
    #[error("{path}: {source}")]
    File { path: std::path::PathBuf, source: std::io::Error },
}

/// A message ready to be written or sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Keyed hash of the address: names the file and the journal's entry.
    pub key: String,
    pub bytes: Vec<u8>,
}

/// The address and the text stay out of logs.
impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({})", self.key)
    }
}

/// Writes the message for one person in their language, or the first of the release. `words` holds
/// for each language the subject, ready (`Pressemitteilung: …`), and the footer that says where the
/// address comes from and how to object. Pure: ops can write all of them before anything goes out.
pub fn message(
    release: &Release,
    recipient: &Recipient,
    key: &str,
    house: &House,
    mail: &Mail,
    words: &BTreeMap<String, (String, String)>,
    date: jiff::Timestamp,
) -> Result<Message, MailError> {
    if !is_key(key) {
        return Err(MailError::Unusable("key"));
    }
    let from = mailbox(&house.name, &mail.from).ok_or(MailError::Unusable("from"))?;
    let answers = answers(house, mail).ok_or(MailError::Unusable("reply-to"))?;
    let to = mailbox(&recipient.name, recipient.email.as_str()).ok_or(MailError::Unusable("recipient"))?;
    let lang = language(release, recipient, mail).ok_or(MailError::Unusable("text"))?;
    let (subject, footer) = words.get(lang.as_str()).ok_or(MailError::Unusable("subject"))?;
    if !is_line(subject) || subject.trim().is_empty() {
        return Err(MailError::Unusable("subject"));
    }
    let domain = from.email.domain().to_owned();
    let builder = lettre::Message::builder()
        .date(moment(date)?)
        .message_id(Some(format!("<{}.{key}@{domain}>", release.manifest().release.short())))
        .from(from)
        .to(to)
        .reply_to(answers.clone())
        .subject(subject.as_str());
    let builder = list_headers(builder, &answers, &domain)?;
    let bytes =
        builder.multipart(body(release, lang, footer)?).map_err(|_| MailError::Unusable("recipient"))?.formatted();
    Ok(Message { key: key.to_owned(), bytes })
}

/// Headers that tell programs what this is: how to leave the list, and that no out-of-office notice
/// is wanted (RFC 2369, RFC 2919, RFC 3834).
fn list_headers(builder: MessageBuilder, answers: &Mailbox, domain: &str) -> Result<MessageBuilder, MailError> {
    let headers = [
        ("List-Id", format!("<press.{domain}>")),
        ("List-Unsubscribe", format!("<mailto:{}?subject=unsubscribe>", answers.email)),
        ("Auto-Submitted", "auto-generated".to_owned()),
    ];
    headers.into_iter().try_fold(builder, |builder, (name, value)| {
        let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| MailError::Unusable("reply-to"))?;
        Ok(builder.raw_header(HeaderValue::new(name, value)))
    })
}

/// The text with its footer, then the PDF. The boundary is fixed, so that the bytes are.
fn body(release: &Release, lang: &Lang, footer: &str) -> Result<MultiPart, MailError> {
    let text = release.artefact(&text_path(lang)).ok_or(MailError::Unusable("text"))?;
    let text = std::str::from_utf8(&text.bytes).map_err(|_| MailError::Unusable("text"))?;
    // RFC 3676, section 4.3: what follows a line of two hyphens and a blank is a footer.
    let text = format!("{}\n\n-- \n{}\n", text.trim_end(), footer.trim());
    let boundary = format!("klartext-{}", &release.manifest().release.hex()[..32]);
    let whole = MultiPart::builder().kind(MultiPartKind::Mixed).boundary(boundary).singlepart(SinglePart::plain(text));
    match pdf(release, lang) {
        Some(pdf) => Ok(whole.singlepart(attachment(pdf)?)),
        None => Ok(whole),
    }
}

/// The PDF under an ASCII name that stands in both headers: programs that read only one of them, or
/// only plain names, would show it as a nameless file. Base64, since a PDF must keep its line ends.
fn attachment(pdf: &Artefact) -> Result<SinglePart, MailError> {
    let name = pdf.path.rsplit('/').next().unwrap_or_default();
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)) {
        return Err(MailError::Unusable("attachment"));
    }
    let media_type = ContentType::parse(&format!("application/pdf; name=\"{name}\""));
    let media_type = media_type.map_err(|_| MailError::Unusable("attachment"))?;
    let body = Body::new_with_encoding(pdf.bytes.clone(), ContentTransferEncoding::Base64);
    Ok(Attachment::new(name.to_owned()).body(body.map_err(|_| MailError::Unusable("attachment"))?, media_type))
}

fn text_path(lang: &Lang) -> String {
    format!("{lang}/mail.txt")
}

fn pdf<'a>(release: &'a Release, lang: &Lang) -> Option<&'a Artefact> {
    let folder = format!("{lang}/");
    let beside = |artefact: &&Artefact| artefact.path.strip_prefix(&folder).is_some_and(|name| !name.contains('/'));
    release.artefacts().iter().filter(beside).find(|artefact| artefact.path.ends_with(".pdf"))
}

/// The edition for this person: their language exactly, then without its variant, then the house's
/// usual one, then the first there is.
fn language<'a>(release: &'a Release, recipient: &Recipient, mail: &Mail) -> Option<&'a Lang> {
    let has_text = |lang: &&Lang| release.artefact(&text_path(lang)).is_some();
    let langs: Vec<&Lang> = release.manifest().editions.keys().filter(has_text).collect();
    let usual = mail.language.as_deref().unwrap_or_default();
    let primary = recipient.language.split('-').next().unwrap_or_default();
    let exact = |wanted: &str| langs.iter().find(|lang| lang.as_str().eq_ignore_ascii_case(wanted));
    let found = exact(&recipient.language).or_else(|| exact(primary)).or_else(|| exact(usual));
    found.or(langs.first()).copied()
}

fn answers(house: &House, mail: &Mail) -> Option<Mailbox> {
    match (&mail.reply_to, house.contacts.values().next()) {
        (Some(address), _) => mailbox(&house.name, address),
        (None, Some(contact)) => mailbox(&contact.name, &contact.email),
        (None, None) => mailbox(&house.name, &mail.from),
    }
}

/// A name and an address that can stand in a header; ASCII addresses only, since not every server
/// takes others.
fn mailbox(name: &str, address: &str) -> Option<Mailbox> {
    let address = Email::parse(address).filter(|address| address.as_str().is_ascii())?;
    let name = name.trim();
    let named = (!name.is_empty()).then(|| name.to_owned());
    is_line(name).then_some(Mailbox::new(named, address.as_str().parse().ok()?))
}

fn is_line(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// Keys name files and stand in the Message-ID.
pub(super) fn is_key(key: &str) -> bool {
    (1..=64).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

/// The header's date; years that it cannot show are refused.
fn moment(date: jiff::Timestamp) -> Result<std::time::SystemTime, MailError> {
    let shown = 0..253_402_300_800; // 1970 up to the end of 9999
    let seconds = date.as_second();
    let whole = u64::try_from(seconds).ok().filter(|_| shown.contains(&seconds)).ok_or(MailError::Unusable("date"))?;
    Ok(std::time::UNIX_EPOCH + std::time::Duration::from_secs(whole))
}

#[cfg(test)]
mod tests;
