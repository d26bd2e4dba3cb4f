//! Every award in the older form, Open Badges 2.0: three documents that stand at addresses of their own and are true because they do.
//!
//! They are made from the signed credential, so that the two forms cannot differ. The recipient is the identifier that the credential has for
//! its holder, never an e-mail address (docs/adr/0004).

use credential::open_badge_2::{AlignmentObject, Assertion, BadgeClass, Issuer, Recipient};
use jiff::Timestamp;
use platform::db::Tx;
use serde_json::Value;

use super::credentials::{Certified, Credential};
use super::public_text;
use super::store::credentials;
use crate::ids::CredentialId;
use crate::{App, Error, Result, organizations};

/// What an assertion's address answers.
#[derive(Debug)]
pub enum Hosted {
    /// The award stands.
    Standing(Value),
    /// It is out of force, which the older form says with 410 Gone.
    Gone(Value),
}

/// The address of an award in the older form.
pub fn assertion_url(app: &App, id: &CredentialId) -> String {
    app.settings.url(&format!("/v2/assertions/{id}"))
}

fn class_url(app: &App, what: &Certified) -> String {
    app.settings.url(&format!("/v2/classes/{}", edition(what)))
}

/// The address of an issuer in the older form.
pub fn issuer_url(app: &App, slug: &str) -> String {
    app.settings.url(&format!("/v2/issuers/{slug}"))
}

fn edition(what: &Certified) -> &str {
    match what {
        Certified::MicroCredential { version, .. } | Certified::Recorded { version, .. } => version.as_str(),
        Certified::Stack { edition, .. } => edition.as_str(),
    }
}

/// One award, as everybody may see it.
///
/// # Errors
/// [`Error::NotFound`] also for one that its earner took from view.
pub async fn assertion(app: &App, tx: &mut Tx, id: &CredentialId) -> Result<Hosted> {
    let text = public_text(tx, id).await?;
    let credential = credentials::credential(tx, id).await?;
    let url = assertion_url(app, id);
    if let Some(withdrawal) = &credential.withdrawal {
        return Ok(Hosted::Gone(Assertion::withdrawn(&url, Some(&withdrawal.words))));
    }
    let document: Value = serde_json::from_str(&text.signed).map_err(anyhow::Error::from)?;
    let assertion = Assertion {
        recipient: Recipient::id(words(&document, "/credentialSubject/id")),
        badge: class_url(app, &credential.what),
        issued_on: awarded_on(&document)?.unwrap_or(credential.issued_at),
        expires: moment(&document, "/validUntil")?,
        image: Some(format!("{url}.png")),
        narrative: None,
        evidence: vec![app.settings.url(&credential.path())],
        newer: Some(words(&document, "/id")),
        id: url,
    };
    Ok(Hosted::Standing(assertion.to_value()))
}

/// What an edition certifies, by the first credential for it.
pub async fn class(app: &App, tx: &mut Tx, edition: &str) -> Result<Value> {
    let credential = credentials::first_of_edition(tx, edition).await?;
    let signed = credentials::signed(tx, &credential.id).await?;
    let document: Value = serde_json::from_str(&signed).map_err(anyhow::Error::from)?;
    let achievement = &document["credentialSubject"]["achievement"];
    let text = |pointer: &str| achievement.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let issuer = organizations::organization(tx, &credential.issuer).await?;
    let class = BadgeClass {
        id: class_url(app, &credential.what),
        name: words(achievement, "/name"),
        description: words(achievement, "/description"),
        image: words(achievement, "/image/id"),
        caption: text("/image/caption"),
        criteria: words(achievement, "/criteria/id"),
        // The words of a stack name the parts of one holder.
        narrative: text("/criteria/narrative").filter(|_| is_micro_credential(&credential)),
        issuer: issuer_url(app, &issuer.slug),
        alignment: list(achievement, "alignment").iter().map(alignment).collect(),
        tags: list(achievement, "tag")
            .iter()
            .filter_map(|tag| tag.as_str().map(str::to_owned))
            .collect(),
        newer: text("/id"),
    };
    Ok(class.to_value())
}

/// Who awards.
///
/// # Errors
/// [`Error::NotFound`] where the organisation has issued nothing yet.
pub async fn issuer(app: &App, tx: &mut Tx, slug: &str) -> Result<Value> {
    let organization = organizations::organization_by_slug(tx, slug).await?;
    if !credentials::has_issued(tx, &organization.id).await? {
        return Err(Error::NotFound);
    }
    let profile = &organization.profile;
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let issuer = Issuer {
        id: issuer_url(app, slug),
        name: organization.name.clone(),
        url: filled(&profile.url).unwrap_or_else(|| app.settings.url(&format!("/issuers/{slug}"))),
        email: filled(&profile.email),
        description: filled(&profile.tagline),
        starts_with: app.settings.url("/v2/assertions/"),
        // In the newer form the issuer is a DID, which 1EdTech's own validator of this form takes for no address.
        newer: None,
    };
    Ok(issuer.to_value())
}

fn is_micro_credential(credential: &Credential) -> bool {
    !matches!(credential.what, Certified::Stack { .. })
}

fn alignment(written: &Value) -> AlignmentObject {
    let text = |name: &str| written[name].as_str().map(str::to_owned);
    AlignmentObject {
        target_name: words(written, "/targetName"),
        target_url: words(written, "/targetUrl"),
        target_description: text("targetDescription"),
        target_framework: text("targetFramework"),
        target_code: text("targetCode"),
    }
}

fn list<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object[name].as_array().map_or(&[], Vec::as_slice)
}

fn words(document: &Value, pointer: &str) -> String {
    let found = document.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

/// The day of the award; for a copy that was issued again it is not the day from which the copy holds.
fn awarded_on(document: &Value) -> Result<Option<Timestamp>> {
    Ok(moment(document, "/awardedDate")?.or(moment(document, "/validFrom")?))
}

fn moment(document: &Value, pointer: &str) -> Result<Option<Timestamp>> {
    let stated = document.pointer(pointer).and_then(Value::as_str);
    let read = stated.map(str::parse).transpose();
    Ok(read.map_err(anyhow::Error::from)?)
}
