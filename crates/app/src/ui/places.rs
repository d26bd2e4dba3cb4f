//! Where things stand: the navigation, by what the reader does here.

use super::Ui;
use crate::actor::Role;

/// An entry of the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub path: &'static str,
    /// The message key of its name.
    pub name: &'static str,
}

/// For everybody.
const PUBLIC: [Place; 2] = [
    Place {
        path: "/catalog",
        name: "nav-catalog",
    },
    Place {
        path: "/stacks",
        name: "nav-stacks",
    },
];
const MINE: Place = Place {
    path: "/me",
    name: "nav-me",
};
const VERIFY: Place = Place {
    path: "/verify",
    name: "nav-verify",
};

/// For people with one of these roles.
const AREAS: [(&[Role], Place); 3] = [
    (
        &[Role::Assessor, Role::LeadAssessor],
        Place {
            path: "/assess",
            name: "nav-assess",
        },
    ),
    (
        &[
            Role::Author,
            Role::ContentQa,
            Role::PreChecker,
            Role::LeadAssessor,
            Role::Grantor,
            Role::CredentialingOfficer,
            Role::IssuerAdmin,
        ],
        Place {
            path: "/issuer",
            name: "nav-issuer",
        },
    ),
    (
        &[Role::Operator],
        Place {
            path: "/admin/health",
            name: "nav-admin",
        },
    ),
];

/// Addresses that no search engine should list: they belong to somebody, or exist for one visit.
const PRIVATE: [&str; 11] = [
    "/me",
    "/assess",
    "/issuer",
    "/admin",
    "/sign-in",
    "/sign-up",
    "/settings",
    "/invitations",
    "/attestations",
    "/demo",
    "/mailbox",
];

impl Ui {
    /// The main navigation, in order.
    pub fn places(&self) -> Vec<Place> {
        let mut places = PUBLIC.to_vec();
        if self.actor.is_some() {
            places.push(MINE);
        }
        places.push(VERIFY);
        places.extend(self.areas());
        places
    }

    /// The areas that come with the reader's roles.
    pub fn areas(&self) -> Vec<Place> {
        AREAS
            .into_iter()
            .filter(|(roles, _)| roles.iter().any(|role| self.is(*role)))
            .map(|(_, place)| place)
            .collect()
    }

    /// Whether search engines should pass by.
    pub fn is_private(&self) -> bool {
        PRIVATE.iter().any(|path| self.at(path))
    }
}
