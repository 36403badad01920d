//! The press list: kept in this person's own folder, or in one that a team shares; never in the workspace.
//!
//! Every change reads, changes and writes under a lock, since on a share a colleague may do the same.

use super::{OpsError, Surroundings, settings};
use crate::contacts::{ContactError, Contacts, Doubt, Email, Filling, Origin, is_from_windows};
use crate::mail::keyed_hash;
use std::collections::BTreeMap;
use std::path::Path;

/// What the press list holds, without a single address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    pub people: usize,
    pub objections: usize,
    /// Addresses whose mails come back.
    pub bounces: usize,
    /// People who get mail, by list.
    pub lists: BTreeMap<String, usize>,
    /// Rows of an import that were left out, since these people were forgotten on their wish.
    pub forgotten: usize,
    /// The file of an import was not in UTF-8 and was read as Windows once wrote.
    pub from_windows: bool,
}

/// How a table or an address book is taken in.
pub struct Import<'a> {
    pub file: &'a Path,
    /// Where the addresses come from; needed where the file does not say it, as no address book does.
    pub source: Option<&'a str>,
    /// Lists for everybody in it.
    pub lists: &'a [String],
}

/// Counts.
pub fn contacts(surroundings: &Surroundings) -> Result<Overview, OpsError> {
    Ok(overview(&settings::contacts(surroundings)?))
}

/// Who is on a list: name, outlet, beats, language, and whether they get its mails. No addresses.
pub fn people_on(
    surroundings: &Surroundings,
    list: &str,
) -> Result<Vec<(String, String, String, String, bool)>, OpsError> {
    let contacts = settings::contacts(surroundings)?;
    let people = contacts.people(list);
    if people.is_empty() { Err(nobody_on(&contacts, list)) } else { Ok(people) }
}

/// Nobody is on this list; with the lists that there are.
pub(super) fn nobody_on(contacts: &Contacts, list: &str) -> OpsError {
    OpsError::EmptyList { list: list.to_owned(), known: contacts.lists().into_keys().collect() }
}

/// Adds a table (CSV) or an address book (vCard) to the press list. Nobody is lost, an objection on
/// either side counts, and whoever was forgotten stays so.
pub fn import_contacts(surroundings: &Surroundings, import: &Import<'_>) -> Result<Overview, OpsError> {
    let bytes = std::fs::read(import.file).map_err(OpsError::file(import.file))?;
    let cards = import.file.extension().is_some_and(|end| end.eq_ignore_ascii_case("vcf"));
    let read = match (cards, import.source) {
        (true, Some(source)) => {
            Contacts::read_vcards(&bytes, &Origin { source, since: surroundings.today(), lists: import.lists })
        }
        (true, None) => Err(vec![ContactError::Missing { row: 1, column: "source" }]),
        (false, source) => {
            Contacts::read_filled(&bytes, &Filling { source, lists: import.lists, today: surroundings.today() })
        }
    };
    let mut new = read.map_err(|errors| OpsError::Contacts { path: import.file.to_owned(), errors })?;
    let (secret, gone) = (settings::secret(surroundings)?, settings::forgotten(surroundings)?);
    let left_out = new.remove(|email| gone.contains(&keyed_hash(&secret, email)));
    let all = change(surroundings, |all| *all = std::mem::take(all).joined(new))?;
    Ok(Overview { forgotten: left_out, from_windows: is_from_windows(&bytes), ..overview(&all) })
}

/// Whether somebody has this address here.
pub fn knows(surroundings: &Surroundings, email: &Email) -> Result<bool, OpsError> {
    Ok(settings::contacts(surroundings)?.knows(email))
}

/// Writes down that somebody wants no mail. Says whether they were on the list.
pub fn object(surroundings: &Surroundings, email: &Email, source: &str) -> Result<bool, OpsError> {
    let (mut known, date) = (false, surroundings.today());
    change(surroundings, |all| known = all.object(email, date, source))?;
    Ok(known)
}

/// Writes down that mails to an address come back, or that it was mended. Says whether it is on the list.
pub fn bounce(surroundings: &Surroundings, email: &Email, mended: bool) -> Result<bool, OpsError> {
    let (mut known, date) = (false, (!mended).then(|| surroundings.today()));
    if mended {
        // Reports from before are not believed any more.
        settings::note_mended(surroundings, keyed_hash(&settings::secret(surroundings)?, email))?;
    }
    change(surroundings, |all| known = all.bounce(email, date))?;
    Ok(known)
}

/// What a careful colleague would remark about the list.
pub fn doubts(surroundings: &Surroundings) -> Result<Vec<Doubt>, OpsError> {
    Ok(settings::contacts(surroundings)?.doubts())
}

/// Writes the list where its owner wants it, as a table or (`.vcf`) as an address book, readable by
/// them alone; never into a workspace. Gives the number of people.
pub fn export_contacts(surroundings: &Surroundings, file: &Path, lists: &[String]) -> Result<usize, OpsError> {
    let folder = std::path::absolute(file).map_err(OpsError::file(file))?;
    if folder.ancestors().skip(1).any(|folder| folder.join(".git").exists()) {
        return Err(OpsError::PublicPlace(file.to_owned()));
    }
    let all = settings::contacts(surroundings)?;
    let cards = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("vcf"));
    let chosen = if lists.is_empty() { all.clone() } else { all.clone().only(lists) };
    let bytes = if cards { all.print_vcards(lists).into_bytes() } else { chosen.print() };
    settings::write_own(file, &bytes)?;
    Ok(chosen.len())
}

fn overview(contacts: &Contacts) -> Overview {
    Overview {
        people: contacts.len(),
        objections: contacts.objections(),
        bounces: contacts.bounces(),
        lists: contacts.lists(),
        forgotten: 0,
        from_windows: false,
    }
}

/// Reads, changes, writes, while nobody else does.
pub(super) fn change(surroundings: &Surroundings, change: impl FnOnce(&mut Contacts)) -> Result<Contacts, OpsError> {
    let path = settings::contacts_file(surroundings);
    let folder = path.parent().unwrap_or(&path);
    std::fs::create_dir_all(folder).map_err(OpsError::file(folder))?;
    let lock = folder.join("contacts.lock");
    let held = std::fs::File::create(&lock).map_err(OpsError::file(&lock))?;
    held.lock().map_err(OpsError::file(&lock))?;
    let mut all = settings::contacts(surroundings)?;
    change(&mut all);
    settings::write_shared(surroundings, &path, &all.print())?;
    Ok(all)
}
