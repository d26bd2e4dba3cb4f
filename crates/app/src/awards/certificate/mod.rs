//! The certificate: one page to print, tagged for screen readers (PDF/UA-1), drawn from the verified credential.
//!
//! It is a copy for the wall. What counts is the credential behind its address, and it says so.

mod face;
mod layout;
mod sheet;

use jiff::Timestamp;
use platform::db::Tx;

use super::credentials::Credential;
use super::pages::view::View;
use super::public::PublicText;
use super::{art, inspection};
use crate::ui::{Ui, qr};
use crate::verdict::Verdict;
use crate::{App, Error, Result};

/// What stands on a certificate, in the reader's language where it is not the issuer's own words.
#[derive(Debug)]
struct Certificate {
    lang: &'static str,
    title: String,
    holder: String,
    competency: String,
    confirms: String,
    demonstrated: String,
    issuer: String,
    criteria_heading: String,
    criteria: Vec<String>,
    /// Label and value.
    facts: Vec<(String, String)>,
    check: String,
    copy: String,
    address: String,
    badge: String,
    badge_alt: String,
    qr: String,
    qr_alt: String,
    made_at: Timestamp,
}

/// Draws the certificate of a credential whose signature holds and that is not withdrawn.
///
/// # Errors
/// [`Error::NotFound`] for any other: there is nothing to certify.
pub async fn draw(app: &App, tx: &mut Tx, ui: &Ui, credential: &Credential, text: &PublicText) -> Result<Vec<u8>> {
    let report = inspection::inspect(app, tx, &text.signed).await?;
    let verified = report.credential.as_ref().ok_or(Error::NotFound)?;
    if !Verdict::of(ui, &report).shows_content {
        return Err(Error::NotFound);
    }
    let art = art::of(tx, &credential.what).await?;
    let address = app.settings.url(&credential.path());
    let certificate = Certificate {
        badge: art::svg(&art),
        badge_alt: art.alt,
        qr: qr::svg(&address)?,
        ..worded(ui, &View::of(verified), address, credential.issued_at)
    };
    let drawn = tokio::task::spawn_blocking(move || layout::draw(&certificate)).await;
    drawn.map_err(anyhow::Error::from)?
}

fn worded(ui: &Ui, view: &View, address: String, made_at: Timestamp) -> Certificate {
    let mut facts = Vec::new();
    if let Some(awarded) = view.awarded {
        facts.push((ui.t("awards-awarded"), ui.date(awarded)));
    }
    let end = view
        .until
        .map_or_else(|| ui.t("awards-expires-never"), |until| ui.date(until));
    facts.push((ui.t("awards-expires"), end));
    facts.push((ui.t("awards-issuer"), view.issuer.clone()));
    let (heading, criteria) = if view.parts.is_empty() {
        let line = |row: &super::pages::view::Criterion| {
            if row.level.is_empty() {
                row.title.clone()
            } else {
                format!("{}: {}", row.title, row.level)
            }
        };
        ("awards-criteria", view.criteria.iter().map(line).collect())
    } else {
        (
            "awards-parts",
            view.parts.iter().map(|part| part.name.clone()).collect(),
        )
    };
    Certificate {
        lang: ui.lang.tag(),
        title: view.title.clone(),
        holder: view.holder.clone(),
        competency: view.competency.clone(),
        confirms: ui.t1("awards-confirms", "issuer", view.issuer.as_str()),
        demonstrated: ui.t("awards-demonstrated"),
        issuer: view.issuer.clone(),
        criteria_heading: ui.t(heading),
        criteria,
        facts,
        check: ui.t("awards-certificate-check"),
        copy: ui.t("awards-certificate-copy"),
        qr_alt: ui.t("awards-qr-alt"),
        address,
        made_at,
        badge: String::new(),
        badge_alt: String::new(),
        qr: String::new(),
    }
}
