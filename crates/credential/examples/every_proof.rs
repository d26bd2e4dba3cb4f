//! One award under every kind of proof, for trying other software, and other software's files tried here.
//!
//! `cargo run -p waymark-credential --example every_proof -- write DIR` writes `SUITE.KEY.json` for each suite and kind of
//! key, the holder's copy of the one with selective disclosure, a part of such a one, and one of VCDM 1.1.
//! `-- derive FILE POINTER…` prints what the holder of FILE shows of it. `-- verify FILE…` prints a line with the outcome of
//! each file, taking its issuer for known.

use std::error::Error;
use std::path::Path;

use credential::key::{Kind, Signer};
use credential::proof::sd::{Seeds, derive, mandatory_by_default, sign_base};
use credential::proof::{Suite, Terms, sign_with, with_proof_context};
use credential::verify::{Known, Policy, verify};
use jiff::Timestamp;
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const NOW: &str = "2026-11-23T12:00:00Z";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", folder] => write(Path::new(folder)),
        ["derive", file, pointers @ ..] => {
            let pointers: Vec<String> = pointers.iter().map(|&pointer| pointer.to_owned()).collect();
            println!("{}", derive(&read(file)?, &pointers)?);
            Ok(())
        }
        ["verify", files @ ..] => files.iter().try_for_each(|file| {
            println!("{file} {}", outcome(file)?);
            Ok(())
        }),
        _ => Err("write DIR, derive FILE POINTER…, or verify FILE…".into()),
    }
}

fn read(file: &str) -> Result<Value> {
    Ok(serde_json::from_slice(&std::fs::read(file)?)?)
}

fn outcome(file: &str) -> Result<String> {
    let issuer = read(file)?["issuer"].clone();
    let issuer = issuer.as_str().or(issuer["id"].as_str()).unwrap_or_default().to_owned();
    let policy = Policy::new(NOW.parse()?, [issuer].into());
    Ok(verify(&std::fs::read(file)?, &Known::new(), &policy)
        .outcome
        .to_string())
}

fn write(folder: &Path) -> Result<()> {
    let now: Timestamp = NOW.parse()?;
    let save = |name: &str, document: &Value| std::fs::write(folder.join(name), document.to_string());
    for (suite, kind) in [
        (Suite::EddsaRdfc2022, Kind::Ed25519),
        (Suite::EddsaJcs2022, Kind::Ed25519),
        (Suite::EcdsaRdfc2019, Kind::P256),
        (Suite::EcdsaRdfc2019, Kind::P384),
        (Suite::EcdsaJcs2019, Kind::P256),
        (Suite::EcdsaJcs2019, Kind::P384),
    ] {
        let key = key(kind)?;
        let terms = Terms::new(suite, key.public().did_key_method(), now);
        let name = format!("{}.{kind:?}.json", suite.name().unwrap_or_default());
        save(&name, &sign_with(&award(&key), &key, &terms)?)?;
    }
    let key = key(Kind::P256)?;
    let terms = |suite| Terms::new(suite, key.public().did_key_method(), now);
    let old = with_proof_context(award_of_vcdm_1_1(&key));
    save("vcdm-1.1.json", &sign_with(&old, &key, &terms(Suite::EcdsaRdfc2019))?)?;
    let seeds = Seeds {
        hmac_key: [3; 32],
        proof_key: [4; 32],
    };
    let held = |award: &Value| {
        sign_base(
            award,
            &key,
            &terms(Suite::EcdsaSd2023),
            &mandatory_by_default(award),
            &seeds,
        )
    };
    save("ecdsa-sd-2023.base.json", &held(&award(&key))?)?;
    // With an ordered list, which other software cannot derive from and verifies.
    let mut listing = award(&key);
    let levels = "/credentialSubject/achievement/resultDescription/0";
    listing.pointer_mut(levels).ok_or("no levels")?["allowedValue"] = json!(["Completed", "Failed"]);
    let chosen = ["/credentialSubject/achievement/name", levels].map(str::to_owned);
    save("ecdsa-sd-2023.P256.json", &derive(&held(&listing)?, &chosen)?)?;
    Ok(())
}

fn key(kind: Kind) -> Result<Signer> {
    let secret = if kind == Kind::P384 { vec![7; 48] } else { vec![7; 32] };
    Ok(Signer::from_secret(kind, &secret)?)
}

fn award(key: &Signer) -> Value {
    json!({
        "@context": [credential::CONTEXT_VC_2, credential::CONTEXT_OB_3],
        "id": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Let Them Investigate",
        "issuer": {"id": key.public().did_key(), "type": ["Profile"], "name": "Example Association"},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2126-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "Ada Óscar", "identityType": "name"}],
            "achievement": {
                "id": "https://association.example/micro-credentials/inquiry/1",
                "type": ["Achievement"],
                "name": "Let Them Investigate",
                "description": "Plans and leads inquiry with youth.",
                "criteria": {"narrative": "Plan and lead an **investigation**."},
                "resultDescription": [{
                    "id": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0003", "type": ["ResultDescription"],
                    "name": "Level", "resultType": "Status",
                }],
            },
            "result": [{"type": ["Result"], "status": "Completed",
                "resultDescription": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0003"}],
        },
    })
}

fn award_of_vcdm_1_1(key: &Signer) -> Value {
    json!({
        "@context": [credential::CONTEXT_VC_1],
        "id": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0004",
        "type": ["VerifiableCredential"],
        "issuer": key.public().did_key(),
        "issuanceDate": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0005"},
    })
}
