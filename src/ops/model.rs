//! The rules that a new workspace begins with: the model's, with the person and their organisation in it.

use crate::person::{Email, PersonId};

const WORKFLOW_DE: &str = include_str!("../../workflow.toml");
const WORKFLOW_EN: &str = include_str!("../../templates/new/workflow.en.toml");

/// Who stands on the letterhead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// The model's invented organisation: for the demonstration alone.
    Sample,
    /// The organisation with this name.
    Named(String),
}

/// Who makes a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founder {
    pub name: String,
    pub email: String,
    pub sender: Sender,
}

/// `workflow.toml` with its first person filled in. Of a real organisation only what was said goes
/// in; the model's address, register and boilerplate become comments to fill in, since nothing may
/// go out under somebody else's letterhead.
pub(super) fn rules(german: bool, person: &PersonId, founder: &Founder, email: &Email, key: &str) -> String {
    let model = if german { WORKFLOW_DE } else { WORKFLOW_EN };
    let text = match &founder.sender {
        Sender::Sample => model.to_owned(),
        Sender::Named(name) => with_sender(model, name, &founder.name, email),
    };
    let block =
        person_block(person, &founder.name, email, &["admin", "subject", "management", "press"], &[key.to_owned()]);
    let marker = "# [people.";
    let Some(at) = text.find(marker) else { return format!("{text}\n{block}") };
    format!("{}{block}\n{}", &text[..at], &text[at..])
}

/// One person's table in `workflow.toml`.
pub(super) fn person_block(person: &PersonId, name: &str, email: &Email, roles: &[&str], keys: &[String]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| quoted(key.trim())).collect();
    let roles: Vec<String> = roles.iter().map(|role| quoted(role)).collect();
    format!(
        "[people.{person}]\nname = {}\nemail = {}\nroles = [{}]\nkeys = [{}]\n",
        quoted(name),
        quoted(email.as_str()),
        roles.join(", "),
        keys.join(", "),
    )
}

fn with_sender(model: &str, name: &str, contact: &str, email: &Email) -> String {
    let mut table = "";
    let mut out = String::with_capacity(model.len() + 200);
    for line in model.split_inclusive('\n') {
        if line.starts_with('[') {
            table = line.trim();
        }
        let key = line.split(" =").next().filter(|_| line.contains(" =") && !line.starts_with('#'));
        let filled = match (table, key) {
            ("[organisation]", Some("name")) => Some(name),
            ("[organisation.contacts.presse]", Some("name")) => Some(contact),
            ("[organisation.contacts.presse]", Some("email")) | ("[mail]", Some("from")) => Some(email.as_str()),
            _ => None,
        };
        let theirs = table.starts_with("[organisation") && key.is_some_and(|key| key != "colour");
        match (filled, key) {
            (Some(value), Some(key)) => out.push_str(&format!("{key} = {}\n", quoted(value))),
            _ if theirs || line.starts_with("[organisation.boilerplate]") => {
                out.push_str("# ");
                out.push_str(line);
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// A TOML basic string.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::rules::read;

    fn founded(german: bool, sender: Sender) -> String {
        let email = Email::parse("anna@rat.example").unwrap();
        let founder = Founder { name: "Anna \"A\" Beispiel".to_owned(), email: email.to_string(), sender };
        let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl anna";
        rules(german, &PersonId::parse("anna").unwrap(), &founder, &email, key)
    }

    #[test]
    fn a_word_that_is_none_of_those_that_may_stand_there_is_named_with_them() {
        let text = founded(true, Sender::Sample).replacen("kind = \"folder\"", "kind = \"foldr\"", 1);
        let told = format!("{:?}", read("workflow.toml", text.as_bytes()).unwrap_err());
        for part in ["Word", "\"foldr\"", "\"folder\"", "\"smtp\""] {
            assert!(told.contains(part), "no {part} in {told}");
        }
    }

    #[test]
    fn the_rules_are_the_same_in_both_languages() {
        let policy = |german| read("workflow.toml", founded(german, Sender::Sample).as_bytes()).unwrap().0;
        let (german, english) = (policy(true), policy(false));
        for kind in crate::statement::Kind::ALL {
            let rule = |policy: &crate::policy::Policy| format!("{:?}", policy.rules.get(&kind));
            assert_eq!(rule(&german), rule(&english), "{kind:?}");
        }
        let rest = |policy: &crate::policy::Policy| format!("{:?} {:?}", policy.expedited, policy.corrections);
        assert_eq!(rest(&german), rest(&english));
    }

    #[test]
    fn nothing_of_the_invented_organisation_stays() {
        for german in [true, false] {
            let text = founded(german, Sender::Named("Rat \\ \"Nord\" e. V.".to_owned()));
            let (_, workflow) = read("workflow.toml", text.as_bytes()).unwrap();
            let house = &workflow.organisation;
            assert_eq!(house.name, "Rat \\ \"Nord\" e. V.");
            assert_eq!((house.place.as_str(), house.website.as_str(), &house.responsible), ("", "", &None));
            assert!(house.address.is_empty() && house.imprint.is_empty() && house.boilerplate.is_empty());
            let contact = &house.contacts["presse"];
            assert_eq!((contact.name.as_str(), contact.phone.as_str()), ("Anna \"A\" Beispiel", ""));
            assert_eq!(contact.email, "anna@rat.example");
            assert_eq!(workflow.mail.from, "anna@rat.example");
            for part in ["place =", "responsible =", "[organisation.boilerplate]", "phone ="] {
                assert!(text.contains(&format!("# {part}")), "{part}: to be filled in");
            }
        }
    }

    #[test]
    fn the_demonstration_has_the_whole_model() {
        let text = founded(true, Sender::Sample);
        let (_, workflow) = read("workflow.toml", text.as_bytes()).unwrap();
        assert_eq!(workflow.organisation.name, "Flüchtlingsrat Beispielland e. V.");
        assert!(!workflow.organisation.boilerplate.is_empty());
    }
}
