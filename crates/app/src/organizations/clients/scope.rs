//! What a client may do: a word for each kind of call, made of what it does and where.

use std::fmt;
use std::str::FromStr;

/// One permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Issue credentials in the organisation's name.
    Issue,
    /// Revoke and suspend what was issued so.
    Status,
    /// Make status lists of its own.
    Lists,
    /// Read again what was issued so.
    Read,
    /// Delete the copy that is kept here.
    Delete,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 5] = [Self::Issue, Self::Status, Self::Lists, Self::Read, Self::Delete];

    /// Its word in tokens, rows and commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issue => "write:/credentials/issue",
            Self::Status => "write:/credentials/status",
            Self::Lists => "write:/status-lists",
            Self::Read => "read:/credentials",
            Self::Delete => "delete:/credentials",
        }
    }
}

impl Scope {
    /// The message that says to people what it allows.
    pub fn message(self) -> &'static str {
        match self {
            Self::Issue => "clients-may-issue",
            Self::Status => "clients-may-status",
            Self::Lists => "clients-may-lists",
            Self::Read => "clients-may-read",
            Self::Delete => "clients-may-delete",
        }
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(word: &str) -> Result<Self, UnknownScope> {
        let found = Self::ALL.into_iter().find(|scope| scope.as_str() == word);
        found.ok_or_else(|| UnknownScope(word.chars().take(60).collect()))
    }
}

/// A word that is no scope.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0:?} is no scope; there are {all}", all = Scopes::all())]
pub struct UnknownScope(String);

/// A set of scopes, in the order of [`Scope::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// Everything that a client can be allowed.
    pub fn all() -> Self {
        Self(Scope::ALL.to_vec())
    }

    /// Whether it allows nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it allows this.
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether it allows all of that.
    pub fn cover(&self, asked: &Self) -> bool {
        asked.0.iter().all(|scope| self.has(*scope))
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Self {
        let named: Vec<Scope> = scopes.into_iter().collect();
        Self(Scope::ALL.into_iter().filter(|scope| named.contains(scope)).collect())
    }
}

impl FromStr for Scopes {
    type Err = UnknownScope;

    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        text.split_ascii_whitespace().map(str::parse).collect()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, scope) in self.0.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { " " })?;
            f.write_str(scope.as_str())?;
        }
        Ok(())
    }
}
