//! A set of places in a list, one bit each.

/// Which of the first so many places are in. All sets of one shelf have the same length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// None of `places`.
    pub fn none(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    /// All of `places`.
    pub fn all(places: usize) -> Self {
        let mut bits = Self::none(places);
        (0..places).for_each(|place| bits.put(place));
        bits
    }

    /// Takes a place in.
    pub fn put(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Whether a place is in.
    pub fn has(&self, place: usize) -> bool {
        self.0
            .get(place / 64)
            .is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// Keeps only what is also in `other`.
    pub fn keep(&mut self, other: &Self) {
        self.0
            .iter_mut()
            .zip(&other.0)
            .for_each(|(mine, theirs)| *mine &= theirs);
    }

    /// Takes in all of `other`.
    pub fn join(&mut self, other: &Self) {
        self.0
            .iter_mut()
            .zip(&other.0)
            .for_each(|(mine, theirs)| *mine |= theirs);
    }

    /// How many are in.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn common(&self, other: &Self) -> usize {
        self.0
            .iter()
            .zip(&other.0)
            .map(|(mine, theirs)| (mine & theirs).count_ones() as usize)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Bits;

    fn bits(places: &[usize]) -> Bits {
        let mut bits = Bits::none(200);
        places.iter().for_each(|place| bits.put(*place));
        bits
    }

    proptest! {
        #[test]
        fn sets_of_bits_agree_with_sets_of_numbers(
            a in proptest::collection::btree_set(0_usize..200, 0..60),
            b in proptest::collection::btree_set(0_usize..200, 0..60),
        ) {
            let (left, right) = (bits(&a.iter().copied().collect::<Vec<_>>()), bits(&b.iter().copied().collect::<Vec<_>>()));
            prop_assert_eq!(left.common(&right), a.intersection(&b).count());
            let mut both = left.clone();
            both.keep(&right);
            let mut either = left.clone();
            either.join(&right);
            for place in 0..200 {
                prop_assert_eq!(both.has(place), a.contains(&place) && b.contains(&place));
                prop_assert_eq!(either.has(place), a.contains(&place) || b.contains(&place));
            }
            prop_assert_eq!(either.count(), a.union(&b).count());
        }
    }

    #[test]
    fn all_of_a_number_that_fills_no_word_is_that_number() {
        assert_eq!(Bits::all(65).count(), 65);
        assert!(!Bits::all(65).has(65));
    }
}
