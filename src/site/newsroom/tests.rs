//! Tests of the newsroom: nothing early, nothing of others touched, and whenever the power fails the
//! next run ends where an undisturbed one would have.

use super::super::page::{house_sample, sample, templates};
use super::*;
use tempfile::TempDir;

struct Desk {
    dir: TempDir,
}

type Files = BTreeMap<String, Vec<u8>>;

impl Desk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn newsroom(&self) -> Newsroom {
        Newsroom::open(self.dir.path(), &website("public"), &self.dir.path().join(".git/klartext")).unwrap()
    }

    fn go_live(&self, release: &Release) -> Result<String, SiteError> {
        let (house, templates, language) = (house_sample(), templates(), Lang::parse("de").unwrap());
        self.newsroom().go_live(release, &Front { house: &house, templates: &templates, language: &language })
    }

    fn publish(&self, release: &Release) -> Result<String, SiteError> {
        self.newsroom().draft(release)?;
        self.go_live(release)
    }

    /// Everything below the public folder.
    fn public(&self) -> Files {
        disk::files(&self.dir.path().join("public")).unwrap()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.dir.path().join("public").join(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.dir.path().join("public").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn website(folder: &str) -> Website {
    Website {
        requests_per_minute: 240,
        kind: "newsroom".into(),
        folder: folder.into(),
        address: "https://presse.example.org/neues".into(),
        wordpress: Default::default(),
        http: None,
    }
}

fn winter() -> Release {
    sample("2026-winter", &["ar", "de"], "Abschiebestopp im Winter", "2026-11-24T09:00:00Z")
}

/// A later edition of the same statement: other words, Arabic is gone, English is new.
fn corrected() -> Release {
    sample("2026-winter", &["de", "en"], "Abschiebestopp im ganzen Winter", "2026-11-26T09:00:00Z")
}

fn autumn() -> Release {
    sample("2026-herbst", &["de"], "Herbst", "2026-10-01T09:00:00Z")
}

#[test]
fn nothing_is_public_before_it_goes_live() {
    let (desk, release) = (Desk::new(), winter());
    let newsroom = desk.newsroom();
    let manifest = release.manifest().digest();
    assert_eq!(newsroom.look_up(&release).unwrap(), Presence::Absent);
    newsroom.draft(&release).unwrap();
    newsroom.draft(&release).unwrap();
    assert_eq!(newsroom.look_up(&release).unwrap(), Presence::Draft { manifest });
    assert!(!desk.dir.path().join("public").exists());
    assert_eq!(newsroom.first_published("2026-winter").unwrap(), None);

    let address = desk.go_live(&release).unwrap();
    assert_eq!(address, "https://presse.example.org/neues/2026-winter/de/");
    let is = newsroom.look_up(&release).unwrap();
    assert!(matches!(is, Presence::Public { manifest: found, .. } if found == manifest), "{is:?}");
    assert_eq!(newsroom.first_published("2026-winter").unwrap(), Some("2026-11-24T09:00:00Z".parse().unwrap()));
    for artefact in release.artefacts() {
        let public = newsroom.files("2026-winter").unwrap().get(&artefact.path).cloned();
        assert_eq!(public, is_public(&artefact.path).then(|| artefact.bytes.clone()), "{}", artefact.path);
    }
    assert!(desk.public().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Geheim bis zum Versand")));
    assert!(
        !desk.dir.path().join(".git/klartext/outbox").join(release.manifest().release.short()).join("site").exists()
    );
}

#[test]
fn front_page_and_feeds_list_what_is_public() {
    let desk = Desk::new();
    desk.publish(&winter()).unwrap();
    desk.publish(&autumn()).unwrap();
    desk.newsroom().draft(&sample("2026-geheim", &["de"], "Noch geheim", "2026-12-01T09:00:00Z")).unwrap();
    desk.go_live(&winter()).unwrap();
    let front = desk.text("index.html");
    assert!(front.contains("<html lang=\"de\" dir=\"ltr\">") && front.contains("<h1>Presse</h1>"));
    assert!(front.find("Abschiebestopp im Winter").unwrap() < front.find("Herbst").unwrap(), "newest first");
    assert!(front.contains("<time datetime=\"2026-11-24\">24. November 2026</time>"), "{front}");
    assert!(front.contains("lang=\"ar\" dir=\"rtl\" hreflang=\"ar\""), "{front}");
    assert!(desk.text("style.css").starts_with(":root { --house: #ffdd00; --on-house: #000000;"));
    let names: Vec<_> = desk.public().into_keys().filter(|path| !path.contains('/')).collect();
    assert_eq!(names, ["feed.json", "feed.xml", "index.html", "logo.svg", "newsroom.json", "sitemap.xml", "style.css"]);
    for text in desk.public().values().map(|bytes| String::from_utf8_lossy(bytes)) {
        assert!(!text.contains("geheim"));
    }
}

#[test]
fn repeating_changes_nothing() {
    let desk = Desk::new();
    desk.publish(&winter()).unwrap();
    let before = desk.public();
    desk.publish(&winter()).unwrap();
    desk.go_live(&winter()).unwrap();
    assert_eq!(desk.public(), before);
}

#[test]
fn a_later_edition_takes_the_place_of_the_first() {
    let desk = Desk::new();
    desk.publish(&winter()).unwrap();
    desk.newsroom().draft(&corrected()).unwrap();
    assert!(matches!(desk.newsroom().look_up(&corrected()).unwrap(), Presence::Draft { .. }));
    assert!(desk.text("2026-winter/de/index.html").contains("Abschiebestopp im Winter"));
    desk.go_live(&corrected()).unwrap();
    let paths: Vec<_> = desk.newsroom().files("2026-winter").unwrap().into_keys().collect();
    assert!(paths.iter().all(|path| !path.starts_with("ar/")), "{paths:?}");
    assert!(!desk.dir.path().join("public/2026-winter/ar").exists());
    assert!(desk.text("2026-winter/de/index.html").contains("Abschiebestopp im ganzen Winter"));
    let feed = desk.text("feed.xml");
    assert!(feed.contains("<published>2026-11-24T09:00:00Z</published>\n<updated>2026-11-26T09:00:00Z</updated>"));
    assert_eq!(feed.matches("<entry").count(), 1);
    let former = desk.newsroom().look_up(&winter()).unwrap();
    let now = corrected().manifest().digest();
    assert!(matches!(former, Presence::Public { manifest, .. } if manifest == now), "{former:?}");
    assert!(matches!(desk.go_live(&winter()), Err(SiteError::NotPrepared(_))), "no way back by accident");
}

/// Stops the world before every single change of the disk, then lets it go on.
fn whenever_the_power_fails(before: &[Release], release: &Release) {
    let whole = Desk::new();
    before.iter().chain([release]).for_each(|release| drop(whole.publish(release).unwrap()));
    let mut cuts = 0;
    loop {
        let desk = Desk::new();
        before.iter().for_each(|release| drop(desk.publish(release).unwrap()));
        disk::power::lasts(cuts);
        let first = desk.publish(release);
        disk::power::lasts(usize::MAX);
        check_half(&desk, before);
        // What ops does after a crash: look, then do what is not done.
        let is = desk.newsroom().look_up(release).unwrap();
        match is {
            Presence::Public { manifest, .. } if manifest == release.manifest().digest() => desk.go_live(release),
            Presence::Draft { .. } => desk.go_live(release),
            _ => desk.publish(release),
        }
        .unwrap_or_else(|error| panic!("cut {cuts}: {error}"));
        assert_eq!(desk.public(), whole.public(), "cut {cuts}");
        assert!(!desk.dir.path().join("public/2026-winter/ar").exists() || before.is_empty());
        if first.is_ok() {
            assert!(cuts > 20, "something was cut");
            return;
        }
        cuts += 1;
    }
}

/// Whatever happened: no file is half, and what was public before is still listed.
fn check_half(desk: &Desk, before: &[Release]) {
    for (path, bytes) in desk.public() {
        assert!(!bytes.is_empty(), "{path}");
        assert!(!path.ends_with(".html") || bytes.ends_with(b"</html>\n"), "{path}");
    }
    for release in before {
        assert!(desk.text("feed.xml").contains(release.manifest().id.as_str()));
        assert!(desk.newsroom().first_published(release.manifest().id.as_str()).unwrap().is_some());
    }
}

#[test]
fn a_first_publication_goes_on_where_it_was_cut_off() {
    whenever_the_power_fails(&[], &winter());
}

#[test]
fn a_correction_goes_on_where_it_was_cut_off() {
    whenever_the_power_fails(&[autumn(), winter()], &corrected());
}

#[test]
fn another_statement_can_go_out_in_between() {
    for cut in (0..60).step_by(7) {
        let desk = Desk::new();
        desk.publish(&winter()).unwrap();
        disk::power::lasts(cut);
        let _ = desk.publish(&corrected());
        disk::power::lasts(usize::MAX);
        desk.publish(&autumn()).unwrap();
        assert_eq!(desk.text("feed.xml").matches("<entry").count(), 2, "cut {cut}");
        desk.publish(&corrected()).unwrap();
        assert!(desk.text("index.html").contains("im ganzen Winter"));
    }
}

#[test]
fn what_others_put_there_is_not_touched() {
    let cases = ["2026-winter/index.html", "2026-winter/de/alt.html", "index.html", "style.css", "assets/bild.png"];
    for path in cases {
        let desk = Desk::new();
        desk.write(path, "von Hand");
        assert!(matches!(desk.newsroom().draft(&winter()), Err(SiteError::Foreign(_))), "{path}");
        assert!(matches!(desk.go_live(&winter()), Err(SiteError::Foreign(_))), "{path}");
        assert_eq!(desk.public(), Files::from([(path.to_owned(), b"von Hand".to_vec())]));
    }
    let desk = Desk::new();
    desk.write("2026-winter", "a file");
    assert!(matches!(desk.newsroom().look_up(&winter()).unwrap(), Presence::Foreign(_)));

    let desk = Desk::new();
    desk.write("impressum.html", "von Hand");
    desk.publish(&winter()).unwrap();
    desk.write("2026-winter/en/index.html", "von Hand");
    desk.write("2026-winter/notiz.txt", "von Hand");
    desk.newsroom().draft(&corrected()).unwrap();
    assert!(matches!(desk.go_live(&corrected()), Err(SiteError::Foreign(path)) if path.ends_with("en/index.html")));
    fs::remove_dir_all(desk.dir.path().join("public/2026-winter/en")).unwrap();
    desk.go_live(&corrected()).unwrap();
    assert_eq!(desk.text("2026-winter/notiz.txt"), "von Hand");
    assert_eq!(desk.text("impressum.html"), "von Hand");
}

#[test]
fn a_sidecar_that_was_changed_deletes_nothing() {
    let desk = Desk::new();
    desk.publish(&winter()).unwrap();
    fs::write(desk.dir.path().join("wichtig.txt"), "bleibt").unwrap();
    let sidecar = desk.text("2026-winter/release.json");
    for bad in [
        sidecar.replace("\"ar/index.html\"", "\"../../wichtig.txt\""),
        sidecar.replace("\"ar/index.html\"", "\"/etc/hosts\""),
        sidecar.replace("release 1", "release 9"),
        sidecar.replace("sha256:", ""),
        "{}".to_owned(),
        String::new(),
    ] {
        desk.write("2026-winter/release.json", &bad);
        assert!(matches!(desk.publish(&corrected()), Err(SiteError::Damaged(_))), "{bad}");
        assert!(matches!(desk.publish(&autumn()), Err(SiteError::Damaged(_))), "{bad}");
    }
    assert!(desk.dir.path().join("wichtig.txt").exists());
}

#[test]
fn paths_of_a_release_stay_in_its_folder() {
    for path in ["../x", "/etc/x", "de/../../x", "de//x", "index.html", "de/.htaccess", "de/a\\b", "de/a\nb", ""] {
        let mut artefacts = winter().artefacts().to_vec();
        artefacts.push(Artefact { path: path.into(), media_type: "text/plain", bytes: b"x".to_vec() });
        let release = Release::sample("2026-winter", &[("ar", "a"), ("de", "b")], artefacts);
        let desk = Desk::new();
        assert!(matches!(desk.publish(&release), Err(SiteError::Path(_))), "{path:?}");
        assert!(desk.public().is_empty());
    }
    let bare = Release::sample("2026-winter", &[("de", "b")], Vec::new());
    assert!(matches!(Desk::new().publish(&bare), Err(SiteError::Missing(path)) if path == "de/page.json"));
}

#[test]
fn the_folder_stays_inside_the_workspace() {
    let desk = Desk::new();
    let open = |website: &Website| Newsroom::open(desk.dir.path(), website, desk.dir.path());
    for folder in [
        "",
        ".",
        "./",
        "..",
        "../public",
        "public/../..",
        "/var/www",
        ".git",
        "public/.git",
        "Templates",
        "statements/2026",
    ] {
        assert!(matches!(open(&website(folder)), Err(SiteError::Folder(_))), "{folder}");
    }
    for folder in ["public", "./public/", "web/newsroom"] {
        assert!(open(&website(folder)).unwrap().root().starts_with(desk.dir.path()));
    }
    let kind = Website { kind: "wordpress".into(), ..website("public") };
    assert!(matches!(open(&kind), Err(SiteError::Kind(_))));
    for address in [
        "",
        "presse.example.org",
        "javascript:alert(1)",
        "https://",
        "https://x.example/?a",
        "https://x.example/\"><b>",
    ] {
        let website = Website { address: address.into(), ..website("public") };
        assert!(matches!(open(&website), Err(SiteError::Address(_))), "{address}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let elsewhere = tempfile::tempdir().unwrap();
    symlink(elsewhere.path(), desk.dir.path().join("public")).unwrap();
    let open = Newsroom::open(desk.dir.path(), &website("public"), desk.dir.path());
    assert!(matches!(open, Err(SiteError::Folder(_))));

    let desk = Desk::new();
    desk.publish(&autumn()).unwrap();
    symlink(elsewhere.path(), desk.dir.path().join("public/2026-winter")).unwrap();
    assert!(matches!(desk.publish(&winter()), Err(SiteError::Foreign(_))));
    fs::remove_file(desk.dir.path().join("public/2026-winter")).unwrap();
    desk.write("2026-winter/leer", "");
    fs::remove_file(desk.dir.path().join("public/2026-winter/leer")).unwrap();
    symlink(elsewhere.path(), desk.dir.path().join("public/2026-winter/de")).unwrap();
    assert!(matches!(desk.publish(&winter()), Err(SiteError::Foreign(_))));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}
