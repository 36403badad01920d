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
/// Knows the subject too; is in the rules only where a test puts her there.
pub const GESA: Person = Person { id: "gesa", name: "Gesa Muster", email: "gesa@example.org", roles: &["subject"] };
/// Works in the press office; the same.
pub const LEYLA: Person = Person { id: "leyla", name: "Leyla Probe", email: "leyla@example.org", roles: &["press"] };
/// Is in no rules at all.
pub const MALLORY: Person = Person { id: "mallory", name: "Mallory Fremd", email: "mallory@example.net", roles: &[] };

pub const ALL: [Person; 6] = [ANNA, MILAN, CLARA, GESA, LEYLA, MALLORY];

/// The person with this short name.
pub fn named(id: &str) -> Person {
    ALL.into_iter().find(|person| person.id == id).unwrap_or_else(|| panic!("nobody is called {id}"))
}
