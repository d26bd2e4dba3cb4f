//! PDF: read, freed of what describes, runs or is attached, and written anew.

use lopdf::{Document, Object};
use platform::files::{Files, Stored};

use super::{Unreadable, apart, keep, whole};

/// The largest PDF that is opened, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// The most objects: a long handbook has some ten thousand.
const MOST_OBJECTS: usize = 200_000;
/// Entries that describe a page or picture, or say who made it with what.
const DESCRIBING: [&[u8]; 3] = [b"Metadata", b"PieceInfo", b"LastModified"];
/// Entries that run or carry something else.
const ACTING: [&[u8]; 6] = [b"OpenAction", b"AA", b"JavaScript", b"JS", b"EmbeddedFiles", b"AF"];
/// Entries of an annotation that name its author.
const NAMING: [&[u8]; 3] = [b"T", b"CreationDate", b"M"];

pub(super) async fn copy(files: &Files, sha256: &str) -> Result<Stored, Unreadable> {
    let bytes = whole(files, sha256, MOST_BYTES).await?;
    let clean = apart(move || clean(&bytes)).await?;
    keep(files, &clean).await
}

fn clean(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    super::inflate::check(bytes)?;
    let mut document = Document::load_mem(bytes).map_err(|_| Unreadable::Broken)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Unreadable::Locked);
    }
    if document.objects.len() > MOST_OBJECTS {
        return Err(Unreadable::TooComplex);
    }
    document.trailer.remove(b"Info");
    document.trailer.remove(b"ID");
    for object in document.objects.values_mut() {
        strip(object);
    }
    document.prune_objects();
    let mut clean = Vec::new();
    document.save_to(&mut clean).map_err(|_| Unreadable::Broken)?;
    Ok(clean)
}

fn strip(object: &mut Object) {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &mut stream.dict,
        Object::Array(items) => return items.iter_mut().for_each(strip),
        _ => return,
    };
    for key in DESCRIBING.iter().chain(&ACTING) {
        dictionary.remove(key);
    }
    let is_annotation = dictionary.has(b"Subtype") && dictionary.has(b"Rect");
    if is_annotation {
        for key in NAMING {
            dictionary.remove(key);
        }
    }
    for (_, value) in dictionary.iter_mut() {
        strip(value);
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};

    use super::{Unreadable, clean};

    fn document() -> Document {
        let mut document = Document::with_version("1.7");
        let xmp = document.add_object(Stream::new(Dictionary::new(), b"<x>Maya Brandt</x>".to_vec()));
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Metadata" => xmp });
        document.objects.insert(
            pages,
            Object::Dictionary(dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![page.into()] }),
        );
        let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
        let catalog = document.add_object(
            dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => xmp, "OpenAction" => script },
        );
        let info = document.add_object(dictionary! { "Author" => Object::string_literal("Maya Brandt") });
        document.trailer.set("Root", catalog);
        document.trailer.set("Info", info);
        document
    }

    #[test]
    fn a_copy_keeps_the_pages_and_forgets_the_author() {
        let mut bytes = Vec::new();
        document().save_to(&mut bytes).unwrap();
        assert!(bytes.windows(11).any(|window| window == b"Maya Brandt"));
        let copy = clean(&bytes).unwrap();
        for trace in [b"Maya Brandt".as_slice(), b"app.alert", b"OpenAction"] {
            assert!(!copy.windows(trace.len()).any(|window| window == trace));
        }
        assert_eq!(Document::load_mem(&copy).unwrap().get_pages().len(), 1);
    }

    #[test]
    fn a_broken_document_is_said_to_be_broken() {
        assert!(matches!(clean(b"%PDF-1.7\nnothing here"), Err(Unreadable::Broken)));
    }
}
