//! Agreement between two assessors who scored the same things (product rules §5 "Statistics").
//!
//! The data are pairs of levels on one criterion with `levels` ordered levels; `n` is the number of pairs.
//!
//! * **Percent exact**: the share of pairs with the same level.
//! * **Percent adjacent**: the share of pairs at most one level apart, exact ones included.
//! * **Cohen's kappa**: (po − pe) ÷ (1 − pe), where po is the exact share and pe the share that the two assessors'
//!   own habits would give by chance: the sum over the levels of (share of A) × (share of B).
//! * **Quadratic-weighted kappa**: 1 − Σ w·observed ÷ Σ w·expected with w = (i − j)², so that two levels apart weigh
//!   four times as much as one.
//!
//! A kappa from fewer than 30 pairs is noise and is not shown. Where chance alone explains everything (both
//! assessors always give the same single level) kappa is undefined and not shown either.

use crate::scoring::Level;

/// The fewest pairs for which a kappa is shown.
pub const MIN_PAIRS: usize = 30;

/// Agreement on one set of pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// How many pairs.
    pub n: usize,
    /// Share of the same level, 0 to 1.
    pub exact: f64,
    /// Share at most one level apart, 0 to 1.
    pub adjacent: f64,
    /// Cohen's kappa, −1 to 1; `None` under [`MIN_PAIRS`] or when undefined.
    pub kappa: Option<f64>,
    /// Quadratic-weighted kappa, −1 to 1; `None` under [`MIN_PAIRS`] or when undefined.
    pub weighted_kappa: Option<f64>,
}

/// Measures agreement. Pairs with a level that does not exist are no data and are left out. `None` without pairs.
#[must_use]
pub fn agreement(levels: Level, pairs: &[(Level, Level)]) -> Option<Agreement> {
    let pairs: Vec<(Level, Level)> = pairs
        .iter()
        .copied()
        .filter(|(a, b)| *a < levels && *b < levels)
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let enough = pairs.len() >= MIN_PAIRS;
    Some(Agreement {
        n: pairs.len(),
        exact: share(&pairs, 0),
        adjacent: share(&pairs, 1),
        kappa: enough
            .then(|| kappa(levels, &pairs, |a, b| f64::from(u8::from(a != b))))
            .flatten(),
        weighted_kappa: enough
            .then(|| kappa(levels, &pairs, |a, b| f64::from(a.abs_diff(b)).powi(2)))
            .flatten(),
    })
}

fn share(pairs: &[(Level, Level)], apart: Level) -> f64 {
    ratio(
        pairs.iter().filter(|(a, b)| a.abs_diff(*b) <= apart).count(),
        pairs.len(),
    )
}

#[expect(clippy::cast_precision_loss, reason = "counts of scores stay far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// One minus observed over expected disagreement; both kappas are this with their own weight.
fn kappa(levels: Level, pairs: &[(Level, Level)], weight: impl Fn(Level, Level) -> f64) -> Option<f64> {
    let count =
        |keep: &dyn Fn(&(Level, Level)) -> bool| ratio(pairs.iter().filter(|pair| keep(pair)).count(), pairs.len());
    let first: Vec<f64> = (0..levels).map(|level| count(&|pair| pair.0 == level)).collect();
    let second: Vec<f64> = (0..levels).map(|level| count(&|pair| pair.1 == level)).collect();
    let observed: f64 = pairs.iter().map(|(a, b)| weight(*a, *b)).sum::<f64>() * ratio(1, pairs.len());
    let mut expected = 0.0;
    for (a, share_a) in (0..levels).zip(&first) {
        for (b, share_b) in (0..levels).zip(&second) {
            expected += weight(a, b) * share_a * share_b;
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs from a table of counts: row = first assessor's level, column = second's.
    fn pairs<const N: usize>(table: [[usize; N]; N]) -> Vec<(Level, Level)> {
        let cell = |a: usize, b: usize| vec![(a as Level, b as Level); table[a][b]];
        (0..N).flat_map(|a| (0..N).flat_map(move |b| cell(a, b))).collect()
    }

    fn close(value: Option<f64>, expected: f64) {
        let value = value.unwrap();
        assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
    }

    /// By hand: po = 35/50 = 0.7, pe = 0.5·0.6 + 0.5·0.4 = 0.5, kappa = 0.2/0.5.
    #[test]
    fn two_levels_by_hand() {
        let agreement = agreement(2, &pairs([[20, 5], [10, 15]])).unwrap();
        assert_eq!((agreement.n, agreement.exact, agreement.adjacent), (50, 0.7, 1.0));
        close(agreement.kappa, 0.4);
        close(agreement.weighted_kappa, 0.4);
    }

    /// By hand: po = 30/40, pe = (12·14 + 15·14 + 13·12)/1600 = 534/1600; weighted: observed (9 + 4)/40,
    /// expected (168 + 4·144 + 210 + 180 + 4·182 + 182)/1600 = 2044/1600.
    #[test]
    fn three_levels_by_hand() {
        let agreement = agreement(3, &pairs([[10, 2, 0], [3, 10, 2], [1, 2, 10]])).unwrap();
        assert_eq!((agreement.exact, agreement.adjacent), (0.75, 0.975));
        close(agreement.kappa, (0.75 - 0.33375) / (1.0 - 0.33375));
        close(agreement.weighted_kappa, 1.0 - 0.325 / 1.2775);
    }

    #[test]
    fn full_agreement_is_one_and_full_opposition_minus_one() {
        let same = agreement(2, &pairs([[20, 0], [0, 20]])).unwrap();
        close(same.kappa, 1.0);
        close(same.weighted_kappa, 1.0);
        close(agreement(2, &pairs([[0, 20], [20, 0]])).unwrap().kappa, -1.0);
    }

    #[test]
    fn no_kappa_from_fewer_than_thirty_pairs_or_from_one_level_alone() {
        let few = agreement(2, &pairs([[15, 0], [0, 14]])).unwrap();
        assert_eq!((few.n, few.exact, few.kappa, few.weighted_kappa), (29, 1.0, None, None));
        assert!(agreement(2, &pairs([[15, 0], [0, 15]])).unwrap().kappa.is_some());
        assert_eq!(
            agreement(2, &pairs([[40, 0], [0, 0]])).unwrap().kappa,
            None,
            "chance alone explains it"
        );
    }

    #[test]
    fn levels_that_do_not_exist_are_no_data() {
        assert_eq!(agreement(3, &[(3, 0), (0, 9)]), None);
        assert_eq!(agreement(3, &[(3, 0), (1, 1)]).unwrap().n, 1);
    }
}
