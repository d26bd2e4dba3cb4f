//! The world outside, as the effects tell it.

use std::collections::BTreeSet;

use crate::clock::Promise;
use crate::workflow::{Effect, State};

/// What the world outside knows from the effects alone, kept to check them against each other.
#[derive(Debug, Default)]
pub(super) struct World {
    pub(super) awards: usize,
    pub(super) decision_clock: bool,
    pub(super) promise: Option<Promise>,
    pub(super) paused: bool,
    pub(super) retention: bool,
    pub(super) hidden: bool,
    pub(super) reached: BTreeSet<State>,
}

impl World {
    pub(super) fn see(&mut self, effect: &Effect) {
        match effect {
            Effect::Award => self.awards += 1,
            Effect::StartDecisionClock => {
                assert!(!std::mem::replace(&mut self.decision_clock, true))
            }
            Effect::StopDecisionClock => {
                assert!(std::mem::replace(&mut self.decision_clock, false));
                self.paused = false;
            }
            Effect::StartClock(promise) => assert_eq!(self.promise.replace(*promise), None),
            Effect::StopClock(promise) => assert_eq!(self.promise.take(), Some(*promise)),
            Effect::PauseClocks => assert!(!std::mem::replace(&mut self.paused, true)),
            Effect::ResumeClocks => assert!(std::mem::replace(&mut self.paused, false)),
            Effect::StartRetention => assert!(!std::mem::replace(&mut self.retention, true)),
            Effect::StopRetention => assert!(std::mem::replace(&mut self.retention, false)),
            Effect::HideEvidence => self.hidden = true,
            Effect::ShowEvidence => assert!(std::mem::replace(&mut self.hidden, false)),
            Effect::FreezeSnapshot => self.hidden = false,
            _ => {}
        }
    }
}
