//! An archive on a real WordPress: killed on the way, counted in its database, and looked through for changes by hand.
//!
//! A dozen texts where a real WordPress is to be had; as many as somebody asks for with
//! `KLARTEXT_ARCHIVE=2000 cargo test --test real archive -- --nocapture`.

use crate::desk::Desk;
use crate::many::{add, asked_for, digest, fill, id, peak, plan, text};
use crate::office::{Stage, office};
use crate::wordpress::RealWordPress;
use std::time::{Duration, Instant};

const FEW: usize = 12;

/// Clara's desk, logged in at this website, with so many texts approved.
fn archive(real: &RealWordPress, count: usize) -> Desk {
    let anna = office(Stage::Empty);
    let newsroom = "kind = \"newsroom\"\nfolder = \"public\"\naddress = \"https://presse.example.org/\"\n";
    let wordpress = format!(
        "kind = \"wordpress\"\naddress = \"{}/\"\nrequests_per_minute = 6000\n[website.wordpress]\n\
         categories = [\"Presse & Öffentlichkeit\"]\n",
        real.address
    );
    let rules = anna.read("workflow.toml");
    assert!(rules.contains(newsroom), "{rules}");
    anna.write("workflow.toml", rules.replace(newsroom, &wordpress));
    anna.run(["workflow", "propose"]).succeeds();
    add(&anna, &id(0), &text(&id(0)));
    fill(&anna, count);
    let clara = anna.as_person("clara");
    let login = format!("{}\n{}\n", real.user, real.password);
    clara.type_in(["doctor", "--site", "--login"], &login).succeeds();
    clara
}

fn number(real: &RealWordPress, what: &str) -> usize {
    real.query(&format!("SELECT COUNT(*) FROM wp_posts WHERE {what}")).parse().expect("a number")
}

fn public(real: &RealWordPress) -> usize {
    number(real, "post_type = 'post' AND post_status = 'publish'")
}

/// Each text once, by its own address, each file once, and nothing else.
#[track_caller]
fn assert_once(real: &RealWordPress, count: usize) {
    let slugs = real.query("SELECT post_name FROM wp_posts WHERE post_type = 'post' ORDER BY post_name");
    let slugs: Vec<&str> = slugs.lines().collect();
    let mut wanted: Vec<String> = (0..count).map(id).collect();
    wanted.sort_unstable();
    assert!(slugs == wanted, "{} posts, {} texts", slugs.len(), wanted.len());
    let found = [
        public(real),
        number(real, "post_type = 'attachment'"),
        number(real, "post_type = 'attachment' AND post_mime_type = 'application/pdf' AND post_parent > 0"),
        real.uploads("pdf"),
    ];
    assert_eq!(found, [count; 4], "public posts, files in the library, PDFs of a post, PDFs on the disk");
    let others = number(
        real,
        "post_type NOT IN ('post', 'attachment', 'revision', 'page', 'wp_global_styles', 'wp_navigation')",
    );
    assert_eq!(others, 0);
    eprintln!("in the database: {count} public posts, {count} files, no draft, no duplicate");
}

#[test]
fn an_archive_goes_out_once_and_what_was_changed_by_hand_is_named() {
    let real = match RealWordPress::start(None) {
        Ok(real) => real,
        Err(why) => return eprintln!("SKIPPED: an archive on a real WordPress ({why}); .ci/run installs it"),
    };
    let count = asked_for().unwrap_or(FEW);
    let clara = archive(&real, count);
    let begun = Instant::now();
    let seen = digest(&plan(&clara));
    eprintln!("{count} texts; the plan: {:.1} s", begun.elapsed().as_secs_f64());
    real.count_requests();
    let (mut memory, mut told, begun) = (0, 0, Instant::now());
    // Killed so often, each time later; the last run comes through.
    for part in [1, 2, 3, 100] {
        let mut child = clara.start(["publish", "--all", "--match", &seen]);
        while child.try_wait().expect("its state").is_none() {
            memory = memory.max(peak(child.id()).unwrap_or(0));
            let out = public(&real);
            if out / 100 > told {
                told = out / 100;
                eprintln!("{out}: {:.0} s, {memory} MB, {} requests", begun.elapsed().as_secs_f64(), real.requests());
            }
            if out >= count * part / 4 && part < 100 {
                child.kill().expect("an end");
                eprintln!("killed with {out} out");
            }
            std::thread::park_timeout(Duration::from_millis(if count > FEW { 500 } else { 20 }));
        }
        child.wait().expect("its end");
    }
    let (seconds, requests) = (begun.elapsed().as_secs_f64(), real.requests());
    eprintln!(
        "published: {seconds:.0} s, {:.2} s and {:.1} requests a text, {memory} MB",
        seconds / count as f64,
        requests as f64 / count as f64
    );
    assert_once(&real, count);
    let before = (real.requests(), Instant::now());
    clara.run(["drift", "--all"]).succeeds().says("keiner wurde");
    eprintln!("drift --all: {:.1} s, {} requests", before.1.elapsed().as_secs_f64(), real.requests() - before.0);
    let changed = change_by_hand(&real, count);
    let found = clara.run(["drift", "--all", "--json"]).exits(5).json();
    let found = found.as_array().expect("a list").iter().filter(|one| one["drift"] == true);
    let found: Vec<&str> = found.map(|one| one["id"].as_str().expect("an id")).collect();
    assert_eq!(found, changed);
    eprintln!("changed by hand and named: {}", found.join(", "));
    clara.run(["publish", "--all", "--match", &seen]).succeeds().says("nichts zu veröffentlichen");
}

/// A sentence through the interface, as the editor does it; a title and a status in the database.
fn change_by_hand(real: &RealWordPress, count: usize) -> Vec<String> {
    let ids = [id(1), id(count / 2), id(count - 1)];
    let of = |id: &str| format!("post_type = 'post' AND post_name = '{id}'");
    let number = real.query(&format!("SELECT ID FROM wp_posts WHERE {}", of(&ids[0])));
    let content = real.query(&format!("SELECT HEX(post_content) FROM wp_posts WHERE ID = {number}"));
    let bytes: Vec<u8> = (0..content.len() / 2)
        .map(|at| u8::from_str_radix(&content[at * 2..at * 2 + 2], 16).expect("a byte"))
        .collect();
    let content = String::from_utf8(bytes).expect("a text");
    assert!(content.contains("bei Frost"), "{content}");
    let body = serde_json::json!({ "content": content.replace("bei Frost", "bei Hitze") }).to_string();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
    let answer = client
        .post(format!("{}/wp-json/wp/v2/posts/{number}", real.address))
        .basic_auth(&real.user, Some(&real.password))
        .header("Content-Type", "application/json")
        .body(body)
        .send()
        .expect("an answer");
    assert_eq!(answer.status().as_u16(), 200);
    real.query(&format!("UPDATE wp_posts SET post_title = 'Anders' WHERE {}", of(&ids[1])));
    real.query(&format!("UPDATE wp_posts SET post_status = 'draft' WHERE {}", of(&ids[2])));
    ids.to_vec()
}
