//! The glyphs of badges: a few lines within a field of 100 units, and one golden point that catches the eye.

/// A glyph: its strokes, and where its golden point lies with which radius.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub lines: &'static str,
    pub dot: (f64, f64, f64),
}

const fn glyph(lines: &'static str, dot: (f64, f64, f64)) -> Glyph {
    Glyph { lines, dot }
}

/// Every glyph by the name authors write.
pub(super) const GLYPHS: [(&str, Glyph); 20] = [
    (
        "house",
        glyph(r#"<path d="M30 62h40M34 62V42l16-12 16 12v20"/>"#, (50.0, 49.0, 4.5)),
    ),
    (
        "people",
        glyph(
            r#"<circle cx="50" cy="34" r="6"/><circle cx="34" cy="58" r="6"/><circle cx="66" cy="58" r="6"/><path d="M46 39l-8 13M54 39l8 13M40 58h20"/>"#,
            (50.0, 50.0, 3.5),
        ),
    ),
    (
        "target",
        glyph(
            r#"<circle cx="50" cy="50" r="21"/><circle cx="50" cy="50" r="12"/>"#,
            (50.0, 50.0, 4.5),
        ),
    ),
    (
        "hand",
        glyph(
            r#"<path d="M37 52V40a3.5 3.5 0 0 1 7 0v8V33.5a3.5 3.5 0 0 1 7 0V47V36a3.5 3.5 0 0 1 7 0v12v-6a3.5 3.5 0 0 1 7 0v14c0 9-6 15-14 15-7 0-11-3-14-9l-6-10a3.5 3.5 0 0 1 6-3z"/>"#,
            (51.0, 59.0, 4.0),
        ),
    ),
    (
        "atom",
        glyph(
            r#"<ellipse cx="50" cy="50" rx="23" ry="9"/><ellipse cx="50" cy="50" rx="23" ry="9" transform="rotate(60 50 50)"/><ellipse cx="50" cy="50" rx="23" ry="9" transform="rotate(120 50 50)"/>"#,
            (50.0, 50.0, 4.5),
        ),
    ),
    (
        "magnifier",
        glyph(
            r#"<circle cx="46" cy="46" r="16"/><path d="m58 58 13 13"/>"#,
            (46.0, 46.0, 5.0),
        ),
    ),
    (
        "mirror",
        glyph(
            r#"<path d="M50 28v44M42 36 28 62h14M58 36l14 26H58"/>"#,
            (63.0, 56.0, 3.5),
        ),
    ),
    (
        "heart",
        glyph(
            r#"<path d="M50 68C38 59 30 52 30 44a9.5 9.5 0 0 1 20-2 9.5 9.5 0 0 1 20 2c0 8-8 15-20 24z"/>"#,
            (50.0, 50.0, 4.0),
        ),
    ),
    (
        "compass",
        glyph(
            r#"<circle cx="50" cy="50" r="21"/><path d="m59 41-5.5 12.5L41 59l5.5-12.5z"/>"#,
            (50.0, 50.0, 2.8),
        ),
    ),
    (
        "speech",
        glyph(
            r#"<path d="M34 32h32a5 5 0 0 1 5 5v18a5 5 0 0 1-5 5H50L39 69v-9h-5a5 5 0 0 1-5-5V37a5 5 0 0 1 5-5z"/><path d="M39 46h8"/>"#,
            (58.0, 46.0, 4.5),
        ),
    ),
    (
        "star",
        glyph(
            r#"<path d="m50 28 6.8 14.4 15.7 2.1-11.5 11 2.9 15.6L50 63.5l-13.9 7.6L39 55.5l-11.5-11 15.7-2.1z"/>"#,
            (50.0, 51.0, 4.5),
        ),
    ),
    (
        "book",
        glyph(
            r#"<path d="M50 38c-5-4-12-5-21-5v31c9 0 16 1 21 5 5-4 12-5 21-5V33c-9 0-16 1-21 5zM50 38v31"/>"#,
            (60.5, 48.0, 4.0),
        ),
    ),
    (
        "ladder",
        glyph(
            r#"<path d="M40 28v44M60 28v44M40 38h20M40 50h20M40 62h20"/>"#,
            (50.0, 29.0, 4.0),
        ),
    ),
    (
        "bridge",
        glyph(
            r#"<path d="M26 62h48M36 62V36M64 62V36M26 54c6-3 10-10 10-18 2 10 7 15 14 15s12-5 14-15c0 8 4 15 10 18M50 51v11"/>"#,
            (50.0, 40.0, 4.0),
        ),
    ),
    (
        "question",
        glyph(
            r#"<path d="M32 40a18 15 0 1 1 24 14l-9 9v-8.5a18 15 0 0 1-15-14.5z"/><path d="M45 36.5a5.5 5 0 1 1 6 5.5v2.5"/>"#,
            (51.0, 49.2, 2.2),
        ),
    ),
    (
        "spark",
        glyph(
            r#"<path d="M50 27v11M50 62v11M27 50h11M62 50h11M34 34l7 7M59 59l7 7M66 34l-7 7M41 59l-7 7"/>"#,
            (50.0, 50.0, 5.0),
        ),
    ),
    (
        "leaf",
        glyph(
            r#"<path d="M33 68c0-24 10-38 37-39 1 25-9 38-29 38-3 0-6-1-8-3M33 72c3-13 10-22 20-28"/>"#,
            (58.0, 55.0, 4.0),
        ),
    ),
    (
        "gear",
        glyph(
            r#"<circle cx="50" cy="50" r="13"/><path d="M50 28v9M50 63v9M28 50h9M63 50h9M34.5 34.5l6.3 6.3M59.2 59.2l6.3 6.3M65.5 34.5l-6.3 6.3M40.8 59.2l-6.3 6.3"/>"#,
            (50.0, 50.0, 4.5),
        ),
    ),
    (
        "sun",
        glyph(
            r#"<path d="M28 62h44M34 62a16 16 0 0 1 32 0M50 30v8M30 40l5 5M70 40l-5 5"/>"#,
            (50.0, 55.0, 4.0),
        ),
    ),
    (
        "shield-check",
        glyph(
            r#"<path d="M50 27 32 34v14c0 11 7 19 18 24 11-5 18-13 18-24V34z"/><path d="m42 49 6 6 10-11"/>"#,
            (50.0, 36.0, 3.0),
        ),
    ),
];
