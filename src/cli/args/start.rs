//! The verbs for the house itself: beginning, people, keys, rules, help.

use super::values;
use crate::person::{Email, PersonId};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct InitArgs {
    /// Where; here if nothing is said.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[arg(long, value_name = "ADDRESS", value_parser = values::email)]
    pub email: Option<Email>,
    /// Who stands on the letterhead.
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// Also where the folder belongs to something else that git keeps.
    #[arg(long)]
    pub here: bool,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// The website: address, login, rights.
    #[arg(long)]
    pub site: bool,
    /// Keeps a login for the website.
    #[arg(long, requires = "site")]
    pub login: bool,
    /// Waits for the browser alone, and prints the page in which to agree.
    #[arg(long, requires = "login")]
    pub browser: bool,
    /// Makes a draft on the website and deletes it again.
    #[arg(long, requires = "site")]
    pub write_test: bool,
}

#[derive(Debug, Args)]
pub struct PeopleArgs {
    #[command(subcommand)]
    pub command: Option<PeopleCommand>,
}

#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    #[command(visible_alias = "liste")]
    List,
    #[command(visible_alias = "hinzufügen", alias = "hinzufuegen")]
    Add(PeopleAddArgs),
    #[command(visible_alias = "entfernen")]
    Remove(PeopleRemoveArgs),
}

#[derive(Debug, Args)]
pub struct PeopleAddArgs {
    #[arg(value_name = "PERSON", value_parser = values::person)]
    pub person: PersonId,
    #[arg(long, value_name = "NAME")]
    pub name: String,
    #[arg(long, value_name = "ADDRESS", value_parser = values::email)]
    pub email: Email,
    #[arg(long = "role", value_name = "ROLE", required = true)]
    pub roles: Vec<String>,
    /// A public key: the file, or the line itself.
    #[arg(long = "key", value_name = "KEY", required = true)]
    pub keys: Vec<String>,
}

#[derive(Debug, Args)]
pub struct PeopleRemoveArgs {
    #[arg(value_name = "PERSON", value_parser = values::person)]
    pub person: PersonId,
}

#[derive(Debug, Args)]
pub struct ContactsArgs {
    #[command(subcommand)]
    pub command: Option<ContactsCommand>,
}

#[derive(Debug, Subcommand)]
pub enum ContactsCommand {
    #[command(visible_alias = "liste")]
    List {
        #[arg(value_name = "LIST")]
        list: Option<String>,
    },
    #[command(visible_alias = "importieren")]
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Where the addresses come from, for address books.
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        #[arg(long, value_name = "LIST")]
        list: Vec<String>,
    },
    #[command(visible_alias = "prüfen", alias = "pruefen")]
    Check,
    #[command(visible_alias = "ausgeben")]
    Export {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "LIST")]
        list: Vec<String>,
    },
    #[command(visible_alias = "widerspruch")]
    Object {
        #[arg(value_name = "ADDRESS", value_parser = values::email)]
        email: Email,
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
    },
    #[command(visible_alias = "vergessen")]
    Forget {
        #[arg(value_name = "ADDRESS", value_parser = values::email)]
        email: Email,
    },
    /// Reads the press office's mail folder.
    #[command(visible_alias = "rückläufer", alias = "ruecklaeufer")]
    Returns {
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// The address works again.
    #[command(visible_alias = "berichtigt")]
    Mend {
        #[arg(value_name = "ADDRESS", value_parser = values::email)]
        email: Email,
    },
}

#[derive(Debug, Args)]
pub struct KeysArgs {
    #[command(subcommand)]
    pub command: Option<KeysCommand>,
}

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    #[command(visible_alias = "zeigen")]
    Show,
    AllowedSigners,
    /// One more key, for a second device.
    #[command(visible_alias = "hinzufügen", alias = "hinzufuegen")]
    Add {
        /// The public key: its file, or the line itself.
        #[arg(value_name = "KEY")]
        key: String,
        #[arg(long, value_name = "PERSON", value_parser = values::person)]
        person: Option<PersonId>,
    },
    /// A new key in place of one's own.
    #[command(visible_alias = "erneuern")]
    Rotate {
        /// A key that is there already; a new one is made otherwise.
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    /// A key that was lost or stolen.
    #[command(visible_alias = "sperren")]
    Revoke {
        /// The fingerprint, the file or line, or the person.
        #[arg(value_name = "KEY")]
        key: String,
    },
}

#[derive(Debug, Args)]
pub struct WorkflowArgs {
    #[command(subcommand)]
    pub command: Option<WorkflowCommand>,
}

#[derive(Debug, Subcommand)]
pub enum WorkflowCommand {
    #[command(visible_alias = "prüfen", alias = "pruefen")]
    Check,
    #[command(visible_alias = "erklären", alias = "erklaeren")]
    Explain,
    /// Puts the `workflow.toml` in the folder forward as the next version.
    #[command(visible_alias = "vorschlagen")]
    Propose {
        #[arg(short, long, value_name = "TEXT")]
        message: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct HelpArgs {
    /// A verb, `exit-codes` or `states`.
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
}
