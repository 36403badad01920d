//! Pages as a browser makes them: axe-core finds no barrier, in any language.
//!
//! `.ci/run` installs Chromium and puts axe-core into `target/axe/`.

use crate::place::{klartext, save, workspace};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What axe says into the page for us to find.
const ASK: &str = r#"axe.run(document, { resultTypes: ["violations"] }).then((found) => {
  const place = document.createElement("pre");
  place.id = "found";
  const node = (node) => "    " + node.html + "\n    " + node.failureSummary;
  const rule = (rule) => rule.id + "\n" + rule.nodes.map(node).join("\n");
  place.textContent = found.passes.length + " passed\n" + found.violations.map(rule).join("\n");
  document.body.appendChild(place);
});"#;

/// Text with everything that a text can hold.
const TEXT: &str = "Dachzeile\n\n# Überschrift mit *Betonung*\n\n*Unterzeile*\n\nVorspann mit [Verweis](https://example.org/ziel) und Note[^1].\n\n## Eins\n\nIn § 60a Abs. 1 wird ~~drei Monate~~ **sechs Monate** gesetzt. Auf Arabisch [أهلا وسهلا]{lang=ar}.\n\n[نرحب بالجميع.]{lang=ar}\n\n### Zahlen\n\n| Land | Menschen |\n|---|--:|\n| Sachsen | 870[^2] |\n\n> „Zitat“, sagt jemand.\n\n- [x] getan\n- [ ] offen\n\n1. a\n2. b\n   - c\n\nWort\n: Erklärung\n\n`code`\n\n    Block\n\n---\n\n[^1]: Quelle, siehe [Seite](https://example.org/quelle).\n[^2]: Zweite.\n";

#[test]
fn pages_have_no_barrier() {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let (Some(browser), Ok(axe)) = (browser(), std::fs::read_to_string(&axe)) else {
        eprintln!("SKIPPED: pages are not tried with axe-core (needs chromium, and axe-core in target/axe)");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut pages = published(folder.path());
    pages.extend(drafts(folder.path()));
    assert!(pages.len() > 10, "{pages:?}");
    let found: Vec<String> = pages.iter().filter_map(|page| barriers(&browser, &axe, page)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The newsroom of the demonstration: front page and statement.
fn published(folder: &Path) -> Vec<PathBuf> {
    klartext(folder, folder, &["demo", "d"]);
    let mut pages = Vec::new();
    collect(&folder.join("d/workspace/public"), &mut pages);
    pages
}

/// Articles in every language that we have words for, within the smallest page.
fn drafts(folder: &Path) -> Vec<PathBuf> {
    let desk = workspace(folder);
    let text = desk.join("statements/2026/2026-alles");
    std::fs::create_dir_all(&text).expect("a folder");
    let langs = ["de", "de-simple", "en", "fr", "uk", "ru", "ar", "fa", "ckb", "ps", "ti", "tr"];
    for lang in langs {
        let head = format!(
            "---\nid: 2026-alles\nkind: submission\nlanguage: {lang}\nplace: Berlin\ndate: 2026-11-24\nembargo: 2026-12-01 10:00\naddressees: [Amt]\nreference: \"1/2\"\ndue: 2026-12-01 12:00\npartners: [Haus am Kanal]\ncontacts: [presse]\n---\n"
        );
        std::fs::write(text.join(format!("{lang}.md")), head + TEXT).expect("a text");
    }
    save(folder, &desk);
    klartext(folder, &desk, &["render", "2026-alles", "--draft", "-f", "html", "-o", "out/"]);
    let mut pages = Vec::new();
    collect(&desk.join("out"), &mut pages);
    assert_eq!(pages.len(), langs.len());
    for page in &pages {
        let article = std::fs::read_to_string(page).expect("an article");
        let lang = article.split("lang=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a language");
        let whole = format!(
            "<!doctype html><html lang=\"{lang}\"><head><title>T</title></head><body><main>{article}</main></body></html>"
        );
        std::fs::write(page, whole).expect("a page");
    }
    pages
}

/// The rules that a page breaks.
fn barriers(browser: &str, axe: &str, page: &Path) -> Option<String> {
    let html = std::fs::read_to_string(page).expect("a page");
    let probe = page.with_extension("probe.html");
    std::fs::write(&probe, html.replace("</body>", &format!("<script>{axe}</script><script>{ASK}</script></body>")))
        .expect("a probe");
    let outcome = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("file://{}", probe.display()))
        .output()
        .expect("the browser starts");
    let dom = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let found = dom.split("<pre id=\"found\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let found = found.unwrap_or_else(|| panic!("no answer for {}: {dom}", page.display()));
    let (passed, rules) = found.split_once('\n').expect("two parts");
    assert!(!passed.starts_with("0 "), "nothing was tried on {}", page.display());
    (!rules.trim().is_empty()).then(|| format!("{}\n{rules}", page.display()))
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|end| end == "html") {
            pages.push(path);
        }
    }
}

fn browser() -> Option<String> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let starts = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|out| out.status.success());
    names.into_iter().find(starts).map(str::to_owned)
}
