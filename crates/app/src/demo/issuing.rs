//! What people do for an issuer: look whether everything is there, decide, withdraw.

use anyhow::Context as _;

use super::history::Revocation;
use super::tell::{Part, Teller};
use crate::assessment::{self, Decision, Look};
use crate::awards::{self, Withdraw};
use crate::{catalog, submissions};

/// The completeness check finds everything there.
pub async fn pass(part: &Part<'_>) -> anyhow::Result<()> {
    look(part, Look::Pass).await
}

/// The completeness check finds something missing.
pub async fn return_incomplete(part: &Part<'_>, reason: &str) -> anyhow::Result<()> {
    look(part, Look::Return(reason.to_owned())).await
}

async fn look(part: &Part<'_>, finding: Look) -> anyhow::Result<()> {
    let mut tx = part.app.db.begin().await?;
    let issuer = submissions::summary(&mut tx, &part.submission).await?.organization;
    for look in [Look::Take, finding] {
        assessment::precheck(&mut tx, &part.actor, &issuer, (&part.submission, part.attempt), look).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The grantor's decision.
pub async fn decide(part: &Part<'_>, decision: Decision) -> anyhow::Result<()> {
    let mut tx = part.app.db.begin().await?;
    let issuer = submissions::summary(&mut tx, &part.submission).await?.organization;
    assessment::decide(
        &mut tx,
        &part.actor,
        &issuer,
        (&part.submission, part.attempt),
        decision,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// A credential is withdrawn.
pub async fn revoke(teller: &Teller<'_>, told: &Revocation) -> anyhow::Result<()> {
    let (holder, administrator) = (teller.actor(&told.person).await?, teller.actor(&told.by).await?);
    let mut tx = teller.app.db.begin().await?;
    let version = catalog::current(&mut tx, &told.micro_credential).await?;
    let held = awards::credentials_of(&mut tx, &holder.person).await?;
    let credential = held
        .iter()
        .find(|credential| credential.micro_credential() == Some(&version.micro_credential))
        .context("there is no such credential")?;
    let ask = Withdraw::parse(&told.reason, &told.public_reason)?;
    awards::withdraw(teller.app, &mut tx, &administrator, &credential.id, &ask).await?;
    tx.commit().await?;
    Ok(())
}
