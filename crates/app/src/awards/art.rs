//! Pictures: badge art as SVG and PNG, plain and with a credential baked in.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use credential::baking::{self, Standard};
use platform::db::Tx;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::credentials::Certified;
use crate::catalog::definition::Badge;
use crate::ids::{StackEditionId, VersionId};
use crate::ui::badge;
use crate::{Error, Result, catalog};

/// Edge of a PNG badge in pixels.
const EDGE: u32 = 600;

/// Rendered badges that are kept, some 30 KiB each.
const MOST_KEPT: usize = 256;

static KEPT: LazyLock<Mutex<HashMap<String, Arc<Vec<u8>>>>> = LazyLock::new(Mutex::default);

/// The badge of what a credential certifies.
pub async fn of(tx: &mut Tx, what: &Certified) -> Result<Badge> {
    match what {
        Certified::MicroCredential { version, .. } | Certified::Recorded { version, .. } => {
            Ok(catalog::version(tx, version).await?.definition.badge.clone())
        }
        Certified::Stack { edition, .. } => Ok(catalog::stack_edition(tx, edition).await?.comprehensive.badge.clone()),
    }
}

/// The badge of an edition by its identifier: a version of a micro-credential, or an edition of a stack.
pub async fn of_edition(tx: &mut Tx, id: &str) -> Result<Badge> {
    match catalog::version(tx, &VersionId(id.to_owned())).await {
        Ok(version) => Ok(version.definition.badge.clone()),
        Err(Error::NotFound) => {
            let edition = catalog::stack_edition(tx, &StackEditionId(id.to_owned())).await?;
            Ok(edition.comprehensive.badge.clone())
        }
        Err(error) => Err(error),
    }
}

/// A badge as SVG.
pub fn svg(art: &Badge) -> String {
    badge::file(&art.shape, art.hue, &art.glyph, &art.alt)
}

/// A badge as PNG, drawn once and kept.
pub async fn png(art: &Badge) -> Result<Arc<Vec<u8>>> {
    let drawing = svg(art);
    if let Some(kept) = kept().get(&drawing) {
        return Ok(kept.clone());
    }
    let source = drawing.clone();
    let drawn = tokio::task::spawn_blocking(move || rendered(&source)).await;
    let drawn = Arc::new(drawn.map_err(anyhow::Error::from)??);
    let mut kept = kept();
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(drawing, drawn.clone());
    Ok(drawn)
}

fn kept() -> std::sync::MutexGuard<'static, HashMap<String, Arc<Vec<u8>>>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

fn rendered(drawing: &str) -> Result<Vec<u8>> {
    let tree = tree(drawing)?;
    let mut pixels = Pixmap::new(EDGE, EDGE).ok_or_else(|| anyhow::anyhow!("no room for a picture"))?;
    let scale = Transform::from_scale(
        pixels_of(EDGE) / tree.size().width(),
        pixels_of(EDGE) / tree.size().height(),
    );
    resvg::render(&tree, scale, &mut pixels.as_mut());
    Ok(pixels.encode_png().map_err(anyhow::Error::from)?)
}

#[expect(clippy::cast_precision_loss, reason = "an edge of some hundred pixels")]
fn pixels_of(edge: u32) -> f32 {
    edge as f32
}

/// A drawing of ours, read for rendering.
pub fn tree(drawing: &str) -> Result<usvg::Tree> {
    Ok(usvg::Tree::from_str(drawing, &usvg::Options::default()).map_err(anyhow::Error::from)?)
}

/// A PNG badge that carries a credential (Open Badges 3.0, §5.3.1).
pub async fn baked_png(art: &Badge, signed: &str) -> Result<Vec<u8>> {
    png_with(art, signed, Standard::OpenBadges3).await
}

/// A PNG badge that carries a text by the rules of a standard.
pub async fn png_with(art: &Badge, text: &str, standard: Standard) -> Result<Vec<u8>> {
    let picture = png(art).await?;
    Ok(baking::png::bake_as(&picture, text.as_bytes(), standard).map_err(anyhow::Error::from)?)
}

/// An SVG badge that carries a credential (Open Badges 3.0, §5.3.2).
pub fn baked_svg(art: &Badge, signed: &str) -> Result<Vec<u8>> {
    svg_with(art, signed, Standard::OpenBadges3)
}

/// An SVG badge that carries a text by the rules of a standard.
pub fn svg_with(art: &Badge, text: &str, standard: Standard) -> Result<Vec<u8>> {
    Ok(baking::svg::bake_as(svg(art).as_bytes(), text.as_bytes(), standard).map_err(anyhow::Error::from)?)
}
