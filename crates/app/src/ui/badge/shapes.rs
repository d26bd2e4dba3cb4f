//! The outlines of badges, within a field of 100 units.

use std::f64::consts::TAU;
use std::fmt::Write as _;

/// The shapes authors may write.
pub const SHAPES: [&str; 5] = ["hexagon", "circle", "shield", "diamond", "square"];

/// The outline of a shape as path data; a hexagon for a name that is none.
pub(super) fn path(shape: &str) -> String {
    match shape {
        "circle" => scalloped(),
        "shield" => {
            "M50 3C60 9 73 12 84 12Q90 12 90 18V46C90 72 74 89 50 97 26 89 10 72 10 46V18Q10 12 16 12C27 12 40 9 50 3Z"
                .to_owned()
        }
        "diamond" => rounded(&corners(4, 55.0, 0.0), 0.24),
        "square" => rounded(&corners(4, 61.0, 0.125), 0.2),
        _ => rounded(&corners(6, 48.0, 0.0), 0.2),
    }
}

/// The corners of a regular polygon; the first points up, then turned by `turn` of a full circle.
fn corners(count: u32, radius: f64, turn: f64) -> Vec<(f64, f64)> {
    (0..count)
        .map(|corner| TAU * (f64::from(corner) / f64::from(count) + turn))
        .map(|angle| (50.0 + radius * angle.sin(), 50.0 - radius * angle.cos()))
        .collect()
}

/// A polygon whose corners are cut back by `cut` of each side and rounded.
fn rounded(points: &[(f64, f64)], cut: f64) -> String {
    let toward = |from: (f64, f64), to: (f64, f64)| (from.0 + (to.0 - from.0) * cut, from.1 + (to.1 - from.1) * cut);
    let mut path = String::new();
    for (index, &corner) in points.iter().enumerate() {
        let before = points[(index + points.len() - 1) % points.len()];
        let after = points[(index + 1) % points.len()];
        let (into, out) = (toward(corner, before), toward(corner, after));
        let step = if index == 0 { 'M' } else { 'L' };
        let _ = write!(
            path,
            "{step}{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            into.0, into.1, corner.0, corner.1, out.0, out.1
        );
    }
    path.push('Z');
    path
}

/// A circle with twelve soft lobes.
fn scalloped() -> String {
    let points: Vec<(f64, f64)> = corners(24, 1.0, 0.0)
        .into_iter()
        .enumerate()
        .map(|(index, (x, y))| (x, y, if index % 2 == 0 { 49.0 } else { 43.5 }))
        .map(|(x, y, radius)| (50.0 + (x - 50.0) * radius, 50.0 + (y - 50.0) * radius))
        .collect();
    rounded(&points, 0.5)
}
