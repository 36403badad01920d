//! Thousands of approved texts in an office: signed here, as the program would sign them one by one.

use crate::desk::Desk;
use crate::forgery::{NAMESPACE, file_name, signed_file, words};
use crate::office::{TEXT, commit_by_hand};
use sha2::{Digest, Sha256};

/// The office's text by another name, without a press list.
pub fn text(id: &str) -> String {
    TEXT.replace("2026-abschiebestopp", id).replace("lists: [landespresse]\n", "")
}

pub fn id(at: usize) -> String {
    format!("2026-text-{at:02}")
}

/// A text, handed in by Anna and approved by the others.
pub fn add(desk: &Desk, id: &str, text: &str) {
    let anna = desk.as_person("anna");
    anna.run(["new", "press-release", "Winter", "--id", id]).succeeds();
    anna.write(&format!("statements/2026/{id}/de.md"), text);
    anna.run(["submit", id]).succeeds();
    for person in ["milan", "clara"] {
        desk.as_person(person).run(["approve", id]).succeeds();
    }
}

pub fn plan(desk: &Desk) -> serde_json::Value {
    desk.run(["publish", "--all", "--dry-run", "--json"]).succeeds().json()
}

pub fn digest(plan: &serde_json::Value) -> String {
    plan["digest"].as_str().expect("a digest").trim_start_matches("sha256:").to_owned()
}

/// How many texts somebody asks for; none where nobody does.
pub fn asked_for() -> Option<usize> {
    std::env::var("KLARTEXT_ARCHIVE").ok().and_then(|count| count.parse().ok())
}

fn sha256(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// As many more texts as that, with the approvals that the first one has.
pub fn fill(desk: &Desk, count: usize) {
    let folder = |id: &str| format!("reviews/2026/{id}");
    let records: Vec<(String, &str, String)> = [("anna", "submit"), ("milan", "approve"), ("clara", "approve")]
        .into_iter()
        .map(|(person, verdict)| {
            let names = crate::office::names(&desk.root().join(folder(&id(0))));
            let own = names.iter().filter(|name| name.ends_with(&format!("-{person}.review")));
            let mut files = own.map(|name| desk.read(&format!("{}/{name}", folder(&id(0)))));
            let file = files.find(|file| file.contains(&format!("verdict {verdict}"))).expect("a record");
            (words(&file).to_owned(), person, String::new())
        })
        .collect();
    for at in 1..count {
        let (id, text) = (id(at), text(&id(at)));
        desk.write(&format!("statements/2026/{id}/de.md"), &text);
        let edition = sha256(format!("klartext-edition 1\ntext {}\n", sha256(text.as_bytes())).as_bytes());
        let mut seen: Vec<String> = Vec::new();
        for (words, person, _) in &records {
            let line = |line: &str| match line.split(' ').next() {
                Some("id") => format!("id {id}\n"),
                Some("edition") => format!("edition de {edition}\n"),
                Some("seen") if seen.is_empty() => "seen -\n".to_owned(),
                Some("seen") => format!("seen {}\n", seen.join(",")),
                _ => format!("{line}\n"),
            };
            let words: String = words.lines().map(line).collect();
            let file = signed_file(&desk.as_person(person), &words, NAMESPACE);
            desk.write(&format!("{}/{}", folder(&id), file_name(&file, person)), &file);
            seen.push(sha256(file.as_bytes()));
            seen.sort();
        }
    }
    commit_by_hand(&desk.as_person("anna"));
}

/// The most memory that a process had, in megabytes, as long as it is there.
pub fn peak(process: u32) -> Option<usize> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<usize>().ok().map(|kilobytes| kilobytes / 1024)
}
