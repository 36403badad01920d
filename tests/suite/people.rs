//! The invented people of the tests.

/// Somebody who works with klartext; nobody of this name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The short name in the rules.
    pub id: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    /// None for whoever makes the workspace, who has the founder's roles, and for strangers.
    pub roles: &'static [&'static str],
}

/// Makes the workspace, and writes.
pub const ANNA: Person = Person { id: "anna", name: "Anna Beispiel", email: "anna@example.org", roles: &[] };
/// Knows the subject and the law.
pub const MILAN: Person =
    Person { id: "milan", name: "Milan Muster", email: "milan@example.org", roles: &["subject", "legal"] };
/// Directs, and publishes.
pub const CLARA: Person =
    Person { id: "clara", name: "Clara Probe", email: "clara@example.org", roles: &["management", "press"] };
/// Is in no rules at all.
pub const MALLORY: Person = Person { id: "mallory", name: "Mallory Fremd", email: "mallory@example.net", roles: &[] };

pub const ALL: [Person; 4] = [ANNA, MILAN, CLARA, MALLORY];

/// The person with this short name.
pub fn named(id: &str) -> Person {
    ALL.into_iter().find(|person| person.id == id).unwrap_or_else(|| panic!("nobody is called {id}"))
}
