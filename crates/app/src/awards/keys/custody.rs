//! The one place where a private key is made, sealed and opened.
//!
//! To keep an issuer's keys in a security module: implement [`credential::key::Signing`] over its session, let [`make`] ask it for a key and
//! keep the handle where the sealed secret rests now, and let [`open`] answer with it. Nothing else in the house touches a private half.

use std::sync::Arc;

use credential::key::{Kind, Signer};
use zeroize::Zeroizing;

use super::{IssuerKey, Sealed};
use crate::{App, Result};

/// A new key's secret bytes, with the key.
pub fn make(kind: Kind) -> Result<(Signer, Zeroizing<Vec<u8>>)> {
    // A scalar that is zero or beyond the curve's order comes up once in 2^32 draws at most (P-256).
    for _ in 0..8 {
        let secret = Zeroizing::new(entropy(kind));
        if let Ok(signer) = Signer::from_secret(kind, &secret) {
            return Ok((signer, secret));
        }
    }
    Err(anyhow::anyhow!("no key of the kind {kind:?} could be made").into())
}

fn entropy(kind: Kind) -> Vec<u8> {
    match kind {
        Kind::Ed25519 | Kind::P256 => platform::random::bytes::<32>().to_vec(),
        Kind::P384 => platform::random::bytes::<48>().to_vec(),
        Kind::P521 => {
            let mut drawn = platform::random::bytes::<66>();
            // 521 bits: of the first byte one counts.
            drawn[0] &= 1;
            drawn.to_vec()
        }
        Kind::Rsa => platform::random::rsa_key(),
    }
}

/// Seals a secret for its row.
pub fn seal(app: &App, issuer: &str, id: &str, secret: &[u8]) -> Result<String> {
    let sealed = app
        .seal
        .seal(secret, &context(issuer, id))
        .map_err(anyhow::Error::from)?;
    Ok(sealed)
}

/// Opens a key to sign.
///
/// # Errors
/// When it was sealed with a key that is not here, or belongs to another row.
pub fn open(app: &App, sealed: &Sealed) -> Result<IssuerKey> {
    let secret = secret(app, sealed)?;
    let signer = Signer::from_secret(sealed.kind, &secret).map_err(anyhow::Error::from)?;
    Ok(IssuerKey {
        id: sealed.id.clone(),
        issuer: sealed.issuer.clone(),
        purpose: sealed.purpose,
        hand: Arc::new(signer),
    })
}

/// The secret bytes, for [`open`] and for an export under a passphrase.
pub fn secret(app: &App, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>> {
    let opened = app.seal.open(&sealed.secret, &context(&sealed.issuer, &sealed.id));
    Ok(opened.map_err(anyhow::Error::from)?)
}

/// What a sealed key is bound to, so that it opens in its own row only.
fn context(issuer: &str, id: &str) -> String {
    format!("issuer key {id} of {issuer}")
}
