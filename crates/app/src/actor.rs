//! Who is asking, and what they may.

use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use platform::db::Tx;

use crate::ids::{OrgId, PersonId};
use crate::{Error, Result, organizations};

/// What a person does for an organisation, or for the whole platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Author,
    ContentQa,
    PreChecker,
    Assessor,
    LeadAssessor,
    Grantor,
    CredentialingOfficer,
    IssuerAdmin,
    Coach,
    Operator,
}

impl Role {
    /// Every role, in the order in which people meet them.
    pub const ALL: [Self; 10] = [
        Self::Author,
        Self::ContentQa,
        Self::PreChecker,
        Self::Assessor,
        Self::LeadAssessor,
        Self::Grantor,
        Self::CredentialingOfficer,
        Self::IssuerAdmin,
        Self::Coach,
        Self::Operator,
    ];

    /// The role's name in rows, addresses and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::ContentQa => "content-qa",
            Self::PreChecker => "pre-checker",
            Self::Assessor => "assessor",
            Self::LeadAssessor => "lead-assessor",
            Self::Grantor => "grantor",
            Self::CredentialingOfficer => "credentialing-officer",
            Self::IssuerAdmin => "issuer-admin",
            Self::Coach => "coach",
            Self::Operator => "operator",
        }
    }
}

impl FromStr for Role {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or(())
    }
}

/// A role somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub role: Role,
    /// `None`: for the whole platform.
    pub organization: Option<OrgId>,
}

/// A signed-in person. As an argument of a handler it sends a stranger to the sign-in page.
#[derive(Clone, Debug)]
pub struct Actor {
    pub person: PersonId,
    pub name: String,
    /// The session's public identifier, for the list of sessions and the event log.
    pub session: String,
    /// The roles as they stood when the request came in: good for menus. [`authorize`] reads them anew.
    pub roles: Vec<Held>,
}

/// What somebody wants to do, and to what.
#[derive(Clone, Debug)]
pub enum Right<'a> {
    /// Something that belongs to one person: their own draft, result, credential, settings.
    Own(&'a PersonId),
    /// Something that takes one of these roles in this organisation.
    Hold(&'a [Role], &'a OrgId),
    /// Something that takes this role for the platform as a whole.
    HoldAnywhere(Role),
}

/// The one gate. Called inside the transaction that acts, so that a role taken away a moment ago no longer counts.
///
/// Somebody else's belongings answer [`Error::NotFound`]: one may not learn that they exist. A missing role answers [`Error::Forbidden`].
pub async fn authorize(tx: &mut Tx, actor: &Actor, right: Right<'_>) -> Result<()> {
    match right {
        Right::Own(owner) => {
            if *owner == actor.person {
                Ok(())
            } else {
                Err(Error::NotFound)
            }
        }
        Right::Hold(roles, organization) => {
            let held = organizations::roles_of(tx, &actor.person).await?;
            let fits = |held: &Held| roles.contains(&held.role) && held.organization.as_ref() == Some(organization);
            if held.iter().any(fits) {
                Ok(())
            } else {
                Err(Error::Forbidden)
            }
        }
        Right::HoldAnywhere(role) => {
            let held = organizations::roles_of(tx, &actor.person).await?;
            if held.iter().any(|held| held.role == role) {
                Ok(())
            } else {
                Err(Error::Forbidden)
            }
        }
    }
}

impl Actor {
    /// Whether this role is held for anybody; for menus, never for decisions.
    pub fn is(&self, role: Role) -> bool {
        self.roles.iter().any(|held| held.role == role)
    }

    /// The organisations for which one of `roles` is held; for lists.
    pub fn organizations(&self, roles: &[Role]) -> Vec<OrgId> {
        self.roles
            .iter()
            .filter(|held| roles.contains(&held.role))
            .filter_map(|held| held.organization.clone())
            .collect()
    }

    /// Up to two letters for the account button.
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    }
}

impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::SignIn)
    }
}

impl<S: Sync> axum::extract::OptionalFromRequestParts<S> for Actor {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
