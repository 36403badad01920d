//! What the pages must hold: every word, both standards, the same bytes, and no way around the rules.

mod generated;

use super::samples::*;
use super::*;
use crate::statement::{Block, BlockNode, Document, Inline, Item, Kind, Span};
use jiff::civil::date;

/// The words of a PDF, without blanks, so that line breaks do not matter.
fn letters_of(pdf: &[u8]) -> String {
    let text = pdf_extract::extract_text_from_mem(pdf).expect("text");
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{ad}')).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn desk(kind: Kind, document: Document) -> Desk {
    let mut desk = Desk::new(edition(kind, "de", document));
    let front = &mut desk.edition.front;
    front.addressees = vec!["Deutscher Bundestag".into(), "Ausschuss für Inneres".into()];
    front.reference = Some("Drucksache 21/0000".into());
    front.due = Some(date(2026, 12, 1).at(12, 0, 0, 0));
    front.partners = vec!["Netz der Nachbarinnen".into(), "Haus am Kanal e. V.".into()];
    front.embargo = Some(date(2026, 11, 25).at(10, 0, 0, 0));
    desk
}

fn accessible(desk: &Desk) -> Vec<u8> {
    let pdf = desk.pdf().unwrap_or_else(|error| panic!("{error:?}"));
    check_accessible(&pdf).unwrap_or_else(|error| panic!("{error:#?}"));
    pdf
}

#[test]
fn every_kind_is_accessible_with_every_mark() {
    for kind in Kind::ALL {
        for document in [release(), everything()] {
            let mut desk = desk(kind, document);
            keep(&format!("{}-{}", kind.name(), desk.edition.document.blocks.len()), &accessible(&desk));
            desk.mark = Mark::Draft;
            desk.embargoed = true;
            keep(&format!("{}-{}-draft", kind.name(), desk.edition.document.blocks.len()), &accessible(&desk));
        }
    }
}

/// For people who want to look at the pages: `KLARTEXT_PAGES=folder cargo test`.
fn keep(name: &str, pdf: &[u8]) {
    if let Ok(folder) = std::env::var("KLARTEXT_PAGES") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf).expect("written");
    }
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    let desk = desk(Kind::PressRelease, release());
    let one = desk.pdf().expect("set");
    let other = std::thread::scope(|scope| scope.spawn(|| desk.pdf().expect("set")).join().expect("no panic"));
    assert!(one == other);
}

#[test]
fn every_word_of_the_text_is_on_the_page() {
    let desk = desk(Kind::PressRelease, release());
    let page = letters_of(&desk.pdf().expect("set"));
    let figure = |block: &Block| matches!(&block.node, BlockNode::Paragraph(text) if proof::is_figure(text));
    let blocks: Vec<Block> = desk.edition.document.blocks.iter().filter(|block| !figure(block)).cloned().collect();
    for word in text::words_of(&blocks).split_whitespace().map(|word| squeezed(word.trim_end_matches(':'))) {
        assert!(page.contains(&word), "{word} is missing in {page}");
    }
    for word in ["Pressemitteilung", "Berlin,25.November2026", "AnnaOkoye", "Seite1von2", "V.i.S.d.P."] {
        assert!(page.contains(word), "{word} is missing in {page}");
    }
}

#[test]
fn marks_stand_on_every_page() {
    let mut desk = desk(Kind::PressRelease, release());
    let count = |desk: &Desk, word: &str| letters_of(&desk.pdf().expect("set")).matches(word).count();
    assert_eq!(count(&desk, "Sperrfrist"), 0);
    assert_eq!(count(&desk, "nichtfreigegeben"), 0);
    desk.embargoed = true;
    desk.mark = Mark::Draft;
    assert_eq!(count(&desk, "Sperrfrist:Mittwoch,25.November2026,10:00Uhr(MEZ)"), 2);
    assert_eq!(count(&desk, "nichtfreigegeben"), 2, "once a page");
}

#[test]
fn right_to_left_is_accessible_too() {
    let document = Document {
        kicker: Some(vec![t("اجتماع وزراء الداخلية")]),
        headline: vec![t("لا يجوز ترحيل أحد إلى التشرد في الشتاء")],
        blocks: vec![
            para(vec![
                t("تطالب "),
                Inline::Strong(vec![t("42")]),
                t(" مركز استشارة بوقف الترحيل وفقاً للمادة § 60a حتى نهاية مارس، الهاتف +49 30 0000-123."),
            ]),
            quote("«من يضع إنساناً في الشارع في البرد لم يدافع عن دولة القانون»."),
            h(2, "ما يمكن فعله الآن"),
            items(Some(1), &["وقف الترحيل لثلاثة أشهر", "استثناء العائلات"]),
            table(&["الولاية", "الأشخاص"], &[&["برلين", "1210"], &["بريمن", "310"]]),
            para(vec![t("حاشية"), Inline::Note(0), link("رابط", "https://example.org")]),
        ],
        notes: vec![vec![p("مسح خاص.")]],
        ..Document::default()
    };
    for lang in ["ar", "fa", "ckb"] {
        let mut desk = desk(Kind::PressRelease, document.clone());
        desk.edition.front.language = crate::statement::Lang::parse(lang).expect("a tag");
        desk.embargoed = true;
        keep(&format!("rtl-{lang}"), &accessible(&desk));
        assert!(desk.html().expect("written").contains(&format!("lang=\"{lang}\" dir=\"rtl\"")));
    }
}

#[test]
fn a_long_paper_has_contents_and_many_notes() {
    let mut document = release();
    for section in 1..=6 {
        document.blocks.push(h(2, &format!("Abschnitt {section}")));
        for part in 1..=3 {
            document.blocks.push(h(3, &format!("Teil {section}.{part}")));
            document.blocks.extend((0..4).map(|_| p(&"Ein Satz, der den Absatz füllt. ".repeat(12))));
            document.notes.push(vec![p("Quelle")]);
            document.blocks.push(para(vec![t("Beleg"), Inline::Note(document.notes.len() - 1)]));
        }
    }
    let desk = desk(Kind::PositionPaper, document);
    keep("paper", &accessible(&desk));
}

#[test]
fn nesting_ends_in_an_error_and_never_in_a_crash() {
    let deep = |depth: usize, list: bool| {
        let wrap = |inner: Block| match list {
            true => {
                b(BlockNode::List { start: None, tight: true, items: vec![Item { task: None, blocks: vec![inner] }] })
            }
            false => b(BlockNode::Quote(vec![inner])),
        };
        let mut document = release();
        document.blocks.push((0..depth).fold(p("innen"), |inner, _| wrap(inner)));
        desk(Kind::Submission, document)
    };
    for list in [true, false] {
        accessible(&deep(proof::DEEPEST, list));
        let error = deep(proof::DEEPEST + 1, list).pdf().expect_err("too deep");
        assert!(matches!(error, RenderError::TooDeep(Span { line: 9, .. })), "{error:?}");
    }
    let mut document = release();
    document.notes[0] = vec![(0..proof::DEEPEST - 2).fold(p("innen"), |inner, _| b(BlockNode::Quote(vec![inner])))];
    accessible(&desk(Kind::PressRelease, document));
    let emphasis = (0..99).fold(t("innen"), |inner, at| match at % 3 {
        0 => Inline::Strong(vec![inner]),
        1 => Inline::Emphasis(vec![inner]),
        _ => Inline::Strike(vec![inner]),
    });
    let mut document = release();
    document.blocks.push(para(vec![emphasis.clone()]));
    let outcome = desk(Kind::Submission, document.clone()).pdf();
    assert!(outcome.is_ok() || matches!(outcome, Err(RenderError::Typst { .. })), "{outcome:?}");
    document.blocks.push(para(vec![Inline::Strong(vec![Inline::Strong(vec![emphasis])])]));
    assert!(matches!(desk(Kind::Submission, document).pdf(), Err(RenderError::TooDeep(_))));
}

#[test]
fn a_broken_picture_names_the_authors_line() {
    let mut document = release();
    document.blocks.push(para(vec![image("media/kaputt.png", "kaputt", "")]));
    let error = desk(Kind::PressRelease, document).pdf().expect_err("no picture");
    assert!(matches!(error, RenderError::Picture { span: Span { line: 77, .. }, .. }), "{error:?}");
}

#[test]
fn templates_reach_nothing_but_their_own_folder() {
    for (line, what) in [
        ("#read(\"/etc/passwd\")", "file"),
        ("#read(\"../../../../etc/passwd\")", ""),
        ("#import \"@preview/x:0.1.0\"", ""),
        ("#datetime.today()", ""),
        ("#image(\"https://example.org/x.png\")", ""),
        ("#while true {}", "always true"),
        ("#let f() = f(); #f()", "depth"),
    ] {
        let mut desk = desk(Kind::PressRelease, release());
        let template = format!("#let statement(s, body) = body\n{line}\n");
        desk.templates.insert("press-release.typ".into(), template.into_bytes());
        match desk.pdf() {
            Err(RenderError::Typst { message, template: Some((file, 2)), .. }) => {
                assert!(file == "press-release.typ" && message.contains(what), "{line}: {message}");
            }
            other => panic!("{line}: {other:?}"),
        }
    }
    for name in ["s.hedline", "s.house.colur", "headlin"] {
        let mut desk = desk(Kind::PressRelease, release());
        let template = format!("#let statement(s, body) = {{\n  {name}\n}}\n");
        desk.templates.insert("press-release.typ".into(), template.into_bytes());
        let Err(RenderError::TemplateName { file, line: 2, known, .. }) = desk.pdf() else { panic!("{name}") };
        assert!(file == "press-release.typ" && known.contains(&"s.headline".to_owned()), "{known:?}");
        assert!(known.contains(&"s.house.colour".to_owned()), "{known:?}");
    }
    let mut desk = desk(Kind::PressRelease, release());
    desk.templates.remove("press-release.typ");
    assert_eq!(desk.pdf(), Err(RenderError::NoTemplate("press-release.typ".into())));
}

#[test]
fn the_gate_refuses_a_broken_copy() {
    let pdf = accessible(&desk(Kind::PressRelease, release()));
    // Everywhere, since a name may stand for a kind of thing as well as for a key.
    let broken = |from: &[u8], to: &[u8]| {
        assert_eq!(from.len(), to.len());
        let mut copy = pdf.clone();
        let places: Vec<usize> = (0..pdf.len() - from.len()).filter(|at| pdf[*at..].starts_with(from)).collect();
        assert!(!places.is_empty(), "{}", String::from_utf8_lossy(from));
        places.into_iter().for_each(|at| copy[at..at + to.len()].copy_from_slice(to));
        copy
    };
    let mut passed = Vec::new();
    // Each copy lacks one thing that a reader, an archive or a screen reader needs.
    for (from, to) in [
        ("/Marked true", "/Marked null"),
        ("/MarkInfo", "/MarkXnfo"),
        ("/StructTreeRoot", "/StructTreeXoot"),
        ("/ParentTree", "/ParentXree"),
        ("/StructParents", "/StructXarents"),
        ("/StructParent ", "/StructXarent "),
        ("/DisplayDocTitle true", "/DisplayDocTitle null"),
        ("/ViewerPreferences", "/ViewerXreferences"),
        ("/Lang(", "/Xang("),
        ("/Metadata ", "/Xetadata "),
        ("pdfuaid:part", "pdfuaid:xart"),
        ("pdfaid:part", "pdfaid:xart"),
        ("pdfaid:conformance", "pdfaid:xonformance"),
        ("dc:title", "dc:xitle"),
        ("/Alt(", "/Xlt("),
        ("/Contents(", "/Xontents("),
        ("/ToUnicode", "/ToXnicode"),
        ("/AFRelationship", "/AFXelationship"),
        ("/AF", "/XF"),
        ("/Tabs/S", "/Xabs/S"),
        ("/S/H1", "/S/H2"),
        ("/FontFile", "/FontXile"),
        ("/F 4", "/F 0"),
        ("/S/TH", "/S/TX"),
        ("/S/TR", "/S/TX"),
        ("/S/LI", "/S/LX"),
        ("/S/Link", "/S/Lixk"),
        ("/S/Note", "/S/Nxte"),
    ] {
        if check_accessible(&broken(from.as_bytes(), to.as_bytes())).is_ok() {
            passed.push(from);
        }
    }
    assert!(passed.is_empty(), "the gate lets these through: {passed:?}");
    for copy in [b"no PDF".to_vec(), Vec::new(), pdf[..pdf.len() / 2].to_vec()] {
        assert!(matches!(check_accessible(&copy), Err(RenderError::Gate(words)) if !words.is_empty()));
    }
}

/// Paragraphs have numbers in the margin; who listens hears the number before its paragraph.
#[test]
fn numbers_in_the_margin_come_before_their_paragraphs() {
    let mut document = release();
    document.blocks = vec![p("Vorspann.")];
    for section in ["Eins", "Zwei", "Drei"] {
        document.blocks.extend([h(2, section), p(&format!("Absatz {section} sagt etwas.")), quote("ohne Nummer")]);
    }
    let page = letters_of(&accessible(&desk(Kind::PositionPaper, document)));
    for (number, section) in ["Eins", "Zwei", "Drei"].into_iter().enumerate() {
        let wanted = format!("{}Absatz{section}sagt", number + 1);
        assert!(page.contains(&wanted), "{wanted} is missing in {page}");
    }
}

/// Files in `templates/fonts/` are used where the house names their family, and checked like ours.
#[test]
fn the_house_may_bring_its_own_typeface() {
    let mut desk = desk(Kind::PressRelease, release());
    let file = include_bytes!("../../assets/fonts/DejaVuSansMono.ttf").to_vec();
    let plain = desk.pdf().expect("set");
    desk.templates.insert("fonts/haus.ttf".to_owned(), file);
    assert!(plain == desk.pdf().expect("set"), "a file that nobody names changes nothing");
    desk.house.font = Some("DejaVu Sans Mono".to_owned());
    assert!(plain != accessible(&desk));
    desk.house.font = Some("Nirgends".to_owned());
    assert!(plain == desk.pdf().expect("set"), "a family that is not there is not used");
}

#[test]
fn the_markdown_is_attached_by_name() {
    let desk = desk(Kind::PressRelease, release());
    let pdf = desk.pdf().expect("set");
    assert!(pdf.windows(26).any(|w| w == b"2026-abschiebestopp.de.md)"), "no attachment");
}

/// Attachments are compressed, so two PDFs are compared: remarks make no difference, words do.
#[test]
fn what_is_attached_holds_no_remark_and_no_consent() {
    let mut desk = desk(Kind::PressRelease, release());
    desk.edition.source = "---\nid: 2026-abschiebestopp\n---\n\n# Überschrift\n".to_owned();
    let plain = desk.pdf().expect("set");
    desk.edition.source =
        "---\nid: 2026-abschiebestopp\nconsent: ordner-7\n---\n\n# Überschrift<!-- Milan fragen -->\n".to_owned();
    desk.edition.front.consent = Some("ordner-7".to_owned());
    desk.edition.front.lists = vec!["vertraulich".to_owned()];
    assert!(plain == desk.pdf().expect("set"));
    desk.edition.source.push_str("Noch ein Satz.\n");
    assert!(plain != desk.pdf().expect("set"));
}

#[test]
fn pages_for_the_web_and_for_mail() {
    let mut desk = desk(Kind::PressRelease, everything());
    desk.embargoed = true;
    let html = desk.html().expect("written");
    if let Ok(folder) = std::env::var("KLARTEXT_PAGES") {
        std::fs::write(format!("{folder}/all.html"), &html).expect("written");
        std::fs::write(format!("{folder}/all.txt"), desk.text()).expect("written");
        desk.edition.document = release();
        std::fs::write(format!("{folder}/release.html"), desk.html().expect("written")).expect("written");
        std::fs::write(format!("{folder}/release.txt"), desk.text()).expect("written");
    }
    for wrong in ["<script", "javascript:", "href=\"/", "#nirgends", "<label>"] {
        assert!(!html.contains(wrong), "{wrong}");
    }
}

#[test]
fn the_web_page_is_escaped_and_complete() {
    let mut desk = desk(Kind::PressRelease, everything());
    desk.embargoed = true;
    let html = desk.html().expect("written");
    for part in [
        "&lt;label&gt;",
        "<p class=\"embargo\"><strong>Sperrfrist: ",
        "<time datetime=\"2026-11-25\">25. November 2026</time>",
        "<h2 id=\"zu-hoch\">Zu hoch</h2>\n<h3 id=\"zu-tief\">",
        "<a href=\"#mit\">Sprung</a>Leereböse",
        "<th scope=\"col\">",
        "<img src=\"media/foto%20eins.png\" alt=\"klein\">[fehlt]",
        "<a href=\"#mention-1\" role=\"doc-backlink\"",
        "<li>☑ getan</li>",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    desk.house.name = "<b>&\"".into();
    assert!(desk.html().expect("written").contains("&lt;b&gt;&amp;&quot;"));
}

#[test]
fn mail_has_short_lines_and_every_word() {
    let mut desk = desk(Kind::PressRelease, release());
    desk.embargoed = true;
    let mail = desk.text();
    assert!(mail.starts_with("+++ Sperrfrist: Mittwoch, 25. November 2026, 10:00 Uhr (MEZ) +++\n\n"), "{mail}");
    assert!(mail.ends_with("\n") && !mail.contains('\u{a0}') && !mail.contains("\n\n\n"), "{mail}");
    for line in mail.lines() {
        assert!(wrap::width(line) <= wrap::WIDTH && line.trim_end() == line, "{line:?}");
    }
    for part in ["Kinder [2]:", "Land: Sachsen\nPersonen: 870\n", "[1] Bündnis", "> „Wer einen", "\nAnna Okoye, Presse"]
    {
        assert!(mail.contains(part), "{part} is missing in {mail}");
    }
}

#[test]
fn a_dateline_of_the_authors_own_is_not_doubled() {
    let cases = [
        ("Berlin, 25. November 2026 – Der Rat tagt.", false),
        ("BERLIN, 25.11.2026: Der Rat tagt.", false),
        ("Berlin ist kalt – und 42 Stellen warnen.", true),
        ("Der Rat tagt in Berlin.", true),
    ];
    for (lead, shown) in cases {
        let mut document = release();
        document.blocks[0] = p(lead);
        let desk = desk(Kind::PressRelease, document);
        assert_eq!(desk.proof().expect("ready").sheet.dateline.is_some(), shown, "{lead}");
    }
}

/// A text of one piece has 32,767 bytes in a PDF at most. What a check lets through can be set, up to the
/// last letter; one letter more is named with its place.
#[test]
fn what_is_too_long_for_a_pdf_is_named_before() {
    type Text = fn(&str) -> (String, String);
    let cases: [(&str, &str, Text); 8] = [
        ("length-word", "a", |long| ("T".into(), format!("Absatz.\n\n{long}\n"))),
        ("length-word", "ä", |long| ("T".into(), format!("Absatz `{long}`.\n"))),
        ("length-word", "(", |long| ("T".into(), format!("Absatz.\n\n- {long}\n"))),
        ("heading-long", "ab \"x\" ", |long| ("T".into(), format!("Absatz.\n\n## {long}.\n\nx\n"))),
        ("heading-long", "ä ", |long| (format!("{long}."), "Absatz.\n".into())),
        ("heading-long", "😀 ", |long| (format!("{long}."), "Absatz.\n".into())),
        ("picture-alt-endless", "ein \"Wort\" ", |long| ("T".into(), format!("Absatz.\n\n![{long}.](media/b.png)\n"))),
        ("picture-alt-endless", "ß ", |long| ("T".into(), format!("Absatz.\n\n![{long}.](media/b.png)\n"))),
    ];
    let limit = 4_000;
    for (code, unit, text) in cases {
        let media = [("media/b.png".to_owned(), PNG.to_vec())].into();
        let of = |count: usize| {
            let mut long: String = unit.chars().cycle().take(count * 2).collect();
            while long.encode_utf16().count() > count {
                long.pop();
            }
            let (title, body) = text(&long);
            let head = "id: 2026-a\nkind: press_release\nlanguage: de\nplace: Ort\ndate: 2026-11-24";
            crate::statement::lint("de.md", &format!("---\n{head}\n---\n\n# {title}\n\n{body}"), &media)
        };
        let found = |findings: &[crate::statement::Finding]| findings.iter().find(|f| f.code == code).cloned();
        // Code has its marks, a sentence its full stop.
        let fits = of(limit - 4);
        assert_eq!(found(&fits.findings), None, "{code} of {unit}");
        accessible(&Desk::new(fits.edition.expect("an edition")));
        let finding = found(&of(limit + 2).findings).expect("a finding");
        assert!(finding.span.line > 7 && finding.level == crate::statement::Level::Error, "{finding:?}");
    }
}
