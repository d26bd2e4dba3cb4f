//! One criterion of the rubric, to be scored.

use domain::scoring::Rubric;

use super::remarks::RemarkView;
use crate::assessment::draft::Draft;
use crate::assessment::place::{Spot, Unit};
use crate::catalog::Definition;
use crate::catalog::definition::Criterion;
use crate::error::Field;
use crate::ui::Ui;

/// A criterion as the desk shows it.
pub struct CriterionView {
    pub number: usize,
    pub id: String,
    pub title: String,
    /// Where it can be seen: the prompts, in words.
    pub seen_in: String,
    /// The level that must be reached.
    pub required: String,
    /// Strongest first.
    pub levels: Vec<LevelView>,
    /// The chosen level's name; empty while there is none.
    pub chosen: String,
    pub is_met: bool,
    pub is_open: bool,
    pub comment: String,
    pub next: String,
    pub spots: Vec<SpotView>,
    pub at: String,
    /// What others saw, for a lead.
    pub others: Vec<RemarkView>,
}

/// A level to choose.
pub struct LevelView {
    pub id: String,
    pub title: String,
    pub descriptor: String,
    pub is_chosen: bool,
    /// Whether it is enough.
    pub is_met: bool,
}

/// A piece of evidence to cite.
pub struct SpotView {
    pub value: String,
    pub name: String,
    pub is_chosen: bool,
}

/// What a criterion's form is filled from.
pub struct Filling<'a> {
    pub ui: &'a Ui,
    pub definition: &'a Definition,
    pub rubric: &'a Rubric,
    pub draft: &'a Draft,
    pub spots: &'a [Spot],
    pub errors: &'a [Field],
}

impl Filling<'_> {
    /// These criteria; the first one that has something to mend, else the first without a level, lies open.
    pub fn views(&self, criteria: &[Criterion]) -> Vec<CriterionView> {
        let mut views: Vec<CriterionView> = criteria.iter().map(|one| self.view(one)).collect();
        let wrong = |view: &CriterionView| {
            self.errors
                .iter()
                .any(|field| field.name.rsplit_once('.').is_some_and(|(id, _)| id == view.id))
        };
        let open = views
            .iter()
            .position(wrong)
            .or_else(|| views.iter().position(|view| view.chosen.is_empty()));
        if let Some(view) = open.and_then(|place| views.get_mut(place)) {
            view.is_open = true;
        }
        views
    }

    fn view(&self, criterion: &Criterion) -> CriterionView {
        let of = |field| self.draft.of(&criterion.id, field).to_owned();
        let chosen = of("level");
        let level = criterion.levels.iter().find(|level| level.id == chosen);
        let required = Definition::level_index(criterion, &criterion.required);
        let reached = Definition::level_index(criterion, &chosen);
        let number = self
            .definition
            .criteria
            .iter()
            .position(|known| known.id == criterion.id);
        let titles = criterion.prompts.iter().filter_map(|id| self.definition.prompt(id));
        let titles: Vec<String> = titles.map(|prompt| prompt.title.clone()).collect();
        CriterionView {
            number: number.map_or(0, |place| place + 1),
            title: criterion.title.clone(),
            seen_in: self.ui.list(&titles),
            required: criterion
                .levels
                .get(required.unwrap_or(0))
                .map(|level| level.title.clone())
                .unwrap_or_default(),
            levels: criterion
                .levels
                .iter()
                .enumerate()
                .rev()
                .map(|(place, level)| LevelView {
                    id: level.id.clone(),
                    title: level.title.clone(),
                    descriptor: level.descriptor.clone(),
                    is_chosen: level.id == chosen,
                    is_met: self.is_met(criterion, Some(place)),
                })
                .collect(),
            chosen: level.map(|level| level.title.clone()).unwrap_or_default(),
            is_met: self.is_met(criterion, reached),
            is_open: false,
            comment: of("comment"),
            next: of("next"),
            spots: self.cited(criterion),
            at: of("at"),
            others: Vec::new(),
            id: criterion.id.clone(),
        }
    }

    fn is_met(&self, criterion: &Criterion, reached: Option<usize>) -> bool {
        let level = reached.and_then(|level| u8::try_from(level).ok());
        let rule = self.rubric.criterion(&criterion.id.as_str().into());
        rule.zip(level).is_some_and(|(rule, level)| rule.is_met_by(level))
    }

    /// What can be cited: first what the criterion is seen in, recordings before texts, then everything else.
    fn cited(&self, criterion: &Criterion) -> Vec<SpotView> {
        let chosen = self.draft.of(&criterion.id, "where");
        let mut spots: Vec<&Spot> = self.spots.iter().collect();
        spots.sort_by_key(|spot| (!criterion.prompts.contains(&spot.prompt), spot.unit != Unit::Moment));
        let name = |spot: &Spot| {
            let place = match spot.unit {
                Unit::Moment => "assessment-cite-moment",
                Unit::Page => "assessment-cite-page",
                Unit::Paragraph => "assessment-cite-paragraph",
            };
            let what = if spot.file.is_empty() {
                spot.title.clone()
            } else {
                format!("{}, {}", spot.title, spot.file)
            };
            self.ui.t1(place, "what", what)
        };
        spots
            .into_iter()
            .map(|spot| SpotView {
                value: spot.value.clone(),
                name: name(spot),
                is_chosen: spot.value == chosen,
            })
            .collect()
    }
}
