//! One message: subject, text, PDF; the same bytes for the same release and person.

use super::head::is_line;
use super::returned::leaving;
use super::{Head, MailError};
use crate::contacts::{Email, Recipient};
use crate::release::{Artefact, Lang, Release};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, MultiPartKind, SinglePart};
use std::collections::BTreeMap;

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

/// The letters of one release. What everybody gets alike, above all the PDF as mail carries it, is
/// made ready once; everything but the person comes from the sealed release, so that the manifest
/// covers what goes out.
pub struct Letters {
    release: String,
    boundary: String,
    /// The house's usual language, for people whose own the release does not have.
    usual: String,
    sheets: BTreeMap<Lang, Sheet>,
}

/// One language's part of it.
struct Sheet {
    head: Head,
    date: std::time::SystemTime,
    from: Mailbox,
    answers: Mailbox,
    text: String,
    html: Option<String>,
    document: Option<SinglePart>,
}

impl Letters {
    /// Makes ready every language that the release has words in.
    pub fn of(release: &Release, usual: &str) -> Result<Self, MailError> {
        let manifest = release.manifest();
        let mut sheets = BTreeMap::new();
        for lang in manifest.editions.keys() {
            if let Some(text) = sealed(release, lang, "txt") {
                sheets.insert(lang.clone(), Sheet::of(release, lang, text)?);
            }
        }
        let boundary = manifest.release.hex()[..32].to_owned();
        Ok(Self { release: manifest.release.short(), boundary, usual: usual.to_owned(), sheets })
    }

    /// The message for one person in their language, or the house's usual one, or the first of the
    /// release.
    pub fn to(&self, recipient: &Recipient, key: &str) -> Result<Message, MailError> {
        if !is_key(key) {
            return Err(MailError::Unusable("key"));
        }
        let to = mailbox(&recipient.name, &recipient.email).ok_or(MailError::Unusable("recipient"))?;
        let langs: Vec<&Lang> = self.sheets.keys().collect();
        let lang = edition_for(&langs, &recipient.language, &self.usual).ok_or(MailError::Unusable("text"))?;
        let sheet = self.sheets.get(lang).ok_or(MailError::Unusable("text"))?;
        let domain = sheet.from.email.domain();
        let builder = lettre::Message::builder()
            .date(sheet.date)
            .message_id(Some(format!("<{}.{key}@{domain}>", self.release)))
            .from(sheet.from.clone())
            .to(to)
            .reply_to(sheet.answers.clone())
            .subject(sheet.head.subject.as_str());
        let list = format!("{}.{domain}", sheet.head.list);
        let builder = list_headers(builder, &sheet.answers, &list, &leaving(&self.release, key))?;
        let body = sheet.body(&self.boundary, &sheet.head.footer_for(recipient));
        let bytes = builder.multipart(body).map_err(|_| MailError::Unusable("recipient"))?.formatted();
        Ok(Message { key: key.to_owned(), bytes })
    }
}

impl Sheet {
    fn of(release: &Release, lang: &Lang, text: &str) -> Result<Self, MailError> {
        let head = head(release, lang)?;
        Ok(Self {
            date: moment(head.date)?,
            from: mailbox(&head.from.1, &head.from.0).ok_or(MailError::Unusable("from"))?,
            answers: mailbox(&head.reply_to.1, &head.reply_to.0).ok_or(MailError::Unusable("reply-to"))?,
            head,
            text: text.trim_end().to_owned(),
            html: sealed(release, lang, "html").map(str::to_owned),
            document: pdf(release, lang).map(attachment).transpose()?,
        })
    }

    /// The words, plain and as HTML, then the PDF. The boundaries are fixed, so that the bytes are.
    fn body(&self, boundary: &str, footer: &str) -> MultiPart {
        // RFC 3676, section 4.3: what follows a line of two hyphens and a blank is a footer.
        let plain = SinglePart::plain(format!("{}\n\n-- \n{}\n", self.text, in_lines(footer)));
        let boundary = |inner: &str| format!("klartext{inner}-{boundary}");
        let whole = MultiPart::builder().kind(MultiPartKind::Mixed).boundary(boundary(""));
        let whole = match &self.html {
            Some(html) => whole.multipart(
                MultiPart::builder()
                    .kind(MultiPartKind::Alternative)
                    .boundary(boundary("-words"))
                    .singlepart(plain)
                    .singlepart(SinglePart::html(html.replace(FOOTER, &escaped(footer)))),
            ),
            None => whole.singlepart(plain),
        };
        match &self.document {
            Some(document) => whole.singlepart(document.clone()),
            None => whole,
        }
    }
}

/// The sender's address of this release: answers of servers that cannot deliver go there.
pub fn sender(release: &Release) -> Result<Email, MailError> {
    let lang = release.manifest().editions.keys().next().ok_or(MailError::Unusable("text"))?;
    Ok(head(release, lang)?.from.0)
}

/// The path of a part of the mail in the release; none of these is public.
pub fn part(lang: &Lang, name: &str) -> String {
    format!("{lang}/mail.{name}")
}

fn head(release: &Release, lang: &Lang) -> Result<Head, MailError> {
    let text = sealed(release, lang, "head").ok_or(MailError::Unusable("head"))?;
    Head::parse(text).ok_or(MailError::Unusable("head"))
}

fn sealed<'a>(release: &'a Release, lang: &Lang, name: &str) -> Option<&'a str> {
    std::str::from_utf8(&release.artefact(&part(lang, name))?.bytes).ok()
}

/// Headers that tell programs what this is: how to leave the list, and that no out-of-office notice
/// is wanted (RFC 2369, RFC 2919, RFC 3834).
fn list_headers(
    builder: MessageBuilder,
    answers: &Mailbox,
    list: &str,
    leave: &str,
) -> Result<MessageBuilder, MailError> {
    let headers = [
        ("List-Id", format!("<{list}>")),
        ("List-Unsubscribe", format!("<mailto:{}?subject={leave}>", answers.email)),
        ("Auto-Submitted", "auto-generated".to_owned()),
    ];
    headers.into_iter().try_fold(builder, |builder, (name, value)| {
        let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| MailError::Unusable("reply-to"))?;
        Ok(builder.raw_header(HeaderValue::new(name, value)))
    })
}

/// Where the footer goes in the sealed HTML. What a text itself holds has its angle brackets written
/// as entities, so that no text can contain this.
pub const FOOTER: &str = "<!-- footer -->";

/// Lines of no more than 72 characters, the custom of mail; words stay whole.
fn in_lines(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 72 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn escaped(text: &str) -> String {
    let entity = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(entity).collect()
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

fn pdf<'a>(release: &'a Release, lang: &Lang) -> Option<&'a Artefact> {
    let folder = format!("{lang}/");
    let beside = |artefact: &&Artefact| artefact.path.strip_prefix(&folder).is_some_and(|name| !name.contains('/'));
    let documents = release.artefacts().iter().filter(beside).filter(|artefact| artefact.path.ends_with(".pdf"));
    // Earlier versions with their stamp lie beside it; the last number is the valid one.
    documents.max_by_key(|artefact| (artefact.path.len(), &artefact.path))
}

/// Which of these editions a person gets: their language exactly, then without its variant, then the
/// house's usual one, then the first there is.
pub fn edition_for<'a>(langs: &[&'a Lang], language: &str, usual: &str) -> Option<&'a Lang> {
    let primary = language.split('-').next().unwrap_or_default();
    let exact = |wanted: &str| langs.iter().find(|lang| lang.as_str().eq_ignore_ascii_case(wanted));
    let found = exact(language).or_else(|| exact(primary)).or_else(|| exact(usual));
    found.or(langs.first()).copied()
}

/// A name and an address that can stand in a header; ASCII addresses only, since not every server
/// takes others, and no name that could not be folded into lines of mail.
fn mailbox(name: &str, address: &Email) -> Option<Mailbox> {
    let name = name.trim();
    let fits = address.as_str().is_ascii() && is_line(name) && name.chars().count() <= LONGEST_NAME;
    let named = (!name.is_empty()).then(|| name.to_owned());
    Some(Mailbox::new(named, address.as_str().parse().ok()?)).filter(|_| fits)
}

/// Longer names are no names; a line of mail ends at 998 characters (RFC 5322, 2.1.1).
const LONGEST_NAME: usize = 200;

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
mod reading;
#[cfg(test)]
mod tests;
