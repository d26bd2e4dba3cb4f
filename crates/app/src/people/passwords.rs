//! Passwords, for those who want one: argon2id, computed away from the async threads.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::{Error, Result};

/// The shortest password (NIST SP 800-63B §3.1.1.2 asks for 8 with another factor's help and 15 without; mail is the way back in here).
pub const SHORTEST: usize = 10;
/// The longest password, in bytes; beyond that hashing would be a way to tire the server.
pub const LONGEST: usize = 256;

/// A hash of some password nobody has: checked when the address is unknown, so that both answers take the same time.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$YlN0sYq0nYqkJcmVHvYbAbaHuOPLB0+8mYWkhVPEzB0";

/// Whether a new password may be used; the message says what to do.
pub fn check(password: &str, email: &str) -> Result<()> {
    let refuse = |message| Err(Error::field("password", message));
    if password.chars().count() < SHORTEST {
        return refuse("people-password-short");
    }
    if password.len() > LONGEST {
        return refuse("people-password-long");
    }
    let lower = password.to_lowercase();
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let local = email.split('@').next().unwrap_or_default();
    if letters.len() < 4
        || (local.len() > 3 && lower.contains(local))
        || COMMON.iter().any(|word| lower.starts_with(word))
    {
        return refuse("people-password-common");
    }
    Ok(())
}

/// Beginnings of the passwords that are tried first everywhere.
const COMMON: [&str; 12] = [
    "password",
    "passw0rd",
    "qwerty",
    "12345678",
    "123123",
    "letmein",
    "welcome",
    "iloveyou",
    "contraseña",
    "abc123",
    "admin",
    "waymark",
];

/// The hash that is kept.
pub async fn hash(password: String) -> Result<String> {
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
    })
    .await;
    match hashed {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(error)) => Err(anyhow::anyhow!("argon2: {error}").into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

/// Whether the password is the one; without a hash the same work is done and the answer is no.
pub async fn fits(password: String, hash: Option<String>) -> bool {
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let fits = password.len() <= LONGEST
            && Argon2::default()
                .verify_password(password.as_bytes(), hash.as_str())
                .is_ok();
        fits && known
    })
    .await
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_same_password_fits() {
        let hash = hash("correct horse".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(fits("correct horse".to_owned(), Some(hash.clone())).await);
        assert!(!fits("correct horsf".to_owned(), Some(hash)).await);
        assert!(!fits("correct horse".to_owned(), None).await);
    }

    #[test]
    fn passwords_that_everybody_tries_are_refused() {
        for bad in ["short", "password2026", "aaaaaaaaaaaa", "ana.lopez-1234"] {
            assert!(check(bad, "ana.lopez@example.org").is_err(), "{bad}");
        }
        assert!(check("nine green bottles", "ana.lopez@example.org").is_ok());
    }
}
