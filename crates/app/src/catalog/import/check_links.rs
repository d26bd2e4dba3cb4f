//! What can be seen wrong only by looking across files, and at what is already stored.

use std::collections::{BTreeMap, BTreeSet};

use platform::db::Tx;

use super::{Content, Notes, Problem, Written};
use crate::catalog::definition::Alignment;
use crate::{Error, Result, frameworks, organizations};

/// Notes references that lead nowhere.
pub async fn check(tx: &mut Tx, content: &Content, problems: &mut Vec<Problem>) -> Result<()> {
    let known = Known::of(content);
    for written in &content.micro_credentials {
        let notes = &mut Notes::on(&written.file, problems);
        known.issuer(tx, &written.what.issuer, notes).await?;
        known.alignments(tx, &written.what.alignments, notes).await?;
    }
    for written in &content.stacks {
        let notes = &mut Notes::on(&written.file, problems);
        known.issuer(tx, &written.what.issuer, notes).await?;
        known
            .alignments(tx, &written.what.comprehensive.alignments, notes)
            .await?;
    }
    for written in &content.frameworks {
        let notes = &mut Notes::on(&written.file, problems);
        for line in &written.what.crosswalk {
            known
                .item(tx, &line.to_framework, &line.to_code, "crosswalk", notes)
                .await?;
        }
    }
    Ok(())
}

/// What this folder brings along.
struct Known<'a> {
    issuers: BTreeSet<&'a str>,
    items: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(content: &'a Content) -> Self {
        let codes = |written: &'a Written<crate::frameworks::definition::FrameworkDefinition>| {
            let items = written.what.items.iter().map(|item| item.code.as_str());
            (written.what.slug.as_str(), items.collect())
        };
        Self {
            issuers: content
                .issuers
                .iter()
                .map(|written| written.what.slug.as_str())
                .collect(),
            items: content.frameworks.iter().map(codes).collect(),
        }
    }

    async fn issuer(&self, tx: &mut Tx, slug: &str, notes: &mut Notes<'_>) -> Result<()> {
        if self.issuers.contains(slug) {
            return Ok(());
        }
        match organizations::organization_by_slug(tx, slug).await {
            Ok(_) => Ok(()),
            Err(Error::NotFound) => {
                notes.say(
                    "issuer",
                    format!("there is no issuer {slug:?}; add issuers/{slug}.yaml or write another"),
                );
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    async fn alignments(&self, tx: &mut Tx, alignments: &[Alignment], notes: &mut Notes<'_>) -> Result<()> {
        let mut seen = BTreeSet::new();
        for alignment in alignments {
            notes.one_of("alignments.strength", &alignment.strength, &["strong", "partial"]);
            let once = seen.insert((&alignment.framework, &alignment.item));
            notes.unless(
                once,
                "alignments",
                format!("{} {} stands twice", alignment.framework, alignment.item),
            );
            self.item(tx, &alignment.framework, &alignment.item, "alignments", notes)
                .await?;
        }
        Ok(())
    }

    async fn item(&self, tx: &mut Tx, framework: &str, code: &str, field: &str, notes: &mut Notes<'_>) -> Result<()> {
        if self.items.get(framework).is_some_and(|codes| codes.contains(code)) {
            return Ok(());
        }
        if !frameworks::has_item(tx, framework, code).await? {
            let advice = match self.items.get(framework) {
                Some(codes) => {
                    let some: Vec<&str> = codes.iter().take(12).copied().collect();
                    format!(
                        "framework {framework:?} has no item {code:?}; it has {}",
                        some.join(", ")
                    )
                }
                None => {
                    format!("there is no item {code:?} of a framework {framework:?}; add frameworks/{framework}.yaml")
                }
            };
            notes.say(field, advice);
        }
        Ok(())
    }
}
