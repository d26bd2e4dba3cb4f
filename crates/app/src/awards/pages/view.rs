//! What the public page shows of a credential. Everything that the issuer states is read from the verified document, nothing from our tables.

use credential::verify::Verified;
use jiff::Timestamp;
use serde_json::Value;

/// The content of a verified credential, as its page shows it.
#[derive(Clone, Debug, Default)]
pub struct View {
    pub title: String,
    pub holder: String,
    pub issuer: String,
    pub competency: String,
    pub awarded: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub criteria: Vec<Criterion>,
    /// Kinds of evidence that were assessed: name and kind.
    pub evidence: Vec<Named>,
    /// Credentials that this one rests on.
    pub parts: Vec<Named>,
    pub alignments: Vec<Named>,
}

/// A criterion, the standard and the level reached.
#[derive(Clone, Debug, Default)]
pub struct Criterion {
    pub title: String,
    pub standard: String,
    /// The name of the level reached; empty where the credential gives none.
    pub level: String,
}

/// A name with something beside it: a kind, or an address.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub name: String,
    pub beside: String,
}

impl View {
    /// Reads a verified document.
    pub fn of(verified: &Verified) -> Self {
        let document = &verified.document;
        let subject = &document["credentialSubject"];
        let achievement = &subject["achievement"];
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let date = |written: &Option<String>| written.as_deref().and_then(|written| written.parse().ok());
        let (parts, evidence): (Vec<&Value>, Vec<&Value>) =
            items(&document["evidence"]).partition(|item| item["id"].is_string());
        Self {
            title: text(&verified.name),
            holder: text(&verified.subject_name),
            issuer: text(&verified.issuer_name),
            competency: word(&achievement["description"]),
            awarded: document["awardedDate"]
                .as_str()
                .and_then(|written| written.parse().ok())
                .or_else(|| date(&verified.valid_from)),
            until: date(&verified.valid_until),
            criteria: criteria(subject),
            evidence: named(&evidence, "genre"),
            parts: named(&parts, "id"),
            alignments: items(&achievement["alignment"]).map(aligned).collect(),
        }
    }
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn named(found: &[&Value], beside: &str) -> Vec<Named> {
    let named = |item: &&Value| Named {
        name: word(&item["name"]),
        beside: word(&item[beside]),
    };
    found.iter().map(named).collect()
}

fn aligned(item: &Value) -> Named {
    Named {
        name: format!(
            "{} {}: {}",
            word(&item["targetFramework"]),
            word(&item["targetCode"]),
            word(&item["targetName"])
        ),
        beside: word(&item["targetUrl"]),
    }
}

/// The rubric's criteria with the level that was required and the one that was reached.
fn criteria(subject: &Value) -> Vec<Criterion> {
    let rubric = items(&subject["achievement"]["resultDescription"]);
    rubric
        .filter(|row| row["resultType"] == "RubricCriterionLevel")
        .map(|row| {
            let level = |id: &Value| items(&row["rubricCriterionLevel"]).find(|level| level["id"] == *id);
            let result = items(&subject["result"]).find(|result| result["resultDescription"] == row["id"]);
            let reached = result.and_then(|result| level(&result["achievedLevel"]));
            let shown = reached.or_else(|| level(&row["requiredLevel"]));
            Criterion {
                title: word(&row["name"]),
                standard: shown.map_or_else(String::new, |level| word(&level["description"])),
                level: reached.map_or_else(String::new, |level| word(&level["name"])),
            }
        })
        .collect()
}
