//! Styles, scripts, font and icons: embedded, addressed by digest, compressed once.

use std::collections::HashMap;
use std::sync::OnceLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::{App, Error};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// The style sheets in the order of the cascade; they are served as one.
const STYLES: [&str; 1] = ["css/app.css"];

#[derive(Debug)]
struct Asset {
    digest: String,
    content_type: &'static str,
    bytes: Vec<u8>,
}

fn assets() -> &'static HashMap<String, Asset> {
    static ASSETS: OnceLock<HashMap<String, Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let mut assets: HashMap<String, Asset> = Files::iter()
            .filter(|name| !name.ends_with(".css"))
            .filter_map(|name| Files::get(&name).map(|file| (name.to_string(), made(&name, file.data.into_owned()))))
            .collect();
        let style: Vec<u8> = STYLES
            .iter()
            .filter_map(|name| Files::get(name))
            .flat_map(|file| file.data.into_owned())
            .collect();
        assets.insert("app.css".to_owned(), made("app.css", style));
        assets
    })
}

fn made(name: &str, bytes: Vec<u8>) -> Asset {
    let digest = hex::encode(&Sha256::digest(&bytes)[..8]);
    Asset {
        digest,
        content_type: content_type(name),
        bytes,
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// The address of an asset: `/assets/{digest}/{name}`.
pub fn asset(name: &str) -> String {
    assets().get(name).map_or_else(
        || format!("/assets/missing/{name}"),
        |asset| format!("/assets/{}/{name}", asset.digest),
    )
}

/// `GET /assets/{digest}/{name}`; an old digest answers with today's file, not to be kept.
pub(super) fn router() -> Router<App> {
    Router::new().route("/assets/{digest}/{*name}", get(serve))
}

async fn serve(Path((digest, name)): Path<(String, String)>) -> Result<Response, Error> {
    let asset = assets().get(&name).ok_or(Error::NotFound)?;
    let cache = if asset.digest == digest {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    Ok((
        [
            (header::CONTENT_TYPE, asset.content_type),
            (header::CACHE_CONTROL, cache),
        ],
        asset.bytes.as_slice(),
    )
        .into_response())
}
