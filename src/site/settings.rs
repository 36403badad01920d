//! Where the house publishes, as the rules name it.

use super::wordpress::Settings;
use serde::Deserialize;

/// `[website]` in `workflow.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Website {
    /// `newsroom` or `wordpress`.
    pub kind: String,
    /// Where a newsroom's folder lies, relative to the workspace.
    #[serde(default)]
    pub folder: String,
    /// Its public address.
    pub address: String,
    #[serde(default)]
    pub wordpress: Settings,
}

impl Website {
    /// Whether the pages are posts in somebody's WordPress.
    pub fn is_wordpress(&self) -> bool {
        self.kind == "wordpress"
    }
}
