//! The table against the product rules, and the document made from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::workflow::{Kind, Role, State, TABLE, Transition, allowed};

/// The column "may go to" of the product rules §4, word for word; self-loops and the two additions are checked apart.
const MAY_GO_TO: &[(&str, &[&str])] = &[
    ("draft", &["submitted", "withdrawn", "abandoned"]),
    ("submitted", &["precheck", "in_queue", "withdrawn"]),
    ("precheck", &["returned_incomplete", "privacy_hold", "in_queue"]),
    ("returned_incomplete", &["draft"]),
    ("privacy_hold", &["draft", "in_queue", "closed"]),
    ("in_queue", &["assessing", "withdrawn"]),
    ("assessing", &["in_queue", "adjudication", "decision_pending"]),
    ("adjudication", &["decision_pending"]),
    ("decision_pending", &["awarded", "not_yet", "assessing"]),
    ("awarded", &[]),
    ("not_yet", &["draft", "appealed", "coach_required", "closed"]),
    ("coach_required", &["draft"]),
    ("appealed", &["awarded", "not_yet", "assessing"]),
    ("withdrawn", &[]),
    ("abandoned", &["draft"]),
    ("denied", &[]),
    ("closed", &[]),
];

#[test]
fn the_table_is_the_contract() {
    for (word, targets) in MAY_GO_TO {
        let state = State::parse(word).unwrap();
        let added = |row: &&Transition| matches!(row.command, Kind::TakeBack | Kind::HoldForIntegrity);
        let ours: BTreeSet<&str> = allowed(state)
            .filter(|row| !added(row) && row.to != state)
            .map(|row| row.to.as_str())
            .collect();
        assert_eq!(ours, targets.iter().copied().collect(), "out of {word}");
    }
}

#[test]
fn an_integrity_hold_leads_back_to_wherever_it_can_begin_or_to_denied() {
    let begins = |row: &&Transition| row.command == Kind::HoldForIntegrity;
    let mut expected: BTreeSet<State> = TABLE.iter().filter(begins).map(|row| row.from).collect();
    expected.insert(State::Denied);
    assert_eq!(
        allowed(State::IntegrityHold).map(|row| row.to).collect::<BTreeSet<_>>(),
        expected
    );
}

#[test]
fn taking_back_always_leads_to_the_draft() {
    let rows: Vec<State> = TABLE
        .iter()
        .filter(|row| row.command == Kind::TakeBack)
        .map(|row| row.to)
        .collect();
    assert_eq!(rows, [State::Draft; 4]);
}

#[test]
fn every_word_of_the_contract_reads_back() {
    for state in State::ALL {
        assert_eq!(State::parse(state.as_str()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
    }
    assert_eq!(State::parse("Draft"), None);
}

#[test]
fn final_states_lead_nowhere_and_all_others_lead_on() {
    for state in State::ALL {
        assert_eq!(allowed(state).next().is_none(), state.is_final(), "{state}");
    }
}

#[test]
fn every_state_can_be_reached_from_a_draft() {
    let mut reached = BTreeSet::from([State::Draft]);
    while let Some(row) = TABLE
        .iter()
        .find(|row| reached.contains(&row.from) && !reached.contains(&row.to))
    {
        reached.insert(row.to);
    }
    assert_eq!(reached.len(), State::ALL.len());
}

#[test]
fn a_command_is_for_the_same_roles_wherever_it_leads_from_a_state() {
    for row in TABLE {
        let same = allowed(row.from).filter(|other| other.command == row.command);
        assert!(same.into_iter().all(|other| other.by == row.by), "{row:?}");
    }
}

/// The document: one section for each state, one line for each command.
fn document() -> String {
    let mut text = String::from(
        "# Submission workflow\n\nMade from the transition table in `crates/domain/src/workflow/table.rs`; do not edit. \
         To make it again: `WAYMARK_BLESS=1 cargo test -p waymark-domain workflow`.\n\nWhat is not listed is refused. \
         A command that leads back to its own state changes seats or scores.\n",
    );
    for state in State::ALL {
        let _ = write!(text, "\n## `{state}`\n\n{}", clock_line(state));
        if state.is_final() {
            text.push_str("Nothing leads out of it.\n");
            continue;
        }
        text.push_str("| command | leads to | by |\n| --- | --- | --- |\n");
        for (command, (to, by)) in lines(state) {
            let _ = writeln!(text, "| `{command}` | {} | {by} |", to.join(", "));
        }
    }
    text
}

fn clock_line(state: State) -> String {
    match state.promise() {
        Some(promise) => {
            let (word, days) = (promise.as_str(), promise.days());
            format!(
                "Promise: {word}, {days} business {}.\n\n",
                if days == 1 { "day" } else { "days" }
            )
        }
        None if state.pauses_clocks() => "Clocks stand still.\n\n".to_owned(),
        None => String::new(),
    }
}

fn lines(state: State) -> BTreeMap<String, (Vec<String>, String)> {
    let mut lines: BTreeMap<String, (Vec<String>, String)> = BTreeMap::new();
    for row in allowed(state) {
        let command = serde_json::to_value(row.command).unwrap().as_str().unwrap().to_owned();
        let by = row
            .by
            .iter()
            .map(|role: &Role| role.as_str().replace('_', " "))
            .collect::<Vec<_>>()
            .join(", ");
        lines
            .entry(command)
            .or_insert((Vec::new(), by))
            .0
            .push(format!("`{}`", row.to));
    }
    lines
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the one switch by which a person says: write the document again"
)]
fn the_document_of_the_workflow_says_what_the_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/workflow.md");
    if std::env::var("WAYMARK_BLESS").is_ok_and(|value| value == "1") {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, document()).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let hint = "docs/workflow.md has drifted: run `WAYMARK_BLESS=1 cargo test -p waymark-domain workflow`";
    assert!(written == document(), "{hint}");
}
