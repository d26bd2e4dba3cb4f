//! Other forms of a credential: the same content as a token, for readers who take no Data Integrity proof, and for its holder alone those of
//! which they can show parts. Each is made when it is first asked for, signed once, verified, and kept; whoever asks again gets the same bytes.
//!
//! Where the site has an https address a key for tokens signs them (RS256 for Open Badges, ES256 for others), named by an address where it can be had as a JSON Web Key. An
//! issuer that is its own key (`did:key`) has no other, so that key signs (EdDSA), which readers of Open Badges need not understand.

use credential::jwt::{self, Profile};
use credential::key::Kind;
use credential::proof::sd;
use platform::db::Tx;
use serde_json::Value;

use super::keys::{self, IssuerKey, Purpose};
use super::public::{PublicText, text_for};
use super::rehearsal::Published;
use super::store::{credentials, forms as store, withdrawal};
use super::{digital, selective, status_list, switch};
use crate::actor::Actor;
use crate::events::{By, Event, record};
use crate::ids::CredentialId;
use crate::{App, Error, Result, organizations};

/// A form of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// VC-JWT in the profile of Open Badges 3.0 (§8.2).
    OpenBadgeToken,
    /// `vc+jwt` of VC-JOSE-COSE (§3.1).
    Token,
    /// With a base proof of `ecdsa-sd-2023`: its holder derives from it what shows parts only. Whoever has it can, so it is the holder's.
    Selective,
    /// `dc+sd-jwt`, SD-JWT VC. Whoever has all disclosures can leave some out, so it is the holder's too.
    Digital,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::OpenBadgeToken, Self::Token, Self::Selective, Self::Digital];

    /// Its name in rows and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OpenBadgeToken => "jwt",
            Self::Token => "vc-jwt",
            Self::Selective => "ecdsa-sd-2023",
            Self::Digital => "dc-sd-jwt",
        }
    }

    /// Its media type (Open Badges 3.0, §8.2; VC-JOSE-COSE, §6.1; SD-JWT VC, §3.1).
    pub fn content_type(self) -> &'static str {
        match self {
            Self::OpenBadgeToken => "text/plain",
            Self::Token => "application/vc+jwt",
            Self::Selective => "application/vc",
            Self::Digital => "application/dc+sd-jwt",
        }
    }

    /// Whether it is for its holder alone, who chooses what others see of it.
    fn is_its_holders(self) -> bool {
        matches!(self, Self::Selective | Self::Digital)
    }

    /// The key that signs it, of the kind that its readers know best: RS256 is what Open Badges asks of everybody.
    fn key(self) -> (Purpose, Kind) {
        match self {
            Self::OpenBadgeToken => (Purpose::Token, Kind::Rsa),
            Self::Token | Self::Digital => (Purpose::Token, Kind::P256),
            Self::Selective => (Purpose::Proof, Kind::P256),
        }
    }
}

/// A credential in a form, for a reader who may see it; made if it was never asked for.
///
/// # Errors
/// [`Error::NotFound`] as for the credential itself; [`Error::Refused`] when it was never made in this form and is no longer in force.
pub async fn form_for(app: &App, id: &CredentialId, form: Form, reader: Option<&Actor>) -> Result<PublicText> {
    let mut tx = app.db.read().await?;
    let text = text_for(&mut tx, id, reader).await?;
    if form.is_its_holders() {
        let holder = credentials::credential(&mut tx, id).await?.person;
        if reader.is_none_or(|reader| reader.person != holder) {
            return Err(Error::NotFound);
        }
    }
    if let Some(kept) = store::find(&mut tx, id, form.as_str(), &text.etag).await? {
        return Ok(kept);
    }
    drop(tx);
    make(app, id, form).await
}

/// Makes a form, unless somebody was faster.
async fn make(app: &App, id: &CredentialId, form: Form) -> Result<PublicText> {
    let mut tx = app.db.begin().await?;
    withdrawal::lock(&mut tx, id).await?;
    let text = text_for_making(&mut tx, id).await?;
    if let Some(kept) = store::find(&mut tx, id, form.as_str(), &text.etag).await? {
        return Ok(kept);
    }
    switch::pass(&mut tx).await?;
    let credential = credentials::credential(&mut tx, id).await?;
    if !credential.is_in_force(tx.now()) {
        return Err(Error::Refused("awards-form-not-in-force"));
    }
    let document = unsecured(&text.signed)?;
    let issuer = document["issuer"]["id"].as_str().unwrap_or_default().to_owned();
    let whose = (&credential.issuer, issuer.as_str());
    let (purpose, kind) = form.key();
    let key = keys::speaking_for(app, &mut tx, whose, purpose, kind).await?;
    let slug = organizations::organization(&mut tx, &credential.issuer).await?.slug;
    let signed = sign(app, &slug, &document, form, &key)?;
    let list = list(&mut tx, &document, form, &key).await?;
    let mut published = Published::of(&issuer, &keys::published(app, &mut tx, &issuer).await?);
    published.add_list(&list.0, &list.1);
    let shown = confirmed(&document, &signed, form)?;
    published.stands(&shown, tx.now())?;
    let made = PublicText {
        etag: status_list::etag(&signed),
        signed,
    };
    store::keep(&mut tx, id, (form.as_str(), &text.etag), (&key.id, &made)).await?;
    let event = Event::FormSigned {
        credential: id.clone(),
        form: form.as_str(),
        digest: made.etag.clone(),
    };
    record(&mut tx, By::Platform, event).await?;
    tx.commit().await?;
    Ok(made)
}

/// The signed text, whoever asked: they were let in before.
async fn text_for_making(tx: &mut Tx, id: &CredentialId) -> Result<PublicText> {
    let signed = credentials::signed(tx, id).await?;
    Ok(PublicText {
        etag: status_list::etag(&signed),
        signed,
    })
}

fn unsecured(signed: &str) -> Result<Value> {
    let mut document: Value = serde_json::from_str(signed).map_err(anyhow::Error::from)?;
    if let Some(object) = document.as_object_mut() {
        object.remove("proof");
    }
    Ok(document)
}

fn sign(app: &App, slug: &str, document: &Value, form: Form, key: &IssuerKey) -> Result<String> {
    let token = match form {
        Form::OpenBadgeToken => jwt::issue(document, Profile::OpenBadges, key.hand(), &keys::kid(app, slug, key)),
        Form::Token => jwt::issue(document, Profile::Credential, key.hand(), &key.method()),
        Form::Selective => return in_parts(document, key),
        Form::Digital => return digital::sign(document, key),
    };
    Ok(token.map_err(anyhow::Error::from)?)
}

fn in_parts(document: &Value, key: &IssuerKey) -> Result<String> {
    if key.public().kind() != Kind::P256 {
        return Err(Error::Refused("awards-form-needs-https"));
    }
    let created = document["validFrom"]
        .as_str()
        .and_then(|from| from.parse().ok())
        .unwrap_or_default();
    let mandatory = sd::mandatory_by_default(document);
    let base = selective::sign(document, key, &mandatory, created).map_err(anyhow::Error::from)?;
    Ok(base.to_string())
}

/// What a reader of the form gets to see, and what it says: the token and all of it, or all that can be derived.
fn read(signed: &str, form: Form) -> Result<(String, Value)> {
    match form {
        Form::OpenBadgeToken | Form::Token => {
            let token = jwt::Token::read(signed).map_err(anyhow::Error::from)?;
            Ok((signed.to_owned(), token.document().clone()))
        }
        Form::Selective => {
            let derived = selective::shown_whole(signed)?;
            let document = unsecured(&derived)?;
            Ok((derived, document))
        }
        Form::Digital => Ok((signed.to_owned(), digital::shown_whole(signed)?)),
    }
}

/// The status list that readers of the form ask, by address and text. The first award of a list in a form that needs a token begins it.
async fn list(tx: &mut Tx, document: &Value, form: Form, key: &IssuerKey) -> Result<(String, String)> {
    let list = document["credentialStatus"]["statusListCredential"]
        .as_str()
        .unwrap_or_default();
    if form == Form::Digital {
        let served = status_list::token::begin(tx, list, key).await?;
        return Ok((status_list::token::reference(document)?.uri, served.signed));
    }
    let served = status_list::served_at(tx, list).await?;
    Ok((list.to_owned(), served.map(|list| list.signed).unwrap_or_default()))
}

/// What a reader of the form gets to see, which says what the signed text says.
fn confirmed(document: &Value, signed: &str, form: Form) -> Result<String> {
    let (shown, says) = read(signed, form)?;
    let says_the_same = match form {
        Form::Digital => says == digital::claims(document)?,
        Form::OpenBadgeToken | Form::Token | Form::Selective => says == *document,
    };
    if !says_the_same {
        return Err(anyhow::anyhow!("the {} says something else than the credential", form.as_str()).into());
    }
    Ok(shown)
}
