//! The test vectors and examples of 1EdTech for Open Badges 3.0 and CLR 2.0, where present.

use credential::key::SigningKey;
use credential::open_badge::lint;
use credential::proof::sign;
use credential::verify::{Known, Outcome, verify};
use jsonld::{Hash, Limits, canonical_nquads};
use serde_json::{Value, json};

use crate::official::{each, none_besides, read_text};
use crate::support::{at, policy};

/// The pages with signed documents, and the folders with their canonical forms.
const SIGNED: [(&str, &str); 2] = [
    ("linked-data-proof-ob.html", "obv3p0"),
    ("linked-data-proof-clr.html", "clrv2p0"),
];

const EXAMPLES: [&str; 7] = [
    "achievementAlignmentCase.html",
    "achievementAlignmentCe.html",
    "basicOpenBadgeCredential.html",
    "endorsement.html",
    "fullOpenBadge.html",
    "skillAssertionCase.html",
    "skillAssertionCtdl.html",
];

/// The example under a title.
fn example(page: &str, title: &str) -> Value {
    let (_, rest) = page.split_once(&format!("title=\"{title}\">")).unwrap();
    let (text, _) = rest.split_once("</pre").unwrap();
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{title}: {error}"))
}

/// The only proof, alone or in a set.
fn proof(document: &Value) -> &Value {
    let proof = &document["proof"];
    proof.get(0).unwrap_or(proof)
}

/// The secret key is printed with the vectors: a seed and the public key behind it.
fn key(page: &str) -> SigningKey {
    let (_, rest) = page.split_once("secretKeyMultibase: 'z").unwrap();
    let bytes = bs58::decode(rest.split('\'').next().unwrap()).into_vec().unwrap();
    SigningKey::from_seed(bytes[2..34].try_into().unwrap())
}

#[test]
fn the_published_documents_have_the_published_canonical_form_and_signature() {
    each("1edtech-ob3", SIGNED, |folder, name, canonical| {
        let page = read_text(&folder.join(name));
        let unsigned = example(&page, "Credential");
        let expected = read_text(&folder.join(canonical).join("document-canon.txt"));
        let canonical = canonical_nquads(&unsigned, Hash::Sha256, &Limits::default()).unwrap();
        assert_eq!(canonical.trim(), expected.trim(), "{name}");
        let published = example(&page, "Signed credential");
        let proof = proof(&published);
        let method = proof["verificationMethod"].as_str().unwrap();
        let created = at(proof["created"].as_str().unwrap());
        let signed = sign(&unsigned, &key(&page), method, created).unwrap();
        assert_eq!(signed["proof"]["proofValue"], proof["proofValue"], "{name}");
    });
}

/// The vectors name an issuer by an https address, whose document nobody publishes. With it they hold.
#[test]
fn the_published_credentials_verify_once_their_issuer_lists_the_key() {
    each("1edtech-ob3", SIGNED, |folder, name, _| {
        let page = read_text(&folder.join(name));
        let published = example(&page, "Signed credential");
        let issuer = published["issuer"]["id"].as_str().unwrap();
        let method = proof(&published)["verificationMethod"].as_str().unwrap();
        let document = json!({
            "@context": ["https://www.w3.org/ns/did/v1"], "id": issuer, "assertionMethod": [method],
            "verificationMethod": [{"id": method, "type": "Multikey", "controller": issuer,
                "publicKeyMultibase": key(&page).public().to_multibase()}],
        });
        let text = published.to_string();
        let alone = verify(text.as_bytes(), &Known::new(), &policy());
        assert_eq!(
            (alone.outcome, &*alone.wants),
            (Outcome::Unfinished, &[issuer.to_owned()][..]),
            "{name}"
        );
        let known = Known::new().with(issuer, document.to_string());
        let report = verify(text.as_bytes(), &known, &policy());
        assert_eq!(
            report.outcome,
            Outcome::UnconfirmedIssuer,
            "{name}: {:?}",
            report.checks
        );
    });
}

#[test]
fn the_published_examples_follow_the_schema_and_can_be_signed() {
    let mut tried = each("1edtech-ob3", EXAMPLES.map(|name| (name, ())), |folder, name, ()| {
        let page = read_text(&folder.join(name));
        let (_, rest) = page.split_once("<pre").unwrap();
        let text = &rest[rest.find('{').unwrap()..rest.find("</pre").unwrap()];
        let document: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(lint(&document), [], "{name}");
        let canonical = canonical_nquads(&document, Hash::Sha256, &Limits::default());
        assert!(canonical.is_ok(), "{name}: {canonical:?}");
    });
    tried.extend(SIGNED.map(|(name, _)| name));
    none_besides("1edtech-ob3", &tried, |name| name.ends_with(".html"));
}
