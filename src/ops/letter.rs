//! The mail of one edition as it is sealed: words, simple HTML, and the head that stands over them.

use super::OpsError;
use super::desk::Desk;
use super::earlier::pdf_name;
use crate::mail::{FOOTER, Head, MailError, part};
use crate::release::Artefact;
use crate::render::{Occasion, Setting, check_accessible, mail, mail_footer, pdf};
use crate::statement::Lang;

/// What a mail is besides its text.
pub(super) struct Letter<'a> {
    /// The press lists that it goes to.
    pub lists: &'a [String],
    /// Only for a look at it, and marked so.
    pub probe: bool,
    /// It goes to people who have the wrong version, and its subject says so.
    pub correction: bool,
}

/// The parts of the mail; the setting says whether it is marked as embargoed.
pub(super) fn letter(desk: &Desk, setting: &Setting<'_>, letter: &Letter<'_>) -> Result<Vec<Artefact>, OpsError> {
    let lang = setting.edition.lang();
    let occasion = Occasion {
        probe: letter.probe,
        correction: letter.correction,
        at_home: is_at_home(desk, lang),
        year: desk.now().to_zoned_datetime(desk.zone.clone()).year(),
    };
    let written = mail(setting, &occasion, FOOTER)?;
    let footer = mail_footer(setting.templates, lang, setting.house);
    let words = (written.subject.as_str(), footer.as_str());
    let head = Head::new(setting.house, &desk.workflow.mail, letter.lists, words, desk.now());
    let head = head.map_err(MailError::Unusable)?;
    let file =
        |name, media_type, text: String| Artefact { path: part(lang, name), media_type, bytes: text.into_bytes() };
    Ok(vec![
        file("txt", "text/plain", written.text),
        file("html", "text/html", written.html),
        file("head", "text/plain", head.print()),
    ])
}

/// Whether its readers live by the clocks of the house, as those of the house's own language do.
/// Whoever reads another one may be anywhere.
fn is_at_home(desk: &Desk, lang: &Lang) -> bool {
    let own = desk.policy().languages.first().and_then(|tag| Lang::parse(tag));
    own.is_some_and(|own| own.primary() == lang.primary())
}

/// The PDF that is attached.
pub(super) fn document(setting: &Setting<'_>) -> Result<Artefact, OpsError> {
    let (lang, bytes) = (setting.edition.lang(), pdf(setting)?);
    check_accessible(&bytes)?;
    let path = format!("{lang}/{}", pdf_name(setting.edition, lang));
    Ok(Artefact { path, media_type: "application/pdf", bytes })
}
