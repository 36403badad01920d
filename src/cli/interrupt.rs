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
/// Ctrl+C at a question or after one, before anything goes out.
static QUIT: OnceLock<Arc<AtomicBool>> = OnceLock::new();
static AT_A_QUESTION: AtomicBool = AtomicBool::new(false);
static LISTENING: AtomicBool = AtomicBool::new(false);

/// Asks; Ctrl+C meanwhile ends the program with a word that nothing has happened, where a signal
/// alone would end it without one.
pub fn at_a_question<T>(text: &str, ask: impl FnOnce() -> T) -> T {
    if QUIT.get().is_none() {
        let quit = QUIT.get_or_init(Arc::default);
        if register(SIGINT, Arc::clone(quit)).is_ok() {
            let text = text.to_owned();
            std::thread::spawn(move || watch(&text));
        }
    }
    AT_A_QUESTION.store(true, Ordering::SeqCst);
    let answer = ask();
    AT_A_QUESTION.store(false, Ordering::SeqCst);
    answer
}

fn watch(text: &str) {
    while !LISTENING.load(Ordering::SeqCst) {
        if QUIT.get().is_some_and(|quit| quit.load(Ordering::SeqCst)) {
            if AT_A_QUESTION.load(Ordering::SeqCst) {
                let _ = writeln!(std::io::stderr(), "\n{text}");
            }
            #[allow(clippy::disallowed_methods, reason = "the signal alone would end it no more gently")]
            std::process::exit(Exit::Interrupted.code().into());
        }
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

/// From here on the first Ctrl+C asks to stop, and the second one ends the program, which every step
/// of a delivery survives. Where this cannot be, the first one does.
pub fn listen(words: &Words) {
    LISTENING.store(true, Ordering::SeqCst);
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
