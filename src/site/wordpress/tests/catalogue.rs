//! Every cause of trouble told by its name, and nothing sent or changed then.

use super::*;
use crate::site::wordpress::examine::Look;
use model::faults::{Fault, Plan};
use model::store::Setup;

/// What `doctor --site` and a publication say on a website that is set up so.
#[track_caller]
fn check(expected: Cause, setup: Setup) {
    let model = model::WordPress::start();
    model.store().setup = setup;
    let wordpress = website(&model);
    let looks = wordpress.examine(jiff::Timestamp::now(), true);
    match looks.last() {
        Some(Look::Wrong(trouble)) => assert_eq!(trouble.cause, expected, "{looks:?}"),
        _ => panic!("{expected:?} was not seen: {looks:?}"),
    }
    let told = cause(publish(&wordpress, &winter(), &Order::default()));
    // Only `doctor` asks why a login is not taken.
    let same = told == expected || told == Cause::NotLoggedIn;
    assert!(same, "{told:?} instead of {expected:?}");
    assert!(model.store().public().is_empty());
    let shown = format!("{looks:?} {wordpress:?}", wordpress = wordpress.web);
    assert!(!shown.contains(PASSWORD) && !shown.contains("kanarienvogel"), "{shown}");
}

fn wall(status: u16, headers: &[(&'static str, &'static str)], text: &'static str) -> Setup {
    Setup { wall: Some((status, headers.to_vec(), text)), ..Setup::default() }
}

#[test]
fn walls_before_the_website() {
    check(Cause::Redirect, wall(301, &[("Location", "https://www.example.org/")], ""));
    check(Cause::NoApi, wall(200, &[], "<html>Baustelle</html>"));
    check(Cause::NoApi, wall(404, &[], "<html>404</html>"));
    check(Cause::HttpAuth, wall(401, &[("WWW-Authenticate", "Basic realm=\"intern\"")], "<html>401</html>"));
    for status in [401, 403, 406, 503] {
        check(Cause::Firewall, wall(status, &[], "<html>Mod_Security</html>"));
    }
    check(
        Cause::Cloudflare,
        wall(403, &[("Server", "cloudflare"), ("cf-ray", "8f2e")], "<html>Just a moment...</html>"),
    );
    check(Cause::Busy, wall(429, &[("Retry-After", "7")], "<html>slow</html>"));
    check(Cause::Maintenance, wall(503, &[("Retry-After", "600")], "<html>Briefly unavailable</html>"));
    check(Cause::Fatal, wall(500, &[], "<html>There has been a critical error on this website.</html>"));
    check(Cause::Unclear, wall(502, &[], "<html>Bad Gateway</html>"));
}

#[test]
fn what_wordpress_itself_refuses() {
    for code in ["rest_disabled", "rest_login_required", "rest_cannot_access"] {
        check(Cause::RestOff, Setup { code: Some((401, code)), ..Setup::default() });
    }
    check(Cause::RestOff, Setup { code: Some((401, "rest_not_logged_in")), ..Setup::default() });
    check(Cause::Fatal, Setup { code: Some((500, "internal_server_error")), ..Setup::default() });
    check(Cause::Maintenance, Setup { code: Some((503, "wp_die")), ..Setup::default() });
    check(Cause::NoPasswords, Setup { application_passwords: false, ..Setup::default() });
    check(Cause::Stripped, Setup { strips_login: true, ..Setup::default() });
    check(Cause::NotLoggedIn, Setup { strips_login: true, xmlrpc: false, ..Setup::default() });
    for role in ["author", "contributor"] {
        check(Cause::Role, Setup { role, ..Setup::default() });
    }
    check(Cause::Filtered, Setup { filters: true, ..Setup::default() });
}

#[test]
fn a_wrong_password_is_told_from_a_swallowed_one() {
    let model = model::WordPress::start();
    let login = Login::new(USER, "falsch");
    let wordpress = WordPress::new(&model.address, &settings(), Some(login), |_| {}).unwrap();
    let looks = wordpress.examine(jiff::Timestamp::now(), false);
    assert!(matches!(looks.last(), Some(Look::Wrong(trouble)) if trouble.cause == Cause::WrongPassword), "{looks:?}");
    let asked = model.store().requests.iter().filter(|one| one.path() == "/xmlrpc.php").count();
    assert_eq!(asked, 1, "security plugins count these calls");
}

#[test]
fn a_website_that_is_well_is_said_to_be() {
    for setup in [
        Setup::default(),
        Setup { plain_permalinks: true, ..Setup::default() },
        Setup { link_header: false, ..Setup::default() },
        Setup { role: "administrator", ..Setup::default() },
    ] {
        let model = model::WordPress::start();
        model.store().setup = setup.clone();
        let looks = website(&model).examine(jiff::Timestamp::now(), true);
        assert!(looks.iter().all(|look| matches!(look, Look::Fine { .. })), "{looks:?}");
        assert!(model.store().posts.is_empty(), "the trial is gone");
        publish(&website(&model), &winter(), &Order::default()).unwrap();
        assert_eq!(model.store().public().len(), 1, "{setup:?}");
    }
}

#[test]
fn what_works_and_should_be_known() {
    let model = model::WordPress::start();
    model.store().setup = Setup { noise: "<b>Warning</b>: in /a.php\n", clock: 900, ..Setup::default() };
    let looks = website(&model).examine(jiff::Timestamp::now(), true);
    let notes = |name: &str| looks.iter().any(|look| matches!(look, Look::Note { name: known, .. } if *known == name));
    assert!(notes("noise") && notes("clock-off"), "{looks:?}");
    publish(&website(&model), &winter(), &Order::default()).unwrap();
}

#[test]
fn nobody_is_there() {
    let address = {
        let model = model::WordPress::start();
        model.address.clone()
    };
    let wordpress = WordPress::new(&address, &settings(), Some(Login::new(USER, PASSWORD)), |_| {}).unwrap();
    let told = cause(publish(&wordpress, &winter(), &Order::default()));
    assert!(matches!(told, Cause::Unreachable | Cause::Unclear), "{told:?}");
    let nobody = WordPress::new(&address, &settings(), None, |_| {}).unwrap();
    assert!(matches!(nobody.draft(&winter(), &Order::default()), Err(SiteError::NoLogin(origin)) if origin == address));
}

#[test]
fn somebody_elses_post_and_the_trash_are_named_and_left() {
    let model = model::WordPress::start();
    let wordpress = website(&model);
    let stranger = model.store().add("2026-winter", "publish", "Wintermärchen", "<p>Text</p>");
    assert_eq!(cause(publish(&wordpress, &winter(), &Order::default())), Cause::SlugTaken);
    assert_eq!(model.store().posts[&stranger].content, "<p>Text</p>");
    model.store().posts.remove(&stranger);
    publish(&wordpress, &winter(), &Order::default()).unwrap();
    let id = model.store().public()[0].id;
    model.store().edit(id, |post| {
        post.status = "trash".to_owned();
        post.slug = format!("{}__trashed", post.slug);
    });
    assert_eq!(cause(publish(&wordpress, &winter(), &Order::default())), Cause::Trash);
    model.store().posts.clear();
    assert_eq!(cause(publish(&wordpress, &corrected(), &after(&winter()))), Cause::Gone);
    assert!(model.store().posts.is_empty());
    publish(&wordpress, &corrected(), &Order { recreate: true, ..after(&winter()) }).unwrap();
    assert_eq!(model.store().public().len(), 1);
}

#[test]
fn what_a_colleague_changed_is_not_written_over() {
    type Change = fn(&mut model::store::Post);
    // Only of words WordPress keeps who wrote them.
    let (her, none) = ("Frau Kollegin", "none");
    let changes: [(Change, &str); 10] = [
        (|post| post.content = post.content.replace("für alle", "für manche"), her),
        (|post| post.title = "Andere Überschrift".to_owned(), her),
        (|post| post.excerpt = "Kürzer".to_owned(), her),
        (|post| post.content.push_str("\n\n<!-- wp:paragraph -->\n<p>Nachtrag</p>\n<!-- /wp:paragraph -->"), her),
        (|post| post.status = "draft".to_owned(), none),
        (|post| post.status = "private".to_owned(), none),
        (|post| post.slug = "woanders".to_owned(), none),
        (|post| post.categories = vec![1], none),
        (|post| post.tags.truncate(1), none),
        (|post| post.featured = 0, none),
    ];
    for (change, who) in changes {
        let model = model::WordPress::start();
        let wordpress = website(&model);
        publish(&wordpress, &winter(), &Order::default()).unwrap();
        let id = model.store().public()[0].id;
        model.store().edit(id, change);
        let before = model.store().posts[&id].content.clone();
        let refused = publish(&wordpress, &corrected(), &after(&winter()));
        let Err(SiteError::WordPress(trouble)) = refused else { panic!("{refused:?}") };
        assert_eq!((trouble.cause, trouble.fact("who")), (Cause::Edited, Some(who)));
        assert_eq!(model.store().posts[&id].content, before);
        publish(&wordpress, &corrected(), &Order { overwrite: true, ..after(&winter()) }).unwrap();
        let store = model.store();
        assert!(store.posts[&id].content.contains("im ganzen Winter"));
        assert_eq!((store.posts[&id].status.as_str(), store.posts.len()), ("publish", 1));
    }
}

#[test]
fn nobody_is_interrupted_while_they_write() {
    let model = model::WordPress::start();
    let wordpress = website(&model);
    publish(&wordpress, &winter(), &Order::default()).unwrap();
    let id = model.store().public()[0].id;
    let later = model.store().tick() + 5;
    model.store().posts.get_mut(&id).unwrap().autosaves.push((5, later));
    let refused = publish(&wordpress, &corrected(), &after(&winter()));
    let Err(SiteError::WordPress(trouble)) = refused else { panic!("{refused:?}") };
    assert_eq!((trouble.cause, trouble.fact("who")), (Cause::Autosave, Some("Frau Kollegin")));
}

#[test]
fn a_colleagues_copy_of_our_post_is_not_deleted() {
    let model = model::WordPress::start();
    let wordpress = website(&model);
    publish(&wordpress, &winter(), &Order::default()).unwrap();
    let text = model.store().public()[0].content.replace("für alle", "zum Weiterschreiben");
    let copy = model.store().add("2026-winter-2", "draft", "Kopie", &text);
    publish(&wordpress, &corrected(), &after(&winter())).unwrap();
    assert_eq!(model.store().posts[&copy].content, text);
    model.store().edit(copy, |post| post.status = "publish".to_owned());
    assert_eq!(cause(publish(&wordpress, &corrected(), &after(&winter()))), Cause::Twins);
}

#[test]
fn files_that_are_too_large_or_of_another_kind() {
    let model = model::WordPress::start();
    model.store().setup.upload_limit = 10;
    publish(&website(&model), &winter(), &Order::default()).unwrap();
    let store = model.store();
    let raw = store.requests.iter().filter(|one| one.header("content-disposition").is_some()).count();
    assert_eq!(raw, 2, "the limit for forms was passed by a body alone");
    assert_eq!(store.files.values().filter(|file| file.name.ends_with(".pdf")).count(), 1);
}

#[test]
fn a_file_that_is_not_taken_is_named_and_nothing_becomes_public() {
    let model = model::WordPress::start();
    model.store().setup.refuses_files = true;
    let refused = publish(&website(&model), &winter(), &Order::default());
    let Err(SiteError::WordPress(trouble)) = refused else { panic!("{refused:?}") };
    assert_eq!((trouble.cause, trouble.fact("name")), (Cause::FileType, Some("bild.png")));
    assert!(model.store().public().is_empty());
}

#[test]
fn a_category_that_is_missing_is_named_before_anything_is_made() {
    let model = model::WordPress::start();
    let wrong = Settings { categories: vec!["Pressse".to_owned()], ..settings() };
    let wordpress = WordPress::new(&model.address, &wrong, Some(Login::new(USER, PASSWORD)), |_| {}).unwrap();
    let release = sample("2026-winter", &["de"], "Winter", &wrong);
    assert_eq!(cause(publish(&wordpress, &release, &Order::default())), Cause::Term);
    assert!(model.store().posts.is_empty());
}

#[test]
fn an_old_copy_in_a_cache_is_said() {
    let model = model::WordPress::start();
    let wordpress = website(&model);
    model.store().setup.cached = true;
    publish(&wordpress, &winter(), &Order::default()).unwrap();
    let live = publish(&wordpress, &corrected(), &after(&winter())).unwrap();
    assert_eq!(live.stale, [format!("{}/2026/11/2026-winter/", model.address)]);
}

#[test]
fn one_unclear_answer_of_each_kind_is_looked_up() {
    for fault in model::faults::ALL {
        for (method, part) in [("POST", "/posts"), ("POST", "/media"), ("GET", "slug="), ("POST", "/tags")] {
            let model = model::WordPress::start();
            model.fails(Plan::default().on(method, part, fault, 1));
            let wordpress = website(&model);
            let mut tries = 0;
            while publish(&wordpress, &winter(), &Order::default()).is_err() {
                tries += 1;
                assert!(tries < 4, "{fault:?} at {method} {part}");
            }
            // A page or another place instead of an answer to a question is said at once.
            let page = matches!(fault, Fault::Page) && method == "GET";
            let certain = page || matches!(fault, Fault::LoginPage | Fault::Redirect);
            assert!(tries == 0 || certain, "{fault:?} at {method} {part}: tried {tries} times");
            let store = model.store();
            assert_eq!((store.public().len(), store.files.len()), (1, 2), "{fault:?} at {method} {part}");
        }
    }
}

#[test]
fn a_password_goes_to_its_own_origin_alone() {
    let (model, other) = (model::WordPress::start(), model::WordPress::start());
    let wordpress = website(&model);
    // A hostile answer leads the interface elsewhere.
    let link: &'static str =
        Box::leak(format!("<{}/wp-json/>; rel=\"https://api.w.org/\"", other.address).into_boxed_str());
    model.store().setup.wall = Some((200, vec![("Link", link)], "<html></html>"));
    assert_eq!(cause(publish(&wordpress, &winter(), &Order::default())), Cause::Redirect);
    assert!(other.store().requests.iter().all(|one| one.header("authorization").is_none()));
    assert!(model.store().requests.iter().all(|one| one.header("cookie").is_none()));
    let orders = ["PUT", "DELETE", "PATCH"];
    assert!(model.store().requests.iter().all(|one| !orders.contains(&one.method.as_str())));
}
