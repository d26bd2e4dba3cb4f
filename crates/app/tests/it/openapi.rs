//! The description of the API for programs, held to the routes and to what the server really answers.

use std::collections::BTreeSet;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::support::House;
use crate::support::sources::workspace;

fn description() -> Value {
    let text = std::fs::read_to_string(workspace().join("docs/api/openapi.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn it_names_exactly_the_routes_for_programs() {
    let mut described = BTreeSet::new();
    for (path, methods) in description()["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys();
        described.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    let mut routed = BTreeSet::new();
    for line in include_str!("routes.txt").lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [methods, path, _] = parts.as_slice() else { continue };
        let is_api = [
            "/1.0/",
            "/credentials/",
            "/presentations/",
            "/status-lists",
            "/oauth/",
            "/.well-known/oauth",
        ]
        .iter()
        .any(|start| path.starts_with(start));
        if is_api && !line.starts_with('#') {
            routed.extend(methods.split(',').map(|method| format!("{method} {path}")));
        }
    }
    assert_eq!(described, routed, "docs/api/openapi.json and routes.txt differ");
}

#[test]
fn every_name_in_it_leads_somewhere() {
    let description = description();
    let text = description.to_string();
    for reference in text.split("\"#/").skip(1) {
        let pointer = format!("/{}", reference.split('"').next().unwrap());
        assert!(description.pointer(&pointer).is_some(), "{pointer}");
    }
}

/// Whether a pattern's members are all there. The descriptions here use no more of JSON Schema than this.
fn fits(schema: &Value, answer: &Value) -> bool {
    let required = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
    required.iter().all(|name| answer.get(name.as_str().unwrap()).is_some())
}

#[tokio::test]
async fn anybody_gets_answers_of_the_described_shape_from_any_origin() {
    let house = House::open().await;
    let client = Client::new();
    let key = credential::key::SigningKey::from_seed(&[9; 32]);
    let (issuer, method) = (key.public().did_key(), key.public().did_key_method());
    let unsigned = json!({
        "@context": [credential::CONTEXT_VC_2],
        "type": ["VerifiableCredential"],
        "issuer": issuer,
        "credentialSubject": { "id": "did:example:subject", "name": "Ada" },
    });
    let signed = credential::proof::sign(&unsigned, &key, &method, house.clock.now()).unwrap();
    let mut changed = signed.clone();
    changed["credentialSubject"]["name"] = "Bea".into();
    let presented = json!({ "@context": [credential::CONTEXT_VC_2], "type": ["VerifiablePresentation"],
        "verifiableCredential": [signed] });
    let description = description();
    let schema = |name: &str| description["components"]["schemas"][name].clone();
    for (path, body, status, shape) in [
        (
            "/credentials/verify",
            json!({ "verifiableCredential": signed }),
            200,
            "Verification",
        ),
        (
            "/credentials/verify",
            json!({ "verifiableCredential": changed }),
            400,
            "Verification",
        ),
        ("/credentials/verify", json!({}), 400, "ProblemDetails"),
        (
            "/presentations/verify",
            json!({ "verifiablePresentation": presented }),
            200,
            "Verification",
        ),
        (
            "/presentations/verify",
            json!({ "verifiablePresentation": 7 }),
            400,
            "Verification",
        ),
        (
            "/credentials/derive",
            json!({ "verifiableCredential": signed }),
            400,
            "ProblemDetails",
        ),
    ] {
        let request = client.post(house.url(path)).json(&body);
        let answer = request
            .header("origin", "https://elsewhere.example")
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status().as_u16(), status, "{path} {body}");
        assert_eq!(answer.headers()["access-control-allow-origin"], "*", "{path}");
        let answer: Value = answer.json().await.unwrap();
        assert!(fits(&schema(shape), &answer), "{path}: {answer}");
    }
    let resolved = client
        .get(house.url(&format!("/1.0/identifiers/{issuer}")))
        .send()
        .await
        .unwrap();
    assert_eq!(resolved.status(), StatusCode::OK);
    let answer: Value = resolved.json().await.unwrap();
    assert!(fits(&schema("Resolution"), &answer));
    assert_eq!(answer["didDocument"]["id"], issuer);
    let elsewhere = client
        .get(house.url("/1.0/identifiers/did:web:127.0.0.1"))
        .send()
        .await
        .unwrap();
    assert_eq!(
        elsewhere.status(),
        StatusCode::NOT_FOUND,
        "private addresses are not called"
    );
}

#[tokio::test]
async fn a_stranger_s_key_in_an_issuer_s_name_is_refused_even_where_the_proof_alone_is_asked_for() {
    let house = House::open().await;
    let key = credential::key::SigningKey::from_seed(&[9; 32]);
    let other = credential::key::SigningKey::from_seed(&[8; 32]);
    let unsigned = json!({
        "@context": [credential::CONTEXT_VC_2],
        "type": ["VerifiableCredential"],
        "issuer": other.public().did_key(),
        "credentialSubject": { "id": "did:example:subject", "name": "Ada" },
    });
    let method = key.public().did_key_method();
    let signed = credential::proof::sign(&unsigned, &key, &method, house.clock.now()).unwrap();
    let body = json!({ "verifiableCredential": signed, "options": { "checks": ["proof"] } });
    let answer = Client::new()
        .post(house.url("/credentials/verify"))
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["problemDetails"][0]["code"], "key_not_issuers", "{answer}");
}
