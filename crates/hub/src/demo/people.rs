//! The forty people of the demonstration. None of them exists.

use crate::accounts::{Account, LoginError};
use domain::plan::PlaceId;
use domain::{PersonId, Role};
use uuid::Uuid;

/// Somebody one can sign in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPerson {
    /// What is sent to sign in.
    pub login: &'static str,
    /// Name as shown.
    pub name: &'static str,
    /// What this person may do.
    pub role: Role,
}

/// Names of the demonstration's keys are made in this space, so that they are the same every time.
const SPACE: Uuid = Uuid::from_u128(0x5b1f_6f0c_3d0e_4d52_9f7b_7765_726b_6875);

/// Everybody; the first five are the ones that tests and guides name.
pub fn all() -> [DemoPerson; 40] {
    PEOPLE
}

impl DemoPerson {
    /// The key: the same in every demonstration.
    pub fn person(&self) -> PersonId {
        PersonId(Uuid::new_v5(&SPACE, self.login.as_bytes()))
    }

    /// The account, without a password.
    ///
    /// # Errors
    /// When the login is none; a test keeps it from happening.
    pub fn account(&self) -> Result<Account, LoginError> {
        Ok(Account {
            person: self.person(),
            login: self.login.parse()?,
            name: self.name.to_owned(),
            role: self.role,
            password: None,
            disabled: false,
            demo: true,
        })
    }
}

/// The colleague of the simulated day who may sit at a place: without account, name or login. The
/// day needs more people than forty, and one for each place can never be in two.
pub fn colleague_at(place: PlaceId) -> PersonId {
    PersonId(Uuid::new_v5(&SPACE, place.0.as_bytes()))
}

const fn person(login: &'static str, name: &'static str, role: Role) -> DemoPerson {
    DemoPerson { login, name, role }
}

const PEOPLE: [DemoPerson; 40] = [
    person("sanne", "Sanne Bakker", Role::Staff),
    person("bram", "Bram de Vries", Role::Staff),
    person("fatima", "Fatima El Amrani", Role::FacilityManager),
    person("joost", "Joost van den Berg", Role::Administrator),
    person("lies", "Lies Hendriks", Role::Reception),
    person("anouk", "Anouk Visser", Role::Staff),
    person("daan", "Daan Jansen", Role::Staff),
    person("emine", "Emine Yıldız", Role::Staff),
    person("erik", "Erik Mulder", Role::Staff),
    person("esther", "Esther de Boer", Role::Staff),
    person("femke", "Femke Smit", Role::Staff),
    person("floor", "Floor Dekker", Role::Staff),
    person("gerard", "Gerard Peters", Role::Staff),
    person("hanneke", "Hanneke Bos", Role::Staff),
    person("hassan", "Hassan Bouzidi", Role::Staff),
    person("ilse", "Ilse van Dijk", Role::Staff),
    person("iris", "Iris Vermeulen", Role::Staff),
    person("jamal", "Jamal Haddad", Role::Staff),
    person("jeroen", "Jeroen Kok", Role::Staff),
    person("jolanda", "Jolanda Schouten", Role::Staff),
    person("karin", "Karin van Leeuwen", Role::Staff),
    person("kees", "Kees Willems", Role::Staff),
    person("koen", "Koen Maas", Role::Staff),
    person("laura", "Laura Hoekstra", Role::Staff),
    person("lotte", "Lotte Kuipers", Role::Staff),
    person("maaike", "Maaike Postma", Role::Staff),
    person("marco", "Marco Ferrari", Role::Staff),
    person("mei", "Mei Chen", Role::Staff),
    person("mirjam", "Mirjam Scholten", Role::Staff),
    person("mohammed", "Mohammed Aziz", Role::Staff),
    person("niels", "Niels Brouwer", Role::Staff),
    person("nienke", "Nienke van der Meer", Role::Staff),
    person("pieter", "Pieter Groen", Role::Staff),
    person("priya", "Priya Ramdin", Role::Staff),
    person("rosa", "Rosa Martina", Role::Staff),
    person("ruben", "Ruben de Wit", Role::Staff),
    person("saskia", "Saskia Blom", Role::Staff),
    person("teun", "Teun Verhoeven", Role::Staff),
    person("wendy", "Wendy Sluiter", Role::Staff),
    person("yasmin", "Yasmin Kaya", Role::Staff),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_a_login_and_a_key_of_their_own() {
        let logins: BTreeSet<_> = all().iter().map(|person| person.login).collect();
        let keys: BTreeSet<_> = all().iter().map(DemoPerson::person).collect();
        assert_eq!((logins.len(), keys.len()), (40, 40));
        assert!(all().iter().all(|person| person.account().is_ok()));
    }

    #[test]
    fn the_keys_never_change() {
        let sanne = all()[0].person();
        assert_eq!(sanne.to_string(), "34d296c7-defb-55c6-87a6-f53a68ee29a5");
    }

    #[test]
    fn the_five_that_tests_name_have_their_roles() {
        let roles: Vec<_> = all()[..5].iter().map(|person| (person.login, person.role)).collect();
        assert_eq!(
            roles,
            [
                ("sanne", Role::Staff),
                ("bram", Role::Staff),
                ("fatima", Role::FacilityManager),
                ("joost", Role::Administrator),
                ("lies", Role::Reception),
            ]
        );
    }
}
