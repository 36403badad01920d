//! Looking after itself: what is ready on this machine and what is not.

use super::desk::Desk;
use super::{OpsError, Surroundings, passwords, settings};
use std::path::Path;

/// One thing that was looked at; its sentence is `doctor-<name>` in `locales/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub name: &'static str,
    pub fine: bool,
    pub about: String,
    /// How many, where it is a number that matters.
    pub count: usize,
    /// Of the person at this desk.
    pub roles: Vec<String>,
}

/// Looks at keys, workspace, rules, press list; nothing is changed.
pub fn doctor(dir: &Path, surroundings: &Surroundings) -> Result<Vec<Finding>, OpsError> {
    let mut found = Vec::new();
    let (mut unmeetable, mut roles) = (0, Vec::new());
    let mut say = |name, fine, about: String| found.push(Finding { name, fine, about, count: 0, roles: Vec::new() });
    let keys = settings::keys(surroundings, None);
    say("key", !keys.is_empty(), keys.first().map(|key| key.public_file.display().to_string()).unwrap_or_default());
    let program = surroundings.ssh_keygen.as_ref().map(|path| path.display().to_string());
    say("signing", true, program.unwrap_or_else(|| "klartext".to_owned()));
    match Desk::open(dir, surroundings.clone()) {
        Ok(desk) => {
            say("workspace", true, desk.workspace.root().display().to_string());
            say("history", desk.workspace.check_history().is_ok(), String::new());
            say("person", desk.me.is_some(), desk.me.as_ref().map(|me| me.id.to_string()).unwrap_or_default());
            roles = desk.me.as_ref().map(|me| me.member.roles.clone()).unwrap_or_default();
            let open = desk.policy().shortfalls().len();
            unmeetable = open;
            say("rules", open == 0, desk.policy().serial.to_string());
        }
        Err(_) => say("workspace", false, dir.display().to_string()),
    }
    let contacts = settings::contacts(surroundings);
    let count =
        contacts.as_ref().ok().filter(|contacts| !contacts.is_empty()).map(|contacts| contacts.len().to_string());
    let count = count.unwrap_or_default();
    say("contacts", contacts.is_ok_and(|contacts| !contacts.is_empty()), count);
    if let Ok(desk) = Desk::open(dir, surroundings.clone())
        && desk.workflow.mail.by_smtp()
    {
        let origin = desk.workflow.mail.origin();
        say("mail", passwords::account(surroundings, &origin).is_ok(), origin);
    }
    say("editor", surroundings.editor.is_some(), surroundings.editor.clone().unwrap_or_default());
    for one in &mut found {
        match one.name {
            "rules" => one.count = unmeetable,
            "person" => one.roles = std::mem::take(&mut roles),
            _ => {}
        }
    }
    Ok(found)
}
