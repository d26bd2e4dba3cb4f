use super::*;

const OLD: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const NEW: &str = "//////////////////////////////////////////8=";

fn seal() -> Seal {
    Seal::from_base64(OLD).unwrap()
}

#[test]
fn what_was_sealed_opens_with_the_same_context_only() {
    let sealed = seal().seal(b"a signing key", "row 1").unwrap();
    assert_eq!(*seal().open(&sealed, "row 1").unwrap(), b"a signing key");
    assert_eq!(seal().open(&sealed, "row 2"), Err(SealError::Broken));
    assert_eq!(seal().open(&sealed, ""), Err(SealError::Broken));
}

#[test]
fn the_same_text_never_looks_the_same_sealed() {
    let once = seal().seal(b"a signing key", "c").unwrap();
    assert_ne!(once, seal().seal(b"a signing key", "c").unwrap());
    assert!(!once.contains(&URL_SAFE_NO_PAD.encode("a signing key")));
}

#[test]
fn any_changed_character_is_noticed() {
    let sealed = seal().seal(b"a signing key of some length", "c").unwrap();
    for (at, was) in sealed.char_indices() {
        let other = if was == 'A' { 'B' } else { 'A' };
        let mut changed = sealed.clone();
        changed.replace_range(at..=at, &other.to_string());
        assert!(seal().open(&changed, "c").is_err(), "position {at}");
    }
}

#[test]
fn texts_that_were_never_sealed_are_refused() {
    for text in ["", "v1", "v1.", "v1..", "v2.a.b", "v1.zz", "hello"] {
        let refused = seal().open(text, "c").unwrap_err();
        assert!(
            matches!(refused, SealError::Malformed | SealError::UnknownKey),
            "{text}"
        );
    }
    let id = &seal().keys[0].id.clone();
    for body in ["", "AAAA", "***"] {
        let text = format!("v1.{id}.{body}");
        assert_eq!(seal().open(&text, "c"), Err(SealError::Malformed));
    }
}

#[test]
fn a_new_key_seals_while_the_old_one_still_opens() {
    let sealed = seal().seal(b"kept", "c").unwrap();
    let both = Seal::from_base64(&format!("{NEW}\n{OLD}\n")).unwrap();
    assert!(both.is_outdated(&sealed));
    let plain = both.open(&sealed, "c").unwrap();
    let resealed = both.seal(&plain, "c").unwrap();
    assert!(!both.is_outdated(&resealed));
    assert_eq!(seal().open(&resealed, "c"), Err(SealError::UnknownKey));
    let after = Seal::from_base64(NEW).unwrap();
    assert_eq!(*after.open(&resealed, "c").unwrap(), b"kept");
}

#[test]
fn keys_of_another_length_are_refused() {
    for keys in ["", "   ", "AAAA", "not base64", &format!("{OLD} AAAA")] {
        assert_eq!(Seal::from_base64(keys).unwrap_err(), SealError::BadKey);
    }
    let long = vec![0; MAX_PLAIN_BYTES + 1];
    assert_eq!(seal().seal(&long, "c"), Err(SealError::TooLong));
}

#[test]
fn the_key_file_is_made_once_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys/seal.key");
    let sealed = Seal::from_file(&file).unwrap().seal(b"x", "c").unwrap();
    let again = Seal::from_file(&file).unwrap();
    assert_eq!(*again.open(&sealed, "c").unwrap(), b"x");
    let left = std::fs::read_dir(file.parent().unwrap()).unwrap().count();
    assert_eq!(left, 1, "no draft stays behind");
}

#[test]
fn processes_that_start_at_once_agree_on_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seal.key");
    let ids: Vec<String> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| Seal::from_file(&file).unwrap().keys[0].id.clone()))
            .collect();
        starts.into_iter().map(|s| s.join().unwrap()).collect()
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[cfg(unix)]
#[test]
fn a_key_file_open_to_others_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seal.key");
    Seal::from_file(&file).unwrap();
    let mode = |m| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(m)).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    mode(0o644);
    let refused = Seal::from_file(&file).unwrap_err();
    assert!(matches!(refused, KeyFileError::TooOpen(_)), "{refused}");
    mode(0o440);
    assert!(Seal::from_file(&file).is_ok());
}

#[test]
fn printing_shows_key_ids_and_no_key() {
    let shown = format!("{:?}", seal());
    assert!(shown.contains(&seal().keys[0].id));
    assert!(!shown.contains("AAECAwQF") && !shown.contains("[0, 1, 2"));
}
