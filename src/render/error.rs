//! What can go wrong while a document is set.

use crate::statement::{PictureFault, Span};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// typst refused; the place is the author's line where it is known.
    #[error("{message}")]
    Typst { span: Option<Span>, template: Option<(String, usize)>, message: String, hints: Vec<String> },
    #[error("templates/{0} is missing")]
    NoTemplate(String),
    #[error("templates/{file}:{line}: {message}")]
    Template { file: String, line: usize, message: String },
    /// A template uses a name that there is not; `known` are those that there are.
    #[error("templates/{file}:{line}: {message}")]
    TemplateName { file: String, line: usize, message: String, known: Vec<String> },
    /// The file of sources beside the text cannot be read.
    #[error("{file}:{line}: {message}")]
    Sources { file: String, line: usize, message: String },
    /// A picture that cannot be opened, or not safely.
    #[error("{path}: {fault:?}")]
    Picture { path: String, span: Span, fault: PictureFault },
    /// Nested deeper than can be set.
    #[error("nested too deeply")]
    TooDeep(Span),
    /// The PDF is not what PDF/UA-1 asks for: the gate's words.
    #[error("not accessible: {0:?}")]
    Gate(Vec<String>),
}

impl RenderError {
    /// The author's line that it speaks of.
    pub fn span(&self) -> Option<Span> {
        match self {
            RenderError::Typst { span, .. } => *span,
            RenderError::Picture { span, .. } | RenderError::TooDeep(span) => Some(*span),
            _ => None,
        }
    }
}
