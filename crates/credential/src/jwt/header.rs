//! What profile a token's header announces.

use super::JwtError;
use super::compact::Compact;

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

    /// The profile that a header announces, once the header keeps its rules: the one of Open Badges has no other members.
    pub(super) fn of(token: &Compact) -> Result<Self, JwtError> {
        let profile = Self::announced(token.text("typ")?, token.text("cty")?)?;
        let known = |member: &String| ["alg", "kid", "jwk", "typ"].contains(&member.as_str());
        if profile == Self::OpenBadges && !token.header.keys().all(known) {
            return Err(JwtError::Header("other"));
        }
        Ok(profile)
    }

    /// `typ` decides; without one, `cty` tells VC-JOSE-COSE from VC-JWT. Both may be written as whole media types.
    fn announced(typ: Option<&str>, cty: Option<&str>) -> Result<Self, JwtError> {
        let [typ, cty] = [typ, cty].map(|name| name.map(|name| name.strip_prefix("application/").unwrap_or(name)));
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
