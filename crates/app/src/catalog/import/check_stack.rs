//! Whether a stack adds up: its members exist, its rule speaks of them and of nothing else, and no rule runs in a circle.

use std::collections::{BTreeMap, BTreeSet};

use domain::AchievementId;
use domain::stack::{Rule, check_circles};
use platform::db::Tx;

use super::check::{badge, prompts};
use super::{Content, Notes, Problem, Written};
use crate::Result;
use crate::catalog::stack::StackDefinition;
use crate::catalog::{stack_store, store};

/// Notes what is wrong with stacks.
pub async fn check(tx: &mut Tx, content: &Content, problems: &mut Vec<Problem>) -> Result<()> {
    let members: BTreeSet<&str> = content
        .micro_credentials
        .iter()
        .map(|written| written.what.slug.as_str())
        .collect();
    let rules = rules(tx, content).await?;
    let mut ends = BTreeSet::new();
    for written in &content.stacks {
        let notes = &mut Notes::on(&written.file, problems);
        alone(written, notes);
        let end = written.what.comprehensive.slug.as_str();
        notes.unless(
            ends.insert(end) && !members.contains(end),
            "comprehensive.slug",
            format!("{end:?} is taken; give every credential a name of its own"),
        );
        for slug in &written.what.members {
            let known = members.contains(slug.as_str()) || store::is_known(tx, slug).await?;
            notes.unless(
                known,
                "members",
                format!("there is no micro-credential {slug:?}; add micro-credentials/{slug}/micro-credential.yaml"),
            );
        }
        rule(&written.what, &rules, notes);
    }
    Ok(())
}

/// The rules by what they lead to: those stored, and over them those of this folder.
async fn rules(tx: &mut Tx, content: &Content) -> Result<BTreeMap<AchievementId, Rule>> {
    let mut rules = BTreeMap::new();
    for stack in stack_store::stacks(tx).await? {
        let definition = &stack.definition;
        rules.insert(definition.comprehensive.slug.as_str().into(), definition.rule.clone());
    }
    for written in &content.stacks {
        rules.insert(
            written.what.comprehensive.slug.as_str().into(),
            written.what.rule.clone(),
        );
    }
    Ok(rules)
}

fn alone(written: &Written<StackDefinition>, notes: &mut Notes<'_>) {
    let stack = &written.what;
    notes.slug(&stack.slug, &written.place);
    notes.text("title", &stack.title, 80);
    notes.text("summary", &stack.summary, 300);
    notes.unless(
        (1..=200).contains(&stack.members.len()),
        "members",
        "write 1 to 200 micro-credentials",
    );
    notes.slug(&stack.comprehensive.slug, &stack.comprehensive.slug);
    notes.text("comprehensive.title", &stack.comprehensive.title, 120);
    notes.text("comprehensive.competency", &stack.comprehensive.competency, 400);
    badge("comprehensive.badge", &stack.comprehensive.badge, notes);
    prompts("requirements.prompts", stack.requirements.prompts.iter(), notes);
    let mut ids = BTreeSet::new();
    for attestation in &stack.requirements.attestations {
        let field = format!("requirements.attestations.{}", attestation.id);
        notes.unless(ids.insert(&attestation.id), &field, "this id stands twice");
        notes.text(format!("{field}.role"), &attestation.role, 40);
        notes.text(format!("{field}.statement"), &attestation.statement, 1_000);
    }
}

fn rule(stack: &StackDefinition, rules: &BTreeMap<AchievementId, Rule>, notes: &mut Notes<'_>) {
    let members: BTreeSet<&str> = stack.members.iter().map(String::as_str).collect();
    notes.unless(
        members.len() == stack.members.len(),
        "members",
        "one of them stands twice",
    );
    let named: BTreeSet<&str> = stack.rule.awards().into_iter().map(AchievementId::as_str).collect();
    for slug in &named {
        let known = members.contains(slug) || rules.contains_key(&AchievementId::from(*slug));
        notes.unless(
            known,
            "rule",
            format!("{slug:?} is neither a member nor another stack's credential; add it to members"),
        );
    }
    for slug in members.difference(&named) {
        notes.say(
            "rule",
            format!("never counts the member {slug:?}; name it in the rule or leave it out"),
        );
    }
    let own = AchievementId::from(stack.comprehensive.slug.as_str());
    if let Err(error) = check_circles(&own, &stack.rule, rules) {
        notes.say("rule", error.to_string());
    }
}
