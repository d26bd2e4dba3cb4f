//! Issuing with test keys (VCALM 1.0, §3.2.1).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use credential::proof::sd::mandatory_by_default;
use credential::proof::{self, Suite, Terms, sign_with};
use credential::verify::ProblemKind;
use serde_json::{Value, json};

use super::host::Host;
use super::issuer::Issuer;
use crate::vcalm::{self, Body, Issue, IssueOptions, Problem, Refusal};

/// `GET /conformance/{suite}`: the issuer's identifier.
pub async fn who(State(host): State<Host>, Path(suite): Path<String>) -> Refusal<Response> {
    Ok(Json(json!({ "id": host.issuer(&suite)?.id })).into_response())
}

/// `POST /conformance/{suite}/credentials/issue`.
pub async fn by_suite(State(host): State<Host>, Path(suite): Path<String>, Body(body): Body) -> Refusal<Response> {
    vcalm::off_the_async_threads(body.len(), move || {
        let issuer = host.issuer(&suite)?;
        let asked: Issue<'_> = vcalm::read(&body)?;
        let mut document = vcalm::unsigned(asked.credential)?;
        check_issuer(&document, issuer)?;
        if issuer.lists && document.get("credentialStatus").is_none() && is_version_2(&document) {
            document["credentialStatus"] = host.register().entry()?;
        }
        signed(&host, issuer, document, asked.options)
    })
    .await
}

/// `POST /credentials/issue`: as the signing services that load generators compare with, which put their own identifier.
pub async fn at_the_root(State(host): State<Host>, Body(body): Body) -> Refusal<Response> {
    vcalm::off_the_async_threads(body.len(), move || {
        let issuer = host.first()?;
        let asked: Issue<'_> = vcalm::read(&body)?;
        let mut document = vcalm::unsigned(asked.credential)?;
        match &mut document["issuer"] {
            Value::Object(named) => drop(named.insert("id".into(), issuer.id.as_str().into())),
            named => *named = issuer.id.as_str().into(),
        }
        let options = IssueOptions {
            mandatory_pointers: None,
            ..asked.options
        };
        signed(&host, issuer, document, options)
    })
    .await
}

/// A credential in another's name would verify nowhere.
fn check_issuer(document: &Value, issuer: &Issuer) -> Refusal<()> {
    let named = document["issuer"]["id"]
        .as_str()
        .or_else(|| document["issuer"].as_str());
    if named == Some(issuer.id.as_str()) {
        return Ok(());
    }
    let detail = format!("the issuer of this suite is {}", issuer.id);
    Err(Problem::invalid(ProblemKind::MalformedValue, &detail).at("/issuer", detail))
}

fn is_version_2(document: &Value) -> bool {
    document["@context"][0] == credential::CONTEXT_VC_2
}

fn signed(host: &Host, issuer: &Issuer, document: Value, options: IssueOptions) -> Refusal<Response> {
    let document = proof::with_proof_context(document);
    let terms = Terms {
        inline_contexts: true,
        ..Terms::new(issuer.suite, &issuer.method, host.now())
    };
    let signed = match issuer.suite {
        Suite::EcdsaSd2023 => {
            let mandatory = options.mandatory_pointers;
            let mandatory = mandatory.unwrap_or_else(|| mandatory_by_default(&document));
            vcalm::for_disclosure(&document, &issuer.key, &terms, &mandatory)
        }
        _ => sign_with(&document, &issuer.key, &terms),
    };
    let signed = signed.map_err(|error| vcalm::not_signed(&error))?;
    let answer = vcalm::secured(&signed);
    if issuer.lists {
        let own = signed["id"].as_str().map(str::to_owned);
        host.register().keep(options.credential_id.or(own), signed);
    }
    Ok(answer)
}
