//! What is said when a press list cannot be read; never an address.

use super::CliError;
use crate::cli::exit::Exit;
use crate::cli::words::args;
use crate::contacts::ContactError;

impl From<ContactError> for CliError {
    fn from(error: ContactError) -> Self {
        match error {
            ContactError::Missing { row, column } => {
                Self::new(Exit::Refused, "error-contacts-missing", args![row = row, column = column])
            }
            ContactError::Unusable { row, column } => {
                Self::new(Exit::Refused, "error-contacts-unusable", args![row = row, column = column])
            }
            ContactError::Fields { row, found, wanted } => {
                Self::new(Exit::Refused, "error-contacts-fields", args![row = row, found = found, wanted = wanted])
            }
            ContactError::Header { missing, understood, other } => {
                let lacks = |column: &str| missing.contains(&column).to_string();
                let named = |titles: Vec<String>| if titles.is_empty() { "none".to_owned() } else { titles.join(", ") };
                let facts = args![
                    count = missing.len(),
                    name = lacks("name"),
                    email = lacks("email"),
                    lists = lacks("lists"),
                    source = lacks("source"),
                    objected = lacks("objected"),
                    understood = named(understood),
                    other = named(other)
                ];
                Self::new(Exit::Refused, "error-contacts-header", facts)
            }
            ContactError::Twice { column } => Self::new(Exit::Refused, "error-contacts-twice", args![column = column]),
            ContactError::NoHeader => Self::new(Exit::Refused, "error-contacts-no-header", args![]),
            ContactError::Garbled { row } => Self::new(Exit::Refused, "error-contacts-garbled", args![row = row]),
            ContactError::Table(detail) => Self::new(Exit::Refused, "error-contacts-table", args![detail = detail]),
        }
    }
}

impl From<Vec<ContactError>> for CliError {
    /// The first mistake, and how many more there are.
    fn from(errors: Vec<ContactError>) -> Self {
        let more = errors.len().saturating_sub(1);
        let Some(first) = errors.into_iter().next() else {
            return Self::new(Exit::Refused, "error-contacts-table", args![detail = "-"]);
        };
        let error = Self::from(first);
        if more == 0 { error } else { error.hint("error-contacts-more", args![count = more]) }
    }
}
