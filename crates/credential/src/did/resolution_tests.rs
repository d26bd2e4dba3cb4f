use super::*;
use crate::key::{Kind, Signer};

/// Examples of did:key, §"Test Vectors".
const ED25519: &str = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
const X25519_OF_IT: &str = "z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW";
const SECP256K1: &str = "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme";
const P521: &str =
    "did:key:z2J9gaYxrKVpdoG9A4gRnmpnRCcxU6agDtFVVBVdn1JedouoZN7SzcyREXXzWgt3gGiwpoHq7K68X4m32D8HgzG8wv3sY5j7";
const RSA: &str = "did:key:z4MXj1wBzi9jUstyPMS4jQqB6KdJaiatPkAtVtGc6bQEQEEsKTic4G7Rou3iBf9vPmT5dbkm9qsZsuVNjq8HCuW1w24nhBFGkRE4cd2Uf2tfrB3N7h4mnyPp1BF3ZttHTYv3DLUPi1zMdkULiow3M1GfXkoC6DoxDUm1jmN6GBj22SjVsr6dxezRVQc7aj9TxE7JLbMH1wh5X3kA58H3DFW8rnYMakFGbca5CB2Jf6CnGQZmL7o5uJAdTwXfy2iiiyPxXEGerMhHwhjTA1mKYobyk2CpeEcmvynADfNZ5MBvcCS7m3XkFCMNUYBS9NQ3fze6vMSUPsNa6GVYmKx2x6JrdEjCk3qRMMmyjnjCMfR4pXbRMZa3i";

fn resolved(did: &str) -> Result<Value, ResolutionError> {
    did_key_document(did, KeyFormat::default())
}

#[test]
fn an_ed25519_key_signs_and_its_other_form_agrees_on_keys() {
    let document = resolved(ED25519).unwrap();
    assert_eq!(document["id"], ED25519);
    let method = format!("{ED25519}#{}", &ED25519[8..]);
    assert_eq!(document["authentication"], json!([method]));
    assert_eq!(document["assertionMethod"], json!([method]));
    assert_eq!(document["verificationMethod"][0]["type"], "Multikey");
    assert_eq!(document["keyAgreement"][0]["publicKeyMultibase"], X25519_OF_IT);
    let agreeing = resolved(&format!("did:key:{X25519_OF_IT}")).unwrap();
    assert!(agreeing.get("assertionMethod").is_none(), "it signs nothing");
    assert_eq!(agreeing["keyAgreement"].as_array().unwrap().len(), 1);
}

#[test]
fn every_kind_that_the_method_lists_is_resolved() {
    let nist = [(Kind::P256, 32), (Kind::P384, 48)];
    let nist = nist.map(|(kind, length)| Signer::from_secret(kind, &vec![5; length]).unwrap().public().did_key());
    let published = [SECP256K1, P521, RSA].map(str::to_owned);
    for did in nist.into_iter().chain(published) {
        let document = resolved(&did).unwrap_or_else(|error| panic!("{did}: {error}"));
        assert_eq!(document["verificationMethod"][0]["publicKeyMultibase"], did[8..]);
        assert_eq!(document["authentication"], document["assertionMethod"]);
    }
}

#[test]
fn what_a_resolver_answers_is_what_verification_reads() {
    let document = resolved(ED25519).unwrap().to_string();
    let read = crate::did::ControllerDocument::read(document.as_bytes(), ED25519).unwrap();
    let method = format!("{ED25519}#{}", &ED25519[8..]);
    let now = jiff::Timestamp::UNIX_EPOCH;
    for purpose in [crate::did::Purpose::Assertion, crate::did::Purpose::Authentication] {
        assert!(read.key_for(purpose, &method, now).is_ok());
    }
    let agreement = format!("{ED25519}#{X25519_OF_IT}");
    assert!(read.assertion_key(&agreement, now).is_err());
}

#[test]
fn other_forms_are_written_where_they_fit() {
    let jwk = did_key_document(ED25519, KeyFormat::named("JsonWebKey2020").unwrap()).unwrap();
    assert_eq!(jwk["verificationMethod"][0]["publicKeyJwk"]["crv"], "Ed25519");
    assert_eq!(jwk["keyAgreement"][0]["publicKeyJwk"]["crv"], "X25519");
    let older = did_key_document(ED25519, KeyFormat::named("Ed25519VerificationKey2020").unwrap()).unwrap();
    assert_eq!(older["verificationMethod"][0]["type"], "Ed25519VerificationKey2020");
    assert_eq!(older["keyAgreement"][0]["type"], "X25519KeyAgreementKey2020");
    let refused = did_key_document(SECP256K1, KeyFormat::Ed25519VerificationKey);
    assert_eq!(refused, Err(ResolutionError::InvalidPublicKeyType));
}

#[test]
fn each_fault_has_the_code_of_the_standard() {
    let with = |prefix: [u8; 2], key: &[u8]| {
        resolved(&format!(
            "did:key:z{}",
            bs58::encode([&prefix, key].concat()).into_string()
        ))
        .map_err(ResolutionError::name)
    };
    let of = |did: &str| resolved(did).map_err(ResolutionError::name);
    assert_eq!(of(&ED25519.replace("did:", "notDid:")), Err("invalidDid"));
    assert_eq!(
        of(&ED25519.replace(":key:", ":experimental:")),
        Err("methodNotSupported")
    );
    assert_eq!(of(&ED25519.replace(":z", ":-4:z")), Err("invalidDid"));
    assert_eq!(of(&ED25519.replace(":z", ":")), Err("invalidDid"));
    assert_eq!(of("did:key:@"), Err("invalidDid"));
    assert_eq!(of("did:key:z"), Err("invalidDid"));
    assert_eq!(of(&format!("did:key:z{}", "2".repeat(2000))), Err("invalidDid"));
    assert!(of(&ED25519.replace(":z", ":1:z")).is_ok(), "a version may stand there");
    assert_eq!(with([0xed, 0x01], &[1; 31]), Err("invalidPublicKeyLength"));
    assert_eq!(with([0x80, 0x24], &[9; 33]), Err("invalidPublicKey"));
    assert_eq!(with([0x01, 0x02], &[9; 33]), Err("unsupportedPublicKeyType"));
    assert_eq!(
        KeyFormat::named("unknown").map_err(ResolutionError::name),
        Err("unsupportedPublicKeyType")
    );
    let experimental = KeyFormat::named("Ed25519VerificationKey2018").map_err(ResolutionError::name);
    assert_eq!(experimental, Err("invalidPublicKeyType"));
}
