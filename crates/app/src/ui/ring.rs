//! The ring of a stack: one segment per credential, done, in review, or open.

use std::fmt::Write as _;

use super::markup::{Markup, escape};

/// Where one credential of a stack stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    Done,
    Review,
    Open,
}

/// The length of the line the segments lie on: a circle of radius 52.
const ROUND: f64 = 326.726;
/// The gap between two segments, along that line.
const GAP: f64 = 5.0;
/// More segments than this would be hairlines.
const MOST: usize = 40;

/// The ring as SVG. `label` says it all for screen readers; `small` stands under the number of segments done; `class` gives the size.
pub(super) fn ring(segments: &[Segment], label: &str, small: &str, class: &str) -> Markup {
    let done = segments.iter().filter(|segment| **segment == Segment::Done).count();
    let (label, small, class) = (escape(label), escape(small), escape(class));
    let mut svg = format!(r#"<svg class="ring {class}" viewBox="0 0 128 128" role="img" aria-label="{label}">"#);
    let count = segments.len().clamp(1, MOST);
    #[expect(clippy::cast_precision_loss, reason = "at most forty")]
    let (step, turn) = (ROUND / count as f64, 360.0 / count as f64);
    let gap = if count == 1 { 0.0 } else { GAP };
    let mut angle = -90.0 + gap / ROUND * 180.0;
    for segment in segments.iter().take(MOST) {
        let state = match segment {
            Segment::Done => " done",
            Segment::Review => " review",
            Segment::Open => "",
        };
        let _ = write!(
            svg,
            r#"<circle class="seg{state}" cx="64" cy="64" r="52" stroke-dasharray="{:.2} {ROUND:.2}" transform="rotate({angle:.2} 64 64)"/>"#,
            step - gap
        );
        angle += turn;
    }
    let _ = write!(
        svg,
        r#"<text class="big" x="64" y="70">{done}</text><text class="small" x="64" y="87">{small}</text></svg>"#
    );
    Markup::safe(svg)
}

#[cfg(test)]
mod tests {
    use super::{Segment, ring};

    #[test]
    fn a_ring_has_one_segment_per_credential_and_says_its_numbers() {
        let states = [Segment::Done, Segment::Review, Segment::Open];
        let svg = ring(&states, "1 of 3 earned", "of 3 earned", "ring-l").to_string();
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(svg.contains(r#"aria-label="1 of 3 earned""#));
        assert!(svg.contains(r#"<text class="big" x="64" y="70">1</text>"#));
    }

    #[test]
    fn an_empty_stack_draws_an_empty_ring() {
        assert!(!ring(&[], "", "", "").to_string().contains("<circle"));
    }
}
