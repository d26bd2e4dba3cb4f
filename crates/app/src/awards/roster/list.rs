//! A list of awards as a spreadsheet saves it (CSV, RFC 4180): a heading, then a line for each award.
//!
//! Columns, in any order: `email`, `name`, `awarded_on` (an ISO date), and `reference` (the issuer's own number of the award; needed only
//! where somebody was awarded the same twice on one day). Every fault of the list is told at once, and nothing of a faulty list is entered.

use std::collections::BTreeSet;

use domain::email::Email;
use domain::name::DisplayName;
use jiff::civil::Date;
use serde::Serialize;

use super::sheet;

/// The longest list: one that fits a status list and is done in minutes.
const MOST_LINES: usize = 50_000;

/// The longest reference, in characters.
const MOST_REFERENCE: usize = 100;

/// One award of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Where it stands, the heading being line 1.
    pub number: i64,
    pub email: String,
    pub shown: String,
    pub name: String,
    pub awarded_on: Date,
    pub reference: String,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {number}: {what}")]
pub struct Problem {
    pub number: i64,
    pub what: String,
}

/// Reads a list. `today` is the last day on which an award can have been made.
///
/// # Errors
/// Everything that is wrong with it, 100 faults at most.
pub fn read(text: &str, today: Date) -> Result<Vec<Line>, Vec<Problem>> {
    let rows = sheet::rows(text)
        .map_err(|number| vec![fault(number, "a quotation mark is not closed, or stands inside a word")])?;
    let mut rows = rows.into_iter();
    let Some((_, heading)) = rows.next() else {
        return Err(vec![fault(1, "the list is empty")]);
    };
    let columns = Columns::of(&heading).map_err(|problem| vec![problem])?;
    let (mut lines, mut problems, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (number, row) in rows {
        match columns.line(number, &row, today) {
            Ok(line) if seen.insert((line.email.clone(), line.awarded_on, line.reference.clone())) => lines.push(line),
            Ok(_) => problems.push(fault(
                number,
                "the same award stands further up; give each a reference of its own",
            )),
            Err(problem) => problems.push(problem),
        }
        if lines.len() > MOST_LINES {
            problems.push(fault(number, "the list is longer than 50,000 lines; part it"));
        }
        if problems.len() == 100 || lines.len() > MOST_LINES {
            break;
        }
    }
    if problems.is_empty() { Ok(lines) } else { Err(problems) }
}

fn fault(number: i64, what: impl Into<String>) -> Problem {
    Problem {
        number,
        what: what.into(),
    }
}

/// Which column is which.
struct Columns {
    email: usize,
    name: usize,
    awarded_on: usize,
    reference: Option<usize>,
}

impl Columns {
    fn of(heading: &[String]) -> Result<Self, Problem> {
        let names: Vec<String> = heading.iter().map(|name| name.trim().to_lowercase()).collect();
        let known = ["email", "name", "awarded_on", "reference"];
        if let Some(strange) = names.iter().find(|name| !known.contains(&name.as_str())) {
            return Err(fault(
                1,
                format!("there is no column {strange:?}; the columns are {}", known.join(", ")),
            ));
        }
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        let needed = |wanted: &str| place(wanted).ok_or_else(|| fault(1, format!("the column {wanted} is missing")));
        Ok(Self {
            email: needed("email")?,
            name: needed("name")?,
            awarded_on: needed("awarded_on")?,
            reference: place("reference"),
        })
    }

    fn line(&self, number: i64, row: &[String], today: Date) -> Result<Line, Problem> {
        let cell = |place: usize| row.get(place).map(|cell| cell.trim()).unwrap_or_default();
        let email = Email::parse(cell(self.email)).map_err(|error| fault(number, error.to_string()))?;
        let name = DisplayName::parse(cell(self.name)).map_err(|error| fault(number, error.to_string()))?;
        let awarded_on = cell(self.awarded_on).parse::<Date>().ok().filter(|day| *day <= today);
        let awarded_on =
            awarded_on.ok_or_else(|| fault(number, "awarded_on is no date that has come, such as 2024-05-31"))?;
        let reference = self.reference.map(cell).unwrap_or_default();
        if reference.chars().count() > MOST_REFERENCE || reference.chars().any(char::is_control) {
            return Err(fault(
                number,
                "the reference is longer than 100 characters, or no plain text",
            ));
        }
        Ok(Line {
            number,
            shown: cell(self.email).to_owned(),
            email: email.as_str().to_owned(),
            name: name.as_str().to_owned(),
            awarded_on,
            reference: reference.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-03-02".parse().unwrap()
    }

    #[test]
    fn a_spreadsheets_list_is_read() {
        let text = "\u{feff}Name,email,awarded_on\r\n\"Okafor, Amina\",Amina@Example.org,2024-05-31\r\n\r\nBea,bea@example.org,2026-03-02\r\n";
        let lines = read(text, today()).unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].number, lines[0].name.as_str()), (2, "Okafor, Amina"));
        assert_eq!(
            (lines[0].email.as_str(), lines[0].shown.as_str()),
            ("amina@example.org", "Amina@Example.org")
        );
        assert_eq!(lines[1].number, 4, "an empty line counts and says nothing");
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_line() {
        let text = "email,name,awarded_on\nnobody,Amina,2024-05-31\na@b.org,,2024-05-31\na@b.org,Amina,31.5.2024\na@b.org,Amina,2026-03-03\n\
                    a@b.org,Amina,2024-05-31\nA@b.org,Amina O.,2024-05-31\n";
        let problems = read(text, today()).unwrap_err();
        let lines: Vec<i64> = problems.iter().map(|problem| problem.number).collect();
        assert_eq!(lines, [2, 3, 4, 5, 7], "{problems:?}");
    }

    #[test]
    fn a_list_without_its_columns_is_refused() {
        for (text, word) in [
            ("", "empty"),
            ("email,name\n", "awarded_on is missing"),
            ("email,name,awarded_on,level\n", "\"level\""),
            ("email,name,awarded_on\n\"a", "quotation"),
        ] {
            let problems = read(text, today()).unwrap_err();
            assert!(problems[0].what.contains(word), "{text:?}: {problems:?}");
        }
    }

    #[test]
    fn the_same_award_twice_needs_a_reference() {
        let text = "email,name,awarded_on,reference\na@b.org,Amina,2024-05-31,1\na@b.org,Amina,2024-05-31,2\n";
        assert_eq!(read(text, today()).unwrap().len(), 2);
    }
}
