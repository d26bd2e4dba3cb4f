//! Pictures: decoded within limits and drawn anew.

use std::io::Cursor;

use ::image::codecs::jpeg::JpegEncoder;
use ::image::codecs::png::PngEncoder;
use ::image::codecs::webp::WebPEncoder;
use ::image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use platform::files::{Files, Stored};

use super::{Unreadable, apart, keep, whole};
use crate::submissions::media::Kind;

/// The largest picture file that is opened, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// The longest side, in pixels.
const LONGEST_SIDE: u32 = 20_000;
/// The most pixels: a phone's best camera today has 200 million, and nobody needs them to see a room.
const MOST_PIXELS: u64 = 64_000_000;
/// The most memory a decoder may take, in bytes.
const MOST_MEMORY: u64 = 320 << 20;
/// JPEG quality of the copy.
const QUALITY: u8 = 90;

pub(super) async fn copy(files: &Files, sha256: &str, kind: Kind) -> Result<Stored, Unreadable> {
    let bytes = whole(files, sha256, MOST_BYTES).await?;
    let drawn = apart(move || redraw(&bytes, kind)).await?;
    keep(files, &drawn).await
}

/// Draws the picture anew; metadata is not taken along, but for the turn it asks for.
fn redraw(bytes: &[u8], kind: Kind) -> Result<Vec<u8>, Unreadable> {
    let format = match kind {
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        _ => ImageFormat::Jpeg,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(in_words)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Unreadable::TooComplex);
    }
    let turn = decoder.orientation().map_err(in_words)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(in_words)?;
    picture.apply_orientation(turn);
    let mut drawn = Vec::new();
    match kind {
        Kind::Png => picture.write_with_encoder(PngEncoder::new(&mut drawn)),
        Kind::Webp => DynamicImage::from(picture.to_rgba8()).write_with_encoder(WebPEncoder::new_lossless(&mut drawn)),
        _ => {
            DynamicImage::from(picture.to_rgb8()).write_with_encoder(JpegEncoder::new_with_quality(&mut drawn, QUALITY))
        }
    }
    .map_err(in_words)?;
    Ok(drawn)
}

fn in_words(error: ImageError) -> Unreadable {
    match error {
        ImageError::Limits(_) => Unreadable::TooComplex,
        _ => Unreadable::Broken,
    }
}

#[cfg(test)]
mod tests {
    use ::image::{ImageFormat, RgbImage};

    use super::{Kind, Unreadable, redraw};

    fn jpeg() -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        RgbImage::new(8, 4).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    /// The picture with an APP1 segment: little-endian EXIF that asks for a quarter turn and names a place.
    fn with_exif() -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
        exif.extend(b"\x0e\x01\x02\0\x09\0\0\0\x26\0\0\0");
        exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
        exif.extend(b"\0\0\0\0Rosedale\0");
        let plain = jpeg();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn a_copy_is_turned_as_the_camera_said_and_says_nothing_more() {
        let drawn = redraw(&with_exif(), Kind::Jpeg).unwrap();
        assert!(!drawn.windows(8).any(|window| window == b"Rosedale"));
        assert!(!drawn.windows(4).any(|window| window == b"Exif"));
        let picture = ::image::load_from_memory(&drawn).unwrap();
        assert_eq!((picture.width(), picture.height()), (4, 8));
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_by_its_header() {
        let mut png = std::io::Cursor::new(Vec::new());
        RgbImage::new(1, 1).write_to(&mut png, ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        png[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        assert!(redraw(&png, Kind::Png).is_err());
        assert!(matches!(
            redraw(b"\xff\xd8\xff\xe0 no picture", Kind::Jpeg),
            Err(Unreadable::Broken)
        ));
    }
}
