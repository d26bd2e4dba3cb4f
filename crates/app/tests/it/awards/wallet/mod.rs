//! Into a wallet: one code, one wallet, one quarter of an hour, and nobody else's credential.

mod following;
mod refusing;
mod taking;

use credential::key::{Signer, Signing, SigningKey};
use credential::proof::{Suite, Terms, sign_with};
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use waymark::awards;
use waymark::ids::CredentialId;

use super::award::{SLUG, grant, house};
use crate::support::{Guest, House};

/// A wallet: a key, and the ways in which wallets sign.
pub struct Wallet(pub Signer);

impl Wallet {
    pub fn new(seed: u8) -> Self {
        Self(Signer::from(SigningKey::from_seed(&[seed; 32])))
    }

    pub fn did(&self) -> String {
        self.0.public().did_key()
    }

    /// Signs as the Learner Credential Wallet does.
    pub fn presents(&self, challenge: &str, domain: &str) -> Value {
        let contexts = json!([
            "https://www.w3.org/ns/credentials/v2",
            "https://w3id.org/security/suites/ed25519-2020/v1"
        ]);
        let mut presentation = json!({"@context": contexts, "type": ["VerifiablePresentation"], "holder": self.did()});
        let mut proof = json!({"@context": contexts, "type": "Ed25519Signature2020", "created": "2026-03-02T09:00:00Z",
            "verificationMethod": self.0.public().did_key_method(), "proofPurpose": "authentication",
            "challenge": challenge, "domain": domain});
        let digest = |value: &Value| {
            let canonical = jsonld::canonical_nquads(value, jsonld::Hash::Sha256, &jsonld::Limits::default());
            Sha256::digest(canonical.unwrap())
        };
        let signed = [digest(&proof), digest(&presentation)].concat();
        let signature = bs58::encode(Signing::sign(&self.0, &signed).unwrap()).into_string();
        proof.as_object_mut().unwrap().remove("@context");
        proof["proofValue"] = format!("z{signature}").into();
        presentation["proof"] = proof;
        presentation
    }

    /// Signs as newer wallets do.
    pub fn presents_by(&self, suite: Suite, challenge: &str, domain: &str) -> Value {
        let unsigned =
            json!({"@context": [credential::CONTEXT_VC_2], "type": ["VerifiablePresentation"], "holder": self.did()});
        let created = "2026-03-02T09:00:00Z".parse().unwrap();
        let terms = Terms::presenting(suite, self.0.public().did_key_method(), created, challenge, domain);
        sign_with(&unsigned, &self.0, &terms).unwrap()
    }
}

/// Somebody with a credential.
pub struct Earned {
    pub house: House,
    pub amina: Guest,
    pub id: CredentialId,
}

pub async fn earned() -> Earned {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    Earned { house, amina, id }
}

impl Earned {
    /// The earner presses the button; the answer is the page with the code.
    pub async fn opened(&self) -> (String, String) {
        let answer = self
            .amina
            .post(&format!("/me/credentials/{}/wallet", self.id), &[])
            .await;
        assert_eq!(answer.status(), 200);
        let path = answer.url().path().to_owned();
        (path, answer.text().await.unwrap())
    }

    /// The interaction URL as a wallet reads it from the page's code.
    pub fn interaction(&self, page: &str) -> String {
        let (_, rest) = page.split_once("copy-button text=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    /// From the button to the question that the wallet is asked.
    pub async fn asked(&self) -> Asked {
        let (path, page) = self.opened().await;
        let client = Client::new();
        let interaction = self.interaction(&page);
        assert!(interaction.ends_with("?iuv=1") && interaction.len() <= 400);
        let protocols: Value = client
            .get(&interaction)
            .header("accept", "application/json")
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        let exchange = protocols["protocols"]["vcapi"].as_str().unwrap().to_owned();
        let request: Value = post(&exchange, &json!({})).await.json().await.unwrap();
        let request = &request["verifiablePresentationRequest"];
        assert_eq!(request["query"][0]["type"], "DIDAuthentication");
        assert_eq!(request["interact"]["service"][0]["serviceEndpoint"], exchange);
        let text = |name: &str| request[name].as_str().unwrap().to_owned();
        Asked {
            challenge: text("challenge"),
            domain: text("domain"),
            exchange,
            path,
        }
    }
}

/// What a wallet knows once it has asked.
pub struct Asked {
    pub path: String,
    pub exchange: String,
    pub challenge: String,
    pub domain: String,
}

impl Asked {
    pub async fn answered(&self, wallet: &Wallet) -> Response {
        let presentation = wallet.presents(&self.challenge, &self.domain);
        post(&self.exchange, &json!({ "verifiablePresentation": presentation })).await
    }
}

pub async fn post(url: &str, body: &Value) -> Response {
    Client::new().post(url).json(body).send().await.unwrap()
}

/// What was refused, as the wallet hears it.
pub async fn refusal(response: Response) -> (StatusCode, String) {
    let status = response.status();
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    assert_eq!(kind, "application/problem+json");
    (status, response.text().await.unwrap())
}

pub const EDITIONS: &str = "select count(*) from credential_editions";
