//! Where everything goes on an A4 sheet, landscape.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::Accessibility;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ListNumbering, Tag, TagGroup};
use std::num::NonZeroU16;

use super::Certificate;
use super::face::Face;
use super::sheet::{Area, Sheet, Style};
use crate::Result;

/// A4 landscape, in points.
const PAGE: (f32, f32) = (841.89, 595.28);
const INK: (u8, u8, u8) = (28, 32, 38);
const SOFT: (u8, u8, u8) = (84, 92, 102);
const FRAME: (u8, u8, u8) = (150, 160, 172);

/// The column on the left: badge and facts.
const SIDE: Area = Area {
    left: 56.0,
    top: 64.0,
    width: 150.0,
};
/// The column on the right: who, what, and by which criteria.
const MAIN: Area = Area {
    left: 246.0,
    top: 64.0,
    width: 540.0,
};
/// Edge of the QR code: 3.5 cm scan well from paper.
const QR: f32 = 100.0;
/// So many criteria stand in one column; more stand in two.
const ONE_COLUMN: usize = 6;

/// The two weights in use.
struct Faces {
    regular: Face,
    bold: Face,
}

/// Draws the page.
pub fn draw(certificate: &Certificate) -> Result<Vec<u8>> {
    let faces = Faces {
        regular: Face::open("fonts/public-sans-400.ttf")?,
        bold: Face::open("fonts/public-sans-700.ttf")?,
    };
    let mut document = Document::new_with(settings(certificate, &faces)?);
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| anyhow::anyhow!("no page of this size"))?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let mut sheet = Sheet::on(&mut surface);
    sheet.frame(PAGE, 24.0, FRAME);
    let below = heading(&mut sheet, certificate, &faces);
    criteria(&mut sheet, certificate, &faces, below + 14.0);
    side(&mut sheet, certificate, &faces)?;
    foot(&mut sheet, certificate, &faces)?;
    let tree = sheet.into_tree();
    surface.finish();
    page.finish();
    document.set_tag_tree(tree.with_lang(Some(certificate.lang.to_owned())));
    document.set_metadata(metadata(certificate));
    document.set_outline(outline(certificate));
    document
        .finish()
        .map_err(|error| anyhow::anyhow!("the certificate could not be written: {error:?}").into())
}

/// PDF/UA-1, unless the name has letters that our typeface does not draw: then the page still comes, without that promise.
fn settings(certificate: &Certificate, faces: &Faces) -> Result<SerializeSettings> {
    let texts = [
        &certificate.holder,
        &certificate.title,
        &certificate.competency,
        &certificate.issuer,
    ];
    let mut all = texts.into_iter().chain(&certificate.criteria);
    let covered = all.all(|text| faces.regular.covers(text) && faces.bold.covers(text));
    let mut configuration = ConfigurationBuilder::new();
    if covered {
        configuration = configuration.with_accessibility_validator(Accessibility::UA1);
    }
    Ok(SerializeSettings {
        configuration: configuration
            .finish()
            .map_err(|error| anyhow::anyhow!("no such PDF: {error:?}"))?,
        ..SerializeSettings::default()
    })
}

fn heading(sheet: &mut Sheet<'_, '_>, certificate: &Certificate, faces: &Faces) -> f32 {
    let small = Style {
        face: &faces.regular,
        size: 12.0,
        color: SOFT,
    };
    let at = |top: f32| Area { top, ..MAIN };
    let name = Style {
        face: &faces.bold,
        size: faces.bold.fitting(&certificate.holder, (32.0, 18.0), MAIN.width),
        color: INK,
    };
    let title = Style {
        face: &faces.bold,
        size: 21.0,
        color: INK,
    };
    let body = Style {
        size: 11.5,
        color: INK,
        ..small
    };
    let below = sheet.write(Tag::P, &certificate.confirms, &small, MAIN);
    let below = sheet.write(Tag::P, &certificate.holder, &name, at(below + 4.0));
    let below = sheet.write(Tag::P, &certificate.demonstrated, &small, at(below + 2.0));
    let first = Tag::Hn(NonZeroU16::MIN, Some(certificate.title.clone()));
    let below = sheet.write(first, &certificate.title, &title, at(below + 10.0));
    sheet.write(Tag::P, &certificate.competency, &body, at(below + 4.0))
}

fn criteria(sheet: &mut Sheet<'_, '_>, certificate: &Certificate, faces: &Faces, top: f32) {
    if certificate.criteria.is_empty() {
        return;
    }
    let head = Style {
        face: &faces.bold,
        size: 11.0,
        color: INK,
    };
    let line = Style {
        face: &faces.regular,
        size: 10.0,
        color: INK,
    };
    let second = Tag::Hn(
        NonZeroU16::MIN.saturating_add(1),
        Some(certificate.criteria_heading.clone()),
    );
    let top = sheet.write(second, &certificate.criteria_heading, &head, Area { top, ..MAIN }) + 3.0;
    let columns = if certificate.criteria.len() > ONE_COLUMN { 2 } else { 1 };
    let width = if columns == 2 {
        MAIN.width / 2.0 - 10.0
    } else {
        MAIN.width
    };
    let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
    let mut left = MAIN.left;
    for column in certificate
        .criteria
        .chunks(certificate.criteria.len().div_ceil(columns))
    {
        let mut below = top;
        for criterion in column {
            let area = Area {
                left,
                top: below,
                width,
            };
            below = item(sheet, &mut list, criterion, (&line, area)) + 2.0;
        }
        left += width + 20.0;
    }
    sheet.push(list);
}

/// A point and a text beside it.
fn item(sheet: &mut Sheet<'_, '_>, list: &mut TagGroup, text: &str, (style, area): (&Style<'_>, Area)) -> f32 {
    let mut label = TagGroup::new(Tag::Lbl);
    sheet.lines(&mut label, "•", style, area);
    let beside = Area {
        left: area.left + 12.0,
        width: area.width - 12.0,
        ..area
    };
    let mut body = TagGroup::new(Tag::LBody);
    let below = sheet.lines(&mut body, text, style, beside);
    let mut item = TagGroup::new(Tag::LI);
    item.push(label);
    item.push(body);
    list.push(item);
    below
}

fn side(sheet: &mut Sheet<'_, '_>, certificate: &Certificate, faces: &Faces) -> Result<()> {
    let mut figure = TagGroup::new(Tag::Figure(Some(certificate.badge_alt.clone())));
    figure.push(sheet.picture(&certificate.badge, SIDE)?);
    sheet.push(figure);
    let label = Style {
        face: &faces.regular,
        size: 9.0,
        color: SOFT,
    };
    let value = Style {
        face: &faces.bold,
        size: 11.0,
        color: INK,
    };
    let mut top = SIDE.top + SIDE.width + 24.0;
    for (name, text) in &certificate.facts {
        let below = sheet.write(Tag::P, name, &label, Area { top, ..SIDE });
        top = sheet.write(Tag::P, text, &value, Area { top: below, ..SIDE }) + 8.0;
    }
    Ok(())
}

fn foot(sheet: &mut Sheet<'_, '_>, certificate: &Certificate, faces: &Faces) -> Result<()> {
    let top = PAGE.1 - 48.0 - QR;
    let code = Area {
        left: MAIN.left + MAIN.width - QR,
        top,
        width: QR,
    };
    let mut figure = TagGroup::new(Tag::Figure(Some(certificate.qr_alt.clone())));
    figure.push(sheet.picture(&certificate.qr, code)?);
    sheet.push(figure);
    let words = Style {
        face: &faces.regular,
        size: 9.5,
        color: SOFT,
    };
    let address = Style {
        face: &faces.bold,
        color: INK,
        ..words
    };
    let at = |top: f32| Area {
        top,
        width: MAIN.width - QR - 24.0,
        ..MAIN
    };
    let below = sheet.write(Tag::P, &certificate.check, &words, at(top + 38.0));
    let below = sheet.write(Tag::P, &certificate.address, &address, at(below + 2.0));
    sheet.write(Tag::P, &certificate.copy, &words, at(below + 2.0));
    Ok(())
}

fn metadata(certificate: &Certificate) -> Metadata {
    let day = jiff::tz::TimeZone::UTC.to_datetime(certificate.made_at);
    let year = u16::try_from(day.year()).unwrap_or_default();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    Metadata::new()
        .title(format!("{}, {}", certificate.title, certificate.holder))
        .description(certificate.competency.clone())
        .language(certificate.lang.to_owned())
        .authors(vec![certificate.issuer.clone()])
        .creation_date(DateTime::new(year).month(part(day.month())).day(part(day.day())))
}

fn outline(certificate: &Certificate) -> Outline {
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(certificate.title.clone(), top));
    outline
}
