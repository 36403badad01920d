//! An office on several machines: one shared place, and a desk for each person.

use crate::desk::Desk;
use crate::office::{Stage, office, press_list};

/// The shared place, plain git without a folder of files.
pub const PLACE: &str = "shared.git";

/// Anna, Milan and Clara, each at a machine of their own, where the text is this far.
pub struct Shared {
    pub anna: Desk,
    pub milan: Desk,
    pub clara: Desk,
}

impl Shared {
    pub fn new(stage: Stage) -> Self {
        let anna = office(stage);
        let place = anna.beside(PLACE);
        let shown = place.display().to_string();
        anna.git(["init", "-q", "--bare", "-b", "main", &shown]).succeeds();
        anna.run(["sync", "--with", &shown]).succeeds();
        let join = |person: &str, machine: &'static str| {
            let desk = anna.as_person(person).at(machine);
            desk.run(["join", &shown, "."]).succeeds().says("kennen Sie als");
            press_list(&desk);
            desk
        };
        let (milan, clara) = (join("milan", "milan"), join("clara", "clara"));
        Self { anna, milan, clara }
    }

    /// A copy of everything, the shared place too.
    pub fn copy(&self) -> Self {
        let anna = self.anna.copy();
        let place = anna.beside(PLACE).display().to_string();
        let at = |desk: &Desk, machine: &'static str| {
            let desk = anna.as_person(desk.person().id).at(machine);
            desk.git(["remote", "set-url", "origin", &place]).succeeds();
            desk
        };
        let (milan, clara) = (at(&self.milan, "milan"), at(&self.clara, "clara"));
        let anna = at(&anna, "workspace");
        Self { anna, milan, clara }
    }

    /// A program that does as git does, but for one word: it then does this as well.
    #[cfg(unix)]
    pub fn courier(&self, name: &str, word: &str, before: &str, after: &str) -> std::path::PathBuf {
        let program = self.anna.beside(name);
        let script = format!(
            "#!/bin/sh\nfor word in \"$@\"; do\n  if [ \"$word\" = {word} ]; then\n{before}\ngit \"$@\"; code=$?\n{after}\nexit $code\nfi\ndone\nexec git \"$@\"\n"
        );
        std::fs::write(&program, script).expect("a program");
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("a program");
        program
    }

    pub fn all(&self) -> [&Desk; 3] {
        [&self.anna, &self.milan, &self.clara]
    }

    /// Everybody syncs until nothing is left to bring; all have the same then.
    #[track_caller]
    pub fn meet(&self) {
        for desk in self.all().into_iter().chain(self.all()) {
            desk.run(["sync"]).succeeds();
        }
        let tips: Vec<String> = self.all().iter().map(|desk| tip(desk)).collect();
        assert!(tips.iter().all(|tip| tip == &tips[0]), "{tips:?}");
        assert_eq!(tips[0], self.place(["rev-parse", "main"]));
        for desk in self.all() {
            desk.git(["status", "--porcelain"]).succeeds().prints_nothing();
            desk.git(["fsck", "--strict"]).succeeds();
        }
    }

    /// What git says at the shared place.
    #[track_caller]
    pub fn place<const N: usize>(&self, arguments: [&str; N]) -> String {
        let place = self.anna.beside(PLACE).display().to_string();
        let outcome = self.anna.git(["-C", &place].into_iter().chain(arguments)).succeeds();
        outcome.stdout.trim().to_owned()
    }

    /// Takes the shared place away, and brings it back.
    pub fn unplug(&self) {
        std::fs::rename(self.anna.beside(PLACE), self.anna.beside("unplugged")).expect("unplugged");
    }
    pub fn plug(&self) {
        std::fs::rename(self.anna.beside("unplugged"), self.anna.beside(PLACE)).expect("plugged in");
    }

    /// Puts a hook into the shared place.
    #[cfg(unix)]
    pub fn hook(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let hook = self.anna.beside(PLACE).join("hooks").join(name);
        std::fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
        std::fs::write(&hook, format!("#!/bin/sh\n{script}\n")).expect("a hook");
        std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("a program");
    }
}

pub fn tip(desk: &Desk) -> String {
    desk.git(["rev-parse", "HEAD"]).succeeds().stdout.trim().to_owned()
}
