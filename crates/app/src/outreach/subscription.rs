//! Subscribing and ending it. Whoever types an address learns nothing about it; only its owner can say yes.

use domain::email::Email;
use jiff::SignedDuration;
use platform::db::Tx;
use platform::random;

use super::{Topic, store};
use crate::mail::{self, Note};
use crate::ui::Lang;
use crate::{Error, Result};

/// How long the link of the first mail can be used.
pub(super) const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What somebody asks for.
pub struct Wish<'a> {
    /// As typed.
    pub email: &'a str,
    pub lang: Lang,
    pub topics: &'a [Topic],
}

/// Sends the one mail that asks whether the address's owner wants news. The same is done for known and for unknown addresses.
pub async fn ask(tx: &mut Tx, wish: &Wish<'_>) -> Result<()> {
    let email = Email::parse(wish.email).map_err(|_| Error::field("email", "people-email-unusable"))?;
    if wish.topics.is_empty() {
        return Err(Error::field("topic", "outreach-topic-choose"));
    }
    store::forget_old_wishes(tx, tx.now() - GOOD_FOR).await?;
    let token = random::token();
    let shown = wish.email.trim();
    store::add_wish(tx, &token, email.as_str(), shown, wish).await?;
    let note = Note::new("outreach-confirm-mail").action(format!("/updates/confirm/{token}"));
    mail::to_address(tx, shown, wish.lang.tag(), note).await
}

/// The owner of the address says yes. What they chose this time replaces what they chose before; a second click changes nothing.
pub async fn confirm(tx: &mut Tx, token: &str) -> Result<()> {
    let since = tx.now() - GOOD_FOR;
    let wish = store::wish(tx, token, since).await?;
    let Some(wish) = wish else {
        return Err(Error::Refused("outreach-link-over"));
    };
    if wish.confirmed_at.is_some() {
        return Ok(());
    }
    store::confirm_wish(tx, &wish.id).await?;
    let subscription = store::subscribe(tx, &wish).await?;
    let topics: Vec<Topic> = wish.topics.split(' ').filter_map(|name| name.parse().ok()).collect();
    store::set_topics(tx, &subscription, &topics).await
}

/// Ends the subscription of a letter's link and forgets the address. A link that is not known (any more) has nothing to end.
pub(super) async fn end(tx: &mut Tx, token: &str) -> Result<()> {
    match store::subscription_of_link(tx, token).await? {
        Some(subscription) => store::end(tx, &subscription).await,
        None => Ok(()),
    }
}
