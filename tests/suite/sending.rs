//! An office that sends its mails by a server: the rules say which, and one person has the way in.

use crate::desk::Desk;
use crate::office::{Stage, office};
use crate::postbox::{LOGIN, authority};
use std::path::Path;

/// Clara's desk in an office that sends by the mail server at this port; the text may go out.
pub fn sending(port: u16) -> Desk {
    sending_with(port, "")
}

/// The same with more lines below `[mail]`.
pub fn sending_with(port: u16, more: &str) -> Desk {
    let anna = office(Stage::Approved);
    let rules = anna.read("workflow.toml");
    let folder = "kind = \"folder\"\nfolder = \"outbox\"\n";
    assert!(rules.contains(folder));
    let smtp = format!("kind = \"smtp\"\nhost = \"localhost\"\nport = {port}\nper_minute = 600\nhold = 5\n{more}");
    anna.write("workflow.toml", rules.replace(folder, &smtp));
    anna.run(["workflow", "propose"]).succeeds();
    let clara = anna.as_person("clara");
    let own = clara.home().join("klartext");
    std::fs::write(own.join("ca.pem"), authority()).expect("a certificate");
    let (user, password) = LOGIN;
    let ca = own.join("ca.pem");
    let text = format!("[\"localhost:{port}\"]\nuser = \"{user}\"\npassword = \"{password}\"\nauthority = {ca:?}\n");
    private(&own.join("passwords.toml"), &text);
    clara
}

/// Adds rows to this person's press list.
pub fn add_contacts(desk: &Desk, rows: &str) {
    let file = desk.home().join("klartext/contacts.csv");
    let text = std::fs::read_to_string(&file).expect("the list");
    std::fs::write(&file, format!("{text}{rows}")).expect("the list");
}

/// Writes a file that its owner alone can read.
pub fn private(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    }
}
