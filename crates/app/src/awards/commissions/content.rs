//! What a client may have signed: looked at before anything is.

use credential::status_list::{ENTRIES, StatusPurpose};
use credential::verify::ProblemKind;
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use crate::vcalm::{self, Issue, Problem, Refusal};

/// The longest name of a credential in the API, in bytes.
const LONGEST_NAME: usize = 1_024;

/// A credential as it was asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub document: Value,
    /// How the client will call it.
    pub name: Option<String>,
    /// What every derived credential shows, where its holder is to show parts of it (`ecdsa-sd-2023`).
    pub mandatory: Option<Vec<String>>,
    /// The status entries that the client wrote.
    pub statuses: Vec<WantedStatus>,
    /// When it begins, where it says so.
    pub begins: Option<Timestamp>,
}

impl Wanted {
    /// Whether its holder is to show parts of it, which takes a key of its own.
    pub fn is_for_parts(&self) -> bool {
        self.mandatory.is_some()
    }
}

/// A status entry that names a list of the client's.
#[derive(Clone, Debug)]
pub struct WantedStatus {
    pub list: String,
    /// A place that the client chose; without it one is drawn.
    pub index: Option<i64>,
    pub purpose: StatusPurpose,
    /// Where the entry stands, as a JSON Pointer (RFC 6901).
    pub pointer: String,
}

/// Reads a request and holds it to the rules. `site` is where this site's own identifiers are.
///
/// # Errors
/// Says what departs from the data model or from what a client may have signed, and where.
pub fn read(body: &[u8], site: &Url, now: Timestamp) -> Refusal<Wanted> {
    let asked: Issue<'_> = vcalm::read(body)?;
    let document = vcalm::unsigned(asked.credential)?;
    if document.get("proof").is_some() {
        let detail = "the credential bears a proof already; send it without";
        return Err(malformed("/proof", detail));
    }
    let own = document["id"].as_str();
    if is_of(site, &document) {
        let detail = "identifiers of this site are given by this site; take a urn:uuid or an address of yours";
        return Err(malformed("/id", detail));
    }
    no_award(&document, "", site)?;
    if instant(&document, &["validUntil", "expirationDate"]).is_some_and(|end| end <= now) {
        let detail = "the credential is over already";
        return Err(Problem::invalid(ProblemKind::Range, detail).at("/validUntil", detail));
    }
    let name = asked.options.credential_id.or_else(|| own.map(str::to_owned));
    if name
        .as_ref()
        .is_some_and(|name| name.is_empty() || name.len() > LONGEST_NAME)
    {
        let detail = format!("credentialId must have 1 to {LONGEST_NAME} bytes");
        return Err(malformed("/options/credentialId", &detail));
    }
    Ok(Wanted {
        statuses: statuses(&document)?,
        begins: instant(&document, &["validFrom", "issuanceDate"]),
        mandatory: asked.options.mandatory_pointers,
        name,
        document,
    })
}

fn malformed(pointer: &str, detail: &str) -> Box<Problem> {
    Problem::invalid(ProblemKind::MalformedValue, detail).at(pointer, detail)
}

/// An achievement of this site's catalogue is awarded by its own rules, and by nobody's wish: wherever it stands, whole or by its name.
fn no_award(value: &Value, place: &str, site: &Url) -> Refusal<()> {
    match value {
        Value::Array(items) => {
            let mut placed = items.iter().enumerate();
            placed.try_for_each(|(number, item)| no_award(item, &format!("{place}/{number}"), site))
        }
        Value::Object(members) => members.iter().try_for_each(|(name, member)| {
            let here = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            if name == "achievement" && each(member).any(|one| is_of(site, one)) {
                let detail =
                    "an achievement of this site's catalogue is awarded here by assessment; a client cannot grant it";
                return Err(malformed(&here, detail));
            }
            no_award(member, &here, site)
        }),
        _ => Ok(()),
    }
}

/// The items of an array, or the one that stands alone.
fn each(value: &Value) -> std::slice::Iter<'_, Value> {
    value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice)
        .iter()
}

/// Whether a node, by `id` or by its JSON-LD name for it, or a bare reference is an address of this site, however it is spelt.
fn is_of(site: &Url, node: &Value) -> bool {
    let names = [node, &node["id"], &node["@id"]];
    let mut urls = names.into_iter().filter_map(|name| name.as_str()?.parse::<Url>().ok());
    urls.any(|url| url.origin() == site.origin())
}

fn instant(document: &Value, names: &[&str]) -> Option<Timestamp> {
    let text = names.iter().find_map(|name| document[*name].as_str())?;
    text.parse().ok()
}

fn statuses(document: &Value) -> Refusal<Vec<WantedStatus>> {
    let Some(written) = document.get("credentialStatus") else {
        return Ok(Vec::new());
    };
    let listed = written.as_array();
    let mut wanted: Vec<WantedStatus> = Vec::new();
    for (place, entry) in each(written).enumerate() {
        let pointer = match listed {
            Some(_) => format!("/credentialStatus/{place}"),
            None => "/credentialStatus".to_owned(),
        };
        let status = status(entry, pointer)?;
        if wanted.iter().any(|earlier| earlier.purpose == status.purpose) {
            return Err(malformed(&status.pointer, "one entry for each purpose"));
        }
        wanted.push(status);
    }
    // In one order, so that of two who fill the same lists neither waits for the other in a ring.
    wanted.sort_by(|one, other| one.list.cmp(&other.list));
    Ok(wanted)
}

fn status(entry: &Value, pointer: String) -> Refusal<WantedStatus> {
    if entry["type"] != "BitstringStatusListEntry" {
        return Err(malformed(
            &pointer,
            "this site signs entries of the type BitstringStatusListEntry",
        ));
    }
    let Some(list) = entry["statusListCredential"].as_str() else {
        let detail = "statusListCredential must name a list that POST /status-lists made";
        return Err(malformed(&pointer, detail));
    };
    Ok(WantedStatus {
        list: list.to_owned(),
        index: index(&entry["statusListIndex"]).ok_or_else(|| {
            let detail = format!(
                "statusListIndex must be a number from 0 to {}, as a string",
                ENTRIES - 1
            );
            malformed(&format!("{pointer}/statusListIndex"), &detail)
        })?,
        purpose: vcalm::status::purpose(&entry["statusPurpose"]).ok_or_else(|| {
            let detail = "statusPurpose must be revocation or suspension";
            malformed(&format!("{pointer}/statusPurpose"), detail)
        })?,
        pointer,
    })
}

/// A chosen place: a number within the list, as a string; `Some(None)` where none is chosen.
fn index(written: &Value) -> Option<Option<i64>> {
    if written.is_null() {
        return Some(None);
    }
    let number: usize = written.as_str()?.parse().ok()?;
    (number < ENTRIES).then(|| i64::try_from(number).ok())
}
