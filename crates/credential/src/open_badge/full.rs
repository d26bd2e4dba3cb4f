//! An award and an endorsement with every member that the standard has, for the tests of this crate.

use super::*;
use crate::status_list::{StatusEntry, StatusPurpose};

fn alignment() -> Alignment {
    Alignment {
        target_name: "Inquiry".into(),
        target_url: "https://a.example/f/dimensions/inquiry".into(),
        target_description: Some("Learners ask and investigate.".into()),
        target_framework: Some("Dimensions of Success".into()),
        target_code: Some("DoS-7".into()),
        target_type: Some("CFItem".into()),
    }
}

/// Every member of a profile, and an organisation above it.
fn profile() -> Profile {
    let text = |text: &str| Some(text.to_owned());
    Profile {
        id: "did:web:a.example".into(),
        name: text("Example Association"),
        url: text("https://a.example"),
        phone: text("+1 555 0100"),
        description: text("People who lead STEM after school."),
        endorsement: Vec::new(),
        image: Some(Image {
            id: "https://a.example/logo.png".into(),
            caption: text("A lantern"),
        }),
        email: text("badges@a.example"),
        address: Some(Address {
            address_country: text("United States"),
            address_country_code: text("US"),
            address_region: text("MA"),
            address_locality: text("Boston"),
            street_address: text("1 Harbour Street"),
            post_office_box_number: text("42"),
            postal_code: text("02108"),
            geo: Some(GeoCoordinates {
                latitude: 42.3601,
                longitude: -71.0589,
            }),
        }),
        other_identifier: vec![identifier()],
        official: text("Ada Óscar"),
        parent_org: Some(Box::new(Profile {
            id: "https://parent.example".into(),
            name: text("Parent"),
            person: PersonName {
                family_name: text("Óscar"),
                given_name: text("Ada"),
                additional_name: text("B."),
                patronymic_name: text("Ivanovna"),
                honorific_prefix: text("Dr."),
                honorific_suffix: text("Jr."),
                family_name_prefix: text("van"),
                date_of_birth: Some(jiff::civil::date(1990, 2, 3)),
            },
            ..Profile::default()
        })),
        person: PersonName::default(),
    }
}

fn identifier() -> IdentifierEntry {
    IdentifierEntry {
        identifier: "https://a.example/v2/issuer".into(),
        identifier_type: "identifier".into(),
    }
}

/// An endorsement with every member; it is signed where that matters.
pub(crate) fn endorsement() -> EndorsementCredential {
    let subject = EndorsementSubject {
        id: "did:web:a.example".into(),
        endorsement_comment: Some("In **good** standing".into()),
    };
    let mut endorsement = EndorsementCredential::new(
        "urn:uuid:6f7a9c1e-0000-4000-8000-000000000009",
        "In good standing",
        profile(),
        "2026-11-23T12:00:00Z".parse().unwrap(),
        subject,
    );
    endorsement.description = Some("After a visit.".into());
    endorsement.valid_until = Some("2029-11-23T12:00:00Z".parse().unwrap());
    endorsement.awarded_date = Some("2026-11-20T12:00:00Z".parse().unwrap());
    endorsement.evidence = vec![Evidence {
        name: Some("Report of the visit".into()),
        ..Evidence::default()
    }];
    endorsement.status = Some(CredentialStatus::RevocationList("https://a.example/revoked".into()));
    endorsement.refresh = Some(RefreshService {
        id: "https://a.example/e/9".into(),
    });
    endorsement.terms_of_use = vec![terms()];
    endorsement
}

fn terms() -> TermsOfUse {
    TermsOfUse {
        id: Some("https://a.example/terms".into()),
        kind: "https://a.example/terms#Policy".into(),
    }
}

fn levels(criterion: &str) -> Vec<RubricCriterionLevel> {
    let level = |number: u8, name: &str| RubricCriterionLevel {
        id: format!("{criterion}-level-{number}"),
        name: name.to_owned(),
        description: Some(format!("{name}: what that looks like")),
        level: Some(number.to_string()),
        points: Some(number.to_string()),
        alignment: vec![alignment()],
    };
    vec![level(1, "Emerging"), level(2, "Proficient"), level(3, "Exemplary")]
}

/// An award with every member that the builders know.
pub(crate) fn full() -> AchievementCredential {
    let issuer = profile();
    let criterion = "https://a.example/m/inquiry/1#criterion-1";
    let criteria = Criteria {
        id: Some("https://a.example/m/inquiry".into()),
        narrative: Some("Let youth **investigate**.".into()),
    };
    let mut achievement = Achievement::micro_credential(
        "https://a.example/m/inquiry/1",
        "Let Them Investigate",
        "Plans inquiry.",
        criteria,
    );
    achievement.creator = Some(issuer.clone());
    achievement.field_of_study = Some("Education".into());
    achievement.specialization = Some("Out-of-school time".into());
    achievement.credits_available = Some(1.5);
    achievement.other_identifier = vec![identifier()];
    achievement.endorsement = vec![endorsement().to_value()];
    achievement.tag = vec!["inquiry".into(), "STEM".into()];
    achievement.in_language = Some("en".into());
    achievement.version = Some("1".into());
    achievement.human_code = Some("STEM-6".into());
    achievement.image = Some(Image {
        id: "https://a.example/m/inquiry/badge.png".into(),
        caption: None,
    });
    let percent = ResultDescription {
        id: "https://a.example/m/inquiry/1#percent".into(),
        name: "Percent".into(),
        result_type: "Percent".into(),
        required_value: Some("80".into()),
        value_min: Some("0".into()),
        value_max: Some("100".into()),
        allowed_value: vec!["80".into(), "90".into(), "100".into()],
        alignment: vec![alignment()],
        ..ResultDescription::default()
    };
    achievement.result_description = vec![
        ResultDescription::criterion(
            criterion,
            "Questions",
            levels(criterion),
            format!("{criterion}-level-2"),
        ),
        percent,
    ];
    achievement.alignment = vec![alignment()];
    achievement.related = vec![Related {
        id: "https://a.example/m/inquiry/es/1".into(),
        in_language: Some("es".into()),
        version: Some("1".into()),
    }];
    let mut subject = AchievementSubject::new("urn:uuid:6f7a9c1e-0000-4000-8000-000000000002", achievement);
    subject.identifier = vec![
        IdentityObject::name("Ada Óscar"),
        IdentityObject::hashed("emailAddress", "ada@example.org", "pepper"),
    ];
    subject.credits_earned = Some(1.5);
    subject.activity_start_date = Some("2026-10-01T00:00:00Z".parse().unwrap());
    subject.activity_end_date = Some("2026-11-01T00:00:00Z".parse().unwrap());
    subject.narrative = Some("Three sessions.".into());
    subject.source = Some(issuer.clone());
    subject.image = Some(Image {
        id: "https://a.example/made.png".into(),
        caption: None,
    });
    subject.license_number = Some("L-1".into());
    subject.role = Some("Facilitator".into());
    subject.term = Some("Fall 2026".into());
    subject.result = vec![
        AchievementResult {
            result_description: Some(criterion.into()),
            achieved_level: Some(format!("{criterion}-level-3")),
            status: Some("Completed".into()),
            alignment: vec![alignment()],
            ..AchievementResult::default()
        },
        AchievementResult {
            result_description: Some("https://a.example/m/inquiry/1#percent".into()),
            value: Some("90".into()),
            ..AchievementResult::default()
        },
    ];
    let mut award = AchievementCredential::new(
        "https://a.example/c/1",
        "Let Them Investigate",
        issuer,
        "2026-11-23T12:00:00.5Z".parse().unwrap(),
        subject,
    );
    award.description = Some("Awarded after two blind readings.".into());
    award.image = Some(Image {
        id: "https://a.example/c/1.png".into(),
        caption: None,
    });
    award.valid_until = Some("2029-11-23T12:00:00Z".parse().unwrap());
    award.awarded_date = Some("2026-11-23T12:00:00Z".parse().unwrap());
    award.evidence = vec![Evidence {
        id: Some("https://a.example/plan.pdf".into()),
        name: Some("A lesson plan".into()),
        description: Some("For three sessions.".into()),
        narrative: Some("Written *before* the first.".into()),
        genre: Some("Plan".into()),
        audience: Some("Facilitators".into()),
    }];
    award.related_resource = vec![RelatedResource::of("https://a.example/plan.pdf", b"%PDF-1.7")];
    award.endorsement = vec![endorsement().to_value()];
    let entry = StatusEntry {
        list: "https://a.example/s/1".into(),
        index: 42,
        purpose: StatusPurpose::Revocation,
    };
    award.status = Some(entry.into());
    award.refresh = Some(RefreshService {
        id: "https://a.example/c/1/new".into(),
    });
    award.terms_of_use = vec![terms()];
    award
}
