//! The website: a newsroom, which is a folder of static pages that any web server can host.

mod colour;
mod disk;
mod facts;
mod feed;
mod front;
mod newsroom;
mod page;
mod template;

pub use front::style_sheet;
pub use newsroom::{Newsroom, Presence, SiteError, Website, is_public};
pub use page::{Page, page};
pub use template::Front;
