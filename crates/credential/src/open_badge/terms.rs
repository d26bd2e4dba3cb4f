//! On what terms a credential stands: how it is renewed, and how it may be used.

use serde::Serialize;

/// Where a newer edition of the credential can be had (1EdTech Credential Refresh 1.0).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "1EdTechCredentialRefresh")]
pub struct RefreshService {
    /// URL of the newer edition.
    pub id: String,
}

/// Terms under which the credential was issued (VCDM 2.0, §5.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermsOfUse {
    /// URL of the terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Kind of terms: a type that one of the credential's contexts defines, or a URL.
    #[serde(rename = "type")]
    pub kind: String,
}
