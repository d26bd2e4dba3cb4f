//! Credentials of every shape, to be shown to verifiers that we did not write: members present and absent, blank nodes alike
//! and not, texts that need escaping, languages, lists, numbers. The same number always gives the same credential.

use credential::key::Signer;
use credential::proof::{self, Suite, Terms};
use credential::{CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2};
use serde_json::{Map, Value, json};

use super::{Result, awards};

/// `count` signed credentials, one to a line.
pub fn lines(count: u64) -> Result<String> {
    let key: Signer = awards::key().into();
    let terms = Terms::new(Suite::EddsaRdfc2022, key.public().did_key_method(), awards::now());
    let sign = |number| Ok(proof::secure(Dice(number).credential(&key.public().did_key()), &key, &terms)?.to_string());
    Ok((0..count).map(sign).collect::<Result<Vec<String>>>()?.join("\n"))
}

/// Numbers that look like chance and are not (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.roll(choices.len() as u64)).unwrap_or(0)]
    }

    fn several(&mut self, most: u64, make: impl Fn(&mut Self) -> Value) -> Value {
        let count = self.roll(most + 1);
        (0..count).map(|_| make(self)).collect()
    }

    fn words(&mut self) -> String {
        const PIECES: [&str; 16] = [
            "Data",
            "inquiry",
            "é",
            "ñandú",
            "\u{4e2d}\u{6587}",
            "\u{1f600}",
            "\"",
            "\\",
            "\n",
            "\r",
            "<b>",
            "'",
            "_:b0",
            "@en",
            " ",
            "^^",
        ];
        (0..1 + self.roll(5)).map(|_| self.pick(&PIECES)).collect()
    }

    /// A text, or a text in a language.
    fn text(&mut self) -> Value {
        let words = self.words();
        match self.roll(4) {
            0 => json!({"@value": words, "@language": self.pick(&["en", "es", "zh-hant"])}),
            _ => words.into(),
        }
    }

    fn id(&mut self) -> Value {
        match self.roll(4) {
            0 => format!("https://school.example/things/{}", self.roll(9)).into(),
            1 => format!("urn:x:{:x}", self.roll(1 << 16)).into(),
            _ => Value::Null,
        }
    }

    /// An object of one class, without the members that came out as nothing.
    fn object(&mut self, class: &str, members: Value) -> Value {
        let mut object = match members {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        object.insert(
            "type".into(),
            if self.roll(2) == 0 {
                json!([class])
            } else {
                json!(class)
            },
        );
        if !object.contains_key("id") {
            object.insert("id".into(), self.id());
        }
        object.retain(|_, member| !member.is_null() && member.as_array().is_none_or(|items| !items.is_empty()));
        Value::Object(object)
    }

    fn maybe(&mut self, make: impl Fn(&mut Self) -> Value) -> Value {
        if self.roll(2) == 0 { Value::Null } else { make(self) }
    }

    /// Whole numbers and quarters of them, which every processor writes alike.
    fn number(&mut self) -> Value {
        let quarters = i32::try_from(self.roll(8_000)).unwrap_or(0) - 4_000;
        match quarters % 4 {
            0 => (quarters / 4).into(),
            _ => (f64::from(quarters) / 4.0).into(),
        }
    }

    fn credential(mut self, issuer: &str) -> Value {
        let context = [CONTEXT_VC_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS];
        let schema = json!({"id": "https://schema.example/1", "type": "1EdTechJsonSchemaValidator2019"});
        let id = format!("urn:uuid:0b5c7a0e-8d3f-4b6d-9e51-{:012x}", self.roll(1 << 40));
        let members = json!({
            "@context": context, "id": id, "name": self.maybe(Self::text), "validFrom": "2026-11-23T09:00:00Z",
            "issuer": self.issuer(issuer), "credentialSubject": self.subject(), "credentialSchema": self.maybe(|_| schema.clone()),
            "evidence": self.several(3, Self::evidence), "credentialStatus": self.maybe(Self::status),
        });
        let mut credential = self.object("", members);
        credential["type"] = json!(["VerifiableCredential", "OpenBadgeCredential"]);
        credential
    }

    fn issuer(&mut self, id: &str) -> Value {
        let members = json!({"id": id, "name": self.maybe(Self::text), "image": self.maybe(Self::image)});
        self.object("Profile", members)
    }

    fn image(&mut self) -> Value {
        let members = json!({"id": "https://school.example/image.png", "caption": self.words()});
        self.object("Image", members)
    }

    fn subject(&mut self) -> Value {
        let members = json!({
            "achievement": self.achievement(), "identifier": self.several(2, Self::identity),
            "result": self.several(4, Self::result), "creditsEarned": self.maybe(Self::number),
        });
        self.object("AchievementSubject", members)
    }

    fn identity(&mut self) -> Value {
        let members = json!({"hashed": self.roll(2) == 0, "identityHash": self.words(), "identityType": "name"});
        self.object("IdentityObject", members)
    }

    fn result(&mut self) -> Value {
        let members = json!({
            "value": self.pick(&["1", "2"]), "resultDescription": "urn:x:criterion", "alignment": self.several(2, Self::alignment),
        });
        self.object("Result", members)
    }

    fn achievement(&mut self) -> Value {
        let members = json!({
            "name": self.text(), "criteria": {"narrative": self.text()}, "creditsAvailable": self.maybe(Self::number),
            "alignment": self.several(4, Self::alignment), "resultDescription": self.several(3, Self::description),
            "tag": self.several(3, |dice| dice.words().into()), "image": self.maybe(Self::image),
        });
        self.object("Achievement", members)
    }

    fn alignment(&mut self) -> Value {
        let name = self.pick(&["Planning", "Questioning", "Equity"]);
        self.object(
            "Alignment",
            json!({"targetName": name, "targetUrl": "https://case.example/1", "targetType": "CFItem"}),
        )
    }

    fn description(&mut self) -> Value {
        let members = json!({
            "name": self.text(), "resultType": "Percent", "allowedValue": self.several(4, |dice| dice.words().into()),
        });
        self.object("ResultDescription", members)
    }

    fn evidence(&mut self) -> Value {
        let members = json!({"name": self.maybe(Self::text), "narrative": self.maybe(Self::text)});
        self.object("Evidence", members)
    }

    fn status(&mut self) -> Value {
        json!({
            "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": self.roll(131_072).to_string(), "statusListCredential": "https://school.example/status/1",
        })
    }
}
