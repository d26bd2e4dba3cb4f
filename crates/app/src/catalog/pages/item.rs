//! `/frameworks/{slug}/{code}`: one item, what aligns to it, and what corresponds to it elsewhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::words;
use crate::catalog::Card;
use crate::catalog::store::{self, Aligned};
use crate::frameworks::{self, Counterpart, Item};
use crate::ui::{Markup, Ui, page};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "catalog/item.html")]
struct Page {
    ui: Ui,
    item: Item,
    counterparts: Vec<Counterpart>,
    aligned: Vec<Aligned>,
}

pub async fn show(State(app): State<App>, ui: Ui, Path((slug, code)): Path<(String, String)>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let item = frameworks::item(&mut tx, &slug, &code).await?;
    Ok(page(Page {
        counterparts: frameworks::counterparts(&mut tx, &item.id).await?,
        aligned: store::aligned(&mut tx, &item.id).await?,
        item,
        ui,
    }))
}

impl Page {
    fn effort(&self, card: &Card) -> String {
        words::effort(&self.ui, card.minutes)
    }

    fn crumbs(&self) -> Markup {
        let framework = format!("/frameworks/{}", self.item.framework);
        let trail = [
            ("/frameworks", self.ui.t("frameworks-title")),
            (framework.as_str(), self.item.edition_name(&self.ui)),
        ];
        self.ui
            .crumbs(&trail, &format!("{} {}", self.item.code, self.item.name))
    }

    fn strength(&self, one: &Aligned) -> String {
        let strength = self.ui.t(&format!("catalog-strength-{}", one.strength));
        match one.why.as_str() {
            "" => strength,
            why => format!("{strength}: {why}"),
        }
    }

    fn relation(&self, counterpart: &Counterpart) -> String {
        self.ui.t(&format!("frameworks-relation-{}", counterpart.relation))
    }
}
