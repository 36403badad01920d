//! The demonstration: three invented people, a sample text, and the commands of the first hour.

use super::init::found;
use super::model::{Founder, Sender};
use super::people::{Newcomer, add_person};
use super::{Desk, OpsError, Surroundings, settings};
use std::path::{Path, PathBuf};

const SAMPLE_DE: &str = include_str!("../../statements/2026/2026-abschiebestopp-im-winter/de.md");
const SAMPLE_EN: &str = include_str!("../../statements/2026/2026-abschiebestopp-im-winter/en.md");
const CONTACTS: &str = include_str!("../../templates/samples/contacts.csv");

/// One command of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Sentence before it: `demo-<name>` in `locales/`.
    pub name: &'static str,
    /// The person's own klartext folder.
    pub own: PathBuf,
    pub person: &'static str,
    pub words: Vec<String>,
    /// The exit code that it must end with.
    pub exit: u8,
    /// The command that shows, as `digest` of its JSON, what this one is bound to.
    pub bound_to: Option<&'static [&'static str]>,
    /// A text to put into the statement's file instead of what an editor would do.
    pub write: Option<(PathBuf, String)>,
}

/// The prepared workspace with the commands to run in it.
#[derive(Debug)]
pub struct Script {
    /// Where an earlier demonstration of that name lies now.
    pub aside: Option<PathBuf>,
    pub workspace: PathBuf,
    /// The administrator's own klartext folder.
    pub own: PathBuf,
    pub scenes: Vec<Scene>,
}

const PEOPLE: [(&str, &str, &[&str]); 3] = [
    ("anna", "Anna Beispiel", &["admin", "subject", "press"]),
    ("milan", "Milan Muster", &["subject", "legal"]),
    ("clara", "Clara Probe", &["management", "press"]),
];

/// Prepares everything in `dir`. An earlier demonstration there is set aside whole: somebody may
/// have tried something of their own in it. Anything else there is an error.
pub fn script(dir: &Path, surroundings: &Surroundings, german: bool) -> Result<Script, OpsError> {
    let marker = dir.join(".klartext-demo");
    let aside = set_aside(dir, &marker)?;
    std::fs::create_dir_all(dir).map_err(OpsError::file(dir))?;
    let dir = std::path::absolute(dir).map_err(OpsError::file(dir))?;
    std::fs::write(dir.join(".klartext-demo"), "klartext demo\n").map_err(OpsError::file(&marker))?;
    let own = |person: &str| dir.join("people").join(person);
    let workspace = dir.join("workspace");
    let desks: Vec<Surroundings> = PEOPLE.iter().map(|(id, ..)| surroundings.of(&own(id))).collect();
    let founder = Founder { name: PEOPLE[0].1.to_owned(), email: address(PEOPLE[0].0), sender: Sender::Sample };
    found(&workspace, &desks[0], &founder, german)?;
    for (at, (id, name, roles)) in PEOPLE.iter().enumerate().skip(1) {
        let (key, _) = settings::key_or_new(&desks[at], &address(id))?;
        let roles = roles.iter().map(|role| (*role).to_owned()).collect();
        let newcomer = Newcomer {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            email: address(id),
            roles,
            keys: vec![key.public],
        };
        add_person(&Desk::open(&workspace, desks[0].clone())?, &newcomer)?;
    }
    for desk in &desks {
        settings::write_own(&desk.own.join("contacts.csv"), CONTACTS.as_bytes())?;
    }
    Ok(Script { aside, own: own(PEOPLE[0].0), scenes: scenes(&workspace, &own, german), workspace })
}

/// Gives an earlier demonstration the first free name with a number.
fn set_aside(dir: &Path, marker: &Path) -> Result<Option<PathBuf>, OpsError> {
    if !dir.exists() || std::fs::read_dir(dir).map_err(OpsError::file(dir))?.next().is_none() {
        return Ok(None);
    }
    let absolute = std::path::absolute(dir).map_err(OpsError::file(dir))?;
    let Some(name) = absolute.file_name().filter(|_| marker.exists()) else {
        return Err(OpsError::Exists(dir.to_owned()));
    };
    let numbered = |number: u32| absolute.with_file_name(format!("{}-{number}", name.to_string_lossy()));
    let free = (1..=u32::MAX).map(numbered).find(|path| path.symlink_metadata().is_err());
    let free = free.ok_or_else(|| OpsError::Exists(dir.to_owned()))?;
    std::fs::rename(&absolute, &free).map_err(OpsError::file(dir))?;
    Ok(Some(free))
}

fn address(person: &str) -> String {
    format!("{person}@example.org")
}

fn scenes(workspace: &Path, own: &dyn Fn(&str) -> PathBuf, german: bool) -> Vec<Scene> {
    let lang = if german { "de" } else { "en" };
    let headline = if german { "Abschiebestopp im Winter" } else { "No deportations in winter" };
    let id = if german { "2026-abschiebestopp-im-winter" } else { "2026-no-deportations-in-winter" };
    let file = workspace.join("statements/2026").join(id).join(format!("{lang}.md"));
    let text = if german { SAMPLE_DE } else { SAMPLE_EN };
    let text = text.replace("2026-abschiebestopp-im-winter", id);
    let changed = text.replacen(if german { "fordert" } else { "calls" }, if german { "erbittet" } else { "begs" }, 1);
    let (anna, milan, clara) = ("anna", "milan", "clara");
    let scene = |name, person: &'static str, words: &[&str], exit| Scene {
        name,
        own: own(person),
        person,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        exit,
        bound_to: None,
        write: None,
    };
    let bound = |scene: Scene, to: &'static [&'static str]| Scene { bound_to: Some(to), ..scene };
    let writing = |scene: Scene, text: &str| Scene { write: Some((file.clone(), text.to_owned())), ..scene };
    vec![
        scene("new", anna, &["new", "press-release", headline], 0),
        writing(scene("edit", anna, &["edit", id], 0), &text),
        scene("check", anna, &["check", id], 0),
        scene("submit", anna, &["submit", id], 0),
        scene("own", anna, &["approve", id], 6),
        scene("diff", milan, &["diff", id], 0),
        bound(scene("approve", milan, &["approve", id], 0), &["status"]),
        scene("why", clara, &["why", id], 0),
        bound(scene("approve-release", clara, &["approve", id], 0), &["status"]),
        scene("render", clara, &["render", id, "-o", "out/"], 0),
        scene("plan", clara, &["publish", id, "--dry-run"], 0),
        bound(scene("publish", clara, &["publish", id], 0), &["publish", "--dry-run"]),
        scene("again", clara, &["publish", id], 0),
        scene("verify", clara, &["verify", id], 0),
        writing(scene("change", anna, &["edit", id], 0), &changed),
        scene("refused", clara, &["publish", id], 8),
        scene("list", anna, &["list"], 0),
    ]
}
