//! A real WordPress with a real database on this machine alone, from Debian's packages, until it is dropped.
//!
//! `.ci/run` installs php, MariaDB and the files of WordPress, those of later releases too, and what lets
//! it do with SQLite; where they are missing, whoever asks for it is told what, and says aloud that a
//! test was skipped.

#![allow(dead_code, reason = "each test binary uses its part")]

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Which WordPress, and on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    /// The folder in which `.ci/run` has put its files.
    pub files: &'static str,
    /// On a file of its own instead of a database server.
    pub sqlite: bool,
}

/// Debian's, on MariaDB.
pub const USUAL: Setup = Setup { files: "wordpress", sqlite: false };

pub struct RealWordPress {
    pub address: String,
    pub port: u16,
    pub user: String,
    pub password: String,
    folder: tempfile::TempDir,
    children: Vec<Child>,
}

const INSTALL: &str = include_str!("install.php");
const ROUTER: &str = include_str!("router.php");

impl RealWordPress {
    /// Starts one that calls itself by `address`, as one behind a proxy does, or by its own.
    pub fn start(address: Option<&str>) -> Result<Self, String> {
        Self::start_as(USUAL, address)
    }

    pub fn start_as(setup: Setup, address: Option<&str>) -> Result<Self, String> {
        let source = source(setup.files)?;
        let database: &[&str] = if setup.sqlite { &[] } else { &["mariadbd", "mariadb-install-db", "mariadb"] };
        [&["php"], database].concat().into_iter().try_for_each(found)?;
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(text)?.port();
        let mut real = Self {
            address: address.map_or_else(|| format!("http://127.0.0.1:{port}"), str::to_owned),
            port,
            user: String::new(),
            password: String::new(),
            folder: tempfile::tempdir().map_err(text)?,
            children: Vec::new(),
        };
        copy(&source, &real.site()).map_err(text)?;
        if setup.sqlite {
            real.file_as_database()?
        } else {
            real.database()?
        }
        real.install()?;
        real.serve()?;
        Ok(real)
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("db.sock")
    }

    /// The answer of the database, a line a row, its columns with tabs between them.
    pub fn query(&self, sql: &str) -> String {
        let mut client = Command::new("mariadb");
        client.args(["--no-defaults", "-uroot", "-N", "-B", "-S"]).arg(self.socket()).args(["wp", "-e", sql]);
        let output = client.stdin(Stdio::null()).output().expect("the database's client");
        assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// Runs these lines of PHP within WordPress, as its administration would.
    pub fn php(&self, lines: &str) {
        let lines = format!("require '{}/wp-load.php'; {lines}", self.site().display());
        run(Command::new("php").args(["-d", "error_reporting=0", "-r", &lines])).expect("php");
    }

    /// What `/%year%/%postname%/` is in the settings; nothing for plain addresses.
    pub fn permalinks(&self, structure: &str) {
        self.php(&format!("$wp_rewrite->set_permalink_structure('{structure}'); $wp_rewrite->flush_rules(false);"));
    }

    /// A plugin with these lines, from now on.
    pub fn plugin(&self, lines: &str) {
        let folder = self.site().join("wp-content/mu-plugins");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("plugin.php"), format!("<?php\n{lines}\n")).expect("a plugin");
    }

    /// Counts requests from now on, those for files as well.
    pub fn count_requests(&self) {
        std::fs::write(self.folder.path().join("requests"), "").expect("a file");
    }

    pub fn requests(&self) -> u64 {
        std::fs::metadata(self.folder.path().join("requests")).map_or(0, |found| found.len())
    }

    /// How many files of this ending lie among what was uploaded.
    pub fn uploads(&self, ending: &str) -> usize {
        fn count(folder: &Path, ending: &str) -> usize {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
            entries
                .map(|path| {
                    if path.is_dir() {
                        count(&path, ending)
                    } else {
                        path.extension().is_some_and(|it| it == ending).into()
                    }
                })
                .sum()
        }
        count(&self.site().join("wp-content/uploads"), ending)
    }

    /// WordPress takes `wp-content/db.php` in place of its own way to a database.
    fn file_as_database(&self) -> Result<(), String> {
        let has = Command::new("php").args(["-r", "exit(extension_loaded('pdo_sqlite') ? 0 : 1);"]).status();
        if !has.map_err(text)?.success() {
            return Err("php's module for SQLite is missing".to_owned());
        }
        let plugin = unpacked("sqlite/plugin-sqlite-database-integration");
        let there = self.site().join("wp-content/plugins/sqlite-database-integration");
        copy(&plugin, &there).map_err(|_| "the plugin for SQLite is missing".to_owned())?;
        std::fs::copy(there.join("db.copy"), self.site().join("wp-content/db.php")).map(drop).map_err(text)
    }

    fn database(&mut self) -> Result<(), String> {
        let data = self.folder.path().join("db");
        let options = ["--no-defaults".to_owned(), format!("--datadir={}", data.display()), "--user=root".to_owned()];
        let mut make = Command::new("mariadb-install-db");
        run(make.args(&options).args(["--auth-root-authentication-method=normal", "--skip-test-db"]))?;
        let mut server = Command::new("mariadbd");
        server.args(&options).arg(format!("--socket={}", self.socket().display()));
        server.args(["--skip-networking", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0"]);
        server.arg(format!("--pid-file={}", self.folder.path().join("db.pid").display()));
        self.begin(&mut server)?;
        let mut last = String::new();
        for _ in 0..2000 {
            let mut create = Command::new("mariadb");
            create.args(["--no-defaults", "-uroot", "-S"]).arg(self.socket());
            match run(create.args(["-e", "CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4"])) {
                Ok(()) => return Ok(()),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn install(&mut self) -> Result<(), String> {
        let config = format!(
            "<?php\nforeach ( array( 'DB_NAME' => 'wp', 'DB_USER' => 'root', 'DB_PASSWORD' => '', \
             'DB_HOST' => 'localhost:{socket}', 'DB_CHARSET' => 'utf8mb4', 'DB_COLLATE' => '', \
             'WP_HOME' => '{home}', 'WP_SITEURL' => '{home}', 'WP_ENVIRONMENT_TYPE' => 'local', \
             'WP_HTTP_BLOCK_EXTERNAL' => true, 'AUTOMATIC_UPDATER_DISABLED' => true, 'WP_DEBUG' => false ) as $name => $value ) \
             {{ define( $name, $value ); }}\n\
             foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) \
             {{ define( $name . '_KEY', 'k' . $name ); define( $name . '_SALT', 's' . $name ); }}\n\
             $table_prefix = 'wp_';\n\
             defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );\nrequire_once ABSPATH . 'wp-settings.php';\n",
            socket = self.socket().display(),
            home = self.address,
        );
        let site = self.site();
        let theme = site.join("wp-content/themes/klar");
        std::fs::create_dir_all(&theme).map_err(text)?;
        let page = "<!doctype html><html><head><?php wp_head(); ?></head><body><?php while ( have_posts() ) { the_post(); \
                    the_title( '<h1>', '</h1>' ); the_content(); } wp_footer(); ?></body></html>\n";
        for (path, words) in [
            (site.join("wp-config.php"), config.as_str()),
            (theme.join("style.css"), "/*\nTheme Name: Klar\n*/\n"),
            (theme.join("index.php"), page),
            (self.folder.path().join("install.php"), INSTALL),
            (self.folder.path().join("router.php"), ROUTER),
        ] {
            std::fs::write(path, words).map_err(text)?;
        }
        let mut install = Command::new("php");
        install.args(["-d", "error_reporting=0"]).arg(self.folder.path().join("install.php")).arg(&site);
        let output = install.stdin(Stdio::null()).output().map_err(text)?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = said.lines().find_map(|line| line.strip_prefix("login ")).ok_or_else(|| said.clone())?;
        let (user, password) = line.split_once(' ').ok_or_else(|| said.clone())?;
        (self.user, self.password) = (user.to_owned(), password.to_owned());
        Ok(())
    }

    fn serve(&mut self) -> Result<(), String> {
        let mut server = Command::new("php");
        server.args(["-d", "upload_max_filesize=8M", "-d", "post_max_size=8M", "-d", "memory_limit=256M"]);
        server.args(["-d", "opcache.enable_cli=1", "-S", &format!("127.0.0.1:{}", self.port), "-t"]);
        server.arg(self.site()).arg(self.folder.path().join("router.php")).env("PHP_CLI_SERVER_WORKERS", "4");
        self.begin(&mut server)?;
        for _ in 0..2_000_000 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            std::thread::yield_now();
        }
        Err("php does not listen".to_owned())
    }

    /// In a group of its own, so that whatever it starts ends with it.
    fn begin(&mut self, command: &mut Command) -> Result<(), String> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        self.children.push(command.spawn().map_err(text)?);
        Ok(())
    }
}

impl Drop for RealWordPress {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            let group = format!("-{}", child.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            let _ = child.wait();
        }
    }
}

/// What `.ci/run` has unpacked.
fn unpacked(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/real").join(name)
}

/// The files of WordPress: unpacked by `.ci/run`, or installed.
fn source(files: &str) -> Result<PathBuf, String> {
    let mut places = vec![unpacked(files).join("usr/share/wordpress")];
    if files == USUAL.files {
        places.push(PathBuf::from("/usr/share/wordpress"));
    }
    let place = places.into_iter().find(|place| place.join("wp-settings.php").is_file());
    place.ok_or_else(|| format!("the files of {files} are missing"))
}

fn found(program: &str) -> Result<(), String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if there { Ok(()) } else { Err(format!("{program} is missing")) }
}

/// Copies a folder; links that lead nowhere (Debian's to packages that are not here) are left out.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)?.flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match std::fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => copy(&path, &target)?,
            Ok(_) => drop(std::fs::copy(&path, &target)?),
            Err(_) => {}
        }
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(text)?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

fn text(error: impl ToString) -> String {
    error.to_string()
}
