//! What an address must look like to be called at all, before any name is looked up.

use std::net::IpAddr;

use url::{Host, Url};

use super::addresses::is_global;
use super::{FetchError, Policy};

/// Longer addresses are nobody's honest link; in bytes.
const MAX_URL: usize = 2_048;

impl Policy {
    /// Whether this network address may be dialled.
    pub(super) fn allows(self, address: IpAddr) -> bool {
        is_global(address) || (self.allow_loopback_http && address.is_loopback())
    }
}

/// Reads an address and refuses what its own text rules out. A name still has to resolve to allowed addresses.
pub(super) fn check(text: &str, policy: Policy) -> Result<Url, FetchError> {
    // Browsers and other readers disagree about these characters; an honest link has none of them.
    let is_odd = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
    if text.len() > MAX_URL || text.contains(is_odd) {
        return Err(FetchError::Refused);
    }
    let mut url = Url::parse(text).map_err(|_| FetchError::Refused)?;
    let is_here = is_loopback(&url);
    let is_allowed = match url.host() {
        Some(Host::Ipv4(v4)) => policy.allows(v4.into()),
        Some(Host::Ipv6(v6)) => policy.allows(v6.into()),
        Some(Host::Domain(_)) => true,
        None => false,
    };
    let is_scheme_fine = match url.scheme() {
        "https" => true,
        "http" => policy.allow_loopback_http && is_here,
        _ => false,
    };
    let has_user = !url.username().is_empty() || url.password().is_some();
    if !is_allowed || !is_scheme_fine || has_user || url.port() == Some(0) {
        return Err(FetchError::Refused);
    }
    url.set_fragment(None);
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(v4)) => v4.is_loopback(),
        Some(Host::Ipv6(v6)) => v6.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
