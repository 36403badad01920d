//! What can be wrong with a table or an address book; no address is ever in it.

/// Why a row was refused; never holds the address itself. Rows count as in a spreadsheet: the
/// header is row 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    #[error("row {row}: {column} is missing")]
    Missing { row: usize, column: &'static str },
    #[error("row {row}: {column} cannot be used")]
    Unusable { row: usize, column: &'static str },
    /// More or fewer fields than the header has: what stands where cannot be known.
    #[error("row {row}: {found} fields instead of {wanted}")]
    Fields { row: usize, found: usize, wanted: usize },
    #[error("not a table: {0}")]
    Table(String),
    /// Umlauts as UTF-8 has them and as Windows once had them in one file; here it shows.
    #[error("row {row}: letters of two kinds")]
    Garbled { row: usize },
    /// The header lacks columns; which titles of it were understood, and which were not.
    #[error("the header lacks {missing:?}")]
    Header { missing: Vec<&'static str>, understood: Vec<String>, other: Vec<String> },
    /// Two columns of the header are the same one.
    #[error("two columns are {column}")]
    Twice { column: &'static str },
    /// The first row is somebody's row already.
    #[error("no header")]
    NoHeader,
}

impl ContactError {
    /// Where it is; the header's and the table's own come first.
    pub(super) fn row(&self) -> usize {
        match self {
            Self::Missing { row, .. }
            | Self::Unusable { row, .. }
            | Self::Fields { row, .. }
            | Self::Garbled { row } => *row,
            Self::Table(_) | Self::Header { .. } | Self::Twice { .. } | Self::NoHeader => 0,
        }
    }
}
