//! Invented statements for this room's tests, built by hand in typographic form.

use super::proof::Proof;
use super::{Mark, RenderError, Setting, standard_templates};
use crate::release::{House, PressContact};
use crate::statement::{
    Align, Block, BlockNode, Digest, Document, Edition, FrontMatter, Inline, Item, Kind, Lang, Media, Span, StatementId,
};
use jiff::civil::date;
use std::collections::BTreeMap;

pub fn t(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

pub fn link(text: &str, url: &str) -> Inline {
    Inline::Link { url: url.to_owned(), title: String::new(), text: vec![t(text)], span: Span::default() }
}

pub fn image(url: &str, alt: &str, title: &str) -> Inline {
    let span = Span { line: 77, column: 1, len: 5 };
    Inline::Image { url: url.to_owned(), title: title.to_owned(), alt: vec![t(alt)], span }
}

pub fn b(node: BlockNode) -> Block {
    Block { span: Span { line: 9, column: 1, len: 1 }, node }
}

pub fn p(text: &str) -> Block {
    para(vec![t(text)])
}

pub fn para(inlines: Vec<Inline>) -> Block {
    b(BlockNode::Paragraph(inlines))
}

pub fn h(level: u8, text: &str) -> Block {
    let anchor = text.to_lowercase().replace(' ', "-");
    b(BlockNode::Heading { level, text: vec![t(text)], anchor })
}

pub fn quote(text: &str) -> Block {
    b(BlockNode::Quote(vec![p(text)]))
}

pub fn items(start: Option<u64>, texts: &[&str]) -> Block {
    let items = texts.iter().map(|text| Item { task: None, blocks: vec![p(text)] }).collect();
    b(BlockNode::List { start, tight: true, items })
}

pub fn table(head: &[&str], rows: &[&[&str]]) -> Block {
    let cells = |row: &[&str]| row.iter().map(|cell| vec![t(cell)]).collect::<Vec<_>>();
    let align = vec![Align::Start, Align::End, Align::Center];
    b(BlockNode::Table { align, head: cells(head), rows: rows.iter().map(|row| cells(row)).collect() })
}

/// A grey picture, one pixel large, with nothing left out.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\x0aIDAT\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xae\x42\x60\x82";

pub const SVG: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="240" height="90" viewBox="0 0 240 90">
<rect x="5" y="40" width="60" height="45" fill="#1d4e79"/><rect x="85" y="20" width="60" height="65" fill="#1d4e79"/>
<rect x="165" y="5" width="60" height="80" fill="#c8553d"/></svg>"##;

pub fn house() -> House {
    let contact = |name: &str, function: &str, phone: &str, email: &str| PressContact {
        name: name.to_owned(),
        function: function.to_owned(),
        phone: phone.to_owned(),
        email: email.to_owned(),
    };
    let about = "Das Bündnis Sichere Zuflucht vertritt 42 Beratungsstellen in elf Ländern. Es berät, bildet fort und \
                 nimmt zu Gesetzen Stellung. Es finanziert sich aus Beiträgen und Spenden.";
    House {
        register: Some("Vereinsregister Berlin VR 00000".to_owned()),
        bank: vec!["IBAN DE00 0000 0000 0000 0000 00".to_owned()],
        name: "Bündnis Sichere Zuflucht e. V.".to_owned(),
        place: "Berlin".to_owned(),
        address: vec!["Musterstraße 12".to_owned(), "10115 Berlin".to_owned()],
        website: "www.zuflucht.example.org".to_owned(),
        colour: Some("#1f6f5c".to_owned()),
        logo: None,
        boilerplate: BTreeMap::from([("de".to_owned(), about.to_owned())]),
        about: BTreeMap::new(),
        imprint: vec!["Bündnis Sichere Zuflucht e. V.".to_owned()],
        phone: String::new(),
        email: String::new(),
        font: None,
        responsible: Some("Miriam Beispiel, Musterstraße 12, 10115 Berlin".to_owned()),
        contacts: BTreeMap::from([
            ("presse".to_owned(), contact("Anna Okoye", "Pressesprecherin", "+49 30 0000-123", "presse@example.org")),
            (
                "recht".to_owned(),
                contact("Jonas Weber", "Referent für Asylrecht", "+49 30 0000-456", "recht@example.org"),
            ),
        ]),
    }
}

pub fn edition(kind: Kind, lang: &str, document: Document) -> Edition {
    let front = FrontMatter {
        id: StatementId::parse("2026-abschiebestopp").expect("an id"),
        kind,
        language: Lang::parse(lang).expect("a tag"),
        place: Some("Berlin".to_owned()),
        date: Some(date(2026, 11, 25)),
        embargo: None,
        contacts: vec!["presse".to_owned()],
        lists: Vec::new(),
        quotes: Vec::new(),
        addressees: Vec::new(),
        reference: None,
        due: None,
        partners: Vec::new(),
        sign_on_until: None,
        single_case: false,
        consent: None,
        number: None,
        typography: true,
        readers: Vec::new(),
        sources: None,
        translates: None,
        corrections: Vec::new(),
        withdrawn: None,
    };
    let source = "---\nid: 2026-abschiebestopp\n---\n\n# Überschrift\n".to_owned();
    let media = Media::from([
        ("media/karte.svg".to_owned(), SVG.to_vec()),
        ("media/foto eins.png".to_owned(), PNG.to_vec()),
        ("media/kaputt.png".to_owned(), b"\x89PNG\r\n\x1a\nnonsense".to_vec()),
    ]);
    Edition { front, digest: Digest::of(source.as_bytes()), source, document, media }
}

/// A desk with everything but the typography, which these texts have already.
pub struct Desk {
    pub edition: Edition,
    pub house: House,
    pub templates: BTreeMap<String, Vec<u8>>,
    pub mark: Mark,
    pub embargoed: bool,
}

impl Desk {
    pub fn new(edition: Edition) -> Self {
        Self { edition, house: house(), templates: standard_templates(), mark: Mark::None, embargoed: false }
    }

    pub fn setting(&self) -> Setting<'_> {
        Setting {
            edition: &self.edition,
            house: &self.house,
            templates: &self.templates,
            mark: self.mark,
            zone: "Europe/Berlin",
            embargoed: self.embargoed,
            revision: &self.edition.digest,
            later: None,
        }
    }

    pub fn proof(&self) -> Result<Proof<'_>, RenderError> {
        Proof::of(&self.setting(), self.edition.document.clone(), &str::to_owned)
    }

    pub fn pdf(&self) -> Result<Vec<u8>, RenderError> {
        super::pdf::proven(&self.proof()?)
    }

    pub fn html(&self) -> Result<String, RenderError> {
        super::html::proven(&self.proof()?)
    }

    pub fn text(&self) -> String {
        super::text::proven(&self.proof().expect("ready"))
    }
}

/// A press release of two pages with everything that one usually has.
pub fn release() -> Document {
    let long = "Nach Angaben der Beratungsstellen leben derzeit mindestens 4 300 Menschen in den elf beteiligten Ländern \
                unter unmittelbarer Abschiebungsandrohung, darunter Familien mit Kindern, die hier geboren wurden und eine \
                Kindertagesstätte oder eine Schule besuchen. Im Winter treffen sie auf Straßen, Unterkünfte und Behörden, \
                die nicht auf sie eingerichtet sind.";
    Document {
        kicker: Some(vec![t("Innenministerkonferenz in Bremen")]),
        headline: vec![t("Kein Mensch darf im Winter in die Obdachlosigkeit abgeschoben werden")],
        headline_span: Span { line: 7, column: 1, len: 10 },
        subline: Some(vec![t("42 Beratungsstellen fordern einen Abschiebestopp bis zum 31. März")]),
        blocks: vec![
            p(
                "Die Innenministerkonferenz soll einen bundesweiten Abschiebestopp bis zum 31. März 2027 beschließen. Das \
               fordert das Bündnis Sichere Zuflucht vor der Konferenz, die am Mittwoch in Bremen beginnt. Wer jetzt \
               abgeschoben wird, findet vielerorts weder Wohnung noch Heizung.",
            ),
            para(vec![
                t(long),
                Inline::Note(0),
                t(" Das zeigt die "),
                link("Auswertung des Bündnisses", "https://zuflucht.example.org/winter"),
                t(", die heute erscheint."),
            ]),
            quote(
                "„Wer einen Menschen bei minus zehn Grad auf die Straße setzt, hat den Rechtsstaat nicht verteidigt, sondern \
                   aufgegeben“, sagt Miriam Beispiel, Geschäftsführerin des Bündnisses.",
            ),
            p(long),
            h(2, "Was die Länder jetzt tun können"),
            items(
                None,
                &[
                    "einen Abschiebestopp nach § 60a Abs. 1 AufenthG anordnen, zunächst für drei Monate;",
                    "Familien mit schulpflichtigen Kindern bis zum Ende des Schuljahres ausnehmen;",
                    "Beratungsstellen vor jeder geplanten Maßnahme anhören.",
                ],
            ),
            para(vec![
                t("Die Zahlen im "),
                Inline::Strong(vec![t("Überblick")]),
                t(" – wie viele Personen, wie viele Kinder"),
                Inline::Note(1),
                t(":"),
            ]),
            table(
                &["Land", "Personen", "davon Kinder"],
                &[
                    &["Berlin", "1 210", "402"],
                    &["Bremen", "310", "95"],
                    &["Sachsen", "870", "288"],
                    &["Übrige", "1 910", "611"],
                ],
            ),
            h(2, "Hintergrund"),
            para(vec![t(long), Inline::Note(0)]),
            p(long),
            para(vec![image(
                "media/karte.svg",
                "Balken: 310 Personen in Bremen, 870 in Sachsen, 1 210 in Berlin",
                "Personen mit Abschiebungsandrohung, Stand Oktober 2026. Grafik: Bündnis Sichere Zuflucht",
            )]),
            p(long),
        ],
        notes: vec![
            vec![para(vec![
                t("Bündnis Sichere Zuflucht, Winterbericht 2026, S. 14, "),
                link("www.zuflucht.example.org/winter", "https://zuflucht.example.org/winter"),
                t("."),
            ])],
            vec![p("Eigene Erhebung bei 42 Beratungsstellen, Stichtag 31. Oktober 2026.")],
        ],
    }
}

/// One of every block and inline, nested and odd.
pub fn everything() -> Document {
    let task = |done, text: &str| Item { task: Some(done), blocks: vec![p(text)] };
    let mut document = release();
    document.headline = vec![t("Alles, was „geht“"), Inline::Note(2)];
    document.notes.push(vec![
        p("Note with another"),
        b(BlockNode::Heading { level: 3, text: vec![t("kein Titel")], anchor: String::new() }),
    ]);
    document.notes[1] = vec![para(vec![t("Note in"), Inline::Note(0)]), items(None, &["one", "two"])];
    document.blocks = vec![
        p("#strong[kein Markup] *so* _nicht_ $x$ @name <label> // \\ \" `` https://example.org ~ -- ' {}"),
        h(1, "Zu hoch"),
        h(5, "Zu tief"),
        h(3, ""),
        b(BlockNode::Heading {
            level: 2,
            text: vec![t("Mit "), Inline::Code("code".into()), Inline::Note(0)],
            anchor: "mit".into(),
        }),
        b(BlockNode::List { start: None, tight: false, items: vec![task(true, "getan"), task(false, "offen")] }),
        b(BlockNode::List {
            start: Some(3),
            tight: true,
            items: vec![
                Item { task: None, blocks: vec![p("drei"), items(Some(1), &["a", "b"])] },
                Item { task: None, blocks: vec![] },
            ],
        }),
        b(BlockNode::Quote(vec![p("außen"), quote("innen"), items(None, &["x"])])),
        b(BlockNode::Code { language: "rust".into(), text: "fn main() {\n\tprintln!(\"\\n\");\n}\n".into() }),
        b(BlockNode::Table {
            align: vec![],
            head: vec![vec![link("Kopf", "https://example.org"), Inline::Note(1)], vec![]],
            rows: vec![vec![vec![t("a")]], vec![vec![t("a")], vec![t("b")], vec![t("c")]]],
        }),
        table(&["", ""], &[&["ohne", "Kopf"]]),
        b(BlockNode::Definitions(vec![
            (vec![t("Duldung")], vec![p("Aussetzung der Abschiebung"), p("§ 60a")]),
            (vec![t("leer")], vec![]),
        ])),
        b(BlockNode::Rule),
        b(BlockNode::Html("nur die Wörter".into())),
        b(BlockNode::Html("  ".into())),
        para(vec![]),
        para(vec![
            Inline::Strike(vec![t("weg "), link("mit Link", "https://example.org")]),
            Inline::HardBreak,
            Inline::Link {
                url: "https://example.org/a b".into(),
                title: "T".into(),
                text: vec![Inline::Strike(vec![t("x")]), t("y")],
                span: Span::default(),
            },
            Inline::SoftBreak,
            Inline::Link {
                url: "https://example.org".into(),
                title: String::new(),
                text: vec![t("mit Note"), Inline::Note(0), link("innen", "https://example.org")],
                span: Span::default(),
            },
            link("Sprung", "#mit"),
            link("Leere", "#nirgends"),
            link("böse", "javascript:alert(1)"),
            link("", "https://example.org"),
            Inline::Strong(vec![Inline::Emphasis(vec![Inline::Strike(vec![t("alles")])])]),
            Inline::Strong(vec![]),
            Inline::Note(99),
            image("media/foto%20eins.png", "klein", ""),
            image("media/fehlt.png", "fehlt", ""),
        ]),
        para(vec![
            image("media/foto%20eins.png", "", ""),
            Inline::SoftBreak,
            image("fehlt.png", "Das Bild fehlt", "Titel"),
        ]),
        p(
            "Emoji 😀 👩‍👩‍👧 🇺🇦 ❤️ ☑ → ≤ ∑, Zeichen ohne Schrift: 漢字 \u{e000}, NFD Fu\u{308}r, Steuer\u{7}zeichen, weich\u{ad}trennbar, \u{200f}\u{2066}x\u{2069}\u{200d}\u{202e}",
        ),
        p("Українською мовою, Ελληνικά, עברית, العربية، فارسی، کوردی، پښتو, ትግርኛ"),
    ];
    document
}
