//! PNG: exactly one uncompressed `iTXt` chunk with the keyword of the standard: `openbadgecredential` (Open Badges 3.0,
//! §5.3), `clrcredential` or `openbadges`.

use flate2::Crc;

use super::standard::the_one;
use super::{BakingError, MAX_IMAGE, MAX_TEXT, Standard};

/// The eight bytes that every PNG starts with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// More chunks than any badge picture has.
const MAX_CHUNKS: usize = 20_000;

/// Whether the bytes start like a PNG.
pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Puts an Open Badges 3.0 `credential` (JSON or a compact JWS) into a PNG, as [`bake_as`].
///
/// # Errors
/// When the picture is no sound PNG, or picture or text is too large.
pub fn bake(image: &[u8], credential: &[u8]) -> Result<Vec<u8>, BakingError> {
    bake_as(image, credential, Standard::OpenBadges3)
}

/// Puts `credential` into a PNG by the rules of `standard`, directly after its header. Credentials that are there already
/// are taken out; everything else of the picture stays byte for byte.
///
/// # Errors
/// When the picture is no sound PNG, or picture or text is too large.
pub fn bake_as(image: &[u8], credential: &[u8], standard: Standard) -> Result<Vec<u8>, BakingError> {
    if credential.len() > MAX_TEXT {
        return Err(BakingError::TooLarge);
    }
    let mut baked = Vec::with_capacity(image.len() + credential.len() + 64);
    baked.extend_from_slice(SIGNATURE);
    for chunk in chunks(image)? {
        if standard_of(&chunk).is_some() {
            continue;
        }
        baked.extend_from_slice(chunk.whole);
        if chunk.kind == b"IHDR" {
            write_text_chunk(&mut baked, standard, credential);
        }
    }
    Ok(baked)
}

/// Takes the credential out of a baked PNG.
///
/// # Errors
/// When the PNG is damaged, or holds no credential or several.
pub fn extract(image: &[u8]) -> Result<Vec<u8>, BakingError> {
    find(image).map(|(_, text)| text)
}

/// The credential and the standard it is baked by.
pub(super) fn find(image: &[u8]) -> Result<(Standard, Vec<u8>), BakingError> {
    let chunks = chunks(image)?;
    let found = chunks.iter().filter_map(|chunk| Some((standard_of(chunk)?, chunk)));
    let (standard, chunk) = the_one(found.collect())?;
    Ok((standard, text_of(chunk)?.to_vec()))
}

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    whole: &'a [u8],
}

/// Cuts a PNG into its chunks: IHDR first, IEND last, every checksum right. Bytes after IEND are not part of the
/// picture and are left out.
fn chunks(image: &[u8]) -> Result<Vec<Chunk<'_>>, BakingError> {
    if image.len() > MAX_IMAGE {
        return Err(BakingError::TooLarge);
    }
    let mut rest = image
        .strip_prefix(SIGNATURE)
        .ok_or(BakingError::Malformed("not a PNG"))?;
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    loop {
        let chunk = next_chunk(&mut rest)?;
        if chunks.is_empty() != (chunk.kind == b"IHDR") {
            return Err(BakingError::Malformed(
                "IHDR is not the first chunk, or not the only one",
            ));
        }
        let last = chunk.kind == b"IEND";
        chunks.push(chunk);
        if last {
            return Ok(chunks);
        }
        if chunks.len() > MAX_CHUNKS {
            return Err(BakingError::TooLarge);
        }
    }
}

fn next_chunk<'a>(rest: &mut &'a [u8]) -> Result<Chunk<'a>, BakingError> {
    const CUT: BakingError = BakingError::Malformed("a chunk is cut off");
    let (length, _) = rest.split_first_chunk::<4>().ok_or(CUT)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| CUT)?;
    let end = length.checked_add(12).ok_or(CUT)?;
    let (whole, after) = rest.split_at_checked(end).ok_or(CUT)?;
    let (kind, data, sum) = (&whole[4..8], &whole[8..end - 4], &whole[end - 4..]);
    if checksum(kind, data).to_be_bytes() != sum {
        return Err(BakingError::Malformed("a checksum is wrong"));
    }
    *rest = after;
    Ok(Chunk { kind, data, whole })
}

fn checksum(kind: &[u8], data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    crc.sum()
}

/// The standard whose keyword a text chunk carries. The older one also wrote `tEXt`.
fn standard_of(chunk: &Chunk<'_>) -> Option<Standard> {
    let keyword = chunk.data.split(|&b| b == 0).next().unwrap_or_default();
    let standard = Standard::of_keyword(keyword)?;
    let fits = match chunk.kind {
        b"iTXt" => true,
        b"tEXt" | b"zTXt" => standard == Standard::OpenBadges2,
        _ => false,
    };
    fits.then_some(standard)
}

/// The text of a chunk. `tEXt`: keyword, 0, text. `iTXt`: keyword, 0, compression flag, compression method, language, 0,
/// translated keyword, 0, text.
fn text_of<'a>(chunk: &Chunk<'a>) -> Result<&'a [u8], BakingError> {
    const BROKEN: BakingError = BakingError::Malformed("the text chunk is cut off");
    const PACKED: BakingError = BakingError::Malformed("the text chunk is compressed, which the standard forbids");
    let keyword = chunk.data.iter().position(|&b| b == 0).ok_or(BROKEN)?;
    let after = chunk.data.get(keyword + 1..).ok_or(BROKEN)?;
    let text = match chunk.kind {
        b"tEXt" => after,
        b"iTXt" => {
            let (flags, fields) = after.split_first_chunk::<2>().ok_or(BROKEN)?;
            if flags[0] != 0 {
                return Err(PACKED);
            }
            fields.splitn(3, |&b| b == 0).nth(2).ok_or(BROKEN)?
        }
        _ => return Err(PACKED),
    };
    if text.len() > MAX_TEXT {
        Err(BakingError::TooLarge)
    } else {
        Ok(text)
    }
}

fn write_text_chunk(out: &mut Vec<u8>, standard: Standard, text: &[u8]) {
    let mut data = standard.keyword().as_bytes().to_vec();
    data.extend_from_slice(&[0, 0, 0, 0, 0]);
    data.extend_from_slice(text);
    write_chunk(out, b"iTXt", &data);
}

fn write_chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    // A text is at most MAX_TEXT long, which fits.
    out.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    out.extend_from_slice(&checksum(kind, data).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEYWORD: &str = "openbadgecredential";

    fn png(middle: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        write_chunk(&mut out, b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
        for (kind, data) in middle {
            write_chunk(&mut out, kind, data);
        }
        write_chunk(&mut out, b"IDAT", &[0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1]);
        write_chunk(&mut out, b"IEND", &[]);
        out
    }

    fn credential_chunk(text: &str) -> Vec<u8> {
        [KEYWORD.as_bytes(), &[0, 0, 0, 0, 0], text.as_bytes()].concat()
    }

    #[test]
    fn baking_again_replaces_and_keeps_the_rest() {
        let picture = png(&[(b"tEXt", b"Author\0Ada")]);
        let once = bake(&picture, b"{\"n\":1}").unwrap();
        let twice = bake(&once, b"{\"n\":2}").unwrap();
        assert_eq!(extract(&twice).unwrap(), b"{\"n\":2}");
        assert_eq!(twice.len(), once.len());
        assert!(twice.windows(10).any(|w| w == b"Author\0Ada"));
    }

    #[test]
    fn two_credentials_in_one_picture_are_refused() {
        let (a, b) = (credential_chunk("{}"), credential_chunk("{\"x\":1}"));
        assert_eq!(
            extract(&png(&[(b"iTXt", &a), (b"iTXt", &b)])),
            Err(BakingError::SeveralCredentials)
        );
    }

    #[test]
    fn a_picture_without_one_says_so() {
        assert_eq!(extract(&png(&[])), Err(BakingError::NoCredential));
        // The keyword of the newer standards counts in `iTXt` only.
        let plain = [KEYWORD.as_bytes(), b"\0{}"].concat();
        assert_eq!(extract(&png(&[(b"tEXt", &plain)])), Err(BakingError::NoCredential));
    }

    #[test]
    fn each_standard_has_its_own_keyword() {
        for standard in [Standard::OpenBadges2, Standard::OpenBadges3, Standard::Clr2] {
            let baked = bake_as(&png(&[]), b"{\"n\":1}", standard).unwrap();
            assert_eq!(find(&baked), Ok((standard, b"{\"n\":1}".to_vec())));
            let other = bake(&baked, b"{\"n\":2}").unwrap();
            assert_eq!(
                find(&other),
                Ok((Standard::OpenBadges3, b"{\"n\":2}".to_vec())),
                "one at a time"
            );
        }
    }

    #[test]
    fn the_older_standard_wrote_plain_text_and_addresses() {
        let older = (b"tEXt", b"openbadges\0https://a.example/1".as_slice());
        assert_eq!(extract(&png(&[older])).unwrap(), b"https://a.example/1");
        let packed = png(&[(b"zTXt", b"openbadges\0\0x".as_slice())]);
        assert!(matches!(extract(&packed), Err(BakingError::Malformed(_))));
        let newer = credential_chunk("{}");
        assert_eq!(
            extract(&png(&[older, (b"iTXt", &newer)])).unwrap(),
            b"{}",
            "the newer form of the same award"
        );
        assert_eq!(
            extract(&png(&[(b"iTXt", b"clrcredential\0\0\0\0\0{}"), (b"iTXt", &newer)])),
            Err(BakingError::SeveralCredentials)
        );
    }

    #[test]
    fn compressed_or_oversized_text_is_refused() {
        let mut packed = credential_chunk("x");
        packed[KEYWORD.len() + 1] = 1;
        assert!(matches!(
            extract(&png(&[(b"iTXt", &packed)])),
            Err(BakingError::Malformed(_))
        ));
        let long = credential_chunk(&"x".repeat(MAX_TEXT + 1));
        assert_eq!(extract(&png(&[(b"iTXt", &long)])), Err(BakingError::TooLarge));
        assert_eq!(bake(&png(&[]), &vec![b'x'; MAX_TEXT + 1]), Err(BakingError::TooLarge));
    }

    #[test]
    fn damage_is_noticed() {
        let good = bake(&png(&[]), b"{}").unwrap();
        for cut in [0, 7, 8, 15, 30, good.len() - 1] {
            assert!(extract(&good[..cut]).is_err(), "cut at {cut}");
        }
        let mut flipped = good.clone();
        flipped[60] ^= 1;
        assert_eq!(extract(&flipped), Err(BakingError::Malformed("a checksum is wrong")));
        let mut huge = SIGNATURE.to_vec();
        huge.extend_from_slice(&[0xff, 0xff, 0xff, 0xff, b'I', b'H', b'D', b'R']);
        assert_eq!(extract(&huge), Err(BakingError::Malformed("a chunk is cut off")));
    }

    #[test]
    fn bytes_behind_the_end_are_no_part_of_the_picture() {
        let mut tail = png(&[]);
        write_chunk(&mut tail, b"iTXt", &credential_chunk("{}"));
        assert_eq!(extract(&tail), Err(BakingError::NoCredential));
    }

    proptest! {
        #[test]
        fn what_is_baked_comes_out(text in "\\PC{1,400}") {
            let baked = bake(&png(&[]), text.as_bytes()).unwrap();
            prop_assert_eq!(extract(&baked).unwrap(), text.into_bytes());
        }
    }
}
