//! The rules as they are written: the sections of `workflow.toml` that say who decides.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The sections of `workflow.toml` that are rules; the other rooms own the rest.
#[derive(Debug, Clone)]
pub struct RuleFile {
    /// Counts up by one with each version.
    pub serial: u64,
    /// The digest of the version before; `-` in the first.
    pub predecessor: String,
    /// The time zone of embargoes and deadlines, `Europe/Berlin`.
    pub zone: String,
    /// The languages that a statement may be in; the first is the one staff write in.
    pub languages: Vec<String>,
    pub people: BTreeMap<String, Listed>,
    pub rules: BTreeMap<String, KindRule>,
    pub administration: Administration,
    pub expedited: Option<Expedited>,
    pub templates: Option<TemplateRule>,
    pub corrections: Option<CorrectionRule>,
}

/// One person in `[people.<name>]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub name: String,
    pub email: String,
    pub roles: Vec<String>,
    /// Public keys, one line each, as in `id_ed25519.pub`.
    pub keys: Vec<String>,
    /// Whose roles this person has besides their own. Comes with both dates.
    #[serde(default)]
    pub deputy_for: Option<String>,
    /// First day of the duty, `2026-07-01`.
    #[serde(default)]
    pub deputy_from: Option<String>,
    /// Last day of the duty.
    #[serde(default)]
    pub deputy_until: Option<String>,
}

/// What one kind needs: `[rules.press_release]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRule {
    pub needs: Vec<Need>,
    /// What is needed besides when the text tells a single person's story.
    #[serde(default)]
    pub single_case: Vec<Need>,
    /// Where the people quoted clear their quote themselves.
    #[serde(default)]
    pub quotes_cleared: bool,
    /// Where each partner's sign-on to the final words is recorded before they go out.
    #[serde(default)]
    pub sign_on: bool,
    /// Lists in the head to which names may be added after the approval: `partners`, or none.
    #[serde(default)]
    pub may_grow: Vec<String>,
}

/// `{ roles = ["management", "board"], count = 1 }`: so many different people in any of these roles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub roles: Vec<String>,
    #[serde(default = "one")]
    pub count: usize,
}

/// `[expedited]`: the short way when hours count. Without this section there is none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expedited {
    /// One person at least in any of these roles.
    pub release: Vec<String>,
    /// So many different people in all, in any role.
    #[serde(default = "two")]
    pub people: usize,
    /// By when somebody else is to have looked again, in hours after publication.
    #[serde(default = "a_day")]
    pub second_look_hours: u32,
}

/// `[templates]`: who approves a change of what texts are set in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRule {
    pub needs: Vec<Need>,
}

/// Who changes the rules: so many of the people in the role `admin`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Administration {
    pub threshold: usize,
}

/// `[corrections]`: who approves what is said of a statement after it went out. Without this section
/// it needs what the statement itself needed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRule {
    /// For a correction of any grade.
    pub needs: Vec<Need>,
    /// Besides, for a severe one.
    #[serde(default)]
    pub severe: Vec<Need>,
    /// For taking a statement back.
    pub withdrawal: Vec<Need>,
}

fn one() -> usize {
    1
}

fn two() -> usize {
    2
}

fn a_day() -> u32 {
    24
}

#[cfg(test)]
mod tests {
    use super::*;

    /// None of it makes a rule weaker than one that says it.
    #[test]
    fn what_is_left_out_has_its_value() {
        let need: Need = toml::from_str("roles = ['content']").unwrap();
        assert_eq!(need.count, 1);
        let short: Expedited = toml::from_str("release = ['board']").unwrap();
        assert_eq!((short.people, short.second_look_hours), (2, 24));
        let rule: KindRule = toml::from_str("needs = []").unwrap();
        assert!(rule.single_case.is_empty() && rule.may_grow.is_empty());
        assert!(!rule.quotes_cleared && !rule.sign_on);
    }
}
