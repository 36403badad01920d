//! The sentences a person reads: every one comes from `locales/`, in German or English.

use super::plain::plain;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

/// The languages that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    German,
    English,
}

/// The values that fill a sentence; made with `args!`.
#[derive(Debug, Clone, Default)]
pub struct SayArgs(Vec<(Cow<'static, str>, Value)>);

/// One value of a sentence.
#[derive(Debug, Clone)]
pub enum Value {
    Ready(FluentValue<'static>),
    /// Roles as the rules name them; the sentence has this language's words for them.
    Roles(Vec<String>),
}

/// The roles of the model rules, for which every language has a word.
pub const ROLES: [&str; 6] = ["admin", "subject", "management", "board", "legal", "press"];

/// Roles as the rules name them, for a sentence: `args![roles = Roles(&member.roles)]`.
pub struct Roles<'r>(pub &'r [String]);

/// A sentence not yet in a language: its message id and what fills it.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub id: Cow<'static, str>,
    pub args: SayArgs,
}

/// All sentences of one language.
pub struct Words {
    language: Language,
    /// One for each file, read when a sentence of it is needed.
    files: [OnceCell<FluentBundle<FluentResource>>; FILES.len()],
    /// How many sentences were looked for.
    asked: Cell<usize>,
}

/// A command says a few dozen sentences; help says a thousand, and reading every file once is then
/// the smaller work.
const MANY: usize = 60;

/// Files of `locales/`, each in both languages. `tests/suite/locales.rs` finds one that is missing here.
macro_rules! locales {
    ($($file:literal),* $(,)?) => {
        [$((
            include_str!(concat!("../../locales/de/", $file)),
            include_str!(concat!("../../locales/en/", $file)),
        )),*]
    };
}

// A slice, so that nobody has to count.
const FILES: &[(&str, &str)] = &locales![
    "cli.ftl",
    "list.ftl",
    "commands.ftl",
    "print.ftl",
    "review.ftl",
    "rules.ftl",
    "look.ftl",
    "sync.ftl",
    "mail.ftl",
    "returns.ftl",
    "due.ftl",
    "beginning.ftl",
    "joined.ftl",
    "archive.ftl",
    "after.ftl",
    "drift.ftl",
    "errors.ftl",
    "drafting.ftl",
    "website.ftl",
    "http.ftl",
    "usage.ftl",
    "findings.ftl",
    "trust.ftl",
    "voided.ftl",
    "facts.ftl",
    "translations.ftl",
    "help.ftl",
];

/// Values for a sentence: `args![count = 3, name = person]`, or `args![]`.
#[macro_export]
#[doc(hidden)]
macro_rules! say_args {
    () => { $crate::cli::words::SayArgs::new() };
    ($($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::cli::words::SayArgs::new();
        $(args.set(stringify!($name), &$value);)+
        args
    }};
}
pub use crate::say_args as args;

impl Language {
    /// The first of these settings that is set decides; `de…` is German, everything else English.
    pub fn choose<'a>(settings: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let first = settings.into_iter().flatten().find(|setting| !setting.is_empty());
        match first {
            Some(setting) if setting.to_ascii_lowercase().starts_with("de") => Self::German,
            _ => Self::English,
        }
    }

    /// Its tag: `de` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }
}

impl Sentence {
    pub fn new(id: impl Into<Cow<'static, str>>, args: SayArgs) -> Self {
        Self { id: id.into(), args }
    }
}

impl Words {
    /// Reads the sentences of a language. They are part of the program and tested, so a file with
    /// a mistake loses its broken messages only.
    pub fn new(language: Language) -> Self {
        Self { language, files: [const { OnceCell::new() }; FILES.len()], asked: Cell::new(0) }
    }

    /// The sentences of one file.
    fn file(&self, at: usize) -> &FluentBundle<FluentResource> {
        self.files[at].get_or_init(|| {
            let tag = self.language.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(match self.language {
                Language::German => |value, _| grouped(value, "."),
                Language::English => |value, _| grouped(value, ","),
            }));
            let resource = FluentResource::try_new(self.source(at).to_owned()).unwrap_or_else(|(resource, errors)| {
                debug_assert!(errors.is_empty(), "{errors:?}");
                resource
            });
            let added = bundle.add_resource(resource);
            debug_assert!(added.is_ok(), "{added:?}");
            bundle
        })
    }

    fn source(&self, at: usize) -> &'static str {
        let (german, english) = FILES[at];
        if self.language == Language::German { german } else { english }
    }

    /// The file that has this message. Looking for its line is a hundredth of the work of reading a
    /// file, so the others stay unread.
    fn holding(&self, id: &str) -> Option<&FluentBundle<FluentResource>> {
        self.asked.set(self.asked.get() + 1);
        let many = self.asked.get() > MANY;
        let may_hold = |at: &usize| many || self.files[*at].get().is_some() || mentions(self.source(*at), id);
        (0..FILES.len()).filter(may_hold).map(|at| self.file(at)).find(|bundle| bundle.has_message(id))
    }

    /// The same with more sentences, for tests of what shows other rooms' sentences.
    #[cfg(test)]
    pub fn with(mut self, source: &str) -> Self {
        self.file(0);
        let resource = FluentResource::try_new(source.to_owned()).expect("Fluent");
        self.files[0].get_mut().expect("read").add_resource_overriding(resource);
        self
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence with this id. One that is missing is loud in debug builds; in a release its id is shown.
    pub fn say(&self, id: &str, args: SayArgs) -> String {
        let said = self.format(id, None, &args);
        debug_assert!(said.is_some(), "no message {id} in {}", self.language.tag());
        said.unwrap_or_else(|| id.to_owned())
    }

    /// A sentence without values.
    pub fn get(&self, id: &str) -> String {
        self.say(id, SayArgs::new())
    }

    pub fn sentence(&self, sentence: &Sentence) -> String {
        self.say(&sentence.id, sentence.args.clone())
    }

    /// A message's attribute (`.hint`, `.fix`), where it has one.
    pub fn attribute(&self, id: &str, name: &str, args: &SayArgs) -> Option<String> {
        self.format(id, Some(name), args)
    }

    pub fn has(&self, id: &str) -> bool {
        self.holding(id).is_some()
    }

    /// A role in words; one that only this house has, as the rules call it.
    pub fn role(&self, role: &str) -> String {
        let id = format!("role-{role}");
        if self.has(&id) { self.get(&id) } else { plain(role).into_owned() }
    }

    fn filled(&self, value: &Value) -> FluentValue<'static> {
        match value {
            Value::Ready(value) => value.clone(),
            Value::Roles(roles) => {
                FluentValue::from(roles.iter().map(|role| self.role(role)).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &SayArgs) -> Option<String> {
        let bundle = self.holding(id)?;
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let args: FluentArgs<'_> = args.0.iter().map(|(name, value)| (name.as_ref(), self.filled(value))).collect();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(text)
    }
}

/// A line of this Fluent source begins with the id.
fn mentions(source: &str, id: &str) -> bool {
    source.match_indices(id).any(|(at, _)| at == 0 || source.as_bytes()[at - 1] == b'\n')
}

impl SayArgs {
    pub fn new() -> Self {
        Self::default()
    }

    /// One more value; for names that are not known when the program is written.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Word) {
        self.0.push((name.into(), value.word()));
    }
}

/// What can stand in a sentence. Text is made harmless for a terminal on the way in.
pub trait Word {
    fn word(&self) -> Value;
}

impl<T: Word + ?Sized> Word for &T {
    fn word(&self) -> Value {
        (**self).word()
    }
}

impl Word for Roles<'_> {
    fn word(&self) -> Value {
        Value::Roles(self.0.to_vec())
    }
}

macro_rules! words {
    ($make:expr => $($type:ty),*) => {
        $(impl Word for $type {
            fn word(&self) -> Value {
                Value::Ready($make(self))
            }
        })*
    };
}

fn shown(value: &dyn std::fmt::Display) -> FluentValue<'static> {
    FluentValue::from(plain(&value.to_string()).into_owned())
}

words!(|value: &_| shown(&value) =>
    str, String, Cow<'_, str>, char, crate::person::PersonId, crate::person::Email, crate::statement::StatementId,
    crate::statement::Lang, super::args::Target, std::path::Display<'_>, std::io::Error);
words!(|value: &crate::statement::Digest| FluentValue::from(value.short()) => crate::statement::Digest);
words!(|value: &std::path::Path| shown(&value.display()) => std::path::Path);
words!(|value: &std::path::PathBuf| shown(&value.display()) => std::path::PathBuf);
words!(|value: &_| FluentValue::from(*value) => usize, u64, u32, u16, i64, i32);

/// Whole numbers of five digits and more in groups of three.
fn grouped(value: &FluentValue<'_>, separator: &str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.value.fract() == 0.0 && number.value.abs() < 1e15;
    if !whole || number.value.abs() < 10_000.0 {
        return None;
    }
    let digits = format!("{:.0}", number.value.abs());
    let mut out = String::from(if number.value < 0.0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push_str(separator);
        }
        out.push(digit);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_setting_decides() {
        let choose = |settings: &[Option<&str>]| Language::choose(settings.iter().copied());
        assert_eq!(choose(&[]), Language::English);
        assert_eq!(choose(&[None, Some(""), Some("de_AT.UTF-8")]), Language::German);
        assert_eq!(choose(&[Some("C"), Some("de_DE")]), Language::English);
        assert_eq!(choose(&[Some("DE"), Some("en")]), Language::German);
    }

    #[test]
    fn long_numbers_are_grouped() {
        let word = |n: usize| FluentValue::from(n);
        assert_eq!(grouped(&word(9999), "."), None);
        assert_eq!(grouped(&word(10_000), ".").as_deref(), Some("10.000"));
        assert_eq!(grouped(&word(1_234_567), ",").as_deref(), Some("1,234,567"));
    }

    #[test]
    fn both_languages_load_without_a_mistake() {
        for language in [Language::German, Language::English] {
            let words = Words::new(language);
            assert!(words.has("help-list"));
        }
    }
}
