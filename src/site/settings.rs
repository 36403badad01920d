//! Where the house publishes, as the rules name it.

use super::error::SiteError;
use super::http::HttpSettings;
use super::wordpress::Settings;
use serde::Deserialize;

/// `[website]` in `workflow.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Website {
    /// `newsroom`, `wordpress` or `http`.
    pub kind: String,
    /// Where a newsroom's folder lies, relative to the workspace.
    #[serde(default)]
    pub folder: String,
    /// Its public address.
    pub address: String,
    /// How many requests are sent in a minute at most, where many statements are gone through: a small
    /// host has other visitors too.
    #[serde(default = "usual_pace")]
    pub requests_per_minute: u32,
    #[serde(default)]
    pub wordpress: Settings,
    /// How any other website is spoken to.
    #[serde(default)]
    pub http: Option<HttpSettings>,
}

fn usual_pace() -> u32 {
    240
}

impl Website {
    /// Whether there is a website of this kind.
    pub fn check(&self) -> Result<(), SiteError> {
        match self.kind.as_str() {
            "newsroom" | "wordpress" | "http" => Ok(()),
            other => Err(SiteError::Kind(other.to_owned())),
        }
    }

    /// Whether it lies elsewhere, behind a password.
    pub fn is_remote(&self) -> bool {
        self.kind != "newsroom"
    }

    /// Whether its pages are entries in somebody's WordPress or other system, and what they take from
    /// the settings; a newsroom's are whole pages.
    pub fn posts(&self) -> Option<Settings> {
        match (self.kind.as_str(), &self.http) {
            ("wordpress", _) => Some(self.wordpress.clone()),
            ("http", Some(http)) => Some(http.of_posts()),
            _ => None,
        }
    }

    /// Whether the words of posts are plain HTML.
    pub fn is_bare(&self) -> bool {
        self.kind == "http"
    }
}
