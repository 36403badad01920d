//! A git server with our hook: what it takes in, and every push that it must not.

use crate::desk::{Desk, Outcome};
use crate::forgery::{NAMESPACE, forge, in_the_name_of, put, record, words};
use crate::office::{ID, RECORDS, Stage, TEXT, TEXT_FILE, commit_by_hand, head, office};
use std::path::PathBuf;

/// A bare repository beside the workspace, with the hook that `docs/server/` ships.
struct Server {
    path: PathBuf,
}

impl Server {
    fn beside(desk: &Desk) -> Self {
        let path = desk.root().with_file_name("server.git");
        desk.git(["init", "-q", "--bare", "-b", "main", &path.to_string_lossy()]).succeeds();
        let hook = std::fs::read_to_string(crate::source::root().join("docs/server/pre-receive")).expect("the hook");
        assert!(hook.contains("exec klartext hook"), "{hook}");
        let hook = hook.replace("exec klartext", &format!("exec '{}' --language de", env!("CARGO_BIN_EXE_klartext")));
        let file = path.join("hooks/pre-receive");
        std::fs::write(&file, hook).expect("the hook");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("the hook");
        }
        Self { path }
    }

    fn push(&self, desk: &Desk, what: &[&str]) -> Outcome {
        let path = self.path.to_string_lossy().into_owned();
        desk.git(["push", "-q", &path].into_iter().chain(what.iter().copied()))
    }

    fn head(&self, desk: &Desk) -> String {
        desk.git(["-C", &self.path.to_string_lossy(), "rev-parse", "main"]).stdout
    }
}

#[test]
fn honest_work_goes_in() {
    let anna = office(Stage::Submitted);
    let server = Server::beside(&anna);
    server.push(&anna, &["main"]).succeeds().says("jede Unterschrift hält; es gilt Fassung 3 der Regeln.");
    for (person, says) in [("milan", "1 neuer Stand, 1 neuer Eintrag"), ("clara", "1 neuer Stand")] {
        let desk = anna.as_person(person);
        desk.run(["approve", ID]).succeeds();
        server.push(&desk, &["main"]).succeeds().says(says);
    }
    anna.as_person("clara").run(["publish", ID]).succeeds();
    server.push(&anna, &["main"]).succeeds();
    assert_eq!(server.head(&anna), head(&anna));
    // A draft of anybody's, a branch of one's own, a tag.
    anna.write("statements/2026/2026-entwurf/de.md", "Noch nichts.\n");
    commit_by_hand(&anna);
    server.push(&anna, &["main", "main:refs/heads/anna", "main:refs/tags/heute"]).succeeds();
    server.push(&anna, &[":refs/heads/anna"]).succeeds();
}

/// One push that must not go in. `before` prepares it in a workspace that was pushed; the server
/// says these words, and its branch stays where it is.
struct Push {
    what: &'static str,
    before: fn(&Desk),
    how: &'static [&'static str],
    says: &'static [&'static str],
}

const MAIN: &[&str] = &["main"];

const PUSHES: &[Push] = &[
    Push {
        what: "a record in Clara's name with Milan's key",
        before: |anna| forged(anna, "milan", NAMESPACE, "clara", "management"),
        how: MAIN,
        says: &["im Namen von clara. Dieser Schlüssel gehört milan."],
    },
    Push {
        what: "a record of a stranger in Clara's name",
        before: |anna| {
            anna.as_person("mallory").run(["keys", "show"]).succeeds();
            forged(anna, "mallory", NAMESPACE, "clara", "management");
        },
        how: MAIN,
        says: &["Dieser Schlüssel gehört niemandem in den Regeln."],
    },
    Push {
        what: "a record of a stranger in her own name",
        before: |anna| {
            anna.as_person("mallory").run(["keys", "show"]).succeeds();
            forged(anna, "mallory", NAMESPACE, "mallory", "management");
        },
        how: MAIN,
        says: &["mallory steht nicht in den Regeln."],
    },
    Push {
        what: "a signature that Clara made for git",
        before: |anna| forged(anna, "clara", "git", "clara", "management"),
        how: MAIN,
        says: &["Die Unterschrift wurde für etwas anderes geleistet"],
    },
    Push {
        what: "a record deleted",
        before: |anna| {
            let (name, _) = record(anna, "milan", "approve");
            anna.git(["rm", "-q", &format!("{RECORDS}/{name}")]).succeeds();
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["-milan.review: Der Eintrag fehlt (", "Einträge bleiben für immer"],
    },
    Push {
        what: "a record edited in place",
        before: |anna| {
            let (name, file) = record(anna, "milan", "approve");
            anna.write(&format!("{RECORDS}/{name}"), file.replace("note -", "note a"));
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["-milan.review: Der Eintrag ist verändert"],
    },
    Push {
        what: "a record edited and named anew",
        before: |anna| {
            let (name, file) = record(anna, "milan", "approve");
            std::fs::remove_file(anna.root().join(RECORDS).join(name)).expect("the record");
            put(anna, &file.replace("note -", "note a"), "milan", RECORDS);
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["Der Eintrag fehlt", "Die Unterschrift passt nicht zum Inhalt."],
    },
    Push {
        what: "a record of another text",
        before: |anna| {
            let (_, file) = record(anna, "milan", "approve");
            put(anna, &file, "milan", "reviews/2026/2026-anderes");
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["reviews/2026/2026-anderes/", "Der Eintrag gehört zu 2026-abschiebestopp."],
    },
    Push {
        what: "a file that is no record",
        before: |anna| {
            anna.write(&format!("{RECORDS}/notizen.txt"), "Clara ist einverstanden.\n");
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["notizen.txt: Die Datei ist kein Eintrag"],
    },
    Push {
        what: "a file in a folder that is nobody's",
        before: |anna| {
            anna.write("reviews/2026/x.review", "Clara ist einverstanden.\n");
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["reviews/2026/x.review: Der Dateiname gehört nicht zu diesem Eintrag."],
    },
    Push {
        what: "a manifest that is none",
        before: |anna| {
            anna.write(&format!("{RECORDS}/000000000000.manifest"), "alles in Ordnung\n");
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["000000000000.manifest: Das ist kein Verzeichnis"],
    },
    Push {
        what: "a threshold lowered by hand",
        before: |anna| {
            let rules = anna.read("workflow.toml");
            let less = rules.replace(", { roles = [\"management\", \"board\"] }]", "]");
            assert_ne!(rules, less);
            anna.write("workflow.toml", less);
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["workflow.toml: Die Regeln sind verändert", "Fassung 3"],
    },
    Push {
        what: "a threshold lowered in a version that nobody signed",
        before: |anna| {
            let rules = anna.read("workflow.toml");
            let digest = format!("{:x}", <sha2::Sha256 as sha2::Digest>::digest(&rules));
            let predecessor = rules.lines().find(|line| line.starts_with("predecessor")).expect("a line");
            let next = rules
                .replace(", { roles = [\"management\", \"board\"] }]", "]")
                .replace("serial = 3", "serial = 4")
                .replace(predecessor, &format!("predecessor = \"sha256:{digest}\""));
            anna.write("workflow.toml", next);
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["Fassung 4 der Regeln hat noch niemand aus der Verwaltung unterschrieben"],
    },
    Push {
        what: "rules with a typing error",
        before: |anna| {
            anna.write("workflow.toml", anna.read("workflow.toml").replace("threshold = 1", "treshold = 1"));
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["treshold"],
    },
    Push {
        what: "no rules any more",
        before: |anna| {
            anna.git(["rm", "-q", "workflow.toml"]).succeeds();
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["Regeln"],
    },
    Push {
        what: "an earlier version of the rules deleted",
        before: |anna| {
            anna.git(["rm", "-q", "reviews/workflow/rules-0002.toml"]).succeeds();
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["Fassung"],
    },
    Push {
        what: "the present version of the rules changed where it is kept",
        before: |anna| {
            anna.write("reviews/workflow/rules-0003.toml", anna.read("workflow.toml") + "# nichts\n");
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["reviews/workflow/rules-0003.toml: Der Eintrag ist verändert"],
    },
    Push {
        what: "the present version of the rules taken from where it is kept",
        before: |anna| {
            anna.git(["rm", "-q", "reviews/workflow/rules-0003.toml"]).succeeds();
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["reviews/workflow/rules-0003.toml: Der Eintrag fehlt"],
    },
    Push {
        what: "another beginning of the rules beside the first",
        before: |anna| crate::trust::rules::second_beginning(anna),
        how: MAIN,
        says: &["zwei verschiedene, vollständig unterschriebene Fassungen 1"],
    },
    Push {
        what: "a version that Anna signed, without its file",
        before: |anna| crate::trust::rules::signed_and_absent(anna),
        how: MAIN,
        says: &["Fassung 4 der Regeln fehlt"],
    },
    Push {
        what: "the first rules put back, without a trace of the later ones",
        before: |anna| {
            let first = anna.git(["rev-list", "--max-parents=0", "HEAD"]).succeeds().stdout;
            anna.git(["rm", "-r", "-q", "reviews/workflow"]).succeeds();
            anna.git(["checkout", "-q", first.trim(), "--", "workflow.toml", "reviews/workflow"]).succeeds();
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["Der Eintrag fehlt", "Fassung 1"],
    },
    Push {
        what: "the branch set back",
        before: |anna| drop(anna.git(["reset", "-q", "--hard", "HEAD~1"]).succeeds()),
        how: &["--force", "main"],
        says: &["auf einen früheren Stand zurückgesetzt", "Der Eintrag fehlt"],
    },
    Push {
        what: "the branch rewritten with every record kept",
        before: |anna| {
            anna.git(["reset", "-q", "--soft", "HEAD~2"]).succeeds();
            anna.git(["commit", "-qm", "squash"]).succeeds();
        },
        how: &["--force", "main"],
        says: &["Der Zweig würde umgeschrieben"],
    },
    Push {
        what: "another workspace in its place",
        before: |anna| {
            anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
            anna.git(["commit", "-qm", "new"]).succeeds();
        },
        how: &["--force", "neu:main"],
        says: &["Beide Geschichten haben nichts gemeinsam"],
    },
    Push {
        what: "the branch deleted",
        before: |_| {},
        how: &[":main"],
        says: &["Der gemeinsame Zweig wird nicht gelöscht"],
    },
    Push {
        what: "a state replaced",
        before: |anna| drop(anna.git(["replace", "HEAD", "HEAD~1"]).succeeds()),
        how: &["refs/replace/*"],
        says: &["Verweise, die Stände austauschen"],
    },
    Push {
        what: "a merge that throws a record away",
        before: |anna| {
            anna.git(["checkout", "-q", "-b", "side"]).succeeds();
            anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
            anna.git(["checkout", "-q", "main"]).succeeds();
            anna.git(["merge", "-q", "-s", "ours", "--no-ff", "-m", "merge", "side"]).succeeds();
        },
        how: MAIN,
        says: &["-milan.review: Der Eintrag fehlt"],
    },
    Push {
        what: "a forgery on a branch of one's own",
        before: |anna| forged(anna, "milan", NAMESPACE, "clara", "management"),
        how: &["main:refs/heads/milan"],
        says: &["im Namen von clara. Dieser Schlüssel gehört milan."],
    },
    #[cfg(unix)]
    Push {
        what: "a link in place of the text",
        before: |anna| {
            std::fs::remove_file(anna.root().join(TEXT_FILE)).expect("the text");
            std::os::unix::fs::symlink("/etc/passwd", anna.root().join(TEXT_FILE)).expect("a link");
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["de.md", "Verknüpfung"],
    },
    Push {
        what: "a link and its removal: only what is left counts, and the record is gone",
        before: |anna| {
            let (name, file) = record(anna, "milan", "approve");
            anna.git(["rm", "-q", &format!("{RECORDS}/{name}")]).succeeds();
            anna.write(&format!("{RECORDS}/kopie-{name}"), file);
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["Der Eintrag fehlt", "Der Dateiname gehört nicht zu diesem Eintrag."],
    },
    Push {
        what: "a submodule among the texts",
        before: |anna| {
            let commit = head(anna);
            let entry = format!("160000,{},statements/2026/fremd", commit.trim());
            anna.git(["update-index", "--add", "--cacheinfo", &entry]).succeeds();
            anna.git(["commit", "-qm", "module"]).succeeds();
        },
        how: MAIN,
        says: &["statements/2026/fremd", "fremdes Repositorium"],
    },
    Push {
        what: "a submodule beside the texts",
        before: |anna| {
            let entry = format!("160000,{},fremd", head(anna).trim());
            anna.git(["update-index", "--add", "--cacheinfo", &entry]).succeeds();
            anna.git(["commit", "-qm", "module"]).succeeds();
        },
        how: MAIN,
        says: &["fremd: Das ist ein fremdes Repositorium"],
    },
    Push {
        what: "a page among those that are public",
        before: |anna| by_force(anna, "public/2026-falsch/de/index.html", "<h1>Wir sind dafür</h1>"),
        how: MAIN,
        says: &["public: Dieser Ordner wird aus den Texten gemacht"],
    },
    Push {
        what: "a mail among those that go out",
        before: |anna| by_force(anna, "Outbox/2026-falsch/1.eml", "Subject: Falsch\n\nFalsch\n"),
        how: MAIN,
        says: &["Outbox: Dieser Ordner wird aus den Texten gemacht"],
    },
    Push {
        what: "a name beside one that differs in its capitals alone",
        before: |anna| {
            let blob = anna.git(["rev-parse", "HEAD:.gitattributes"]).stdout;
            let entry = format!("100644,{},.GitAttributes", blob.trim());
            anna.git(["update-index", "--add", "--cacheinfo", &entry]).succeeds();
            anna.git(["commit", "-qm", "capitals"]).succeeds();
        },
        how: MAIN,
        says: &[".GitAttributes: Dieser Name unterscheidet sich"],
    },
    Push {
        what: "a name that Windows keeps for a device",
        before: |anna| by_force(anna, "notizen/con.md", "x"),
        how: MAIN,
        says: &["notizen/con.md: Diesen Namen hält Windows für ein Gerät"],
    },
    Push {
        what: "a text removed about which somebody signed a word",
        before: |anna| {
            anna.git(["rm", "-r", "-q", "statements"]).succeeds();
            commit_by_hand(anna);
        },
        how: MAIN,
        says: &["statements/2026/2026-abschiebestopp: Zu diesem Text hat jemand etwas unterschrieben"],
    },
];

/// A file that is saved although the workspace ignores it.
fn by_force(anna: &Desk, path: &str, text: &str) {
    anna.write(path, text);
    anna.git(["add", "-f", path]).succeeds();
    anna.git(["commit", "-qm", "by force"]).succeeds();
}

#[test]
fn a_store_that_points_elsewhere_is_guarded_all_the_same() {
    let anna = office(Stage::Half);
    let server = Server::beside(&anna);
    let store = server.path.to_string_lossy().into_owned();
    anna.git(["-C", &store, "symbolic-ref", "HEAD", "refs/heads/master"]).succeeds();
    server.push(&anna, MAIN).succeeds();
    let before = server.head(&anna);
    server.push(&anna, &["--force", "HEAD~1:main"]).says("auf einen früheren Stand zurückgesetzt");
    server.push(&anna, &[":main"]).says("wird nicht gelöscht");
    assert_eq!(server.head(&anna), before);
}

#[test]
fn what_vanished_is_no_peace() {
    let anna = office(Stage::Approved);
    anna.as_person("clara").run(["publish", ID]).succeeds();
    anna.git(["rm", "-r", "-q", "statements"]).succeeds();
    commit_by_hand(&anna);
    anna.run(["verify", "--all"]).exits(6).says("ist nicht mehr da").never_mentions("noch nichts veröffentlicht");
    anna.run(["verify", "--restore"]).succeeds().says(TEXT_FILE);
    assert_eq!(anna.read(TEXT_FILE), TEXT);
    anna.run(["verify", "--all"]).succeeds();
}

#[test]
fn forgeries_stay_outside() {
    for push in PUSHES {
        println!("{}", push.what);
        let anna = office(Stage::Half);
        let server = Server::beside(&anna);
        server.push(&anna, MAIN).succeeds();
        let before = server.head(&anna);
        (push.before)(&anna);
        let outcome = server.push(&anna, push.how);
        assert_ne!(outcome.code, 0, "{}: {outcome}", push.what);
        push.says.iter().fold(outcome, |outcome, part| outcome.says(part));
        assert_eq!(server.head(&anna), before, "{}", push.what);
        // Nothing of what was held back is left behind: what git gives its hooks is thrown away.
        let refs = anna.git(["-C", &server.path.to_string_lossy(), "for-each-ref", "--format=%(refname)"]);
        assert_eq!(refs.stdout, "refs/heads/main\n", "{}", push.what);
    }
}

#[test]
fn the_same_is_found_without_a_server() {
    let anna = office(Stage::Half);
    let base = head(&anna);
    anna.as_person("clara").run(["approve", ID]).succeeds();
    // Nobody's key, nobody's memory: a machine that builds.
    let machine = anna.as_person("mallory");
    machine.run(["verify", "--since", base.trim()]).succeeds().says("1 neuer Eintrag");
    machine.run(["verify", "--since", "HEAD~1"]).succeeds().says("1 neuer Eintrag");
    machine.run(["verify", "--since", &"0".repeat(40)]).succeeds().says("Fassung 3 der Regeln");
    assert!(!machine.home().join("klartext/pins.json").exists(), "it remembered something");
    let json = machine.run(["verify", "--since", base.trim(), "--json"]).succeeds().json();
    assert_eq!(json["records"][0]["person"], "clara", "{json}");
    let (name, _) = record(&anna, "milan", "approve");
    anna.git(["rm", "-q", &format!("{RECORDS}/{name}")]).succeeds();
    commit_by_hand(&anna);
    machine.run(["verify", "--since", base.trim()]).exits(6).prints("Der Eintrag fehlt").says("aus einem Grund");
    let json = machine.run(["verify", "--since", base.trim(), "--json"]).exits(6).json();
    assert_eq!((&json["holds"], &json["breaches"][0]["reason"]), (&false.into(), &"removed".into()), "{json}");
    machine.run(["verify", "--since", "nirgends"]).exits(1).prints_nothing();
    machine.run(["verify", "--since", base.trim(), "--all"]).exits(2);
}

#[test]
fn a_hook_that_hears_nothing_lets_nothing_in() {
    let anna = office(Stage::Empty);
    anna.run_plainly(["hook", "pre-receive"]).exits(2).says("nicht die Zeilen").prints_nothing();
}

/// A copy of Milan's approval as somebody else's, signed with this person's key.
fn forged(anna: &Desk, signer: &str, namespace: &str, person: &str, role: &str) {
    let (_, file) = record(anna, "milan", "approve");
    let words = in_the_name_of(words(&file), person, role);
    forge(&anna.as_person(signer), &words, namespace, person, RECORDS);
    commit_by_hand(anna);
}

#[test]
fn a_text_that_changes_is_anybodys_business() {
    let anna = office(Stage::Half);
    let server = Server::beside(&anna);
    server.push(&anna, MAIN).succeeds();
    anna.write(TEXT_FILE, TEXT.replace("fordert", "erbittet"));
    commit_by_hand(&anna);
    server.push(&anna, MAIN).succeeds();
    anna.as_person("clara").run(["publish", ID]).exits(8).says("noch nicht eingereicht");
}
