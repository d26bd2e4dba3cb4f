//! Open Badges 3.0 and Verifiable Credentials 2.0: write, sign, verify, publish status, bake into pictures.
//!
//! Bytes in, bytes out. This crate has no network, no clock and no randomness: the caller brings fetched documents, the
//! time and the seeds, so every answer can be repeated. Contexts come from `jsonld`'s built-in list and are never
//! fetched.
//!
//! * [`open_badge`] writes an award or an endorsement, [`clr`] a record of many; [`proof::sign`] signs it.
//! * [`jwt::issue`] makes the same credential a compact token, for readers who want that.
//! * [`sd_jwt::issue`] makes it one whose holder may keep parts of it back.
//! * [`cose::issue`] puts it into a COSE envelope.
//! * [`verify::verify`] checks a document and says for each check whether it passed, failed or was not performed.
//! * [`verify::verify_presentation`] does the same for what a holder shows to one verifier, for one question.
//! * [`model::credential`] lists what departs from the data model, before anything is signed.
//! * [`status_list`] publishes which credentials are revoked or suspended.
//! * [`token_status`] publishes the same for readers of SD-JWT VC.
//! * [`open_badge_2`] writes the older form of an award, and brings older badges into the newer one.
//! * [`baking`] carries a credential inside a PNG or SVG.
//! * [`key`] and [`did`] say whose key is whose.

#![warn(missing_docs)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod baking;
mod cbor;
pub mod clr;
pub mod cose;
pub mod did;
mod json;
pub mod jwt;
pub mod key;
pub mod model;
mod multibase;
pub mod open_badge;
pub mod open_badge_2;
pub mod proof;
pub mod sd_jwt;
pub mod status_list;
mod time;
pub mod token_status;
pub mod verify;

/// Parses JSON as this crate does everywhere: strictly and within limits. A repeated member, a lone surrogate or a byte order
/// mark is an error, so that no two readers see different documents in the same bytes.
///
/// # Errors
/// Says what is wrong and where.
pub fn strict_json(bytes: &[u8]) -> Result<serde_json::Value, jsonld::Error> {
    json::parse(bytes)
}

/// The context of VCDM 2.0, first in every credential made here.
pub const CONTEXT_VC_2: &str = "https://www.w3.org/ns/credentials/v2";

/// The context of VCDM 1.1, which older badges have first.
pub const CONTEXT_VC_1: &str = "https://www.w3.org/2018/credentials/v1";

/// The context of Open Badges 3.0, second in every badge made here.
pub const CONTEXT_OB_3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// The context of Comprehensive Learner Record 2.0.
pub const CONTEXT_CLR_2: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

/// The context that defines 1EdTech's schema and service types.
pub const CONTEXT_OB_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
