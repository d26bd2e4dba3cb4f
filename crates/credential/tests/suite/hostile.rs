//! Credentials made to deceive: a sound signature somewhere in them is not enough.

use credential::baking;
use credential::did::{PublishedKey, issuer_document};
use credential::key::Signer;
use credential::proof::{Suite, Terms, add_proof, sign_with};
use credential::verify::{
    CheckId, CheckState, FetchFailure, Fetched, Known, Outcome, Policy, ProblemCode, Report, verify,
};
use serde_json::{Value, json};

use crate::support::*;

/// A report that gives nothing of the document away.
fn says_nothing(report: &Report) {
    assert!(report.credential.is_none());
    assert!(report.wants.is_empty());
    let text = serde_json::to_string(report).unwrap();
    for secret in ["Ada", "Investigate", "association", "6f7a9c1e"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

fn code(report: &Report, id: CheckId) -> ProblemCode {
    report.check(id).and_then(|check| check.problem).unwrap().code
}

#[test]
fn an_attackers_key_under_the_real_issuers_id_is_refused() {
    let unsigned = award(ISSUER).to_value();
    let under_the_issuers_name = signed_by(&unsigned, ISSUER, &other_key());
    let with_own_did_key =
        credential::proof::sign(&unsigned, &other_key(), &other_key().public().did_key_method(), now()).unwrap();
    for forged in [under_the_issuers_name, with_own_did_key] {
        let report = verified(&forged);
        assert_eq!(report.outcome, Outcome::Changed);
        assert_eq!(code(&report, CheckId::KeyBinding), ProblemCode::KeyNotIssuers);
        says_nothing(&report);
    }
}

#[test]
fn a_key_in_the_fragment_of_an_https_issuer_is_not_trusted_by_itself() {
    let issuer = "https://association.example/issuer";
    let forged = signed_by(&award(issuer).to_value(), issuer, &other_key());
    let report = verified(&forged);
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(report.wants, [issuer]);
    let known = Known::new().with(issuer, document_of(issuer, &key()));
    let report = verify(forged.to_string().as_bytes(), &known, &policy());
    assert_eq!(report.outcome, Outcome::Changed);
    let honest = signed_by(&award(issuer).to_value(), issuer, &key());
    let report = verify(honest.to_string().as_bytes(), &known, &policy());
    assert_eq!(
        report.outcome,
        Outcome::UnconfirmedIssuer,
        "listed by the issuer, so the signature holds"
    );
}

#[test]
fn a_compromised_key_signs_nothing_any_more() {
    let keys = [PublishedKey {
        compromised_since: Some(at("2026-11-01T00:00:00Z")),
        ..PublishedKey::sound(key().public())
    }];
    let known = Known::new().with(ISSUER_DOCUMENT, issuer_document(ISSUER, &keys).to_string());
    let document = signed(&award(ISSUER).to_value()).to_string();
    assert_eq!(verify(document.as_bytes(), &known, &policy()).outcome, Outcome::Changed);
}

/// A credential with an address at its issuer, signed by a key that was withdrawn later; and what is known of the issuer.
fn signed_before_the_withdrawal() -> (Value, Known) {
    let keys = [PublishedKey {
        compromised_since: Some(at("2026-11-23T12:00:00Z")),
        ..PublishedKey::sound(key().public())
    }];
    let known = Known::new().with(ISSUER_DOCUMENT, issuer_document(ISSUER, &keys).to_string());
    let mut award = award(ISSUER);
    award.id = "https://association.example/v/1".into();
    let earlier = at("2026-11-20T12:00:00Z");
    let signed = credential::proof::sign(&award.to_value(), &key(), &method(ISSUER, &key()), earlier);
    (signed.unwrap(), known)
}

#[test]
fn what_a_withdrawn_key_signed_before_counts_only_while_the_issuer_publishes_the_same() {
    let (document, known) = signed_before_the_withdrawal();
    let asked = |known: &Known| verify(document.to_string().as_bytes(), known, &policy());
    let report = asked(&known);
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(report.wants, ["https://association.example/v/1"]);
    let published = known
        .clone()
        .with("https://association.example/v/1", document.to_string());
    assert_eq!(asked(&published).outcome, Outcome::InForce);
    let mut gone = known.clone();
    gone.insert(
        "https://association.example/v/1",
        Fetched::Failed(FetchFailure::NotFound),
    );
    let report = asked(&gone);
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(code(&report, CheckId::KeyBinding), ProblemCode::KeyWithdrawnLater);
    says_nothing(&report);
}

#[test]
fn a_thief_who_writes_an_earlier_date_is_not_believed() {
    let (genuine, known) = signed_before_the_withdrawal();
    let mut forged = genuine.clone();
    forged.as_object_mut().unwrap().remove("proof");
    forged["credentialSubject"]["identifier"][0]["identityHash"] = "Mallory".into();
    let earlier = at("2026-11-20T12:00:00Z");
    let dated = |document: &Value| {
        let signed = credential::proof::sign(document, &key(), &method(ISSUER, &key()), earlier).unwrap();
        verify(
            signed.to_string().as_bytes(),
            &known
                .clone()
                .with("https://association.example/v/1", genuine.to_string()),
            &policy(),
        )
    };
    let report = dated(&forged);
    assert_eq!(report.outcome, Outcome::Changed, "the issuer publishes something else");
    assert_eq!(code(&report, CheckId::KeyBinding), ProblemCode::KeyWithdrawn);
    for elsewhere in [
        "https://evil.example/v/1",
        "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001",
    ] {
        forged["id"] = elsewhere.into();
        let report = dated(&forged);
        assert_eq!(
            report.outcome,
            Outcome::Unfinished,
            "nobody at the issuer's confirms it"
        );
        assert!(report.wants.is_empty(), "and no other server is asked");
    }
}

#[test]
fn the_document_of_another_controller_does_not_help() {
    let known = Known::new().with(ISSUER_DOCUMENT, document_of("did:web:evil.example", &other_key()));
    let forged = signed_by(&award(ISSUER).to_value(), ISSUER, &other_key());
    let report = verify(forged.to_string().as_bytes(), &known, &policy());
    assert_eq!(report.outcome, Outcome::Unfinished);
    says_nothing(&report);
}

#[test]
fn a_context_written_into_the_document_is_refused() {
    let mut swapped = signed(&award(ISSUER).to_value());
    let swap = json!({"name": "https://schema.org/description", "description": "https://schema.org/name"});
    swapped["@context"].as_array_mut().unwrap().push(swap);
    let report = verified(&swapped);
    assert_eq!(report.outcome, Outcome::Unreadable);
    assert_eq!(code(&report, CheckId::Context), ProblemCode::RefusedContext);
    assert!(report.credential.is_none());
}

#[test]
fn a_context_below_the_root_is_refused() {
    let mut nested = signed(&award(ISSUER).to_value());
    nested["credentialSubject"]["@context"] = json!({"achievement": "https://evil.example/other"});
    let report = verified(&nested);
    assert_ne!(report.outcome, Outcome::InForce);
    says_nothing(&report);
}

#[test]
fn an_unknown_context_is_not_fetched() {
    let mut odd = signed(&award(ISSUER).to_value());
    odd["@context"]
        .as_array_mut()
        .unwrap()
        .push("https://evil.example/context".into());
    let report = verified(&odd);
    assert_eq!(report.outcome, Outcome::Unreadable);
    assert_eq!(code(&report, CheckId::Context), ProblemCode::UnknownContext);
    says_nothing(&report);
}

#[test]
fn a_member_added_after_signing_is_noticed_even_if_no_context_knows_it() {
    let mut added = signed(&award(ISSUER).to_value());
    added["credentialSubject"]["gradePointAverage"] = "4.0".into();
    let report = verified(&added);
    assert_eq!(report.outcome, Outcome::Changed);
    assert_eq!(code(&report, CheckId::Signature), ProblemCode::UndefinedTerm);
    says_nothing(&report);
}

#[test]
fn one_good_proof_beside_a_bad_one_is_a_changed_document() {
    let mut document = signed(&award(ISSUER).to_value());
    let good = document["proof"].clone();
    let mut bad = good.clone();
    bad["created"] = "2026-11-23T12:00:01Z".into();
    for set in [json!([good, bad]), json!([bad, good])] {
        document["proof"] = set;
        let report = verified(&document);
        assert_eq!(report.outcome, Outcome::Changed);
        says_nothing(&report);
    }
    document["proof"] = json!([good, good]);
    assert_eq!(verified(&document).outcome, Outcome::InForce, "all of a set hold");
}

#[test]
fn one_good_proof_beside_an_attackers_is_a_changed_document() {
    let unsigned = award(ISSUER).to_value();
    let mut document = signed(&unsigned);
    let theirs = signed_by(&unsigned, ISSUER, &other_key())["proof"].clone();
    document["proof"] = json!([document["proof"], theirs]);
    assert_eq!(verified(&document).outcome, Outcome::Changed);
}

#[test]
fn a_member_that_stands_twice_is_refused() {
    let text = signed(&award(ISSUER).to_value()).to_string();
    let doubled = text.replacen("\"name\":\"Let", "\"name\":\"Something else\",\"name\":\"Let", 1);
    assert_ne!(text, doubled);
    let report = verify(doubled.as_bytes(), &known(), &policy());
    assert_eq!(report.outcome, Outcome::Unreadable);
    assert_eq!(code(&report, CheckId::Readable), ProblemCode::NotStrictJson);
    says_nothing(&report);
}

#[test]
fn two_credentials_in_one_picture_are_refused() {
    let document = signed(&award(ISSUER).to_value()).to_string();
    let svg = baking::svg::bake(
        b"<svg xmlns='http://www.w3.org/2000/svg'><g></g></svg>",
        document.as_bytes(),
    )
    .unwrap();
    let element = String::from_utf8(svg).unwrap();
    let start = element.find("<openbadges:credential>").unwrap();
    let end = element.find("<g>").unwrap();
    let doubled = element.replace("<g>", &format!("<g>{}", &element[start..end]));
    let report = verify(doubled.as_bytes(), &known(), &policy());
    assert_eq!(code(&report, CheckId::Readable), ProblemCode::SeveralCredentials);
}

#[test]
fn a_proof_for_another_purpose_is_no_assertion() {
    let mut document = signed(&award(ISSUER).to_value());
    document["proof"]["proofPurpose"] = "authentication".into();
    assert_eq!(verified(&document).outcome, Outcome::Changed);
}

#[test]
fn a_signature_moved_to_another_document_does_not_fit() {
    let mut other = award(ISSUER);
    other.name = "Something grander".into();
    let mut document = other.to_value();
    document["proof"] = signed(&award(ISSUER).to_value())["proof"].clone();
    assert_eq!(verified(&document).outcome, Outcome::Changed);
}

#[test]
fn ids_and_issuers_that_are_none_are_unreadable() {
    let with = |member: &str, value: Value| {
        let mut document = signed(&award(ISSUER).to_value());
        document[member] = value;
        verified(&document).outcome
    };
    assert_eq!(with("id", json!("https ://x")), Outcome::Unreadable);
    assert_eq!(with("id", json!(["urn:a:b", "urn:a:c"])), Outcome::Unreadable);
    assert_eq!(with("issuer", Value::Null), Outcome::Unreadable);
    assert_eq!(with("issuer", json!({"name": "No id"})), Outcome::Unreadable);
    assert_eq!(with("credentialSubject", json!({})), Outcome::Unreadable);
    assert_eq!(with("credentialSubject", json!([])), Outcome::Unreadable);
    assert_eq!(with("type", json!("OpenBadgeCredential")), Outcome::Unreadable);
}

#[test]
fn a_signed_date_that_is_none_shows_no_content() {
    let mut document = award(ISSUER).to_value();
    document["validUntil"] = "whenever".into();
    let report = verified(&signed(&document));
    assert_eq!(report.outcome, Outcome::Unreadable);
    assert!(report.credential.is_none());
}

#[test]
fn deep_nesting_and_size_are_bounded() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(
        verify(deep.as_bytes(), &known(), &policy()).outcome,
        Outcome::Unreadable
    );
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(2 << 20));
    assert_eq!(
        verify(large.as_bytes(), &known(), &policy()).outcome,
        Outcome::Unreadable
    );
}

#[test]
fn a_context_that_a_document_brings_along_is_read_only_where_the_policy_says_so() {
    let issuer = key().public().did_key();
    let mut document = award(&issuer).to_value();
    document["@context"]
        .as_array_mut()
        .unwrap()
        .push(serde_json::json!({ "Stranger": "https://strange.example/Stranger" }));
    document["type"].as_array_mut().unwrap().push("Stranger".into());
    let terms = Terms {
        inline_contexts: true,
        ..Terms::new(Suite::EddsaRdfc2022, key().public().did_key_method(), now())
    };
    let signed = sign_with(&document, &Signer::from(key()), &terms).unwrap().to_string();
    let strict = verify(signed.as_bytes(), &Known::new(), &policy());
    assert_eq!(strict.outcome, Outcome::Unreadable);
    let open = Policy {
        inline_contexts: true,
        ..policy()
    };
    assert_eq!(
        verify(signed.as_bytes(), &Known::new(), &open).outcome,
        Outcome::InForce
    );
    assert!(
        sign_with(
            &document,
            &Signer::from(key()),
            &Terms {
                inline_contexts: false,
                ..terms
            }
        )
        .is_err()
    );
}

#[test]
fn a_stranger_s_key_counts_only_where_the_proof_alone_is_asked_for_and_the_report_says_so() {
    let document = award("https://somebody.example/issuers/1").to_value();
    let signed = sign_with(
        &document,
        &Signer::from(key()),
        &Terms::new(Suite::EddsaRdfc2022, key().public().did_key_method(), now()),
    );
    let mut signed = signed.unwrap();
    let alone = Policy {
        foreign_keys: true,
        ..policy()
    };
    let asked = |signed: &Value, policy: &Policy| verify(signed.to_string().as_bytes(), &Known::new(), policy);
    assert_eq!(
        asked(&signed, &policy()).outcome,
        Outcome::Unfinished,
        "the issuer's keys are wanted"
    );
    let report = asked(&signed, &alone);
    let binding = report.check(CheckId::KeyBinding).unwrap();
    assert_eq!(binding.state, CheckState::NotPerformed);
    assert_eq!(binding.problem.unwrap().code, ProblemCode::KeyNotIssuers);
    assert_eq!(report.check(CheckId::Signature).unwrap().state, CheckState::Passed);
    signed["name"] = "Changed".into();
    assert_eq!(asked(&signed, &alone).outcome, Outcome::Changed);
}

#[test]
fn a_chain_of_several_hands_holds_where_the_proofs_alone_are_asked_for_and_only_whole() {
    let witness = Signer::from(other_key());
    let issuer = Signer::from(key());
    let terms = |key: &Signer| Terms::new(Suite::EddsaRdfc2022, key.public().did_key_method(), now());
    let first = Terms {
        id: Some("urn:uuid:26329423-0000-4000-8000-000000000001".into()),
        ..terms(&witness)
    };
    let document = award(&key().public().did_key()).to_value();
    let one = sign_with(&document, &witness, &first).unwrap();
    let second = Terms {
        previous: first.id.into_iter().collect(),
        ..terms(&issuer)
    };
    let chain = add_proof(&one, &issuer, &second).unwrap();
    let alone = Policy {
        foreign_keys: true,
        ..policy()
    };
    let outcome = |chain: &Value, policy: &Policy| verify(chain.to_string().as_bytes(), &Known::new(), policy).outcome;
    assert_eq!(outcome(&chain, &alone), Outcome::InForce);
    assert_eq!(
        outcome(&chain, &policy()),
        Outcome::Changed,
        "a key that is not the issuer's"
    );
    for broken in ["/proof/0/proofValue", "/proof/0/id", "/proof/1/previousProof"] {
        let mut changed = chain.clone();
        *changed.pointer_mut(broken).unwrap() = "urn:uuid:nothing".into();
        assert_eq!(outcome(&changed, &alone), Outcome::Changed, "{broken}");
    }
}
