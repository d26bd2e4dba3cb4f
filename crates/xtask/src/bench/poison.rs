//! How soon a poisoned graph is refused, beside what is promised.

use super::side::Side;
use anyhow::{Context, Result};

/// How often each graph is tried. The first time, memory is taken that later ones find ready.
const TIMES: usize = 9;

/// Most milliseconds that a refusal may take, as `docs/testing.md` says.
const PROMISED: f64 = 100.0;

/// Asks for every graph and prints what its refusal costs.
///
/// # Errors
/// When a graph is not refused.
pub fn print(ours: &mut Side) -> Result<()> {
    println!(
        "\nrefusal of a poisoned graph, {TIMES} times {:>20} {:>9} {:>9}",
        "min", "median", "max"
    );
    for number in 0.. {
        let mut refusals = Vec::new();
        for _ in 0..TIMES {
            let answer = ours.ask(&format!("poison {number}"))?;
            if answer == "no more" {
                return Ok(());
            }
            refusals
                .push(Refusal::read(&answer).with_context(|| format!("a poisoned graph was answered with {answer}"))?);
        }
        line(&mut refusals);
    }
    Ok(())
}

/// CPU time in milliseconds, memory in KiB.
struct Refusal {
    time: f64,
    memory: u64,
    graph: String,
}

impl Refusal {
    fn read(answer: &str) -> Option<Self> {
        let mut parts = answer.splitn(4, ' ');
        let time = parts.next()?.parse::<f64>().ok()? / 1e6;
        let memory = parts.next()?.parse().ok()?;
        let (statements, name) = (parts.next()?, parts.next()?);
        let graph = format!("{name}, {statements} statements");
        Some(Self { time, memory, graph })
    }
}

fn line(refusals: &mut [Refusal]) {
    refusals.sort_by(|a, b| a.time.total_cmp(&b.time));
    let [least, median, most] = [0, refusals.len() / 2, refusals.len() - 1].map(|at| refusals[at].time);
    let memory = refusals.iter().map(|refusal| refusal.memory).max().unwrap_or_default();
    let graph = &refusals[0].graph;
    println!(
        "  {graph:<46} {least:>9.1} {median:>9.1} {most:>9.1}  ms of CPU time, at most {memory} KiB (promised: {PROMISED} ms)"
    );
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn an_answer_is_read_whole_or_not_at_all() {
        let read = Refusal::read("2500000 96 90 clique of 10 nodes").map(|r| (r.time, r.memory, r.graph));
        assert_eq!(read, Some((2.5, 96, "clique of 10 nodes, 90 statements".into())));
        assert!(Refusal::read("2500000 96").is_none());
    }
}
