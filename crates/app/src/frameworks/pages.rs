//! `/frameworks` and `/frameworks/{slug}`: the editions, and the items of one as a tree.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use super::store::{Framework, Item, framework, frameworks, items};
use crate::ui::{Nesting, Ui, nest, page};
use crate::{App, Result};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/frameworks", get(list))
        .route("/frameworks/{slug}", get(show))
}

#[derive(Template)]
#[template(path = "frameworks/list.html")]
struct ListPage {
    ui: Ui,
    frameworks: Vec<Framework>,
}

async fn list(State(app): State<App>, ui: Ui) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let frameworks = frameworks(&mut tx).await?;
    Ok(page(ListPage { ui, frameworks }))
}

#[derive(Template)]
#[template(path = "frameworks/framework.html")]
struct Page {
    ui: Ui,
    framework: Framework,
    lines: Vec<Line>,
}

/// An item in a nested list.
struct Line {
    item: Item,
    nesting: Nesting,
}

async fn show(State(app): State<App>, ui: Ui, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let framework = framework(&mut tx, &slug).await?;
    let items = items(&mut tx, &framework.id).await?;
    Ok(page(Page {
        ui,
        framework,
        lines: tree(&items),
    }))
}

/// Items under their parents, each level in the author's order. An item that is its own ancestor stands nowhere.
fn tree(items: &[Item]) -> Vec<Line> {
    let mut flat = Vec::new();
    below("", 0, items, &mut flat);
    let depths: Vec<usize> = flat.iter().map(|(depth, _)| *depth).collect();
    flat.into_iter()
        .zip(nest(&depths))
        .map(|((_, item), nesting)| Line {
            item: item.clone(),
            nesting,
        })
        .collect()
}

fn below<'a>(parent: &str, depth: usize, items: &'a [Item], flat: &mut Vec<(usize, &'a Item)>) {
    for item in items.iter().filter(|item| item.parent_code == parent) {
        flat.push((depth, item));
        if depth < 10 && item.code != parent {
            below(&item.code, depth + 1, items, flat);
        }
    }
}
