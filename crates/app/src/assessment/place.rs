//! Places in evidence: paragraphs, pages and moments, as assessors type them and as earners find them again.

use domain::scoring::Place;

use crate::catalog::Definition;
use crate::submissions::{BlindArtifact, BlindSubmission};

/// How a piece of evidence is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A text: paragraphs from 1.
    Paragraph,
    /// A document or picture: pages from 1.
    Page,
    /// A recording: time from its start.
    Moment,
}

impl Unit {
    /// Of a file of this media type.
    pub fn of(media_type: &str) -> Self {
        if media_type.starts_with("video/") || media_type.starts_with("audio/") {
            Self::Moment
        } else {
            Self::Page
        }
    }

    /// Reads a place as typed: `3`, or `4:12` and `1:04:12` in recordings.
    pub fn read(self, typed: &str) -> Option<Place> {
        match self {
            Self::Moment => seconds(typed).map(Place::Second),
            Self::Paragraph => typed.parse().ok().map(Place::Paragraph),
            Self::Page => typed.parse().ok().map(Place::Page),
        }
    }

    /// The place that is meant when none was typed: the moment linked in the comment.
    pub fn assumed(self, linked: Option<u32>) -> Option<Place> {
        linked.filter(|_| self == Self::Moment).map(Place::Second)
    }
}

/// A piece of evidence that can be cited.
#[derive(Clone, Debug)]
pub struct Spot {
    /// As the form sends it: a prompt, or a prompt and a file counted from 0.
    pub value: String,
    pub prompt: String,
    pub artifact: Option<u32>,
    pub unit: Unit,
    /// The prompt's title and, for a file, its neutral name.
    pub title: String,
    pub file: String,
}

/// Everything that can be cited in an attempt, in its order.
pub fn spots(definition: &Definition, handed_in: &BlindSubmission) -> Vec<Spot> {
    let mut spots = Vec::new();
    for answer in handed_in.parts.iter().flat_map(|part| &part.answers) {
        let title = definition
            .prompt(&answer.prompt)
            .map_or("", |prompt| prompt.title.as_str());
        let spot = |artifact: Option<(u32, &BlindArtifact)>| Spot {
            value: artifact.map_or_else(
                || answer.prompt.clone(),
                |(place, _)| format!("{}/{place}", answer.prompt),
            ),
            prompt: answer.prompt.clone(),
            artifact: artifact.map(|(place, _)| place),
            unit: artifact.map_or(Unit::Paragraph, |(_, file)| Unit::of(&file.media_type)),
            title: title.to_owned(),
            file: artifact.map_or_else(String::new, |(_, file)| file.label.clone()),
        };
        if answer.text.is_some() || !answer.links.is_empty() {
            spots.push(spot(None));
        }
        let files = (0..).zip(&answer.artifacts).filter(|(_, file)| !file.is_captions());
        spots.extend(files.map(|file| spot(Some(file))));
    }
    spots
}

/// `4:12` and `1:04:12` as seconds; a bare number is seconds too.
fn seconds(typed: &str) -> Option<u32> {
    let mut total = 0_u32;
    let parts: Vec<&str> = typed.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    for (place, part) in parts.iter().enumerate() {
        let number: u32 = part.parse().ok().filter(|_| part.len() <= 4)?;
        if place > 0 && number > 59 {
            return None;
        }
        total = total.checked_mul(60)?.checked_add(number)?;
    }
    Some(total)
}

/// Seconds as a time code: `4:12`, `1:04:12`.
pub fn code(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes}:{rest:02}")
    }
}

/// The moments linked in a comment as `[04:12]`, in order; 50 at most.
pub fn moments(comment: &str) -> Vec<u32> {
    comment
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .filter(|(inside, _)| inside.contains(':'))
        .filter_map(|(inside, _)| seconds(inside))
        .take(50)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, Unit, code, moments};

    #[test]
    fn places_are_read_as_people_write_them() {
        let read = |unit: Unit, typed| unit.read(typed);
        assert_eq!(read(Unit::Moment, "4:12"), Some(Place::Second(252)));
        assert_eq!(read(Unit::Moment, "1:04:12"), Some(Place::Second(3852)));
        assert_eq!(read(Unit::Moment, "04:72"), None);
        assert_eq!(read(Unit::Moment, "99999999999:00"), None);
        assert_eq!(read(Unit::Paragraph, "3"), Some(Place::Paragraph(3)));
        assert_eq!(read(Unit::Page, "two"), None);
        assert_eq!((code(252), code(3852)), ("4:12".to_owned(), "1:04:12".to_owned()));
    }

    #[test]
    fn linked_moments_are_found_in_a_comment() {
        assert_eq!(
            moments("At [07:31] you answer; [note] at [1:00:05] you wait."),
            [451, 3605]
        );
        assert_eq!(moments("[[:]] [x:y] [3]"), Vec::<u32>::new());
    }
}
