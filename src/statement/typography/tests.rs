//! Tries of the typography: what is set, what stays, and that no letter changes.

use super::*;
use crate::statement::{parse, plain};
use proptest::prelude::*;

fn set(lang: &str, text: &str) -> String {
    Typographer::new(&Lang::parse(lang).expect("a tag")).text(text)
}

/// No-break blanks made visible: `_` for the wide one, `~` for the narrow one.
fn seen(lang: &str, text: &str) -> String {
    set(lang, text).replace('\u{a0}', "_").replace('\u{202f}', "~")
}

#[test]
fn german_is_set() {
    for (typed, expected) in [
        ("Sie sagte: \"Wir bleiben.\"", "Sie sagte: „Wir bleiben.“"),
        ("“Englisch” und »Buch« und «Schweiz» und „schon“", "„Englisch“ und „Buch“ und „Schweiz“ und „schon“"),
        ("\"Er rief 'Halt' und \"Stopp\".\"", "„Er rief ‚Halt‘ und ‚Stopp‘.“"),
        ("('so') und \"so\"-genannt, \"a\"/\"b\"", "(‚so‘) und „so“-genannt, „a“/„b“"),
        ("»Das ist gut.« Und »…weiter« so, »nein«: « Ja »", "„Das ist gut.“ Und „…weiter“ so, „nein“: „Ja“"),
        ("Wie geht's, Hans' Auto, geht´s", "Wie geht’s, Hans’ Auto, geht’s"),
        ("Nur \"offen und 5\" breit", "Nur „offen und 5“ breit"),
        ("\"Ein Zitat geht weiter", "„Ein Zitat geht weiter"),
        ("und endet hier.\"", "und endet hier.“"),
        ("und 5 \"hier\" endet es\".", "und 5 „hier“ endet es“."),
        ("Ein einzelnes \" bleibt", "Ein einzelnes \" bleibt"),
        ("Haus - Hof -- Garten", "Haus_– Hof_– Garten"),
        ("Also...", "Also…"),
        ("Vier....Punkte", "Vier....Punkte"),
        ("§ 218 und §§ 3-5 Abs. 2 Nr. 1 Art. 3, S. 12", "§_218 und §§_3–5 Abs._2_Nr._1 Art._3, S._12"),
        ("Prof. Dr. Muster", "Prof._Dr._Muster"),
        ("am 12. März 2026, 3. 4. 2026", "am 12._März 2026, 3._4. 2026"),
        ("z.B. u. a. d.h. i.d.R. o.Ä. Z. B.", "z.~B. u.~a. d.~h. i.~d.~R. o.~Ä. Z.~B."),
        ("50 % und 50% und 50%ig, 3 km, 5 Euro, 5 mal", "50~% und 50~% und 50%ig, 3~km, 5_Euro, 5 mal"),
        (
            "2015-2020, 10-20, 2026-11-24, 030-1234, 20-10, 2026-11",
            "2015–2020, 10–20, 2026-11-24, 030-1234, 20-10, 2026-11",
        ),
        ("nach § 60a Abs. 2c Satz 3 Nr. 4 AufenthG ist", "nach §_60a_Abs._2c_Satz_3_Nr._4_AufenthG ist"),
        ("Art. 16a Abs. 1 GG und Art. 3 EMRK", "Art._16a_Abs._1_GG und Art._3_EMRK"),
        ("§§ 3 ff. AsylG i.V.m. § 5 Abs. 1, 2 SGB XII", "§§_3_ff._AsylG i.~V.~m. §_5_Abs._1, 2 SGB_XII"),
        (
            "§ 1 Buchst. a und Absatz 2 Buchstabe b Doppelbuchst.",
            "§_1_Buchst._a und Absatz_2_Buchstabe_b Doppelbuchst.",
        ),
        ("Az. 1 C 12/25, Rn. 7 f., S. 12 ff.", "Az._1 C 12/25, Rn._7_f., S._12_ff."),
        ("BVerfG, Urteil vom 18. Juli 2012 - 1 BvL 10/10", "BVerfG, Urteil vom 18._Juli 2012_– 1 BvL 10/10"),
        ("10 000 Menschen, 1 234 567, 030 123 456, 2 500 Euro", "10~000 Menschen, 1~234~567, 030 123 456, 2~500_Euro"),
        ("5 Mio. Euro, € 50, EUR 12, 3 Mrd. €", "5_Mio._Euro, €_50, EUR_12, 3_Mrd._€"),
        (
            "unter +49 (0) 30 0000-123 und 030 1234, +49 30/12 34",
            "unter +49_(0)_30_0000-123 und 030 1234, +49_30/12_34",
        ),
        ("A. Beispiel und Dr. B. Muster", "A._Beispiel und Dr._B._Muster"),
        ("Er ging ... und kam", "Er ging_… und kam"),
        ("Wort – Wort und 3 – 5", "Wort_– Wort und 3_– 5"),
        ("Wir haben 5 NGOs und Nr. Eins", "Wir haben 5 NGOs und Nr. Eins"),
        ("E-Mail, Covid-19, BT-Drs. 21/12-34", "E-Mail, Covid-19, BT-Drs._21/12-34"),
        ("\"https://example.org/2015-2020?a='b'&c\"", "„https://example.org/2015-2020?a='b'&c“"),
        ("- kein Strich", "- kein Strich"),
    ] {
        assert_eq!(seen("de", typed), expected);
    }
}

#[test]
fn other_languages_have_their_own_marks() {
    for (lang, typed, expected) in [
        ("de-CH", "\"Grüezi 'mitenand'\"", "«Grüezi ‹mitenand›»"),
        ("de-simple", "\"Ja\"", "„Ja“"),
        ("en", "\"It's 'fine' - really -- or not...\"", "“It’s ‘fine’—really—or not…”"),
        ("en", "word--word, 5 - 3, 24 November", "word—word, 5_– 3, 24_November"),
        ("de-AT", "\"Grüß Gott\", € 5, im Jänner 2026, am 3. Jänner", "„Grüß Gott“, €_5, im Jänner 2026, am 3._Jänner"),
        (
            "en-GB",
            "really -- or not - \"no\", Article 3, p. 12, 5 million",
            "really_– or not_– “no”, Article_3, p._12, 5_million",
        ),
        (
            "fr",
            "Non! Oui? Et: voilà; 10:30, n° 5, art. L. 511-1",
            "Non~! Oui~? Et_: voilà~; 10:30, n°_5, art. L._511-1",
        ),
        ("fr-CA", "Non! « Oui » : là", "Non! «~Oui~»_: là"),
        ("fr-CH", "Non! Oui: là", "Non~! Oui~: là"),
        ("uk", "ст. 5, № 12, п. 3, І. Франко, 5 млн грн", "ст._5, №_12, п._3, І._Франко, 5_млн_грн"),
        ("ru", "- Да - сказал он", "- Да_— сказал он"),
        ("ar", "الهاتف +49 30 0000-123.", "الهاتف +49_30_0000-123."),
        ("ar", "المادة 5 و رقم ١٢", "المادة_5 و رقم_١٢"),
        ("fr", "\"Bonjour\" ? Oui : « là », l'été", "«~Bonjour~»~? Oui_: «~là~», l’été"),
        ("uk", "\"Слава 'тут'\" - п'ять", "«Слава „тут“»_— п’ять"),
        ("ar", "قال \"نعم\" - لا", "قال “نعم” – لا"),
        ("fa", "\"بله\"", "«بله»"),
        ("pl", "\"tak 'nie'\" - 1 234 osób...", "„tak «nie»”_– 1~234 osób…"),
        ("es", "¿\"Sí\"? Dice: \"no 'sé'\"", "¿«Sí»? Dice: «no “sé”»"),
        ("tr", "\"Evet\", İstanbul'dan, %5", "“Evet”, İstanbul’dan, %5"),
        ("ro", "\"da\" și „nu”", "„da” și „nu”"),
        ("hu", "\"igen\" és 'nem'", "„igen” és „nem”"),
        ("el", "\"ναι\"; όχι", "«ναι»; όχι"),
        ("am", "\"አዎ\"፤ እሺ።", "«አዎ»፤ እሺ።"),
        ("sr-Latn", "\"da\" i dete", "„da“ i dete"),
        ("vi", "\"Có\" - không", "“Có”_– không"),
        ("ti", "\"እወ\" - ኣይፋል", "\"እወ\" - ኣይፋል"),
        ("xx", "\"a\" - b...", "\"a\" - b..."),
    ] {
        assert_eq!(seen(lang, typed), expected, "{lang}");
    }
}

#[test]
fn quotes_pair_across_inlines() {
    let typographer = Typographer::new(&Lang::parse("de").expect("a tag"));
    let markdown = "Sie: **\"Wir** *sind\nda* [und\" bleiben](https://example.org/\"x\") `\"so\"` www.example.org/a--b \"§\n3\"[^1]\n\n[^1]: \"N\"\n";
    let document = typographer.document(&parse::parse(markdown, 1));
    let BlockNode::Paragraph(words) = &document.blocks[0].node else { panic!() };
    assert_eq!(plain(words), "Sie: „Wir sind da und“ bleiben \"so\" www.example.org/a--b „§\u{a0}3“");
    assert!(words.iter().any(|word| matches!(word, Inline::Link { url, .. } if url == "https://example.org/\"x\"")));
    assert!(words.iter().any(|word| matches!(word, Inline::Emphasis(inner) if inner.contains(&Inline::SoftBreak))));
    assert_eq!(plain_block(&document.notes[0][0]), "„N“");
}

fn plain_block(block: &Block) -> String {
    match &block.node {
        BlockNode::Paragraph(words) => plain(words),
        _ => String::new(),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn language() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "de", "de-CH", "de-AT", "en", "en-GB", "fr", "fr-CA", "fr-CH", "uk", "ru", "ar", "fa", "pl", "hu", "tr", "ti",
    ])
}

fn typed() -> impl Strategy<Value = String> {
    let pieces = [
        "\"",
        "'",
        "„",
        "“",
        "”",
        "«",
        "»",
        "‚",
        "‘",
        "’",
        "‹",
        "›",
        " ",
        "  ",
        "-",
        "--",
        " - ",
        ".",
        "...",
        "a",
        "Wort",
        "12",
        "2020",
        "§",
        "%",
        "(",
        ")",
        ",",
        "z.B.",
        "u. a.",
        "März",
        "Dr.",
        "Abs.",
        "AufenthG",
        "100",
        "?",
        "!",
        ";",
        "Mio.",
        "Euro",
        "f.",
        "A.",
        "\u{a0}",
        "\u{202f}",
        "`",
        "*",
        "**",
        "\n",
        "_",
        "km",
        ":",
        "?",
        "https://x.org",
        "–",
        "—",
        "…",
        "[",
        "](x)",
        "0",
        "/",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn setting_twice_changes_nothing_and_letters_stay(lang in language(), text in typed()) {
        let once = set(lang, &text);
        prop_assert_eq!(letters(&once), letters(&text));
        prop_assert_eq!(set(lang, &once), once);
    }

    #[test]
    fn documents_too(lang in language(), text in typed()) {
        let typographer = Typographer::new(&Lang::parse(lang).expect("a tag"));
        let document = parse::parse(&text, 1);
        let once = typographer.document(&document);
        prop_assert_eq!(typographer.document(&once), once);
    }

    #[test]
    fn any_text_keeps_its_letters(lang in language(), text in "\\PC{0,60}") {
        let once = set(lang, &text);
        prop_assert_eq!(letters(&once), letters(&text));
        prop_assert_eq!(set(lang, &once), once);
    }
}
