//! The bodies of requests (VCALM 1.0, §3). Documents in them stay the bytes they came as, so that each is parsed once and
//! strictly, by the crate that judges it.

use credential::verify::ProblemKind;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Problem, Refusal};

/// `POST /credentials/issue`.
#[derive(Debug, Deserialize)]
pub struct Issue<'a> {
    #[serde(borrow)]
    pub credential: &'a RawValue,
    #[serde(default)]
    pub options: IssueOptions,
}

/// How to issue. What older editions of the API have here (`type`, `created`, …) is passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct IssueOptions {
    /// JSON Pointers to what every derived credential will show (`ecdsa-sd-2023`).
    pub mandatory_pointers: Option<Vec<String>>,
    /// The name of the credential in this API, where it is another than its `id`.
    pub credential_id: Option<String>,
}

/// `POST /credentials/verify`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Verify<'a> {
    #[serde(borrow)]
    pub verifiable_credential: &'a RawValue,
    #[serde(default)]
    pub options: VerifyOptions,
}

/// How to verify, and how much to say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct VerifyOptions {
    /// What to look at, where not everything is asked for: `proof`, `credentialStatus`.
    pub checks: Option<Vec<String>>,
    pub return_credential: bool,
    pub return_results: Option<bool>,
}

impl VerifyOptions {
    /// What the caller asked for.
    pub fn asked(&self) -> Asked {
        let named = |name: &str| match &self.checks {
            None => false,
            Some(checks) => checks.iter().any(|check| check == name),
        };
        Asked {
            proof_alone: named("proof") && self.checks.as_ref().is_some_and(|checks| checks.len() == 1),
            status: named("credentialStatus") || named("status"),
            credential: self.return_credential,
            results: self.return_results.unwrap_or(true),
            binding_open: false,
        }
    }
}

impl VerifyOptions {
    /// As [`Self::asked`], by a host that judges people's credentials: issuer and status are always looked at.
    pub fn asked_strictly(&self) -> Asked {
        Asked {
            proof_alone: false,
            status: true,
            ..self.asked()
        }
    }
}

impl Asked {
    /// Everything, with the result of each check.
    pub fn strictly() -> Self {
        VerifyOptions::default().asked_strictly()
    }
}

/// What a caller asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// Nothing but whether the signature is sound.
    pub proof_alone: bool,
    /// The status by name: one that cannot be learned is an error then.
    pub status: bool,
    /// The document in the answer.
    pub credential: bool,
    /// The result of each check in the answer.
    pub results: bool,
    /// A key counts although it is not known to be the issuer's: beside one that is, as in chains of proofs, or where the
    /// issuer's own keys could only be had from a network. Only conformance hosts do that.
    pub binding_open: bool,
}

/// `POST /credentials/derive`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Derive<'a> {
    #[serde(borrow)]
    pub verifiable_credential: &'a RawValue,
    #[serde(default)]
    pub options: DeriveOptions,
}

/// What to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct DeriveOptions {
    /// JSON Pointers to what is shown beside what is mandatory.
    pub selective_pointers: Vec<String>,
}

/// `POST /presentations/verify`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Present<'a> {
    #[serde(borrow)]
    pub verifiable_presentation: &'a RawValue,
    #[serde(default)]
    pub options: PresentOptions,
}

/// What the presentation must answer. The standard lets implementations add to this, so unknown members are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PresentOptions {
    pub challenge: Option<String>,
    pub domain: Option<String>,
    pub return_presentation: bool,
}

/// Reads a body.
///
/// # Errors
/// When it is no JSON object of this shape.
pub fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Refusal<T> {
    serde_json::from_slice(body).map_err(|error| Problem::invalid(ProblemKind::Parsing, error))
}
