//! The rules that the data model itself sets (VCDM 2.0, §4 and §5; VCDM 1.1, §4 and §5), beside what any signature or
//! schema says.
//!
//! [`credential`] and [`presentation`] list every fault with its place, so that an issuing endpoint can refuse before it
//! signs and a verifying one can say what is wrong. Terms and contexts are judged when the document is canonicalised.

pub(crate) mod digest;
mod member;
mod related;

use serde_json::Value;

use crate::json::{holds, is_uri, list};
use crate::{CONTEXT_VC_1, CONTEXT_VC_2, time};
use member::{context, id, id_or_object, texts, typed, types};

/// A place that breaks a rule of the data model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer to the place (RFC 6901).
    pub pointer: String,
    /// The rule, in words for developers.
    pub rule: &'static str,
}

/// Members whose objects must have a type (§4.5).
const TYPED: [&str; 5] = [
    "credentialStatus",
    "termsOfUse",
    "evidence",
    "refreshService",
    "credentialSchema",
];

/// Faults of a credential. Empty means that it follows the model of the edition that its first context names.
pub fn credential(document: &Value) -> Vec<Fault> {
    let mut faults = Faults::default();
    let edition = Edition::of(document);
    faults.shared(document, "VerifiableCredential", edition.context());
    faults.issuer(document);
    faults.subjects(document);
    texts(&mut faults, document, "");
    for member in TYPED {
        typed(&mut faults, document, member);
    }
    faults.schemas(document);
    faults.validity(document, edition);
    related::check(&mut faults, document);
    faults.0
}

/// Faults of a presentation. The credentials in it are checked for being credentials by form, enveloped ones for being
/// a `data:` URL (§4.13).
pub fn presentation(document: &Value) -> Vec<Fault> {
    let mut faults = Faults::default();
    let edition = Edition::of(document);
    faults.shared(document, "VerifiablePresentation", edition.context());
    if let Some(holder) = document.get("holder") {
        id_or_object(&mut faults, holder, "/holder");
    }
    typed(&mut faults, document, "termsOfUse");
    for (index, held) in list(document.get("verifiableCredential")).iter().enumerate() {
        faults.held(held, index);
    }
    faults.0
}

/// Which data model a document follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edition {
    V1,
    V2,
}

impl Edition {
    /// VCDM 1.1 where its context is the first, VCDM 2.0 otherwise.
    fn of(document: &Value) -> Self {
        match list(document.get("@context")).first() {
            Some(first) if first == CONTEXT_VC_1 => Self::V1,
            _ => Self::V2,
        }
    }

    fn context(self) -> &'static str {
        match self {
            Self::V1 => CONTEXT_VC_1,
            Self::V2 => CONTEXT_VC_2,
        }
    }

    /// The members that hold the beginning and the end.
    fn dates(self) -> [&'static str; 2] {
        match self {
            Self::V1 => ["issuanceDate", "expirationDate"],
            Self::V2 => ["validFrom", "validUntil"],
        }
    }
}

/// The faults found so far.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn unless(&mut self, holds: bool, pointer: impl Into<String>, rule: &'static str) {
        if !holds {
            self.0.push(Fault {
                pointer: pointer.into(),
                rule,
            });
        }
    }

    fn shared(&mut self, document: &Value, kind: &str, base: &str) {
        context(self, document.get("@context"), base);
        id(self, document, "");
        types(self, document, "");
        self.unless(holds(document.get("type"), kind), "/type", "names what the document is");
    }

    fn issuer(&mut self, document: &Value) {
        let Some(issuer) = document.get("issuer") else {
            return self.unless(false, "/issuer", "is there");
        };
        id_or_object(self, issuer, "/issuer");
        texts(self, issuer, "/issuer");
    }

    fn subjects(&mut self, document: &Value) {
        let subjects = list(document.get("credentialSubject"));
        self.unless(!subjects.is_empty(), "/credentialSubject", "is there");
        for (index, subject) in subjects.iter().enumerate() {
            let pointer = format!("/credentialSubject/{index}");
            let claims = subject.as_object().is_some_and(|claims| !claims.is_empty());
            self.unless(claims, &*pointer, "is an object with claims");
            id(self, subject, &pointer);
        }
    }

    fn schemas(&mut self, document: &Value) {
        for (index, schema) in list(document.get("credentialSchema")).iter().enumerate() {
            let names_file = schema["id"].as_str().is_some_and(is_uri);
            self.unless(
                names_file,
                format!("/credentialSchema/{index}/id"),
                "is the URL of the schema",
            );
        }
    }

    /// Both ends are `dateTimeStamp`s, and the end is not before the beginning (VCDM 2.0, §4.9). VCDM 1.1 (§4.6) cannot do
    /// without a beginning.
    fn validity(&mut self, document: &Value, edition: Edition) {
        let [from, until] = edition.dates();
        let begins = edition == Edition::V2 || document.get(from).is_some();
        self.unless(begins, format!("/{from}"), "is there");
        let mut moment = |member: &str| {
            let stated = document.get(member)?;
            let read = stated.as_str().and_then(time::read);
            self.unless(read.is_some(), format!("/{member}"), "is a dateTimeStamp");
            read
        };
        if let (Some(begins), Some(ends)) = (moment(from), moment(until)) {
            self.unless(begins <= ends, format!("/{until}"), "is not before the beginning");
        }
    }

    fn held(&mut self, held: &Value, index: usize) {
        let pointer = format!("/verifiableCredential/{index}");
        self.unless(held.is_object(), &*pointer, "is an object");
        if holds(held.get("type"), "EnvelopedVerifiableCredential") {
            let is_data = held["id"]
                .as_str()
                .is_some_and(|id| id.starts_with("data:") && id.contains(','));
            self.unless(is_data, format!("{pointer}/id"), "is a data: URL with the credential");
        } else if held.is_object() {
            let is_credential = holds(held.get("type"), "VerifiableCredential");
            self.unless(is_credential, format!("{pointer}/type"), "names what the object is");
        }
    }
}

#[cfg(test)]
mod tests;
