//! Making texts with parts that may be hidden.

use serde_json::{Map, Value, json};

use super::disclosure::{Disclosure, is_reserved};
use super::{Form, SdJwt, SdJwtError};
use crate::jwt::{Compact, IssueError};
use crate::key::{PublicKey, Signing};

/// Signs `document` in `form`, with the parts at `hidden` for the holder to disclose. `hidden` holds JSON Pointers (RFC
/// 6901) to members and elements; a part within another may be hidden as well. `salt` is asked once for each of them, and
/// must never give the same twice. `kid` names the key as the form's readers look for it.
///
/// The text comes with all disclosures and is read back before it is given out.
///
/// # Errors
/// When a part is not there or must not be hidden, the document uses names that belong to this format, or it lacks what
/// its form needs.
pub fn issue(
    document: &Value,
    form: Form,
    key: &(impl Signing + ?Sized),
    kid: &str,
    hidden: &[&str],
    mut salt: impl FnMut() -> [u8; 16],
) -> Result<String, IssueError> {
    if !document.is_object() {
        return Err(IssueError::NotAnObject);
    }
    if kid.is_empty() {
        return Err(IssueError::Kid);
    }
    if uses_reserved_names(document) {
        return Err(SdJwtError::Placeholder.into());
    }
    let mut payload = document.clone();
    let mut disclosures = Vec::new();
    // What lies deepest is hidden first, so that a part carries the digests of the parts within it.
    let mut pointers = hidden.to_vec();
    pointers.sort_by_key(|pointer| std::cmp::Reverse(pointer.matches('/').count()));
    for pointer in pointers {
        disclosures.push(hide(&mut payload, pointer, form, salt())?);
    }
    if let (Some(object), false) = (payload.as_object_mut(), disclosures.is_empty()) {
        object.insert("_sd_alg".into(), "sha-256".into());
    }
    let mut header = Map::new();
    header.insert("kid".into(), kid.into());
    header.insert("typ".into(), form.typ().into());
    header.extend(form.cty().map(|cty| ("cty".into(), cty.into())));
    let payload = payload.as_object().ok_or(IssueError::NotAnObject)?;
    let mut text = format!("{}~", Compact::write(header, payload, key)?);
    for disclosure in disclosures {
        text.push_str(&disclosure.text);
        text.push('~');
    }
    SdJwt::read(&text)?;
    Ok(text)
}

/// The `cnf` that binds a credential to its holder's key (RFC 7800, §3.2): whoever presents it must show that they have
/// the private half.
pub fn confirmation(holder: &PublicKey) -> Value {
    json!({"jwk": holder.to_jwk()})
}

/// Replaces the part at `pointer` by its digest.
fn hide(payload: &mut Value, pointer: &str, form: Form, salt: [u8; 16]) -> Result<Disclosure, IssueError> {
    let first = pointer.split('/').nth(1).unwrap_or_default();
    if let Some(member) = form.open_members().iter().find(|open| **open == first) {
        return Err(SdJwtError::Hidden(member).into());
    }
    let (parent, last) = pointer
        .rsplit_once('/')
        .ok_or(IssueError::Missing("part to be hidden"))?;
    let name = last.replace("~1", "/").replace("~0", "~");
    let missing = || IssueError::Missing("part to be hidden");
    match payload.pointer_mut(parent).ok_or_else(missing)? {
        Value::Object(object) => {
            let value = object.remove(&name).ok_or_else(missing)?;
            let disclosure = Disclosure::write(salt, Some(&name), value);
            let digests = object.entry("_sd").or_insert_with(|| json!([]));
            let digests = digests.as_array_mut().ok_or_else(missing)?;
            digests.push(disclosure.digest.as_str().into());
            // In an order that says nothing of the members' own (RFC 9901, §4.2.4.1).
            digests.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
            Ok(disclosure)
        }
        Value::Array(items) => {
            let index: usize = name.parse().map_err(|_| missing())?;
            let item = items.get_mut(index).ok_or_else(missing)?;
            if item.get("...").is_some() {
                return Err(SdJwtError::Twice.into());
            }
            let disclosure = Disclosure::write(salt, None, item.take());
            *item = json!({"...": disclosure.digest});
            Ok(disclosure)
        }
        _ => Err(missing()),
    }
}

fn uses_reserved_names(value: &Value) -> bool {
    match value {
        Value::Object(object) => {
            object.contains_key("_sd_alg")
                || object
                    .iter()
                    .any(|(name, value)| is_reserved(name) || uses_reserved_names(value))
        }
        Value::Array(items) => items.iter().any(uses_reserved_names),
        _ => false,
    }
}
