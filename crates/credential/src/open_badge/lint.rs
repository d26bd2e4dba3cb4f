//! The rules of the official schemas of AchievementCredential, EndorsementCredential and ClrCredential, checked natively.
//!
//! Required members, enumerations, closed classes, and the two rules that the schema cannot say (an identified
//! subject, criteria that say something). The tests compare its verdicts with the official schema where that is present.

use std::fmt;

use serde_json::{Map, Value};

mod achievement;
mod classes;
mod clr;
mod value;
mod words;

use classes::{CREDENTIAL, Class, ENDORSEMENT};
use clr::CLR_CREDENTIAL;

/// A place where a document departs from the schema.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// JSON Pointer (RFC 6901) of the member, or of the object that lacks it.
    pub pointer: String,
    /// What is wrong there, for developers.
    pub message: &'static str,
}

/// Faults beyond this number are not listed; nobody mends a hundred at once.
const MAX_FAULTS: usize = 100;

/// The kinds of credential that 1EdTech has official schemas for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `AchievementCredential`, also called `OpenBadgeCredential`.
    Achievement,
    /// `EndorsementCredential`.
    Endorsement,
    /// `ClrCredential`.
    Record,
}

impl Form {
    /// The form of a credential, by the type that it states.
    pub fn of_type(credential: &Value) -> Option<Self> {
        let is = |kind: &str| crate::json::holds(credential.get("type"), kind);
        if is("EndorsementCredential") {
            Some(Self::Endorsement)
        } else if is("ClrCredential") {
            Some(Self::Record)
        } else if is("OpenBadgeCredential") || is("AchievementCredential") {
            Some(Self::Achievement)
        } else {
            None
        }
    }

    /// The form that an official schema describes, by the schema's URL.
    pub fn of_schema(url: &str) -> Option<Self> {
        match url {
            super::SCHEMA => Some(Self::Achievement),
            super::ENDORSEMENT_SCHEMA => Some(Self::Endorsement),
            crate::clr::SCHEMA => Some(Self::Record),
            _ => None,
        }
    }
}

/// Checks a credential, signed or not, by the type that it states; one that states none of ours as an award. No faults means
/// that the official schema accepts it too.
pub fn lint(credential: &Value) -> Vec<Fault> {
    lint_as(credential, Form::of_type(credential).unwrap_or(Form::Achievement))
}

/// Checks a credential of VCDM 2.0 against the rules of one form.
pub fn lint_as(credential: &Value, form: Form) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    match form {
        Form::Achievement => {
            check(credential, &CREDENTIAL, &At::Root, &mut faults);
            faults.unidentified(credential);
            faults.unsaid_criteria(credential);
        }
        Form::Endorsement => check(credential, &ENDORSEMENT, &At::Root, &mut faults),
        Form::Record => {
            check(credential, &CLR_CREDENTIAL, &At::Root, &mut faults);
            faults.unidentified(credential);
        }
    }
    faults.0
}

struct Faults(Vec<Fault>);

impl Faults {
    fn unidentified(&mut self, credential: &Value) {
        let subject = credential.get("credentialSubject");
        if subject.is_some_and(|s| s.get("id").is_none() && crate::json::list(s.get("identifier")).is_empty()) {
            self.add(
                &At::Root.name("credentialSubject"),
                "neither id nor identifier says who the subject is",
            );
        }
    }

    fn unsaid_criteria(&mut self, credential: &Value) {
        let criteria = credential.pointer("/credentialSubject/achievement/criteria");
        if criteria.is_some_and(|c| c.get("id").is_none() && c.get("narrative").is_none()) {
            self.add(
                &At::Root.name("credentialSubject").name("achievement").name("criteria"),
                "neither id nor narrative says what is required",
            );
        }
    }

    fn add(&mut self, at: &At, message: &'static str) {
        if self.0.len() < MAX_FAULTS {
            let pointer = at.to_string();
            self.0.push(Fault { pointer, message });
        }
    }
}

/// A place in the document, as steps from the root: written out only where there is a fault.
enum At<'a> {
    Root,
    Name(&'a Self, &'a str),
    Index(&'a Self, usize),
}

impl<'a> At<'a> {
    fn name(&'a self, name: &'a str) -> Self {
        Self::Name(self, name)
    }

    fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Name(above, name) => write!(f, "{above}/{}", escape(name)),
            Self::Index(above, index) => write!(f, "{above}/{index}"),
        }
    }
}

fn check(value: &Value, class: &Class, at: &At, faults: &mut Faults) {
    let Some(object) = value.as_object() else {
        return faults.add(at, "an object is needed here");
    };
    for required in class.required {
        if !object.contains_key(*required) {
            faults.add(at, missing(required));
        }
    }
    for (name, member) in object {
        check_member(member, class, name, &at.name(name), faults);
    }
    check_type(object, class, at, faults);
}

fn check_member(member: &Value, class: &Class, name: &str, at: &At, faults: &mut Faults) {
    if value::is_empty(member) {
        return faults.add(at, "nulls and empty arrays are left out");
    }
    let Some(kind) = class.member(name) else {
        if class.closed && name != "type" {
            faults.add(at, "this class takes no further members");
        }
        return;
    };
    kind.check(member, at, faults);
}

fn check_type(object: &Map<String, Value>, class: &Class, at: &At, faults: &mut Faults) {
    for kinds in class.types {
        let named = kinds.iter().any(|kind| crate::json::holds(object.get("type"), kind));
        let is_set = class.closed && object.get("type").is_some_and(Value::is_array);
        if object.contains_key("type") && (!named || is_set) {
            faults.add(&at.name("type"), "the type does not name the class that belongs here");
        }
    }
}

fn missing(name: &str) -> &'static str {
    match name {
        "@context" => "@context is missing",
        "id" => "id is missing",
        "type" => "type is missing",
        "name" => "name is missing",
        "issuer" => "issuer is missing",
        "validFrom" => "validFrom is missing",
        "credentialSubject" => "credentialSubject is missing",
        "achievement" => "achievement is missing",
        "criteria" => "criteria is missing",
        "description" => "description is missing",
        _ => "a required member is missing",
    }
}

/// Escapes a member name for a JSON Pointer.
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
