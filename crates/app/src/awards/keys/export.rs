//! A key for elsewhere: its public half as anybody may have it, its private half only under a passphrase.

use argon2::Argon2;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::db::Tx;
use platform::seal::Seal;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::inventory::entry;
use super::{custody, store};
use crate::events::{By, Event, record};
use crate::{App, Error, Result};

/// The shortest passphrase for a file that leaves the house, in characters.
const SHORTEST: usize = 16;

/// A key's public half.
#[derive(Clone, Debug)]
pub struct Exported(pub Value);

impl Exported {
    /// The public half of a key, as Multikey and as JSON Web Key.
    pub async fn of(tx: &mut Tx, id: &str) -> Result<Self> {
        let key = entry(tx, id).await?;
        let now = tx.now();
        let mut exported = key.to_json(now);
        exported["verificationMethod"] = key.verification_method()?.into();
        exported["publicKeyJwk"] = key.key()?.to_jwk();
        Ok(Self(exported))
    }
}

/// The key with its private half, sealed under a passphrase: argon2id (RFC 9106) makes the sealing key, the seal is the one that keys rest
/// under (XChaCha20-Poly1305). Who took it out is in the log.
///
/// # Errors
/// [`Error::Refused`] for a passphrase shorter than 16 characters.
pub async fn sealed_export(app: &App, tx: &mut Tx, by: By<'_>, id: &str, passphrase: &str) -> Result<Value> {
    if passphrase.chars().count() < SHORTEST {
        return Err(Error::Refused("awards-passphrase-short"));
    }
    let Exported(mut file) = Exported::of(tx, id).await?;
    let secret = custody::secret(app, &store::by_id(tx, id).await?)?;
    let salt = platform::random::bytes::<16>();
    let seal = under(passphrase, &salt)?;
    let sealed = seal.seal(&secret, &context(id)).map_err(anyhow::Error::from)?;
    file["private"] = json!({
        "kdf": "argon2id", "memoryKiB": MEMORY_KIB, "passes": PASSES, "lanes": 1, "salt": STANDARD.encode(salt),
        "sealed": sealed,
    });
    let organization = entry(tx, id).await?.organization;
    let key = id.to_owned();
    record(tx, by, Event::KeyExported { key, organization }).await?;
    Ok(file)
}

/// Opens the private half of a file that [`sealed_export`] wrote.
///
/// # Errors
/// [`Error::Refused`] for another passphrase, or a file that was changed.
pub fn opened(file: &Value, passphrase: &str) -> Result<Zeroizing<Vec<u8>>> {
    let refused = || Error::Refused("awards-export-unopened");
    let text = |pointer: &str| file.pointer(pointer).and_then(Value::as_str).ok_or_else(refused);
    let salt = STANDARD.decode(text("/private/salt")?).map_err(|_| refused())?;
    let seal = under(passphrase, &salt)?;
    let opened = seal.open(text("/private/sealed")?, &context(text("/id")?));
    opened.map_err(|_| refused())
}

/// 64 MiB and three passes: the second recommendation of RFC 9106, §4.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;

fn under(passphrase: &str, salt: &[u8]) -> Result<Seal> {
    let costs = argon2::Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, costs)
        .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    let text = Zeroizing::new(STANDARD.encode(*key));
    Ok(Seal::from_base64(&text).map_err(anyhow::Error::from)?)
}

fn context(id: &str) -> String {
    format!("exported issuer key {id}")
}
