//! How findings become one outcome. The only place where that is decided.
//!
//! From strongest to weakest:
//!
//! | finding | outcome |
//! |---|---|
//! | a signature of a kind we cannot check, an unreadable date | `unreadable` |
//! | the signature does not hold, or the key is not the issuer's | `changed` |
//! | the signature could not be checked | `unfinished` |
//! | a credential in the record, or a resource with a digest, is not what was signed | `changed` |
//! | revoked | `withdrawn` |
//! | suspended | `suspended` |
//! | the end has come | `expired` |
//! | the beginning has not come | `not_yet_valid` |
//! | the status, or a credential in the record, could not be learned | `unfinished` |
//! | the issuer, or that of a credential in the record, is not known | `unconfirmed_issuer` |
//! | nothing of these | `in_force` |
//!
//! Without a sound signature nothing else counts. Then facts that end the matter come before doubts: a revoked
//! credential is revoked whoever issued it, and an expired one is out of force whatever its list would say.
//! A record tells what was earned, so a credential in it that is out of force by now does not put the record out of force.
//! Departures from the schema and failed endorsements are reported and do not change the outcome: they say something
//! about the issuer's care, nothing about whether the issuer says this.

use super::contained::Standing as Contained;
use super::report::Outcome;
use super::signature::Signature;
use super::status::Standing;
use super::validity::Validity;

/// Everything that the outcome depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    pub signature: Signature,
    pub status: Standing,
    pub validity: Validity,
    pub issuer_known: bool,
    pub contained: Contained,
}

impl Facts {
    /// The facts when only the signature was looked at.
    pub(super) fn of_signature(signature: Signature) -> Self {
        Self {
            signature,
            status: Standing::Unknown,
            validity: Validity::Current,
            issuer_known: false,
            contained: Contained::Sound,
        }
    }
}

pub(super) fn decide(facts: &Facts) -> Outcome {
    match (facts.signature, facts.validity, facts.status) {
        (Signature::Unsupported, _, _) | (Signature::Holds, Validity::Malformed, _) => Outcome::Unreadable,
        (Signature::Fails, _, _) => Outcome::Changed,
        (Signature::Unchecked, _, _) => Outcome::Unfinished,
        _ if facts.contained == Contained::Fails => Outcome::Changed,
        (_, _, Standing::Revoked) => Outcome::Withdrawn,
        (_, _, Standing::Suspended) => Outcome::Suspended,
        (_, Validity::Expired, _) => Outcome::Expired,
        (_, Validity::NotYet, _) => Outcome::NotYetValid,
        (_, _, Standing::Unknown) => Outcome::Unfinished,
        _ if facts.contained == Contained::Unfinished => Outcome::Unfinished,
        _ if !facts.issuer_known || facts.contained == Contained::Unconfirmed => Outcome::UnconfirmedIssuer,
        _ => Outcome::InForce,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNATURES: [Signature; 4] = [
        Signature::Holds,
        Signature::Fails,
        Signature::Unchecked,
        Signature::Unsupported,
    ];
    const STANDINGS: [Standing; 4] = [
        Standing::Good,
        Standing::Suspended,
        Standing::Revoked,
        Standing::Unknown,
    ];
    const VALIDITIES: [Validity; 4] = [
        Validity::Current,
        Validity::NotYet,
        Validity::Expired,
        Validity::Malformed,
    ];

    const CONTAINED: [Contained; 4] = [
        Contained::Sound,
        Contained::Unconfirmed,
        Contained::Unfinished,
        Contained::Fails,
    ];

    fn all() -> impl Iterator<Item = Facts> {
        SIGNATURES.into_iter().flat_map(|signature| {
            STANDINGS.into_iter().flat_map(move |status| {
                VALIDITIES.into_iter().flat_map(move |validity| {
                    CONTAINED.into_iter().flat_map(move |contained| {
                        [true, false].map(|issuer_known| Facts {
                            signature,
                            status,
                            validity,
                            issuer_known,
                            contained,
                        })
                    })
                })
            })
        })
    }

    /// The table above, row by row: the first that fits decides.
    fn by_table(f: &Facts) -> Outcome {
        let rows = [
            (f.signature == Signature::Unsupported, Outcome::Unreadable),
            (
                f.signature == Signature::Holds && f.validity == Validity::Malformed,
                Outcome::Unreadable,
            ),
            (f.signature == Signature::Fails, Outcome::Changed),
            (f.signature == Signature::Unchecked, Outcome::Unfinished),
            (f.contained == Contained::Fails, Outcome::Changed),
            (f.status == Standing::Revoked, Outcome::Withdrawn),
            (f.status == Standing::Suspended, Outcome::Suspended),
            (f.validity == Validity::Expired, Outcome::Expired),
            (f.validity == Validity::NotYet, Outcome::NotYetValid),
            (f.status == Standing::Unknown, Outcome::Unfinished),
            (f.contained == Contained::Unfinished, Outcome::Unfinished),
            (!f.issuer_known, Outcome::UnconfirmedIssuer),
            (f.contained == Contained::Unconfirmed, Outcome::UnconfirmedIssuer),
            (true, Outcome::InForce),
        ];
        rows.into_iter()
            .find(|(fits, _)| *fits)
            .map(|(_, outcome)| outcome)
            .unwrap()
    }

    #[test]
    fn every_combination_follows_the_table() {
        assert_eq!(all().count(), 512);
        for facts in all() {
            assert_eq!(decide(&facts), by_table(&facts), "{facts:?}");
        }
    }

    #[test]
    fn exactly_one_combination_is_in_force() {
        let in_force: Vec<Facts> = all().filter(|facts| decide(facts) == Outcome::InForce).collect();
        let only = Facts {
            signature: Signature::Holds,
            status: Standing::Good,
            validity: Validity::Current,
            issuer_known: true,
            contained: Contained::Sound,
        };
        assert_eq!(in_force, [only]);
    }
}
