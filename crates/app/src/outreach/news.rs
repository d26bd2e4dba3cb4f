//! What was published in the catalogue, gathered for an hour: whoever publishes twenty things at once sends one letter.

use jiff::SignedDuration;
use platform::db::Tx;

use super::news_store::{self as store, News};
use super::{Topic, announce};
use crate::ids::{StackId, VersionId};
use crate::jobs::Job;
use crate::mail::Note;
use crate::{App, Result, catalog};

/// How long news is gathered.
const GATHERING: SignedDuration = SignedDuration::from_hours(1);

/// Notes a published version, if it stands in the public catalogue.
pub async fn gather_version(app: &App, id: &VersionId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let version = catalog::version(&mut tx, id).await?;
    if catalog::current(&mut tx, &version.slug).await.is_err() {
        return Ok(());
    }
    let news = News {
        id: id.to_string(),
        topic: Topic::MicroCredentials,
        title: version.title.clone(),
        path: format!("/catalog/{}", version.slug),
    };
    gather(&mut tx, &news).await?;
    Ok(tx.commit().await?)
}

/// Notes a published edition of a stack.
pub async fn gather_stack(app: &App, id: &StackId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let stack = catalog::stack(&mut tx, id).await?;
    let news = News {
        id: stack.edition.to_string(),
        topic: Topic::Stacks,
        title: stack.definition.title.clone(),
        path: format!("/stacks/{}", stack.slug),
    };
    gather(&mut tx, &news).await?;
    Ok(tx.commit().await?)
}

/// Keeps the news and makes sure that it is told: an hour after the first of its bunch. Each minute has a job of its own at most.
async fn gather(tx: &mut Tx, news: &News) -> Result<()> {
    if !store::add(tx, news).await? {
        return Ok(());
    }
    let due = tx.now() + GATHERING;
    let key = format!("tell-news-{}", due.as_second() / 60);
    Job::TellNews.enqueue_at(tx, due, Some(&key)).await
}

/// Announces everything gathered so far, a letter a topic. Tells nothing twice.
pub async fn tell(app: &App) -> Result<()> {
    let mut tx = app.db.begin().await?;
    for topic in Topic::ALL {
        let gathered = store::take(&mut tx, topic).await?;
        if let Some(note) = letter(topic, &gathered) {
            announce(&mut tx, topic, &note).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// One piece of news by its title, several by their number.
fn letter(topic: Topic, gathered: &[News]) -> Option<Note> {
    let (one, many, shelf) = match topic {
        Topic::MicroCredentials => (
            "outreach-one-micro-credential",
            "outreach-many-micro-credentials",
            "/catalog",
        ),
        Topic::Stacks => ("outreach-one-stack", "outreach-many-stacks", "/stacks"),
        Topic::Pilots => return None,
    };
    match gathered {
        [] => None,
        [only] => Some(Note::new(one).with("title", &only.title).action(only.path.as_str())),
        several => Some(Note::new(many).with("count", several.len()).action(shelf)),
    }
}
