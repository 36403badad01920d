//! Tests of the seal: the manifest's text is canonical, and its digest covers every fact.

use super::*;
use proptest::prelude::*;

fn file(path: &str, bytes: &[u8]) -> Artefact {
    Artefact { path: path.to_owned(), media_type: "text/plain", bytes: bytes.to_vec() }
}

fn sample() -> Manifest {
    let artefacts =
        vec![file("de/index.html", b"<p>"), file("de/mail.txt", b"Guten Tag"), file("de/media/a b.svg", b"")];
    Release::sample("2026-winter", &[("de", "Text"), ("ar", "nass")], artefacts).manifest
}

#[test]
fn the_text_is_one_line_a_fact() {
    let text = sample().print();
    let heads: Vec<_> = text.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(
        heads,
        [
            "klartext-manifest",
            "repo",
            "id",
            "kind",
            "release",
            "edition",
            "edition",
            "approval",
            "artefact",
            "artefact",
            "artefact",
            "recipients"
        ]
    );
    assert!(text.contains("\nartefact de/media/a%20b.svg sha256:"), "{text}");
    assert!(text.contains("\nkind press_release\n"));
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    assert_eq!(Manifest::parse(&text), Ok(sample()));
}

#[test]
fn other_spellings_are_refused() {
    let text = sample().print();
    let cases: [(&str, String); 12] = [
        ("empty", String::new()),
        ("no last line end", text.trim_end().to_owned()),
        ("one line too many", format!("{text}\n")),
        ("carriage returns", text.replace('\n', "\r\n")),
        ("byte order mark", format!("\u{feff}{text}")),
        ("another version", text.replace("manifest 1", "manifest 2")),
        ("kind in another spelling", text.replace("press_release", "press-release")),
        ("kind in German", text.replace("press_release", "Pressemitteilung")),
        ("count with a sign", text.replace("recipients 0", "recipients +0")),
        ("count with a zero", text.replace("recipients 0", "recipients 00")),
        ("needless escape", text.replace("de/index.html", "%64e/index.html")),
        ("order of editions", swap(&text, 5, 6)),
    ];
    for (what, text) in cases {
        assert!(Manifest::parse(&text).is_err(), "{what}");
    }
    let doubled = text.replacen("approval", &format!("approval {}\napproval", Digest::of(b"record of anna")), 1);
    assert_eq!(Manifest::parse(&doubled), Err(ManifestError::NotCanonical));
    assert_eq!(Manifest::parse(&text.replace("id 2026", "id 26")), Err(ManifestError::Line(3)));
}

fn swap(text: &str, a: usize, b: usize) -> String {
    let mut lines: Vec<_> = text.split('\n').collect();
    lines.swap(a, b);
    lines.join("\n")
}

#[test]
fn the_digest_covers_every_fact() {
    let base = sample();
    let other = Digest::of(b"other");
    let changes: [fn(&mut Manifest, Digest); 11] = [
        |m, d| m.repo = d,
        |m, _| m.id = StatementId::parse("2026-summer").unwrap(),
        |m, _| m.kind = Kind::OpenLetter,
        |m, d| m.release = d,
        |m, d| _ = m.editions.insert(Lang::parse("de").unwrap(), d),
        |m, d| m.approvals.push(d),
        |m, d| _ = m.artefacts.insert("de/index.html".to_owned(), d),
        |m, d| m.recipients.1 = d,
        |m, d| _ = m.joined.insert((Lang::parse("de").unwrap(), "Rat, e. V.".to_owned()), d),
        |m, d| m.rules = Some((7, d)),
        |m, _| m.program = Some(PROGRAM.to_owned()),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut changed = base.clone();
        change(&mut changed, other);
        assert_ne!(changed.digest(), base.digest(), "change {at}");
    }
}

#[test]
fn the_release_is_the_same_wherever_it_is_computed() {
    let repo = Digest::of(b"workspace");
    let id = StatementId::parse("2026-winter").unwrap();
    let editions = BTreeMap::from([(Lang::parse("de").unwrap(), Digest::of(b"Text"))]);
    let first = release_id(&repo, &id, &editions, "newsroom");
    assert_eq!(first, release_id(&repo, &id, &editions, "newsroom"));
    assert_ne!(first, release_id(&Digest::of(b"elsewhere"), &id, &editions, "newsroom"));
    assert_ne!(first, release_id(&repo, &StatementId::parse("2026-summer").unwrap(), &editions, "newsroom"));
    assert_ne!(first, release_id(&repo, &id, &BTreeMap::new(), "newsroom"));
    assert_ne!(first, release_id(&repo, &id, &editions, "newsroom\nchannel"));
    let text = format!(
        "klartext-release 1\nrepo {repo}\nid 2026-winter\nedition de {}\nchannel newsroom\n",
        Digest::of(b"Text")
    );
    assert_eq!(first, Digest::of(text.as_bytes()));
}

#[test]
fn files_are_sealed_in_order_and_each_path_once() {
    let files = vec![file("de/b", b"1"), file("de/a", b"2"), file("de/b", b"3")];
    let release = Release::sample("2026-winter", &[("de", "Text")], files);
    assert_eq!(release.artefacts().iter().map(|a| a.path.as_str()).collect::<Vec<_>>(), ["de/a", "de/b"]);
    assert_eq!(release.artefact("de/b").map(|a| a.bytes.as_slice()), Some(&b"1"[..]));
    assert_eq!(release.manifest().artefacts["de/b"], Digest::of(b"1"));
}

#[test]
fn a_release_is_reopened_only_with_its_own_files() {
    let files = vec![file("de/a", b"1"), file("de/b", b"2")];
    let manifest = Release::sample("2026-winter", &[("de", "Text")], files.clone()).manifest;
    let reopen = |files: Vec<Artefact>| Release::reopen(manifest.clone(), files).is_some();
    assert!(reopen(files.clone()));
    assert!(reopen(vec![files[1].clone(), files[0].clone()]));
    assert!(!reopen(vec![files[0].clone()]));
    assert!(!reopen(vec![files[0].clone(), file("de/b", b"3")]));
    assert!(!reopen(vec![files[0].clone(), files[1].clone(), file("de/c", b"")]));
}

fn digests() -> impl Strategy<Value = Digest> {
    any::<[u8; 4]>().prop_map(|bytes| Digest::of(&bytes))
}

fn manifests() -> impl Strategy<Value = Manifest> {
    let editions = prop::collection::btree_map("[a-z]{2}(-[a-z]{2,6})?", digests(), 0..4);
    let approvals = prop::collection::btree_set(digests(), 0..4);
    let artefacts = prop::collection::btree_map(any::<String>(), digests(), 0..4);
    let kinds = (0..Kind::ALL.len()).prop_map(|at| Kind::ALL[at]);
    let ids = "20[0-9]{2}-[a-z]{1,9}";
    let lists = (any::<usize>(), digests());
    let joined = prop::collection::btree_map(("[a-z]{2}", any::<String>()), digests(), 0..3);
    let rules = prop::option::of((any::<u64>(), digests()));
    let program = prop::option::of("[0-9A-Za-z.+-]{1,64}");
    let besides = (prop::option::of(digests()), program, prop::option::of(digests()), joined, rules);
    (digests(), ids, kinds, digests(), editions, approvals, besides, artefacts, lists).prop_map(
        |(
            repo,
            id,
            kind,
            release,
            editions,
            approvals,
            (templates, program, expedited, joined, rules),
            artefacts,
            recipients,
        )| Manifest {
            repo,
            id: StatementId::parse(&id).unwrap(),
            kind,
            release,
            editions: editions.into_iter().map(|(lang, digest)| (Lang::parse(&lang).unwrap(), digest)).collect(),
            approvals: approvals.into_iter().collect(),
            templates,
            program,
            expedited,
            joined: joined.into_iter().map(|((lang, name), d)| ((Lang::parse(&lang).unwrap(), name), d)).collect(),
            rules,
            artefacts,
            recipients,
        },
    )
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(manifest in manifests()) {
        prop_assert_eq!(Manifest::parse(&manifest.print()), Ok(manifest));
    }

    #[test]
    fn what_is_read_prints_to_the_same_bytes(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = sample().print().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(manifest) = Manifest::parse(&text)
        {
            prop_assert_eq!(manifest.print(), text);
        }
    }
}
