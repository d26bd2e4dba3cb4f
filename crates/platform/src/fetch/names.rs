//! Looking up names, once, and refusing those that lead inside.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Semaphore;

use super::Policy;

/// A look-up cannot be called off, so those that hang are counted until the system gives them up.
const MAX_LOOKUPS: usize = 16;
/// More addresses for one name than this are not needed.
const MAX_ADDRESSES: usize = 16;

/// The resolver that the client dials by: there is no other look-up between this check and the connection.
pub(super) struct Names {
    policy: Policy,
    lookups: Arc<Semaphore>,
    source: Source,
}

#[derive(Clone)]
enum Source {
    System,
    #[cfg(test)]
    Table(Arc<Table>),
}

/// Names and addresses for a test, and how often they were asked for.
#[cfg(test)]
#[derive(Default)]
pub(super) struct Table {
    pub(super) addresses: std::collections::HashMap<String, Vec<IpAddr>>,
    pub(super) asked: std::sync::atomic::AtomicUsize,
}

impl Names {
    pub(super) fn of_the_system(policy: Policy) -> Self {
        Self {
            policy,
            lookups: Arc::new(Semaphore::new(MAX_LOOKUPS)),
            source: Source::System,
        }
    }

    #[cfg(test)]
    pub(super) fn of_a_table(policy: Policy, table: Arc<Table>) -> Self {
        let source = Source::Table(table);
        Self {
            source,
            ..Self::of_the_system(policy)
        }
    }

    pub(super) fn policy(&self) -> Policy {
        self.policy
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let (policy, source) = (self.policy, self.source.clone());
        let lookups = Arc::clone(&self.lookups);
        Box::pin(async move {
            let permit = lookups.acquire_owned().await?;
            let lookup = tokio::spawn(async move {
                let found = source.look_up(name.as_str()).await;
                drop(permit);
                found
            });
            let found = lookup.await??;
            if found.is_empty() || !found.iter().all(|ip| policy.allows(*ip)) {
                return Err(io::Error::from(io::ErrorKind::AddrNotAvailable).into());
            }
            let addresses = found.into_iter().map(|ip| SocketAddr::new(ip, 0));
            let addresses: Addrs = Box::new(addresses.take(MAX_ADDRESSES));
            Ok(addresses)
        })
    }
}

impl Source {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        match self {
            Self::System => {
                let found = tokio::net::lookup_host((name, 0)).await?;
                Ok(found.map(|address| address.ip()).collect())
            }
            #[cfg(test)]
            Self::Table(table) => {
                use std::sync::atomic::Ordering;
                table.asked.fetch_add(1, Ordering::SeqCst);
                Ok(table.addresses.get(name).cloned().unwrap_or_default())
            }
        }
    }
}
