//! Whose addresses do not belong into a workspace: those of the press list, but not the house's own.

use super::desk::Desk;
use super::settings;
use crate::statement::Strangers;
use std::collections::BTreeSet;

/// The addresses of everybody on this person's press list, without those of the house itself. A
/// press list that cannot be read is told by the verbs that need it.
pub(super) fn strangers(desk: &Desk) -> Strangers {
    let own = own(desk);
    let everybody = settings::contacts(&desk.surroundings).map(|all| all.everybody()).unwrap_or_default();
    let addresses = everybody.into_iter().map(|person| person.email.as_str().to_lowercase());
    addresses.filter(|address| !own.contains(address)).collect()
}

/// Everybody whose address the rules themselves name: colleagues, press contacts, the sender.
pub(super) fn own(desk: &Desk) -> BTreeSet<String> {
    let people = desk.policy().people.values().map(|member| member.email.as_str());
    let house = &desk.workflow.organisation;
    let mail = &desk.workflow.mail;
    let contacts = house.contacts.values().map(|contact| contact.email.as_str());
    let own = people.chain(contacts).chain([house.email.as_str(), mail.from.as_str()]);
    own.chain(mail.reply_to.as_deref()).map(str::to_lowercase).collect()
}
