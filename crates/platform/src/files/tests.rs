use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_util::stream;
use tempfile::TempDir;

use super::*;

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn store() -> (TempDir, Files) {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::at(&folder.path().join("files")).unwrap();
    (folder, files)
}

fn chunks(parts: &[&'static str]) -> impl futures_util::Stream<Item = Result<Bytes, &'static str>> + use<> {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| match *part {
            "!" => Err("the visitor left"),
            text => Ok(Bytes::from_static(text.as_bytes())),
        })
        .collect();
    stream::iter(parts)
}

/// A stream that says when it is first read and then never goes on.
fn stalled() -> (
    impl futures_util::Stream<Item = Result<Bytes, &'static str>>,
    tokio::sync::oneshot::Receiver<()>,
) {
    let (tell, told) = tokio::sync::oneshot::channel();
    let stream = stream::once(async {
        tell.send(()).unwrap();
        std::future::pending().await
    });
    (stream, told)
}

/// Every file below `folder`.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(all(&path)),
            false => found.push(path),
        }
    }
    found
}

fn soon() -> Timestamp {
    Timestamp::MAX
}

async fn content(reader: Option<Reader>) -> Vec<u8> {
    reader.unwrap().read_all(u64::MAX).await.unwrap()
}

#[tokio::test]
async fn a_file_is_kept_under_its_hash_and_read_back() {
    let (folder, files) = store();
    let stored = files.receive(chunks(&["a", "", "bc"]), 3).await.unwrap();
    assert_eq!(stored.sha256, ABC);
    assert_eq!((stored.bytes, stored.head.as_slice()), (3, &b"abc"[..]));
    let path = folder.path().join("files/kept/ba/78").join(ABC);
    assert_eq!(all(folder.path()), [path]);
    assert!(files.exists(ABC).await.unwrap());
    assert_eq!(content(files.open(ABC).await.unwrap()).await, b"abc");
}

#[tokio::test]
async fn a_long_file_keeps_its_head_only() {
    let (_folder, files) = store();
    let long: Vec<u8> = (0..1_000_000_u32).map(|n| (n % 251) as u8).collect();
    let stored = files.put_bytes(&long).await.unwrap();
    assert_eq!(stored.head, long[..HEAD_BYTES]);
    assert_eq!(stored.bytes, 1_000_000);
    let range = files.open_range(&stored.sha256, 900_000, 900_010).await;
    assert_eq!(content(range.unwrap()).await, long[900_000..900_010]);
}

#[tokio::test]
async fn one_byte_too_many_is_refused_and_leaves_nothing() {
    let (folder, files) = store();
    let refused = files.receive(chunks(&["ab", "c", "d"]), 3).await;
    assert!(matches!(refused, Err(ReceiveError::TooLong { limit: 3 })));
    assert_eq!(all(folder.path()), [] as [PathBuf; 0]);
}

#[tokio::test]
async fn a_visitor_who_leaves_leaves_nothing() {
    let (folder, files) = store();
    let refused = files.receive(chunks(&["ab", "!"]), 9).await;
    assert!(matches!(refused, Err(ReceiveError::Interrupted)));
    let (stream, begun) = stalled();
    tokio::select! {
        _ = files.receive(stream, 9) => panic!("it never ends"),
        begun = begun => begun.unwrap(),
    }
    assert_eq!(all(folder.path()), [] as [PathBuf; 0]);
}

#[tokio::test]
async fn the_same_file_twice_is_kept_once() {
    let (folder, files) = store();
    let (one, two) = tokio::join!(files.put_bytes(b"abc"), files.put_bytes(b"abc"));
    assert_eq!(one.unwrap(), two.unwrap());
    assert_eq!(all(folder.path()).len(), 1);
}

#[tokio::test]
async fn nothing_but_a_hash_names_a_file() {
    let (folder, files) = store();
    std::fs::write(folder.path().join("outside"), "secret").unwrap();
    let upper = ABC.to_uppercase();
    for name in ["", "../../outside", "/etc/passwd", &upper, "ab", &"g".repeat(64)] {
        assert!(!files.exists(name).await.unwrap(), "{name}");
        assert!(files.open(name).await.unwrap().is_none(), "{name}");
        assert!(!files.remove(name).await.unwrap(), "{name}");
        let condition = files.verify(name).await.unwrap();
        assert_eq!(condition, Condition::Missing, "{name}");
    }
}

#[tokio::test]
async fn a_range_outside_the_file_is_refused() {
    let (_folder, files) = store();
    files.put_bytes(b"abc").await.unwrap();
    for (start, end) in [(0, 4), (3, 2), (u64::MAX, u64::MAX)] {
        let refused = files.open_range(ABC, start, end).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
    }
    for (start, end, expected) in [(0, 3, "abc"), (1, 2, "b"), (3, 3, "")] {
        let range = files.open_range(ABC, start, end).await.unwrap();
        assert_eq!(range.as_ref().unwrap().bytes(), end - start);
        assert_eq!(content(range).await, expected.as_bytes());
    }
}

#[tokio::test]
async fn a_flipped_bit_is_noticed_and_handing_the_file_in_again_heals_it() {
    let (folder, files) = store();
    files.put_bytes(b"abc").await.unwrap();
    assert_eq!(files.verify(ABC).await.unwrap(), Condition::Whole);
    std::fs::write(&all(folder.path())[0], b"abb").unwrap();
    assert_eq!(files.verify(ABC).await.unwrap(), Condition::Damaged);
    files.put_bytes(b"abc").await.unwrap();
    assert_eq!(files.verify(ABC).await.unwrap(), Condition::Whole);
    assert!(files.remove(ABC).await.unwrap());
    assert_eq!(files.verify(ABC).await.unwrap(), Condition::Missing);
}

#[tokio::test]
async fn an_upload_goes_on_after_a_break_and_a_restart() {
    let (folder, files) = store();
    let id = files.begin(6).await.unwrap();
    assert_eq!(files.append(&id, 0, chunks(&["ab"])).await.unwrap(), 2);
    let broken = files.append(&id, 2, chunks(&["c", "!"])).await;
    assert!(matches!(broken, Err(PartError::Interrupted)));
    drop(files);
    let files = Files::at(&folder.path().join("files")).unwrap();
    let id: UploadId = id.to_string().parse().unwrap();
    assert_eq!(files.offset(&id).await.unwrap(), 3);
    let early = files.finish(&id).await.unwrap_err();
    assert!(matches!(early, PartError::Incomplete { offset: 3 }));
    assert_eq!(files.append(&id, 3, chunks(&["def"])).await.unwrap(), 6);
    let stored = files.finish(&id).await.unwrap();
    assert_eq!((stored.bytes, stored.head.as_slice()), (6, &b"abcdef"[..]));
    assert_eq!(content(files.open(&stored.sha256).await.unwrap()).await, b"abcdef");
    let again = files.finish(&id).await.unwrap_err();
    assert!(matches!(again, PartError::Unknown));
    assert_eq!(all(folder.path()).len(), 1);
}

#[tokio::test]
async fn a_part_at_the_wrong_place_or_too_long_changes_nothing() {
    let (_folder, files) = store();
    let id = files.begin(3).await.unwrap();
    files.append(&id, 0, chunks(&["a"])).await.unwrap();
    for offset in [0, 2, 4, u64::MAX] {
        let refused = files.append(&id, offset, chunks(&["x"])).await;
        assert!(matches!(refused, Err(PartError::Conflict { offset: 1 })));
    }
    let refused = files.append(&id, 1, chunks(&["xxx"])).await;
    assert!(matches!(refused, Err(PartError::TooLong { total: 3 })));
    assert_eq!(files.offset(&id).await.unwrap(), 1);
}

#[tokio::test]
async fn two_requests_cannot_write_to_one_upload() {
    let (_folder, files) = store();
    let id = files.begin(3).await.unwrap();
    let (stream, begun) = stalled();
    let first = files.append(&id, 0, stream);
    let second = async {
        begun.await.unwrap();
        files.append(&id, 0, chunks(&["x"])).await
    };
    tokio::select! {
        _ = first => panic!("it never ends"),
        refused = second => assert!(matches!(refused, Err(PartError::Busy))),
    }
}

#[tokio::test]
async fn the_sweep_takes_what_was_left_and_no_kept_file() {
    let (folder, files) = store();
    files.put_bytes(b"abc").await.unwrap();
    let id = files.begin(3).await.unwrap();
    std::fs::write(folder.path().join("files/arriving/left"), "x").unwrap();
    assert_eq!(files.sweep(Timestamp::UNIX_EPOCH).await.unwrap(), 0);
    assert_eq!(files.sweep(soon()).await.unwrap(), 2);
    assert!(matches!(files.offset(&id).await, Err(PartError::Unknown)));
    assert_eq!(files.list(0xba, soon()).await.unwrap(), [ABC]);
    let none: [&str; 0] = [];
    assert_eq!(files.list(0xbb, soon()).await.unwrap(), none);
    assert_eq!(files.list(0xba, Timestamp::UNIX_EPOCH).await.unwrap(), none);
}

#[test]
fn only_texts_that_we_made_name_an_upload() {
    let good = format!("{}-12", "a".repeat(32));
    assert_eq!(good.parse::<UploadId>().unwrap().total(), 12);
    let hex = "a".repeat(32);
    let long = format!("{hex}-99999999999999999999999");
    for bad in [
        "",
        "-",
        "../x-1",
        &hex,
        &format!("{hex}-"),
        &format!("{hex}-012"),
        &format!("{hex}-+1"),
        &format!("{hex}-1/.."),
        &format!("{}-1", "G".repeat(32)),
        &long,
    ] {
        assert!(bad.parse::<UploadId>().is_err(), "{bad}");
    }
}

/// A full disk cannot be had without rights on the machine, but the kernel's own full device says the same.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_apart_from_a_broken_one() {
    use std::io::Write as _;
    let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let error = full.write_all(b"x").unwrap_err();
    assert!(matches!(ReceiveError::from(error), ReceiveError::OutOfDisk));
    let other = io::Error::from(io::ErrorKind::PermissionDenied);
    assert!(matches!(ReceiveError::from(other), ReceiveError::Store(_)));
}
