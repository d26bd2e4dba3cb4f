//! From bytes to a credential with its essential parts, or a reason why not.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::content::Verified;
use super::digital;
use super::envelope::OF_CREDENTIALS;
use super::open_badge_2::Older;
use super::problem::ProblemCode;
use super::report::{Check, CheckId};
use super::signature::Signature;
use super::whole::Whole;
use crate::baking::{self, BakingError, CredentialText};
use crate::proof::{self, ProofError};
use crate::sd_jwt::{Form, SdJwt};
use crate::{CONTEXT_VC_1, CONTEXT_VC_2, json};

/// A document that is a credential by form. Nothing in it is trusted yet.
pub(super) struct Reading {
    pub document: Value,
    pub secured: Secured,
    pub issuer: String,
    pub edition: Edition,
    /// Whether the document may bring contexts of its own.
    pub inline_contexts: bool,
}

/// How the credential is secured.
pub(super) enum Secured {
    /// By proofs that stood in the document, alone or in an array, and were taken out of it.
    Embedded {
        proofs: Vec<Map<String, Value>>,
        in_array: bool,
    },
    /// As a whole, by what it came in.
    Whole(Whole),
    /// By nothing but the presentation around it, which came out as `whole` and is by the same controller (VCDM 2.0, §4.13.4).
    Presented { whole: Signature },
}

/// The edition of the data model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    /// VCDM 1.1, with `issuanceDate` and `expirationDate`.
    V1,
    /// VCDM 2.0.
    V2,
    /// SD-JWT VC, which has a model of its own.
    SdJwtVc,
}

impl Reading {
    /// The checks that a readable credential has passed.
    pub(super) fn passed(&self) -> [Check; 3] {
        let context = match self.edition {
            Edition::SdJwtVc => Check::not_performed(CheckId::Context, ProblemCode::Absent),
            Edition::V1 | Edition::V2 => Check::passed(CheckId::Context),
        };
        [Check::passed(CheckId::Readable), context, Check::passed(CheckId::Type)]
    }

    /// The document as far as it says from when to when it holds.
    pub(super) fn dates(&self) -> Cow<'_, Value> {
        match self.edition {
            Edition::SdJwtVc => Cow::Owned(digital::dates(&self.document)),
            Edition::V1 | Edition::V2 => Cow::Borrowed(&self.document),
        }
    }

    /// Puts the proofs back where they stood, once they have been looked at.
    pub(super) fn with_proofs(mut self) -> Self {
        if let (Secured::Embedded { proofs, in_array }, Value::Object(object)) = (&mut self.secured, &mut self.document)
        {
            let mut proofs = proofs.drain(..).map(Value::Object);
            let proof = match in_array {
                true => Some(Value::Array(proofs.collect())),
                false => proofs.next(),
            };
            object.extend(proof.map(|proof| ("proof".into(), proof)));
        }
        self
    }

    /// What may be shown, once the signature holds.
    pub(super) fn into_content(self) -> Verified {
        match self.edition {
            Edition::SdJwtVc => digital::content(self),
            Edition::V1 | Edition::V2 => Verified::of(self),
        }
    }
}

/// What a file turned out to hold.
pub(super) enum Input {
    /// A verifiable credential.
    Credential(Box<Reading>),
    /// A badge of Open Badges 2.0, or its address.
    OpenBadge2(Older),
}

/// Reads a file. The error is the list of checks up to and including the failed one.
pub(super) fn read(bytes: &[u8], inline_contexts: bool) -> Result<Input, Vec<Check>> {
    match contained(bytes, inline_contexts).map_err(|check| vec![check])? {
        Contained::Document(document) => read_embedded(document, inline_contexts),
        Contained::Whole(Whole::SdJwt(token)) if token.form() == Form::Digital => Ok(read_digital(token)),
        Contained::Whole(whole) => {
            read_secured(whole.document().clone(), inline_contexts, |_| Ok(Secured::Whole(whole)))
        }
        Contained::OpenBadge2(badge) => return Ok(Input::OpenBadge2(badge)),
    }
    .map(|reading| Input::Credential(Box::new(reading)))
}

/// Reads a file that must hold a verifiable credential.
pub(super) fn read_credential(bytes: &[u8], inline_contexts: bool) -> Result<Reading, Vec<Check>> {
    match read(bytes, inline_contexts)? {
        Input::Credential(reading) => Ok(*reading),
        Input::OpenBadge2(_) => Err(vec![Check::failed(CheckId::Readable, ProblemCode::NotACredential)]),
    }
}

/// An SD-JWT VC has all that is needed, or it would not have been read.
fn read_digital(token: Box<SdJwt>) -> Reading {
    let document = token.document().clone();
    Reading {
        issuer: document["iss"].as_str().unwrap_or_default().to_owned(),
        document,
        secured: Secured::Whole(Whole::SdJwt(token)),
        edition: Edition::SdJwtVc,
        inline_contexts: false,
    }
}

/// Reads a document that is parsed already, such as an embedded endorsement.
pub(super) fn read_value(document: Value) -> Result<Reading, Vec<Check>> {
    read_embedded(document, false)
}

pub(super) fn read_embedded(document: Value, inline_contexts: bool) -> Result<Reading, Vec<Check>> {
    read_secured(document, inline_contexts, |document| {
        let in_array = document.get("proof").is_some_and(Value::is_array);
        let proofs = proof::take_out(document).map_err(|error| without_proof(&error))?;
        Ok(Secured::Embedded { proofs, in_array })
    })
}

/// Reads a credential without a proof of its own, which the presentation around it secures. Only its holder may speak
/// for itself in this way.
pub(super) fn read_self_asserted(
    document: Value,
    inline_contexts: bool,
    holder: Option<&str>,
    whole: Signature,
) -> Result<Reading, Vec<Check>> {
    let by_holder = holder.is_some() && json::id_of(document.get("issuer")) == holder;
    read_secured(document, inline_contexts, |_| match by_holder {
        true => Ok(Secured::Presented { whole }),
        false => Err(without_proof(&ProofError::Count)),
    })
}

fn read_secured(
    mut document: Value,
    inline_contexts: bool,
    secured: impl FnOnce(&mut Value) -> Result<Secured, Check>,
) -> Result<Reading, Vec<Check>> {
    let mut passed = vec![Check::passed(CheckId::Readable)];
    let mut refuse = |check: Check| {
        passed.push(check);
        std::mem::take(&mut passed)
    };
    let edition = edition(&document, inline_contexts).map_err(&mut refuse)?;
    if !json::holds(document.get("type"), "VerifiableCredential") {
        return Err(refuse(
            Check::failed(CheckId::Type, ProblemCode::NotACredential).at("/type"),
        ));
    }
    let issuer = essentials(&document).map_err(&mut refuse)?;
    let secured = secured(&mut document).map_err(&mut refuse)?;
    Ok(Reading {
        document,
        secured,
        issuer,
        edition,
        inline_contexts,
    })
}

/// What a file holds, by form.
enum Contained {
    Document(Value),
    Whole(Whole),
    OpenBadge2(Older),
}

fn contained(bytes: &[u8], inline_contexts: bool) -> Result<Contained, Check> {
    let fail = |code| Check::failed(CheckId::Readable, code);
    if let Some(envelope) = Whole::cose(bytes) {
        return envelope.and_then(credential);
    }
    if let Some(text) = baking::plain_json(bytes) {
        return plain(text, inline_contexts);
    }
    let extracted = baking::extract(bytes).map_err(|error| fail(code_of(error)).saying(error))?;
    match extracted.credential {
        CredentialText::Json(text) => plain(&text, inline_contexts),
        CredentialText::Jws(text) => {
            let older = |check| Older::of_token(&text).map(Contained::OpenBadge2).ok_or(check);
            Whole::token(&text).and_then(credential).or_else(older)
        }
        CredentialText::Url(url) => Ok(Contained::OpenBadge2(Older::At(url))),
    }
}

/// What a JSON document holds.
fn plain(text: &[u8], inline_contexts: bool) -> Result<Contained, Check> {
    let fail = |code| Check::failed(CheckId::Readable, code);
    let document = json::parse(text).map_err(|error| fail(ProblemCode::NotStrictJson).saying(error))?;
    if Older::is_one(&document) {
        return Ok(Contained::OpenBadge2(Older::Document(document)));
    }
    if json::holds(document.get("type"), "EnvelopedVerifiableCredential") {
        edition(&document, inline_contexts)?;
        return Whole::enveloped(&document, &OF_CREDENTIALS).and_then(credential);
    }
    Ok(Contained::Document(document))
}

fn credential(whole: Whole) -> Result<Contained, Check> {
    match whole.is_presentation() {
        false => Ok(Contained::Whole(whole)),
        true => Err(Check::failed(CheckId::Readable, ProblemCode::NotACredential)),
    }
}

pub(super) fn code_of(error: BakingError) -> ProblemCode {
    match error {
        BakingError::TooLarge => ProblemCode::TooLarge,
        BakingError::UnknownFormat => ProblemCode::UnknownFormat,
        BakingError::Malformed(_) => ProblemCode::MalformedPicture,
        BakingError::NoCredential => ProblemCode::NoCredential,
        BakingError::SeveralCredentials => ProblemCode::SeveralCredentials,
    }
}

/// The edition, from the first context; all contexts must be URLs, unless those that the document brings along are read
/// too (VCDM 2.0, §4.3). Which URLs are known is found out when the document is canonicalised.
pub(super) fn edition(document: &Value, inline_contexts: bool) -> Result<Edition, Check> {
    let contexts = json::list(document.get("@context"));
    let fail = |code| Check::failed(CheckId::Context, code).at("/@context");
    match contexts.first().and_then(Value::as_str) {
        None => Err(fail(ProblemCode::NotACredential)),
        _ if !contexts
            .iter()
            .all(|c| c.is_string() || (inline_contexts && c.is_object())) =>
        {
            Err(fail(ProblemCode::RefusedContext))
        }
        Some(CONTEXT_VC_2) => Ok(Edition::V2),
        Some(CONTEXT_VC_1) => Ok(Edition::V1),
        Some(_) => Err(fail(ProblemCode::UnknownContext)),
    }
}

/// The members without which there is nothing to verify: issuer, subject, and an id that is a URI if there is one.
fn essentials(document: &Value) -> Result<String, Check> {
    let fail = |pointer: &str| Check::failed(CheckId::Type, ProblemCode::NotACredential).at(pointer);
    let issuer = json::id_of(document.get("issuer")).filter(|id| json::is_uri(id));
    let issuer = issuer.ok_or_else(|| fail("/issuer"))?;
    let id_is_good = document
        .get("id")
        .is_none_or(|id| id.as_str().is_some_and(json::is_uri));
    if !id_is_good {
        return Err(fail("/id"));
    }
    let subjects = json::list(document.get("credentialSubject"));
    let say_something = |subject: &Value| subject.as_object().is_some_and(|claims| !claims.is_empty());
    if subjects.is_empty() || !subjects.iter().all(say_something) {
        return Err(fail("/credentialSubject"));
    }
    Ok(issuer.to_owned())
}

pub(super) fn without_proof(error: &ProofError) -> Check {
    let code = match error {
        ProofError::Count => ProblemCode::NoProof,
        _ => ProblemCode::MalformedProof,
    };
    Check::failed(CheckId::Signature, code).at("/proof")
}
