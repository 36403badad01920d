//! Whether anything spoke to the network: every socket that the program or its children ask for is noted.
//!
//! A small library stands before the system's own (`LD_PRELOAD`) and writes a line for each call.
//! It is made with the C compiler that Rust links with; where there is none, or the system is not
//! Linux, the check says aloud that it is left out.

use std::path::PathBuf;
use std::sync::OnceLock;

/// Where the library looks for the file to write to.
pub const LOG: &str = "KLARTEXT_TEST_SOCKETS";

const SOURCE: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void note(const char *what) {
    const char *path = getenv("KLARTEXT_TEST_SOCKETS");
    int log = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (log >= 0) {
        if (write(log, what, strlen(what)) < 0) abort();
        close(log);
    }
}

int socket(int domain, int type, int protocol) {
    int (*real)(int, int, int) = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
    note("socket\n");
    return real(domain, type, protocol);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
    int (*real)(int, const struct sockaddr *, socklen_t) =
        (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "connect");
    note("connect\n");
    return real(fd, address, length);
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
        (int (*)(const char *, const char *, const struct addrinfo *, struct addrinfo **))dlsym(RTLD_NEXT, "getaddrinfo");
    note("getaddrinfo\n");
    return real(name, service, hints, found);
}
"#;

/// The library, made once; `None` where it cannot be.
pub fn watcher() -> Option<&'static PathBuf> {
    static MADE: OnceLock<Option<(tempfile::TempDir, PathBuf)>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let made = make();
        if made.is_none() {
            println!("SKIPPED: whether a socket is opened (needs Linux and cc)");
        }
        made
    });
    made.as_ref().map(|(_, library)| library)
}

fn make() -> Option<(tempfile::TempDir, PathBuf)> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let folder = tempfile::tempdir().ok()?;
    let (source, library) = (folder.path().join("watch.c"), folder.path().join("watch.so"));
    std::fs::write(&source, SOURCE).ok()?;
    let mut cc = std::process::Command::new("cc");
    cc.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).arg("-ldl");
    let done = cc.output().ok()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some((folder, library))
}
