//! The signature: each proof of the set by a key that the issuer stands by.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::binding::{self, Signatory, Unbound};
use super::digital;
use super::known::Known;
use super::problem::ProblemCode;
use super::published;
use super::reading::{Reading, Secured};
use super::report::{Check, CheckId};
use super::whole::Whole;
use super::withdrawn::{self, Claimed};
use crate::cose::{CoseError, Sign1};
use crate::did::Purpose;
use crate::json;
use crate::jwt::{JwtError, Token};
use crate::key::PublicKey;
use crate::proof::{self, ProofError};
use crate::sd_jwt::{Form, SdJwt, SdJwtError};
use crate::time;

/// What is known about the signature. The order is that of weight: in a set of proofs the largest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Signature {
    /// Every proof holds, by keys of the issuer.
    Holds,
    /// At least one key could not be had.
    Unchecked,
    /// At least one proof or context is of a kind that is not supported.
    Unsupported,
    /// At least one proof does not hold.
    Fails,
}

/// The finding, with its checks and the URLs that would bring it further.
pub(super) struct Finding {
    pub verdict: Signature,
    pub checks: Vec<Check>,
    pub wants: BTreeSet<String>,
}

/// Checks the token, or every proof: one good proof beside a bad one is a changed document.
pub(super) fn examine(reading: &Reading, known: &Known, now: Timestamp) -> Finding {
    examine_by(issuer_of(reading), &reading.document, &reading.secured, known, now)
}

/// Who must have signed a credential: its issuer.
fn issuer_of(reading: &Reading) -> Signatory<'_> {
    Signatory {
        controller: &reading.issuer,
        purpose: Purpose::Assertion,
        inline_contexts: reading.inline_contexts,
    }
}

/// The keys that [`examine`] compares with, one for each embedded proof.
pub(super) fn keys_of(reading: &Reading, known: &Known, now: Timestamp) -> Vec<PublicKey> {
    let key = |proof| key_of(issuer_of(reading), &reading.document, proof, known, now).ok();
    embedded_in(reading).iter().filter_map(key).collect()
}

/// Whether [`examine`] would find again that the proofs of the same document hold, once it has found that they fit `keys`.
/// That they fit does not change; all that may have changed is looked at: the keys that the issuer stands by, and the time.
pub(super) fn still_holds(reading: &Reading, keys: &[PublicKey], known: &Known, now: Timestamp) -> bool {
    let by = issuer_of(reading);
    let proofs = embedded_in(reading);
    let holds = |(proof, fitting): (&Map<String, Value>, &PublicKey)| {
        let key = key_of(by, &reading.document, proof, known, now);
        key.is_ok_and(|key| key == *fitting) && proof::check_members(proof, by.purpose, now).is_ok()
    };
    !proofs.is_empty() && proofs.len() == keys.len() && proofs.iter().zip(keys).all(holds)
}

fn embedded_in(reading: &Reading) -> &[Map<String, Value>] {
    match &reading.secured {
        Secured::Embedded { proofs, .. } => proofs,
        _ => &[],
    }
}

/// As [`examine`], each proof by the controller of its own key, whether that is the issuer or not.
pub(super) fn examine_alone(reading: &Reading, known: &Known, now: Timestamp) -> Finding {
    let Secured::Embedded { proofs, .. } = &reading.secured else {
        return examine(reading, known, now);
    };
    let named = |proof: &Map<String, Value>| proof::controller(&proof::method_of(proof).ok()?);
    let controllers = proofs
        .iter()
        .map(|proof| named(proof).unwrap_or_else(|| reading.issuer.clone()));
    let controllers: Vec<String> = controllers.collect();
    if controllers.iter().all(|controller| *controller == reading.issuer) {
        return examine(reading, known, now);
    }
    let by = controllers.iter().map(|controller| Signatory {
        controller,
        purpose: Purpose::Assertion,
        inline_contexts: reading.inline_contexts,
    });
    let mut finding = Finding::nothing_yet();
    finding.embedded(by, (&reading.document, proofs), known, now);
    if finding.verdict == Signature::Holds {
        let foreign = Check::not_performed(CheckId::KeyBinding, ProblemCode::KeyNotIssuers);
        finding.checks = vec![foreign, Check::passed(CheckId::Signature)];
    }
    finding
}

/// As [`examine`], by whoever must have signed `document`, out of which the proofs have been taken.
pub(super) fn examine_by(by: Signatory, document: &Value, secured: &Secured, known: &Known, now: Timestamp) -> Finding {
    let mut finding = Finding::nothing_yet();
    match secured {
        Secured::Embedded { proofs, .. } => {
            finding.embedded(std::iter::repeat(by), (document, proofs), known, now);
        }
        Secured::Whole(Whole::Token(token)) => finding.add(examine_token(by, token, known, now)),
        Secured::Whole(Whole::SdJwt(token)) => finding.add(examine_sd_jwt(by, token, known, now)),
        Secured::Whole(Whole::Cose(envelope)) => finding.add(examine_cose(by, envelope, known, now)),
        Secured::Presented { whole } => finding.presented(*whole),
    }
    if finding.verdict == Signature::Holds {
        finding.checks = vec![Check::passed(CheckId::KeyBinding), Check::passed(CheckId::Signature)];
    }
    finding
}

/// How one proof came out, when it does not hold.
enum Fault {
    Binding(Unbound),
    Proof(ProofError),
    Token(JwtError),
    SdJwt(SdJwtError),
    Cose(CoseError),
}

/// The key is the one that the issuer's document has under the token's `kid`; a key in the header is no key at all.
fn examine_token(by: Signatory, token: &Token, known: &Known, now: Timestamp) -> Result<(), Fault> {
    let kid = token.kid().ok_or(Fault::Token(JwtError::Header("kid")))?;
    let claimed = Claimed {
        method: kid,
        at: token.made(),
        content: token.document(),
    };
    let key = published::key_of(by, kid, known, now);
    let key = withdrawn::or_earlier(key, by, claimed, known, now).map_err(Fault::Binding)?;
    token.check(&key, now).map_err(Fault::Token)
}

/// The dates of an SD-JWT VC are judged as such, like those of every other credential; a token of VC-JOSE-COSE has dates
/// of its own beside the credential's.
fn examine_sd_jwt(by: Signatory, token: &SdJwt, known: &Known, now: Timestamp) -> Result<(), Fault> {
    if token.form() == Form::Digital {
        let key = digital::key_of(by, token.kid(), known, now).map_err(Fault::Binding)?;
        return token.check_signature(&key).map_err(Fault::SdJwt);
    }
    let kid = token.kid().ok_or(Fault::Token(JwtError::Header("kid")))?;
    let key = published::key_of(by, kid, known, now).map_err(Fault::Binding)?;
    token.check(&key, now).map_err(Fault::SdJwt)
}

fn examine_cose(by: Signatory, envelope: &Sign1, known: &Known, now: Timestamp) -> Result<(), Fault> {
    let kid = envelope.kid().ok_or(Fault::Cose(CoseError::Header("kid")))?;
    let key = published::key_of(by, kid, known, now).map_err(Fault::Binding)?;
    envelope.check(&key).map_err(Fault::Cose)
}

fn examine_proof(
    by: Signatory,
    (unsecured, proofs): Proofs,
    proof: &Map<String, Value>,
    known: &Known,
    now: Timestamp,
) -> Result<(), Fault> {
    let key = key_of(by, unsecured, proof, known, now)?;
    let covered = proof::with_previous_proofs(unsecured, proof, proofs).map_err(Fault::Proof)?;
    let limits = json::limits(by.inline_contexts);
    proof::verify_within(by.purpose, &covered, proof, &key, now, &limits).map_err(Fault::Proof)
}

/// The key that a proof names, if the signatory stands by it.
fn key_of(
    by: Signatory,
    unsecured: &Value,
    proof: &Map<String, Value>,
    known: &Known,
    now: Timestamp,
) -> Result<PublicKey, Fault> {
    proof::Suite::of(proof).map_err(Fault::Proof)?;
    let method = proof::method_of(proof).map_err(Fault::Proof)?;
    let claimed = Claimed {
        method: &method,
        at: proof.get("created").and_then(Value::as_str).and_then(time::read),
        content: unsecured,
    };
    let key = binding::key_of(by, &method, known, now);
    withdrawn::or_earlier(key, by, claimed, known, now).map_err(Fault::Binding)
}

/// A document without its proofs, and the proofs.
type Proofs<'a> = (&'a Value, &'a [Map<String, Value>]);

impl Finding {
    fn nothing_yet() -> Self {
        Self {
            verdict: Signature::Holds,
            checks: Vec::new(),
            wants: BTreeSet::new(),
        }
    }

    /// Every proof, each by its signatory.
    fn embedded<'a>(
        &mut self,
        by: impl Iterator<Item = Signatory<'a>>,
        (unsecured, proofs): Proofs,
        known: &Known,
        now: Timestamp,
    ) {
        let mut inline_contexts = false;
        for (proof, by) in proofs.iter().zip(by) {
            inline_contexts = by.inline_contexts;
            let outcome = examine_proof(by, (unsecured, proofs), proof, known, now);
            // Without a canonical form no other proof can hold either, and trying each would multiply the work.
            let hopeless = matches!(outcome, Err(Fault::Proof(ProofError::Canonical(_))));
            self.add(outcome);
            if hopeless {
                break;
            }
        }
        if self.verdict == Signature::Unchecked
            && let Err(error) = canonical_form(unsecured, inline_contexts)
        {
            let (verdict, check) = weigh(&error);
            self.verdict = verdict;
            self.checks = vec![check];
        }
    }

    /// A credential that nothing but its presentation secures holds as far as that does.
    fn presented(&mut self, whole: Signature) {
        self.verdict = whole;
        match whole {
            Signature::Holds => {}
            Signature::Fails => self
                .checks
                .push(Check::failed(CheckId::Signature, ProblemCode::NoProof)),
            Signature::Unchecked | Signature::Unsupported => {
                let unfinished = Check::not_performed(CheckId::Signature, ProblemCode::PresentationUnfinished);
                self.checks.push(unfinished);
            }
        }
    }

    fn add(&mut self, proof: Result<(), Fault>) {
        let Err(fault) = proof else { return };
        let (verdict, check) = match fault {
            Fault::Proof(error) => of_proof(&error),
            Fault::Token(error) | Fault::SdJwt(SdJwtError::Token(error)) => of_token(error),
            Fault::Cose(error) => {
                let code = match error {
                    CoseError::Signature => ProblemCode::SignatureMismatch,
                    _ => ProblemCode::MalformedProof,
                };
                (Signature::Fails, Check::failed(CheckId::Signature, code).saying(error))
            }
            Fault::SdJwt(error) => {
                let check = Check::failed(CheckId::Signature, ProblemCode::MalformedProof).saying(error);
                (Signature::Fails, check)
            }
            Fault::Binding(Unbound::Refused(code)) => (Signature::Fails, Check::failed(CheckId::KeyBinding, code)),
            Fault::Binding(Unbound::Open(code)) => {
                (Signature::Unchecked, Check::not_performed(CheckId::KeyBinding, code))
            }
            Fault::Binding(Unbound::Unsupported(code)) => {
                (Signature::Unsupported, Check::not_performed(CheckId::KeyBinding, code))
            }
            Fault::Binding(Unbound::Wanted(url)) => {
                self.wants.insert(url);
                (
                    Signature::Unchecked,
                    Check::not_performed(CheckId::KeyBinding, ProblemCode::IssuerNotFetched),
                )
            }
        };
        self.verdict = self.verdict.max(verdict);
        self.checks.push(check);
    }
}

fn of_proof(error: &ProofError) -> (Signature, Check) {
    let fails = |code| (Signature::Fails, Check::failed(CheckId::Signature, code));
    match error {
        ProofError::UnknownSuite => (
            Signature::Unsupported,
            Check::not_performed(CheckId::Signature, ProblemCode::UnsupportedSuite),
        ),
        ProofError::Canonical(error) => weigh(error),
        ProofError::Member(_) | ProofError::Key | ProofError::Count | ProofError::Previous => {
            fails(ProblemCode::MalformedProof)
        }
        ProofError::Base => (
            Signature::Unsupported,
            Check::not_performed(CheckId::Signature, ProblemCode::BaseProof),
        ),
        ProofError::Purpose => fails(ProblemCode::WrongPurpose),
        ProofError::Expired => fails(ProblemCode::ProofExpired),
        ProofError::Signature => fails(ProblemCode::SignatureMismatch),
    }
}

fn of_token(error: JwtError) -> (Signature, Check) {
    let code = match error {
        JwtError::Signature => ProblemCode::SignatureMismatch,
        JwtError::OutOfDate => ProblemCode::ProofExpired,
        _ => ProblemCode::MalformedProof,
    };
    (Signature::Fails, Check::failed(CheckId::Signature, code).saying(error))
}

pub(super) fn canonical_form(document: &Value, inline_contexts: bool) -> Result<(), jsonld::Error> {
    jsonld::canonical_nquads(document, jsonld::Hash::Sha256, &json::limits(inline_contexts)).map(|_| ())
}

/// What it means that a document has no canonical form. A member that no context defines could have been added by
/// anybody, as no signature can cover it; a context or construct that we do not support is our limit, not a forgery.
pub(super) fn weigh(error: &jsonld::Error) -> (Signature, Check) {
    use jsonld::Error;
    match error {
        Error::UnknownContext { .. } => (
            Signature::Unsupported,
            Check::failed(CheckId::Context, ProblemCode::UnknownContext),
        ),
        Error::RefusedContext { .. } | Error::InvalidContext { .. } => (
            Signature::Unsupported,
            Check::failed(CheckId::Context, ProblemCode::RefusedContext),
        ),
        Error::UndefinedTerm { .. }
        | Error::UndefinedType { .. }
        | Error::RelativeIri { .. }
        | Error::InvalidValue { .. } => (
            Signature::Fails,
            Check::failed(CheckId::Signature, ProblemCode::UndefinedTerm),
        ),
        _ => (
            Signature::Unsupported,
            Check::failed(CheckId::Signature, ProblemCode::TooComplex),
        ),
    }
}
