//! The facts above the text against each other: embargo, contacts, addressees and all others.

use super::super::FrontMatter;

/// The facts that can change; an edition's id and language are what it is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Kind,
    Place,
    Date,
    Embargo,
    Contacts,
    Lists,
    Quotes,
    Addressees,
    Reference,
    Due,
    Partners,
    SignOnUntil,
    SingleCase,
    Consent,
    Number,
    Typography,
    Readers,
    Sources,
    Corrections,
    Withdrawn,
}

impl Name {
    /// As the front matter writes it.
    pub fn key(self) -> &'static str {
        match self {
            Name::Kind => "kind",
            Name::Place => "place",
            Name::Date => "date",
            Name::Embargo => "embargo",
            Name::Contacts => "contacts",
            Name::Lists => "lists",
            Name::Quotes => "quotes",
            Name::Addressees => "addressees",
            Name::Reference => "reference",
            Name::Due => "due",
            Name::Partners => "partners",
            Name::SignOnUntil => "sign_on_until",
            Name::SingleCase => "single_case",
            Name::Consent => "consent",
            Name::Number => "number",
            Name::Typography => "typography",
            Name::Readers => "readers",
            Name::Sources => "sources",
            Name::Corrections => "corrections",
            Name::Withdrawn => "withdrawn",
        }
    }
}

/// The names of the facts that differ, in the order of the front matter.
pub fn facts(old: &FrontMatter, new: &FrontMatter) -> Vec<Name> {
    // Taken apart by name, so that a fact added later is not forgotten here.
    let FrontMatter {
        id: _,
        kind,
        language: _,
        place,
        date,
        embargo,
        contacts,
        lists,
        quotes,
        addressees,
        reference,
        due,
        partners,
        sign_on_until,
        single_case,
        consent,
        number,
        typography,
        readers,
        sources,
        translates: _,
        corrections,
        withdrawn,
    } = new;
    let same = [
        (Name::Kind, *kind == old.kind),
        (Name::Place, *place == old.place),
        (Name::Date, *date == old.date),
        (Name::Embargo, *embargo == old.embargo),
        (Name::Contacts, *contacts == old.contacts),
        (Name::Lists, *lists == old.lists),
        (Name::Quotes, *quotes == old.quotes),
        (Name::Addressees, *addressees == old.addressees),
        (Name::Reference, *reference == old.reference),
        (Name::Due, *due == old.due),
        (Name::Partners, *partners == old.partners),
        (Name::SignOnUntil, *sign_on_until == old.sign_on_until),
        (Name::SingleCase, *single_case == old.single_case),
        (Name::Consent, *consent == old.consent),
        (Name::Number, *number == old.number),
        (Name::Typography, *typography == old.typography),
        (Name::Readers, *readers == old.readers),
        (Name::Sources, *sources == old.sources),
        (Name::Corrections, *corrections == old.corrections),
        (Name::Withdrawn, *withdrawn == old.withdrawn),
    ];
    same.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
}
