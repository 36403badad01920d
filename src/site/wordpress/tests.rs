//! WordPress tried over real TCP against one that fails on demand: nothing twice, nothing early,
//! nothing of others touched, and every cause told by its name.

mod catalogue;
mod once;
#[cfg(unix)]
mod real;

use super::model::{self, PASSWORD, USER};
use super::post::tests::sample;
use super::*;
use crate::release::Release;
use crate::site::web::Login;

pub fn settings() -> Settings {
    Settings {
        categories: vec!["Presse & Öffentlichkeit".to_owned()],
        tags: vec!["Abschiebung".to_owned(), "Winter".to_owned()],
        answer_seconds: 5,
        ..Settings::default()
    }
}

/// The website as the program sees it. Nobody waits: what is late arrives after a few more requests.
pub fn website(model: &model::WordPress) -> WordPress {
    WordPress::new(&model.address, &settings(), Some(Login::new(USER, PASSWORD)), |_| {}).unwrap()
}

pub fn winter() -> Release {
    sample("2026-winter", &["de"], "Abschiebestopp im Winter", &settings())
}

pub fn in_two_languages() -> Release {
    sample("2026-winter", &["de", "ar"], "Abschiebestopp im Winter", &settings())
}

pub fn corrected() -> Release {
    sample("2026-winter", &["de"], "Abschiebestopp im ganzen Winter", &settings())
}

pub fn publish(wordpress: &WordPress, release: &Release, order: &Order) -> Result<Live, SiteError> {
    wordpress.draft(release, order)?;
    wordpress.go_live(release, order)
}

pub fn after(release: &Release) -> Order {
    Order { before: Some(WentOut::of(release)), ..Order::default() }
}

#[track_caller]
pub fn cause<T: std::fmt::Debug>(result: Result<T, SiteError>) -> Cause {
    match result {
        Err(SiteError::WordPress(trouble)) => trouble.cause,
        other => panic!("no trouble with WordPress: {other:?}"),
    }
}
