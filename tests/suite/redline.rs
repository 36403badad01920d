//! What changed, as a document: between what ends, for whom, and never mistaken for an approved text.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, office};

fn pdf(desk: &Desk, path: &str) -> String {
    let bytes = std::fs::read(desk.root().join(path)).expect("a PDF");
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_board_member_reads_what_changed_since_the_approval() {
    let anna = office(Stage::Approved);
    let nothing = anna.run(["render", ID, "--redline", "approved..HEAD"]).succeeds();
    nothing.says("Beide Fassungen sind gleich").prints_nothing();
    assert!(!anna.exists("out"), "nothing to show, nothing written");
    anna.write(TEXT_FILE, format!("{}\nEin Satz, den niemand freigegeben hat.\n", TEXT.trim_end()));
    let done = anna.run(["render", ID, "--redline", "approved.."]).succeeds();
    done.prints(&format!("{ID}-de-aenderungen.pdf")).says("auf jeder Seite gekennzeichnet");
    let words = pdf(&anna, &format!("out/{ID}-de-aenderungen.pdf"));
    for told in ["[Neu: Ein Satz, den niemand", "freigegebene Fassung", "Text im Ordner", "kein freigegebenes Dokument"]
    {
        assert!(words.contains(told), "{told}\n{words}");
    }
    // The saved text is still the approved one.
    anna.run(["render", ID, "--redline", "approved..HEAD"]).succeeds().prints_nothing();
    anna.run(["render", ID, "--redline", "approved..", "-f", "html", "-o", "out/b.html"]).succeeds();
    assert!(anna.read("out/b.html").contains("<ins><span class=\"label\">[Neu: </span>Ein Satz"));
}

#[test]
fn ends_that_are_not_there() {
    let anna = office(Stage::Submitted);
    for (ends, exit, says) in [
        ("published..HEAD", 1, "published"),
        ("1234567..HEAD", 1, "1234567"),
        ("HEAD~1..HEAD", 2, "approved..HEAD"),
        ("", 2, "approved..HEAD"),
    ] {
        anna.run(["render", ID, "--redline", ends]).exits(exit).says(says).prints_nothing();
    }
    anna.run(["render", ID, "--redline", "HEAD..", "-f", "txt"]).exits(2).says("-f pdf");
    anna.run(["render", &format!("{ID}@approved"), "--redline", "HEAD.."]).exits(2).says("nicht zweimal");
    anna.run(["render", ID, "--redline", "HEAD..", "--draft"]).exits(2);
    assert!(!anna.exists("out"), "nothing is written");
}
