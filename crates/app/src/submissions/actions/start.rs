//! Start: one live submission per person and micro-credential.

use std::collections::BTreeSet;

use domain::workflow;
use platform::db::Tx;
use platform::random;

use crate::actor::Actor;
use crate::events::{By, Event, record};
use crate::ids::SubmissionId;
use crate::submissions::store::{Place, attempt, submission};
use crate::{Error, Result, catalog};

/// Letters and digits of a number, without those that are taken for one another or form words.
const LETTERS: &[u8] = b"23456789BCDFGHJKMNPQRSTVWXYZ";

/// Starts at the version that is current now. Somebody who has a live submission gets that one, however often they click.
pub async fn start(tx: &mut Tx, actor: &Actor, slug: &str) -> Result<SubmissionId> {
    let version = catalog::current(tx, slug).await?;
    let limit = version.definition.attempts.limit;
    let workflow = workflow::Submission::start(domain::PersonId::from(actor.person.as_str()), limit);
    for letters in [4, 4, 4, 5, 6, 8] {
        let new = submission::New {
            number: number(letters),
            person: &actor.person,
            version: &version.id,
            micro_credential: &version.micro_credential,
            organization: &version.issuer,
            workflow: &workflow,
        };
        if let Some(id) = submission::add(tx, &new).await? {
            let place = Place {
                submission: id.clone(),
                attempt: 1,
            };
            attempt::open(tx, &place, &BTreeSet::new()).await?;
            let event = Event::SubmissionStarted {
                submission: id.clone(),
                micro_credential: version.micro_credential.clone(),
                version: version.id.clone(),
            };
            record(tx, By::Person(actor, None), event).await?;
            return Ok(id);
        }
        if let Some(id) = submission::live(tx, &actor.person, &version.micro_credential).await? {
            return Ok(id);
        }
    }
    Err(Error::Unavailable("error-database-busy"))
}

fn number(letters: usize) -> String {
    let bound = u32::try_from(LETTERS.len()).unwrap_or(1);
    let letter = |_| usize::try_from(random::below(bound)).unwrap_or(0);
    (0..letters)
        .map(letter)
        .filter_map(|place| LETTERS.get(place).copied())
        .map(char::from)
        .collect()
}
