//! Every statement at once: read one after the other, set on several threads, written as they come.

use super::OpsError;
use super::desk::{Desk, Target};
use super::render::{Format, Job, Rendered, STACK, Set, jobs, write_document};
use crate::statement::StatementId;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

/// What became of a statement or of one of its editions.
pub struct Made {
    pub id: StatementId,
    pub result: Result<Written, OpsError>,
}

/// A document on the disk.
pub struct Written {
    pub path: PathBuf,
    pub rendered: Rendered,
}

/// How far it is: statements read of all, documents written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub read: usize,
    pub statements: usize,
    pub written: usize,
}

/// What waits to be set is held in memory, so not much waits.
const WAITING: usize = 2;

/// Renders every statement into `folder`, on so many threads. What cannot be rendered holds nothing
/// else up. The outcome is in the order of the statements, however the threads went.
///
/// Whole documents run side by side and each is forgotten when it is done: within one, typst's
/// exporter would lend its threads to the next document and hold all of them in memory at once.
pub fn render_all(
    desk: &Desk,
    format: Format,
    draft: bool,
    threads: usize,
    folder: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Made>, OpsError> {
    let set = Set::for_pages(desk)?;
    let statements = desk.workspace.tip()?.statements()?;
    let (jobs_in, jobs_out) = sync_channel::<(usize, StatementId, Job)>(WAITING);
    let (made_in, made_out) = channel::<(usize, Made)>();
    let jobs_out = Mutex::new(jobs_out);
    let mut all: Vec<(usize, Made)> = Vec::new();
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let (made_in, set, jobs_out) = (made_in.clone(), &set, &jobs_out);
            let work = move || work(set, format, folder, jobs_out, &made_in);
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).map_err(OpsError::file(folder))?;
        }
        let mut seen = Progress { read: 0, statements: statements.len(), written: 0 };
        for (at, id) in statements.iter().enumerate() {
            let target = Target { id: id.clone(), lang: None, at: None };
            match jobs(desk, &target, draft) {
                // The threads live as long as this channel: nobody has gone home.
                Ok(jobs) => jobs.into_iter().for_each(|job| drop(jobs_in.send((at, id.clone(), job)))),
                Err(error) => all.push((at, Made { id: id.clone(), result: Err(error) })),
            }
            seen.read = at + 1;
            all.extend(made_out.try_iter());
            seen.written = all.iter().filter(|(_, made)| made.result.is_ok()).count();
            progress(seen);
        }
        drop((jobs_in, made_in));
        for made in made_out {
            all.push(made);
            seen.written = all.iter().filter(|(_, made)| made.result.is_ok()).count();
            progress(seen);
        }
        Ok::<(), OpsError>(())
    })?;
    let name = |made: &Made| made.result.as_ref().map(|written| written.path.clone()).ok();
    all.sort_by_key(|(at, made)| (*at, name(made)));
    Ok(all.into_iter().map(|(_, made)| made).collect())
}

fn work(
    set: &Set,
    format: Format,
    folder: &Path,
    jobs: &Mutex<Receiver<(usize, StatementId, Job)>>,
    made: &Sender<(usize, Made)>,
) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((at, id, job)) = next else { return };
        let result = set.render(&job, format).and_then(|rendered| {
            let path = folder.join(&rendered.name);
            write_document(&path, &rendered.bytes)?;
            // What is written needs no memory.
            Ok(Written { path, rendered: Rendered { bytes: Vec::new(), ..rendered } })
        });
        if made.send((at, Made { id, result })).is_err() {
            return;
        }
    }
}
