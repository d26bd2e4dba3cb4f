//! A comprehensive credential: what the whole stack certifies, and the credentials it rests on.

use credential::open_badge::{Achievement, AchievementSubject, Criteria, Part, refer_to_parts};
use platform::db::Tx;

use super::super::facts::{Facts, What};
use super::super::{plain, store::issuing};
use super::{Content, alignments, author, badge, micro_credential};
use crate::Result;
use crate::catalog;
use crate::ids::{CredentialId, StackEditionId, StackId};
use crate::organizations::Organization;
use crate::ui::Lang;

pub(super) async fn content(
    tx: &mut Tx,
    facts: &Facts,
    issuer: &Organization,
    (stack, edition): (&StackId, &StackEditionId),
    parts: &[CredentialId],
) -> Result<Content> {
    let definition = catalog::stack_edition(tx, edition).await?;
    let whole = &definition.comprehensive;
    let id = address(facts, &definition.slug, edition);
    let parts = self::parts(tx, parts).await?;
    let mut achievement = Achievement::micro_credential(
        &id,
        plain::line(&whole.title),
        plain::text(&whole.competency),
        criteria(facts, &definition.slug, &parts),
    );
    achievement.achievement_type = "Certification".into();
    achievement.image = Some(badge(facts, edition.as_str(), &whole.badge.alt));
    achievement.alignment = alignments(tx, facts, &whole.alignments).await?;
    achievement.creator = Some(author(facts, issuer));
    let current = catalog::stack(tx, stack).await?;
    achievement.version = (current.edition == *edition).then(|| current.number.to_string());
    let mut subject = AchievementSubject::new(&facts.subject, achievement);
    let evidence = refer_to_parts(&mut subject, &parts, &Lang::En.say("awards-genre-credential", &[]));
    Ok(Content {
        title: plain::line(&whole.title),
        subject,
        evidence,
    })
}

/// The identifier of an edition of a stack: its page, with the edition.
fn address(facts: &Facts, slug: &str, edition: &StackEditionId) -> String {
    facts.url(&format!(
        "/stacks/{}?edition={}",
        plain::part(slug),
        plain::part(edition.as_str())
    ))
}

/// What has to be shown: the parts, by name.
fn criteria(facts: &Facts, slug: &str, parts: &[Part]) -> Criteria {
    let lines: Vec<String> = parts.iter().map(|part| format!("- {}", part.name)).collect();
    Criteria {
        id: Some(facts.url(&format!("/stacks/{}", plain::part(slug)))),
        narrative: Some(lines.join("\n")),
    }
}

/// The parts as the holder's own credentials name them.
async fn parts(tx: &mut Tx, ids: &[CredentialId]) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(ids.len());
    for id in ids {
        let row = issuing::row(tx, id).await?;
        let achievement = match &row.facts.what {
            What::MicroCredential { version, .. } | What::Recorded { version, .. } => {
                micro_credential::address(&row.facts, &*catalog::version(tx, version).await?)
            }
            What::Stack { edition, .. } => {
                let definition = catalog::stack_edition(tx, edition).await?;
                address(&row.facts, &definition.slug, edition)
            }
        };
        parts.push(Part {
            name: plain::line(&row.title),
            achievement,
            credential: row.facts.credential(id),
        });
    }
    Ok(parts)
}
