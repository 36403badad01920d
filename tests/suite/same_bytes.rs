//! The same words give the same bytes: in any folder, for anybody, in any zone and language, on any number of threads.

use crate::desk::Desk;
use std::path::PathBuf;
use std::process::Command;

const TEXT: &str = "---\nid: 2026-gleich\nkind: position_paper\nlanguage: de\nplace: Berlin\ndate: 2026-11-24\nembargo: 2026-12-01 10:00\nsources: quellen.bib\n---\n# Überschrift\n\nVorspann.\n\n## Eins\n\nMit Beleg [@muster, S. 3] und [سلام]{lang=ar}.\n\n## Zwei\n\n| a | b |\n|---|---|\n| c | d |\n\n## Drei\n\nEnde.\n";
const SOURCES: &str = "@book{muster, author={Muster, Erika}, title={Asyl in Zahlen}, date={2025}}\n";

/// Renders in every form and gives the bytes.
fn rendered(desk: &Desk, folder: &str, settings: &[(&str, &str)]) -> Vec<Vec<u8>> {
    let out = desk.root().join(folder);
    std::fs::create_dir_all(&out).expect("a folder");
    ["pdf", "html", "txt", "typ"].map(|form| one(desk, &out, form, settings)).to_vec()
}

fn one(desk: &Desk, out: &std::path::Path, form: &str, settings: &[(&str, &str)]) -> Vec<u8> {
    let file: PathBuf = out.join(format!("x.{form}"));
    let outcome = Command::new(env!("CARGO_BIN_EXE_klartext"))
        .arg("-C")
        .arg(desk.root())
        .args(["render", "--draft", "2026-gleich", "-f", form, "-o"])
        .arg(&file)
        .current_dir(out)
        .env("HOME", desk.home())
        .env("KLARTEXT_HOME", desk.home().join("klartext"))
        .envs(settings.iter().copied())
        .output()
        .expect("it starts");
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    std::fs::read(&file).expect("written")
}

#[test]
fn nothing_around_a_text_changes_its_bytes() {
    let desk = Desk::new();
    desk.run(["init", "--name", desk.person().name, "--email", desk.person().email]).succeeds();
    desk.write("statements/2026/2026-gleich/de.md", TEXT);
    desk.write("statements/2026/2026-gleich/quellen.bib", SOURCES);
    desk.git(["add", "-A"]).succeeds();
    desk.git(["commit", "-qm", "text"]).succeeds();
    let first = rendered(&desk, "out", &[("TZ", "Europe/Berlin"), ("LC_ALL", "de_DE.UTF-8")]);
    let surroundings: [&[(&str, &str)]; 3] = [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "America/Anchorage"), ("LC_ALL", "en_US.UTF-8"), ("RAYON_NUM_THREADS", "7")],
        &[("TZ", "UTC"), ("LC_ALL", "C"), ("SOURCE_DATE_EPOCH", "1")],
    ];
    for settings in surroundings {
        assert!(first == rendered(&desk, "other/folder", settings), "{settings:?}");
    }
    // Another table is another folder on the disk.
    assert!(first == rendered(&desk.copy(), "out", &[("TZ", "Asia/Kathmandu")]), "another folder");
}
