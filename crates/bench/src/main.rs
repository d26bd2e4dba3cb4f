//! Our side of `cargo xtask bench credential`: issues and verifies the same awards again and again, and says what CPU time one took.
//!
//! `waymark-bench generated COUNT FILE` writes signed credentials of every shape for the interop checks.
//!
//! `waymark-bench documents FILE` writes the awards that both sides use, one to a line. `waymark-bench serve FILE` reads them and then answers
//! lines from standard input, as the Node side in `e2e/bench/credential.mjs` does:
//!
//! * `issue N`, `verify N`: nanoseconds of CPU time for one of N, bytes in and bytes out;
//! * `floor-issue N`, `floor-verify N`: the same for nothing but SHA-256 and Ed25519 over the same canonical bytes;
//! * `poison N`: nanoseconds of CPU time until poisoned graph number N is refused, the KiB that this takes, and what graph it is;
//! * `save FILE`: the signed awards; `judge FILE`: how many of such a file are accepted, as they are and with one digit changed.

mod awards;
mod clock;
mod floor;
mod generated;
mod memory;
mod poison;

use std::error::Error;
use std::io::{BufRead, Write};

use aws_lc_rs::signature::Ed25519KeyPair;
use clock::per_item;
use credential::key::Signer;
use credential::proof::{self, Suite, Terms};
use credential::verify::{CheckId, CheckState, Known, Policy, verify};
use floor::Floor;
use jsonld::{Limits, json};
use poison::Poison;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["documents", file] => Ok(std::fs::write(file, awards::lines())?),
        ["generated", count, file] => Ok(std::fs::write(file, generated::lines(count.parse()?)?)?),
        ["serve", file] => serve(&mut Side::new(&std::fs::read_to_string(file)?)?),
        _ => Err("waymark-bench documents FILE | generated COUNT FILE | serve FILE".into()),
    }
}

fn serve(side: &mut Side) -> Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (command, argument) = line.split_once(' ').unwrap_or((&line, ""));
        println!("{}", side.answer(command, argument)?);
        std::io::stdout().flush()?;
    }
    Ok(())
}

struct Side {
    key: Signer,
    bare: ed25519_dalek::SigningKey,
    bare_signer: Ed25519KeyPair,
    method: String,
    policy: Policy,
    unsigned: Vec<String>,
    signed: Vec<String>,
    floors: Vec<Floor>,
    poison: Vec<Poison>,
}

impl Side {
    fn new(lines: &str) -> Result<Self> {
        let key = awards::key();
        let mut side = Self {
            method: key.public().did_key_method(),
            policy: Policy::new(awards::now(), [key.public().did_key()].into()),
            bare: ed25519_dalek::SigningKey::from_bytes(key.seed()),
            bare_signer: Ed25519KeyPair::from_seed_unchecked(key.seed())?,
            key: key.into(),
            unsigned: lines.lines().map(str::to_owned).collect(),
            signed: Vec::new(),
            floors: Vec::new(),
            poison: poison::all()?,
        };
        side.signed = (0..side.unsigned.len())
            .map(|at| side.issue(at))
            .collect::<Result<_>>()?;
        side.floors = side
            .signed
            .iter()
            .map(|text| Floor::of(text, &side.bare))
            .collect::<Result<_>>()?;
        Ok(side)
    }

    /// From the bytes of an unsigned award to the bytes of the signed one.
    fn issue(&self, at: usize) -> Result<String> {
        let bytes = self.unsigned[at % self.unsigned.len()].as_bytes();
        let unsigned = json::parse(bytes, &Limits::default())?;
        let terms = Terms::new(Suite::EddsaRdfc2022, &*self.method, awards::now());
        Ok(serde_json::to_string(&proof::secure(unsigned, &self.key, &terms)?)?)
    }

    /// Whether the proof of these bytes holds; the whole report is made, with every check but the fetched status.
    fn accepts(&self, bytes: &[u8]) -> bool {
        let report = verify(bytes, &Known::new(), &self.policy);
        report
            .check(CheckId::Signature)
            .is_some_and(|check| check.state == CheckState::Passed)
    }

    fn answer(&mut self, command: &str, argument: &str) -> Result<String> {
        let count = argument.parse().unwrap_or(0);
        let time = match command {
            "issue" => per_item(count, |at| self.issue(at).is_ok())?,
            "verify" => per_item(count, |at| self.accepts(self.signed[at % self.signed.len()].as_bytes()))?,
            "floor-issue" => per_item(count, |at| self.floors[at % self.floors.len()].issue(&self.bare_signer))?,
            "floor-verify" => per_item(count, |at| self.floors[at % self.floors.len()].verify(&self.bare))?,
            "poison" => return self.poison.get(count).map_or(Ok("no more".into()), Poison::refusal),
            "save" => {
                std::fs::write(argument, self.signed.join("\n"))?;
                return Ok("saved".into());
            }
            "judge" => return Ok(self.judge(&std::fs::read_to_string(argument)?)),
            _ => return Err(format!("no command {command}").into()),
        };
        Ok(time.to_string())
    }

    fn judge(&self, lines: &str) -> String {
        let accepted = |change: fn(&str) -> String| {
            lines
                .lines()
                .filter(|line| self.accepts(change(line).as_bytes()))
                .count()
        };
        format!(
            "{} {}",
            accepted(str::to_owned),
            accepted(awards::with_one_digit_changed)
        )
    }
}
