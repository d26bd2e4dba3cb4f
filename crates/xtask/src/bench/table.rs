//! What is printed: the figures of both sides, and the ratios of all rounds.

/// Nanoseconds of ours, theirs and the floor, of one round each.
#[derive(Default)]
pub struct Rounds(Vec<[u64; 3]>);

/// One task and its rounds.
pub struct Row {
    pub task: &'static str,
    pub rounds: Rounds,
}

impl Rounds {
    pub fn add(&mut self, ours: u64, theirs: u64, floor: u64) {
        self.0.push([ours, theirs, floor].map(|time| time.max(1)));
    }

    fn spread(&self, figure: impl Fn(&[f64; 3]) -> f64) -> [f64; 3] {
        #[expect(
            clippy::cast_precision_loss,
            reason = "nanoseconds of one credential are far below 2^52"
        )]
        let rounds = self.0.iter().map(|round| round.map(|time| time as f64));
        let mut figures: Vec<f64> = rounds.map(|round| figure(&round)).collect();
        figures.sort_by(f64::total_cmp);
        [figures[0], figures[figures.len() / 2], figures[figures.len() - 1]]
    }
}

/// Prints a task: CPU time of one credential, and how many times the others cost of it.
pub fn print(Row { task, rounds }: &Row) {
    let line = |name: &str, figures: [f64; 3], unit: &str| {
        let [least, median, most] = figures;
        println!("  {name:<38} {least:>9.1} {median:>9.1} {most:>9.1}  {unit}");
    };
    println!(
        "\n{task}, one credential, {} rounds {:>15} {:>9} {:>9}",
        rounds.0.len(),
        "min",
        "median",
        "max"
    );
    line("Waymark", rounds.spread(|[ours, _, _]| ours / 1e3), "µs of CPU time");
    line(
        "@digitalbazaar/vc on Node",
        rounds.spread(|[_, theirs, _]| theirs / 1e3),
        "µs",
    );
    line(
        "floor: SHA-256 and Ed25519 alone",
        rounds.spread(|[_, _, floor]| floor / 1e3),
        "µs",
    );
    line(
        "@digitalbazaar/vc costs",
        rounds.spread(|[ours, theirs, _]| theirs / ours),
        "× Waymark",
    );
    line(
        "Waymark costs",
        rounds.spread(|[ours, _, floor]| ours / floor),
        "× the floor",
    );
}

#[cfg(test)]
mod tests {
    use super::Rounds;

    #[test]
    fn ratios_are_formed_within_a_round() {
        let mut rounds = Rounds::default();
        for (ours, theirs) in [(10, 100), (20, 400), (40, 1200)] {
            rounds.add(ours, theirs, 1);
        }
        assert_eq!(rounds.spread(|[ours, theirs, _]| theirs / ours), [10.0, 20.0, 30.0]);
    }
}
