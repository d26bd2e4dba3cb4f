//! A typeface that can be measured: where lines break is ours to decide.

use krilla::text::Font;
use ttf_parser::Face as Parsed;

use crate::Result;
use crate::ui::asset_bytes;

/// A weight of the house's typeface.
pub struct Face {
    /// For drawing.
    pub font: Font,
    parsed: Parsed<'static>,
}

impl Face {
    /// Reads an embedded font by its asset name.
    pub fn open(name: &str) -> Result<Self> {
        let bytes = asset_bytes(name);
        let font = Font::new(bytes.to_vec().into(), 0).ok_or_else(|| anyhow::anyhow!("no font in {name}"))?;
        let parsed = Parsed::parse(bytes, 0).map_err(anyhow::Error::from)?;
        Ok(Self { font, parsed })
    }

    /// Whether every letter can be drawn.
    pub fn covers(&self, text: &str) -> bool {
        text.chars().all(|letter| self.parsed.glyph_index(letter).is_some())
    }

    /// The width of a text at a size, in points, without kerning.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let unit = f32::from(self.parsed.units_per_em());
        let advance = |letter| {
            let glyph = self.parsed.glyph_index(letter).unwrap_or_default();
            f32::from(self.parsed.glyph_hor_advance(glyph).unwrap_or_default())
        };
        text.chars().map(advance).sum::<f32>() / unit * size
    }

    /// The text in lines no wider than `most`. A word that is wider alone is cut where it must be.
    pub fn lines(&self, text: &str, size: f32, most: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace().flat_map(|word| self.cut(word, size, most)) {
            let longer = if line.is_empty() {
                word.clone()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, size) <= most {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    fn cut(&self, word: &str, size: f32, most: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let full = pieces.last().is_some_and(|piece| {
                !piece.is_empty() && self.width(piece, size) + self.width(&letter.to_string(), size) > most
            });
            if full {
                pieces.push(String::new());
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(letter);
            }
        }
        pieces
    }

    /// The largest size, from `most` down to `least`, at which the text fits on one line.
    pub fn fitting(&self, text: &str, (most, least): (f32, f32), width: f32) -> f32 {
        let at_most = self.width(text, most);
        if at_most <= width {
            most
        } else {
            (most * width / at_most).max(least)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let face = Face::open("fonts/public-sans-400.ttf").unwrap();
        let text =
            "Uses open questions. Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft x";
        let lines = face.lines(text, 12.0, 160.0);
        assert!(lines.iter().all(|line| face.width(line, 12.0) <= 160.0), "{lines:?}");
        assert_eq!(
            lines.concat().replace(' ', ""),
            text.replace(' ', ""),
            "no letter is lost"
        );
    }

    #[test]
    fn a_long_name_shrinks_and_a_short_one_does_not() {
        let face = Face::open("fonts/public-sans-700.ttf").unwrap();
        assert_eq!(face.fitting("Amina", (30.0, 14.0), 500.0).to_bits(), 30.0_f32.to_bits());
        assert!(face.fitting(&"Amina ".repeat(9), (30.0, 14.0), 500.0) < 30.0);
    }
}
