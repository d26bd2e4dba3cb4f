//! `waymark conformance jose`, called as the W3C suite for VC-JOSE-COSE calls it: every test of the suite where its files
//! are present, and always that each kind of document comes back as it was signed.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// Runs one test and gives back its answer.
fn answer(function: &str, input: &Path, key: &Path, feature: &str, more: &[&str]) -> Value {
    let folder = tempfile::TempDir::new().unwrap();
    let output = folder.path().join("answer.json");
    let run = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["conformance", "jose", function, "--feature", feature])
        .arg("--input")
        .arg(input)
        .arg("--key")
        .arg(key)
        .arg("--output")
        .arg(&output)
        .args(more)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&std::fs::read(output).unwrap()).unwrap()
}

/// The key of RFC 7517, Appendix A.2, as a verification method.
fn method() -> Value {
    let public = json!({"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"});
    let mut secret = public.clone();
    secret["d"] = "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE".into();
    json!({"id": "https://a.example#k", "type": "JsonWebKey", "controller": "https://a.example",
        "publicKeyJwk": public, "secretKeyJwk": secret})
}

#[test]
fn each_kind_of_document_comes_back_as_it_was_signed() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let credential = json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
        "issuer": "https://a.example", "credentialSubject": {"id": "urn:uuid:1", "name": "Ada", "list": [1, 2]}});
    let presentation = json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
        "holder": "https://a.example"});
    let key = file("key.json", &method().to_string());
    for (feature, document, hidden) in [
        ("credential_jose", &credential, None),
        (
            "credential_sdjwt",
            &credential,
            Some(r#"["credentialSubject.name", "credentialSubject.list[1]"]"#),
        ),
        ("credential_cose", &credential, None),
        ("presentation_jose", &presentation, None),
        ("presentation_sdjwt", &presentation, Some(r#"["holder"]"#)),
        ("presentation_cose", &presentation, None),
    ] {
        let input = file("input.json", &document.to_string());
        let more: Vec<&str> = hidden.iter().flat_map(|paths| ["--sd", paths]).collect();
        let issued = answer("issue", &input, &key, feature, &more);
        assert_eq!(issued["result"], "success", "{feature}: {issued}");
        let text = issued["data"].as_str().unwrap();
        assert!(hidden.is_none() || !text.contains("Ada"));
        let verified = answer("verify", &file("signed.txt", text), &key, feature, &[]);
        assert_eq!(verified["result"], "success", "{feature}: {verified}");
        let read: Value = serde_json::from_str(verified["data"].as_str().unwrap()).unwrap();
        assert_eq!(&read, document, "{feature}");
        for other in ["credential_jose", "presentation_jose"]
            .into_iter()
            .filter(|other| *other != feature)
        {
            let verified = answer("verify", &file("signed.txt", text), &key, other, &[]);
            assert_eq!(verified["result"], "failure", "{feature} taken for {other}");
        }
    }
    let mut hidden_type = file("input.json", &credential.to_string());
    let refused = answer(
        "issue",
        &hidden_type,
        &key,
        "credential_sdjwt",
        &["--sd", r#"["type"]"#],
    );
    assert_eq!(refused["result"], "failure", "everybody must see the type");
    hidden_type = file("input.json", "{");
    assert_eq!(
        answer("issue", &hidden_type, &key, "credential_jose", &[])["result"],
        "failure"
    );
}

/// Title, function, feature, input, key, expected result and the parts to be hidden, as the suite lists them.
const SUITE: &str = r#"
1. JWT Basic Credential Issuance | issue | credential_jose | credential-minimal.json | vm-p256.json | success
2. JWT Credential Issuance with All Optional Fields | issue | credential_jose | credential-full.json | vm-p384.json | success
3. JWT Basic Presentation Issuance | issue | presentation_jose | presentation-single.json | vm-p256.json | success
4. JWT Complex Presentation Issuance | issue | presentation_jose | presentation-multiple.json | vm-p521.json | success
5. JWT Issuance with Unknown Extensions | issue | credential_jose | credential-unknown-extensions.json | vm-p521.json | failure
6. JWT Basic Credential Verification | verify | credential_jose | credential-jose-minimal.txt | vm-p256.json | success
7. JWT Presentation Verification | verify | presentation_jose | presentation-jose-multiple.txt | vm-p384.json | success
8. JWT Issuer Match Verification | verify | credential_jose | credential-issuer-match-signed.txt | vm-ed25519.json | success
9. JWT Verification With Unknown Extensions | verify | credential_jose | credential-jose-unknown-extensions.txt | vm-ed25519.json | failure
10. JWT Unsecured Credential Verification | verify | credential_jose | credential-minimal.json | vm-ed25519.json | failure
11. JWT Unsecured Presentation Verification | verify | presentation_jose | presentation-single.json | vm-ed25519.json | failure
12. JWT Credential with an Invalid Signature | verify | credential_jose | credential-jose-bad-signature.txt | vm-ed25519.json | failure
13. JWT Credential with an Invalid Media Type | verify | credential_jose | credential-jose-bad-media-type.txt | vm-ed25519.json | failure
14. JWT Presentation with an Invalid Media Type | verify | presentation_jose | presentation-jose-bad-media-type.txt | vm-ed25519.json | failure
15. JWT Credential with vc and/or vp Claims | verify | credential_jose | credential-jose-vc-vp-claims.txt | vm-ed25519.json | failure
16. JWT Presentation with Invalid Credential | verify | presentation_jose | presentation-jose-bad-credential.txt | vm-ed25519.json | failure
17. SD-JWT Basic Credential Issuance | issue | credential_sdjwt | credential-selective.json | vm-p384.json | success | ["credentialSubject.firstName", "credentialSubject.lastName"]
18. SD-JWT Complex Credential Issuance | issue | credential_sdjwt | credential-nested-selective.json | vm-p521.json | success | ["credentialSubject.address.street", "credentialSubject.address.city", "credentialSubject.phoneNumbers[0]"]
19. SD-JWT Presentation Issuance | issue | presentation_sdjwt | presentation-selective.json | vm-p384.json | success | ["holder", "verifiableCredential[0]"]
20. SD-JWT Basic Credential Verification | verify | credential_sdjwt | credential-sdjwt-selective.txt | vm-p384.json | success
21. SD-JWT Complex Credential Verification | verify | credential_sdjwt | credential-sdjwt-nested.txt | vm-p521.json | success
22. SD-JWT Presentation Verification | verify | presentation_sdjwt | presentation-sdjwt-selective.txt | vm-p384.json | success
23. SD-JWT Credential With an Invalid Signature | verify | credential_sdjwt | credential-sdjwt-bad-signature.txt | vm-p384.json | failure
24. SD-JWT Credential with an Invalid Media Type | verify | credential_sdjwt | credential-sdjwt-bad-media-type.txt | vm-ed25519.json | failure
25. SD-JWT Presentation with an Invalid Media Type | verify | presentation_sdjwt | presentation-sdjwt-bad-media-type.txt | vm-ed25519.json | failure
26. SD-JWT Presentation with Invalid Credentials | verify | presentation_sdjwt | presentation-sdjwt-bad-credential.txt | vm-p521.json | failure
27. COSE Basic Credential Issuance | issue | credential_cose | credential-minimal.json | vm-did-ed25519.json | success
28. COSE Basic Presentation Issuance | issue | presentation_cose | presentation-single.json | vm-p384.json | success
29. COSE Basic Credential Verification | verify | credential_cose | credential-cose-minimal.txt | vm-p256.json | success
30. COSE Credential Verification Incorrect Encoding | verify | credential_cose | credential-cose-minimal-not-base64.txt | vm-p256.json | failure
31. COSE Basic Presentation Verification | verify | presentation_cose | presentation-cose-single.txt | vm-p384.json | success
32. COSE Credential With an Invalid Signature | verify | credential_cose | credential-cose-bad-signature.txt | vm-ed25519.json | failure
33. COSE Credential with an Invalid Media Type | verify | credential_cose | credential-cose-bad-media-type.txt | vm-p384.json | failure
34. COSE Presentation with an Invalid Media Type | verify | presentation_cose | presentation-cose-bad-media-type.txt | vm-p384.json | failure
35. COSE Presentation with Invalid Credentials | verify | presentation_cose | presentation-cose-bad-credential.txt | vm-p256.json | failure
"#;

#[test]
fn every_test_of_the_suite_comes_out_as_it_expects() {
    let Some(folder) = official() else { return };
    let mut tried = 0;
    for line in SUITE.lines().filter(|line| !line.is_empty()) {
        let columns: Vec<&str> = line.split(" | ").collect();
        let [title, function, feature, input, key, expected, hidden @ ..] = columns.as_slice() else {
            panic!("{line}");
        };
        let more: Vec<&str> = hidden.iter().flat_map(|paths| ["--sd", *paths]).collect();
        let answer = answer(function, &folder.join(input), &folder.join(key), feature, &more);
        assert_eq!(answer["result"], *expected, "{title}: {answer}");
        println!("vc-jose-cose {title}: {expected}, as expected");
        tried += 1;
    }
    assert_eq!(tried, 35);
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test's own switch, not a setting of the product"
)]
fn official() -> Option<PathBuf> {
    match std::env::var("WAYMARK_OFFICIAL_DATA") {
        Ok(root) => Some(Path::new(&root).join("vectors/vc-jose-cose")),
        Err(_) => {
            eprintln!("SKIPPED: WAYMARK_OFFICIAL_DATA is not set, so the files of the suite were not tried");
            None
        }
    }
}
