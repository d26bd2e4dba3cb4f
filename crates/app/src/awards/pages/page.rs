//! The public page: the result of a real check first, then what it is about.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use platform::db::Tx;
use serde_json::Value;

use super::super::credentials::{Certified, Credential, Withdrawal};
use super::super::public::PublicText;
use super::super::sharing::{self, Piece, Shown};
use super::super::{art, inspection};
use super::view::View;
use crate::ui::{Markup, Ui, page};
use crate::verdict::Verdict;
use crate::{App, Result, catalog};

/// What stands beside the verified content: badge, the earner's choices, stacks.
#[derive(Debug)]
struct Beside {
    badge: Markup,
    image: String,
    shared: Vec<Piece>,
    /// Slug and title.
    stacks: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "awards/pages/page.html")]
struct Page<'a> {
    ui: Ui,
    verdict: Verdict,
    checked_at: Timestamp,
    address: String,
    /// What is certified, once the check allows it to be shown.
    shown: Option<(View, Beside)>,
    /// Title and holder of a withdrawn credential.
    withdrawn: Option<(View, &'a Withdrawal)>,
    technical: Vec<(String, String)>,
    id: &'a str,
}

/// Verifies the stored bytes and shows what may be shown.
pub async fn show(app: &App, tx: &mut Tx, ui: Ui, credential: &Credential, text: &PublicText) -> Result<Response> {
    let report = inspection::inspect(app, tx, &text.signed).await?;
    let verdict = Verdict::of(&ui, &report);
    let verified = report.credential.as_ref();
    let view = verified.map(View::of);
    let technical = verified.map(|verified| technical(&ui, &verified.document));
    let beside = match (&view, verdict.shows_content) {
        (Some(_), true) => Some(beside(app, tx, &ui, credential).await?),
        _ => None,
    };
    let withdrawn = view.clone().filter(|_| verdict.is_withdrawn);
    let checked_at = tx.now();
    Ok(page(Page {
        address: app.settings.url(&credential.path()),
        shown: view.zip(beside),
        withdrawn: withdrawn.zip(credential.withdrawal.as_ref()),
        technical: technical.filter(|_| verdict.shows_content).unwrap_or_default(),
        id: credential.id.as_str(),
        ui,
        verdict,
        checked_at,
    }))
}

async fn beside(app: &App, tx: &mut Tx, ui: &Ui, credential: &Credential) -> Result<Beside> {
    let art = art::of(tx, &credential.what).await?;
    let (edition, stacks) = match &credential.what {
        Certified::MicroCredential {
            version,
            micro_credential,
            ..
        }
        | Certified::Recorded {
            version,
            micro_credential,
        } => (
            version.as_str(),
            catalog::stacks_containing(tx, micro_credential).await?,
        ),
        Certified::Stack { edition, .. } => (edition.as_str(), Vec::new()),
    };
    let pieces = sharing::pieces(tx, credential).await?;
    Ok(Beside {
        badge: ui.badge(&art.shape, art.hue, &art.glyph, "badge-xxl"),
        image: app.settings.url(&format!("/badges/{edition}.png")),
        shared: pieces.into_iter().filter(|piece| piece.shown.is_some()).collect(),
        stacks: stacks
            .into_iter()
            .map(|stack| (stack.slug, stack.definition.title.clone()))
            .collect(),
    })
}

/// What developers look for: names of members by the letter, values as signed.
fn technical(ui: &Ui, document: &Value) -> Vec<(String, String)> {
    let text = |pointer: &str| {
        document
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let status = format!(
        "{} #{}",
        text("/credentialStatus/type"),
        text("/credentialStatus/statusListIndex")
    );
    vec![
        (ui.t("awards-technical-format"), "Open Badges 3.0 (VCDM 2.0)".to_owned()),
        (ui.t("awards-technical-proof"), text("/proof/cryptosuite")),
        (ui.t("awards-technical-issuer"), text("/issuer/id")),
        (ui.t("awards-technical-key"), text("/proof/verificationMethod")),
        (ui.t("awards-technical-status"), status),
        (
            ui.t("awards-technical-achievement"),
            text("/credentialSubject/achievement/id"),
        ),
    ]
}

impl Page<'_> {
    /// What stands behind the credential, in a sentence.
    fn basis(&self, view: &View) -> String {
        if view.parts.is_empty() {
            self.ui.t1("awards-basis", "n", view.criteria.len())
        } else {
            self.ui.t1("awards-basis-stack", "n", view.parts.len())
        }
    }

    /// How much evidence the earner shows.
    fn shares(&self, view: &View, beside: &Beside) -> String {
        let holder = ("holder", view.holder.as_str());
        self.ui.t2("awards-shares", holder, ("n", beside.shared.len()))
    }

    /// The written answer that the earner shows, if this is one.
    fn answer<'p>(&self, piece: &'p Piece) -> Option<&'p str> {
        piece.text.as_deref().filter(|_| piece.shown == Some(Shown::Text))
    }
}
