//! What the tests of awards share: a house with the sample content, and grants.

use credential::verify::{FetchFailure, Fetched, Known, Policy, Report, verify};
use waymark::actor::Role;
use waymark::awards::{self, Grant, Granted, Reached};
use waymark::catalog;
use waymark::catalog::import::{Folder, import};
use waymark::ids::{CredentialId, SubmissionId};

use crate::support::{Guest, House};

/// A micro-credential of the sample content.
pub const SLUG: &str = "making-sense";

/// A house with the sample content, and somebody who earns.
pub async fn house() -> (House, Guest) {
    let house = House::open().await;
    let amina = imported(&house).await;
    (house, amina)
}

/// Imports the sample content, and adds somebody who earns.
pub async fn imported(house: &House) -> Guest {
    let mut tx = house.app.db.begin().await.unwrap();
    import(&mut tx, &Folder::sample()).await.unwrap();
    tx.commit().await.unwrap();
    house.person("Amina Okafor", "amina@example.org").await
}

/// The decision to award a micro-credential: every criterion at the level it requires.
pub async fn grant(house: &House, guest: &Guest, slug: &str) -> Grant {
    let mut tx = house.app.db.read().await.unwrap();
    let version = catalog::current(&mut tx, slug).await.unwrap();
    let reached = version.definition.criteria.iter().map(|row| Reached {
        criterion: row.id.clone(),
        level: row.required.clone(),
    });
    Grant {
        person: guest.id.clone().unwrap(),
        issuer: version.issuer.clone(),
        decided_at: house.clock.now(),
        what: Granted::MicroCredential {
            submission: SubmissionId::opaque(),
            attempt: 1,
            micro_credential: version.micro_credential.clone(),
            version: version.id.clone(),
            results: reached.collect(),
        },
    }
}

/// Somebody who administers the issuer of a grant.
pub async fn administrator(house: &House, grant: &Grant) -> Guest {
    let admin = house.person("Ines Admin", "ines@example.org").await;
    house.role(&admin, Some(&grant.issuer), Role::IssuerAdmin).await;
    admin
}

/// The signed text as everybody gets it.
pub async fn text(house: &House, id: &CredentialId) -> String {
    let stranger = house.stranger();
    let response = stranger.get(&format!("/v/{id}.json")).await;
    assert_eq!(response.status(), 200);
    response.text().await.unwrap()
}

/// What a stranger's verifier answers: everything it wants is fetched over HTTP.
pub async fn verified(house: &House, credential: &str) -> Report {
    let mut tx = house.app.db.read().await.unwrap();
    let issuers = awards::registry(&house.app, &mut tx).await.unwrap();
    drop(tx);
    let policy = Policy::new(house.clock.now(), issuers.into_iter().map(|issuer| issuer.id).collect());
    let mut known = Known::new();
    for _ in 0..3 {
        let report = verify(credential.as_bytes(), &known, &policy);
        if report.wants.is_empty() {
            return report;
        }
        for url in &report.wants {
            known.insert(url, fetched(url).await);
        }
    }
    verify(credential.as_bytes(), &known, &policy)
}

async fn fetched(url: &str) -> Fetched {
    let response = reqwest::get(url).await.unwrap();
    if response.status().is_success() {
        Fetched::Body(response.bytes().await.unwrap().to_vec())
    } else {
        Fetched::Failed(FetchFailure::NotFound)
    }
}

/// A number out of the database.
pub async fn count(house: &House, sql: &'static str) -> i64 {
    use sqlx::Row;
    let mut tx = house.app.db.read().await.unwrap();
    sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().try_get(0).unwrap()
}

/// The address of houses whose issuers are `did:web`.
pub const BASE: &str = "https://badges.example.org";

/// What a stranger's verifier answers about a credential of a house at [`BASE`]: everything it wants is fetched from that house over HTTP.
pub async fn verified_at_base(house: &House, credential: &str) -> Report {
    let mut tx = house.app.db.read().await.unwrap();
    let issuers = awards::registry(&house.app, &mut tx).await.unwrap();
    drop(tx);
    let policy = Policy::new(house.clock.now(), issuers.into_iter().map(|issuer| issuer.id).collect());
    let mut known = Known::new();
    for _ in 0..3 {
        let report = verify(credential.as_bytes(), &known, &policy);
        for url in &report.wants {
            known.insert(url, at_base(house, url).await);
        }
    }
    verify(credential.as_bytes(), &known, &policy)
}

async fn at_base(house: &House, url: &str) -> Fetched {
    let path = url.strip_prefix(BASE).expect("an address of this house");
    let request = reqwest::Client::new()
        .get(house.url(path))
        .header("host", "badges.example.org")
        .header("accept", "application/vc, application/did+json");
    let response = request.send().await.unwrap();
    if response.status().is_success() {
        Fetched::Body(response.bytes().await.unwrap().to_vec())
    } else {
        Fetched::Failed(FetchFailure::NotFound)
    }
}
