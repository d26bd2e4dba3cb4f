//! An issuer as its author wrote it (`issuers/{slug}.yaml`).

use serde::{Deserialize, Serialize};

use super::{Policy, Profile};

/// What an issuer's file says. Every field but the first four has a default that a small issuer can live with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerDefinition {
    pub slug: String,
    pub name: String,
    pub email: String,
    /// IANA name, such as `America/Chicago`.
    pub time_zone: String,
    #[serde(default)]
    pub hue: u16,
    #[serde(default)]
    pub tagline: String,
    /// Markdown.
    #[serde(default)]
    pub about: String,
    #[serde(default)]
    pub url: String,
    #[serde(default)]
    pub holidays: Vec<jiff::civil::Date>,
    /// Business days within which it promises a result.
    #[serde(default = "two_weeks")]
    pub promise_days: u16,
    #[serde(default)]
    pub policy: PolicyDefinition,
    #[serde(default)]
    pub sample: bool,
}

/// How submissions are assessed, as written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PolicyDefinition {
    pub scorers: String,
    pub first_double: u32,
    pub auto_decide: bool,
    pub precheck: bool,
}

/// The scorer policies an issuer may write (product rules §5).
pub const SCORERS: [&str; 4] = ["single", "double", "single_then_conditional_double", "random_double"];

const fn two_weeks() -> u16 {
    10
}

impl Default for PolicyDefinition {
    fn default() -> Self {
        let policy = Policy::default();
        Self {
            scorers: policy.scorers,
            first_double: policy.first_double,
            auto_decide: policy.auto_decide,
            precheck: policy.precheck,
        }
    }
}

impl From<IssuerDefinition> for Profile {
    fn from(written: IssuerDefinition) -> Self {
        Self {
            hue: written.hue,
            tagline: written.tagline,
            about: written.about,
            url: written.url,
            email: written.email,
            time_zone: written.time_zone,
            holidays: written.holidays,
            promise_days: written.promise_days,
            policy: Policy {
                scorers: written.policy.scorers,
                first_double: written.policy.first_double,
                auto_decide: written.policy.auto_decide,
                precheck: written.policy.precheck,
            },
            sample: written.sample,
        }
    }
}
