//! Graphs whose blank nodes cannot be told apart, made to keep a canonicaliser busy for ever. Ours gives up: how soon?

use jsonld::{Bound, Dataset, Error, Hash, Limits, canonicalize, nquads};

use super::{Result, clock, memory};

/// How often one answer has a graph refused: the system counts CPU time in steps of some milliseconds.
const TIMES: usize = 8;

/// A graph that must be refused.
pub struct Poison {
    name: &'static str,
    graph: Dataset,
}

/// Small ones, for which every order would be tried, and ones as large as the limits let in.
pub fn all() -> Result<Vec<Poison>> {
    let graphs = [
        ("clique of 10 nodes", clique(10)),
        ("clique of 128 nodes", clique(128)),
        (
            "two rings of 2,000 nodes",
            [ring('a', 2_000), ring('b', 2_000)].concat(),
        ),
        ("two centres of 4,000 rays", rays(4_000)),
    ];
    let poison = |(name, text): (_, String)| {
        let graph = nquads::parse(&text, &Limits::default())?;
        Ok(Poison { name, graph })
    };
    graphs.into_iter().map(poison).collect()
}

impl Poison {
    /// Nanoseconds of CPU time until it is refused, the KiB that this took, its statements and its name.
    pub fn refusal(&self) -> Result<String> {
        let before = memory::begin()?;
        let time = clock::per_item(TIMES, |_| self.is_refused())?;
        let kib = memory::most()?.saturating_sub(before);
        Ok(format!("{time} {kib} {} {}", self.graph.quads().len(), self.name))
    }

    fn is_refused(&self) -> bool {
        let answer = canonicalize(&self.graph, Hash::Sha256, &Limits::default());
        matches!(
            answer,
            Err(Error::Limit {
                what: Bound::HashCalls,
                ..
            })
        )
    }
}

/// Each node beside each other one.
fn clique(nodes: usize) -> String {
    let beside = |a| (0..nodes).filter(move |&b| b != a).map(move |b| line(a, b));
    (0..nodes).flat_map(beside).collect()
}

fn ring(name: char, nodes: usize) -> String {
    (0..nodes)
        .map(|n| format!("_:{name}{n} <urn:p> _:{name}{} .\n", (n + 1) % nodes))
        .collect()
}

/// Two nodes that both lead to each of the others.
fn rays(nodes: usize) -> String {
    (2..nodes + 2).flat_map(|n| [line(0, n), line(1, n)]).collect()
}

fn line(from: usize, to: usize) -> String {
    format!("_:n{from} <urn:p> _:n{to} .\n")
}
