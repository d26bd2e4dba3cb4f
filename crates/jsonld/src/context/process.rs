use super::active::Active;
use super::define::Definer;
use super::expand::Expansion;
use super::local::{Local, Object, Part};
use crate::Error;
use crate::iri::has_scheme;

impl Active {
    /// Brings `local` into force (JSON-LD 1.1 API §4.1.2). Only the context of a property may
    /// override protected terms.
    pub(super) fn process(&self, local: &Local, may_override: bool) -> Result<Self, Error> {
        let mut result = self.copy();
        result.apply(local, may_override)?;
        result.settle();
        Ok(result)
    }

    fn apply(&mut self, local: &Local, may_override: bool) -> Result<(), Error> {
        for part in &local.parts {
            match part {
                Part::Clear => self.clear(may_override)?,
                Part::Known(known) => self.apply(known.local()?, may_override)?,
                Part::Object(object) => self.apply_object(object, may_override)?,
            }
        }
        Ok(())
    }

    fn clear(&mut self, may_override: bool) -> Result<(), Error> {
        if !may_override && self.terms.values().any(|term| term.protected) {
            return Err(Error::refused_context(
                "a null context while protected terms are in force",
            ));
        }
        *self = Self::empty_in(&self.family);
        Ok(())
    }

    fn apply_object(&mut self, object: &Object, may_override: bool) -> Result<(), Error> {
        if let Some(vocab) = &object.vocab {
            self.vocab = match vocab {
                None => None,
                Some(iri) => Some(self.vocabulary(iri)?.into()),
            };
        }
        if let Some(language) = &object.language {
            self.language.clone_from(language);
        }
        if let Some(direction) = object.direction {
            self.direction = direction;
        }
        Definer::new(self, object, may_override).define_all()
    }

    /// `@vocab` must be an absolute IRI, spelt out.
    fn vocabulary(&self, iri: &str) -> Result<String, Error> {
        let plain = matches!(self.expand(iri, false), Expansion::Iri { head: "", .. });
        if plain && has_scheme(iri) {
            Ok(iri.to_owned())
        } else {
            Err(Error::invalid_context("@vocab", "it must be an absolute IRI or null"))
        }
    }
}
