//! SQL of what is declared before sending.

use domain::declaration::{AiUse, Declarations};
use platform::db::{Micros, Tx};
use sqlx::Row;

use super::Place;
use crate::Result;

/// What the earner has declared so far, kept as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    pub three: Declarations,
    /// `unanswered`, `not_used` or `used`.
    pub ai: String,
    pub ai_explanation: String,
    /// The earner's own name stands in the work, and they say that it is meant to.
    pub names_checked: bool,
}

impl Declared {
    /// The AI disclosure as the rules see it.
    pub fn ai_use(&self) -> AiUse {
        match self.ai.as_str() {
            "not_used" => AiUse::NotUsed,
            "used" => AiUse::Used {
                explained: !self.ai_explanation.trim().is_empty(),
            },
            _ => AiUse::Unanswered,
        }
    }
}

/// What is declared for an attempt.
pub async fn get(tx: &mut Tx, place: &Place) -> Result<Declared> {
    let row = sqlx::query(
        "select own_work_at, right_to_release_at, youth_consent_at, ai, ai_explanation, names_checked_at from declarations \
         where submission_id = $1 and attempt = $2",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else {
        return Ok(Declared::default());
    };
    let is_set = |column: usize| row.try_get::<Option<i64>, _>(column).map(|at| at.is_some());
    Ok(Declared {
        three: Declarations {
            own_work: is_set(0)?,
            right_to_release: is_set(1)?,
            youth_consent: is_set(2)?,
        },
        ai: row.try_get(3)?,
        ai_explanation: row.try_get(4)?,
        names_checked: is_set(5)?,
    })
}

/// Writes it down.
pub async fn put(tx: &mut Tx, place: &Place, declared: &Declared) -> Result<()> {
    let now = Micros::from(tx.now());
    let at = |is_set: bool| is_set.then_some(now);
    sqlx::query(
        "insert into declarations (submission_id, attempt, own_work_at, right_to_release_at, youth_consent_at, ai, ai_explanation, \
         names_checked_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (submission_id, attempt) do update set \
         own_work_at = excluded.own_work_at, right_to_release_at = excluded.right_to_release_at, \
         youth_consent_at = excluded.youth_consent_at, ai = excluded.ai, ai_explanation = excluded.ai_explanation, \
         names_checked_at = excluded.names_checked_at",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(at(declared.three.own_work))
    .bind(at(declared.three.right_to_release))
    .bind(at(declared.three.youth_consent))
    .bind(declared.ai.clone())
    .bind(declared.ai_explanation.clone())
    .bind(at(declared.names_checked))
    .execute(&mut **tx)
    .await?;
    Ok(())
}
