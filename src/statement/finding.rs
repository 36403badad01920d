//! What a check found: where in the text, how grave, and the words to say it with.

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a thought; never in the way.
    Note,
    /// Probably a mistake; never in the way.
    Warning,
    /// The text cannot be submitted, set or published like this.
    Error,
}

/// A place in a file: line and column count from 1, in characters; `len` characters are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub line: usize,
    pub column: usize,
    pub len: usize,
}

/// One finding. Its sentence is `finding-<code>` in `locales/`, what to type is that message's
/// attribute `.fix`; `args` fill both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    pub level: Level,
    pub span: Span,
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    pub fn new(code: &'static str, level: Level, span: Span) -> Self {
        Self { code, level, span, args: Vec::new() }
    }

    /// The same finding with one more word for its sentence.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}
