//! Invitations: a link for one address, which its owner turns into a role. Nobody is given a role behind their back.

use domain::email::Email;
use jiff::SignedDuration;
use platform::db::Tx;
use platform::random;

use super::{invitation_store as store, leads};
use crate::actor::{Actor, Held, Role};
use crate::events::{By, Event, record};
use crate::ids::OrgId;
use crate::mail::{self, Note};
use crate::organizations::{Organization, give_role, roles_of};
use crate::ui::Lang;
use crate::{Error, Result, people};

/// How long an invitation can be accepted.
pub(super) const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24 * 14);
/// Open invitations of one organisation; more than that is no invitation but a mailing.
pub(super) const MOST_OPEN: i64 = 200;

/// Whom to invite, and to what.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// As typed.
    pub email: &'a str,
    pub role: Role,
    /// `None`: for the whole platform.
    pub organization: Option<&'a Organization>,
    /// The language of the mail, unless the address's owner has chosen another.
    pub lang: Lang,
}

/// An invitation that was just made. The token stands nowhere else.
#[derive(Debug)]
pub struct Invited {
    pub id: String,
    pub shown: String,
    token: String,
}

impl Invited {
    /// The path of the link.
    pub fn path(&self) -> String {
        format!("/invitations/{}", self.token)
    }
}

/// Makes an invitation and sends nothing. For whoever already has the right: `invite`, and the owner of the machine.
///
/// # Errors
/// [`Error::Invalid`] for an address that cannot be one, or an operator of a single organisation.
pub async fn open_invitation(tx: &mut Tx, by: By<'_>, wish: Wish<'_>) -> Result<Invited> {
    let email = Email::parse(wish.email).map_err(|_| Error::field("email", "people-email-unusable"))?;
    if (wish.role == Role::Operator) == wish.organization.is_some() {
        return Err(Error::field("role", "members-role-unfit"));
    }
    let organization = wish.organization.map(|organization| &organization.id);
    store::replace(tx, email.as_str(), wish.role, organization).await?;
    let token = random::token();
    let new = store::New {
        email: email.as_str(),
        shown: wish.email.trim(),
        role: wish.role,
        organization,
        by: match by {
            By::Person(actor, _) => Some(&actor.person),
            By::Platform => None,
        },
        token: &token,
        expires_at: tx.now() + GOOD_FOR,
    };
    let id = store::add(tx, &new).await?;
    let event = Event::Invited {
        invitation: id.clone(),
        organization: organization.cloned(),
        role: wish.role.as_str(),
    };
    record(tx, by, event).await?;
    let shown = new.shown.to_owned();
    Ok(Invited { id, shown, token })
}

/// Invites somebody to a role in an organisation, by mail.
pub(super) async fn invite(tx: &mut Tx, actor: &Actor, organization: &Organization, wish: Wish<'_>) -> Result<()> {
    let leader = leads(tx, actor, &organization.id).await?;
    let open = store::open(tx, &organization.id, MOST_OPEN).await?;
    if i64::try_from(open.len()).is_ok_and(|open| open >= MOST_OPEN) {
        return Err(Error::Refused("members-many-invitations"));
    }
    let invited = open_invitation(tx, By::Person(actor, Some(leader)), wish).await?;
    let lang = language(tx, &wish).await?;
    let note = Note::new("members-invitation-mail")
        .with("inviter", &actor.name)
        .with("organization", &organization.name)
        .with("role", lang.say(&role_word(wish.role), &[]))
        .action(invited.path());
    mail::to_address(tx, &invited.shown, lang.tag(), note).await
}

/// The language in which the invited read: what they chose if they have an account, else the inviter's.
async fn language(tx: &mut Tx, wish: &Wish<'_>) -> Result<Lang> {
    let Ok(email) = Email::parse(wish.email) else {
        return Ok(wish.lang);
    };
    let known = people::person_by_email(tx, email.as_str()).await?;
    Ok(known.and_then(|person| Lang::parse(&person.lang)).unwrap_or(wish.lang))
}

/// The message key of a role's name.
pub(super) fn role_word(role: Role) -> String {
    format!("members-role-{}", role.as_str())
}

/// Takes an open invitation back.
pub(super) async fn withdraw(tx: &mut Tx, actor: &Actor, organization: &OrgId, id: &str) -> Result<()> {
    let leader = leads(tx, actor, organization).await?;
    if !store::withdraw(tx, organization, id).await? {
        return Err(Error::NotFound);
    }
    let event = Event::InvitationWithdrawn {
        invitation: id.to_owned(),
    };
    record(tx, By::Person(actor, Some(leader)), event).await
}

/// Whether the actor has confirmed the address that was invited.
pub(super) async fn is_for(tx: &mut Tx, actor: &Actor, invitation: &store::Invitation) -> Result<bool> {
    let owner = people::person_by_email(tx, &invitation.email).await?;
    Ok(owner.is_some_and(|owner| owner.id == actor.person))
}

/// Turns the link into the role, for the owner of the invited address only. Accepting twice is accepting once.
pub(super) async fn accept(tx: &mut Tx, actor: &Actor, token: &str) -> Result<Role> {
    let invitation = store::by_token(tx, token).await?.ok_or(Error::NotFound)?;
    let role = invitation.role.parse::<Role>().map_err(|()| Error::NotFound)?;
    if invitation.accepted_by.as_ref() == Some(&actor.person) {
        return Ok(role);
    }
    if !invitation.is_open(tx.now()) {
        return Err(Error::Refused("members-invitation-over"));
    }
    if !is_for(tx, actor, &invitation).await? {
        return Err(Error::Refused("members-invitation-other-address"));
    }
    if !store::accept(tx, &invitation.id, &actor.person).await? {
        return Err(Error::Refused("members-invitation-over"));
    }
    let accepted = Event::InvitationAccepted {
        invitation: invitation.id.clone(),
        person: actor.person.clone(),
    };
    record(tx, By::Person(actor, None), accepted).await?;
    give(tx, actor, role, invitation.organization_id).await?;
    Ok(role)
}

/// Gives the accepted role, unless it is held already.
async fn give(tx: &mut Tx, actor: &Actor, role: Role, organization: Option<OrgId>) -> Result<()> {
    let held = Held { role, organization };
    if roles_of(tx, &actor.person).await?.contains(&held) {
        return Ok(());
    }
    give_role(tx, &actor.person, held.organization.as_ref(), role).await?;
    let event = Event::RoleGiven {
        person: actor.person.clone(),
        organization: held.organization,
        role: role.as_str(),
    };
    record(tx, By::Person(actor, None), event).await
}
