//! Putting disclosures into their places (RFC 9901, §7.1).

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::disclosure::{Disclosure, is_reserved};
use super::{Form, SdJwtError};

/// Deepest nesting of claims, disclosures within disclosures included.
const MAX_DEPTH: usize = 48;

/// The claims as they are shown, and where each disclosure went.
pub(super) struct Unfolded {
    pub claims: Map<String, Value>,
    /// JSON Pointers into the issuer's document, one for each disclosure in the order given.
    pub places: Vec<String>,
}

/// Opens `payload` with `disclosures`. Each must find exactly one digest, and no digest may stand twice.
pub(super) fn unfold(
    payload: Map<String, Value>,
    disclosures: &[Disclosure],
    form: Form,
) -> Result<Unfolded, SdJwtError> {
    let mut payload = payload;
    match payload.remove("_sd_alg") {
        None => {}
        Some(Value::String(name)) if name == "sha-256" => {}
        Some(_) => return Err(SdJwtError::DigestAlgorithm),
    }
    let mut by_digest = HashMap::new();
    for (index, disclosure) in disclosures.iter().enumerate() {
        if by_digest.insert(disclosure.digest.as_str(), index).is_some() {
            return Err(SdJwtError::Twice);
        }
    }
    let mut unfolding = Unfolding {
        disclosures,
        by_digest,
        seen: HashSet::new(),
        places: vec![None; disclosures.len()],
        form,
    };
    let top = Place {
        pointer: String::new(),
        depth: 0,
        open: None,
    };
    let claims = unfolding.object(payload, &top)?;
    let places: Option<Vec<String>> = unfolding.places.into_iter().collect();
    Ok(Unfolded {
        claims,
        places: places.ok_or(SdJwtError::Leftover)?,
    })
}

/// Where the walk is.
struct Place {
    pointer: String,
    depth: usize,
    /// The member around it that everybody must see.
    open: Option<&'static str>,
}

impl Place {
    fn below(&self, name: &str, form: Form) -> Result<Self, SdJwtError> {
        if self.depth == MAX_DEPTH {
            return Err(SdJwtError::TooDeep);
        }
        let open = match self.depth {
            0 => form.open_members().iter().find(|open| **open == name).copied(),
            _ => self.open,
        };
        Ok(Self {
            pointer: format!("{}/{}", self.pointer, name.replace('~', "~0").replace('/', "~1")),
            depth: self.depth + 1,
            open,
        })
    }

    /// Whether something may be hidden here.
    fn may_hide(&self) -> Result<(), SdJwtError> {
        self.open.map_or(Ok(()), |member| Err(SdJwtError::Hidden(member)))
    }
}

struct Unfolding<'a> {
    disclosures: &'a [Disclosure],
    by_digest: HashMap<&'a str, usize>,
    seen: HashSet<String>,
    places: Vec<Option<String>>,
    form: Form,
}

impl Unfolding<'_> {
    fn value(&mut self, value: Value, place: &Place) -> Result<Value, SdJwtError> {
        match value {
            Value::Object(object) => self.object(object, place).map(Value::Object),
            Value::Array(items) => self.array(items, place).map(Value::Array),
            plain => Ok(plain),
        }
    }

    fn object(&mut self, mut object: Map<String, Value>, place: &Place) -> Result<Map<String, Value>, SdJwtError> {
        let digests = match object.remove("_sd") {
            None => Vec::new(),
            Some(Value::Array(digests)) => {
                place.may_hide()?;
                digests
            }
            Some(_) => return Err(SdJwtError::Placeholder),
        };
        let mut shown = Map::new();
        for (name, value) in object {
            if is_reserved(&name) {
                return Err(SdJwtError::Placeholder);
            }
            let below = place.below(&name, self.form)?;
            shown.insert(name, self.value(value, &below)?);
        }
        for digest in digests {
            let Some(index) = self.find(&digest)? else { continue };
            let disclosure = &self.disclosures[index];
            let name = disclosure.name.as_deref().ok_or(SdJwtError::Disclosure)?;
            if shown.contains_key(name) {
                return Err(SdJwtError::Twice);
            }
            let below = place.below(name, self.form)?;
            below.may_hide()?;
            let value = self.value(disclosure.value.clone(), &below)?;
            shown.insert(name.to_owned(), value);
            self.places[index] = Some(below.pointer);
        }
        Ok(shown)
    }

    fn array(&mut self, items: Vec<Value>, place: &Place) -> Result<Vec<Value>, SdJwtError> {
        let mut shown = Vec::with_capacity(items.len());
        for (position, item) in items.into_iter().enumerate() {
            let below = place.below(&position.to_string(), self.form)?;
            let Some(digest) = item.get("...") else {
                shown.push(self.value(item, &below)?);
                continue;
            };
            place.may_hide()?;
            if item.as_object().is_some_and(|object| object.len() != 1) {
                return Err(SdJwtError::Placeholder);
            }
            let Some(index) = self.find(digest)? else { continue };
            let disclosure = &self.disclosures[index];
            if disclosure.name.is_some() {
                return Err(SdJwtError::Disclosure);
            }
            shown.push(self.value(disclosure.value.clone(), &below)?);
            self.places[index] = Some(below.pointer);
        }
        Ok(shown)
    }

    /// The disclosure of a digest, if it is there. Meeting a digest twice is an error wherever it happens.
    fn find(&mut self, digest: &Value) -> Result<Option<usize>, SdJwtError> {
        let digest = digest.as_str().ok_or(SdJwtError::Placeholder)?;
        if !self.seen.insert(digest.to_owned()) {
            return Err(SdJwtError::Twice);
        }
        Ok(self.by_digest.get(digest).copied())
    }
}
