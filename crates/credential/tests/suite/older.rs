//! Badges of Open Badges 2.0: hosted and signed, and on their way into the newer standard.

use credential::baking::{self, Standard};
use credential::open_badge::{Profile, lint};
use credential::open_badge_2::{
    AlignmentObject, Assertion, BadgeClass, ConvertError, Issuer, Recipient, Target, convert,
};
use credential::verify::{
    CheckId, CheckState, FetchFailure, Fetched, Known, Outcome, Policy, ProblemCode, Report, verify,
};
use serde_json::{Value, json};

use crate::support::*;

pub const ASSERTION: &str = "https://badges.example/v2/assertions/1";
const CLASS: &str = "https://badges.example/v2/classes/inquiry";
pub const PROFILE: &str = "https://badges.example/v2/issuer";

pub fn assertion() -> Value {
    Assertion {
        id: ASSERTION.into(),
        recipient: Recipient::id("urn:uuid:6f7a9c1e-0000-4000-8000-000000000002"),
        badge: CLASS.into(),
        issued_on: at("2026-01-01T00:00:00Z"),
        expires: None,
        image: Some("https://badges.example/1.png".into()),
        narrative: Some("Three sessions.".into()),
        evidence: vec!["https://badges.example/plan".into()],
        newer: Some("urn:uuid:6f7a9c1e-0000-4000-8000-000000000001".into()),
    }
    .to_value()
}

fn class() -> Value {
    BadgeClass {
        id: CLASS.into(),
        name: "Let Them Investigate".into(),
        description: "Plans inquiry.".into(),
        image: "https://badges.example/inquiry.png".into(),
        caption: Some("A lantern".into()),
        criteria: "https://badges.example/inquiry".into(),
        narrative: Some("Plan and lead.".into()),
        issuer: PROFILE.into(),
        alignment: vec![AlignmentObject {
            target_name: "Inquiry".into(),
            target_url: "https://badges.example/f/7".into(),
            ..AlignmentObject::default()
        }],
        tags: vec!["inquiry".into()],
        newer: None,
    }
    .to_value()
}

fn issuer() -> Value {
    Issuer {
        id: PROFILE.into(),
        name: "Example Association".into(),
        url: "https://badges.example".into(),
        email: Some("badges@badges.example".into()),
        description: None,
        starts_with: "https://badges.example/v2/assertions/".into(),
        newer: Some(ISSUER.into()),
    }
    .to_value()
}

/// What is hosted, with one document changed.
pub fn hosted(url: &str, change: impl FnOnce(&mut Value)) -> Known {
    let mut change = Some(change);
    [(ASSERTION, assertion()), (CLASS, class()), (PROFILE, issuer())]
        .into_iter()
        .fold(Known::new(), |known, (at, mut document)| {
            if at == url
                && let Some(change) = change.take()
            {
                change(&mut document);
            }
            known.with(at, document.to_string())
        })
}

pub fn policy() -> Policy {
    Policy::new(now(), [PROFILE.to_owned()].into())
}

pub fn ask(known: &Known) -> Report {
    verify(assertion().to_string().as_bytes(), known, &policy())
}

fn problem(report: &Report) -> Option<ProblemCode> {
    report.checks.last()?.problem.map(|problem| problem.code)
}

#[test]
fn a_hosted_badge_is_asked_for_part_by_part_and_is_in_force() {
    let mut known = Known::new();
    let whole = hosted("", |_| {});
    for expected in [ASSERTION, CLASS, PROFILE] {
        let report = ask(&known);
        assert_eq!(report.outcome, Outcome::Unfinished);
        assert_eq!(report.wants, [expected]);
        assert!(report.credential.is_none());
        known.insert(expected, whole.get(expected).unwrap().clone());
    }
    let report = ask(&known);
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    for id in [
        CheckId::Signature,
        CheckId::KeyBinding,
        CheckId::Schema,
        CheckId::Subject,
        CheckId::Status,
    ] {
        assert_eq!(report.check(id).unwrap().state, CheckState::Passed, "{id}");
    }
    let content = report.credential.unwrap();
    assert_eq!(content.achievement_name.as_deref(), Some("Let Them Investigate"));
    assert_eq!(content.issuer_id, PROFILE);
    assert_eq!(content.document["badge"]["issuer"]["name"], "Example Association");
}

#[test]
fn a_badge_is_withdrawn_by_410_or_by_saying_so() {
    let mut gone = hosted("", |_| {});
    gone.insert(ASSERTION, Fetched::Failed(FetchFailure::Gone));
    assert_eq!(ask(&gone).outcome, Outcome::Withdrawn);
    assert_eq!(
        ask(&hosted(ASSERTION, |a| a["revoked"] = true.into())).outcome,
        Outcome::Withdrawn
    );
    let bare = Assertion::withdrawn(ASSERTION, Some("In error"));
    assert_eq!(ask(&hosted(ASSERTION, |a| *a = bare)).outcome, Outcome::Withdrawn);
    let mut missing = hosted("", |_| {});
    missing.insert(ASSERTION, Fetched::Failed(FetchFailure::NotFound));
    let report = ask(&missing);
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(problem(&report), Some(ProblemCode::Badge2Unreachable));
}

#[test]
fn dates_and_an_unknown_issuer_weigh_as_they_do_for_newer_badges() {
    let until = |date: &'static str| {
        let known = hosted(ASSERTION, |a| a["expires"] = date.into());
        let mut copy = assertion();
        copy["expires"] = date.into();
        verify(copy.to_string().as_bytes(), &known, &policy()).outcome
    };
    assert_eq!(until("2026-02-01T00:00:00Z"), Outcome::Expired);
    assert_eq!(until("2027-02-01T00:00:00+01:00"), Outcome::InForce);
    let trusting_nobody = Policy {
        trusted_issuers: [].into(),
        ..policy()
    };
    let report = verify(
        assertion().to_string().as_bytes(),
        &hosted("", |_| {}),
        &trusting_nobody,
    );
    assert_eq!(report.outcome, Outcome::UnconfirmedIssuer);
}

#[test]
fn a_copy_that_differs_from_the_hosted_badge_is_changed() {
    let known = hosted("", |_| {});
    for (member, value) in [
        (
            "recipient",
            json!({"type": "id", "hashed": false, "identity": "urn:uuid:me"}),
        ),
        ("issuedOn", json!("2020-01-01T00:00:00Z")),
        ("expires", json!("2030-01-01T00:00:00Z")),
        ("badge", json!("https://badges.example/v2/classes/another")),
    ] {
        let mut copy = assertion();
        copy[member] = value;
        let report = verify(copy.to_string().as_bytes(), &known, &policy());
        assert_eq!(report.outcome, Outcome::Changed, "{member}");
        assert_eq!(problem(&report), Some(ProblemCode::Badge2Other));
    }
    assert_eq!(
        ask(&hosted(ASSERTION, |a| a["id"] = "https://badges.example/2".into())).outcome,
        Outcome::Changed
    );
    assert_eq!(
        ask(&hosted(CLASS, |c| c["id"] = "https://badges.example/2".into())).outcome,
        Outcome::Changed
    );
    assert_eq!(
        ask(&hosted(PROFILE, |p| p["id"] = "https://badges.example/2".into())).outcome,
        Outcome::Changed
    );
}

/// Whoever can host a file cannot award in another's name.
#[test]
fn a_badge_hosted_where_its_issuer_hosts_none_is_changed() {
    let report = ask(&hosted(PROFILE, |p| {
        p["verification"] = json!({"startsWith": "https://badges.example/v2/other/"})
    }));
    assert_eq!(report.outcome, Outcome::Changed);
    assert_eq!(problem(&report), Some(ProblemCode::Badge2OutOfScope));
    let evil = "https://evil.example/1";
    let mut forged = assertion();
    forged["id"] = evil.into();
    for verification in [
        Value::Null,
        json!({"startsWith": ["https://badges.example/"]}),
        json!({"allowedOrigins": "badges.example"}),
    ] {
        let known = hosted(PROFILE, |p| p["verification"] = verification.clone()).with(evil, forged.to_string());
        let report = verify(forged.to_string().as_bytes(), &known, &policy());
        assert_eq!(report.outcome, Outcome::Changed, "{verification}");
        assert!(report.credential.is_none());
    }
    for verification in [Value::Null, json!({"allowedOrigins": ["badges.example"]})] {
        assert_eq!(
            ask(&hosted(PROFILE, |p| p["verification"] = verification)).outcome,
            Outcome::InForce
        );
    }
}

/// What the badge says inside itself about its issuer is not believed.
#[test]
fn an_issuer_written_into_the_badge_is_asked_for_all_the_same() {
    let mut own = issuer();
    own["verification"] = json!({"startsWith": "https://evil.example/"});
    let mut inside = class();
    inside["id"] = "https://evil.example/class".into();
    inside["issuer"] = own;
    let mut forged = assertion();
    forged["id"] = "https://evil.example/1".into();
    forged["badge"] = inside.clone();
    let known = hosted("", |_| {})
        .with("https://evil.example/1", forged.to_string())
        .with("https://evil.example/class", inside.to_string());
    assert_eq!(
        verify(forged.to_string().as_bytes(), &known, &policy()).outcome,
        Outcome::Changed
    );
}

#[test]
fn a_picture_may_hold_the_badge_or_its_address() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
    let known = hosted("", |_| {});
    for text in [assertion().to_string(), ASSERTION.to_owned()] {
        let baked = baking::svg::bake_as(svg, text.as_bytes(), Standard::OpenBadges2).unwrap();
        assert_eq!(verify(&baked, &known, &policy()).outcome, Outcome::InForce);
        assert_eq!(verify(&baked, &Known::new(), &policy()).wants, [ASSERTION]);
    }
}

#[test]
fn malformed_badges_are_unreadable_and_no_bytes_panic() {
    let known = hosted("", |_| {});
    for (pointer, value) in [
        ("id", json!(7)),
        ("id", json!("urn:uuid:1")),
        ("type", json!("BadgeClass")),
    ] {
        let mut broken = assertion();
        broken[pointer] = value;
        assert_eq!(
            verify(broken.to_string().as_bytes(), &known, &policy()).outcome,
            Outcome::Unreadable,
            "{pointer}"
        );
    }
    for (url, member) in [
        (ASSERTION, "badge"),
        (ASSERTION, "verification"),
        (CLASS, "issuer"),
        (CLASS, "type"),
    ] {
        let broken = hosted(url, |document| document[member] = json!([{"a": 1}]));
        let outcome = ask(&broken).outcome;
        assert!(
            matches!(outcome, Outcome::Unreadable | Outcome::Changed),
            "{member}: {outcome}"
        );
    }
    assert_eq!(
        ask(&hosted("", |_| {}).with(CLASS, "no json")).outcome,
        Outcome::Unfinished
    );
}

fn target() -> Target {
    Target {
        id: "urn:uuid:6f7a9c1e-0000-4000-8000-00000000000a".into(),
        achievement: "urn:uuid:6f7a9c1e-0000-4000-8000-00000000000b".into(),
        subject: None,
        issuer: Profile {
            id: ISSUER.into(),
            name: Some("Example Association".into()),
            ..Profile::default()
        },
    }
}

#[test]
fn a_badge_is_brought_into_the_newer_standard_and_says_where_it_comes_from() {
    let content = ask(&hosted("", |_| {})).credential.unwrap();
    let newer = convert(&content.document, target()).unwrap();
    assert_eq!(lint(&newer), []);
    let subject = &newer["credentialSubject"];
    assert_eq!(subject["identifier"][0]["identityType"], "identifier");
    assert_eq!(
        subject["achievement"]["related"][0],
        json!({"id": CLASS, "type": ["Related", "https://w3id.org/openbadges#BadgeClass"], "version": "Open Badges v2p0"})
    );
    assert_eq!(subject["achievement"]["creator"]["id"], PROFILE);
    assert_eq!(newer["evidence"][0]["id"], ASSERTION);
    assert_eq!(
        newer["evidence"][0]["type"],
        json!(["Evidence", "https://w3id.org/openbadges#Assertion"])
    );
    assert_eq!(newer["evidence"][1]["id"], "https://badges.example/plan");
    assert_eq!(newer["validFrom"], "2026-01-01T00:00:00Z");
    let report = verified(&signed(&newer));
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
}

#[test]
fn a_hashed_recipient_stays_hashed() {
    let mut document = ask(&hosted("", |_| {})).credential.unwrap().document;
    document["recipient"] = json!({"type": "email", "hashed": true, "salt": "deadsea",
        "identity": "sha256$af9ceeb38da403253f8ba009aa7311772db0f46fc82293b1743453689d618ca3"});
    let newer = convert(&document, target()).unwrap();
    assert_eq!(lint(&newer), []);
    assert!(credential::open_badge::is_about(
        &newer,
        "emailAddress",
        "a@example.org"
    ));
    assert!(!newer.to_string().contains("a@example.org"));
}

#[test]
fn a_badge_without_what_the_newer_standard_needs_is_not_brought_over() {
    let document = ask(&hosted("", |_| {})).credential.unwrap().document;
    for (pointer, member, place) in [
        ("", "issuedOn", "issuedOn"),
        ("", "recipient", "recipient.identity"),
        ("/badge", "name", "badge.name"),
        ("/badge", "criteria", "badge.criteria"),
        ("/badge", "id", "badge.id"),
    ] {
        let mut poorer = document.clone();
        poorer
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(member);
        assert_eq!(convert(&poorer, target()), Err(ConvertError::Missing(place)));
    }
}
