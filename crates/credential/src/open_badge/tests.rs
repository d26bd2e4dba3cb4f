use serde_json::json;

use super::*;
use crate::status_list::StatusPurpose;

fn levels(criterion: &str) -> Vec<RubricCriterionLevel> {
    let level = |number: u8, name: &str| RubricCriterionLevel {
        id: format!("{criterion}-level-{number}"),
        name: name.to_owned(),
        description: Some(format!("{name}: what that looks like")),
        level: Some(number.to_string()),
        points: None,
    };
    vec![level(1, "Emerging"), level(2, "Proficient"), level(3, "Exemplary")]
}

/// An award with every member that the builders know.
pub(crate) fn full() -> AchievementCredential {
    let issuer = Profile {
        id: "did:web:a.example".into(),
        name: Some("Example Association".into()),
        url: Some("https://a.example".into()),
        image: Some(Image {
            id: "https://a.example/logo.png".into(),
            caption: Some("A lantern".into()),
        }),
        ..Profile::default()
    };
    let criterion = "https://a.example/m/inquiry/1#criterion-1";
    let criteria = Criteria {
        id: Some("https://a.example/m/inquiry".into()),
        narrative: Some("Let youth **investigate**.".into()),
    };
    let mut achievement = Achievement::micro_credential(
        "https://a.example/m/inquiry/1",
        "Let Them Investigate",
        "Plans inquiry.",
        criteria,
    );
    achievement.creator = Some(issuer.clone());
    achievement.tag = vec!["inquiry".into(), "STEM".into()];
    achievement.in_language = Some("en".into());
    achievement.version = Some("1".into());
    achievement.human_code = Some("STEM-6".into());
    achievement.image = Some(Image {
        id: "https://a.example/m/inquiry/badge.png".into(),
        caption: None,
    });
    achievement.result_description = vec![ResultDescription::criterion(
        criterion,
        "Questions",
        levels(criterion),
        format!("{criterion}-level-2"),
    )];
    achievement.alignment = vec![Alignment {
        target_name: "Inquiry".into(),
        target_url: "https://a.example/f/dimensions/inquiry".into(),
        target_framework: Some("Dimensions of Success".into()),
        target_type: Some("CFItem"),
        ..Alignment::default()
    }];
    achievement.related = vec![Related {
        id: "https://a.example/m/inquiry/es/1".into(),
        in_language: Some("es".into()),
        version: Some("1".into()),
    }];
    let mut subject = AchievementSubject::new("urn:uuid:6f7a9c1e-0000-4000-8000-000000000002", achievement);
    subject.identifier = vec![IdentityObject::name("Ada Óscar")];
    subject.credits_earned = Some(1.5);
    subject.activity_end_date = Some("2026-11-01T00:00:00Z".parse().unwrap());
    subject.result = vec![AchievementResult {
        result_description: Some(criterion.into()),
        achieved_level: Some(format!("{criterion}-level-3")),
        ..AchievementResult::default()
    }];
    AchievementCredential {
        id: "https://a.example/c/1".into(),
        name: "Let Them Investigate".into(),
        description: Some("Awarded after two blind readings.".into()),
        image: None,
        issuer,
        valid_from: "2026-11-23T12:00:00.5Z".parse().unwrap(),
        valid_until: Some("2029-11-23T12:00:00Z".parse().unwrap()),
        awarded_date: Some("2026-11-23T12:00:00Z".parse().unwrap()),
        subject,
        evidence: vec![Evidence {
            name: Some("A lesson plan".into()),
            genre: Some("Plan".into()),
            ..Evidence::default()
        }],
        status: Some(StatusEntry {
            list: "https://a.example/s/1".into(),
            index: 42,
            purpose: StatusPurpose::Revocation,
        }),
    }
}

fn nothing_empty(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty() && items.iter().all(nothing_empty),
        Value::Object(object) => object.values().all(nothing_empty),
        _ => true,
    }
}

#[test]
fn a_full_award_follows_the_schema_and_writes_nothing_empty() {
    let value = full().to_value();
    assert_eq!(lint(&value), []);
    assert!(nothing_empty(&value));
    assert_eq!(value["validFrom"], "2026-11-23T12:00:00Z", "whole seconds");
    assert_eq!(
        value["@context"][2], CONTEXT_OB_EXTENSIONS,
        "the schema type needs its context"
    );
}

#[test]
fn types_are_sets_where_the_schema_has_sets() {
    let value = full().to_value();
    assert_eq!(value["issuer"]["type"], json!(["Profile"]));
    assert_eq!(value["issuer"]["image"]["type"], json!("Image"));
    let subject = &value["credentialSubject"];
    assert_eq!(subject["identifier"][0]["type"], json!("IdentityObject"));
    assert_eq!(subject["result"][0]["type"], json!(["Result"]));
    assert_eq!(
        subject["achievement"]["resultDescription"][0]["rubricCriterionLevel"][2]["type"],
        json!(["RubricCriterionLevel"])
    );
    assert!(value["credentialStatus"].is_object(), "one object, never an array");
}

#[test]
fn what_a_person_typed_stays_a_value() {
    let mut award = full();
    award.subject.identifier = vec![IdentityObject::name("\",\"type\":[\"Evil\"],\"x\":\"")];
    let value = award.to_value();
    assert_eq!(
        value["credentialSubject"]["identifier"][0]["identityHash"],
        "\",\"type\":[\"Evil\"],\"x\":\""
    );
    assert_eq!(lint(&value), []);
}

#[test]
fn each_departure_from_the_schema_is_found_in_its_place() {
    let faults = |change: fn(&mut Value)| {
        let mut value = full().to_value();
        change(&mut value);
        lint(&value).into_iter().map(|fault| fault.pointer).collect::<Vec<_>>()
    };
    let remove = |value: &mut Value, pointer: &str, name: &str| {
        value
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(name)
            .unwrap();
    };
    assert_eq!(
        faults(|v| v["@context"][1] = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3".into()),
        ["/@context"]
    );
    assert_eq!(faults(|v| v["type"] = json!(["VerifiableCredential"])), ["/type"]);
    assert_eq!(faults(|v| v["validFrom"] = "2026-11-23".into()), ["/validFrom"]);
    assert_eq!(
        faults(|v| v["credentialStatus"] = json!([{"type": "BitstringStatusListEntry"}])),
        ["/credentialStatus"]
    );
    assert_eq!(faults(|v| v["image"] = Value::Null), ["/image"]);
    assert_eq!(faults(|v| v["evidence"] = json!([])), ["/evidence"]);
    assert_eq!(
        faults(|v| v["issuer"]["image"]["width"] = 3.into()),
        ["/issuer/image/width"]
    );
    assert_eq!(
        faults(|v| v["credentialSubject"]["achievement"]["achievementType"] = "Microcredential".into()),
        ["/credentialSubject/achievement/achievementType"]
    );
    assert_eq!(
        faults(|v| v["credentialSubject"]["achievement"]["criteria"] = json!({})),
        ["/credentialSubject/achievement/criteria"]
    );
    let mut value = full().to_value();
    remove(&mut value, "/credentialSubject/achievement", "name");
    remove(&mut value, "/credentialSubject", "id");
    remove(&mut value, "/credentialSubject", "identifier");
    let pointers: Vec<String> = lint(&value).into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(pointers, ["/credentialSubject/achievement", "/credentialSubject"]);
}

#[test]
fn a_comprehensive_credential_refers_to_each_part_three_times() {
    let parts: Vec<Part> = (1..=10)
        .map(|n| Part {
            name: format!("Part {n}"),
            achievement: format!("https://a.example/m/{n}/1"),
            credential: format!("https://a.example/c/{n}"),
        })
        .collect();
    let mut award = full();
    award.subject.result.clear();
    award.subject.achievement.result_description.clear();
    award.evidence = refer_to_parts(&mut award.subject, &parts, "Credential");
    let value = award.to_value();
    assert_eq!(lint(&value), []);
    let subject = &value["credentialSubject"];
    for (index, part) in parts.iter().enumerate() {
        let description = &subject["achievement"]["resultDescription"][index];
        let result = &subject["result"][index];
        assert_eq!(description["alignment"][0]["targetUrl"], part.achievement);
        assert_eq!(result["alignment"][0]["targetUrl"], part.credential);
        assert_eq!(result["resultDescription"], description["id"]);
        assert_eq!(value["evidence"][index]["id"], part.credential);
    }
}
