//! From Open Badges 2.0 to 3.0, as 1EdTech's guide to migration has it.
//!
//! The newer document is another credential: it gets identifiers of its own, and whoever signs it vouches for having verified the
//! older one. It says where it comes from in the three places that the guide names: the achievement is `related` to the badge
//! class, the original assertion is evidence, and the original issuer is the achievement's creator.

use jiff::Timestamp;
use serde_json::Value;

use crate::open_badge::{
    Achievement, AchievementCredential, AchievementSubject, Alignment, Criteria, Evidence, IdentityObject, Image,
    Profile, Related,
};
use crate::{json, time};

/// The types of the older standard, by their full IRI, as the newer context does not have them.
const ASSERTION: &str = "https://w3id.org/openbadges#Assertion";
const BADGE_CLASS: &str = "https://w3id.org/openbadges#BadgeClass";

/// Why a badge cannot be brought over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// Something is missing or malformed that the newer standard cannot do without.
    #[error("the badge's {0} is missing or malformed")]
    Missing(&'static str),
}

/// What is new about the converted credential.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Identifier of the credential: not that of the assertion.
    pub id: String,
    /// Identifier of the achievement: not that of the badge class.
    pub achievement: String,
    /// Identifier of the holder, where one is known. Else the recipient of the assertion is carried over as it is, hashed or not.
    pub subject: Option<String>,
    /// Who signs.
    pub issuer: Profile,
}

/// Converts a verified assertion that has its badge class and issuer inside, as [`crate::verify::Verified::document`] of a badge of
/// Open Badges 2.0 has. The answer is unsigned.
///
/// # Errors
/// When it lacks what the newer standard needs.
pub fn convert(assertion: &Value, target: Target) -> Result<Value, ConvertError> {
    let class = &assertion["badge"];
    let name = needed(class, "name", "badge.name")?;
    let begins = moment(assertion, "issuedOn")?.ok_or(ConvertError::Missing("issuedOn"))?;
    let mut subject = AchievementSubject::new("", achievement(class, &target.achievement)?);
    subject.id = target.subject;
    if subject.id.is_none() {
        subject.identifier = vec![recipient(&assertion["recipient"])?];
    }
    let mut award = AchievementCredential::new(target.id, name, target.issuer, begins, subject);
    award.valid_until = moment(assertion, "expires")?;
    award.evidence = evidence(assertion)?;
    let mut value = award.to_value();
    also(
        &mut value["credentialSubject"]["achievement"]["related"][0],
        BADGE_CLASS,
    );
    also(&mut value["evidence"][0], ASSERTION);
    Ok(value)
}

/// Adds a type to a thing that has some.
fn also(thing: &mut Value, kind: &str) {
    if let Some(kinds) = thing["type"].as_array_mut() {
        kinds.push(kind.into());
    }
}

fn achievement(class: &Value, id: &str) -> Result<Achievement, ConvertError> {
    let older = address(class).ok_or(ConvertError::Missing("badge.id"))?;
    let mut achievement = Achievement::micro_credential(
        id,
        needed(class, "name", "badge.name")?,
        needed(class, "description", "badge.description")?,
        criteria(&class["criteria"])?,
    );
    achievement.achievement_type = "Badge".into();
    achievement.image = image(class);
    achievement.alignment = json::list(class.get("alignment"))
        .iter()
        .filter_map(alignment)
        .collect();
    achievement.tag = json::list(class.get("tags"))
        .iter()
        .filter_map(|tag| tag.as_str().map(str::to_owned))
        .collect();
    achievement.creator = creator(&class["issuer"]);
    achievement.related = vec![Related {
        id: older,
        version: Some("Open Badges v2p0".to_owned()),
        in_language: None,
    }];
    Ok(achievement)
}

fn criteria(stated: &Value) -> Result<Criteria, ConvertError> {
    let criteria = Criteria {
        id: address(stated),
        narrative: text(stated, "narrative"),
    };
    if criteria == Criteria::default() {
        return Err(ConvertError::Missing("badge.criteria"));
    }
    Ok(criteria)
}

fn image(class: &Value) -> Option<Image> {
    let stated = class.get("image")?;
    Some(Image {
        id: address(stated)?,
        caption: text(stated, "caption"),
    })
}

fn alignment(stated: &Value) -> Option<Alignment> {
    Some(Alignment {
        target_name: text(stated, "targetName")?,
        target_url: text(stated, "targetUrl").filter(|url| json::is_uri(url))?,
        target_description: text(stated, "targetDescription"),
        target_framework: text(stated, "targetFramework"),
        target_code: text(stated, "targetCode"),
        target_type: None,
    })
}

fn creator(issuer: &Value) -> Option<Profile> {
    Some(Profile {
        id: address(issuer)?,
        name: text(issuer, "name"),
        url: text(issuer, "url"),
        email: text(issuer, "email"),
        description: text(issuer, "description"),
        ..Profile::default()
    })
}

/// The recipient under the name that the newer standard has for this kind of identifier.
fn recipient(stated: &Value) -> Result<IdentityObject, ConvertError> {
    let identity = needed(stated, "identity", "recipient.identity")?;
    let kind = match stated["type"].as_str() {
        Some("email") => "emailAddress",
        Some("id") => "identifier",
        Some("telephone") => "ext:telephone",
        Some("url") => "ext:url",
        _ => return Err(ConvertError::Missing("recipient.type")),
    };
    if stated["hashed"] == true {
        Ok(IdentityObject::with_hash(kind, identity, text(stated, "salt")))
    } else {
        Ok(IdentityObject::plain(kind, identity))
    }
}

/// The original assertion first, then what it had.
fn evidence(assertion: &Value) -> Result<Vec<Evidence>, ConvertError> {
    let original = Evidence {
        id: Some(address(assertion).ok_or(ConvertError::Missing("id"))?),
        name: Some("Original Open Badges 2.0 assertion for this credential".to_owned()),
        narrative: text(assertion, "narrative"),
        ..Evidence::default()
    };
    let others = json::list(assertion.get("evidence")).iter().map(|stated| Evidence {
        id: address(stated),
        name: text(stated, "name"),
        description: text(stated, "description"),
        narrative: text(stated, "narrative"),
        genre: text(stated, "genre"),
        audience: text(stated, "audience"),
    });
    Ok(std::iter::once(original)
        .chain(others.filter(|item| *item != Evidence::default()))
        .collect())
}

/// The id of a thing that is written as its id alone or as an object.
fn address(thing: &Value) -> Option<String> {
    json::id_of(Some(thing))
        .filter(|id| json::is_uri(id))
        .map(str::to_owned)
}

fn text(object: &Value, name: &str) -> Option<String> {
    object
        .get(name)?
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn needed(object: &Value, name: &str, place: &'static str) -> Result<String, ConvertError> {
    text(object, name).ok_or(ConvertError::Missing(place))
}

fn moment(assertion: &Value, name: &'static str) -> Result<Option<Timestamp>, ConvertError> {
    match assertion.get(name) {
        None => Ok(None),
        Some(stated) => {
            let read = stated.as_str().and_then(time::read);
            read.map(Some).ok_or(ConvertError::Missing(name))
        }
    }
}
