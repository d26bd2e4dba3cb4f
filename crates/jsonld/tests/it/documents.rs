//! Credentials to test with.

use serde_json::{Value, json};

/// An Open Badges 3.0 credential with most of what the vocabulary offers.
pub fn open_badge() -> Value {
    json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
        ],
        "id": "urn:uuid:0b5c7a0e-8d3f-4b6d-9e51-2f3b6d1c9a70",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": {"@value": "Lectura de datos", "@language": "es", "@direction": "ltr"},
        "issuer": {"id": "did:web:school.example", "type": ["Profile"], "name": "Riverside School"},
        "validFrom": "2026-11-23T09:00:00Z",
        "awardedDate": "2026-11-20T12:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject", "hashed": true, "identityHash": "sha256$abc",
                "identityType": "emailAddress", "salt": "s"
            }],
            "creditsEarned": 1.5,
            "achievement": {
                "id": "https://school.example/achievements/7",
                "type": ["Achievement"],
                "name": "Data interpretation",
                "criteria": {"narrative": "Reads a chart and says what it shows."},
                "tag": ["data", "charts"],
                "alignment": [{
                    "type": ["Alignment"], "targetName": "Statistics",
                    "targetUrl": "https://case.example/items/1", "targetType": "CFItem"
                }],
                "resultDescription": [{
                    "id": "urn:uuid:1", "type": ["ResultDescription"], "name": "Level",
                    "resultType": "RubricCriterionLevel", "allowedValue": ["low", "high", "low"]
                }]
            },
            "result": [{"type": ["Result"], "resultDescription": "urn:uuid:1", "value": "high"}]
        },
        "evidence": [{"id": "https://school.example/evidence/1", "type": ["Evidence"], "narrative": "A poster"}],
        "credentialSchema": [{
            "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            "type": "1EdTechJsonSchemaValidator2019"
        }],
        "credentialStatus": {
            "id": "https://school.example/status/1#94567", "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation", "statusListIndex": "94567",
            "statusListCredential": "https://school.example/status/1"
        }
    })
}

/// A transcript that holds `credentials`.
pub fn transcript(credentials: &[Value]) -> Value {
    json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": "urn:uuid:2", "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Transcript", "partial": true,
        "issuer": {"id": "did:web:school.example", "type": ["Profile"]},
        "validFrom": "2026-11-23T09:00:00Z",
        "credentialSubject": {
            "id": "did:example:learner", "type": ["ClrSubject"],
            "verifiableCredential": credentials,
            "association": [{
                "type": "Association", "associationType": "isPartOf", "sourceId": "urn:uuid:3", "targetId": "urn:uuid:4"
            }]
        }
    })
}

/// A presentation of `credentials`.
pub fn presentation(credentials: &[Value]) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": "VerifiablePresentation",
        "holder": "did:example:learner",
        "verifiableCredential": credentials
    })
}
