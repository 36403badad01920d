//! The handbook is run: every `$ klartext …` line in it, at the desk that its box names.
//!
//! A box begins with ```` ```console <person> ````. A line must end with exit code 0, or with the
//! one that `# exit N` behind it names. `> file` puts what is printed into a file outside the
//! workspace, where `--key file` finds it; a table that is taken in lies there too. The editor writes a sample text, another one each time.

use crate::corrections::published;
use crate::desk::Desk;
use crate::office::{CONTACTS, Stage, TEXT, office, press_list};
use crate::people;
use crate::source::root;

#[test]
fn every_command_of_the_german_first_hour() {
    let text = TEXT.replace("2026-abschiebestopp", "2026-abschiebestopp-im-winter");
    run("erste-stunde.md", &Desk::new(), &|person, at| whole(person, &text, at));
}

#[test]
fn every_command_of_the_english_first_hour() {
    let text = TEXT.replace("2026-abschiebestopp", "2026-no-deportations-in-winter");
    let text = text.replace("language: de", "language: en");
    run("first-hour.md", &Desk::new().in_english(), &|person, at| whole(person, &text, at));
}

#[test]
fn every_command_of_the_german_chapter_on_corrections() {
    run("wenn-etwas-falsch-war.md", &published(), &one_more);
}

#[test]
fn every_command_of_the_english_chapter_on_corrections() {
    run("when-something-was-wrong.md", &published().in_english(), &one_more);
}

/// Each time the editor is closed a sentence more is there.
fn whole(person: &Desk, text: &str, at: usize) -> String {
    let draft = person.home().join("draft.md");
    std::fs::write(&draft, format!("{text}\nDas ist Satz {at}.\n")).expect("a draft");
    format!("cp '{}'", draft.display())
}

/// The same, and what the head says stays.
fn one_more(person: &Desk, at: usize) -> String {
    let script = person.home().join("one-more.sh");
    std::fs::write(&script, format!("printf '\\nDas ist Satz {at}.\\n' >> \"$1\"\n")).expect("a script");
    format!("sh '{}'", script.display())
}

#[test]
fn every_chapter_is_run() {
    let found = crate::office::names(&root().join("handbook"));
    let chapters = [
        "erste-stunde.md",
        "first-hour.md",
        "mail.md",
        "mails.md",
        "mit-anderen.md",
        "wenn-etwas-falsch-war.md",
        "when-something-was-wrong.md",
        "with-others.md",
    ];
    assert_eq!(found, chapters, "a chapter that no test runs");
}

#[test]
fn every_command_of_the_german_chapter_on_mails() {
    let text = TEXT.replace("2026-abschiebestopp", "2026-abschiebestopp-im-winter");
    run("mails.md", &office(Stage::Empty), &|person, at| whole(person, &text, at));
}

#[test]
fn every_command_of_the_english_chapter_on_mail() {
    let text = TEXT.replace("2026-abschiebestopp", "2026-no-deportations-in-winter");
    run("mail.md", &office(Stage::Empty).in_english(), &|person, at| whole(person, &text, at));
}

#[test]
fn every_command_of_the_german_chapter_on_others() {
    run("mit-anderen.md", &office(Stage::Empty), &with_others);
}

#[test]
fn every_command_of_the_english_chapter_on_others() {
    run("with-others.md", &office(Stage::Empty).in_english(), &with_others);
}

/// First the letter, or its translation; then one partner more; then a sentence more.
fn with_others(person: &Desk, at: usize) -> String {
    let letter = TEXT
        .replace("2026-abschiebestopp", "2026-wer-hier-lebt-soll-bleiben")
        .replace("kind: press_release", "kind: open_letter\naddressees: [Ministerium]")
        .replace("contacts:", "sign_on_until: 2026-11-30 12:00\npartners: [Rat der Nachbarn]\ncontacts:");
    let (draft, script) = (person.home().join("letter.md"), person.home().join("others.sh"));
    std::fs::write(&draft, letter).expect("a draft");
    let text = format!(
        "f=\"$1\"\n\
         if ! grep -q 'Rat der Nachbarn' \"$f\"; then cp '{}' \"$f\"\n\
         elif grep -q 'language: en' \"$f\" && grep -q 'fordert das Land' \"$f\"; then\n\
         sed -i -e 's/^Der Fl.chtlingsrat fordert.*/The council calls on the state./' -e 's/^.Niemand darf.*/Nobody./' \"$f\"\n\
         elif ! grep -q 'Haus am Kanal' \"$f\"; then sed -i 's/Rat der Nachbarn]/Rat der Nachbarn, Haus am Kanal]/' \"$f\"\n\
         else printf '\\nSatz {at}.\\n' >> \"$f\"\nfi\n",
        draft.display()
    );
    std::fs::write(&script, text).expect("a script");
    format!("sh '{}'", script.display())
}

/// One line to type.
#[derive(Debug, PartialEq)]
struct Line {
    person: String,
    words: Vec<String>,
    /// A file for what is printed.
    into: Option<String>,
    exit: i32,
}

fn run(chapter: &str, desk: &Desk, editor: &dyn Fn(&Desk, usize) -> String) {
    let page = std::fs::read_to_string(root().join("handbook").join(chapter)).expect("a chapter");
    let lines = lines(&page);
    assert!(lines.len() > 15, "{chapter} has lost its commands");
    for (at, line) in lines.iter().enumerate() {
        let person = desk.as_person(&line.person);
        let person = if desk.is_english() { person.in_english() } else { person };
        press_list(&person);
        let kept = |name: &str| desk.as_person("anna").home().join(name);
        // A table beside the person's own list.
        for table in line.words.iter().filter(|word| word.ends_with(".csv")) {
            std::fs::write(kept(table), CONTACTS).expect("a table");
        }
        let words = line.words.iter().map(|word| match word.ends_with(".pub") || word.ends_with(".csv") {
            true => kept(word).into_os_string(),
            false => word.into(),
        });
        let command = editor(&person, at);
        let person = person.with_editor(command);
        let outcome = person.run(words).exits(line.exit);
        if let Some(name) = &line.into {
            std::fs::write(kept(name), outcome.stdout).expect("a file");
        }
    }
}

/// The commands of a page in order.
fn lines(page: &str) -> Vec<Line> {
    let mut person: Option<&str> = None;
    let mut found = Vec::new();
    for line in page.lines() {
        if let Some(opened) = line.strip_prefix("```") {
            person = opened.strip_prefix("console ").filter(|_| person.is_none());
            assert!(opened.is_empty() || person.is_some(), "a box of nobody: {line}");
        } else if let Some(typed) = line.strip_prefix("$ ") {
            let person = person.unwrap_or_else(|| panic!("outside of a box: {line}"));
            found.push(read(people::named(person).id, typed));
        }
    }
    found
}

fn read(person: &str, typed: &str) -> Line {
    let (typed, exit) = match typed.split_once("# exit ") {
        Some((typed, code)) => (typed, code.trim().parse().expect("an exit code")),
        None => (typed, 0),
    };
    let (typed, into) = match typed.split_once(" > ") {
        Some((typed, file)) => (typed, Some(file.trim().to_owned())),
        None => (typed, None),
    };
    let mut words = words(typed);
    assert_eq!(words.first().map(String::as_str), Some("klartext"), "{typed}");
    words.remove(0);
    Line { person: person.to_owned(), words, into, exit }
}

/// Words as the shell splits them; quotation marks keep words together.
fn words(typed: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), None::<String>, false);
    for c in typed.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    assert!(!quoted, "a quotation mark is missing: {typed}");
    words.extend(word);
    words
}

#[test]
fn lines_are_read_as_the_shell_would() {
    let page = "Text\n```console milan\n$ klartext object 2026-a -m \"Nein, so nicht.\"   # exit 6\n$ klartext keys show > milan.pub\n```\n";
    let [first, second] = &lines(page)[..] else { panic!("two lines") };
    assert_eq!(first.words, ["object", "2026-a", "-m", "Nein, so nicht."]);
    assert_eq!((first.exit, first.person.as_str(), &first.into), (6, "milan", &None));
    assert_eq!((second.exit, &second.words[..]), (0, &["keys".to_owned(), "show".to_owned()][..]));
    assert_eq!(second.into.as_deref(), Some("milan.pub"));
}
