//! Guards the order of the house: rooms call rooms to their left, SQL stands in stores, crates at the bottom know nothing of each other.

use std::collections::BTreeSet;

use crate::support::sources::{app, code, rust_files, workspace};

/// The rooms, from left to right.
const ROOMS: [&str; 11] = [
    "people",
    "organizations",
    "frameworks",
    "catalog",
    "submissions",
    "assessment",
    "awards",
    "records",
    "verification",
    "outreach",
    "operations",
];

/// A file that may use a room to its right, and why.
const TO_THE_RIGHT: [(&str, &str); 1] = [
    // A request's actor carries the roles as well as the person.
    ("people/mod.rs", "organizations"),
];

/// Files besides the stores that may mention sqlx, and why.
const SQL_OUTSIDE_STORES: &[&str] = &[
    // App-level modules that own a table or the schema, or translate errors and identifiers.
    "schema.rs",
    "error.rs",
    // One small table, or one kind of row, with its rules beside it.
    "people/sessions.rs",
    "catalog/revision.rs",
    "catalog/shelf.rs",
    "catalog/version.rs",
    "submissions/summary.rs",
    "awards/issuance.rs",
    "awards/issuers.rs",
    "awards/public.rs",
];

/// Most lines of a file; past that, two nouns live in it.
const LONGEST: usize = 400;

/// Files that are too long today and shall be parted.
const TO_BE_PARTED: &[&str] = &["app/tests/it/catalog.rs"];

/// Pages outside the rooms that show something of one, and why.
const PAGES_THAT_KNOW: &[(&str, &str)] = &[
    // The front page shows what can be earned.
    ("pages.rs", "catalog"),
];

/// Names that say nothing, and so collect everything.
const NAMELESS: [&str; 10] = [
    "util", "utils", "common", "helper", "helpers", "service", "services", "manager", "managers", "misc",
];

/// The names right after `crate::`, in paths and in groups (`use crate::{a, b::c}`).
fn used_modules(text: &str) -> BTreeSet<String> {
    let text = code(text);
    let mut used = BTreeSet::new();
    for after in text.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => used.extend(first_names(group)),
            None => used.extend(name_at(after)),
        }
    }
    used
}

fn name_at(text: &str) -> Option<String> {
    let name: String = text
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

/// The first name of each entry of a group, up to its closing brace.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (place, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.extend(name_at(&group[start..place]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(name_at(&group[start..place]));
                start = place + 1;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn the_reader_of_uses_sees_paths_and_groups() {
    let text = "use crate::{App, people::{a, b},\n  organizations};\n// crate::records\nlet x = crate::catalog::y();";
    let used: Vec<String> = used_modules(text).into_iter().collect();
    assert_eq!(used, ["App", "catalog", "organizations", "people"]);
}

#[test]
fn a_room_uses_only_rooms_to_its_left() {
    let mut used_exceptions = BTreeSet::new();
    for (file, text) in rust_files(&app()) {
        let room = file.split('/').next().unwrap_or_default();
        let Some(place) = ROOMS.iter().position(|name| *name == room) else {
            continue;
        };
        for used in used_modules(&text) {
            let right = ROOMS
                .iter()
                .position(|name| *name == used)
                .is_some_and(|other| other > place);
            if TO_THE_RIGHT.contains(&(file.as_str(), used.as_str())) {
                used_exceptions.insert((file.clone(), used));
            } else {
                assert!(
                    !right,
                    "{file} uses {used}, a room to its right; record an event there and let {used} follow it with a job"
                );
            }
        }
    }
    assert_eq!(
        used_exceptions.len(),
        TO_THE_RIGHT.len(),
        "an exception is no longer needed: take it out"
    );
}

#[test]
fn pages_know_no_room() {
    for (file, text) in rust_files(&app().join("ui")) {
        for used in used_modules(&text) {
            let may = PAGES_THAT_KNOW.contains(&(file.as_str(), used.as_str()));
            assert!(
                may || !ROOMS.contains(&used.as_str()),
                "ui/{file} uses {used}; ui serves every room and knows none"
            );
        }
    }
}

/// Whether code runs statements: with `sqlx`, or with `platform::db::many`.
fn speaks_sql(code: &str) -> bool {
    let is_called = |at: usize| !code[..at].ends_with(|before: char| before == '_' || before.is_alphanumeric());
    code.contains("sqlx::") || code.match_indices("many(").any(|(at, _)| is_called(at))
}

#[test]
fn only_stores_speak_sql() {
    let mut speaking = BTreeSet::new();
    for (file, text) in rust_files(&app()) {
        let is_store = file.ends_with("store.rs") || file.contains("store/");
        if !is_store && speaks_sql(&code(&text)) {
            speaking.insert(file);
        }
    }
    let allowed: BTreeSet<String> = SQL_OUTSIDE_STORES.iter().map(|file| (*file).to_owned()).collect();
    let new: Vec<_> = speaking.difference(&allowed).collect();
    assert!(
        new.is_empty(),
        "{new:?} mention sqlx; SQL belongs into the room's store.rs"
    );
    let stale: Vec<_> = allowed.difference(&speaking).collect();
    assert!(
        stale.is_empty(),
        "{stale:?} no longer mention sqlx: take them out of SQL_OUTSIDE_STORES"
    );
}

#[test]
fn the_crates_below_know_nothing_of_each_other() {
    let below = ["domain", "credential", "jsonld", "platform"];
    for name in below {
        let manifest = std::fs::read_to_string(workspace().join("crates").join(name).join("Cargo.toml")).unwrap();
        let names: Vec<&str> = manifest
            .lines()
            .filter_map(|line| line.split(['.', '=', ' ']).next())
            .collect();
        for other in below.into_iter().filter(|other| *other != name) {
            let may = (name, other) == ("credential", "jsonld");
            let does = names.contains(&other) || names.contains(&format!("waymark-{other}").as_str());
            assert!(
                may || !does,
                "{name} depends on {other}; only the app brings them together"
            );
        }
        assert!(
            !names.contains(&"waymark") && !names.contains(&"app"),
            "{name} depends on the app"
        );
    }
}

#[test]
fn files_stay_short_and_are_named_after_what_they_hold() {
    for (file, text) in rust_files(&workspace().join("crates")) {
        let lines = text.lines().count();
        assert!(
            lines <= LONGEST || TO_BE_PARTED.contains(&file.as_str()),
            "{file} has {lines} lines, {LONGEST} are the most: give its second noun a file of its own"
        );
        let nameless = file
            .trim_end_matches(".rs")
            .split('/')
            .find(|part| NAMELESS.contains(part));
        assert_eq!(nameless, None, "{file}: name it after what it holds");
    }
}
