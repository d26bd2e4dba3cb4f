//! Mails about stacks, claims and statements. The award itself is told by the room that issues it.

use platform::db::Tx;

use super::store::attestation::Attestation;
use super::store::claim::Claim;
use crate::actor::Role;
use crate::catalog::Stack;
use crate::ids::PersonId;
use crate::mail::{self, Note};
use crate::{Result, catalog, organizations, people};

/// The rule is fulfilled: a claim is possible.
pub async fn eligible(tx: &mut Tx, person: &PersonId, stack: &Stack) -> Result<()> {
    mail::to_person(tx, person, about("records-mail-eligible", stack)).await
}

/// A claim is on its way: to its earner, and to the officers who may decide it.
pub async fn claimed(tx: &mut Tx, claim: &Claim, stack: &Stack) -> Result<()> {
    mail::to_person(tx, &claim.person, about("records-mail-claimed", stack)).await?;
    let path = claims(tx, stack).await?;
    let path = format!("{path}/{}", claim.id);
    to_officers(tx, claim, "records-mail-claim-waits", stack, &path).await
}

/// A claim went back to its earner.
pub async fn returned(tx: &mut Tx, claim: &Claim, stack: &Stack) -> Result<()> {
    mail::to_person(tx, &claim.person, about("records-mail-returned", stack)).await
}

/// A part of what was claimed or awarded is gone: to its earner, and to the officers.
pub async fn at_risk(tx: &mut Tx, person: &PersonId, stack: &Stack) -> Result<()> {
    mail::to_person(tx, person, about("records-mail-at-risk", stack)).await?;
    let path = claims(tx, stack).await?;
    if let Some(claim) = super::store::claim::latest(tx, person, &stack.id).await? {
        to_officers(tx, &claim, "records-mail-at-risk-officer", stack, &path).await?;
    }
    Ok(())
}

/// Somebody is asked for a statement. The mail names the earner, because whoever gets it must know whom it is about.
pub async fn attestation(tx: &mut Tx, asked: &Attestation, stack: &Stack, link: (&str, &str)) -> Result<()> {
    let (token, lang) = link;
    let earner = people::person(tx, &asked.person).await?.name;
    let note = Note::new("records-mail-attestation")
        .with("name", &asked.name)
        .with("earner", earner)
        .with("stack", &stack.definition.title)
        .action(format!("/attestations/{token}"));
    mail::to_address(tx, &asked.email, lang, note).await
}

/// A statement was answered.
pub async fn attested(tx: &mut Tx, answered: &Attestation, is_true: bool) -> Result<()> {
    let stack = catalog::stack(tx, &answered.stack).await?;
    let key = if is_true {
        "records-mail-attested"
    } else {
        "records-mail-not-attested"
    };
    let note = about(key, &stack).with("name", &answered.name);
    mail::to_person(tx, &answered.person, note).await
}

/// A mail to an earner about their road through a stack.
fn about(key: &'static str, stack: &Stack) -> Note {
    Note::new(key)
        .with("stack", &stack.definition.title)
        .with("credential", &stack.definition.comprehensive.title)
        .action(format!("/me/stacks/{}", stack.slug))
}

/// To every officer who could decide; an earner does not decide their own.
async fn to_officers(tx: &mut Tx, claim: &Claim, key: &'static str, stack: &Stack, path: &str) -> Result<()> {
    for officer in organizations::people_with_role(tx, &stack.issuer, Role::CredentialingOfficer).await? {
        if officer != claim.person {
            let note = Note::new(key)
                .with("credential", &stack.definition.comprehensive.title)
                .action(path);
            mail::to_person(tx, &officer, note).await?;
        }
    }
    Ok(())
}

/// The officers' queue of a stack's issuer.
async fn claims(tx: &mut Tx, stack: &Stack) -> Result<String> {
    let issuer = organizations::organization(tx, &stack.issuer).await?;
    Ok(format!("/issuer/{}/claims", issuer.slug))
}
