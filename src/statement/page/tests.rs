//! Pages read back and taken over: what is changed arrives, everything else stays to the letter.

use super::*;

const HEAD: &str = "---\nid: 2026-beispiel\nkind: press_release\nlanguage: de\n---\n";

/// A page as a newsroom shows it.
fn page(text: &str) -> String {
    format!(
        "<html><head><title>x</title></head><body><nav>Alle</nav><main><article><header><p class=\"kind\">Pressemitteilung</p>\
         <p class=\"kicker\">Winter</p><h1>Stopp „jetzt“</h1><p class=\"subline\">Erhebung</p></header>\
         <div class=\"text\">{text}</div><section class=\"contact\"><h2>Kontakt</h2><p>Clara</p></section></article></main></body></html>"
    )
}

const TEXT: &str = "Winter\n\n# Stopp \"jetzt\"\n\n*Erhebung*\n\nDer Rat fordert z.B. *viel*, sagt er.[^1]\n\n- eins\n- zwei\n\n\
    [^1]: Quelle\n\n## Ende\n\nLetzter Absatz von Anna\nund Milan.\n";
const PARTS: [&str; 4] = [
    "<p class=\"lead\"><strong>Der Rat fordert z.\u{a0}B. <em>viel</em>, sagt er.<sup id=\"m\"><a href=\"#n\" role=\"doc-noteref\">1</a></sup></strong></p>",
    "<ul><li>eins</li><li>zwei</li></ul>",
    "<h2 id=\"ende\">Ende</h2>",
    "<p>Letzter Absatz von Anna\nund Milan.</p>",
];

#[track_caller]
fn check(change: impl Fn(&str) -> String, expected: &[(&str, &str)], left: &[(&str, &str)]) {
    let sealed = page(&PARTS.concat());
    let taken = take_over(&format!("{HEAD}{TEXT}"), &passages(&sealed), &passages(&change(&sealed)));
    let mut text = format!("{HEAD}{TEXT}");
    for (old, new) in expected {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    assert_eq!(taken.source, text);
    let shown: Vec<(&str, &str)> = taken.left.iter().map(|(was, is)| (was.as_str(), is.as_str())).collect();
    assert_eq!(shown, left);
}

#[test]
fn what_changed_is_taken_over_and_nothing_else() {
    check(|page| page.to_owned(), &[], &[]);
    check(
        |page| page.replace("Letzter", "Erster"),
        &[("Letzter Absatz von Anna\nund", "Erster Absatz von Anna und")],
        &[],
    );
    check(|page| page.replace("<em>viel</em>", "<b>mehr</b>"), &[("z.B. *viel*", "z. B. **mehr**")], &[]);
    check(|page| page.replace("<li>zwei</li>", ""), &[("- eins\n- zwei", "- eins")], &[]);
    check(|page| page.replace(PARTS[1], ""), &[("- eins\n- zwei\n\n", "")], &[]);
    check(|page| page.replace("Stopp „jetzt“", "Stopp sofort"), &[("# Stopp \"jetzt\"", "# Stopp sofort")], &[]);
    check(|page| page.replace("Erhebung", "Umfrage"), &[("*Erhebung*", "*Umfrage*")], &[]);
    check(|page| page.replace(">Winter<", ">Frost<"), &[("Winter\n\n#", "Frost\n\n#")], &[]);
    check(
        |page| page.replace("<h2 id", "<p>Neu: <a href=\"https://example.org\">dort</a> * [1]</p><h2 id"),
        &[("- zwei\n", "- zwei\n\nNeu: [dort](https://example.org) \\* \\[1\\]\n")],
        &[],
    );
    check(
        |page| page.replace("Letzter", "Erster").replace("<li>eins", "<li>null").replace("Ende<", "Schluss<"),
        &[
            ("- eins", "- null"),
            ("## Ende", "## Schluss"),
            ("Letzter Absatz von Anna\nund", "Erster Absatz von Anna und"),
        ],
        &[],
    );
}

#[test]
fn what_no_text_can_hold_is_given_back() {
    check(|page| page.replace("<p>Clara</p>", "<p>Milan</p>"), &[], &[("Clara", "Milan")]);
    check(
        |page| page.replace("</ul>", "</ul><iframe src=\"https://video.example.org/1\"></iframe>"),
        &[],
        &[("", "<iframe https://video.example.org/1>")],
    );
    // Nobody can tell which note is meant.
    let sentence = "Der Rat fordert z. B. *viel*, sagt er.[^1]";
    check(|page| page.replace("noteref\">1<", "noteref\">7<"), &[], &[(sentence, &sentence.replace("^1", "^7"))]);
}

#[test]
fn every_sort_of_passage_is_typed_so_that_it_reads_the_same() {
    for (html, typed) in [
        ("<p>12. März *innen Lehrer*innen_x</p>", "12\\. März \\*innen Lehrer*innen_x"),
        ("<p>a<br>b &lt;c&gt; ~~</p>", "a\\\nb \\<c> \\~~"),
        ("<p># keine</p>", "\\# keine"),
        ("<p><strong> fett </strong>und <i>schräg</i></p>", "**fett** und *schräg*"),
        ("<p lang=\"ar\">أهلا</p>", "[أهلا]{lang=ar}"),
        ("<ol start=\"3\"><li>a<ul><li>b</li></ul></li><li>☑ c</li></ol>", "3. a\n   - b\n4. [x] c"),
        ("<blockquote class=\"wp-block-quote\"><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre><code>x  *y*\nz</code></pre>", "```\nx  *y*\nz\n```"),
        (
            "<figure class=\"wp-block-table\"><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td><td>3</td></tr></tbody></table></figure>",
            "| A | B |\n| --- | --- |\n| 1\\|2 | 3 |",
        ),
        (
            "<figure><img src=\"%%address:de/media/a=20b.png%%\" alt=\"Bild\"><figcaption>Foto</figcaption></figure>",
            "![Bild](<media/a b.png> \"Foto\")",
        ),
        ("<dl><dt>Wort</dt><dd>Erklärung</dd></dl>", "Wort\n: Erklärung"),
        ("<hr>", "---"),
        ("lose <b>Worte</b>", "lose **Worte**"),
        ("<p><a href=\"https://example.org/\">https://example.org/</a></p>", "<https://example.org/>"),
        ("<p><span class=\"amendment\">[neu: <ins><strong>drei</strong></ins>]</span></p>", "**drei**"),
    ] {
        let found = passages(html);
        let all: Vec<&str> = found.iter().map(|passage| passage.typed.as_str()).collect();
        assert_eq!(all, [typed], "{html}");
    }
}

/// Whatever a page holds, nothing of the text is lost but what the page lost.
#[test]
fn odd_pages_break_nothing() {
    let sealed = page(&PARTS.concat());
    for end in (0..sealed.len()).step_by(7).filter(|end| sealed.is_char_boundary(*end)) {
        let taken = take_over(&format!("{HEAD}{TEXT}"), &passages(&sealed), &passages(&sealed[..end]));
        assert!(taken.source.starts_with(HEAD) && taken.source.contains("# "), "{}", taken.source);
    }
}
