//! Keys as JSON Web Keys (RFC 7517; RFC 8037 for Ed25519; RFC 7518, §6.2 for the NIST curves and §6.3 for RSA).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::rsa::{RsaKey, RsaPublic};
use super::{KeyError, Kind, PublicKey, Signer};

/// Members of a private key (RFC 7518, §6); a public key that shows one is refused.
const PRIVATE_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Most bytes of a number of an RSA key: a modulus of 4096 bits.
const MAX_NUMBER: usize = 512;

impl Kind {
    /// The JOSE algorithm that this kind of key signs with (RFC 7518, §3.1; RFC 8037, §3.1).
    pub fn algorithm(self) -> &'static str {
        match self {
            Self::Ed25519 => "EdDSA",
            Self::P256 => "ES256",
            Self::P384 => "ES384",
            Self::P521 => "ES512",
            Self::Rsa => "RS256",
        }
    }

    fn of_jwk(jwk: &Value) -> Result<Self, KeyError> {
        match (jwk["kty"].as_str(), jwk["crv"].as_str()) {
            (Some("OKP"), Some("Ed25519")) => Ok(Self::Ed25519),
            (Some("EC"), Some("P-256")) => Ok(Self::P256),
            (Some("EC"), Some("P-384")) => Ok(Self::P384),
            (Some("EC"), Some("P-521")) => Ok(Self::P521),
            (Some("RSA"), None) => Ok(Self::Rsa),
            _ => Err(KeyError::UnknownKind),
        }
    }
}

impl PublicKey {
    /// Writes the key as JSON Web Key, with nothing but its required members: what stands for the key in a thumbprint
    /// (RFC 7638, §3.2) and in `did:jwk`.
    pub fn to_jwk(&self) -> Value {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let raw = self.to_uncompressed();
        let on_curve = |curve: &str| {
            let (x, y) = raw[1..].split_at((raw.len() - 1) / 2);
            json!({"crv": curve, "kty": "EC", "x": text(x), "y": text(y)})
        };
        match self.as_rsa() {
            Some(key) => json!({"e": text(key.exponent()), "kty": "RSA", "n": text(key.modulus())}),
            None => match self.kind() {
                Kind::P256 => on_curve("P-256"),
                Kind::P384 => on_curve("P-384"),
                Kind::P521 => on_curve("P-521"),
                Kind::Ed25519 | Kind::Rsa => json!({"crv": "Ed25519", "kty": "OKP", "x": text(&raw)}),
            },
        }
    }

    /// The key's thumbprint (RFC 7638): base64url of SHA-256 over the required members, in the order of their names.
    pub fn thumbprint(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.to_jwk().to_string()))
    }

    /// Reads a JSON Web Key. What the key says of its use must allow checking signatures with the algorithm of its
    /// kind; a key that shows its private half is refused.
    ///
    /// # Errors
    /// When the key is of an unknown kind, of the wrong length, no point of its curve, or not meant for this.
    pub fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        let kind = Kind::of_jwk(jwk)?;
        if PRIVATE_MEMBERS.iter().any(|member| jwk.get(member).is_some()) {
            return Err(KeyError::Private);
        }
        check_use(jwk, kind, "verify")?;
        Self::from_coordinates(jwk, kind)
    }

    fn from_coordinates(jwk: &Value, kind: Kind) -> Result<Self, KeyError> {
        let Some(width) = kind.width() else {
            return RsaPublic::new(&number(jwk, "n")?, &number(jwk, "e")?).map(Self::of_rsa);
        };
        let x = bytes(jwk, "x", width)?;
        if kind == Kind::Ed25519 {
            return Self::from_bytes(&x.try_into().map_err(|_| KeyError::Length)?);
        }
        let y = bytes(jwk, "y", width)?;
        Self::from_sec1(kind, &[[4].as_slice(), &x, &y].concat())
    }
}

impl Signer {
    /// Reads a private JSON Web Key.
    ///
    /// # Errors
    /// When it is no private key of a known kind, or its public half is another key's.
    pub fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        let kind = Kind::of_jwk(jwk)?;
        check_use(jwk, kind, "sign")?;
        let signer = match kind.width() {
            Some(width) => Self::from_secret(kind, &bytes(jwk, "d", width)?)?,
            None => Self::Rsa(RsaKey::from_numbers(|name| number(jwk, name))?),
        };
        if PublicKey::from_coordinates(jwk, kind)? == signer.public() {
            Ok(signer)
        } else {
            Err(KeyError::NotOnCurve)
        }
    }
}

/// `alg`, `use` and `key_ops` restrict a key where they stand (RFC 7517, §4.2 to §4.4).
fn check_use(jwk: &Value, kind: Kind, operation: &str) -> Result<(), KeyError> {
    let names_own = |alg: &Value| alg == kind.algorithm() || (kind == Kind::Ed25519 && alg == "Ed25519");
    let allows = |operations: &Value| {
        operations
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one == operation))
    };
    let fits = jwk.get("alg").is_none_or(names_own)
        && jwk.get("use").is_none_or(|purpose| purpose == "sig")
        && jwk.get("key_ops").is_none_or(allows);
    if fits { Ok(()) } else { Err(KeyError::OtherUse) }
}

fn bytes(jwk: &Value, member: &str, width: usize) -> Result<Vec<u8>, KeyError> {
    let text = jwk[member].as_str().filter(|text| text.len() <= 2 * width);
    let raw = text.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    raw.filter(|raw| raw.len() == width).ok_or(KeyError::Length)
}

/// A number in as few bytes as hold it (RFC 7518, §2, Base64urlUInt).
pub(super) fn number(jwk: &Value, member: &str) -> Result<Vec<u8>, KeyError> {
    let text = jwk[member].as_str().filter(|text| text.len() <= 2 * MAX_NUMBER);
    let raw = text.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    raw.filter(|raw| !raw.is_empty() && raw.len() <= MAX_NUMBER)
        .ok_or(KeyError::Length)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// The key of RFC 7517, Appendix A.2, private half included.
    fn rfc_7517() -> Value {
        json!({"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"})
    }

    fn public() -> Value {
        let mut jwk = rfc_7517();
        jwk.as_object_mut().unwrap().remove("d");
        jwk
    }

    #[test]
    fn a_key_of_each_kind_survives_as_jwk() {
        for kind in Kind::ALL {
            let key = sample(kind).public();
            assert_eq!(PublicKey::from_jwk(&key.to_jwk()), Ok(key));
        }
    }

    #[test]
    fn the_published_key_is_read_and_written() {
        let key = Signer::from_jwk(&rfc_7517()).unwrap();
        assert_eq!(key.public().to_jwk(), public());
        assert_eq!(PublicKey::from_jwk(&public()), Ok(key.public()));
        let mut strange = rfc_7517();
        strange["d"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE".into();
        assert!(Signer::from_jwk(&strange).is_err(), "the halves of two keys");
    }

    /// RFC 8037, A.3: the thumbprint of the key of A.2.
    #[test]
    fn the_published_thumbprint_is_made() {
        let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
        let key = PublicKey::from_jwk(&jwk).unwrap();
        assert_eq!(key.thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn a_private_key_is_no_public_key_and_an_own_use_is_minded() {
        assert_eq!(PublicKey::from_jwk(&rfc_7517()), Err(KeyError::Private));
        let with = |member: &str, value: Value| {
            let mut jwk = public();
            jwk[member] = value;
            PublicKey::from_jwk(&jwk).map(|_| ())
        };
        assert_eq!(with("alg", json!("ES256")), Ok(()));
        assert_eq!(with("alg", json!("ES384")), Err(KeyError::OtherUse));
        assert_eq!(with("use", json!("enc")), Err(KeyError::OtherUse));
        assert_eq!(with("key_ops", json!(["verify"])), Ok(()));
        assert_eq!(with("key_ops", json!(["sign"])), Err(KeyError::OtherUse));
    }

    #[test]
    fn malformed_coordinates_are_refused() {
        let with = |member: &str, value: &str| {
            let mut jwk = public();
            jwk[member] = value.into();
            PublicKey::from_jwk(&jwk).map(|_| ())
        };
        assert_eq!(with("x", "MKBC"), Err(KeyError::Length));
        assert_eq!(with("x", &"A".repeat(100_000)), Err(KeyError::Length));
        assert_eq!(
            with("y", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"),
            Err(KeyError::NotOnCurve)
        );
        assert_eq!(with("crv", "P-521"), Err(KeyError::Length));
        assert_eq!(with("crv", "secp256k1"), Err(KeyError::UnknownKind));
        assert_eq!(with("kty", "RSA"), Err(KeyError::UnknownKind), "a curve in an RSA key");
        assert_eq!(with("kty", "oct"), Err(KeyError::UnknownKind));
    }
}
