//! Lists the files of `templates/` and the samples, so that the program carries what `init` hands out.

#![allow(clippy::disallowed_macros, reason = "cargo listens to the standard output")]

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
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
