//! Blocks as the editor writes them, for everything that a text can hold.

use super::super::samples::{self, Desk, image, p, para, t};
use super::*;
use crate::statement::Document;

fn of(kind: Kind, lang: &str, document: Document) -> String {
    let desk = Desk::new(samples::edition(kind, lang, document));
    blocks(&desk.setting(), "2026-a-de").unwrap()
}

fn body(blocks: Vec<Block>) -> String {
    let lead = std::iter::once(p("Vorspann."));
    let document = Document { headline: vec![t("Titel")], blocks: lead.chain(blocks).collect(), ..Document::default() };
    let all = of(Kind::Submission, "de", document);
    let start = all.find("Vorspann.</p>\n<!-- /wp:paragraph -->\n\n").unwrap();
    all[start..].split_once("-->\n\n").unwrap().1.to_owned()
}

/// Every delimiter that opens is closed in order.
#[track_caller]
fn assert_balanced(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    for delimiter in text.split("<!-- ").skip(1) {
        let delimiter = delimiter.split(" -->").next().unwrap();
        match delimiter.strip_prefix("/wp:") {
            Some(name) => assert_eq!(open.pop(), Some(name), "{text}"),
            None => open.push(delimiter.strip_prefix("wp:").unwrap().split(' ').next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {text}");
}

#[test]
fn everything_a_text_can_hold_is_in_blocks() {
    for (kind, document) in [(Kind::PressRelease, samples::release()), (Kind::PositionPaper, samples::everything())] {
        for lang in ["de", "ar"] {
            let text = of(kind, lang, document.clone());
            assert_balanced(&text);
            // Bare HTML between blocks would be changed by WordPress.
            let outside = text.split("\n\n<!-- wp:").all(|part| part.trim_end().ends_with("-->"));
            assert!(outside, "{text}");
            assert!(!text.contains("<br />") && !text.contains("&quot;,"), "{text}");
        }
    }
}

#[test]
fn blocks_are_written_as_the_editor_does() {
    let simple = vec![
        (p("A „b“ & <c>"), "<!-- wp:paragraph -->\n<p>A „b“ &amp; &lt;c&gt;</p>\n<!-- /wp:paragraph -->"),
        (p("[gallery] [1] [Name]"), "<!-- wp:paragraph -->\n<p>&#91;gallery] [1] [Name]</p>\n<!-- /wp:paragraph -->"),
        (
            para(vec![t("eins"), Inline::SoftBreak, t("zwei"), Inline::HardBreak, t("drei")]),
            "<!-- wp:paragraph -->\n<p>eins zwei<br>drei</p>\n<!-- /wp:paragraph -->",
        ),
        (
            samples::h(2, "Zahlen"),
            "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\" id=\"zahlen\">Zahlen</h2>\n<!-- /wp:heading -->",
        ),
        (
            samples::items(Some(3), &["a"]),
            "<!-- wp:list {\"ordered\":true,\"start\":3} -->\n<ol start=\"3\" class=\"wp-block-list\"><!-- wp:list-item -->\n\
             <li>a</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->",
        ),
        (
            samples::quote("Ja."),
            "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>Ja.</p>\n\
             <!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->",
        ),
        (
            samples::b(BlockNode::Code { language: String::new(), text: "a [b]\n\t<c>\n".into() }),
            "<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>a &#91;b]\n    &lt;c&gt;</code></pre>\n<!-- /wp:code -->",
        ),
        (samples::b(BlockNode::Rule), SEPARATOR),
        (
            para(vec![image("media/fehlt.png", "Zelte", "")]),
            "<!-- wp:paragraph -->\n<p>Zelte</p>\n<!-- /wp:paragraph -->",
        ),
    ];
    for (block, expected) in simple {
        let written = body(vec![block]);
        assert!(written.starts_with(expected), "{expected}\n--- is\n{written}");
    }
}

#[test]
fn a_list_that_the_editor_does_not_know_is_kept_as_it_is() {
    let item = Item { task: None, blocks: vec![p("a"), samples::quote("b")] };
    let list = samples::b(BlockNode::List { start: None, tight: true, items: vec![item] });
    let written = body(vec![list]);
    assert!(written.starts_with("<!-- wp:html -->\n<ul>\n<li>a"), "{written}");
}
