//! What is out and has no page in this machine's folder of pages: another machine published it.

use super::OpsError;
use super::desk::Desk;
use super::list::Row;
use super::site::site;

/// How many of these statements are out, by their records, and have no page in the folder here. Whoever
/// puts this folder in the place of the website would take them off. None where pages are no folder.
pub fn pages_missing(desk: &Desk, rows: &[Row]) -> Result<usize, OpsError> {
    let site = site(desk)?;
    let Some(newsroom) = site.newsroom() else { return Ok(0) };
    let mut missing = 0;
    for row in rows.iter().filter(|row| row.stage.is_out() || row.reworked) {
        missing += usize::from(newsroom.first_published(row.id.as_str())?.is_none());
    }
    Ok(missing)
}
