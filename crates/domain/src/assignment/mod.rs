//! Who may assess, and who is asked (product rules §3 "Enforced conflicts", §5 "Assignment").
//!
//! Assessors do not choose their work and the room does not choose by hand: the least loaded of those who may,
//! ties broken by a seed, so that collusion finds no hold and the same inputs always give the same answer.

use std::collections::BTreeSet;

use crate::{OrganizationId, PersonId};

/// Somebody who could be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// The organisations they work for, as records.
    pub organizations: BTreeSet<OrganizationId>,
    /// Calibrated for this micro-credential, and not out of date.
    pub calibrated: bool,
    /// On holiday, or paused.
    pub away: bool,
    /// Seats they hold now, without scores.
    pub open: u32,
    /// How many seats they want at most.
    pub capacity: u32,
}

/// The attempt that needs assessors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Whose evidence it is.
    pub earner: PersonId,
    /// The organisations the earner works for.
    pub organizations: BTreeSet<OrganizationId>,
    /// Coaches of the earner, in any cohort.
    pub coaches: BTreeSet<PersonId>,
    /// Supervisors of the earner, and observers who filed a report in this attempt.
    pub supervisors: BTreeSet<PersonId>,
    /// Those who recognised the earner, declined, or lost an overdue seat.
    pub stepped_aside: BTreeSet<PersonId>,
    /// Those who hold a seat in this attempt.
    pub seated: BTreeSet<PersonId>,
    /// Those who decided before: scorers when a lead or fresh assessors are sought, every decider for a panel.
    pub decided: BTreeSet<PersonId>,
}

impl Work {
    /// The work as the workflow sees it, for somebody new to score it. The room adds what lies outside the
    /// submission: organisations, coaches, supervisors.
    #[must_use]
    pub fn of(submission: &crate::workflow::Submission) -> Self {
        let decided = if submission.fresh {
            submission.deciders.clone()
        } else {
            BTreeSet::new()
        };
        Self {
            earner: submission.earner.clone(),
            organizations: BTreeSet::new(),
            coaches: BTreeSet::new(),
            supervisors: BTreeSet::new(),
            stepped_aside: submission.recused.union(&submission.declined).cloned().collect(),
            seated: submission.assigned.clone(),
            decided,
        }
    }

    /// The same work for a lead who adjudicates: nobody who scored the attempt.
    #[must_use]
    pub fn for_lead(mut self, submission: &crate::workflow::Submission) -> Self {
        self.decided.extend(submission.readers.iter().cloned());
        self
    }

    /// The same work for an appeals panel: nobody who decided anything before.
    #[must_use]
    pub fn for_panel(mut self, submission: &crate::workflow::Submission) -> Self {
        self.decided.extend(submission.deciders.iter().cloned());
        self
    }
}

/// Why somebody may not judge this work, whatever their workload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// It is their own.
    Own,
    /// They coach the earner.
    Coach,
    /// They supervise the earner or observed this work.
    Supervisor,
    /// They work for the same organisation.
    CoWorker,
    /// They stepped aside.
    SteppedAside,
    /// They decided before.
    DecidedBefore,
    /// They hold a seat already.
    Seated,
}

/// The first conflict of interest, if there is one.
#[must_use]
pub fn conflict(work: &Work, candidate: &Candidate) -> Option<Conflict> {
    let person = &candidate.person;
    let checks = [
        (*person == work.earner, Conflict::Own),
        (work.coaches.contains(person), Conflict::Coach),
        (work.supervisors.contains(person), Conflict::Supervisor),
        (
            !work.organizations.is_disjoint(&candidate.organizations),
            Conflict::CoWorker,
        ),
        (work.stepped_aside.contains(person), Conflict::SteppedAside),
        (work.decided.contains(person), Conflict::DecidedBefore),
        (work.seated.contains(person), Conflict::Seated),
    ];
    checks
        .into_iter()
        .find_map(|(applies, conflict)| applies.then_some(conflict))
}

/// Whether somebody can be asked now: no conflict, calibrated, here, and with a free hand.
#[must_use]
pub fn is_eligible(work: &Work, candidate: &Candidate) -> bool {
    conflict(work, candidate).is_none()
        && candidate.calibrated
        && !candidate.away
        && candidate.open < candidate.capacity
}

/// Too few people may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{wanted} assessors are wanted and {found} may be asked")]
pub struct TooFew {
    /// How many were wanted.
    pub wanted: usize,
    /// How many may be asked.
    pub found: usize,
}

/// Chooses `wanted` people: smallest share of their capacity in use first, ties in an order that the seed decides.
/// The answer does not depend on the order of the candidates.
///
/// # Errors
/// [`TooFew`] when fewer than `wanted` are eligible; then nobody is chosen, and the issuer is told.
pub fn choose(work: &Work, candidates: &[Candidate], wanted: usize, seed: u64) -> Result<Vec<PersonId>, TooFew> {
    let mut eligible: Vec<&Candidate> = candidates
        .iter()
        .filter(|candidate| is_eligible(work, candidate))
        .collect();
    eligible.sort_by(|a, b| {
        let (load_a, load_b) = (
            u64::from(a.open) * u64::from(b.capacity),
            u64::from(b.open) * u64::from(a.capacity),
        );
        load_a
            .cmp(&load_b)
            .then_with(|| shuffle(seed, &a.person).cmp(&shuffle(seed, &b.person)))
            .then_with(|| a.person.cmp(&b.person))
    });
    eligible.dedup_by(|a, b| a.person == b.person);
    if eligible.len() < wanted {
        return Err(TooFew {
            wanted,
            found: eligible.len(),
        });
    }
    Ok(eligible
        .into_iter()
        .take(wanted)
        .map(|candidate| candidate.person.clone())
        .collect())
}

/// A well-mixed number from seed and name (FNV-1a, then a 64-bit finaliser). Not a secret, only an even spread.
fn shuffle(seed: u64, person: &PersonId) -> u64 {
    let mut hash = person
        .as_str()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests;
