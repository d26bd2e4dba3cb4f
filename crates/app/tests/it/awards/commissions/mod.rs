//! What an issuer's own programs have signed: let in by their tokens, issued once, never to be taken for an award.

mod issuing;
mod letting_in;
mod status;
mod together;

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use waymark::commands::clients::{Add, Command, done};

use super::award::imported;
use crate::support::House;

const ISSUED: &str = "select count(*) from commissions";

/// A program of the sample content's issuer.
struct Program {
    client: String,
    secret: String,
    issuer: String,
    token: String,
    http: Client,
    base: String,
}

impl Program {
    async fn let_in(house: &House, scopes: &[&str]) -> Self {
        let wish = add("meridian", scopes);
        let said: Value = serde_json::from_str(&done(&house.app, Command::Add(wish)).await.unwrap()).unwrap();
        let text = |name: &str| said[name].as_str().unwrap().to_owned();
        let mut program = Self {
            client: text("client_id"),
            secret: text("client_secret"),
            issuer: text("issuer"),
            token: String::new(),
            http: Client::new(),
            base: house.url(""),
        };
        let granted = program.ask_token(&[("grant_type", "client_credentials")]).await;
        assert_eq!(granted.status(), StatusCode::OK);
        assert_eq!(granted.headers()["cache-control"], "no-store");
        let granted: Value = granted.json().await.unwrap();
        assert_eq!(
            (&granted["token_type"], &granted["expires_in"]),
            (&json!("Bearer"), &json!(3600))
        );
        granted["access_token"].as_str().unwrap().clone_into(&mut program.token);
        program
    }

    async fn ask_token(&self, form: &[(&str, &str)]) -> Response {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let request = self.http.post(format!("{}/oauth/token", self.base));
        let request = request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        request
            .basic_auth(&self.client, Some(&self.secret))
            .send()
            .await
            .unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> Response {
        let request = self.http.post(format!("{}{path}", self.base)).bearer_auth(&self.token);
        request.json(body).send().await.unwrap()
    }

    async fn issue(&self, credential: &Value) -> Response {
        self.post("/credentials/issue", &json!({ "credential": credential }))
            .await
    }

    async fn issued(&self, credential: &Value) -> Value {
        let answer = self.issue(credential).await;
        let (status, body) = (answer.status(), answer.text().await.unwrap());
        assert_eq!(status, StatusCode::CREATED, "{body}");
        let mut body: Value = serde_json::from_str(&body).unwrap();
        body["verifiableCredential"].take()
    }

    fn wish(&self, number: u32) -> Value {
        json!({
            "@context": [credential::CONTEXT_VC_2],
            "id": format!("urn:uuid:00000000-0000-4000-8000-{number:012}"),
            "type": ["VerifiableCredential"],
            "issuer": self.issuer,
            "validFrom": "2026-03-02T09:00:00Z",
            "credentialSubject": { "id": "did:example:learner", "name": "Ada" },
        })
    }
}

/// The wish to let a program in; without a scope it may do everything.
fn add(issuer: &str, scopes: &[&str]) -> Add {
    Add {
        issuer: issuer.to_owned(),
        name: "Course platform".to_owned(),
        scopes: scopes.iter().map(|word| word.parse().unwrap()).collect(),
        json: true,
    }
}

async fn house() -> House {
    let house = House::open().await;
    imported(&house).await;
    house
}

async fn fault(answer: Response) -> (u16, Value) {
    (answer.status().as_u16(), answer.json().await.unwrap())
}
