//! The merge rule as a table, and against an independent statement of itself.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::CriterionId;

fn rubric(criteria: &[(&str, Level, Level)]) -> Rubric {
    let one = |(id, levels, required): &(&str, Level, Level)| Criterion {
        id: (*id).into(),
        levels: *levels,
        required: *required,
    };
    Rubric::new(criteria.iter().map(one).collect()).unwrap()
}

fn score(criterion: &str, level: Level) -> CriterionScore {
    let comment = format!("saw level {level}");
    CriterionScore {
        criterion: criterion.into(),
        level,
        comment,
        next_step: String::new(),
        citations: Vec::new(),
    }
}

fn sheet(assessor: &str, levels: &[(&str, Level)]) -> ScoreSheet {
    let scores = levels
        .iter()
        .map(|(criterion, level)| score(criterion, *level))
        .collect();
    ScoreSheet {
        assessor: assessor.into(),
        scores,
        strengths: vec!["Clear plan".into()],
        confidence: None,
    }
}

fn verdict_of(levels: Level, required: Level, given: &[Level]) -> Verdict {
    let rubric = rubric(&[("plan", levels, required)]);
    let sheets: Vec<ScoreSheet> = given
        .iter()
        .enumerate()
        .map(|(n, level)| sheet(&format!("assessor {n}"), &[("plan", *level)]))
        .collect();
    merge(&rubric, &sheets).unwrap().criteria[0].verdict.clone()
}

#[test]
fn the_merge_rule_case_by_case() {
    use Verdict::{Disputed, Settled};
    // levels, required, given → verdict
    let cases = [
        (3, 2, vec![2], Settled(2)),
        (3, 2, vec![0], Settled(0)),
        (3, 2, vec![2, 2], Settled(2)),
        (3, 2, vec![0, 0], Settled(0)),
        (3, 2, vec![0, 1], Settled(0)),
        (3, 2, vec![1, 2], Disputed(vec![1, 2])),
        (3, 2, vec![2, 0], Disputed(vec![0, 2])),
        (3, 1, vec![2, 1], Settled(1)),
        (3, 1, vec![1, 0], Disputed(vec![0, 1])),
        (5, 1, vec![4, 2], Disputed(vec![2, 4])),
        (5, 4, vec![1, 3], Disputed(vec![1, 3])),
        (5, 2, vec![4, 3], Settled(3)),
        (2, 1, vec![0, 1], Disputed(vec![0, 1])),
        (5, 1, vec![2, 3, 3], Settled(2)),
        (5, 1, vec![2, 3, 4], Disputed(vec![2, 3, 4])),
    ];
    for (levels, required, given, verdict) in cases {
        assert_eq!(
            verdict_of(levels, required, &given),
            verdict,
            "{given:?} with {required} required"
        );
    }
}

#[test]
fn both_comments_are_kept_when_the_lower_level_counts() {
    let rubric = rubric(&[("plan", 3, 1)]);
    let merged = merge(&rubric, &[sheet("b", &[("plan", 2)]), sheet("a", &[("plan", 1)])]).unwrap();
    let comments: Vec<&str> = merged.criteria[0]
        .remarks
        .iter()
        .map(|remark| remark.comment.as_str())
        .collect();
    assert_eq!(comments, ["saw level 1", "saw level 2"]);
    assert_eq!(merged.criteria[0].verdict, Verdict::Settled(1));
}

#[test]
fn every_criterion_must_be_met() {
    let rubric = rubric(&[("plan", 3, 2), ("voice", 3, 1)]);
    let finding = |plan, voice| decision(&merge(&rubric, &[sheet("a", &[("plan", plan), ("voice", voice)])]).unwrap());
    assert_eq!(finding(2, 1), Ok(Finding::Met));
    assert_eq!(
        finding(1, 2),
        Ok(Finding::NotYet {
            unmet: BTreeSet::from(["plan".into()])
        })
    );
    assert_eq!(
        finding(0, 0),
        Ok(Finding::NotYet {
            unmet: BTreeSet::from(["plan".into(), "voice".into()])
        })
    );
}

#[test]
fn a_lead_decides_what_is_disputed_and_nothing_else() {
    let rubric = rubric(&[("plan", 3, 2), ("voice", 3, 2)]);
    let sheets = [
        sheet("a", &[("plan", 1), ("voice", 2)]),
        sheet("b", &[("plan", 2), ("voice", 2)]),
    ];
    let merged = merge(&rubric, &sheets).unwrap();
    assert_eq!(merged.disputed(), [&CriterionId::from("plan")]);
    assert_eq!(decision(&merged), Err(Unsettled(BTreeSet::from(["plan".into()]))));
    assert_eq!(read(&merged, false), Reading::Disputed);
    let decide = |lead: &str, scores| {
        adjudicate(
            &rubric,
            &merged,
            &Adjudicated {
                lead: lead.into(),
                scores,
            },
        )
    };
    assert_eq!(decide("a", vec![score("plan", 2)]), Err(AdjudicationError::Scored));
    assert_eq!(decide("lead", vec![]), Err(AdjudicationError::Undecided("plan".into())));
    assert_eq!(
        decide("lead", vec![score("plan", 3)]),
        Err(AdjudicationError::NoSuchLevel("plan".into()))
    );
    let both = vec![score("plan", 2), score("voice", 0)];
    assert_eq!(
        decide("lead", both),
        Err(AdjudicationError::NotDisputed("voice".into()))
    );
    let twice = vec![score("plan", 2), score("plan", 0)];
    assert_eq!(
        decide("lead", twice),
        Err(AdjudicationError::NotDisputed("plan".into()))
    );
    let settled = decide("lead", vec![score("plan", 2)]).unwrap();
    assert_eq!(decision(&settled), Ok(Finding::Met));
    assert_eq!(settled.criteria[0].remarks.len(), 3);
}

#[test]
fn a_sheet_that_does_not_fit_the_rubric_is_not_merged() {
    let rubric = rubric(&[("plan", 3, 2), ("voice", 3, 2)]);
    let full = |assessor| sheet(assessor, &[("plan", 1), ("voice", 2)]);
    let cases = [
        (vec![], SheetError::NoSheets),
        (vec![full("a"), full("a")], SheetError::AssessorTwice("a".into())),
        (vec![sheet("a", &[("plan", 1)])], SheetError::Unscored("voice".into())),
        (
            vec![sheet("a", &[("plan", 1), ("plan", 2)])],
            SheetError::ScoredTwice("plan".into()),
        ),
        (
            vec![sheet("a", &[("plan", 3), ("voice", 0)])],
            SheetError::NoSuchLevel("plan".into()),
        ),
        (
            vec![sheet("a", &[("plan", 1), ("other", 0)])],
            SheetError::Unknown("other".into()),
        ),
    ];
    for (sheets, error) in cases {
        assert_eq!(merge(&rubric, &sheets), Err(error));
    }
}

#[test]
fn a_rubric_that_decides_nothing_is_refused() {
    let one = |levels, required| {
        vec![Criterion {
            id: "plan".into(),
            levels,
            required,
        }]
    };
    assert_eq!(Rubric::new(vec![]), Err(RubricError::Empty));
    assert_eq!(Rubric::new(one(1, 0)), Err(RubricError::Levels("plan".into())));
    assert_eq!(Rubric::new(one(10, 1)), Err(RubricError::Levels("plan".into())));
    assert_eq!(Rubric::new(one(3, 0)), Err(RubricError::Required("plan".into())));
    assert_eq!(Rubric::new(one(3, 3)), Err(RubricError::Required("plan".into())));
    assert_eq!(
        Rubric::new([one(3, 2), one(3, 1)].concat()),
        Err(RubricError::Twice("plan".into()))
    );
    assert_eq!(Rubric::new(vec![one(3, 2)[0].clone(); 51]), Err(RubricError::TooLong));
    assert!(
        serde_json::from_str::<Rubric>(r#"{"criteria":[]}"#).is_err(),
        "nor from stored text"
    );
}

#[test]
fn not_yet_needs_what_was_seen_where_and_the_way_on() {
    let rubric = rubric(&[("plan", 3, 2)]);
    let gate = |sheet: &ScoreSheet| feedback_gate(&rubric, sheet).err().unwrap_or_default();
    let mut low = sheet("a", &[("plan", 1)]);
    low.scores[0].comment = " … ".into();
    low.strengths = vec![" ".into()];
    let id = || CriterionId::from("plan");
    let everything = [
        Missing::Comment(id()),
        Missing::Citation(id()),
        Missing::NextStep(id()),
        Missing::Strength,
    ];
    assert_eq!(gate(&low), everything);
    low.scores[0].comment = "No goal is named".into();
    low.scores[0].next_step = "Name one goal".into();
    low.strengths = vec!["Warm tone".into()];
    let cite = |place| {
        vec![Citation {
            prompt: "plan".into(),
            artifact: None,
            place,
        }]
    };
    low.scores[0].citations = cite(Place::Paragraph(0));
    assert_eq!(gate(&low), [Missing::Citation(id())], "there is no paragraph 0");
    for place in [Place::Paragraph(1), Place::Page(2), Place::Second(0)] {
        low.scores[0].citations = cite(place);
        assert_eq!(gate(&low), []);
    }
    low.scores.clear();
    assert_eq!(gate(&low), [Missing::Level(id())]);
}

#[test]
fn a_met_criterion_needs_no_comment_but_a_strength_is_always_named() {
    let rubric = rubric(&[("plan", 3, 2)]);
    let mut high = sheet("a", &[("plan", 2)]);
    high.scores[0].comment.clear();
    assert_eq!(feedback_gate(&rubric, &high), Ok(()));
    high.strengths.clear();
    assert_eq!(feedback_gate(&rubric, &high), Err(vec![Missing::Strength]));
}

#[test]
fn scorers_by_policy() {
    let random = |percent| Scorers::RandomDouble { percent };
    // policy, attempts before, always double first, draw → scorers
    let cases = [
        (Scorers::Single, 20, 20, 0, 1),
        (Scorers::Single, 19, 20, 0, 2),
        (Scorers::Single, 0, 0, 0, 1),
        (Scorers::Double, 100, 20, 0, 2),
        (Scorers::SingleThenConditionalDouble, 100, 20, 0, 1),
        (random(10), 100, 20, 9, 2),
        (random(10), 100, 20, 10, 1),
        (random(0), 100, 20, 0, 1),
        (random(100), 100, 20, 99, 2),
    ];
    for (policy, attempts_before, always_double_first, draw, scorers) in cases {
        let facts = AttemptFacts {
            attempts_before,
            always_double_first,
            draw,
        };
        assert_eq!(scorers_needed(policy, facts), scorers, "{policy:?} {facts:?}");
    }
}

#[test]
fn one_step_from_the_line_is_near() {
    let rubric = rubric(&[("plan", 4, 2), ("voice", 4, 2)]);
    let near = |plan, voice| near_threshold(&rubric, &sheet("a", &[("plan", plan), ("voice", voice)]));
    assert!(near(1, 2) && near(3, 1));
    assert!(!near(2, 2) && !near(0, 2) && !near(1, 1) && !near(3, 3));
    let mut unsure = sheet("a", &[("plan", 3), ("voice", 3)]);
    for (confidence, second_look) in [(1, true), (2, true), (3, false), (5, false)] {
        unsure.confidence = Confidence::try_from(confidence).ok();
        assert_eq!(near_threshold(&rubric, &unsure), second_look);
    }
    assert!(Confidence::try_from(0).is_err() && Confidence::try_from(6).is_err());
    let alone = merge(&rubric, &[unsure]).unwrap();
    assert_eq!(read(&alone, true), Reading::NearThreshold);
    assert_eq!(read(&alone, false), Reading::Settled(Finding::Met));
}

/// The rule said again, pair by pair instead of by the ends.
fn stated_otherwise(required: Level, given: &[Level]) -> Option<Level> {
    let at_odds = |a: Level, b: Level| (a >= required) != (b >= required) || a.abs_diff(b) > 1;
    let dispute = given.iter().any(|a| given.iter().any(|b| at_odds(*a, *b)));
    if dispute { None } else { given.iter().copied().min() }
}

proptest! {
    #[test]
    fn the_merge_rule_is_what_it_says(
        (levels, required, given) in (2..=9_u8).prop_flat_map(|levels| {
            (Just(levels), 1..levels, prop::collection::vec(0..levels, 1..5))
        }),
    ) {
        let verdict = verdict_of(levels, required, &given);
        match stated_otherwise(required, &given) {
            Some(level) => prop_assert_eq!(verdict, Verdict::Settled(level)),
            None => prop_assert!(matches!(verdict, Verdict::Disputed(_))),
        }
    }

    #[test]
    fn it_does_not_matter_who_was_first(
        scores in prop::collection::vec((0..4_u8, 0..4_u8), 2..5),
        turn in 0..4_usize,
    ) {
        let rubric = rubric(&[("plan", 4, 2), ("voice", 4, 3)]);
        let mut sheets: Vec<ScoreSheet> = scores
            .iter()
            .enumerate()
            .map(|(n, (plan, voice))| sheet(&format!("assessor {n}"), &[("plan", *plan), ("voice", *voice)]))
            .collect();
        let before = merge(&rubric, &sheets).unwrap();
        let turn = turn % sheets.len();
        sheets.rotate_left(turn);
        sheets.reverse();
        prop_assert_eq!(&merge(&rubric, &sheets).unwrap(), &before);
        for entry in &before.criteria {
            let highest = entry.remarks.iter().map(|remark| remark.level).max().unwrap();
            if let Verdict::Settled(level) = entry.verdict {
                prop_assert!(level <= highest);
            }
            prop_assert_eq!(entry.remarks.len(), sheets.len());
        }
    }

    #[test]
    fn a_lead_always_leads_to_a_finding(
        pairs in prop::collection::vec((0..4_u8, 0..4_u8), 4),
        lead_level in 0..4_u8,
    ) {
        let ids = ["a", "b", "c", "d"];
        let rubric = rubric(&ids.map(|id| (id, 4, 2)));
        let given = |pick: fn(&(Level, Level)) -> Level| -> Vec<(&str, Level)> {
            ids.iter().copied().zip(pairs.iter().map(pick)).collect()
        };
        let sheets = [sheet("x", &given(|pair| pair.0)), sheet("y", &given(|pair| pair.1))];
        let merged = merge(&rubric, &sheets).unwrap();
        let scores = merged.disputed().into_iter().map(|id| score(id.as_str(), lead_level)).collect();
        let settled = adjudicate(&rubric, &merged, &Adjudicated { lead: "lead".into(), scores }).unwrap();
        let met = decision(&settled).unwrap() == Finding::Met;
        let expected = merged.criteria.iter().all(|entry| match entry.verdict {
            Verdict::Settled(level) => level >= 2,
            Verdict::Disputed(_) => lead_level >= 2,
        });
        prop_assert_eq!(met, expected);
    }
}
