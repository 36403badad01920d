//! Every error in words: the snapshots are read by a person.

use super::CliError;
use crate::cli::words::{Language, Words, args};
use crate::contacts::ContactError;
use crate::journal::JournalError;
use crate::mail::MailError;
use crate::policy::{Fault, PolicyError, TomlFault};
use crate::render::RenderError;
use crate::repo::RepoError;
use crate::review::ChainError;
use crate::site::{Cause, SiteError, Trouble};
use crate::statement::{Digest, PictureFault, Span};
use std::io::ErrorKind;

#[test]
fn every_error_in_german() {
    insta::assert_snapshot!(said(Language::German));
}

#[test]
fn every_error_in_english() {
    insta::assert_snapshot!(said(Language::English));
}

fn said(language: Language) -> String {
    let words = Words::new(language);
    let lines = all().into_iter().map(|error| {
        let hints: String = error.hints(&words).iter().map(|hint| format!("  → {hint}\n")).collect();
        format!("{} {}\n{hints}", error.code.code(), words.sentence(&error.message))
    });
    lines.collect()
}

fn all() -> Vec<CliError> {
    let plain = vec![
        CliError::needs_answer("--match"),
        CliError::unseen("klartext diff 2026-ab", &Digest::of(b"")),
        CliError::cancelled(),
        CliError::output(&ErrorKind::StorageFull.into()),
    ];
    [plain, repo(), toml(), policy(), chain(), contacts(), render(), out(), website()].concat()
}

fn repo() -> Vec<CliError> {
    let file = |kind: ErrorKind| RepoError::File { path: "texte/de.md".into(), source: kind.into() };
    let tree = |reason| RepoError::Tree { path: "statements/2026/x".into(), reason };
    let mut errors = vec![
        RepoError::NotAWorkspace("/home/anna".into()).into(),
        RepoError::Moved.into(),
        RepoError::Locked { path: "/home/anna/texte/.git/index.lock".into() }.into(),
        RepoError::Unsaved("workflow.toml".into()).into(),
        file(ErrorKind::NotFound).into(),
        file(ErrorKind::PermissionDenied).into(),
        file(ErrorKind::StorageFull).into(),
        file(ErrorKind::TimedOut).into(),
        RepoError::Sign("key-passphrase-needs-ssh-keygen".into()).into(),
        RepoError::Sign("agent refused operation".into()).into(),
        RepoError::Key { path: "id.pub".into(), reason: "key-weak".into() }.into(),
        RepoError::Key { path: "id".into(), reason: "key-not-pub".into() }.into(),
    ];
    errors.extend(
        ["shallow", "grafts", "replace", "alternates", "detached", "empty", "else"]
            .map(|what| RepoError::History(what).into()),
    );
    errors.push(RepoError::Branch { here: "feature".into(), shared: "main".into() }.into());
    errors.extend(["tree-symlink", "tree-case", "tree-name-bidi", "tree-new"].map(|reason| tree(reason).into()));
    errors
}

fn toml() -> Vec<CliError> {
    let unknown = |section: &str, near: Option<&str>| Fault::Unknown {
        key: "emial".into(),
        section: section.into(),
        near: near.map(str::to_owned),
        known: vec!["name".into(), "email".into()],
    };
    let syntax =
        ["duplicate", "quotes", "list", "braces", "section", "value", "number", "utf-8", "other"].map(Fault::Syntax);
    let sort = |wanted, found| Fault::Sort { key: "roles".into(), wanted, found };
    let faults = [
        unknown("people.anna", Some("email")),
        unknown("", None),
        Fault::Missing { key: "needs".into(), section: "rules.submission".into() },
        Fault::Missing { key: "serial".into(), section: String::new() },
        sort("list", "text"),
        sort("number", "yes-no"),
        Fault::Value { key: "count".into() },
        Fault::Value { key: "per_minute".into() },
        Fault::Word { key: "kind".into(), typed: "smpt".into(), known: vec!["smtp".into(), "folder".into()] },
    ];
    let said = |fault| super::policy::toml("workflow.toml", TomlFault { line: 7, column: 3, fault });
    syntax.into_iter().chain(faults).map(said).collect()
}

fn policy() -> Vec<CliError> {
    let kind = || "press_release".to_owned();
    [
        PolicyError::PersonName("Anna!".into()),
        PolicyError::PersonField { person: "anna".into(), field: "email", value: "anna".into() },
        PolicyError::Key { person: "anna".into(), at: 2, reason: "key-weak" },
        PolicyError::Key { person: "anna".into(), at: 1, reason: "key-broken" },
        PolicyError::SharedKey { first: "anna".into(), second: "ben".into() },
        PolicyError::NoRule("submission"),
        PolicyError::UnknownKind("poem".into()),
        PolicyError::UnknownKind("submision".into()),
        PolicyError::NothingNeeded { kind: kind() },
        PolicyError::CountZero { kind: kind() },
        PolicyError::NothingNeeded { kind: "templates".into() },
        PolicyError::Expedited { people: 1, hours: 24 },
        PolicyError::CannotBeMet { kind: kind(), roles: vec!["board".into(), "management".into()], wanted: 2, have: 1 },
        PolicyError::CannotBeMet { kind: kind(), roles: vec!["legal".into()], wanted: 1, have: 0 },
        PolicyError::MayGrow { kind: kind(), field: "quotes".into() },
        PolicyError::Threshold { threshold: 3, admins: 1 },
        PolicyError::Serial(0),
        PolicyError::Predecessor("x".into()),
        PolicyError::Zone("Berlin".into()),
        PolicyError::Language("deutsch".into()),
    ]
    .into_iter()
    .map(CliError::from)
    .collect()
}

fn chain() -> Vec<CliError> {
    let digest = |text: &str| Digest::of(text.as_bytes());
    [
        ChainError::Absent,
        ChainError::Invalid { serial: 3, error: PolicyError::Serial(0) },
        ChainError::OtherPin { pinned: digest("a"), found: digest("b") },
        ChainError::Rollback { seen: 4, found: 3 },
        ChainError::Predecessor { serial: 2 },
        ChainError::FirstUnsigned { serial: 1 },
        ChainError::Gap(2),
    ]
    .into_iter()
    .map(CliError::from)
    .collect()
}

fn contacts() -> Vec<CliError> {
    let missing = || ContactError::Missing { row: 4, column: "email" };
    let unusable = || ContactError::Unusable { row: 7, column: "since" };
    let objected = ContactError::Unusable { row: 9, column: "objected" };
    vec![
        missing().into(),
        unusable().into(),
        objected.into(),
        ContactError::Table("unequal lengths".into()).into(),
        ContactError::Header {
            missing: vec!["source", "objected"],
            understood: vec!["Name".into(), "E-Mail".into()],
            other: vec!["Telefon".into()],
        }
        .into(),
        ContactError::Twice { column: "objected" }.into(),
        ContactError::NoHeader.into(),
        ContactError::Garbled { row: 12 }.into(),
        vec![missing(), unusable()].into(),
        vec![missing(), unusable(), unusable()].into(),
    ]
}

fn render() -> Vec<CliError> {
    let span = Span { line: 12, column: 1, len: 4 };
    let typst = |span, template| RenderError::Typst {
        span,
        template,
        message: "unknown variable: x".into(),
        hints: vec!["try y".into()],
    };
    [
        typst(Some(span), None),
        typst(None, Some(("press.typ".into(), 3))),
        typst(None, None),
        RenderError::NoTemplate("press.typ".into()),
        RenderError::Template { file: "page.html".into(), line: 9, message: "unexpected end".into() },
        RenderError::Picture { path: "media/plakat.png".into(), span, fault: PictureFault::Damaged },
        RenderError::TooDeep(span),
        RenderError::Gate(vec!["7.1-1: no title".into(), "7.3-1: no alternative text".into()]),
    ]
    .into_iter()
    .map(CliError::from)
    .collect()
}

fn out() -> Vec<CliError> {
    vec![
        JournalError::Busy("outbox/7c1f".into()).into(),
        JournalError::Damaged { path: "outbox/7c1f".into(), at: 120 }.into(),
        SiteError::Foreign("newsroom/2026-a".into()).into(),
        SiteError::Kind("blog".into()).into(),
        MailError::Unusable("from").into(),
        MailError::Planted("outbox/2026-a-7c1f/ab12.eml".into()).into(),
        MailError::Unreachable { host: "smtp.example.org".into(), port: 587, detail: "timed out".into() }.into(),
        MailError::NoEncryption { host: "smtp.example.org".into() }.into(),
        MailError::Certificate { host: "smtp.example.org".into(), detail: "UnknownIssuer".into() }.into(),
        MailError::Login { host: "smtp.example.org".into(), user: "presse".into(), detail: "535 no".into() }.into(),
        CliError::new(crate::cli::exit::Exit::Usage, "error-json-field", args![field = "stat", known = "id, state"]),
    ]
}

/// Every cause of the catalogue, with all facts that any of them is told with.
fn website() -> Vec<CliError> {
    let facts = [
        ("host", "example.org"),
        ("reason", "timeout"),
        ("from", "https://example.org"),
        ("to", "https://www.example.org"),
        ("url", "https://example.org/wp-json/wp/v2/posts"),
        ("found", "200 text/html"),
        ("code", "rest_login_required"),
        ("action", "edit_others_posts"),
        ("count", "3"),
        ("sent", "<p>Größe</p>"),
        ("stored", "<p>Gr&ouml;&szlig;e</p>"),
        ("status", "403"),
        ("time", "2026-11-26 14:05:00"),
        ("ray", "8f2e"),
        ("seconds", "60"),
        ("slug", "2026-a"),
        ("title", "Anderes"),
        ("link", "https://example.org/2026-a/"),
        ("links", "https://example.org/2026-a/, https://example.org/2026-a-2/"),
        ("id", "17"),
        ("who", "Frau X"),
        ("term", "Presse"),
        ("name", "2026-a-de.pdf"),
        ("size", "84"),
        ("message", "zu groß"),
        ("server", "2026-11-26T09:58:00Z"),
        ("embargo", "2026-11-26T10:00:00Z"),
    ];
    let told =
        |cause: Cause| facts.iter().fold(Trouble::new(cause), |trouble, (name, value)| trouble.with(name, value));
    let mut errors: Vec<CliError> = Cause::ALL.into_iter().map(|cause| told(cause).into()).collect();
    errors.push(SiteError::NoLogin("https://example.org".into()).into());
    errors.push(SiteError::Client("no memory".into()).into());
    errors
}
