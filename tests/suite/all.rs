//! Every statement at once: what is ready is set, what is not is counted, what fails is named.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, office};

/// Statements beside the approved one, in the folder only.
fn drafts(desk: &Desk, count: usize) -> Vec<String> {
    let ids: Vec<String> = (0..count).map(|at| format!("2026-entwurf-{at}")).collect();
    for id in &ids {
        desk.write(&format!("statements/2026/{id}/de.md"), TEXT.replace(ID, id));
    }
    desk.git(["add", "statements"]).succeeds();
    desk.git(["commit", "-qm", "texts"]).succeeds();
    ids
}

fn files(desk: &Desk, folder: &str) -> Vec<String> {
    crate::office::names(&desk.root().join(folder))
}

#[test]
fn all_at_once() {
    let anna = office(Stage::Approved);
    let ids = drafts(&anna, 5);
    anna.run(["render", "--all"]).succeeds().says("Ein Dokument gesetzt").says("5 Texte sind noch nicht freigegeben");
    assert_eq!(files(&anna, "out"), [format!("{ID}-de.pdf")]);
    let done = anna.run(["render", "--all", "--draft", "-o", "alle"]).succeeds().says("6 Dokumente gesetzt");
    let expected: Vec<String> =
        std::iter::once(ID).chain(ids.iter().map(String::as_str)).map(|id| format!("{id}-de-entwurf.pdf")).collect();
    assert_eq!(files(&anna, "alle"), expected);
    let printed: Vec<&str> = done.stdout.lines().map(|line| line.rsplit('/').next().expect("a name")).collect();
    assert_eq!(printed, expected, "in the order of the statements, whichever thread was first");
    // Alone or among others, on one thread or several: the same bytes.
    anna.run(["render", &ids[3], "--draft", "-o", "einer.pdf"]).succeeds();
    let bytes = |path: &str| std::fs::read(anna.root().join(path)).expect("a PDF");
    assert_eq!(bytes("einer.pdf"), bytes(&format!("alle/{}-de-entwurf.pdf", ids[3])));
}

#[test]
fn one_that_fails_holds_nothing_up() {
    let anna = office(Stage::Approved);
    let ids = drafts(&anna, 2);
    anna.write(&format!("statements/2026/{}/de.md", ids[0]), "---\nid: 2026-entwurf-0\nkind: nichts\n---\n# A\n");
    anna.run(["render", "--all", "--draft", "-o", "alle"]).exits(9).says(&ids[0]).says("2 Dokumente gesetzt");
    assert_eq!(files(&anna, "alle").len(), 2);
    anna.run(["render", "--all", "-o", "-"]).exits(2).says("ein Ordner").prints_nothing();
    anna.run(["render"]).exits(2);
    anna.run(["render", ID, "--all"]).exits(2);
}
