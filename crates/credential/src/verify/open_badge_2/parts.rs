//! The three documents of a badge, each from where its issuer hosts it.

use serde_json::Value;

use super::{Stop, Wants, is_web_address};
use crate::json::{holds, id_of, is_uri};
use crate::verify::known::Known;
use crate::verify::problem::ProblemCode;
use crate::verify::report::{Check, CheckId};

/// A badge with everything that it consists of.
pub(super) struct Badge {
    pub assertion: Value,
    pub class: Value,
    pub issuer: Value,
    pub issuer_id: String,
}

impl Badge {
    /// Brings in badge class and issuer.
    pub(super) fn of(assertion: Value, known: &Known, wants: &mut Wants) -> Result<Self, Stop> {
        let class = part(&assertion["badge"], "BadgeClass", "/badge", known, wants)?;
        let kinds = class.get("issuer").unwrap_or(&Value::Null);
        let issuer = part(kinds, "Issuer", "/badge/issuer", known, wants)?;
        let issuer_id = id_of(issuer.get("id")).map(str::to_owned);
        Ok(Self {
            assertion,
            class,
            issuer_id: issuer_id.ok_or_else(|| Stop::malformed("/badge/issuer/id"))?,
            issuer,
        })
    }

    /// The assertion with its badge class, and that with its issuer, inside.
    pub(super) fn assembled(&self) -> Value {
        let mut document = self.assertion.clone();
        document["badge"] = self.class.clone();
        document["badge"]["issuer"] = self.issuer.clone();
        document
    }

    pub(super) fn dates(&self) -> Value {
        super::dates(&self.assertion)
    }

    /// Whether everything is there that the standard requires, beyond what the verification itself needed.
    pub(super) fn form(&self) -> Check {
        let text = |object: &Value, name: &str| object.get(name).is_some_and(Value::is_string);
        let linked =
            |object: &Value, name: &str| object.get(name).is_some_and(|one| one.is_string() || one.is_object());
        let rules = [
            (text(&self.assertion, "issuedOn"), "/issuedOn"),
            (text(&self.class, "name"), "/badge/name"),
            (text(&self.class, "description"), "/badge/description"),
            (linked(&self.class, "image"), "/badge/image"),
            (linked(&self.class, "criteria"), "/badge/criteria"),
            (text(&self.issuer, "name"), "/badge/issuer/name"),
            (text(&self.issuer, "url"), "/badge/issuer/url"),
            (text(&self.issuer, "email"), "/badge/issuer/email"),
        ];
        match rules.into_iter().find(|(holds, _)| !holds) {
            None => Check::passed(CheckId::Schema),
            Some((_, place)) => Check::failed(CheckId::Schema, ProblemCode::SchemaFault)
                .at(place)
                .saying("the standard requires this member"),
        }
    }

    pub(super) fn recipient(&self) -> Check {
        let recipient = &self.assertion["recipient"];
        if recipient["identity"].is_string() && recipient["type"].is_string() {
            Check::passed(CheckId::Subject)
        } else {
            Check::failed(CheckId::Subject, ProblemCode::SubjectUnidentified).at("/recipient")
        }
    }
}

/// A part by its address or as an object. One with a web address is taken from there, whatever stands in the badge; one without
/// has nothing but the badge to vouch for it, which is not enough for an issuer.
fn part(stated: &Value, class: &str, place: &str, known: &Known, wants: &mut Wants) -> Result<Value, Stop> {
    let id = id_of(Some(stated)).filter(|id| is_uri(id));
    let part = match id.filter(|id| is_web_address(id)) {
        Some(url) => {
            let hosted = wants.fetch(url, known)?;
            if id_of(hosted.get("id")) != Some(url) {
                return Err(Stop::changed(CheckId::Signature, ProblemCode::Badge2Other));
            }
            hosted
        }
        None if stated.is_object() && class != "Issuer" => stated.clone(),
        None => return Err(Stop::malformed(place)),
    };
    let is_class = holds(part.get("type"), class) || (class == "Issuer" && holds(part.get("type"), "Profile"));
    if is_class {
        Ok(part)
    } else {
        Err(Stop::malformed(place))
    }
}
