//! Styles, scripts, font and icons: embedded, addressed by digest, compressed once.
//!
//! Style sheets are served as one, in the order of the cascade. Scripts import each other by name; the names become addresses here, so
//! that every file may be kept for ever.

use std::collections::HashMap;
use std::sync::OnceLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::words;
use crate::{App, Error};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// The style sheets in the order of the cascade; the first one names the layers.
const STYLES: [&str; 45] = [
    "tokens",
    "fallback",
    "reset",
    "base",
    "layout",
    "header",
    "footer",
    "crumbs",
    "text",
    "outline",
    "buttons",
    "cards",
    "note",
    "tags",
    "facts",
    "forms",
    "search",
    "badge",
    "catalog",
    "ring",
    "tasklist",
    "progress",
    "journey",
    "rubric",
    "look-for",
    "upload",
    "workspace",
    "subnav",
    "player",
    "transcript",
    "criterion",
    "verify",
    "certificate",
    "disclosure",
    "tables",
    "lists",
    "prose",
    "front",
    "charts",
    "home",
    "shortcuts",
    "states",
    "utilities",
    "preferences",
    "print",
];

#[derive(Debug)]
struct Asset {
    digest: String,
    content_type: &'static str,
    bytes: Vec<u8>,
    /// Made at the first request that takes it.
    brotli: OnceLock<Vec<u8>>,
}

fn assets() -> &'static HashMap<String, Asset> {
    static ASSETS: OnceLock<HashMap<String, Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let mut assets = HashMap::new();
        let named = |extension: &'static str| Files::iter().filter(move |name| name.ends_with(extension));
        for name in Files::iter().filter(|name| !name.ends_with(".css") && !name.ends_with(".js")) {
            if let Some(file) = Files::get(&name) {
                assets.insert(name.to_string(), made(&name, file.data.into_owned()));
            }
        }
        let style = style(&assets);
        assets.insert("app.css".to_owned(), made("app.css", style.into_bytes()));
        for lang in words::Lang::ALL {
            let name = format!("js/words.{}.js", lang.tag());
            assets.insert(name.clone(), made(&name, words::script(lang).into_bytes()));
        }
        for name in named(".js") {
            add_script(&mut assets, &name);
        }
        assets
    })
}

/// All style sheets as one, without comments and indentation, the font's name turned into its address.
fn style(assets: &HashMap<String, Asset>) -> String {
    let mut style = String::new();
    for name in STYLES {
        if let Some(file) = Files::get(&format!("css/{name}.css")) {
            let mut text = String::from_utf8_lossy(&file.data).into_owned();
            while let Some((before, rest)) = text.split_once("/*") {
                let after = rest.split_once("*/").map_or("", |(_, after)| after);
                text = format!("{before}{after}");
            }
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                style.push_str(line);
                style.push('\n');
            }
        }
    }
    assets
        .iter()
        .filter(|(name, _)| name.ends_with(".woff2"))
        .fold(style, |style, (name, asset)| {
            style.replace(&format!("\"{name}\""), &format!("\"{}\"", address(name, asset)))
        })
}

/// Adds a script after those it imports. Imports are written `"./name.js"` and must not go in circles.
fn add_script(assets: &mut HashMap<String, Asset>, name: &str) {
    if assets.contains_key(name) {
        return;
    }
    let Some(file) = Files::get(name) else { return };
    let mut text = String::from_utf8_lossy(&file.data).into_owned();
    for imported in imports(&text) {
        let path = format!("js/{imported}");
        add_script(assets, &path);
        if let Some(asset) = assets.get(&path) {
            text = text.replace(&format!("\"./{imported}\""), &format!("\"{}\"", address(&path, asset)));
        }
    }
    assets.insert(name.to_owned(), made(name, text.into_bytes()));
}

/// The names in `"./…"`.
fn imports(text: &str) -> Vec<String> {
    text.split("\"./")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn made(name: &str, bytes: Vec<u8>) -> Asset {
    Asset {
        digest: hex::encode(&Sha256::digest(&bytes)[..8]),
        content_type: content_type(name),
        bytes,
        brotli: OnceLock::new(),
    }
}

impl Asset {
    /// The asset as small as brotli makes it (RFC 7932, quality 11).
    fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| {
            let mut small = Vec::new();
            let settings = brotli::enc::BrotliEncoderParams::default();
            match brotli::BrotliCompress(&mut self.bytes.as_slice(), &mut small, &settings) {
                Ok(_) => small,
                Err(_) => Vec::new(),
            }
        })
    }

    /// A font is compressed already.
    fn shrinks(&self) -> bool {
        self.content_type != "font/woff2"
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The address of an asset: `/assets/{digest}/{name}`.
pub fn asset(name: &str) -> String {
    assets()
        .get(name)
        .map_or_else(|| format!("/assets/missing/{name}"), |asset| address(name, asset))
}

/// The bytes of an asset, for what the server draws itself; nothing for a name that is not there.
pub fn asset_bytes(name: &str) -> &'static [u8] {
    assets().get(name).map_or(&[], |asset| asset.bytes.as_slice())
}

fn address(name: &str, asset: &Asset) -> String {
    format!("/assets/{}/{name}", asset.digest)
}

/// `GET /assets/{digest}/{name}`; an old digest answers with today's file, not to be kept.
pub(super) fn router() -> Router<App> {
    Router::new().route("/assets/{digest}/{*name}", get(serve))
}

async fn serve(Path((digest, name)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Error> {
    let asset = assets().get(&name).ok_or(Error::NotFound)?;
    let cache = if asset.digest == digest {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let about = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, cache),
        (header::VARY, "accept-encoding"),
    ];
    if asset.shrinks() && takes_brotli(&headers) {
        let small = tokio::task::spawn_blocking(|| asset.brotli())
            .await
            .map_err(anyhow::Error::from)?;
        if !small.is_empty() {
            return Ok((about, [(header::CONTENT_ENCODING, "br")], small).into_response());
        }
    }
    Ok((about, asset.bytes.as_slice()).into_response())
}

/// Whether the client takes brotli (RFC 9110 §12.5.3).
fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(|coding| coding.split_once(";q=").unwrap_or((coding, "1")))
        .any(|(coding, quality)| {
            coding.trim() == "br" && quality.trim().parse::<f32>().is_ok_and(|quality| quality > 0.0)
        })
}

#[cfg(test)]
mod tests {
    use super::{Files, STYLES, assets};

    #[test]
    fn every_style_sheet_is_served() {
        let mut files: Vec<String> = Files::iter()
            .filter(|name| name.ends_with(".css"))
            .map(|name| name.to_string())
            .collect();
        let mut listed: Vec<String> = STYLES.iter().map(|name| format!("css/{name}.css")).collect();
        files.sort();
        listed.sort();
        assert_eq!(files, listed);
    }

    #[test]
    fn browsers_without_light_dark_get_the_light_palette() {
        let read = |name: &str| String::from_utf8(Files::get(name).unwrap().data.into_owned()).unwrap();
        let (tokens, fallback) = (read("css/tokens.css"), read("css/fallback.css"));
        let light: Vec<(&str, &str)> = tokens
            .lines()
            .filter_map(|line| line.trim().split_once(':'))
            .filter_map(|(name, value)| Some((name, value.trim().strip_prefix("light-dark(")?.split_once("),")?.0)))
            .collect();
        assert!(light.len() > 20);
        for (name, value) in light {
            assert!(
                fallback.contains(&format!("{name}: {value});")),
                "{name} should be {value})"
            );
        }
    }

    #[test]
    fn scripts_import_addresses_that_exist() {
        for (name, asset) in assets().iter().filter(|(name, _)| name.ends_with(".js")) {
            let text = String::from_utf8_lossy(&asset.bytes);
            assert!(!text.contains("\"./"), "{name} imports something that is not there");
        }
    }

    #[test]
    fn styles_and_scripts_stay_within_their_budgets() {
        let small = |name: &str| assets()[name].brotli().len();
        assert!(small("app.css") <= 12 * 1024, "app.css is {} bytes", small("app.css"));
        let scripts: usize = assets()
            .keys()
            .filter(|name| name.ends_with(".js"))
            .map(|name| small(name))
            .sum();
        assert!(scripts <= 25 * 1024, "scripts are {scripts} bytes");
    }
}
