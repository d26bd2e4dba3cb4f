//! QR codes of addresses (ISO/IEC 18004), dark on light with the quiet zone that scanners need.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::Result;

/// Least edge of a drawing, in pixels.
const EDGE: u32 = 240;

/// The code as a drawing, for pages.
///
/// # Errors
/// When the address is longer than a code can be.
pub fn svg(address: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(anyhow::Error::from)?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(EDGE, EDGE).build())
}

/// The code as a drawing that needs no request of its own: the address of an image.
///
/// # Errors
/// As [`svg()`].
pub fn inline(address: &str) -> Result<String> {
    Ok(format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg(address)?)))
}

/// The code as a PNG, for mail, whose readers show no drawings.
///
/// # Errors
/// As [`svg()`].
pub fn png(address: &str) -> Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(&svg(address)?, &usvg::Options::default()).map_err(anyhow::Error::from)?;
    let size = tree.size().to_int_size();
    let mut pixels =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| anyhow::anyhow!("no room for a picture"))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    Ok(pixels.encode_png().map_err(anyhow::Error::from)?)
}

#[cfg(test)]
mod tests {
    use super::{png, svg};

    #[test]
    fn the_picture_in_a_mail_is_the_drawing_of_the_page() {
        let address = "https://badges.example.org/me/credentials/0198/wallet";
        assert!(svg(address).unwrap().contains("<svg"));
        let picture = image::load_from_memory(&png(address).unwrap()).unwrap().to_luma8();
        let dark = picture.pixels().filter(|pixel| pixel.0[0] < 128).count();
        let share = dark * 100 / picture.pixels().len();
        assert!(
            picture.width() >= 240 && (20..60).contains(&share),
            "{share} % are dark"
        );
        assert!(
            picture.rows().next().unwrap().all(|pixel| pixel.0[0] > 128),
            "a quiet zone stands around it"
        );
    }

    #[test]
    fn an_address_that_fits_no_code_is_refused() {
        assert!(svg(&"a".repeat(4_000)).is_err());
    }
}
