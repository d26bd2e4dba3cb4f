//! What can be seen wrong in one file, without looking at others.

use std::collections::BTreeSet;

use super::{Content, Folder, Notes, Problem, Written};
use crate::catalog::definition::{Badge, Criterion, Definition, Prompt, PromptKind, Span, Validity};
use crate::frameworks::definition::{FrameworkDefinition, RELATIONS};
use crate::organizations::definition::{IssuerDefinition, SCORERS};
use crate::ui::badge as art;

const MEDIA: [&str; 11] = [
    "image/png",
    "image/jpeg",
    "image/webp",
    "application/pdf",
    "text/plain",
    "video/mp4",
    "video/webm",
    "audio/mpeg",
    "audio/mp4",
    "audio/wav",
    "audio/webm",
];

/// Notes what is wrong inside each file.
pub fn check(content: &Content, folder: &Folder, problems: &mut Vec<Problem>) {
    for written in &content.issuers {
        issuer(written, &mut Notes::on(&written.file, problems));
    }
    for written in &content.frameworks {
        framework(written, &mut Notes::on(&written.file, problems));
    }
    for written in &content.micro_credentials {
        micro_credential(written, folder, &mut Notes::on(&written.file, problems));
    }
}

fn issuer(written: &Written<IssuerDefinition>, notes: &mut Notes<'_>) {
    let issuer = &written.what;
    notes.slug(&issuer.slug, &written.place);
    notes.text("name", &issuer.name, 120);
    notes.between("hue", issuer.hue.into(), 0, 359);
    notes.between("promise_days", issuer.promise_days.into(), 1, 120);
    notes.one_of("policy.scorers", &issuer.policy.scorers, &SCORERS);
    if !issuer.url.is_empty() {
        notes.web("url", &issuer.url);
    }
    let advice = format!("{:?} is no address; write one such as hello@example.org", issuer.email);
    notes.unless(domain::email::Email::parse(&issuer.email).is_ok(), "email", advice);
    let advice = format!(
        "{:?} is not known; write a name such as America/New_York",
        issuer.time_zone
    );
    notes.unless(jiff::tz::TimeZone::get(&issuer.time_zone).is_ok(), "time_zone", advice);
}

fn framework(written: &Written<FrameworkDefinition>, notes: &mut Notes<'_>) {
    let framework = &written.what;
    notes.slug(&framework.slug, &written.place);
    notes.text("title", &framework.title, 200);
    notes.text("edition", &framework.edition, 60);
    if !framework.url.is_empty() {
        notes.web("url", &framework.url);
    }
    notes.unless(
        (1..=2_000).contains(&framework.items.len()),
        "items",
        "write 1 to 2,000 items",
    );
    let mut codes = BTreeSet::new();
    for item in &framework.items {
        let field = format!("items.{}", item.code);
        notes.text(format!("{field}.name"), &item.name, 300);
        notes.text("items.code", &item.code, 40);
        notes.unless(
            !item.code.contains(['/', '?', '#']),
            &field,
            "a code stands in an address; leave out /, ? and #",
        );
        notes.unless(
            codes.insert(&item.code),
            &field,
            "this code stands twice; give each item its own",
        );
    }
    for item in &framework.items {
        let known = item.parent.as_ref().is_none_or(|parent| codes.contains(parent));
        notes.unless(
            known,
            format!("items.{}.parent", item.code),
            "no item has this code; write one that has",
        );
    }
    for line in &framework.crosswalk {
        notes.one_of("crosswalk.relation", &line.relation, &RELATIONS);
        notes.unless(
            codes.contains(&line.from_code),
            "crosswalk.from_code",
            format!("{:?} is no item of this framework", line.from_code),
        );
    }
}

fn micro_credential(written: &Written<Definition>, folder: &Folder, notes: &mut Notes<'_>) {
    let definition = &written.what;
    notes.slug(&definition.slug, &written.place);
    notes.text("title", &definition.title, 80);
    notes.text("competency", &definition.competency, 400);
    notes.text("summary", &definition.summary, 160);
    badge("badge", &definition.badge, notes);
    notes.between("method_components", length(&definition.method_components), 1, 20);
    notes.between("minutes.min", definition.minutes.min, 1, 60_000);
    span("minutes", definition.minutes, notes);
    for (field, words) in [
        ("topics", &definition.topics),
        ("audience", &definition.audience),
        ("evidence_types", &definition.evidence_types),
        ("languages", &definition.languages),
    ] {
        notes.between(field, length(words), u32::from(field == "languages"), 8);
        for word in words {
            notes.text(field, word, 60);
        }
    }
    notes.one_of(
        "ai_policy.kind",
        &definition.ai_policy.kind,
        &["forbidden", "with_disclosure", "free"],
    );
    notes.between("attempts.limit", definition.attempts.limit, 1, 10);
    notes.between("retention_months", definition.retention_months, 1, 120);
    if let Validity::Period { months } = definition.validity {
        notes.between("validity.months", months, 1, 1_200);
    }
    links(written, folder, notes);
    parts(definition, notes);
    criteria(definition, notes);
}

/// Badge art that can be drawn and read aloud.
pub fn badge(field: &str, badge: &Badge, notes: &mut Notes<'_>) {
    notes.one_of(format!("{field}.shape"), &badge.shape, &art::SHAPES);
    let glyphs: Vec<&str> = art::glyph_names().collect();
    notes.one_of(format!("{field}.glyph"), &badge.glyph, &glyphs);
    notes.between(format!("{field}.hue"), badge.hue.into(), 0, 359);
    notes.text(format!("{field}.alt"), &badge.alt, 200);
}

fn links(written: &Written<Definition>, folder: &Folder, notes: &mut Notes<'_>) {
    for citation in &written.what.research.citations {
        if let Some(url) = &citation.url {
            notes.web("research.citations.url", url);
        }
    }
    for resource in &written.what.resources {
        let field = format!("resources.{}", resource.title);
        if resource.is_own() {
            let path = format!("micro-credentials/{}/{}", written.place, resource.url);
            let advice = format!("there is no file {path}; write it, or a web address that begins with https://");
            notes.unless(folder.file(&path).is_some(), field, advice);
        } else {
            notes.web(field, &resource.url);
        }
    }
}

fn parts(definition: &Definition, notes: &mut Notes<'_>) {
    notes.between("parts", length(&definition.parts), 1, 10);
    let mut ids = BTreeSet::new();
    for part in &definition.parts {
        notes.unless(
            ids.insert(part.id.as_str()),
            format!("parts.{}", part.id),
            "this id stands twice",
        );
        notes.text(format!("parts.{}.title", part.id), &part.title, 120);
        notes.between(format!("parts.{}.prompts", part.id), length(&part.prompts), 1, 40);
    }
    prompts("parts", definition.parts.iter().flat_map(|part| &part.prompts), notes);
}

/// Prompts that can be asked and answered.
pub fn prompts<'a>(field: &str, prompts: impl Iterator<Item = &'a Prompt>, notes: &mut Notes<'_>) {
    let mut ids = BTreeSet::new();
    for prompt in prompts {
        let field = format!("{field}.{}", prompt.id);
        notes.text(format!("{field}.id"), &prompt.id, 60);
        notes.unless(
            ids.insert(prompt.id.as_str()),
            &field,
            "this id stands twice; give each prompt of the file its own",
        );
        notes.text(format!("{field}.title"), &prompt.title, 200);
        notes.text(format!("{field}.instructions"), &prompt.instructions, 8_000);
        span(&format!("{field}.words"), prompt.words.unwrap_or_default(), notes);
        span(&format!("{field}.count"), prompt.count.unwrap_or_default(), notes);
        notes.between(format!("{field}.max_mb"), prompt.max_mb.unwrap_or(1), 1, 4_096);
        for media in &prompt.accept {
            notes.one_of(format!("{field}.accept"), media, &MEDIA);
        }
        if !prompt.scored.is_empty() {
            notes.one_of(
                format!("{field}.scored"),
                &prompt.scored,
                &["complete", "pass_fail", "rubric"],
            );
        }
        notes.unless(
            prompt.kind != PromptKind::Script || !prompt.script.is_empty(),
            format!("{field}.script"),
            "a script prompt needs the lines that the earner goes on from",
        );
    }
}

fn criteria(definition: &Definition, notes: &mut Notes<'_>) {
    for criterion in &definition.criteria {
        levels(criterion, notes);
        for prompt in &criterion.prompts {
            let known = definition.prompt(prompt).is_some();
            notes.unless(
                known,
                format!("criteria.{}.prompts", criterion.id),
                format!("{prompt:?} is no prompt of this file; write the id of one"),
            );
        }
    }
    if let Err(error) = definition.rules() {
        notes.say("criteria", error.to_string());
    }
}

fn levels(criterion: &Criterion, notes: &mut Notes<'_>) {
    let field = format!("criteria.{}", criterion.id);
    notes.text(format!("{field}.title"), &criterion.title, 200);
    let mut ids = BTreeSet::new();
    for level in &criterion.levels {
        notes.unless(
            ids.insert(&level.id),
            format!("{field}.levels"),
            format!("{:?} stands twice", level.id),
        );
        notes.text(
            format!("{field}.levels.{}.descriptor", level.id),
            &level.descriptor,
            2_000,
        );
    }
    let advice = format!(
        "{:?} is no level of this criterion; write the id of one",
        criterion.required
    );
    notes.unless(ids.contains(&criterion.required), format!("{field}.required"), advice);
}

fn span(field: &str, span: Span, notes: &mut Notes<'_>) {
    let well = span.max == 0 || span.min <= span.max;
    notes.unless(
        well,
        field,
        format!("the least ({}) is more than the most ({})", span.min, span.max),
    );
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
