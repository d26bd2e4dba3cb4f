//! What others were asked to confirm, as the earner sees it.

use domain::email::Email;
use jiff::Timestamp;

use crate::catalog::{StackDefinition, rule_words};
use crate::records::actions::attest::asked;
use crate::records::store::attestation::Attestation;
use crate::ui::{Form, Markup, Ui};

/// A statement wanted from somebody else, with everybody who was asked for it.
#[derive(Clone, Debug)]
pub struct Statement {
    pub id: String,
    /// `A statement from your supervisor`.
    pub heading: String,
    pub statement: String,
    pub is_confirmed: bool,
    pub requests: Vec<Request>,
    /// What is wrong when a claim is sent without it.
    pub wrong: String,
    /// The fields by which somebody is asked.
    pub entries: Vec<Entry>,
}

/// A field of the form by which somebody is asked.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name in the page; several statements have the same fields.
    pub id: String,
    pub name: &'static str,
    /// The type of input.
    pub kind: &'static str,
    pub label: String,
    pub value: String,
    pub wrong: String,
}

/// One person who was asked.
#[derive(Clone, Debug)]
pub struct Request {
    pub name: String,
    /// The address with most of it hidden.
    pub address: String,
    pub tag: Markup,
    /// Until when the link is open, or when it was answered.
    pub when: String,
}

/// Everything that a stack wants from others, with what was asked so far.
pub fn statements(
    ui: &Ui,
    stack: &StackDefinition,
    made: &[Attestation],
    (form, now): (&Form, Timestamp),
) -> Vec<Statement> {
    let statement = |item: crate::records::Asked| {
        let of_item = made
            .iter()
            .filter(|request| request.item == item.id && !request.is_replaced);
        Statement {
            heading: ui.t1("records-statement-from", "role", rule_words::role(ui, &item.role)),
            is_confirmed: of_item.clone().any(|request| request.answer == Some(true)),
            requests: of_item.map(|request| shown(ui, request, now)).collect(),
            wrong: form.error(ui, &format!("attestation-{}", item.id)),
            entries: [("name", "text"), ("email", "email")]
                .map(|field| entry(ui, form, &item.id, field))
                .into(),
            statement: item.statement,
            id: item.id,
        }
    };
    asked(stack).into_iter().map(statement).collect()
}

fn entry(ui: &Ui, form: &Form, item: &str, (name, kind): (&'static str, &'static str)) -> Entry {
    let id = format!("{name}-{item}");
    Entry {
        label: ui.t(&format!("records-ask-{name}")),
        value: form.value(&id).to_owned(),
        wrong: form.error(ui, &id),
        id,
        name,
        kind,
    }
}

fn shown(ui: &Ui, request: &Attestation, now: Timestamp) -> Request {
    let answered = request.answered_at.unwrap_or(request.asked_at);
    let (kind, key, when) = match request.answer {
        Some(true) => (
            "ok",
            "confirmed",
            ui.t1("records-answered", "date", ui.short_date(answered)),
        ),
        Some(false) => (
            "bad",
            "declined",
            ui.t1("records-answered", "date", ui.short_date(answered)),
        ),
        None if request.is_open(now) => {
            let until = ui.day(request.expires_at);
            ("warn", "asked", ui.t1("records-open-until", "date", until))
        }
        None => (
            "plain",
            "over",
            ui.t1("records-over-since", "date", ui.short_date(request.expires_at)),
        ),
    };
    Request {
        name: request.name.clone(),
        address: Email::parse(&request.email)
            .map(|email| email.mask())
            .unwrap_or_default(),
        tag: ui.tag(kind, &ui.t(&format!("records-request-{key}"))),
        when,
    }
}
