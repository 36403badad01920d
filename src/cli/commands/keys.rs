//! `keys`: one's own key to pass on, and everybody's for checking by hand.

use super::{desk, surroundings};
use crate::cli::args::{KeysArgs, KeysCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use serde_json::json;

/// Shows one's own public key (a new one where there is none), or the signers' list.
pub fn run(session: &mut Session, args: &KeysArgs) -> Result<Exit, CliError> {
    match &args.command {
        None | Some(KeysCommand::Show) => {
            let (key, made) = ops::own_key(&surroundings(session)?)?;
            if session.wants_json() {
                let file = key.public_file.display().to_string();
                session.json(json!({ "file": file, "public": key.public, "fingerprint": key.fingerprint }))?;
            } else {
                session.data(&key.public);
            }
            session.say(if made { "keys-made" } else { "keys-own" }, args![file = key.public_file]);
            session.hint("keys-hint", args![]);
        }
        Some(KeysCommand::AllowedSigners) => {
            let text = ops::allowed_signers(&desk(session)?);
            session.data(text.trim_end());
        }
    }
    Ok(Exit::Done)
}
