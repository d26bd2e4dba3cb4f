//! The header of a token: what profile it announces, which key it names.

use serde_json::{Map, Value};

use super::JwtError;

/// The algorithms that are checked. `none` is not one, and symmetric ones are not either.
const ALGORITHMS: [&str; 4] = ["EdDSA", "Ed25519", "ES256", "ES384"];

/// Longest `kid` that is looked at.
const MAX_KID: usize = 2048;

/// What kind of token this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Profile {
    /// VC-JWT of Open Badges 3.0 (§8.2), `typ` `JWT` or none.
    OpenBadges,
    /// A credential of VC-JOSE-COSE, `typ` `vc+jwt`.
    Credential,
    /// A presentation of VC-JOSE-COSE, `typ` `vp+jwt`.
    Presentation,
}

impl Profile {
    /// The `typ` that is written.
    pub fn typ(self) -> &'static str {
        match self {
            Self::OpenBadges => "JWT",
            Self::Credential => "vc+jwt",
            Self::Presentation => "vp+jwt",
        }
    }

    /// The `cty` that is written, where the profile has one.
    pub(super) fn cty(self) -> Option<&'static str> {
        match self {
            Self::OpenBadges => None,
            Self::Credential => Some("vc"),
            Self::Presentation => Some("vp"),
        }
    }

    /// The profile that a header announces. `typ` decides; without one, `cty` tells VC-JOSE-COSE from VC-JWT.
    fn announced(typ: Option<&str>, cty: Option<&str>) -> Result<Self, JwtError> {
        let profile = match (typ, cty) {
            (None, Some("vc")) => Self::Credential,
            (None, Some("vp")) => Self::Presentation,
            (None | Some("JWT"), _) => Self::OpenBadges,
            (Some("vc+jwt"), _) => Self::Credential,
            (Some("vp+jwt"), _) => Self::Presentation,
            _ => return Err(JwtError::Header("typ")),
        };
        if cty.is_some() && cty != profile.cty() {
            Err(JwtError::Header("cty"))
        } else {
            Ok(profile)
        }
    }
}

/// A header that keeps the rules of its profile.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    pub profile: Profile,
    pub algorithm: String,
    pub kid: Option<String>,
}

impl Header {
    pub fn read(members: &Map<String, Value>) -> Result<Self, JwtError> {
        // No extension is known here, so none may be critical (RFC 7515, §4.1.11); an unencoded payload is one.
        for refused in ["crit", "b64"] {
            if members.contains_key(refused) {
                return Err(JwtError::Header(refused));
            }
        }
        let profile = Profile::announced(text(members, "typ")?, text(members, "cty")?)?;
        let known = |member: &String| ["alg", "kid", "jwk", "typ"].contains(&member.as_str());
        if profile == Profile::OpenBadges && !members.keys().all(known) {
            return Err(JwtError::Header("other"));
        }
        let algorithm = text(members, "alg")?.ok_or(JwtError::Header("alg"))?;
        if algorithm.eq_ignore_ascii_case("none") {
            return Err(JwtError::Header("alg"));
        }
        if !ALGORITHMS.contains(&algorithm) {
            return Err(JwtError::Algorithm);
        }
        let kid = text(members, "kid")?.filter(|kid| !kid.is_empty() && kid.len() <= MAX_KID);
        Ok(Self {
            profile,
            algorithm: algorithm.to_owned(),
            kid: kid.map(str::to_owned),
        })
    }
}

fn text<'a>(members: &'a Map<String, Value>, name: &'static str) -> Result<Option<&'a str>, JwtError> {
    match members.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(JwtError::Header(name)),
    }
}
