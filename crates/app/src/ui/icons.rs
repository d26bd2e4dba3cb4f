//! One set of line icons, 24 units square, drawn with the colour of the text beside them.

use super::Markup;

/// The icons by name. Directional ones are mirrored in right-to-left pages.
const ICONS: &[(&str, &str)] = &[
    ("arrow-back", r#"<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>"#),
    ("arrow-on", r#"<path d="M4.5 12h15M13.5 6l6 6-6 6"/>"#),
    ("alert", r#"<path d="M12 4 2.8 19.5h18.4zM12 10v4M12 16.7v.01"/>"#),
    ("bars", r#"<path d="M5 20V11M12 20V4.5M19 20v-6"/>"#),
    ("bookmark", r#"<path d="M7 4h10v16l-5-4-5 4z"/>"#),
    (
        "calendar",
        r#"<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>"#,
    ),
    ("check", r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#),
    (
        "check-circle",
        r#"<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16.2 9.5"/>"#,
    ),
    ("chevron-down", r#"<path d="m6 9 6 6 6-6"/>"#),
    (
        "clock",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>"#,
    ),
    ("close", r#"<path d="m6 6 12 12M18 6 6 18"/>"#),
    (
        "download",
        r#"<path d="M12 4.5v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15"/>"#,
    ),
    ("edit", r#"<path d="m4.5 19.5 1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3"/>"#),
    (
        "fee",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M14.5 9.3c-.6-.8-1.5-1.2-2.6-1.2-1.5 0-2.5.8-2.5 1.9 0 2.6 5.4 1.3 5.4 4 0 1.2-1.2 2-2.8 2-1.2 0-2.2-.5-2.8-1.3M12 6.5v11"/>"#,
    ),
    (
        "file",
        r#"<path d="M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5"/>"#,
    ),
    (
        "flag",
        r#"<path d="M6 20.5V4.5M6 5.5c4-2.5 8 2 12 0v8c-4 2-8-2.5-12 0"/>"#,
    ),
    (
        "globe",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z"/>"#,
    ),
    (
        "hidden",
        r#"<path d="M4 4.5 20 20M9.9 5.9A9.6 9.6 0 0 1 12 5.7c4.6 0 7.7 3.6 9 6.3a13 13 0 0 1-2.7 3.6M6.4 7.7A13 13 0 0 0 3 12c1.3 2.7 4.4 6.3 9 6.3 1.7 0 3.2-.5 4.5-1.2M10 10.2a2.8 2.8 0 0 0 3.9 3.9"/>"#,
    ),
    (
        "info",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v4.5M12 8.2v.01"/>"#,
    ),
    (
        "keyboard",
        r#"<rect x="3" y="6.5" width="18" height="11" rx="2"/><path d="M7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8"/>"#,
    ),
    (
        "layers",
        r#"<path d="m12 3.5 8.5 4.5-8.5 4.5L3.5 8zM3.5 12 12 16.5 20.5 12M3.5 16 12 20.5 20.5 16"/>"#,
    ),
    (
        "link",
        r#"<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7L12 17.7"/>"#,
    ),
    (
        "lock",
        r#"<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>"#,
    ),
    (
        "mail",
        r#"<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4.5 7.5 7.5 5.5 7.5-5.5"/>"#,
    ),
    ("menu", r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#),
    ("minus", r#"<path d="M5 12h14"/>"#),
    ("pause", r#"<path d="M8.5 5.5v13M15.5 5.5v13"/>"#),
    (
        "people",
        r#"<circle cx="9" cy="9" r="3.3"/><path d="M2.8 19a6.2 6.2 0 0 1 12.4 0M15.5 5.9a3.3 3.3 0 0 1 0 6.2M17.5 14a6.2 6.2 0 0 1 3.7 5"/>"#,
    ),
    (
        "pin",
        r#"<circle cx="12" cy="10" r="2.5"/><path d="M12 20.5c-4-4.5-6.5-7.5-6.5-10.5a6.5 6.5 0 0 1 13 0c0 3-2.5 6-6.5 10.5z"/>"#,
    ),
    ("play", r#"<path d="M8 5.5v13l10.5-6.5z"/>"#),
    ("plus", r#"<path d="M12 5v14M5 12h14"/>"#),
    (
        "print",
        r#"<path d="M7.5 9V4h9v5M7.5 17H6a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-1.5M7.5 14h9v6h-9z"/>"#,
    ),
    (
        "search",
        r#"<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>"#,
    ),
    (
        "settings",
        r#"<path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9"/><circle cx="15" cy="7.5" r="2"/><circle cx="9" cy="16.5" r="2"/>"#,
    ),
    (
        "share",
        r#"<path d="M12 14.5V4M8 7.5 12 3.5l4 4M6.5 11H6A1.5 1.5 0 0 0 4.5 12.5V19A1.5 1.5 0 0 0 6 20.5h12a1.5 1.5 0 0 0 1.5-1.5v-6.5A1.5 1.5 0 0 0 18 11h-.5"/>"#,
    ),
    (
        "shield-check",
        r#"<path d="M12 3.5 5 6v5.5c0 4.4 2.9 7.6 7 9 4.1-1.4 7-4.6 7-9V6z"/><path d="m8.8 12 2.3 2.3 4.2-4.4"/>"#,
    ),
    (
        "sign-out",
        r#"<path d="M10.5 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4.5M10 12h10M16.5 8.5 20 12l-3.5 3.5"/>"#,
    ),
    (
        "speech",
        r#"<path d="M5 5.5h14A1.5 1.5 0 0 1 20.5 7v8.5A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 5 5.5z"/>"#,
    ),
    (
        "theme",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>"#,
    ),
    (
        "trash",
        r#"<path d="M5 7h14M10 4h4M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5"/>"#,
    ),
    (
        "upload",
        r#"<path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15.5v3a1.5 1.5 0 0 0 1.5 1.5h12a1.5 1.5 0 0 0 1.5-1.5v-3"/>"#,
    ),
    (
        "video",
        r#"<rect x="3.5" y="6.5" width="11.5" height="11" rx="2"/><path d="m15 11 5.5-3v8L15 13"/>"#,
    ),
    (
        "audio",
        r#"<rect x="9" y="3.5" width="6" height="10.5" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5"/>"#,
    ),
    (
        "image",
        r#"<rect x="3.5" y="5" width="17" height="14" rx="2"/><circle cx="8.5" cy="10" r="1.5"/><path d="m4 17 5-4 3.5 2.5L16 12l4.5 4"/>"#,
    ),
    (
        "wallet",
        r#"<path d="M4 7.5A2 2 0 0 1 6 5.5h11v3M4 7.5v10a2 2 0 0 0 2 2h13a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 19 8.5H5.5A1.5 1.5 0 0 1 4 7.5zM16.5 14v.01"/>"#,
    ),
    (
        "qr",
        r#"<path d="M4.5 4.5h5v5h-5zM14.5 4.5h5v5h-5zM4.5 14.5h5v5h-5zM14.5 14.5h2v2h-2zM19.5 14.5v.01M19.5 19.5v-2M14.5 19.5h2"/>"#,
    ),
];

/// Icons that point along the line of reading.
const DIRECTIONAL: [&str; 3] = ["arrow-back", "arrow-on", "sign-out"];

/// The icon of this name, hidden from screen readers: the words beside it say what it means. Unknown names give an empty drawing, which
/// a test of the templates does not let pass.
pub fn icon(name: &str) -> Markup {
    icon_of(name, "")
}

/// The icon, a little larger.
pub fn icon_lg(name: &str) -> Markup {
    icon_of(name, " icon-lg")
}

/// Whether there is an icon of this name.
pub fn knows(name: &str) -> bool {
    ICONS.iter().any(|(known, _)| *known == name)
}

fn icon_of(name: &str, class: &str) -> Markup {
    let lines = ICONS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, lines)| lines);
    let flip = if DIRECTIONAL.contains(&name) { " flip" } else { "" };
    Markup::safe(format!(
        r#"<svg class="icon{class}{flip}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{lines}</svg>"#
    ))
}
