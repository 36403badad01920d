//! Personal data in saved files other than texts: addresses of the press list, and whole lists of people.

use super::OpsError;
use super::check::Checked;
use super::desk::Desk;
use super::strangers::{own, strangers};
use crate::statement::{Finding, Level, Span, addresses};
use std::collections::BTreeSet;

/// Larger files are pictures and documents, not lists.
const LARGEST: usize = 1 << 20;

/// So many foreign addresses in a table are a list of people.
const A_LIST: usize = 3;

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
