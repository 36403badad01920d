//! First pages as pictures, for each kind and script, beside those that a person has looked at.
//!
//! Compared in blocks of four by four points, with a tolerance: another version of the program that
//! draws them changes edges, a fault in the page moves whole lines. `KLARTEXT_PAGES=write cargo test
//! --test real` draws them anew; look at them before they are saved.

use crate::place;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Points along each side of a block.
const BLOCK: usize = 4;
/// How far the mean grey of a block may lie from the one that was looked at.
const GREY: i32 = 40;
/// How many blocks in a thousand may differ.
const MOST: usize = 12;

/// Language, kind, headline, a sentence; each script that the tool has letters for.
const PAGES: [(&str, &str, &str, &str); 11] = [
    (
        "de",
        "press_release",
        "Kein Winter auf der Straße",
        "Die Länder können \"sofort\" handeln, nach § 60a Abs. 1 AufenthG.",
    ),
    (
        "de",
        "submission",
        "Zum Entwurf eines Gesetzes",
        "Die Länder können \"sofort\" handeln, nach § 60a Abs. 1 AufenthG.",
    ),
    (
        "de",
        "position_paper",
        "Ankommen heißt arbeiten dürfen",
        "Die Länder können \"sofort\" handeln, nach § 60a Abs. 1 AufenthG.",
    ),
    ("de", "open_letter", "Bitte handeln Sie", "Sehr geehrte Frau Ministerin, wir bitten Sie um einen Erlass."),
    ("de", "joint_statement", "Wir stehen zusammen", "Zwölf Organisationen fordern einen Abschiebestopp."),
    (
        "de-simple",
        "press_release",
        "Alle Menschen haben Rechte",
        "Viele Menschen sind geflohen.\nSie leben jetzt hier.",
    ),
    (
        "fr",
        "press_release",
        "Pas d'expulsion en hiver !",
        "Le conseil demande : \"C'est possible\" ; les pays peuvent agir.",
    ),
    ("uk", "press_release", "Жодних депортацій узимку", "Рада вимагає зупинити депортації - \"це можливо\"."),
    (
        "ar",
        "press_release",
        "لا ترحيل في الشتاء",
        "تطالب 42 مركز استشارة بوقف الترحيل وفقاً للمادة § 60a Abs. 1، الهاتف +49 30 0000-123.",
    ),
    ("ckb", "press_release", "لە زستاندا دەرکردن نییە", "ئەنجومەنی پەنابەران داوا دەکات دەرکردن بوەستێنرێت."),
    ("ti", "press_release", "ኣብ ክረምቲ ምስጓግ የለን", "ቤት ምኽሪ ስደተኛታት ምስጓግ ደው ክብል ይጠልብ።"),
];

#[test]
fn pages_look_as_they_did_when_somebody_looked() {
    if !Command::new("pdftoppm").arg("-v").output().is_ok_and(|out| out.status.success()) {
        eprintln!("SKIPPED: pages are not compared as pictures (needs pdftoppm)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let desk = place::workspace(folder.path());
    let mut complaints = Vec::new();
    for (lang, kind, headline, sentence) in PAGES {
        let name = format!("{}-{lang}", kind.replace('_', "-"));
        let pdf = rendered(folder.path(), &desk, &name, lang, kind, headline, sentence);
        let drawn = drawn(&pdf);
        let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/pages").join(format!("{name}.png"));
        if std::env::var("KLARTEXT_PAGES").is_ok_and(|word| word == "write") {
            std::fs::create_dir_all(known.parent().expect("a folder")).expect("a folder");
            std::fs::copy(&drawn, &known).expect("kept");
            continue;
        }
        if let Some(complaint) = differs(&known, &drawn) {
            complaints.push(format!("{name}: {complaint}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// A text with the parts that its kind has, as a draft.
fn rendered(home: &Path, desk: &Path, name: &str, lang: &str, kind: &str, headline: &str, sentence: &str) -> PathBuf {
    let id = format!("2026-{name}");
    let folder = desk.join("statements/2026").join(&id);
    std::fs::create_dir_all(&folder).expect("a folder");
    let text = format!(
        "---\nid: {id}\nkind: {kind}\nlanguage: {lang}\nplace: Berlin\ndate: 2026-11-24\ncontacts: [presse]\naddressees: [\"Beispielplatz 1\", \"10117 Berlin\"]\nreference: \"21/1234\"\npartners: [\"Haus am Kanal\"]\nreaders: [Anna Probe]\n---\n# {headline}\n\n*{headline}*\n\n{sentence}\n\n{sentence}[^1]\n\n## {headline}\n\n- {sentence}\n- {headline}\n\n> {sentence}\n\n### {headline}\n\n| {headline} | 1 |\n|---|--:|\n| {sentence} | 870 |\n\n## {headline} 2\n\n~~12~~ **24**\n\n## {headline} 3\n\n{sentence}\n\n[^1]: {sentence}\n"
    );
    std::fs::write(folder.join(format!("{lang}.md")), text).expect("a text");
    place::save(home, desk);
    let pdf = desk.join(format!("{name}.pdf"));
    place::klartext(home, desk, &["render", &id, "--draft", "-o", &pdf.to_string_lossy()]);
    pdf
}

/// The first page as a small grey picture.
fn drawn(pdf: &Path) -> PathBuf {
    let stem = pdf.with_extension("");
    let outcome = Command::new("pdftoppm")
        .args(["-r", "40", "-gray", "-png", "-singlefile", "-f", "1", "-l", "1"])
        .args([pdf, &stem])
        .status();
    assert!(outcome.is_ok_and(|status| status.success()), "{}", pdf.display());
    pdf.with_extension("png")
}

fn differs(known: &Path, drawn: &Path) -> Option<String> {
    if !known.exists() {
        return Some("nobody has looked at this page yet".to_owned());
    }
    let ((width, height, old), (other_width, other_height, new)) = (blocks(known), blocks(drawn));
    if (width, height) != (other_width, other_height) {
        return Some(format!("{other_width} by {other_height} blocks instead of {width} by {height}"));
    }
    let count = old.iter().zip(&new).filter(|(a, b)| (**a - **b).abs() > GREY).count();
    (count * 1000 > MOST * old.len()).then(|| format!("{count} of {} blocks differ, see {}", old.len(), keep(drawn)))
}

/// The picture is kept where somebody can look at it.
fn keep(drawn: &Path) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pages");
    let kept = folder.join(drawn.file_name().expect("a name"));
    std::fs::create_dir_all(&folder).and_then(|()| std::fs::copy(drawn, &kept)).expect("kept");
    kept.display().to_string()
}

/// The mean grey of each block, line by line.
fn blocks(path: &Path) -> (usize, usize, Vec<i32>) {
    let file = std::fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("a picture");
    // Some versions of pdftoppm write grey as three equal colours.
    let samples = info.color_type.samples();
    assert_eq!(info.bit_depth, png::BitDepth::Eight, "{}", path.display());
    let (columns, rows) = (info.width as usize, info.height as usize);
    let (width, height) = (columns / BLOCK, rows / BLOCK);
    let mean = |x: usize, y: usize| {
        let points = (0..BLOCK).flat_map(|dy| (0..BLOCK).map(move |dx| (y * BLOCK + dy) * columns + x * BLOCK + dx));
        points.map(|at| i32::from(bytes[at * samples])).sum::<i32>() / (BLOCK * BLOCK) as i32
    };
    (width, height, (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect())
}
