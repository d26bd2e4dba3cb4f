//! What blocks sending, problem by problem.

use proptest::prelude::*;

use super::*;
use crate::declaration::{AiPolicy, AiProblem, AiUse, Consent, ConsentProblem, Declaration, Declarations};

fn prompt(kind: PromptKind) -> Prompt {
    let (words, count) = (Bounds::default(), Bounds::default());
    Prompt {
        id: "p".into(),
        kind,
        required: true,
        words,
        count,
        needs_youth_consent: false,
    }
}

fn written(words: u32) -> Response {
    Response {
        prompt: "p".into(),
        words,
        artifacts: Vec::new(),
    }
}

fn handed_in(count: usize) -> Response {
    let artifact = Artifact {
        arrival: Arrival::Complete,
        consent: Consent::NobodyShown,
    };
    Response {
        prompt: "p".into(),
        words: 0,
        artifacts: vec![artifact; count],
    }
}

fn declared() -> Draft {
    let declarations = Declarations {
        own_work: true,
        right_to_release: true,
        youth_consent: true,
    };
    Draft {
        responses: Vec::new(),
        declarations,
        ai: AiUse::NotUsed,
    }
}

#[test]
fn words_are_counted_as_a_person_would() {
    let cases = [
        ("", 0),
        ("   \n\t ", 0),
        ("One, two; three.", 3),
        ("well-known ideas don’t split", 4),
        ("before — after—again", 3),
        ("… ! – ?", 0),
        ("¿Qué aprendieron los niños?", 4),
        ("20 minutes, 3.5 m", 4),
        ("a\u{200B}b", 1),
        ("cafe\u{301} au lait", 3),
        ("学习 STEM", 3),
        ("👩‍🏫 teaches", 1),
    ];
    for (text, words) in cases {
        assert_eq!(count_words(text), words, "{text:?}");
    }
}

#[test]
fn a_complete_draft_is_clear() {
    let mut text = prompt(PromptKind::Text);
    text.words = Bounds {
        min: Some(100),
        max: Some(200),
    };
    for words in [100, 200] {
        let draft = Draft {
            responses: vec![written(words)],
            ..declared()
        };
        assert!(check(std::slice::from_ref(&text), AiPolicy::Forbidden, &draft).is_ok());
    }
}

#[test]
fn words_and_counts_have_both_their_bounds() {
    let (id, bounds) = (
        || "p".into(),
        Bounds {
            min: Some(2),
            max: Some(3),
        },
    );
    let mut text = prompt(PromptKind::Script);
    text.words = bounds;
    let mut photos = prompt(PromptKind::Image);
    photos.count = bounds;
    let cases = [
        (
            &text,
            written(1),
            vec![Problem::TooFewWords {
                prompt: id(),
                words: 1,
                min: 2,
            }],
        ),
        (&text, written(2), vec![]),
        (
            &text,
            written(4),
            vec![Problem::TooManyWords {
                prompt: id(),
                words: 4,
                max: 3,
            }],
        ),
        (
            &photos,
            handed_in(1),
            vec![Problem::TooFewArtifacts {
                prompt: id(),
                count: 1,
                min: 2,
            }],
        ),
        (&photos, handed_in(3), vec![]),
        (
            &photos,
            handed_in(4),
            vec![Problem::TooManyArtifacts {
                prompt: id(),
                count: 4,
                max: 3,
            }],
        ),
        (&photos, handed_in(0), vec![Problem::Unanswered { prompt: id() }]),
        (
            &photos,
            written(50),
            vec![Problem::TooFewArtifacts {
                prompt: id(),
                count: 0,
                min: 2,
            }],
        ),
    ];
    for (prompt, response, problems) in cases {
        assert_eq!(check_response(prompt, Some(&response)), problems, "{response:?}");
    }
}

#[test]
fn what_is_not_required_may_stay_empty_but_not_half_done() {
    let mut text = prompt(PromptKind::Text);
    text.required = false;
    text.words.min = Some(50);
    assert_eq!(check_response(&text, None), []);
    assert_eq!(check_response(&text, Some(&written(0))), []);
    assert_eq!(check_response(&text, Some(&written(1))).len(), 1);
}

#[test]
fn words_alone_do_not_answer_a_prompt_for_files() {
    let mut photos = prompt(PromptKind::Image);
    photos.count.min = Some(0);
    let problem = Problem::TooFewArtifacts {
        prompt: "p".into(),
        count: 0,
        min: 1,
    };
    assert_eq!(check_response(&photos, Some(&written(50))), [problem]);
}

#[test]
fn nothing_is_sent_while_a_file_is_still_arriving() {
    let video = prompt(PromptKind::Video);
    for arrival in [Arrival::Arriving, Arrival::Unusable, Arrival::Unreachable] {
        let mut response = handed_in(2);
        response.artifacts[1].arrival = arrival;
        let problem = Problem::NotReady {
            prompt: "p".into(),
            artifact: 1,
            arrival,
        };
        assert_eq!(check_response(&video, Some(&response)), [problem]);
    }
}

#[test]
fn a_recording_of_children_needs_consent_for_every_one() {
    let mut video = prompt(PromptKind::Video);
    video.needs_youth_consent = true;
    let shown = |youth, on_file, attested| Consent::Shown {
        youth,
        on_file,
        attested,
    };
    let cases = [
        (Consent::Unanswered, Some(ConsentProblem::Unanswered)),
        (Consent::NobodyShown, None),
        (Consent::Withdrawn, Some(ConsentProblem::Withdrawn)),
        (shown(12, 12, true), None),
        (shown(12, 10, true), Some(ConsentProblem::Missing(2))),
        (shown(12, 12, false), Some(ConsentProblem::Unattested)),
        (shown(12, 13, true), Some(ConsentProblem::Implausible)),
        (shown(0, 0, true), Some(ConsentProblem::Implausible)),
    ];
    for (consent, problem) in cases {
        let mut response = handed_in(1);
        response.artifacts[0].consent = consent;
        let problem = problem.map(|problem| Problem::Consent {
            prompt: "p".into(),
            artifact: 0,
            problem,
        });
        assert_eq!(
            check_response(&video, Some(&response)),
            problem.into_iter().collect::<Vec<_>>(),
            "{consent:?}"
        );
        let asked = consent != Consent::Unanswered;
        video.needs_youth_consent = false;
        assert_eq!(
            check_response(&video, Some(&response)).is_empty(),
            !asked || consent.check().is_ok()
        );
        video.needs_youth_consent = true;
    }
}

#[test]
fn the_disclosure_is_held_against_the_policy() {
    use AiPolicy::{AllowedWithDisclosure, Forbidden, Free};
    let used = |explained| AiUse::Used { explained };
    let cases = [
        (Forbidden, AiUse::NotUsed, Ok(())),
        (Forbidden, used(true), Err(AiProblem::Forbidden)),
        (AllowedWithDisclosure, used(true), Ok(())),
        (AllowedWithDisclosure, used(false), Err(AiProblem::Unexplained)),
        (Free, used(false), Ok(())),
        (Free, AiUse::Unanswered, Err(AiProblem::Unanswered)),
    ];
    for (policy, disclosure, answer) in cases {
        assert_eq!(policy.check(disclosure), answer, "{policy:?} {disclosure:?}");
    }
}

#[test]
fn all_problems_come_at_once_and_say_where() {
    let draft = Draft {
        responses: vec![Response {
            prompt: "other".into(),
            ..written(5)
        }],
        ..Draft::default()
    };
    let problems = check(&[prompt(PromptKind::Text)], AiPolicy::Free, &draft).unwrap_err();
    let expected = [
        Problem::Unexpected { prompt: "other".into() },
        Problem::Unanswered { prompt: "p".into() },
        Problem::Undeclared(Declaration::OwnWork),
        Problem::Undeclared(Declaration::RightToRelease),
        Problem::Undeclared(Declaration::YouthConsent),
        Problem::Ai(AiProblem::Unanswered),
    ];
    assert_eq!(problems, expected);
    let places: Vec<Option<&str>> = problems
        .iter()
        .map(|p| p.prompt().map(crate::PromptId::as_str))
        .collect();
    assert_eq!(places, [Some("other"), Some("p"), None, None, None, None]);
    let twice = Draft {
        responses: vec![written(5), written(6)],
        ..declared()
    };
    let problems = check(&[prompt(PromptKind::Text)], AiPolicy::Free, &twice).unwrap_err();
    assert_eq!(problems, [Problem::Unexpected { prompt: "p".into() }]);
}

proptest! {
    #[test]
    fn two_texts_side_by_side_have_the_words_of_both(a in "\\PC{0,60}", b in "\\PC{0,60}") {
        prop_assert_eq!(count_words(&format!("{a} {b}")), count_words(&a) + count_words(&b));
        prop_assert_eq!(count_words(&format!("  {a}\n")), count_words(&a));
    }
}
