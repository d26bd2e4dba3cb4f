//! Badge art, drawn by the server from a shape, a hue and a glyph, so that every issuer has a matching set without a designer.
//!
//! Lightness and chroma are fixed and only the hue moves: contrast holds for every choice. Colours are presentation attributes, so the
//! drawing needs no style and is the same on a page, in a file and in a credential.

mod glyphs;
mod shapes;

use super::color::hex;
use super::markup::{Markup, escape};
use glyphs::{GLYPHS, Glyph};
pub use shapes::SHAPES;

/// Whether authors may write this glyph.
pub fn knows_glyph(name: &str) -> bool {
    GLYPHS.iter().any(|(known, _)| *known == name)
}

/// The names of all glyphs, in the order in which authors choose from them.
pub fn glyph_names() -> impl Iterator<Item = &'static str> {
    GLYPHS.iter().map(|(name, _)| *name)
}

/// A badge as a file of its own: `image/svg+xml`, 400 by 400, with `title` for screen readers.
pub fn file(shape: &str, hue: u16, glyph: &str, title: &str) -> String {
    let title = escape(title);
    let art = art(shape, hue, glyph);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 100 100" role="img" aria-label="{title}"><title>{title}</title>{art}</svg>"#
    )
}

/// A badge on a page beside its name, hidden from screen readers. `class` adds size (`badge-s`, `badge-m`, `badge-l`, `badge-xl`,
/// `badge-xxl`) and `is-open` for one not earned yet.
pub fn inline(shape: &str, hue: u16, glyph: &str, class: &str) -> Markup {
    let art = art(shape, hue, glyph);
    let class = escape(class);
    Markup::safe(format!(
        r#"<svg class="badge {class}" viewBox="0 0 100 100" aria-hidden="true">{art}</svg>"#
    ))
}

/// The drawing: shape, rim, field, glyph. Unknown names fall back to the first of each: a picture is never missing.
fn art(shape: &str, hue: u16, glyph: &str) -> String {
    let hue = f64::from(hue % 360);
    let path = shapes::path(shape);
    let Glyph { lines, dot } = GLYPHS.iter().find(|(name, _)| *name == glyph).unwrap_or(&GLYPHS[0]).1;
    let (deep, deeper, bright) = (hex(0.41, 0.085, hue), hex(0.33, 0.075, hue), hex(0.84, 0.09, hue));
    let (light, gold) = (hex(0.98, 0.01, hue), hex(0.80, 0.145, 80.0));
    let (x, y, r) = dot;
    let (field, rim) = (shrunk(0.834), shrunk(0.906));
    format!(
        r#"<path class="b-shape" fill="{deep}" d="{path}"/><path class="b-field" fill="{deeper}" transform="{field}" d="{path}"/><path class="b-rim" fill="none" stroke="{bright}" stroke-width="2" transform="{rim}" d="{path}"/><g class="b-glyph" fill="none" stroke="{light}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round">{lines}<circle class="b-dot" fill="{gold}" stroke="none" cx="{x}" cy="{y}" r="{r}"/></g>"#
    )
}

/// Smaller by `factor`, around the middle.
fn shrunk(factor: f64) -> String {
    let shift = 50.0 * (1.0 - factor);
    format!("matrix({factor} 0 0 {factor} {shift:.2} {shift:.2})")
}

#[cfg(test)]
mod tests {
    use super::{SHAPES, file, glyph_names, inline};

    #[test]
    fn the_same_words_always_draw_the_same_badge() {
        let draw = || file("hexagon", 222, "question", "Asking questions");
        assert_eq!(draw(), draw());
    }

    #[test]
    fn every_shape_and_glyph_differs_from_the_others() {
        let mut drawings: Vec<String> = SHAPES.iter().map(|shape| file(shape, 10, "house", "")).collect();
        drawings.extend(glyph_names().skip(1).map(|glyph| file("hexagon", 10, glyph, "")));
        let count = drawings.len();
        drawings.sort();
        drawings.dedup();
        assert_eq!(drawings.len(), count);
    }

    #[test]
    fn a_title_cannot_break_out_of_the_drawing() {
        let drawing = file("circle", 0, "star", r#""><script>alert(1)</script>"#);
        assert!(!drawing.contains("<script"));
        let drawing = inline("circle", 0, "star", r#"x" onload="alert(1)"#);
        assert!(!drawing.as_str().contains(r#"" onload"#));
    }

    #[test]
    fn a_badge_carries_no_style_and_no_modern_colour() {
        let drawing = file("shield", 300, "leaf", "Leaf");
        assert!(!drawing.contains("style") && !drawing.contains("oklch"));
    }
}
