//! The W3C suite for VC-JOSE-COSE: files in, one file out that says `success` or `failure`.
//!
//! The suite hands over a document and one key, so two things are decided here that people get otherwise from
//! `waymark verify`. The key is the one of the file: nobody is asked whose it is. And dates are not compared with today,
//! because the suite's presentations ended in 2024 and are to be accepted; a verification for people never skips that.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::NO_PAD;
use base64::engine::{DecodePaddingMode, GeneralPurpose};
use clap::{Args, Subcommand, ValueEnum};
use credential::cose::{self, CoseForm, Sign1};
use credential::jwt::{self, Profile, Token};
use credential::key::{PublicKey, Signer};
use credential::sd_jwt::{self, Form, SdJwt};
use credential::{model, strict_json, verify};
use serde_json::{Value, json};

/// Envelopes are handed over in base64 without padding; with padding is read too.
const COSE_TEXT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    NO_PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Members of the data model (VCDM 2.0). What else a document says at its root was made up by somebody, and an issuer
/// signs nothing that it does not understand.
const OF_CREDENTIALS: [&str; 16] = [
    "@context",
    "id",
    "type",
    "name",
    "description",
    "issuer",
    "credentialSubject",
    "validFrom",
    "validUntil",
    "credentialStatus",
    "credentialSchema",
    "refreshService",
    "termsOfUse",
    "evidence",
    "relatedResource",
    "confidenceMethod",
];
const OF_PRESENTATIONS: [&str; 6] = ["@context", "id", "type", "holder", "verifiableCredential", "termsOfUse"];

/// What the suite calls.
#[derive(Debug, Subcommand)]
pub enum Function {
    /// Sign a document.
    Issue(Case),
    /// Check a signed document.
    Verify(Case),
}

/// One test.
#[derive(Debug, Args)]
pub struct Case {
    /// The document: JSON to be issued, or the text of a signed one.
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// A verification method with its public and secret key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The kind of document, and how it is secured.
    #[arg(long, value_enum)]
    feature: Feature,
    /// The parts that may be hidden, as a JSON array of paths such as `credentialSubject.phoneNumbers[0]`.
    #[arg(long, value_name = "PATHS")]
    sd: Option<String>,
    /// Where the answer goes.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

/// The suite's names for what it tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Feature {
    /// A credential as JWT.
    CredentialJose,
    /// A credential as SD-JWT.
    CredentialSdjwt,
    /// A credential as COSE.
    CredentialCose,
    /// A presentation as JWT.
    PresentationJose,
    /// A presentation as SD-JWT.
    PresentationSdjwt,
    /// A presentation as COSE.
    PresentationCose,
}

impl Feature {
    fn presents(self) -> bool {
        matches!(
            self,
            Self::PresentationJose | Self::PresentationSdjwt | Self::PresentationCose
        )
    }
}

/// Runs one test and writes its answer.
pub fn run(function: Function) -> anyhow::Result<()> {
    let (case, answer) = match function {
        Function::Issue(case) => {
            let answer = issue(&case);
            (case, answer)
        }
        Function::Verify(case) => {
            let answer = verified(&case);
            (case, answer)
        }
    };
    let answer = match answer {
        Ok(data) => json!({"result": "success", "data": data}),
        Err(error) => json!({"result": "failure", "data": format!("{error:#}")}),
    };
    std::fs::write(&case.output, answer.to_string()).with_context(|| format!("cannot write {}", case.output.display()))
}

fn issue(case: &Case) -> anyhow::Result<String> {
    let document = strict_json(&read(&case.input)?)?;
    sound(&document, case.feature)?;
    understood(&document, case.feature)?;
    let method = Method::read(&case.key)?;
    let (key, kid) = (method.secret()?, method.id()?);
    let hidden = pointers(case.sd.as_deref().unwrap_or("[]"))?;
    let hidden: Vec<&str> = hidden.iter().map(String::as_str).collect();
    let selective = |form| sd_jwt::issue(&document, form, &key, kid, &hidden, platform::random::bytes::<16>);
    let enveloped = |form| cose::issue(&document, form, &key, kid).map(|bytes| COSE_TEXT.encode(bytes));
    Ok(match case.feature {
        Feature::CredentialJose => jwt::issue(&document, Profile::Credential, &key, kid)?,
        Feature::PresentationJose => jwt::issue(&document, Profile::Presentation, &key, kid)?,
        Feature::CredentialSdjwt => selective(Form::Credential)?,
        Feature::PresentationSdjwt => selective(Form::Presentation)?,
        Feature::CredentialCose => enveloped(CoseForm::Credential)?,
        Feature::PresentationCose => enveloped(CoseForm::Presentation)?,
    })
}

/// The document, once its signature and form hold.
fn verified(case: &Case) -> anyhow::Result<String> {
    let text = String::from_utf8(read(&case.input)?)?;
    let method = Method::read(&case.key)?;
    let key = method.public()?;
    let document = match case.feature {
        Feature::CredentialJose => token(&text, Profile::Credential, &method, &key)?,
        Feature::PresentationJose => token(&text, Profile::Presentation, &method, &key)?,
        Feature::CredentialSdjwt => selective(&text, Form::Credential, &method, &key)?,
        Feature::PresentationSdjwt => selective(&text, Form::Presentation, &method, &key)?,
        Feature::CredentialCose => envelope(&text, CoseForm::Credential, &method, &key)?,
        Feature::PresentationCose => envelope(&text, CoseForm::Presentation, &method, &key)?,
    };
    sound(&document, case.feature)?;
    Ok(document.to_string())
}

fn token(text: &str, profile: Profile, method: &Method, key: &PublicKey) -> anyhow::Result<Value> {
    let token = Token::read(text)?;
    ensure!(token.profile() == profile, "it is a {}", token.profile().typ());
    method.is_meant(token.kid())?;
    token.check_signature(key)?;
    Ok(token.document().clone())
}

fn selective(text: &str, form: Form, method: &Method, key: &PublicKey) -> anyhow::Result<Value> {
    let token = SdJwt::read(text)?;
    ensure!(token.form() == form, "it is a {}", token.form().typ());
    method.is_meant(token.kid())?;
    token.check_signature(key)?;
    Ok(token.document().clone())
}

fn envelope(text: &str, form: CoseForm, method: &Method, key: &PublicKey) -> anyhow::Result<Value> {
    let envelope = Sign1::read(&COSE_TEXT.decode(text.trim())?)?;
    ensure!(envelope.form() == form, "it is an {}", envelope.form().typ());
    method.is_meant(envelope.kid())?;
    envelope.check(key)?;
    Ok(envelope.document().clone())
}

/// The rules of the data model, and for presentations that each credential in them is secured.
fn sound(document: &Value, feature: Feature) -> anyhow::Result<()> {
    let faults = match feature.presents() {
        true => model::presentation(document),
        false => model::credential(document),
    };
    if let Some(fault) = faults.first() {
        bail!("{} breaks a rule: it {}", fault.pointer, fault.rule);
    }
    if feature.presents() {
        for held in document["verifiableCredential"].as_array().into_iter().flatten() {
            verify::open_envelope(held).map_err(|code| anyhow!("a credential in it is not enveloped: {code}"))?;
        }
    }
    Ok(())
}

fn understood(document: &Value, feature: Feature) -> anyhow::Result<()> {
    let known: &[&str] = match feature.presents() {
        true => &OF_PRESENTATIONS,
        false => &OF_CREDENTIALS,
    };
    let members = document.as_object().into_iter().flat_map(|object| object.keys());
    for member in members {
        ensure!(
            known.contains(&member.as_str()),
            "the member {member} is not understood"
        );
    }
    Ok(())
}

/// The suite's paths, `a.b[0]`, as JSON Pointers, `/a/b/0`.
fn pointers(paths: &str) -> anyhow::Result<Vec<String>> {
    let paths: Vec<String> = serde_json::from_str(paths).context("--sd is a JSON array of paths")?;
    let pointer = |path: String| {
        let parts = path.split(['.', '[']).map(|part| part.trim_end_matches(']'));
        parts.fold(String::new(), |pointer, part| format!("{pointer}/{part}"))
    };
    Ok(paths.into_iter().map(pointer).collect())
}

/// A verification method as the suite has it, with both halves of its key.
struct Method(Value);

impl Method {
    fn read(path: &Path) -> anyhow::Result<Self> {
        Ok(Self(strict_json(&read(path)?)?))
    }

    fn id(&self) -> anyhow::Result<&str> {
        self.0["id"].as_str().context("the verification method has no id")
    }

    fn public(&self) -> anyhow::Result<PublicKey> {
        Ok(PublicKey::from_jwk(&self.0["publicKeyJwk"])?)
    }

    fn secret(&self) -> anyhow::Result<Signer> {
        Ok(Signer::from_jwk(&self.0["secretKeyJwk"])?)
    }

    /// Whether a header means this method: by its id, or by the name that its key gives itself.
    fn is_meant(&self, kid: Option<&str>) -> anyhow::Result<()> {
        let names = [self.0["id"].as_str(), self.0["publicKeyJwk"]["kid"].as_str()];
        ensure!(kid.is_some() && names.contains(&kid), "the header names another key");
        Ok(())
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_suite_become_pointers() {
        let paths = r#"["holder", "credentialSubject.address.street", "credentialSubject.phoneNumbers[0]"]"#;
        assert_eq!(
            pointers(paths).ok(),
            Some(
                [
                    "/holder",
                    "/credentialSubject/address/street",
                    "/credentialSubject/phoneNumbers/0"
                ]
                .map(str::to_owned)
                .into()
            )
        );
        assert!(pointers("holder").is_err());
    }
}
