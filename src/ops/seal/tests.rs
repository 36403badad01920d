//! What is posted, read by WordPress's own block library as its editor reads it.
//!
//! `.ci/run` puts the library into `target/blocks/`. `KLARTEXT_TEXTS=FOLDER` tries any texts besides.

#![allow(clippy::disallowed_macros, reason = "a skipped test says so")]

use super::*;
use crate::ops::draft::begin;
use crate::ops::import::{Given, take};
use crate::ops::{Founder, Sender, Surroundings, init};
use crate::repo::Change;
use crate::statement::{Kind, StatementId};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A grey picture, one pixel large.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\x0aIDAT\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xae\x42\x60\x82";

/// Everything that a text can hold, and what looks like something else.
const BODY: &str = r#"

Lehrer*innen & „Größe“ -- 3 < 4 > 2, 'so' "und" so… [gallery] [caption id="x"] [1] ]]> <!-- wp:x --> {"a":1} \ \* $x$ a--b.
Zweite Zeile mit weichem Umbruch.\
Dritte nach hartem. Ü > ü > ß.

## Überschrift mit *Betonung*, `code` & [Verweis](https://example.org/?a=1&b=2 "Ein <Titel> & mehr")

### 12. März 2026 -- kein Listenpunkt

#### Vierte

12. März 2026 -- Absatz, kein Listenpunkt. Fußnote[^1], noch eine[^zwei], und ~~gestrichen~~ **fett *schräg* fett** H~2~O.

- eins
- zwei mit [x] Klammer

  Zweiter Absatz & mehr.
  - tiefer
    1. nummeriert
    2. weiter
- [x] getan
- [ ] offen <b>roh</b>

7. sieben
8. acht

1) runde
2) Klammer

> „Zitat“, sagt jemand.
>
> > Darin noch eines.
>
> - mit Liste

| Land | Menschen & Zahl | Mitte |
|:---|--:|:-:|
| Sachsen | 870[^1] | a \| b |
| *Bayern* |  | `x<y>` |
| **Größe** | 1.000 | [L](https://example.org/) |

| | |
|---|---|
| ohne | Kopf |

| nur | Kopf |
|---|---|

![Ein Bild mit "Anführung" & <Spitze>](media/bild.png "Die Unterschrift & mehr")

![](media/bild.png)

---

```rust
fn main() { println!("[a] <b> & \"c\" --"); }

	mit Tabulator
```

    eingerückt <b>
    [x]

Wort
: Erklärung
: Zweite

[نرحب بالجميع.]{lang=ar}

Auf Arabisch [أهلا وسهلا]{lang=ar} und https://example.org/pfad?x=1&y=2, E-Mail <presse@example.org>.

[^1]: Quelle, siehe [Seite](https://example.org/quelle?a=1&b=2).
[^zwei]: Zweite mit „Zitat“ & mehr.

    Zweiter Absatz der Fußnote.
"#;

fn desk(folder: &Path) -> Desk {
    let clock = "2026-11-24T08:00:00Z".parse().unwrap();
    let surroundings = Surroundings::read(Some(clock)).unwrap().of(&folder.join("home"));
    let founder =
        Founder { name: "Anna Beispiel".to_owned(), email: "anna@example.org".to_owned(), sender: Sender::Sample };
    let root = folder.join("desk");
    init(&root, &surroundings, &founder, true, false).unwrap();
    Desk::open(&root, surroundings).unwrap()
}

fn save(desk: &Desk, path: String, bytes: &[u8]) {
    let change = Change { path, bytes: Some(bytes.to_owned()) };
    desk.workspace.save_over(&[change], &desk.author().unwrap(), "text").unwrap();
}

/// Every kind with the whole body, and as the program's own skeleton has it; texts from elsewhere.
fn statements(desk: &Desk) -> Vec<StatementId> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let begun = begin(desk, kind, "Überschrift & „mehr“ <b>", None, None).unwrap();
        let skeleton = desk.workspace.tip().unwrap().file(&begun.path).unwrap().unwrap();
        let text = String::from_utf8(skeleton).unwrap();
        all.push(begun.id.clone());
        let id = StatementId::parse(&format!("{}-alles", begun.id)).unwrap();
        let head = &text[..text[4..].find("\n---\n").unwrap() + 9];
        let langs: &[&str] = if kind == Kind::PressRelease { &["de", "ar", "en"] } else { &["de"] };
        for lang in langs {
            let head =
                head.replace(&begun.id.to_string(), id.as_str()).replace("language: de", &format!("language: {lang}"));
            let text = format!("{head}\n# Überschrift *mit* & „Zeichen“\n\n*Unterzeile*{BODY}");
            save(desk, format!("{}/{lang}.md", Desk::folder(&id)), text.as_bytes());
        }
        save(desk, format!("{}/media/bild.png", Desk::folder(&id)), PNG);
        all.push(id);
    }
    if let Some(folder) = std::env::var_os("KLARTEXT_TEXTS") {
        for file in texts(Path::new(&folder)) {
            match take(desk, std::slice::from_ref(&file), Given { kind: Kind::PositionPaper, lang: None, id: None }) {
                Ok(taken) => all.extend(taken.into_iter().map(|one| one.id)),
                Err(error) => eprintln!("{}: {error}", file.display()),
            }
        }
    }
    all
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true => found.extend(texts(&path)),
            false => found.extend(path.extension().is_some_and(|end| end == "md").then_some(path)),
        }
    }
    found.sort();
    found
}

/// A sealed text as WordPress has it: every blank is filled.
fn filled(text: &str) -> String {
    let value = |(at, part): (usize, &str)| match (at % 2, part.split(':').next()) {
        (0, _) => part.to_owned(),
        (_, Some("address")) => "https://example.org/wp-content/uploads/2026/11/datei.pdf".to_owned(),
        (_, Some("number")) => "12".to_owned(),
        _ => "https://example.org/?p=7".to_owned(),
    };
    text.split("%%").enumerate().map(value).collect()
}

/// The posts of these statements, with names.
fn posts(desk: &Desk, ids: &[StatementId]) -> Vec<Value> {
    let website: Website = toml::from_str("kind = \"wordpress\"\naddress = \"https://example.org/\"").unwrap();
    let set = Set::open(desk).unwrap();
    let mut posts = Vec::new();
    for id in ids {
        let subject = Subject::read(desk, id).unwrap();
        assert!(subject.broken.is_empty(), "{id}: {:?}", subject.broken);
        let artefacts = match again(desk, &set, &subject, &subject.editions, &website) {
            Ok(artefacts) => artefacts,
            Err(error) => {
                eprintln!("{id} cannot be set: {error}");
                continue;
            }
        };
        for one in artefacts.iter().filter(|one| one.path.ends_with("/post/text.html")) {
            let text = String::from_utf8(one.bytes.clone()).unwrap();
            posts.push(json!({ "name": format!("{id} {}", one.path), "content": filled(&text) }));
        }
    }
    posts
}

#[test]
fn the_editor_takes_every_block_as_it_is() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = here.join("target/blocks");
    let node = Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success());
    if !node || !library.join("node_modules/@wordpress/block-library").is_dir() {
        eprintln!(
            "SKIPPED: WordPress's own block library (needs node, and the library in target/blocks); .ci/run installs it"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let ids = statements(&desk);
    let posts = posts(&desk, &ids);
    assert!(posts.len() >= Kind::ALL.len() * 2 + 2, "{}", posts.len());
    let mut child = Command::new("node")
        .arg(here.join("tests/real/blocks.cjs"))
        .arg(&library)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&serde_json::to_vec(&posts).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    let faults: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a list of faults");
    let told: Vec<String> = faults.iter().map(|fault| format!("{fault:#}")).collect();
    assert!(faults.is_empty(), "{} of {} posts:\n{}", faults.len(), posts.len(), told.join("\n"));
    eprintln!("WordPress's own block library: {} posts, every block as it is", posts.len());
}
