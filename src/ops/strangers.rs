//! Personal data that does not belong into a workspace: addresses of the press list, and whole lists, in saved files.

use super::check::Checked;
use super::desk::Desk;
use super::{OpsError, settings};
use crate::statement::{Finding, Level, Span, Strangers, addresses};
use std::collections::BTreeSet;

/// Larger files are pictures and documents, not lists.
const LARGEST: usize = 1 << 20;

/// So many foreign addresses in a table are a list of people.
const A_LIST: usize = 3;

/// The addresses of everybody on this person's press list, without those of the house itself. A
/// press list that cannot be read is told by the verbs that need it.
pub(super) fn strangers(desk: &Desk) -> Strangers {
    let own = own(desk);
    let everybody = settings::contacts(&desk.surroundings).map(|all| all.everybody()).unwrap_or_default();
    let addresses = everybody.into_iter().map(|person| person.email.as_str().to_lowercase());
    addresses.filter(|address| !own.contains(address)).collect()
}

/// Everybody whose address the rules themselves name: colleagues, press contacts, the sender.
fn own(desk: &Desk) -> BTreeSet<String> {
    let people = desk.policy().people.values().map(|member| member.email.as_str());
    let house = &desk.workflow.organisation;
    let mail = &desk.workflow.mail;
    let contacts = house.contacts.values().map(|contact| contact.email.as_str());
    let own = people.chain(contacts).chain([house.email.as_str(), mail.from.as_str()]);
    own.chain(mail.reply_to.as_deref()).map(str::to_lowercase).collect()
}

/// Looks through every saved file but the texts, which are checked by themselves: somebody of the
/// press list, or a table, an address book or a mail with several people's addresses. What is found
/// names the file and the place, never the address.
pub fn strangers_in_files(desk: &Desk) -> Result<Vec<Checked>, OpsError> {
    let (strangers, own) = (strangers(desk), own(desk));
    let mut found = Vec::new();
    desk.workspace.tip()?.each_file(LARGEST, &mut |path, bytes| {
        let text = path.starts_with("statements/") && path.ends_with(".md");
        if text || path.starts_with("reviews/") || bytes.contains(&0) || !bytes.contains(&b'@') {
            return;
        }
        let words = String::from_utf8_lossy(bytes);
        let mut findings = strangers.found_in(&words);
        if findings.is_empty() && is_list(path) {
            let foreign: Vec<(Span, String)> =
                addresses(&words).filter(|(_, address)| !own.contains(address)).collect();
            let people: BTreeSet<&String> = foreign.iter().map(|(_, address)| address).collect();
            if let Some((span, _)) = foreign.first().filter(|_| people.len() >= A_LIST) {
                findings
                    .push(Finding::new("address-list", Level::Error, *span).with("count", people.len().to_string()));
            }
        }
        if !findings.is_empty() {
            // Without its text, so that no address is shown.
            found.push(Checked { path: path.to_owned(), text: String::new(), headline: Some(String::new()), findings });
        }
    })?;
    Ok(found)
}

/// By its name: what programs keep addresses in.
fn is_list(path: &str) -> bool {
    let end = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["csv", "tsv", "txt", "vcf", "eml", "ldif", "json", "xml"].contains(&end.as_str())
}
