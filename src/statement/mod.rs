//! What it says: a statement's text, read once, checked, and fixed under a digest.

mod aftermath;
mod calendar;
mod compare;
mod digest;
mod document;
mod edition;
mod finding;
mod front;
mod handout;
mod id;
mod import;
mod lint;
mod look;
mod parse;
mod picture;
mod slug;
mod sources;
mod typography;
mod weave;

pub use aftermath::{Aftermath, Correction, Grade, Reason};
pub use compare::{Name, compare, facts};
pub use digest::Digest;
pub use document::{Align, Block, BlockNode, Change, Document, Inline, Item, Remark, plain};
pub use edition::{Edition, Media};
pub use finding::{Finding, Level, Span};
pub use front::{Embargo, FrontMatter};
pub use id::{Kind, Lang, StatementId};
pub use import::import;
pub use lint::{Known, lint, readable, references, unprintable};
pub use look::{Look, record_of};
pub use picture::{Format, PictureFault, bare, drawing, has_inks, inspect};
pub use slug::slug;
pub use sources::Sources;
pub use typography::Typographer;
pub use weave::{Contested, weave};
