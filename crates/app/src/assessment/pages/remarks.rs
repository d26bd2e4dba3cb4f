//! Scores of others, without their names.

use domain::scoring::{Place, ScoreSheet};

use crate::assessment::feedback::{Remark, remark};
use crate::assessment::place::code;
use crate::catalog::Definition;
use crate::catalog::definition::Criterion;
use crate::submissions::BlindSubmission;
use crate::ui::Ui;

/// What somebody wrote about a criterion, as a page shows it.
pub struct RemarkView {
    /// `First assessor`, or empty where nobody tells them apart.
    pub who: String,
    pub level: String,
    pub comment: String,
    pub next_step: String,
    pub cited: Vec<CitedView>,
}

impl RemarkView {
    /// Whether there is more to it than a level.
    pub fn says_something(&self) -> bool {
        !(self.comment.is_empty() && self.next_step.is_empty())
    }
}

/// A cited place; the address is empty where it cannot be opened.
pub struct CitedView {
    pub text: String,
    pub href: String,
}

/// How places are written and opened.
pub struct Places<'a> {
    pub ui: &'a Ui,
    pub definition: &'a Definition,
    /// Where files are found; `None` while the evidence is hidden.
    pub handed_in: Option<&'a BlindSubmission>,
    /// The address under which a file's identifier stands.
    pub files: String,
}

impl Places<'_> {
    /// A remark as a page shows it.
    pub fn view(&self, who: String, remark: &Remark) -> RemarkView {
        let cited = remark.cited.iter().map(|cited| {
            let artifact = cited.artifact.and_then(|place| self.file(&cited.prompt, place));
            let title = self
                .definition
                .prompt(&cited.prompt)
                .map_or("", |prompt| prompt.title.as_str());
            let place = match cited.place {
                Place::Paragraph(number) => self.ui.t1("assessment-paragraph", "number", number),
                Place::Page(number) => self.ui.t1("assessment-page", "number", number),
                Place::Second(seconds) => code(seconds),
            };
            CitedView {
                text: format!("{title}, {place}"),
                href: artifact.map_or_else(String::new, |id| match cited.place {
                    Place::Second(seconds) => format!("{}/{id}#t={seconds}", self.files),
                    _ => format!("{}/{id}", self.files),
                }),
            }
        });
        RemarkView {
            who,
            level: remark.level_title.clone(),
            comment: remark.comment.clone(),
            next_step: remark.next_step.clone(),
            cited: cited.collect(),
        }
    }

    fn file(&self, prompt: &str, place: u32) -> Option<String> {
        let answers = self.handed_in?.parts.iter().flat_map(|part| &part.answers);
        let answer = answers.into_iter().find(|answer| answer.prompt == prompt)?;
        let artifact = answer.artifacts.get(usize::try_from(place).ok()?)?;
        Some(artifact.id.to_string())
    }

    /// What these sheets say about a criterion, their authors numbered.
    pub fn of_sheets(&self, criterion: &Criterion, sheets: &[&ScoreSheet]) -> Vec<RemarkView> {
        let numbered = (1_usize..).zip(sheets);
        let said = numbered.filter_map(|(number, sheet)| {
            let score = sheet.score(&criterion.id.as_str().into())?;
            let who = self.ui.t1("assessment-assessor-n", "number", number);
            Some(self.view(who, &remark(criterion, score)))
        });
        said.collect()
    }
}
