//! Ctrl+C while something goes out: what is under way is ended, nothing more is begun, and it is said how far it came.

use super::exit::Exit;
use super::words::Words;
use signal_hook::consts::SIGINT;
use signal_hook::flag::{register, register_conditional_shutdown};
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From here on the first Ctrl+C asks to stop, and the second one ends the program, which every step
/// of a delivery survives. Where this cannot be, the first one does.
pub fn listen(words: &Words) {
    let asked = ASKED.get_or_init(Arc::default);
    let ends = register_conditional_shutdown(SIGINT, Exit::Interrupted.code().into(), Arc::clone(asked));
    if ends.and_then(|_| register(SIGINT, Arc::clone(asked))).is_ok() {
        let text = words.get("interrupt-asked");
        // A signal's own handler may not write; this one ends with the program.
        std::thread::spawn(move || {
            while !self::asked() {
                std::thread::park_timeout(Duration::from_millis(50));
            }
            let _ = writeln!(std::io::stderr(), "\n{text}");
        });
    }
}

/// Whether the person wants it to stop.
pub fn asked() -> bool {
    ASKED.get().is_some_and(|asked| asked.load(Ordering::SeqCst))
}
