//! The fields of a claim, with what was typed and what is wrong with it.

use crate::catalog::definition::Prompt;
use crate::catalog::stack::Attestation;
use crate::ui::{Form, Ui};

/// A prompt to be answered in writing.
#[derive(Clone, Debug)]
pub struct Answer {
    pub name: String,
    pub title: String,
    pub instructions: String,
    /// `75 to 200 words`; empty when there is no limit.
    pub limits: String,
    pub least: u32,
    pub most: u32,
    pub text: String,
    pub wrong: String,
}

impl Answer {
    /// The field for a prompt.
    pub fn of(ui: &Ui, form: &Form, prompt: &Prompt) -> Self {
        let name = format!("answer-{}", prompt.id);
        let span = prompt.words.unwrap_or_default();
        let limits = match (span.min, span.max) {
            (_, 0) => String::new(),
            (least, most) => ui.t2("records-words", ("least", least), ("most", most)),
        };
        Self {
            title: prompt.title.clone(),
            instructions: prompt.instructions.clone(),
            limits,
            least: span.min,
            most: span.max,
            text: form.value(&name).to_owned(),
            wrong: form.error(ui, &name),
            name,
        }
    }
}

/// A statement of the earner's own, to be ticked.
#[derive(Clone, Debug)]
pub struct Own {
    pub name: String,
    pub statement: String,
    pub is_ticked: bool,
    pub wrong: String,
}

impl Own {
    /// The box for a statement.
    pub fn of(ui: &Ui, form: &Form, statement: &Attestation) -> Self {
        let name = format!("statement-{}", statement.id);
        Self {
            statement: statement.statement.clone(),
            is_ticked: form.has(&name, "yes"),
            wrong: form.error(ui, &name),
            name,
        }
    }
}
