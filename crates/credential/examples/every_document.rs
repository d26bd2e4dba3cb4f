//! One document of each kind around an award, for trying other software.
//!
//! `cargo run -p waymark-credential --example every_document -- DIR` writes `endorsement.json`, `endorsed.json` (an award with
//! it inside), `record.json` (a learner record of two awards) and `presentation.json` (both awards, not signed), and beside each
//! `.nq` with the canonical form of what is signed.

use std::error::Error;
use std::path::Path;

use credential::clr::{ClrCredential, ClrSubject, parts_of};
use credential::key::SigningKey;
use credential::open_badge::{
    Achievement, AchievementCredential, AchievementSubject, Criteria, EndorsementCredential, EndorsementSubject,
    IdentityObject, Profile,
};
use credential::{CONTEXT_VC_2, proof};
use jiff::Timestamp;
use jsonld::{Hash, Limits, canonical_nquads};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).ok_or("DIR is missing")?;
    let maker = Maker {
        key: SigningKey::from_seed(&[7; 32]),
        now: "2026-11-23T12:00:00Z".parse()?,
    };
    let endorsement = maker.signed(&maker.endorsement())?;
    let mut endorsed = maker.award(1);
    endorsed.endorsement = vec![endorsement.clone()];
    let awards = [1, 2].map(|number| maker.signed(&maker.award(number).to_value()));
    let awards = awards.into_iter().collect::<Result<Vec<_>>>()?;
    let presentation = json!({
        "@context": [CONTEXT_VC_2],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": awards,
    });
    for (name, document) in [
        ("endorsement", endorsement),
        ("endorsed", maker.signed(&endorsed.to_value())?),
        ("record", maker.signed(&maker.record(awards).to_value())?),
        ("presentation", presentation),
    ] {
        save(Path::new(&folder), name, &document)?;
    }
    Ok(())
}

/// Writes a document, and the canonical form of it without its proof.
fn save(folder: &Path, name: &str, document: &Value) -> Result<()> {
    let unsigned = proof::split(document).map_or_else(|_| document.clone(), |(unsigned, _)| unsigned);
    let canonical = canonical_nquads(&unsigned, Hash::Sha256, &Limits::default())?;
    std::fs::write(folder.join(format!("{name}.json")), document.to_string())?;
    std::fs::write(folder.join(format!("{name}.nq")), canonical)?;
    Ok(())
}

/// Who makes them all: one issuer with one key, at one moment.
struct Maker {
    key: SigningKey,
    now: Timestamp,
}

impl Maker {
    fn signed(&self, unsigned: &Value) -> Result<Value> {
        let method = self.key.public().did_key_method();
        Ok(proof::sign(unsigned, &self.key, &method, self.now)?)
    }

    fn issuer(&self) -> Profile {
        Profile {
            id: self.key.public().did_key(),
            name: Some("Example Association".into()),
            ..Profile::default()
        }
    }

    fn award(&self, number: u8) -> AchievementCredential {
        let criteria = Criteria {
            narrative: Some("Plan and lead an investigation.".into()),
            ..Criteria::default()
        };
        let achievement = Achievement::micro_credential(
            format!("https://association.example/m/{number}"),
            format!("Part {number}"),
            "Leads inquiry with youth.",
            criteria,
        );
        let id = |kind: u8| format!("urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0{kind:01}{number:02}");
        let mut subject = AchievementSubject::new(id(2), achievement);
        subject.identifier = vec![IdentityObject::name("Ada Óscar")];
        AchievementCredential::new(id(1), format!("Part {number}"), self.issuer(), self.now, subject)
    }

    fn endorsement(&self) -> Value {
        let subject = EndorsementSubject {
            id: self.key.public().did_key(),
            endorsement_comment: Some("In good standing".into()),
        };
        let id = "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0300";
        EndorsementCredential::new(id, "In good standing", self.issuer(), self.now, subject).to_value()
    }

    fn record(&self, awards: Vec<Value>) -> ClrCredential {
        let subject = ClrSubject {
            id: Some("urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0400".into()),
            identifier: vec![IdentityObject::name("Ada Óscar")],
            association: parts_of("https://association.example/m/1", ["https://association.example/m/2"]),
            verifiable_credential: awards,
            ..ClrSubject::default()
        };
        let id = "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0500";
        let mut record = ClrCredential::new(id, "What Ada has earned", self.issuer(), self.now, subject);
        record.partial = Some(true);
        record
    }
}
