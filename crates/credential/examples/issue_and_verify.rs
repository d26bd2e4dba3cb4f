//! Issues an award with a status entry, bakes it into a picture, verifies it, revokes it and verifies again.
//!
//! `cargo run -p waymark-credential --example issue_and_verify` prints the signed award and both verdicts. With
//! `-- --files DIR` it also writes the award, its status list and the baked pictures there, for trying other verifiers; a PNG is
//! baked where the folder holds a `picture.png`.

use std::error::Error;
use std::path::Path;

use credential::key::SigningKey;
use credential::open_badge::{
    Achievement, AchievementCredential, AchievementSubject, Criteria, Evidence, IdentityObject, Profile, lint, portable,
};
use credential::status_list::{StatusEntry, StatusList, StatusListCredential, StatusPurpose};
use credential::verify::{Known, Policy, verify};
use credential::{baking, proof};
use jiff::Timestamp;
use serde_json::Value;

const LIST: &str = "https://association.example/status/1";
const PICTURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"3\"/></svg>";

fn main() -> Result<(), Box<dyn Error>> {
    let key = SigningKey::from_seed(&[7; 32]);
    let now: Timestamp = "2026-11-23T12:00:00Z".parse()?;
    let award = award(&key, now);
    assert!(lint(&award).is_empty(), "the official schema accepts it");
    assert!(portable(&award).is_empty(), "and verifiers agree about it");
    let award = proof::sign(&award, &key, &key.public().did_key_method(), now)?;
    println!("{}", serde_json::to_string_pretty(&award)?);

    let policy = Policy::new(now, [key.public().did_key()].into());
    let baked = baking::svg::bake(PICTURE.as_bytes(), award.to_string().as_bytes())?;
    let mut bits = StatusList::new();
    for revoked in [false, true] {
        bits.set(42, revoked)?;
        let known = Known::new().with(LIST, list(&key, &bits, now)?.to_string());
        println!(
            "revoked: {revoked}, outcome: {:?}",
            verify(&baked, &known, &policy).outcome
        );
    }
    write_files(&award, &list(&key, &StatusList::new(), now)?, &baked)
}

fn award(key: &SigningKey, now: Timestamp) -> Value {
    let criteria = Criteria {
        id: None,
        narrative: Some("Plan and lead an **investigation**.".into()),
    };
    let achievement = Achievement::micro_credential(
        "https://association.example/micro-credentials/inquiry/1",
        "Let Them Investigate",
        "Plans and leads inquiry with youth.",
        criteria,
    );
    let mut subject = AchievementSubject::new("urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0002", achievement);
    subject.identifier = vec![IdentityObject::name("Ada Óscar")];
    let issuer = Profile {
        id: key.public().did_key(),
        name: Some("Example Association".into()),
        ..Profile::default()
    };
    let id = "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0001";
    let mut award = AchievementCredential::new(id, "Let Them Investigate", issuer, now, subject);
    award.awarded_date = Some(now);
    award.evidence = vec![Evidence {
        name: Some("A lesson plan".into()),
        ..Evidence::default()
    }];
    let entry = StatusEntry {
        list: LIST.into(),
        index: 42,
        purpose: StatusPurpose::Revocation,
    };
    award.status = Some(entry.into());
    award.to_value()
}

fn list(key: &SigningKey, bits: &StatusList, now: Timestamp) -> Result<Value, proof::SignError> {
    let list = StatusListCredential {
        id: LIST.into(),
        issuer: key.public().did_key(),
        purpose: StatusPurpose::Revocation,
        valid_from: now,
        valid_until: None,
        ttl_ms: None,
    };
    proof::sign(&list.to_value(bits), key, &key.public().did_key_method(), now)
}

fn write_files(award: &Value, list: &Value, svg: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some("--files"), Some(folder)) = (arguments.next().as_deref(), arguments.next()) else {
        return Ok(());
    };
    let folder = Path::new(&folder);
    std::fs::write(folder.join("award.json"), award.to_string())?;
    std::fs::write(folder.join("list.json"), list.to_string())?;
    std::fs::write(folder.join("award.svg"), svg)?;
    if let Ok(picture) = std::fs::read(folder.join("picture.png")) {
        let baked = baking::png::bake(&picture, award.to_string().as_bytes())?;
        std::fs::write(folder.join("award.png"), baked)?;
    }
    Ok(())
}
