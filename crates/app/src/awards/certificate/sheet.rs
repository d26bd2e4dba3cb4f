//! A page that is drawn and tagged in one go: whatever is put on it is also said, in the order in which it is put.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagKind, TagTree};
use krilla::text::TextDirection;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::super::art;
use super::face::Face;
use crate::Result;

/// How a text looks.
#[derive(Clone, Copy)]
pub struct Style<'f> {
    pub face: &'f Face,
    /// In points.
    pub size: f32,
    pub color: (u8, u8, u8),
}

/// Where a text or picture goes: left, top and width, in points from the upper left corner.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub width: f32,
}

/// A page under the pen.
pub struct Sheet<'s, 'd> {
    surface: &'s mut Surface<'d>,
    tree: TagTree,
}

impl<'s, 'd> Sheet<'s, 'd> {
    /// An empty page.
    pub fn on(surface: &'s mut Surface<'d>) -> Self {
        Self {
            surface,
            tree: TagTree::new(),
        }
    }

    /// What was said, for the document.
    pub fn into_tree(self) -> TagTree {
        self.tree
    }

    /// Writes a text as one element; answers where the next may begin.
    pub fn write(&mut self, tag: impl Into<TagKind>, text: &str, style: &Style<'_>, area: Area) -> f32 {
        let mut group = TagGroup::new(tag);
        let below = self.lines(&mut group, text, style, area);
        self.tree.push(group);
        below
    }

    /// Writes a text into an element that the caller builds.
    pub fn lines(&mut self, group: &mut TagGroup, text: &str, style: &Style<'_>, area: Area) -> f32 {
        let mut top = area.top;
        self.surface.set_fill(Some(filled(style.color)));
        self.surface.set_stroke(None);
        for line in style.face.lines(text, style.size, area.width) {
            let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            let at = Point::from_xy(area.left, top + style.size);
            let font = style.face.font.clone();
            self.surface
                .draw_text(at, font, style.size, &line, false, TextDirection::Auto);
            self.surface.end_tagged();
            group.push(id);
            top += style.size * 1.35;
        }
        top
    }

    /// Adds an element that the caller built.
    pub fn push(&mut self, group: TagGroup) {
        self.tree.push(group);
    }

    /// Draws one of our drawings as a square.
    pub fn picture(&mut self, drawing: &str, area: Area) -> Result<Identifier> {
        let tree = art::tree(drawing)?;
        let id = self.surface.start_tagged(ContentTag::Other);
        self.surface
            .push_transform(&Transform::from_translate(area.left, area.top));
        if let Some(size) = Size::from_wh(area.width, area.width) {
            self.surface.draw_svg(&tree, size, SvgSettings::default());
        }
        self.surface.pop();
        self.surface.end_tagged();
        Ok(id)
    }

    /// A frame around the page, which says nothing.
    pub fn frame(&mut self, (width, height): (f32, f32), inset: f32, color: (u8, u8, u8)) {
        let rect = Rect::from_xywh(inset, inset, width - 2.0 * inset, height - 2.0 * inset);
        let Some(path) = rect.and_then(outline) else { return };
        let artifact = Artifact::with_kind(ArtifactType::Layout);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: rgb::Color::new(color.0, color.1, color.2).into(),
            width: 1.5,
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
        self.surface.end_tagged();
    }
}

fn outline(rect: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn filled((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}
