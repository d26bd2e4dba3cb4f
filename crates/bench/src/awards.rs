//! The awards that both sides issue and verify: no two alike, so that nothing but contexts and keys can be remembered.

use credential::key::SigningKey;
use credential::open_badge::{
    Achievement, AchievementCredential, AchievementResult, AchievementSubject, Alignment, Criteria, Evidence,
    IdentityObject, Profile, ResultDescription,
};
use credential::status_list::{StatusEntry, StatusPurpose};
use jiff::Timestamp;

const COUNT: u32 = 500;
const SITE: &str = "https://credentials.association.example";
const CRITERIA: [&str; 5] = [
    "Planning",
    "Questioning",
    "Evidence of learning",
    "Equity",
    "Reflection",
];

/// The key of both sides. Ed25519 signs the same bytes in the same way, so both must come to the same proof.
pub fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// When every award is signed and verified.
pub fn now() -> Timestamp {
    Timestamp::from_second(1_795_608_000).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// All awards, unsigned, one to a line.
pub fn lines() -> String {
    let awards: Vec<String> = (0..COUNT).map(|number| award(number).to_value().to_string()).collect();
    awards.join("\n")
}

/// The same text with another status index.
pub fn with_one_digit_changed(line: &str) -> String {
    let member = "\"statusListIndex\":\"";
    let Some(at) = line.find(member).map(|at| at + member.len()) else {
        return String::new();
    };
    let other = if line[at..].starts_with('5') { "6" } else { "5" };
    [&line[..at], other, &line[at + 1..]].concat()
}

/// Three alignments, two pieces of evidence, results for five criteria, a status entry.
fn award(number: u32) -> AchievementCredential {
    let mut subject = AchievementSubject::new(
        format!("urn:uuid:7b1ef5a2-33e9-4d7c-9a51-{number:012x}"),
        achievement(number % 40),
    );
    subject.identifier = vec![IdentityObject::name(format!("Ada Óscar {number}"))];
    subject.result = (0..5).map(|index| result(number, index)).collect();
    subject.narrative = Some(format!(
        "Group {number} built and tested a prototype and explained its choices."
    ));
    let id = format!("{SITE}/v/{number:08x}");
    let mut award = AchievementCredential::new(id, "Let Them Investigate", issuer(), now(), subject);
    award.awarded_date = Some(now());
    award.evidence = vec![evidence(number, "Lesson video"), evidence(number, "Written reflection")];
    let entry = StatusEntry {
        list: format!("{SITE}/status/1"),
        index: 100_000 + number as usize,
        purpose: StatusPurpose::Revocation,
    };
    award.status = Some(entry.into());
    award
}

fn issuer() -> Profile {
    Profile {
        id: key().public().did_key(),
        name: Some("Example Afterschool Association".into()),
        url: Some("https://association.example".into()),
        email: Some("credentials@association.example".into()),
        ..Profile::default()
    }
}

fn achievement(number: u32) -> Achievement {
    let id = format!("{SITE}/micro-credentials/inquiry-{number}/1");
    let criteria = Criteria {
        id: Some(format!("{id}/criteria")),
        narrative: Some(
            "Plan and lead an **investigation** with school-age youth, and show what they found out.".into(),
        ),
    };
    let mut achievement = Achievement::micro_credential(
        id.clone(),
        "Let Them Investigate",
        "Plans and leads inquiry with youth in an afterschool setting.",
        criteria,
    );
    achievement.alignment = (1..=3).map(|index| alignment(number, index)).collect();
    achievement.result_description = (0..5).map(|index| criterion(&id, index)).collect();
    achievement.tag = vec!["STEM".into(), "inquiry".into()];
    achievement
}

fn alignment(number: u32, index: u32) -> Alignment {
    Alignment {
        target_name: format!("Curriculum {number}.{index}"),
        target_url: format!("https://frameworks.example/ckc/{number}/{index}"),
        target_framework: Some("Core Knowledge and Competencies for Youth Development".into()),
        target_code: Some(format!("CKC.{number}.{index}")),
        target_type: Some("CFItem".into()),
        ..Alignment::default()
    }
}

fn criterion(achievement: &str, index: usize) -> ResultDescription {
    ResultDescription {
        result_type: "RubricScore".into(),
        required_level: None,
        required_value: Some("3".into()),
        ..ResultDescription::criterion(format!("{achievement}#c{index}"), CRITERIA[index], Vec::new(), "")
    }
}

fn result(number: u32, index: usize) -> AchievementResult {
    AchievementResult {
        result_description: Some(format!("{SITE}/micro-credentials/inquiry-{}/1#c{index}", number % 40)),
        value: Some(
            if (number as usize + index).is_multiple_of(2) {
                "3"
            } else {
                "4"
            }
            .into(),
        ),
        ..AchievementResult::default()
    }
}

fn evidence(number: u32, name: &str) -> Evidence {
    Evidence {
        id: Some(format!("{SITE}/evidence/{number:08x}/{}", name.len())),
        name: Some(name.into()),
        description: Some("Assessed by two assessors against the published rubric.".into()),
        genre: Some("Video".into()),
        ..Evidence::default()
    }
}
