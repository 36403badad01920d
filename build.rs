//! Lists the files of `templates/`, so that the program carries what `init` hands out; says how to link, and
//! which program this is.

#![allow(clippy::disallowed_macros, reason = "cargo listens to the standard output")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    link();
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    name(&root);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let top = root.join("templates");
    println!("cargo:rerun-if-changed={}", top.display());
    let mut files = Vec::new();
    collect(&top, &mut files);
    files.sort();
    let entries: String = files
        .iter()
        .map(|file| {
            let name = file.strip_prefix(&top).expect("below it").to_string_lossy().replace('\\', "/");
            format!("({name:?}, include_bytes!({:?}) as &[u8]),", file.display().to_string())
        })
        .collect();
    std::fs::write(out.join("templates.rs"), format!("[{entries}]")).expect("the output folder can be written");
}

/// A number for everything that pages are set with: two programs with one number set the same bytes. Whoever
/// builds from the sources between two versions has another number, as they may set other bytes.
fn name(root: &Path) {
    let lock = root.join("Cargo.lock");
    println!("cargo:rerun-if-changed={}", lock.display());
    let mut files = vec![lock];
    // The words that a workspace lacks come from the templates that are inside.
    for folder in ["src", "assets", "templates"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let mut number = DefaultHasher::new();
    for file in &files {
        file.strip_prefix(root).expect("below it").components().for_each(|part| part.hash(&mut number));
        std::fs::read(file).expect("a file of the sources").hash(&mut number);
    }
    println!("cargo:rustc-env=KLARTEXT_SOURCES={:016x}", number.finish());
}

/// On Linux the program lies at one address, as those of Go's linker do (gh, hugo): otherwise the
/// loader rewrites 139,000 addresses on 540 pages before the first line runs, which takes longer than all
/// of `klartext list`. Libraries, stack and heap lie at random addresses all the same.
fn link() {
    let target = |name: &str, value: &str| std::env::var_os(name).is_some_and(|set| set == value);
    if target("CARGO_CFG_TARGET_OS", "linux") && target("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
        // What is measured beside it starts as quickly.
        println!("cargo:rustc-link-arg-benches=-no-pie");
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
