//! SQL of micro-credentials and what is written beside each version.

use std::collections::HashMap;

use platform::db::{Micros, Tx, search};
use sqlx::Row;

use super::card::{Card, effort};
use super::definition::{Definition, Visibility};
use super::version::number;
use crate::ids::{ItemId, MicroCredentialId, OrgId, VersionId};
use crate::{Result, frameworks};

/// The kind under which micro-credentials stand in the search index.
pub const SEARCH_KIND: &str = "micro-credential";

/// A micro-credential and what its newest version says.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: MicroCredentialId,
    pub number: u32,
    pub visibility: String,
    /// JSON.
    pub definition: String,
}

/// What is stored of the micro-credential with this slug.
pub async fn known(tx: &mut Tx, slug: &str) -> Result<Option<Known>> {
    let row = sqlx::query(
        "select m.id, m.number, m.visibility, v.definition from micro_credentials m \
         join versions v on v.micro_credential_id = m.id and v.number = m.number where m.slug = $1",
    )
    .bind(slug.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| {
        Ok(Known {
            id: row.try_get(0)?,
            number: number(row.try_get(1)?),
            visibility: row.try_get(2)?,
            definition: row.try_get(3)?,
        })
    })
    .transpose()
}

/// Whether a micro-credential with this slug was ever published.
pub async fn is_known(tx: &mut Tx, slug: &str) -> Result<bool> {
    Ok(known(tx, slug).await?.is_some())
}

/// Publishes a definition as version `number`, which must be the next one: the unique constraint lets only one of two writers through.
pub async fn add_version(
    tx: &mut Tx,
    issuer: &OrgId,
    definition: &Definition,
    number: u32,
    digest: &str,
) -> Result<(MicroCredentialId, VersionId)> {
    let now = tx.now();
    let row = sqlx::query(
        "insert into micro_credentials (id, slug, organization_id, visibility, number, first_published_at) values ($1, $2, $3, $4, $5, $6) \
         on conflict (slug) do update set visibility = excluded.visibility, number = excluded.number returning id",
    )
    .bind(MicroCredentialId::new(now))
    .bind(definition.slug.clone())
    .bind(issuer.clone())
    .bind(visibility(definition.visibility))
    .bind(i64::from(number))
    .bind(Micros::from(now))
    .fetch_one(&mut **tx)
    .await?;
    let id: MicroCredentialId = row.try_get(0)?;
    let version = VersionId::new(now);
    sqlx::query(
        "insert into versions (id, micro_credential_id, number, title, card, definition, digest, published_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(version.clone())
    .bind(id.clone())
    .bind(i64::from(number))
    .bind(definition.title.clone())
    .bind(json(&Card::from(definition))?)
    .bind(json(definition)?)
    .bind(digest.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    write_facets(tx, &id, definition).await?;
    let served = write_alignments(tx, &id, definition).await?;
    write_search(tx, &id, definition, &served).await?;
    Ok((id, version))
}

/// Takes a micro-credential out of the catalogue, or puts it back; its versions stay.
pub async fn set_visibility(tx: &mut Tx, id: &MicroCredentialId, to: Visibility) -> Result<()> {
    sqlx::query("update micro_credentials set visibility = $1 where id = $2")
        .bind(visibility(to))
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The word for a visibility in rows.
pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Draft => "draft",
        Visibility::Cohort => "cohort",
        Visibility::Public => "public",
    }
}

async fn write_facets(tx: &mut Tx, id: &MicroCredentialId, definition: &Definition) -> Result<()> {
    sqlx::query("delete from catalog_facets where micro_credential_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    let words = |facet: &'static str, words: &[String]| -> Vec<(&'static str, String)> {
        words.iter().map(|word| (facet, word.trim().to_owned())).collect()
    };
    let mut facets = words("topic", &definition.topics);
    facets.extend(words("audience", &definition.audience));
    facets.extend(words("evidence", &definition.evidence_types));
    facets.extend(words("language", &definition.languages));
    facets.push(("effort", effort(definition.minutes).to_owned()));
    for (facet, value) in facets {
        sqlx::query(
            "insert into catalog_facets (micro_credential_id, facet, value) values ($1, $2, $3) on conflict do nothing",
        )
        .bind(id.clone())
        .bind(facet)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Writes the alignments and answers the names of the items, for the search.
async fn write_alignments(tx: &mut Tx, id: &MicroCredentialId, definition: &Definition) -> Result<Vec<String>> {
    sqlx::query("delete from alignments where micro_credential_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    let mut names = Vec::new();
    for alignment in &definition.alignments {
        let item = frameworks::item(tx, &alignment.framework, &alignment.item).await?;
        sqlx::query("insert into alignments (item_id, micro_credential_id, strength, why) values ($1, $2, $3, $4)")
            .bind(item.id)
            .bind(id.clone())
            .bind(alignment.strength.clone())
            .bind(alignment.why.clone())
            .execute(&mut **tx)
            .await?;
        names.push(item.name);
    }
    Ok(names)
}

async fn write_search(tx: &mut Tx, id: &MicroCredentialId, definition: &Definition, served: &[String]) -> Result<()> {
    let mut body = vec![
        definition.competency.as_str(),
        &definition.summary,
        &definition.key_method.title,
        &definition.key_method.text,
    ];
    for component in &definition.method_components {
        body.extend([component.title.as_str(), &component.text]);
    }
    body.extend(definition.topics.iter().chain(&definition.audience).map(String::as_str));
    body.extend(definition.evidence_types.iter().chain(served).map(String::as_str));
    let entry = search::Entry {
        kind: SEARCH_KIND,
        subject: id.as_str(),
        title: &definition.title,
        body: &body.join("\n"),
    };
    Ok(search::keep(tx, &entry).await?)
}

/// Puts the resource pages of a micro-credential in place of those it had.
pub async fn write_resources(tx: &mut Tx, id: &MicroCredentialId, pages: &[(&str, &str)]) -> Result<()> {
    sqlx::query("delete from resource_pages where micro_credential_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    for (path, text) in pages {
        sqlx::query("insert into resource_pages (micro_credential_id, path, text) values ($1, $2, $3)")
            .bind(id.clone())
            .bind((*path).to_owned())
            .bind((*text).to_owned())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// The Markdown of a resource page of a public micro-credential.
pub async fn resource(tx: &mut Tx, slug: &str, path: &str) -> Result<String> {
    let row = sqlx::query(
        "select r.text from resource_pages r join micro_credentials m on m.id = r.micro_credential_id \
         where m.slug = $1 and m.visibility = 'public' and r.path = $2",
    )
    .bind(slug.to_owned())
    .bind(path.to_owned())
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.try_get(0)?)
}

/// The current titles of many micro-credentials in one question; unknown identifiers are left out.
pub async fn titles(tx: &mut Tx, ids: &[MicroCredentialId]) -> Result<HashMap<MicroCredentialId, String>> {
    let mut titles = HashMap::new();
    for some in ids.chunks(500) {
        let places: Vec<String> = (1..=some.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "select m.id, v.title from micro_credentials m join versions v on v.micro_credential_id = m.id and v.number = m.number \
             where m.id in ({})",
            places.join(", ")
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for id in some {
            query = query.bind(id.clone());
        }
        for row in query.fetch_all(&mut **tx).await? {
            titles.insert(row.try_get(0)?, row.try_get(1)?);
        }
    }
    Ok(titles)
}

/// What is aligned to an item: cards with strength and reason, strong ones first; 200 at most.
pub async fn aligned(tx: &mut Tx, item: &ItemId) -> Result<Vec<Aligned>> {
    let rows = sqlx::query(
        "select v.card, a.strength, a.why from alignments a join micro_credentials m on m.id = a.micro_credential_id \
         join versions v on v.micro_credential_id = m.id and v.number = m.number \
         where a.item_id = $1 and m.visibility = 'public' order by a.strength desc, v.title limit 200",
    )
    .bind(item.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Aligned {
                card: parsed(row.try_get(0)?)?,
                strength: row.try_get(1)?,
                why: row.try_get(2)?,
            })
        })
        .collect()
}

/// A micro-credential that serves a framework item.
#[derive(Clone, Debug)]
pub struct Aligned {
    pub card: Card,
    /// `strong` or `partial`.
    pub strength: String,
    pub why: String,
}

/// The cards of an issuer's public micro-credentials, by title; 200 at most.
pub async fn cards_of(tx: &mut Tx, issuer: &OrgId) -> Result<Vec<Card>> {
    let rows = sqlx::query(
        "select v.card from micro_credentials m join versions v on v.micro_credential_id = m.id and v.number = m.number \
         where m.organization_id = $1 and m.visibility = 'public' order by v.title limit 200",
    )
    .bind(issuer.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| parsed(row.try_get(0)?)).collect()
}

/// JSON out of a row.
pub fn parsed<T: serde::de::DeserializeOwned>(text: String) -> Result<T> {
    Ok(serde_json::from_str(&text).map_err(anyhow::Error::from)?)
}

/// JSON for a row.
pub fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value).map_err(anyhow::Error::from)?)
}
