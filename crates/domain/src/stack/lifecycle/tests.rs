//! The road, its shut doors, and random journeys.

use proptest::prelude::*;

use super::*;

fn at(stage: Stage) -> Journey {
    Journey { stage, at_risk: false }
}

#[test]
fn the_road_to_the_comprehensive_credential() {
    let road = [
        (Command::Evaluate, Stage::Eligible, Some(Effect::AnnounceEligible)),
        (Command::Claim, Stage::Claimed, Some(Effect::SeekOfficer)),
        (Command::TakeUp, Stage::OfficerReview, None),
        (Command::Return, Stage::Returned, None),
        (Command::Claim, Stage::Claimed, Some(Effect::SeekOfficer)),
        (Command::TakeUp, Stage::OfficerReview, None),
        (Command::Award, Stage::Awarded, Some(Effect::Award)),
    ];
    let mut journey = Journey::default();
    for (command, stage, effect) in road {
        assert_eq!(journey.step(command, true), Ok((at(stage), effect)));
        journey = at(stage);
        assert_eq!(
            journey.step(command, true),
            Ok((journey, None)),
            "{command:?} twice is once"
        );
    }
}

#[test]
fn a_revoked_part_puts_an_award_at_risk_and_a_new_one_clears_it() {
    let (risky, effect) = at(Stage::Awarded).step(Command::Evaluate, false).unwrap();
    assert_eq!(
        (risky, effect),
        (
            Journey {
                stage: Stage::Awarded,
                at_risk: true
            },
            Some(Effect::WarnAtRisk)
        )
    );
    assert_eq!(risky.step(Command::Evaluate, false), Ok((risky, None)));
    assert_eq!(
        risky.step(Command::Evaluate, true),
        Ok((at(Stage::Awarded), Some(Effect::ClearRisk)))
    );
    assert_eq!(
        at(Stage::Eligible).step(Command::Evaluate, false),
        Ok((Journey::default(), None))
    );
}

#[test]
fn nobody_is_awarded_on_yesterdays_progress() {
    assert_eq!(
        at(Stage::OfficerReview).step(Command::Award, false),
        Err(Refusal::NotSatisfied)
    );
    assert_eq!(
        at(Stage::Eligible).step(Command::Claim, false),
        Err(Refusal::NotSatisfied)
    );
    assert_eq!(
        at(Stage::InProgress).step(Command::Claim, true),
        Err(Refusal::NotSatisfied)
    );
    assert_eq!(
        at(Stage::Claimed).step(Command::Award, true),
        Err(Refusal::NotFrom(Stage::Claimed))
    );
    assert_eq!(
        at(Stage::Awarded).step(Command::Return, true),
        Err(Refusal::NotFrom(Stage::Awarded))
    );
}

#[test]
fn every_word_reads_back() {
    assert!(
        Stage::ALL
            .into_iter()
            .all(|stage| Stage::parse(stage.as_str()) == Some(stage))
    );
    assert_eq!(Stage::parse("done"), None);
}

proptest! {
    #[test]
    fn a_journey_is_awarded_at_most_once_and_only_when_whole(
        steps in prop::collection::vec((0..5_usize, any::<bool>()), 0..60),
    ) {
        let commands = [Command::Evaluate, Command::Claim, Command::TakeUp, Command::Award, Command::Return];
        let mut journey = Journey::default();
        let mut awards = 0;
        for (command, satisfied) in steps {
            let Ok((after, effect)) = journey.step(commands[command], satisfied) else { continue };
            if effect == Some(Effect::Award) {
                awards += 1;
                prop_assert!(satisfied);
            }
            prop_assert!(journey.stage != Stage::Awarded || after.stage == Stage::Awarded);
            journey = after;
        }
        prop_assert_eq!(awards, i32::from(journey.stage == Stage::Awarded));
    }
}
