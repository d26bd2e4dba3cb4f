//! What happens beside single applications: claims of stacks' credentials, statements by others, news.

use std::collections::BTreeSet;

use anyhow::Context as _;

use super::history::{Attestation, Claim, SignUp};
use super::tell::Teller;
use crate::records::{self, Content, Decision};
use crate::ui::Lang;
use crate::{App, catalog, mail, outreach};

/// Somebody claims a stack's credential, with all of their own statements.
pub async fn claim(teller: &Teller<'_>, told: &Claim) -> anyhow::Result<()> {
    let actor = teller.actor(&told.person).await?;
    let mut tx = teller.app.db.begin().await?;
    let stack = catalog::stack_by_slug(&mut tx, &told.stack).await?;
    let statements = &stack.definition.requirements.attestations;
    let content = Content {
        answers: told.answers.clone(),
        statements: statements
            .iter()
            .map(|statement| statement.id.clone())
            .collect::<BTreeSet<_>>(),
    };
    records::claim(&mut tx, &actor, &told.stack, &content).await?;
    tx.commit().await?;
    Ok(())
}

/// The officer awards it.
pub async fn review(teller: &Teller<'_>, told: &Claim) -> anyhow::Result<()> {
    let review = told.review.as_ref().context("nobody reviews it")?;
    let (earner, officer) = (teller.actor(&told.person).await?, teller.actor(&review.by).await?);
    let mut tx = teller.app.db.begin().await?;
    let stack = catalog::stack_by_slug(&mut tx, &told.stack).await?;
    let claim = records::latest_claim(&mut tx, &earner.person, &stack.id).await?;
    let claim = claim.context("there is no claim")?;
    let decision = Decision::Award(review.note.clone());
    let which = (&stack.issuer, &claim.id);
    records::decide(teller.app, &mut tx, &officer, which, &decision).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody is asked for a statement.
pub async fn ask(teller: &Teller<'_>, told: &Attestation) -> anyhow::Result<()> {
    let (actor, other) = (teller.actor(&told.person).await?, teller.cast.get(&told.from)?);
    let wish = records::Wish {
        stack: &told.stack,
        item: &told.attestation,
        name: &other.name,
        email: other.email(),
        lang: other.lang(),
    };
    let mut tx = teller.app.db.begin().await?;
    records::ask(&mut tx, &actor, wish).await?;
    tx.commit().await?;
    Ok(())
}

/// A stranger signs up for news, and perhaps says yes in the mail.
pub async fn sign_up(app: &App, told: &SignUp) -> anyhow::Result<()> {
    let wish = outreach::Wish {
        email: &told.email,
        lang: Lang::En,
        topics: &outreach::Topic::ALL,
    };
    let mut tx = app.db.begin().await?;
    outreach::ask(&mut tx, &wish).await?;
    if told.confirmed {
        let letters = mail::latest(&mut tx, 20).await?;
        let letter = letters.iter().find(|letter| letter.address == told.email);
        let link = letter
            .context("no mail came")?
            .note()?
            .action
            .context("the mail has no link")?;
        let token = link.rsplit('/').next().unwrap_or_default();
        outreach::confirm(&mut tx, token).await?;
    }
    tx.commit().await?;
    Ok(())
}
