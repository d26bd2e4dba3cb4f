//! Reading the demo's files, which are in the binary.

use std::borrow::Cow;

use anyhow::{Context as _, anyhow};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::catalog::import::Sample;

/// A file below `content/demo`.
pub fn bytes(path: &str) -> anyhow::Result<Cow<'static, [u8]>> {
    let file = Sample::get(&format!("demo/{path}")).ok_or_else(|| anyhow!("demo/{path} is missing"))?;
    Ok(file.data)
}

/// A text below `content/demo`.
pub fn text(path: &str) -> anyhow::Result<String> {
    String::from_utf8(bytes(path)?.into_owned()).with_context(|| format!("demo/{path} is not UTF-8"))
}

/// YAML that came out of `path`.
pub fn parse<T: DeserializeOwned>(text: &str, path: &str) -> anyhow::Result<T> {
    serde_saphyr::from_str(text).map_err(|error| anyhow!("demo/{path}: {error}"))
}

/// Names all of the sample content, so that a demo that was made of other content is not taken for this one.
pub fn edition() -> String {
    let mut hash = Sha256::new();
    for path in Sample::iter() {
        hash.update(path.as_bytes());
        if let Some(file) = Sample::get(&path) {
            hash.update(file.metadata.sha256_hash());
        }
    }
    hex::encode(hash.finalize())
}
