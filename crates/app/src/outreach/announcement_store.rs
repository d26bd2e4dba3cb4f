//! SQL of announcements.

use platform::db::{Micros, Tx};
use platform::random;

use super::Topic;
use crate::Result;
use crate::mail::Note;

/// An announcement on its way.
#[derive(Clone, Debug)]
pub(super) struct Announcement {
    pub topic: String,
    /// The [`Note`], as JSON.
    pub note: String,
    pub made_at: Micros,
    pub reached: String,
}

platform::row!(Announcement {
    topic,
    note,
    made_at,
    reached
});

/// A subscriber.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub id: String,
    pub shown: String,
    pub lang: String,
}

platform::row!(Reader { id, shown, lang });

pub(super) async fn add(tx: &mut Tx, topic: Topic, note: &Note) -> Result<String> {
    let now = tx.now();
    let id = random::id(now);
    sqlx::query("insert into announcements (id, topic, note, made_at, reached) values ($1, $2, $3, $4, '')")
        .bind(id.clone())
        .bind(topic.as_str())
        .bind(serde_json::to_string(note).map_err(anyhow::Error::from)?)
        .bind(Micros::from(now))
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

/// The announcement, unless everybody has it; held, so that no two workers send the same batch.
pub(super) async fn unfinished(tx: &mut Tx, id: &str) -> Result<Option<Announcement>> {
    let sql = tx.for_update(
        "select topic, note, made_at, reached from announcements where id = $1 and finished_at is null",
        "select topic, note, made_at, reached from announcements where id = $1 and finished_at is null for update",
    );
    Ok(sqlx::query_as(sql)
        .bind(id.to_owned())
        .fetch_optional(&mut **tx)
        .await?)
}

/// The next subscribers of its topic who had subscribed when it was made.
pub(super) async fn readers(tx: &mut Tx, announcement: &Announcement, limit: i64) -> Result<Vec<Reader>> {
    Ok(sqlx::query_as(
        "select s.id, s.shown, s.lang from subscriptions s join subscription_topics t on t.subscription_id = s.id \
         where t.topic = $1 and s.began_at <= $2 and s.id > $3 order by s.id limit $4",
    )
    .bind(announcement.topic.clone())
    .bind(announcement.made_at)
    .bind(announcement.reached.clone())
    .bind(limit)
    .fetch_all(&mut **tx)
    .await?)
}

pub(super) async fn reach(tx: &mut Tx, id: &str, subscription: &str) -> Result<()> {
    sqlx::query("update announcements set reached = $2 where id = $1")
        .bind(id.to_owned())
        .bind(subscription.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn finish(tx: &mut Tx, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update announcements set finished_at = $2 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
