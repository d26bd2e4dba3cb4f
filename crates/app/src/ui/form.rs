//! A form as it is shown: what was typed, and what is wrong with it.

use super::Ui;
use crate::error::Field;

/// What a form shows: values by field name, and the fields to mend. Empty for a fresh form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<Field>,
}

/// One line of the error summary: the field it leads to, and what to do.
#[derive(Clone, Debug)]
pub struct Mend {
    pub name: String,
    pub text: String,
}

impl Form {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a value in a field. Repeated names, as of check boxes, are kept side by side.
    pub fn with(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.values.push((name.into(), value.to_string()));
        self
    }

    /// As it came back: with the fields to mend.
    pub fn refused(mut self, errors: Vec<Field>) -> Self {
        self.errors = errors;
        self
    }

    /// The value of a field, empty if it has none.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// Whether one of the values of this name is `value`: for radios and check boxes.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(known, typed)| known == name && typed == value)
    }

    /// What is wrong with a field, in the reader's language; empty when nothing is.
    pub fn error(&self, ui: &Ui, name: &str) -> String {
        self.errors
            .iter()
            .find(|field| field.name == name)
            .map_or_else(String::new, |field| ui.field(field))
    }

    /// Everything to mend, in the order of the form.
    pub fn errors(&self, ui: &Ui) -> Vec<Mend> {
        self.errors
            .iter()
            .map(|field| Mend {
                name: field.name.clone(),
                text: ui.field(field),
            })
            .collect()
    }

    /// Whether something is to be mended; then the page answers 422.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }
}
