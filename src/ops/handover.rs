//! A login without typing it: a person agrees in the browser, and WordPress hands a new password to this machine.
//!
//! WordPress sends the browser back to an address that we name, with the password behind it (since 5.6,
//! `authorize-application.php`). That address is a port of this machine alone, its path holds a random
//! word that nobody else knows, and it is open for as long as the person takes. What comes back is kept
//! for the origin of the workspace's website, whatever it says of itself.

use super::desk::Desk;
use super::site::{keep_login, passwords_page};
use super::{OpsError, surroundings};
use crate::site::Origin;
use std::time::Duration;

/// By which WordPress knows one program's passwords among others.
const APP: &str = "9d0b6c4e-5a37-4f0e-8c64-2b7f1e0d9a53";

/// Waits for a browser.
pub struct HandOver {
    http: tiny_http::Server,
    path: String,
    /// Where the person agrees.
    pub page: String,
}

/// What the browser brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// The login of this user is kept.
    Login(String),
    /// The person said no.
    Nothing,
}

/// The pages that end it, in the person's words.
pub struct Ends<'a> {
    pub kept: &'a str,
    pub declined: &'a str,
    /// For any other address.
    pub wrong: &'a str,
}

/// Begins to listen; `None` where the website has no page for that.
pub fn hand_over(desk: &Desk) -> Result<Option<HandOver>, OpsError> {
    let Some(page) = passwords_page(desk)? else { return Ok(None) };
    let http = tiny_http::Server::http("127.0.0.1:0").map_err(|error| OpsError::Serve(error.to_string()))?;
    let port = http.server_addr().to_ip().map_or(0, |address| address.port());
    let path = format!("/{}", surroundings::random_word());
    let back = format!("http://127.0.0.1:{port}{path}");
    let query = [("app_name", "klartext"), ("app_id", APP), ("success_url", &back), ("reject_url", &back)];
    let page = crate::site::with_query(&page, &query);
    Ok(Some(HandOver { http, path, page }))
}

impl HandOver {
    /// Waits so long for the browser; `None` if it did not come. What is not meant for us is answered
    /// and forgotten.
    pub fn wait(&self, desk: &Desk, time: Duration, ends: &Ends<'_>) -> Result<Option<Brought>, OpsError> {
        let failed = |error: std::io::Error| OpsError::Serve(error.to_string());
        let Some(request) = self.http.recv_timeout(time).map_err(failed)? else { return Ok(None) };
        let brought = self.read(desk, request.url());
        let (status, words) = match &brought {
            Some(Answer::Login(..)) => (200, ends.kept),
            Some(Answer::Declined) => (200, ends.declined),
            None => (404, ends.wrong),
        };
        let kept = match brought {
            Some(Answer::Login(user, password)) => {
                keep_login(desk, &user, &password)?;
                Some(Brought::Login(user))
            }
            Some(Answer::Declined) => Some(Brought::Nothing),
            None => None,
        };
        let body = format!("<!doctype html><meta charset=\"utf-8\"><title>klartext</title><p>{words}</p>\n");
        let header = |line: &str| line.parse::<tiny_http::Header>().ok();
        // The address holds the password: it stays out of what the browser tells others and keeps.
        let headers =
            ["Content-Type: text/html; charset=utf-8", "Cache-Control: no-store", "Referrer-Policy: no-referrer"];
        let answer = tiny_http::Response::from_string(body).with_status_code(status);
        let answer =
            headers.iter().filter_map(|line| header(line)).fold(answer, |answer, header| answer.with_header(header));
        // A browser that went away is no trouble.
        let _ = request.respond(answer);
        Ok(kept)
    }

    fn read(&self, desk: &Desk, url: &str) -> Option<Answer> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        if path != self.path {
            return None;
        }
        let fields = crate::site::query(query);
        let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        match (field("site_url"), field("user_login"), field("password")) {
            (Some(site), Some(user), Some(password)) => {
                let own = Origin::of(&desk.workflow.website.address);
                (own.is_some() && Origin::of(&site) == own && !user.is_empty()).then_some(Answer::Login(user, password))
            }
            _ => Some(Answer::Declined),
        }
    }
}

enum Answer {
    Login(String, String),
    Declined,
}
