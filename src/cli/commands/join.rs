//! `join`: a second person gets the workspace.

use super::surroundings;
use crate::cli::args::JoinArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use std::path::PathBuf;

pub fn run(session: &mut Session, args: &JoinArgs) -> Result<Exit, CliError> {
    let dir = match &args.folder {
        Some(dir) => dir.clone(),
        None => session.flags.directory.join(folder(&args.address)),
    };
    let surroundings = surroundings(session)?;
    let first = args.rules.as_ref().map(|rules| rules.hex().to_owned());
    let joined = ops::join(&args.address, &dir, &surroundings, first.as_deref())?;
    session.say("join-done", args![root = joined.root]);
    session.say(if first.is_some() { "join-pinned" } else { "join-compare" }, args![digest = joined.rules]);
    let key = if joined.key_made { "init-key-made" } else { "init-key-taken" };
    session.say(key, args![file = joined.key.public_file, fingerprint = joined.key.fingerprint]);
    match &joined.person {
        Some(person) => session.hint("join-known", args![person = person]),
        None => {
            session.data(joined.key.public.trim());
            session.hint("join-unknown", args![admins = joined.admins.join(", ")]);
        }
    }
    Ok(Exit::Done)
}

/// The last part of an address, without `.git`.
fn folder(address: &str) -> PathBuf {
    let last = address.trim_end_matches(['/', '\\']).rsplit(['/', ':', '\\']).next().unwrap_or_default();
    let name = last.strip_suffix(".git").unwrap_or(last);
    PathBuf::from(if name.is_empty() { "klartext" } else { name })
}
