//! Handing a credential to its holder's wallet: an exchange in the manner of VC-API (VCALM 1.0, §3.6).
//!
//! The earner, signed in, opens an exchange and shows its code to their wallet. The wallet asks what is wanted, proves an identifier of its own
//! ([`answer`]), and gets the credential issued anew for that identifier. What the code opens is little and short: one credential, one
//! wallet, a quarter of an hour, and only while the earner's page of it stands open. It awards nothing to a finder: the name in the
//! credential stays the earner's, the earner gets a mail, and doing it again takes the credential out of the other wallet.

mod answer;
mod links;

use jiff::{SignedDuration, Timestamp};
use platform::db::Tx;
use platform::random;
use serde_json::{Value, json};

pub use answer::answer;
pub use links::Links;

use super::sharing::own;
use super::store::exchanges as store;
use crate::actor::Actor;
use crate::ids::{CredentialId, PersonId};
use crate::{App, Error, Result};

/// How long a wallet may take.
const OPEN_FOR: SignedDuration = SignedDuration::from_mins(15);

/// One hand-over.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub credential: CredentialId,
    pub person: PersonId,
    pub ends_at: Timestamp,
    pub asked_at: Option<Timestamp>,
    /// The identifier that the wallet proved.
    pub holder: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// Whether the new edition is still being issued.
    pub is_coming: bool,
    /// Whether it was given up, because the credential was withdrawn meanwhile.
    pub was_dropped: bool,
}

/// How far a hand-over has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The code is shown; no wallet has come.
    Waiting,
    /// A wallet asked what is wanted.
    Asked,
    /// A wallet proved its identifier; the credential is being issued for it.
    Issuing,
    /// The credential is that wallet's.
    Done,
    /// The time ran out, the earner changed their mind, or the credential was withdrawn.
    Over,
}

impl Stage {
    /// The word in message keys and pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Asked => "asked",
            Self::Issuing => "issuing",
            Self::Done => "done",
            Self::Over => "over",
        }
    }

    /// Whether nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Over)
    }
}

impl Exchange {
    /// How far it has come at a moment.
    pub fn stage(&self, now: Timestamp) -> Stage {
        match (self.answered_at, self.cancelled_at) {
            (Some(_), _) if self.was_dropped => Stage::Over,
            (Some(_), _) if self.is_coming => Stage::Issuing,
            (Some(_), _) => Stage::Done,
            (None, Some(_)) => Stage::Over,
            (None, None) if self.ends_at <= now => Stage::Over,
            (None, None) if self.asked_at.is_some() => Stage::Asked,
            (None, None) => Stage::Waiting,
        }
    }

    /// Whether a wallet may still answer.
    fn is_open(&self, now: Timestamp) -> bool {
        matches!(self.stage(now), Stage::Waiting | Stage::Asked)
    }
}

/// Opens an exchange for the earner's own credential and ends those that were open. Answers with the word in its address.
///
/// # Errors
/// [`Error::Refused`] when the credential is not in force.
pub async fn open(tx: &mut Tx, actor: &Actor, id: &CredentialId) -> Result<String> {
    let credential = own(tx, actor, id).await?;
    let now = tx.now();
    if !credential.is_in_force(now) {
        return Err(Error::Refused("awards-wallet-not-in-force"));
    }
    let token = random::token();
    store::open(tx, &random::digest(&token), (id, &actor.person), now + OPEN_FOR).await?;
    Ok(token)
}

/// The exchange behind a word, whoever asks.
pub async fn exchange(tx: &mut Tx, token: &str) -> Result<Exchange> {
    store::exchange(tx, &random::digest(token)).await
}

/// The earner's own exchange of this credential.
///
/// # Errors
/// [`Error::NotFound`] to everybody else, and for an exchange of another credential.
pub async fn own_exchange(tx: &mut Tx, actor: &Actor, id: &CredentialId, token: &str) -> Result<Exchange> {
    own(tx, actor, id).await?;
    let exchange = exchange(tx, token).await?;
    if exchange.credential == *id && exchange.person == actor.person {
        Ok(exchange)
    } else {
        Err(Error::NotFound)
    }
}

/// Ends an exchange that no wallet has answered.
pub async fn cancel(tx: &mut Tx, actor: &Actor, id: &CredentialId, token: &str) -> Result<()> {
    own_exchange(tx, actor, id, token).await?;
    store::cancelled(tx, &random::digest(token)).await
}

/// What a wallet is asked for: a presentation by which it shows an identifier of its own (VP Request 2023, §3.3).
///
/// # Errors
/// [`Error::Refused`] when the exchange is over.
pub async fn request(app: &App, tx: &mut Tx, token: &str) -> Result<Value> {
    let exchange = exchange(tx, token).await?;
    if !exchange.is_open(tx.now()) {
        return Err(Error::Refused("awards-wallet-over-what"));
    }
    store::asked(tx, &random::digest(token)).await?;
    let suites = [
        "eddsa-rdfc-2022",
        "eddsa-jcs-2022",
        "ecdsa-rdfc-2019",
        "ecdsa-jcs-2019",
        "Ed25519Signature2020",
    ];
    let methods = ["key", "jwk", "web"];
    Ok(json!({ "verifiablePresentationRequest": {
        "query": [{
            "type": "DIDAuthentication",
            "acceptedMethods": methods.map(|method| json!({ "method": method })),
            "acceptedCryptosuites": suites.map(|suite| json!({ "cryptosuite": suite })),
        }],
        "challenge": challenge(token),
        "domain": domain(app),
        "interact": { "service": [{
            "type": "UnmediatedHttpPresentationService2021",
            "serviceEndpoint": Links::of(app, token).exchange,
        }] },
    } }))
}

/// The question of an exchange. It follows from the secret in the address and is kept nowhere; the secret does not follow from it.
fn challenge(token: &str) -> String {
    random::digest(&format!("the challenge of {token}"))
}

/// For whom an answer must be made.
fn domain(app: &App) -> String {
    app.settings.url("").trim_end_matches('/').to_owned()
}

/// An identifier as people can compare it: its beginning and its end.
pub fn short(identifier: &str) -> String {
    let letters: Vec<char> = identifier.chars().collect();
    if letters.len() <= 28 {
        return identifier.to_owned();
    }
    let part = |letters: &[char]| letters.iter().collect::<String>();
    format!("{}…{}", part(&letters[..18]), part(&letters[letters.len() - 6..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_identifier_is_shown_by_its_ends() {
        assert_eq!(short("did:web:a.example"), "did:web:a.example");
        let shown = short("did:key:z6MkodJHzY8Bn6PycRu3pon7V3vzfk12nbndWcBz2mxMAsa2");
        assert_eq!(shown, "did:key:z6MkodJHzY…xMAsa2");
    }

    #[test]
    fn a_challenge_belongs_to_one_exchange_and_does_not_tell_its_word() {
        assert_eq!(challenge("a"), challenge("a"));
        assert_ne!(challenge("a"), challenge("b"));
        assert_ne!(challenge("a"), random::digest("a"), "what the row keeps");
    }
}
