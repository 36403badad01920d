//! Whom we write to: the press list, outside of the repository, with every objection honoured.

mod doubt;
mod error;
mod list;
mod roll;
mod script;
mod table;
mod vcard;

pub use doubt::{Doubt, DoubtKind};
pub use error::ContactError;
pub use list::{Contacts, Filling, Recipient};
pub use roll::{print_roll, read_roll};
pub use script::is_from_windows;
pub use vcard::Origin;

/// The address of a recipient, for the room that writes to them.
pub use crate::person::Email;
