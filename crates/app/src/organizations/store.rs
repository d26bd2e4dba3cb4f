//! SQL of organizations and roles.

use platform::db::{Micros, Tx};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::Result;
use crate::actor::{Held, Role};
use crate::ids::{OrgId, PersonId};

/// An organisation that may issue.
#[derive(Clone, Debug)]
pub struct Organization {
    pub id: OrgId,
    pub slug: String,
    pub name: String,
    pub profile: Profile,
}

/// What an organisation says of itself and how it works, as its author wrote it (`issuers/{slug}.yaml`).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The hue of its pages and badges, 0–359.
    pub hue: u16,
    pub tagline: String,
    /// Markdown.
    pub about: String,
    pub url: String,
    pub email: String,
    /// IANA name, such as `America/Chicago`; business days are counted in it.
    pub time_zone: String,
    /// Days on which nobody works, ISO dates.
    pub holidays: Vec<jiff::civil::Date>,
    /// Business days within which it promises a result.
    pub promise_days: u16,
    pub policy: Policy,
    /// Whether this is fictional sample content, which its pages then say.
    pub sample: bool,
}

/// How an organisation has its submissions assessed (product rules §5).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// `single`, `double`, `single_then_conditional_double` or `random_double`.
    pub scorers: String,
    /// The first so many attempts of a version are always scored twice.
    pub first_double: u32,
    /// Whether merged scores decide by themselves, without the grantor.
    pub auto_decide: bool,
    /// Whether a pre-checker looks first.
    pub precheck: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            scorers: "double".to_owned(),
            first_double: 20,
            auto_decide: false,
            precheck: false,
        }
    }
}

struct OrganizationRow {
    id: OrgId,
    slug: String,
    name: String,
    profile: String,
}

platform::row!(OrganizationRow {
    id,
    slug,
    name,
    profile
});

impl TryFrom<OrganizationRow> for Organization {
    type Error = crate::Error;
    fn try_from(row: OrganizationRow) -> Result<Self> {
        let profile = serde_json::from_str(&row.profile).map_err(anyhow::Error::from)?;
        Ok(Self {
            id: row.id,
            slug: row.slug,
            name: row.name,
            profile,
        })
    }
}

/// Adds an organisation, or updates the one with this slug.
pub async fn save_organization(tx: &mut Tx, slug: &str, name: &str, profile: &Profile) -> Result<OrgId> {
    let now = tx.now();
    let row = sqlx::query(
        "insert into organizations (id, slug, name, profile, created_at) values ($1, $2, $3, $4, $5) \
         on conflict (slug) do update set name = excluded.name, profile = excluded.profile returning id",
    )
    .bind(OrgId::new(now))
    .bind(slug.to_owned())
    .bind(name.to_owned())
    .bind(serde_json::to_string(profile).map_err(anyhow::Error::from)?)
    .bind(Micros::from(now))
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.try_get(0)?)
}

/// One organisation.
pub async fn organization(tx: &mut Tx, id: &OrgId) -> Result<Organization> {
    let row: OrganizationRow = sqlx::query_as("select id, slug, name, profile from organizations where id = $1")
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    row.try_into()
}

/// The organisation with this slug.
pub async fn organization_by_slug(tx: &mut Tx, slug: &str) -> Result<Organization> {
    let row: OrganizationRow = sqlx::query_as("select id, slug, name, profile from organizations where slug = $1")
        .bind(slug.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    row.try_into()
}

/// Every organisation, by name; 500 at most.
pub async fn organizations(tx: &mut Tx) -> Result<Vec<Organization>> {
    let rows: Vec<OrganizationRow> =
        sqlx::query_as("select id, slug, name, profile from organizations order by name, slug limit 500")
            .fetch_all(&mut **tx)
            .await?;
    rows.into_iter().map(Organization::try_from).collect()
}

/// The roles a person holds now.
pub async fn roles_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Held>> {
    let rows = sqlx::query("select role, organization_id from roles where person_id = $1 and ended_at is null")
        .bind(person.clone())
        .fetch_all(&mut **tx)
        .await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        let role: String = row.try_get(0)?;
        if let Ok(role) = role.parse::<Role>() {
            held.push(Held {
                role,
                organization: row.try_get(1)?,
            });
        }
    }
    Ok(held)
}

/// Gives a role; giving it twice is giving it once.
pub async fn give_role(tx: &mut Tx, person: &PersonId, organization: Option<&OrgId>, role: Role) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into roles (id, person_id, organization_id, role, began_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
    )
    .bind(platform::random::id(now))
    .bind(person.clone())
    .bind(organization.cloned())
    .bind(role.as_str().to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Who holds a role for an organisation now; 500 at most.
pub async fn people_with_role(tx: &mut Tx, organization: &OrgId, role: Role) -> Result<Vec<PersonId>> {
    let rows = sqlx::query(
        "select distinct person_id from roles where organization_id = $1 and role = $2 and ended_at is null order by person_id limit 500",
    )
    .bind(organization.clone())
    .bind(role.as_str())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}
