//! SQL of frameworks, their items and crosswalks.

use platform::db::{Micros, Tx};
use sqlx::Row;

use super::definition::{FrameworkDefinition, ItemDefinition};
use crate::Result;
use crate::ids::{FrameworkId, ItemId};
use crate::ui::Ui;

/// One edition of a framework.
#[derive(Clone, Debug)]
pub struct Framework {
    pub id: FrameworkId,
    pub slug: String,
    pub title: String,
    pub publisher: String,
    pub edition: String,
    pub url: String,
    pub note: String,
}

platform::row!(Framework {
    id,
    slug,
    title,
    publisher,
    edition,
    url,
    note
});

/// One item, with the framework it stands in.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: ItemId,
    /// The framework's slug, title and edition.
    pub framework: String,
    pub framework_title: String,
    pub edition: String,
    pub code: String,
    pub name: String,
    pub statement: String,
    /// The code of the item above, empty at the top.
    pub parent_code: String,
}

platform::row!(Item {
    id,
    framework,
    framework_title,
    edition,
    code,
    name,
    statement,
    parent_code
});

/// An item of another framework, and how it relates.
#[derive(Clone, Debug)]
pub struct Counterpart {
    /// CASE's word for the relation.
    pub relation: String,
    pub item: Item,
}

/// A query for whole items, so that each names its columns once.
macro_rules! items_where {
    ($rest:literal) => {
        concat!(
            "select i.id, f.slug as framework, f.title as framework_title, f.edition, i.code, i.name, i.statement, i.parent_code \
             from framework_items i join frameworks f on f.id = i.framework_id ",
            $rest
        )
    };
}

impl Framework {
    /// Title and edition.
    pub fn edition_name(&self, ui: &Ui) -> String {
        edition_name(ui, &self.title, &self.edition)
    }
}

impl Item {
    /// Title and edition of its framework.
    pub fn edition_name(&self, ui: &Ui) -> String {
        edition_name(ui, &self.framework_title, &self.edition)
    }
}

fn edition_name(ui: &Ui, title: &str, edition: &str) -> String {
    ui.t2("frameworks-edition-of", ("title", title), ("edition", edition))
}

/// Adds a framework or updates the one with this slug. Items that are no longer named stay, because alignments may point to them.
pub async fn save_framework(tx: &mut Tx, definition: &FrameworkDefinition) -> Result<FrameworkId> {
    let now = tx.now();
    let row = sqlx::query(
        "insert into frameworks (id, slug, title, publisher, edition, url, note, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) \
         on conflict (slug) do update set title = excluded.title, publisher = excluded.publisher, edition = excluded.edition, \
         url = excluded.url, note = excluded.note returning id",
    )
    .bind(FrameworkId::new(now))
    .bind(definition.slug.clone())
    .bind(definition.title.clone())
    .bind(definition.publisher.clone())
    .bind(definition.edition.clone())
    .bind(definition.url.clone())
    .bind(definition.note.clone())
    .bind(Micros::from(now))
    .fetch_one(&mut **tx)
    .await?;
    let id: FrameworkId = row.try_get(0)?;
    for (position, item) in (1..).zip(&definition.items) {
        save_item(tx, &id, item, position).await?;
    }
    Ok(id)
}

async fn save_item(tx: &mut Tx, framework: &FrameworkId, item: &ItemDefinition, position: i64) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into framework_items (id, framework_id, code, slug, name, statement, parent_code, position) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (framework_id, code) do update set slug = excluded.slug, \
         name = excluded.name, statement = excluded.statement, parent_code = excluded.parent_code, position = excluded.position",
    )
    .bind(ItemId::new(now))
    .bind(framework.clone())
    .bind(item.code.clone())
    .bind(item.slug.clone())
    .bind(item.name.clone())
    .bind(item.statement.clone())
    .bind(item.parent.clone().unwrap_or_default())
    .bind(position)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Puts the crosswalk of a framework in place of what it had. Every framework it names must be saved before.
pub async fn save_crosswalk(tx: &mut Tx, definition: &FrameworkDefinition) -> Result<()> {
    sqlx::query(
        "delete from crosswalks where from_item_id in \
         (select i.id from framework_items i join frameworks f on f.id = i.framework_id where f.slug = $1)",
    )
    .bind(definition.slug.clone())
    .execute(&mut **tx)
    .await?;
    for line in &definition.crosswalk {
        let from = item(tx, &definition.slug, &line.from_code).await?;
        let to = item(tx, &line.to_framework, &line.to_code).await?;
        sqlx::query("insert into crosswalks (from_item_id, to_item_id, relation) values ($1, $2, $3)")
            .bind(from.id)
            .bind(to.id)
            .bind(line.relation.clone())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Every framework, by title and edition; 200 at most.
pub async fn frameworks(tx: &mut Tx) -> Result<Vec<Framework>> {
    let sql =
        "select id, slug, title, publisher, edition, url, note from frameworks order by title, edition desc limit 200";
    Ok(sqlx::query_as(sql).fetch_all(&mut **tx).await?)
}

/// The framework with this slug.
pub async fn framework(tx: &mut Tx, slug: &str) -> Result<Framework> {
    let sql = "select id, slug, title, publisher, edition, url, note from frameworks where slug = $1";
    Ok(sqlx::query_as(sql).bind(slug.to_owned()).fetch_one(&mut **tx).await?)
}

/// The items of a framework in the author's order; 2,000 at most.
pub async fn items(tx: &mut Tx, framework: &FrameworkId) -> Result<Vec<Item>> {
    let sql = items_where!("where i.framework_id = $1 order by i.position limit 2000");
    Ok(sqlx::query_as(sql).bind(framework.clone()).fetch_all(&mut **tx).await?)
}

/// One item by its framework's slug and its code.
pub async fn item(tx: &mut Tx, framework: &str, code: &str) -> Result<Item> {
    let sql = items_where!("where f.slug = $1 and i.code = $2");
    Ok(sqlx::query_as(sql)
        .bind(framework.to_owned())
        .bind(code.to_owned())
        .fetch_one(&mut **tx)
        .await?)
}

/// Whether there is an item with this code.
pub async fn has_item(tx: &mut Tx, framework: &str, code: &str) -> Result<bool> {
    match item(tx, framework, code).await {
        Ok(_) => Ok(true),
        Err(crate::Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What corresponds to an item in other frameworks, as its own framework's crosswalk says; 100 at most.
pub async fn counterparts(tx: &mut Tx, item: &ItemId) -> Result<Vec<Counterpart>> {
    let sql = "select c.relation, i.id, f.slug as framework, f.title as framework_title, f.edition, i.code, i.name, i.statement, i.parent_code \
         from crosswalks c join framework_items i on i.id = c.to_item_id join frameworks f on f.id = i.framework_id \
         where c.from_item_id = $1 order by f.slug, i.position limit 100";
    let rows = sqlx::query(sql).bind(item.clone()).fetch_all(&mut **tx).await?;
    rows.iter()
        .map(|row| {
            Ok(Counterpart {
                relation: row.try_get("relation")?,
                item: sqlx::FromRow::from_row(row)?,
            })
        })
        .collect()
}

/// Many items at once, by framework and code; those that are not there are left out. 100 at most.
pub async fn items_named(tx: &mut Tx, wanted: &[(&str, &str)]) -> Result<Vec<Item>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = &wanted[..wanted.len().min(100)];
    let pairs: Vec<String> = (0..wanted.len())
        .map(|place| format!("(f.slug = ${} and i.code = ${})", 2 * place + 1, 2 * place + 2))
        .collect();
    let sql = format!("{}{}", items_where!("where "), pairs.join(" or "));
    let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
    for (framework, code) in wanted {
        query = query.bind((*framework).to_owned()).bind((*code).to_owned());
    }
    Ok(query.fetch_all(&mut **tx).await?)
}
