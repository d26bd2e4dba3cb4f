//! The issuer's part: a base proof, for the holder alone (§3.6.1 to §3.6.5).

use std::fmt;

use jsonld::Limits;
use serde_json::{Map, Value};

use super::statements::{Unselectable, Whole};
use super::value::Base;
use super::{MAX_SIGNATURES, proof_hash, sign_data};
use crate::json;
use crate::key::{Kind, Signer, Signing};
use crate::proof::sign::{unsecured, with_proof};
use crate::proof::{ProofError, SignError, Suite, Terms};

/// The randomness of one base proof: fresh for each document, and forgotten afterwards.
#[derive(Clone)]
pub struct Seeds {
    /// Hides the order of the blank nodes. The holder learns it with the base proof.
    pub hmac_key: [u8; 32],
    /// The private key that signs each statement. Nobody learns it: whoever has it can put words into the issuer's mouth.
    pub proof_key: [u8; 32],
}

impl fmt::Debug for Seeds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seeds")
    }
}

/// Signs `unsigned` so that its holder can disclose parts of it. `terms` name [`Suite::EcdsaSd2023`], and the key is one of
/// P-256. `mandatory` are JSON pointers (RFC 6901) to what every derived credential shows; see [`mandatory_by_default`].
///
/// The same input and seeds give the same bytes.
///
/// # Errors
/// [`SignError::Pointer`] for a pointer that leads nowhere or cuts a value in two, [`SignError::Seed`] for a proof key that
/// is none (one in 2¹²⁸ random ones), and those of [`super::super::sign_with`].
pub fn sign_base(
    unsigned: &Value,
    key: &(impl Signing + ?Sized),
    terms: &Terms,
    mandatory: &[String],
    seeds: &Seeds,
) -> Result<Value, SignError> {
    let document = unsecured(unsigned)?;
    terms.check()?;
    if terms.suite != Suite::EcdsaSd2023 || !terms.suite.takes(key.public().kind()) {
        return Err(SignError::Key);
    }
    let statement_key = Signer::from_secret(Kind::P256, &seeds.proof_key).map_err(|_| SignError::Seed)?;
    let mut proof = terms.configuration(document);
    let limits = json::limits(terms.inline_contexts);
    let base = base(
        document,
        &proof,
        key,
        mandatory,
        (&seeds.hmac_key, &statement_key),
        &limits,
    )?;
    proof.insert("proofValue".into(), base.write().into());
    Ok(with_proof(document, Value::Object(proof)))
}

fn base(
    document: &Value,
    proof: &Map<String, Value>,
    key: &(impl Signing + ?Sized),
    mandatory: &[String],
    (hmac_key, statement_key): (&[u8; 32], &Signer),
    limits: &Limits,
) -> Result<Base, SignError> {
    let whole = Whole::read(document, hmac_key, limits)?;
    let always = whole.group(mandatory, limits).map_err(|error| match error {
        Unselectable::Pointer(pointer) => SignError::Pointer(pointer),
        Unselectable::Cut => SignError::Pointer(cutting(&whole, mandatory, limits)),
        Unselectable::Canonical(error) => SignError::Canonical(error),
    })?;
    let statements = whole.statements().iter().enumerate();
    let (always, others): (Vec<_>, Vec<_>) = statements.partition(|(index, _)| always.indexes.contains(index));
    if others.len() > MAX_SIGNATURES {
        return Err(SignError::TooMany);
    }
    let always: Vec<&str> = always.into_iter().map(|(_, statement)| statement.as_str()).collect();
    let public_key = statement_key.public().to_multikey();
    let hash = proof_hash(document, proof, limits).map_err(|error| match error {
        ProofError::Canonical(error) => SignError::Canonical(error),
        _ => SignError::Key,
    })?;
    let sixty_four = |signature: Vec<u8>| signature.try_into().map_err(|_| SignError::Key);
    let signatures = others
        .into_iter()
        .map(|(_, statement)| sixty_four(statement_key.sign(statement.as_bytes())));
    Ok(Base {
        signature: sixty_four(key.sign(&sign_data(&hash, &public_key, &always))?)?,
        public_key: public_key.try_into().map_err(|_| SignError::Key)?,
        hmac_key: *hmac_key,
        signatures: signatures.collect::<Result<_, _>>()?,
        mandatory: mandatory.to_vec(),
    })
}

/// The first pointer that cuts something in two.
fn cutting(whole: &Whole, mandatory: &[String], limits: &Limits) -> String {
    let cuts = |pointer: &&String| whole.group(std::slice::from_ref(pointer), limits).is_err();
    mandatory.iter().find(cuts).cloned().unwrap_or_default()
}

/// Pointers to the members that no holder should be able to leave out: who issued it, when it begins and ends, whether it
/// is still in force, what it must conform to and what may be done with it. Those that `document` has, in this order.
pub fn mandatory_by_default(document: &Value) -> Vec<String> {
    const MEMBERS: [&str; 9] = [
        "/issuer",
        "/validFrom",
        "/validUntil",
        "/issuanceDate",
        "/expirationDate",
        "/credentialStatus",
        "/credentialSchema",
        "/termsOfUse",
        "/refreshService",
    ];
    let present = MEMBERS
        .into_iter()
        .filter(|pointer| document.pointer(pointer).is_some());
    present.map(str::to_owned).collect()
}
