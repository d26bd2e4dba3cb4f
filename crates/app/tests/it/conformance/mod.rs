//! The host for test suites, asked over HTTP as they ask it: what the published requirement lists say, in our own words.

mod disclosing;
mod host;
mod issuing;
mod presenting;
mod proving;
mod resolving;
mod status;
mod verifying;

use platform::clock::Clock;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use waymark::conformance::{Host, Seed, router};
use waymark::server;

/// What the host is named for, one issuer each.
const SUITES: [&str; 7] = [
    "eddsa-rdfc-2022",
    "eddsa-jcs-2022",
    "ecdsa-rdfc-2019-p256",
    "ecdsa-rdfc-2019-p384",
    "ecdsa-jcs-2019-p256",
    "ecdsa-jcs-2019-p384",
    "ecdsa-sd-2023",
];

const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";

/// A running host.
struct Suites {
    base: String,
    client: Client,
    host: Host,
    server: JoinHandle<()>,
}

impl Drop for Suites {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Suites {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seed: Seed = "07".repeat(32).parse().unwrap();
        let host = Host::new(seed, &base, Clock::system()).unwrap();
        let routes = router(host.clone());
        let server = tokio::spawn(async move {
            let _ = server::serve(listener, routes, std::future::pending()).await;
        });
        Self {
            base,
            client: Client::new(),
            host,
            server,
        }
    }

    /// The issuer of a suite.
    fn id(&self, suite: &str) -> String {
        let mut issuers = self.host.issuers();
        issuers.find(|(name, _)| *name == suite).unwrap().1.to_owned()
    }

    async fn post(&self, path: &str, body: impl Into<reqwest::Body>) -> (StatusCode, Value) {
        let request = self.client.post(format!("{}{path}", self.base)).body(body);
        let answer = request.header("content-type", "application/json").send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        let answer = self.client.get(format!("{}{path}", self.base)).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// Asks a suite's issuer; the credential must name it.
    async fn ask(&self, suite: &str, credential: &Value, options: Value) -> (StatusCode, Value) {
        let body = json!({ "credential": credential, "options": options });
        self.post(&format!("/conformance/{suite}/credentials/issue"), body.to_string())
            .await
    }

    /// Issues, and insists on it.
    async fn issue(&self, suite: &str, credential: &Value) -> Value {
        let (status, answer) = self.ask(suite, credential, json!({})).await;
        assert_eq!(status, StatusCode::CREATED, "{suite}: {answer}");
        answer["verifiableCredential"].clone()
    }

    /// What a verifier says.
    async fn verify(&self, credential: &Value) -> (StatusCode, Value) {
        let body = json!({ "verifiableCredential": credential, "options": {} });
        self.post("/credentials/verify", body.to_string()).await
    }

    async fn is_refused(&self, credential: &Value) -> bool {
        let (status, answer) = self.verify(credential).await;
        assert_eq!(answer["verified"], status == StatusCode::OK, "{answer}");
        status == StatusCode::BAD_REQUEST
    }

    /// A plain credential of version 2 by the issuer of a suite.
    fn plain(&self, suite: &str) -> Value {
        json!({
            "@context": [V2],
            "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001",
            "type": ["VerifiableCredential"],
            "issuer": self.id(suite),
            "credentialSubject": { "id": "did:example:subject", "name": "Ada" },
        })
    }

    /// The same of version 1.1.
    fn plain_v1(&self, suite: &str) -> Value {
        json!({
            "@context": [V1],
            "type": ["VerifiableCredential"],
            "issuer": self.id(suite),
            "issuanceDate": "2026-01-01T00:00:00Z",
            "credentialSubject": { "id": "did:example:subject" },
        })
    }
}

/// The document with `value` at `pointer`; null takes the member away.
fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Object(object) if value.is_null() => drop(object.remove(name)),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        object => object[name] = value,
    }
    document
}
