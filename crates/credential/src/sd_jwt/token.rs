//! Reading, checking and presenting.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::binding::KeyBinding;
use super::disclosure::Disclosure;
use super::unfold::{Unfolded, unfold};
use super::{Challenge, Form, SdJwtError};
use crate::baking::MAX_TEXT;
use crate::jwt::{Compact, JwtError, Profile, claims};
use crate::key::PublicKey;

/// Most disclosures that are looked at.
const MAX_DISCLOSURES: usize = 500;

/// A text that is well-formed by its form, with its disclosures in their places. Nothing in it is trusted before
/// [`SdJwt::check`] has passed.
#[derive(Debug, Clone, PartialEq)]
pub struct SdJwt {
    compact: Compact,
    form: Form,
    /// Everything before the key binding: what it covers.
    presented: String,
    jws: String,
    disclosures: Vec<Disclosure>,
    places: Vec<String>,
    claims: Map<String, Value>,
    document: Value,
    binding: Option<KeyBinding>,
}

impl SdJwt {
    /// Reads a compact SD-JWT, with key binding or without (RFC 9901, §4), and opens what is disclosed.
    ///
    /// # Errors
    /// Says which rule it breaks.
    pub fn read(text: &str) -> Result<Self, SdJwtError> {
        let text = text.trim_ascii();
        let (presented, binding) = text.rsplit_once('~').ok_or(SdJwtError::Compact)?;
        if text.len() > MAX_TEXT {
            return Err(SdJwtError::Compact);
        }
        let mut parts = presented.split('~');
        let jws = parts.next().unwrap_or_default().to_owned();
        let parts: Vec<&str> = parts.collect();
        if parts.len() > MAX_DISCLOSURES {
            return Err(SdJwtError::TooMany);
        }
        let compact = Compact::read(&jws)?;
        let form = announced(&compact)?;
        let disclosures: Vec<Disclosure> = parts.into_iter().map(Disclosure::read).collect::<Result<_, _>>()?;
        let Unfolded { claims, places } = unfold(compact.payload.clone(), &disclosures, form)?;
        let binding = (!binding.is_empty()).then(|| KeyBinding::read(binding)).transpose()?;
        Ok(Self {
            document: document(&claims, form)?,
            compact,
            form,
            presented: format!("{presented}~"),
            jws,
            disclosures,
            places,
            claims,
            binding,
        })
    }

    /// What the text holds.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The key that the header names.
    pub fn kid(&self) -> Option<&str> {
        self.compact.kid()
    }

    /// The credential or presentation without the claims of the token; of an SD-JWT VC, all its claims.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// A claim, disclosed or never hidden.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        self.claims.get(name)
    }

    /// Where the disclosed parts stand: JSON Pointers (RFC 6901) into the issuer's document.
    pub fn disclosed(&self) -> &[String] {
        &self.places
    }

    /// The key of the holder, if the issuer bound the credential to one (`cnf.jwk`, RFC 7800, §3.2).
    ///
    /// # Errors
    /// When there is a `cnf` without a usable key.
    pub fn holder_key(&self) -> Result<Option<PublicKey>, SdJwtError> {
        let Some(confirmation) = self.claims.get("cnf") else {
            return Ok(None);
        };
        let jwk = confirmation.get("jwk").ok_or(SdJwtError::Claim("cnf"))?;
        PublicKey::from_jwk(jwk).map(Some).map_err(|_| SdJwtError::Claim("cnf"))
    }

    /// Whether somebody claims to present it as its holder.
    pub fn is_bound(&self) -> bool {
        self.binding.is_some()
    }

    /// Checks the issuer's signature with the key that the caller has bound to the issuer, and the token's own dates. Who
    /// presents it is another question: [`SdJwt::check_binding`].
    ///
    /// # Errors
    /// When the algorithm is not that of the key, the signature does not fit, or the dates do not include `now`.
    pub fn check(&self, key: &PublicKey, now: Timestamp) -> Result<(), SdJwtError> {
        self.check_signature(key)?;
        Ok(claims::in_date(&self.claims, now)?)
    }

    /// As [`SdJwt::check`], whatever the dates say.
    ///
    /// # Errors
    /// When the algorithm is not that of the key, or the signature does not fit.
    pub fn check_signature(&self, key: &PublicKey) -> Result<(), SdJwtError> {
        Ok(self.compact.check(key)?)
    }

    /// Checks that the holder's key presents exactly these disclosures, to this audience, in answer to this nonce (RFC
    /// 9901, §7.3). The issuer's signature must have been checked, as it vouches for the holder's key.
    ///
    /// # Errors
    /// Says what is missing or another than expected.
    pub fn check_binding(&self, challenge: &Challenge<'_>) -> Result<(), SdJwtError> {
        let key = self.holder_key()?.ok_or(SdJwtError::Claim("cnf"))?;
        let binding = self.binding.as_ref().ok_or(SdJwtError::Unbound)?;
        binding.check(&key, &self.presented, challenge)
    }

    /// What the holder hands out: the token with the disclosures at `pointers` and those around them, without a key
    /// binding. Pointers are those of [`SdJwt::disclosed`].
    pub fn present(&self, pointers: &[&str]) -> String {
        let leads_to = |place: &str, pointer: &str| {
            let rest = pointer.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let wanted = self.disclosures.iter().zip(&self.places);
        let mut text = format!("{}~", self.jws);
        for (disclosure, place) in wanted {
            if pointers.iter().any(|pointer| leads_to(place, pointer)) {
                text.push_str(&disclosure.text);
                text.push('~');
            }
        }
        text
    }
}

/// The form that a header announces. Before November 2024 SD-JWT VC had the `typ` that is now VC-JOSE-COSE's; a `vct`
/// without contexts tells it.
fn announced(token: &Compact) -> Result<Form, JwtError> {
    let short = |name: &'static str| -> Result<Option<&str>, JwtError> {
        let name = token.text(name)?;
        Ok(name.map(|name| name.strip_prefix("application/").unwrap_or(name)))
    };
    let older = token.payload.contains_key("vct") && !token.payload.contains_key("@context");
    let form = match short("typ")? {
        Some("dc+sd-jwt") => Form::Digital,
        Some("vc+sd-jwt") if older => Form::Digital,
        Some("vc+sd-jwt") => Form::Credential,
        Some("vp+sd-jwt") => Form::Presentation,
        _ => return Err(JwtError::Header("typ")),
    };
    match short("cty")? {
        Some(cty) if Some(cty) != form.cty() => Err(JwtError::Header("cty")),
        _ => Ok(form),
    }
}

fn document(shown: &Map<String, Value>, form: Form) -> Result<Value, SdJwtError> {
    let profile = match form {
        Form::Credential => Profile::Credential,
        Form::Presentation => Profile::Presentation,
        Form::Digital => {
            let is_text = |name: &str| {
                shown
                    .get(name)
                    .and_then(Value::as_str)
                    .is_some_and(|text| !text.is_empty())
            };
            for name in ["vct", "iss"] {
                if !is_text(name) {
                    return Err(SdJwtError::Claim(name));
                }
            }
            return Ok(Value::Object(shown.clone()));
        }
    };
    Ok(claims::document(shown.clone(), profile)?)
}
