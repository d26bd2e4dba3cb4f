//! Rules read, refused, evaluated and outlined.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::AchievementId;

const TODAY: Date = date(2026, 11, 23);

fn award(id: &str) -> Rule {
    Rule::Award(id.into())
}

fn holding<'a>(ids: impl IntoIterator<Item = &'a str>) -> Holdings {
    Holdings {
        awards: ids.into_iter().map(|id| (id.into(), TODAY)).collect(),
        ..Holdings::default()
    }
}

fn counts(rule: &Rule, holdings: &Holdings) -> (bool, u32, u32) {
    let progress = evaluate(rule, holdings, TODAY);
    (progress.satisfied, progress.earned, progress.needed)
}

const SECOND_STACK: &str = r#"{ "all_of": [
    { "n_of": { "n": 3, "of": [ {"award":"a"}, {"award":"b"}, {"award":"c"}, {"award":"d"} ] } },
    { "attestation": { "role": "supervisor", "statement": "Ninety days at our site." } } ] }"#;

#[test]
fn nine_of_ten_says_one_to_go_and_which() {
    let ids: Vec<String> = (1..=10).map(|n| format!("mc-{n}")).collect();
    let rule = Rule::AllOf(ids.iter().map(|id| award(id)).collect());
    let progress = evaluate(
        &rule,
        &holding(ids.iter().map(String::as_str).filter(|id| *id != "mc-4")),
        TODAY,
    );
    assert_eq!((progress.satisfied, progress.earned, progress.needed), (false, 9, 10));
    assert_eq!(progress.missing, Some(Missing::Award("mc-4".into())));
    assert_eq!(progress.next(), progress.missing.as_ref());
    let whole = evaluate(&rule, &holding(ids.iter().map(String::as_str)), TODAY);
    assert_eq!((whole.satisfied, whole.missing), (true, None));
}

#[test]
fn any_three_of_four_and_an_attestation() {
    let rule = Rule::from_json(SECOND_STACK).unwrap();
    let mut have = holding(["a", "c"]);
    let left = Missing::More {
        count: 1,
        from: vec![Missing::Award("b".into()), Missing::Award("d".into())],
    };
    let attest = Missing::Attestation {
        role: "supervisor".into(),
        count: 1,
    };
    let progress = evaluate(&rule, &have, TODAY);
    assert_eq!(progress.missing, Some(Missing::Every(vec![left, attest])));
    assert_eq!(progress.next(), Some(&Missing::Award("b".into())));
    assert_eq!((progress.earned, progress.needed), (2, 4));
    have.awards.insert("d".into(), TODAY);
    have.attestations
        .insert("coach".into(), BTreeSet::from(["somebody".into()]));
    assert_eq!(counts(&rule, &have), (false, 3, 4));
    have.attestations
        .insert("supervisor".into(), BTreeSet::from(["boss".into()]));
    assert_eq!(counts(&rule, &have), (true, 4, 4));
}

#[test]
fn a_minimum_from_each_group_counts_beside_the_whole() {
    let group = |min, ids: [&str; 3]| Group {
        name: None,
        min,
        of: ids.map(award).to_vec(),
    };
    let rule = Rule::NOf {
        n: 4,
        of: vec![award("x")],
        groups: vec![group(1, ["a", "b", "c"]), group(2, ["d", "e", "f"])],
    };
    rule.validate().unwrap();
    let exact = r#"{"n_of":{"n":1,"of":[{"award":"x"}],"groups":[{"min":1,"of":[{"award":"a"}]}]}}"#;
    assert!(Rule::from_json(exact).is_ok(), "minimums may use up the whole");
    // held → satisfied, earned of 4
    let cases: [(&[&str], bool, u32); 6] = [
        (&[], false, 0),
        (&["a", "b", "c", "x"], false, 2),
        (&["a", "d", "e"], false, 3),
        (&["a", "d", "e", "x"], true, 4),
        (&["d", "e", "f", "x"], false, 3),
        (&["a", "b", "d", "e"], true, 4),
    ];
    for (held, satisfied, earned) in cases {
        assert_eq!(
            counts(&rule, &holding(held.iter().copied())),
            (satisfied, earned, 4),
            "{held:?}"
        );
    }
}

#[test]
fn hours_exams_and_prerequisites() {
    let text = r#"{"prerequisite":{"first":{"hours":{"at_least":30}},"then":{"exam":{"id":"safety","at_least":80}}}}"#;
    let rule = Rule::from_json(text).unwrap();
    let mut have = Holdings {
        hours: 29,
        ..Holdings::default()
    };
    have.exams.insert("safety".into(), Exam { percent: 80, on: TODAY });
    assert_eq!(evaluate(&rule, &have, TODAY).missing, Some(Missing::Hours(1)));
    have.hours = 30;
    assert!(evaluate(&rule, &have, TODAY).satisfied);
    have.exams.insert("safety".into(), Exam { percent: 79, on: TODAY });
    assert_eq!(
        evaluate(&rule, &have, TODAY).missing,
        Some(Missing::Exam {
            id: "safety".into(),
            at_least: 80
        })
    );
}

#[test]
fn only_what_was_awarded_lately_counts() {
    let rule = Rule::AwardedWithin {
        months: 12,
        of: Box::new(award("a")),
    };
    let held_since = |on| Holdings {
        awards: BTreeMap::from([("a".into(), on)]),
        ..Holdings::default()
    };
    assert!(evaluate(&rule, &held_since(date(2025, 11, 23)), TODAY).satisfied);
    let missing = Missing::Within {
        months: 12,
        of: Box::new(Missing::Award("a".into())),
    };
    let progress = evaluate(&rule, &held_since(date(2025, 11, 22)), TODAY);
    assert_eq!(progress.missing.as_ref(), Some(&missing));
    assert_eq!(progress.next(), Some(&Missing::Award("a".into())));
    let exam = Rule::AwardedWithin {
        months: 12,
        of: Box::new(Rule::Exam {
            id: "x".into(),
            at_least: 50,
        }),
    };
    let taken = |on| Holdings {
        exams: BTreeMap::from([("x".into(), Exam { percent: 90, on })]),
        ..Holdings::default()
    };
    assert!(evaluate(&exam, &taken(date(2025, 11, 23)), TODAY).satisfied);
    assert!(!evaluate(&exam, &taken(date(2025, 11, 22)), TODAY).satisfied);
    let wider = Rule::AwardedWithin {
        months: 12,
        of: Box::new(Rule::AwardedWithin {
            months: 24,
            of: Box::new(award("a")),
        }),
    };
    assert!(
        !evaluate(&wider, &held_since(date(2025, 11, 22)), TODAY).satisfied,
        "a window inside narrows, never widens"
    );
}

#[test]
fn a_rule_that_cannot_be_meant_is_refused() {
    let impossible = |asked, possible| RuleError::Impossible { asked, possible };
    let cases = [
        (r#"{"all_of":[]}"#, RuleError::Empty),
        (r#"{"award":" "}"#, RuleError::Empty),
        (r#"{"hours":{"at_least":0}}"#, RuleError::Empty),
        (r#"{"n_of":{"n":0,"of":[{"award":"a"}]}}"#, RuleError::Empty),
        (r#"{"n_of":{"n":1}}"#, RuleError::Empty),
        (r#"{"n_of":{"n":2,"of":[{"award":"a"}]}}"#, impossible(2, 1)),
        (
            r#"{"n_of":{"n":1,"groups":[{"min":2,"of":[{"award":"a"}]}]}}"#,
            impossible(2, 1),
        ),
        (
            r#"{"n_of":{"n":1,"groups":[{"min":0,"of":[]}],"of":[{"award":"a"}]}}"#,
            RuleError::Empty,
        ),
        (
            r#"{"n_of":{"n":1,"groups":[{"min":1,"of":[{"award":"a"}]},{"min":1,"of":[{"award":"b"}]}]}}"#,
            impossible(2, 1),
        ),
        (
            r#"{"all_of":[{"award":"a"},{"award":"a"}]}"#,
            RuleError::Twice("a".into()),
        ),
        (r#"{"exam":{"id":"x","at_least":101}}"#, impossible(101, 100)),
        (r#"{"attestation":{"role":"coach","count":21}}"#, impossible(21, 20)),
    ];
    for (text, error) in cases {
        assert_eq!(Rule::from_json(text), Err(error), "{text}");
    }
    for text in [
        "",
        "[]",
        r#"{"any_of":[]}"#,
        r#"{"award":"a","hours":{"at_least":1}}"#,
        r#"{"hours":{"at_least":1,"x":2}}"#,
    ] {
        assert!(matches!(Rule::from_json(text), Err(RuleError::NotARule(_))), "{text}");
    }
}

#[test]
fn a_rule_that_slipped_past_the_check_is_never_fulfilled_by_accident() {
    let group = Group {
        name: None,
        min: 5,
        of: vec![award("a")],
    };
    let rule = Rule::NOf {
        n: 1,
        of: Vec::new(),
        groups: vec![group],
    };
    assert_eq!(counts(&rule, &holding(["a"])), (false, 0, 1));
}

#[test]
fn size_and_depth_have_limits() {
    let deep = |depth| (1..depth).fold(award("a"), |rule, _| Rule::AllOf(vec![rule]));
    assert_eq!(deep(8).validate(), Ok(()));
    assert_eq!(deep(9).validate(), Err(RuleError::TooDeep));
    let wide = |parts| Rule::AllOf((1..parts).map(|n| award(&n.to_string())).collect());
    assert_eq!(wide(500).validate(), Ok(()));
    assert_eq!(wide(501).validate(), Err(RuleError::TooManyParts));
    let padded = format!("{}{}", " ".repeat(Rule::MAX_BYTES), r#"{"award":"a"}"#);
    assert_eq!(Rule::from_json(&padded), Err(RuleError::TooLarge));
    let hostile = r#"{"all_of":["#.repeat(5_000);
    assert!(matches!(Rule::from_json(&hostile), Err(RuleError::NotARule(_))));
}

#[test]
fn a_circle_of_stacks_is_found_however_long() {
    let own = AchievementId::from("one");
    let others = BTreeMap::from([("two".into(), award("three")), ("three".into(), award("one"))]);
    assert_eq!(
        check_circles(&own, &award("one"), &BTreeMap::new()),
        Err(RuleError::Circular(own.clone()))
    );
    assert_eq!(
        check_circles(&own, &award("two"), &others),
        Err(RuleError::Circular(own.clone()))
    );
    let apart = BTreeMap::from([("two".into(), award("three")), ("three".into(), award("two"))]);
    assert_eq!(
        check_circles(&own, &award("two"), &apart),
        Ok(()),
        "a circle elsewhere ends the walk"
    );
}

#[test]
fn a_rule_reads_back_as_it_was_written_and_as_an_outline() {
    let rule = Rule::from_json(SECOND_STACK).unwrap();
    assert_eq!(
        Rule::from_json(&serde_json::to_string(&rule).unwrap()),
        Ok(rule.clone())
    );
    let lines = outline(&rule);
    let depths: Vec<u8> = lines.iter().map(|clause| clause.depth).collect();
    assert_eq!(depths, [0, 1, 2, 2, 2, 2, 1]);
    assert_eq!(lines[0].says, Says::AllOf { count: 2 });
    assert_eq!(lines[1].says, Says::NOf { n: 3, choices: 4 });
    assert_eq!(lines[2].says, Says::Award("a".into()));
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let leaf = prop_oneof![
        6 => (0..6_usize).prop_map(|n| award(["a", "b", "c", "d", "e", "f"][n])),
        1 => (1..40_u32).prop_map(|at_least| Rule::Hours { at_least }),
        1 => Just(Rule::Attestation { role: "supervisor".into(), count: 1, statement: None }),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let several = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            several.clone().prop_map(Rule::AllOf),
            (several.clone(), several, 1..6_u32, 0..3_u32).prop_map(|(of, group, n, min)| {
                Rule::NOf {
                    n,
                    of,
                    groups: vec![Group {
                        name: None,
                        min,
                        of: group,
                    }],
                }
            }),
            inner.prop_map(|of| Rule::AwardedWithin {
                months: 12,
                of: Box::new(of)
            }),
        ]
    })
    .prop_filter("a rule that can be meant", |rule| rule.validate().is_ok())
}

fn any_holdings() -> impl Strategy<Value = Holdings> {
    let awards = prop::collection::btree_map("[a-f]".prop_map(AchievementId::from), 0..900_i64, 0..6);
    (awards, 0..50_u32, any::<bool>()).prop_map(|(awards, hours, attested)| {
        let day = |ago| TODAY.checked_sub(jiff::Span::new().days(ago)).unwrap();
        let awards = awards.into_iter().map(|(id, ago)| (id, day(ago))).collect();
        let people = if attested {
            BTreeSet::from(["boss".into()])
        } else {
            BTreeSet::new()
        };
        Holdings {
            awards,
            hours,
            attestations: BTreeMap::from([("supervisor".into(), people)]),
            ..Holdings::default()
        }
    })
}

proptest! {
    #[test]
    fn more_never_means_less(rule in any_rule(), have in any_holdings(), id in "[a-f]") {
        let before = evaluate(&rule, &have, TODAY);
        let mut more = have.clone();
        more.awards.insert(id.as_str().into(), TODAY);
        more.hours += 10;
        let after = evaluate(&rule, &more, TODAY);
        prop_assert!(after.earned >= before.earned);
        prop_assert!(after.satisfied || !before.satisfied);
        prop_assert_eq!(after.needed, before.needed);
    }

    #[test]
    fn a_revoked_award_takes_back_exactly_what_it_gave(rule in any_rule(), have in any_holdings(), id in "[a-f]") {
        let id = AchievementId::from(id.as_str());
        let mut without = have.clone();
        without.awards.remove(&id);
        let mut again = without.clone();
        again.awards.insert(id.clone(), TODAY);
        again.awards.remove(&id);
        prop_assert_eq!(evaluate(&rule, &again, TODAY), evaluate(&rule, &without, TODAY));
        prop_assert!(evaluate(&rule, &without, TODAY).earned <= evaluate(&rule, &have, TODAY).earned);
    }

    #[test]
    fn progress_is_whole_exactly_when_satisfied(rule in any_rule(), have in any_holdings()) {
        let progress = evaluate(&rule, &have, TODAY);
        prop_assert_eq!(progress.satisfied, progress.earned == progress.needed);
        prop_assert_eq!(progress.satisfied, progress.missing.is_none());
        prop_assert_eq!(progress.satisfied, progress.next().is_none());
        prop_assert!(progress.earned <= progress.needed && progress.needed > 0);
    }

    #[test]
    fn nobody_with_nothing_has_everything(rule in any_rule()) {
        prop_assert!(!evaluate(&rule, &Holdings::default(), TODAY).satisfied);
    }
}
