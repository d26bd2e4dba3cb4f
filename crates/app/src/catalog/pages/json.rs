//! A micro-credential for programs: an Open Badges 3.0 Achievement (§B.1.2 of the specification), and our own definition whole.

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::shared;
use crate::catalog::Version;
use crate::catalog::definition::{Alignment, Criterion};
use crate::frameworks::Item;
use crate::organizations::Organization;
use crate::ui::Ui;

/// The answer to `.json` and to `Accept: application/json`.
pub fn answer(
    ui: &Ui,
    headers: &HeaderMap,
    version: &Version,
    issuer: &Organization,
    aligned: &[(&Alignment, &Item)],
) -> Response {
    let achievement = achievement(&ui.base_url, version, issuer, aligned);
    shared(ui, headers, "application/json", achievement.to_string())
}

fn achievement(base: &str, version: &Version, issuer: &Organization, aligned: &[(&Alignment, &Item)]) -> Value {
    let definition = &*version.definition;
    let id = format!("{base}/catalog/{}/v/{}", version.slug, version.number);
    json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": id,
        "type": ["Achievement"],
        "achievementType": "MicroCredential",
        "name": definition.title,
        "description": definition.competency,
        "criteria": { "id": format!("{id}#rubric"), "narrative": narrative(&definition.criteria) },
        "image": {
            "id": format!("{base}/catalog/{}/badge.svg", version.slug),
            "type": "Image",
            "caption": definition.badge.alt,
        },
        "creator": {
            "id": format!("{base}/issuers/{}", issuer.slug),
            "type": ["Profile"],
            "name": issuer.name,
            "url": issuer.profile.url,
            "email": issuer.profile.email,
        },
        "inLanguage": definition.languages.first(),
        "tag": definition.topics,
        "version": version.number.to_string(),
        "alignment": aligned.iter().map(|(_, item)| alignment(base, item)).collect::<Vec<_>>(),
        "resultDescription": definition.criteria.iter().map(|criterion| result(&id, criterion)).collect::<Vec<_>>(),
        "publishedAt": version.published_at.to_string(),
        "definition": definition,
    })
}

/// The criteria in Markdown, as the specification allows: one line each, with what must be shown.
fn narrative(criteria: &[Criterion]) -> String {
    let required = |criterion: &Criterion| {
        let level = criterion.levels.iter().find(|level| level.id == criterion.required);
        let shown = level.map_or("", |level| level.descriptor.as_str());
        format!("- **{}**: {shown}", criterion.title)
    };
    criteria.iter().map(required).collect::<Vec<_>>().join("\n")
}

fn alignment(base: &str, item: &Item) -> Value {
    json!({
        "type": ["Alignment"],
        "targetType": "CFItem",
        "targetName": item.name,
        "targetCode": item.code,
        "targetDescription": item.statement,
        "targetFramework": format!("{} ({})", item.framework_title, item.edition),
        "targetUrl": format!("{base}/frameworks/{}/{}", item.framework, item.code),
    })
}

fn result(id: &str, criterion: &Criterion) -> Value {
    let level_id = |level: &str| format!("{id}#{}/{level}", criterion.id);
    let levels: Vec<Value> = criterion
        .levels
        .iter()
        .enumerate()
        .map(|(place, level)| {
            json!({
                "id": level_id(&level.id),
                "type": ["RubricCriterionLevel"],
                "name": level.title,
                "level": place.to_string(),
                "description": level.descriptor,
            })
        })
        .collect();
    json!({
        "id": format!("{id}#{}", criterion.id),
        "type": ["ResultDescription"],
        "name": criterion.title,
        "resultType": "RubricCriterionLevel",
        "requiredLevel": level_id(&criterion.required),
        "rubricCriterionLevel": levels,
    })
}
