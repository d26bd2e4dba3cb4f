//! A micro-credential's achievement: the competency, the rubric with the levels reached, and the kinds of evidence that were assessed.

use credential::open_badge::{
    Achievement, AchievementResult, AchievementSubject, Criteria, Evidence, ResultDescription, RubricCriterionLevel,
};
use platform::db::Tx;

use super::super::facts::Facts;
use super::super::grant::Reached;
use super::super::plain;
use super::{Content, alignments, author, badge};
use crate::catalog::{self, Definition, Version, definition::Criterion};
use crate::ids::VersionId;
use crate::organizations::Organization;
use crate::ui::Lang;
use crate::{Error, Result};

pub(super) async fn content(
    tx: &mut Tx,
    facts: &Facts,
    issuer: &Organization,
    version: &VersionId,
    results: &[Reached],
) -> Result<Content> {
    let version = catalog::version(tx, version).await?;
    let definition = &version.definition;
    let id = address(facts, &version);
    let mut achievement = Achievement::micro_credential(
        &id,
        plain::line(&version.title),
        plain::text(&definition.competency),
        criteria(&id, definition),
    );
    achievement.image = Some(badge(facts, version.id.as_str(), &definition.badge.alt));
    achievement.alignment = alignments(tx, facts, &definition.alignments).await?;
    achievement.result_description = definition.criteria.iter().map(|row| description(&id, row)).collect();
    achievement.creator = Some(author(facts, issuer));
    achievement.tag = definition.topics.iter().map(|topic| plain::line(topic)).collect();
    achievement.in_language = definition.languages.first().cloned();
    achievement.version = Some(version.number.to_string());
    let mut subject = AchievementSubject::new(&facts.subject, achievement);
    subject.result = reached(&id, definition, results)?;
    Ok(Content {
        title: plain::line(&version.title),
        subject,
        evidence: evidence(definition),
    })
}

/// The identifier of an edition: its page.
pub(super) fn address(facts: &Facts, version: &Version) -> String {
    facts.url(&format!("/catalog/{}/v/{}", plain::part(&version.slug), version.number))
}

/// What has to be shown: one line a criterion, in the words of the level that is required.
fn criteria(id: &str, definition: &Definition) -> Criteria {
    let line = |row: &Criterion| {
        let level = row.levels.iter().find(|level| level.id == row.required);
        let (name, words) = level.map_or(("", ""), |level| (level.title.as_str(), level.descriptor.as_str()));
        format!(
            "- **{}**: {}. {}",
            plain::line(&row.title),
            plain::line(name),
            plain::line(words)
        )
    };
    Criteria {
        id: Some(id.to_owned()),
        narrative: Some(definition.criteria.iter().map(line).collect::<Vec<_>>().join("\n")),
    }
}

fn criterion_id(id: &str, criterion: &str) -> String {
    format!("{id}#criterion-{}", plain::part(criterion))
}

fn level_id(id: &str, criterion: &str, level: &str) -> String {
    format!("{}-{}", criterion_id(id, criterion), plain::part(level))
}

fn description(id: &str, row: &Criterion) -> ResultDescription {
    let levels = (1..)
        .zip(&row.levels)
        .map(|(rank, level): (usize, _)| RubricCriterionLevel {
            id: level_id(id, &row.id, &level.id),
            name: plain::line(&level.title),
            description: Some(plain::text(&level.descriptor)),
            level: Some(rank.to_string()),
            ..RubricCriterionLevel::default()
        });
    ResultDescription::criterion(
        criterion_id(id, &row.id),
        plain::line(&row.title),
        levels.collect(),
        level_id(id, &row.id, &row.required),
    )
}

/// The level reached on each criterion. A result that the rubric does not know stops the award: it would certify something nobody decided.
fn reached(id: &str, definition: &Definition, results: &[Reached]) -> Result<Vec<AchievementResult>> {
    results
        .iter()
        .map(|result| {
            let row = definition.criteria.iter().find(|row| row.id == result.criterion);
            let known = row.is_some_and(|row| Definition::level_index(row, &result.level).is_some());
            if !known {
                return Err(Error::Internal(anyhow::anyhow!(
                    "no level {} on criterion {} of {id}",
                    result.level,
                    result.criterion
                )));
            }
            Ok(AchievementResult {
                result_description: Some(criterion_id(id, &result.criterion)),
                achieved_level: Some(level_id(id, &result.criterion, &result.level)),
                ..AchievementResult::default()
            })
        })
        .collect()
}

/// What kinds of evidence were assessed, by the names that the micro-credential gives them. Nothing of the earner's own stands here: signed
/// text can never be taken back, and what the earner shows can.
fn evidence(definition: &Definition) -> Vec<Evidence> {
    let lang = definition.languages.first().and_then(|tag| Lang::parse(tag));
    let lang = lang.unwrap_or(Lang::En);
    let prompts = definition.parts.iter().flat_map(|part| &part.prompts);
    prompts
        .filter(|prompt| prompt.required)
        .map(|prompt| Evidence {
            name: Some(plain::line(&prompt.title)),
            genre: Some(lang.say(super::super::genre(prompt.kind), &[])),
            ..Evidence::default()
        })
        .collect()
}
