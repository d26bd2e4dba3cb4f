//! Conflicts, loads and ties.

use proptest::prelude::*;

use super::*;
use crate::workflow::Submission;

fn work() -> Work {
    let mut work = Work::of(&Submission::start("earner".into(), 3));
    work.organizations.insert("site".into());
    work.coaches.insert("coach".into());
    work.supervisors.insert("boss".into());
    work
}

fn candidate(person: &str, open: u32, capacity: u32) -> Candidate {
    let organizations = BTreeSet::from(["elsewhere".into()]);
    Candidate {
        person: person.into(),
        organizations,
        calibrated: true,
        away: false,
        open,
        capacity,
    }
}

#[test]
fn who_may_not_judge_whom() {
    let mut work = work();
    work.stepped_aside.insert("knows".into());
    work.decided.insert("decided".into());
    work.seated.insert("seated".into());
    let cases = [
        ("earner", Some(Conflict::Own)),
        ("coach", Some(Conflict::Coach)),
        ("boss", Some(Conflict::Supervisor)),
        ("knows", Some(Conflict::SteppedAside)),
        ("decided", Some(Conflict::DecidedBefore)),
        ("seated", Some(Conflict::Seated)),
        ("stranger", None),
    ];
    for (person, expected) in cases {
        assert_eq!(conflict(&work, &candidate(person, 0, 5)), expected, "{person}");
    }
    let mut colleague = candidate("colleague", 0, 5);
    colleague.organizations.insert("site".into());
    assert_eq!(conflict(&work, &colleague), Some(Conflict::CoWorker));
}

#[test]
fn the_least_loaded_are_asked_and_the_full_the_absent_and_the_uncalibrated_are_not() {
    let mut away = candidate("away", 0, 5);
    away.away = true;
    let mut new = candidate("new", 0, 5);
    new.calibrated = false;
    let pool = [
        away,
        new,
        candidate("full", 2, 2),
        candidate("none", 0, 0),
        candidate("half", 1, 2),
        candidate("third", 2, 6),
        candidate("free", 0, 1),
    ];
    let names =
        |wanted| choose(&work(), &pool, wanted, 7).map(|people| people.iter().map(PersonId::to_string).collect());
    assert_eq!(
        names(3),
        Ok(vec!["free".to_owned(), "third".to_owned(), "half".to_owned()])
    );
    assert_eq!(names(4), Err(TooFew { wanted: 4, found: 3 }));
}

#[test]
fn ties_are_spread_over_people_and_not_over_the_alphabet() {
    let pool: Vec<Candidate> = ["ana", "ben", "cho", "dee"].map(|name| candidate(name, 0, 5)).to_vec();
    let first = |seed| choose(&work(), &pool, 1, seed).unwrap().remove(0);
    let mut times = std::collections::BTreeMap::<PersonId, u32>::new();
    (0..4_000).for_each(|seed| *times.entry(first(seed)).or_default() += 1);
    assert_eq!(times.len(), 4);
    assert!(times.values().all(|count| (800..1_200).contains(count)), "{times:?}");
}

#[test]
fn a_lead_did_not_score_and_a_panel_did_not_decide() {
    let mut submission = Submission::start("earner".into(), 3);
    submission.readers.insert("scorer".into());
    submission.deciders.extend(["scorer".into(), "grantor".into()]);
    let barred = |work: &Work, person| conflict(work, &candidate(person, 0, 5)).is_some();
    let lead = Work::of(&submission).for_lead(&submission);
    assert!(barred(&lead, "scorer") && !barred(&lead, "grantor"));
    let panel = Work::of(&submission).for_panel(&submission);
    assert!(barred(&panel, "scorer") && barred(&panel, "grantor"));
    submission.fresh = true;
    assert!(barred(&Work::of(&submission), "grantor"));
}

proptest! {
    #[test]
    fn the_choice_does_not_depend_on_the_order_of_the_list(
        loads in prop::collection::vec((0..6_u32, 0..6_u32), 1..12),
        seed: u64,
        turn in 0..12_usize,
    ) {
        let mut pool: Vec<Candidate> = loads
            .iter()
            .enumerate()
            .map(|(n, (open, capacity))| candidate(&format!("person {n}"), *open, *capacity))
            .collect();
        let before = choose(&work(), &pool, 2, seed);
        let turn = turn % pool.len();
        pool.rotate_left(turn);
        prop_assert_eq!(&choose(&work(), &pool, 2, seed), &before);
        if let Ok(people) = before {
            prop_assert!(people[0] != people[1]);
        }
    }
}
