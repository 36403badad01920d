//! The website: a newsroom, which is a folder of static pages that any web server can host, or WordPress.

mod colour;
mod disk;
mod drift;
mod error;
mod facts;
mod feed;
mod front;
mod http;
mod newsroom;
mod page;
mod reach;
mod settings;
mod template;
mod web;
mod website;
mod wordpress;

pub use drift::{Aspect, Difference, Drifted, Hand, WentOut};
pub use error::SiteError;
pub use front::style_sheet;
pub use http::HttpFault;
pub use newsroom::is_public;
pub use page::{Page, page};
pub use reach::Reach;
pub use settings::Website;
pub use template::Front;
pub use web::{Login, Origin, Pace, query, with_query};
pub use website::{Keys, Site};
pub use wordpress::{Cause, Live, Look, Order, PostPage, Settings, Trouble, post};
