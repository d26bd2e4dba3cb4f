//! One award as every kind of token, for trying other software, and other software's tokens tried here.
//!
//! `cargo run -p waymark-credential --example every_token -- write DIR` writes `KEY.jwk`, and for each kind of key `badge.KEY.jwt`
//! (Open Badges 3.0) and `credential.KEY.jwt` (VC-JOSE-COSE); `digital.sd-jwt` with two parts for the holder to disclose,
//! `bound.sd-jwt` as its holder presents it, and `award.sd-jwt`, the award with such parts; `list.jwt`, a Token Status List, with
//! `revoked.sd-jwt` and `standing.sd-jwt`, which have their places in it.
//! `-- verify FILE [URL=FILE]…` prints the outcome, with the answers to what may be fetched, taking the issuer for known.
//! `-- bound FILE AUDIENCE NONCE` says whether the holder presents it to AUDIENCE in answer to NONCE.

use std::error::Error;
use std::path::Path;

use credential::jwt::{self, Profile};
use credential::key::{Kind, Signer};
use credential::sd_jwt::{self, Challenge, Form, SdJwt};
use credential::status_list::StatusList;
use credential::token_status::{StatusReference, Statuses, TokenStatusList};
use credential::verify::{Known, Policy, verify};
use jiff::Timestamp;
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const NOW: &str = "2026-11-23T12:00:00Z";
const ISSUER: &str = "https://association.example/issuers/1";
const LIST: &str = "https://association.example/status/1/token";
const REVOKED: usize = 94_567;
const HIDDEN: [&str; 3] = ["/given_name", "/address/street", "/levels/0"];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", folder] => write(Path::new(folder)),
        ["verify", file, documents @ ..] => {
            println!("{}", outcome(file, documents)?);
            Ok(())
        }
        ["bound", file, audience, nonce] => {
            let challenge = challenge(audience, nonce, Timestamp::from_second(iat(file)?)?);
            let text = std::fs::read_to_string(file)?;
            let bound = SdJwt::read(&text).and_then(|read| read.check_binding(&challenge));
            println!("{}", bound.is_ok());
            Ok(())
        }
        _ => Err("write DIR, verify FILE [URL=FILE]…, or bound FILE AUDIENCE NONCE".into()),
    }
}

fn outcome(file: &str, documents: &[&str]) -> Result<String> {
    let mut known = Known::new();
    for document in documents {
        let (url, file) = document.rsplit_once('=').ok_or("write URL=FILE")?;
        known = known.with(url, std::fs::read(file)?);
    }
    let policy = Policy::new(NOW.parse()?, [ISSUER.to_owned()].into());
    Ok(verify(&std::fs::read(file)?, &known, &policy).outcome.to_string())
}

/// When the holder says to have made the key binding: their clock is not ours.
fn iat(file: &str) -> Result<i64> {
    use base64::Engine;
    let text = std::fs::read_to_string(file)?;
    let payload = text
        .rsplit('~')
        .next()
        .and_then(|token| token.split('.').nth(1))
        .ok_or("no key binding")?;
    let claims: Value = serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload)?)?;
    claims["iat"].as_i64().ok_or_else(|| "no iat".into())
}

fn challenge<'a>(audience: &'a str, nonce: &'a str, now: Timestamp) -> Challenge<'a> {
    Challenge {
        audience,
        nonce,
        now,
        max_age: 60,
    }
}

fn write(folder: &Path) -> Result<()> {
    let save = |name: String, text: &str| std::fs::write(folder.join(name), text);
    for kind in Kind::ALL {
        let key = key(kind)?;
        let kid = format!("{ISSUER}/{kind:?}.jwk");
        save(format!("{kind:?}.jwk"), &key.public().to_jwk().to_string())?;
        save(
            format!("badge.{kind:?}.jwt"),
            &jwt::issue(&award(), Profile::OpenBadges, &key, &kid)?,
        )?;
        save(
            format!("credential.{kind:?}.jwt"),
            &jwt::issue(&award(), Profile::Credential, &key, &kid)?,
        )?;
    }
    let mut next = 0;
    let mut salt = || {
        next += 1;
        [next; 16]
    };
    let (issuer, holder) = (key(Kind::P256)?, key(Kind::P384)?);
    let digital = sd_jwt::issue(&claims(&holder), Form::Digital, &issuer, "P256", &HIDDEN, &mut salt)?;
    let presented = SdJwt::read(&digital)?.present(&["/given_name", "/levels/0"]);
    let bound = sd_jwt::bind(
        &presented,
        &holder,
        &challenge("https://verifier.example", "n-1", NOW.parse()?),
    )?;
    save("digital.sd-jwt".into(), &digital)?;
    save("bound.sd-jwt".into(), &bound)?;
    let hidden = [
        "/credentialSubject/identifier/0",
        "/credentialSubject/achievement/description",
    ];
    let kid = format!("{ISSUER}/P256.jwk");
    let award = sd_jwt::issue(&award(), Form::Credential, &issuer, &kid, &hidden, &mut salt)?;
    save("award.sd-jwt".into(), &award)?;
    save("list.jwt".into(), &list(&issuer)?)?;
    for (name, index) in [("revoked", REVOKED), ("standing", REVOKED + 1)] {
        let mut claims = claims(&holder);
        claims["status"] = StatusReference {
            uri: LIST.into(),
            index,
        }
        .to_value();
        let text = sd_jwt::issue(&claims, Form::Digital, &issuer, "P256", &HIDDEN, &mut salt)?;
        save(format!("{name}.sd-jwt"), &text)?;
    }
    Ok(())
}

/// The list in which one place is taken by a revoked credential.
fn list(issuer: &Signer) -> Result<String> {
    let mut bits = StatusList::new();
    bits.set(REVOKED, true)?;
    let list = TokenStatusList {
        uri: LIST.into(),
        issued: Timestamp::from_second(1_767_225_600)?,
        expires: None,
        ttl: Some(60),
    };
    Ok(list.issue(&Statuses::from(&bits), issuer, "P256")?)
}

fn key(kind: Kind) -> Result<Signer> {
    Ok(match kind {
        // Made for tests and used nowhere else.
        Kind::Rsa => Signer::from_jwk(&serde_json::from_str(include_str!("../tests/keys/rsa-2048.json"))?)?,
        Kind::Ed25519 | Kind::P256 => Signer::from_secret(kind, &[7; 32])?,
        Kind::P384 => Signer::from_secret(kind, &[7; 48])?,
        Kind::P521 => Signer::from_secret(kind, &[&[0; 34], [7; 32].as_slice()].concat())?,
    })
}

fn claims(holder: &Signer) -> Value {
    json!({
        "iss": ISSUER, "vct": "https://association.example/m/1", "iat": 1_767_225_600, "exp": 4_922_899_200_i64,
        "cnf": sd_jwt::confirmation(&holder.public()), "given_name": "Ada",
        "address": {"street": "1 Quay", "city": "Port"}, "levels": ["met", "exceeded"],
    })
}

fn award() -> Value {
    json!({
        "@context": [credential::CONTEXT_VC_2, credential::CONTEXT_OB_3],
        "id": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Let Them Investigate",
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Example Association"},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2126-01-01T00:00:00Z",
        "credentialSubject": {
            "id": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0005",
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "Ada Óscar", "identityType": "name"}],
            "achievement": {
                "id": "https://association.example/micro-credentials/inquiry/1",
                "type": ["Achievement"],
                "name": "Let Them Investigate",
                "description": "Plans and leads inquiry with youth.",
                "criteria": {"narrative": "Plan and lead an **investigation**."},
            },
        },
    })
}
