//! The test issuers: one key for each suite and kind of key, all from one seed.

use std::fmt;

use credential::key::{Kind, Signer};
use credential::proof::Suite;
use sha2::{Digest, Sha256};

/// Draws from the seed before we look whether the arithmetic is broken: one in 2^32 of P-256 fails.
const MOST_DRAWS: u8 = 8;

/// What every key comes from. With the same seed the same identifiers come back.
#[derive(Clone, Copy)]
pub struct Seed([u8; 32]);

impl Seed {
    /// A seed that nobody knows.
    pub fn drawn() -> Self {
        Self(platform::random::bytes())
    }
}

impl std::str::FromStr for Seed {
    type Err = &'static str;

    /// Reads 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = hex::decode(text).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or("write the seed as 64 hexadecimal digits")
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed")
    }
}

/// An issuer of the host.
#[derive(Debug)]
pub struct Issuer {
    /// The name in the path, such as `ecdsa-rdfc-2019-p256`.
    pub name: &'static str,
    pub suite: Suite,
    pub key: Signer,
    /// Its `did:key`.
    pub id: String,
    /// The key's full name, as proofs give it.
    pub method: String,
    /// Whether its credentials get a place in a status list.
    pub lists: bool,
}

/// The issuer that keeps a status list, and that also signs at the root.
pub const FIRST: &str = "eddsa-rdfc-2022";

/// Name, suite and kind of key.
const ISSUERS: [(&str, Suite, Kind); 7] = [
    (FIRST, Suite::EddsaRdfc2022, Kind::Ed25519),
    ("eddsa-jcs-2022", Suite::EddsaJcs2022, Kind::Ed25519),
    ("ecdsa-rdfc-2019-p256", Suite::EcdsaRdfc2019, Kind::P256),
    ("ecdsa-rdfc-2019-p384", Suite::EcdsaRdfc2019, Kind::P384),
    ("ecdsa-jcs-2019-p256", Suite::EcdsaJcs2019, Kind::P256),
    ("ecdsa-jcs-2019-p384", Suite::EcdsaJcs2019, Kind::P384),
    ("ecdsa-sd-2023", Suite::EcdsaSd2023, Kind::P256),
];

/// Makes every issuer.
pub fn all(seed: Seed) -> anyhow::Result<Vec<Issuer>> {
    ISSUERS
        .into_iter()
        .map(|(name, suite, kind)| {
            let key = derived(seed, name, kind)?;
            let public = key.public();
            Ok(Issuer {
                name,
                suite,
                id: public.did_key(),
                method: public.did_key_method(),
                key,
                lists: name == FIRST,
            })
        })
        .collect()
}

/// Ed25519 takes the seed as it is; the other curves draw a scalar from seed and name until one lies within the curve.
fn derived(seed: Seed, name: &str, kind: Kind) -> anyhow::Result<Signer> {
    if kind == Kind::Ed25519 {
        return Ok(Signer::from_secret(kind, &seed.0)?);
    }
    for draw in 0..MOST_DRAWS {
        let block = |half: u8| {
            let hash = Sha256::new().chain_update(seed.0).chain_update(name);
            hash.chain_update([draw, half]).finalize()
        };
        let wide = [block(0), block(1)].concat();
        let length = if kind == Kind::P384 { 48 } else { 32 };
        if let Ok(key) = Signer::from_secret(kind, &wide[..length]) {
            return Ok(key);
        }
    }
    anyhow::bail!("no key for {name} could be drawn from this seed")
}
