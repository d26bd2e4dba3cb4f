use proptest::prelude::*;

use super::*;

const PICTURE: &str =
    "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\"><circle r=\"4\"/></svg>\n";

fn baked(picture: &str, credential: &str) -> String {
    String::from_utf8(bake(picture.as_bytes(), credential.as_bytes()).unwrap()).unwrap()
}

fn extracted(picture: &str) -> Result<String, BakingError> {
    extract(picture.as_bytes()).map(|text| String::from_utf8(text).unwrap())
}

#[test]
fn the_element_stands_directly_after_the_root_tag() {
    assert_eq!(
        baked(PICTURE, "{\"a\":1}"),
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" \
         xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential><![CDATA[{\"a\":1}]]>\
         </openbadges:credential><circle r=\"4\"/></svg>\n"
    );
}

#[test]
fn a_jws_stands_in_the_attribute() {
    let picture = baked(PICTURE, "aaa.bbb.ccc");
    assert!(picture.contains("<openbadges:credential verify=\"aaa.bbb.ccc\"/>"));
    assert_eq!(extracted(&picture).as_deref(), Ok("aaa.bbb.ccc"));
}

#[test]
fn baking_again_replaces_and_changes_nothing_else() {
    let once = baked(PICTURE, "{\"n\":1}");
    let twice = baked(&once, "{\"n\":2}");
    assert_eq!(twice, once.replace("{\"n\":1}", "{\"n\":2}"));
}

#[test]
fn a_section_end_inside_the_credential_survives() {
    let text = "{\"a\":\"]]>]]>]]]]>\"}";
    assert_eq!(extracted(&baked(PICTURE, text)).as_deref(), Ok(text));
}

#[test]
fn the_prefix_is_free_to_choose_and_the_namespace_is_not() {
    let other_prefix =
        "<svg xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\"><ob:credential>{&quot;a&quot;:1}</ob:credential></svg>";
    assert_eq!(extracted(other_prefix).as_deref(), Ok("{\"a\":1}"));
    let foreign =
        "<svg xmlns:openbadges=\"https://evil.example\"><openbadges:credential>{}</openbadges:credential></svg>";
    assert_eq!(extracted(foreign), Err(BakingError::NoCredential));
    let rebaked = baked(foreign, "{\"b\":2}");
    assert_eq!(extracted(&rebaked).as_deref(), Ok("{\"b\":2}"));
}

#[test]
fn two_credentials_are_refused_wherever_they_hide() {
    let element = "<openbadges:credential><![CDATA[{}]]></openbadges:credential>";
    let once = baked(PICTURE, "{}");
    let twice = once.replace("<circle r=\"4\"/>", &format!("<g>{element}</g>"));
    assert_eq!(extracted(&twice), Err(BakingError::SeveralCredentials));
}

#[test]
fn a_commented_credential_is_no_credential() {
    let hidden = PICTURE.replace(
        "<circle r=\"4\"/>",
        "<!-- <openbadges:credential>{}</openbadges:credential> -->",
    );
    assert_eq!(extracted(&hidden), Err(BakingError::NoCredential));
}

#[test]
fn each_standard_has_its_own_element() {
    for (standard, mark) in [
        (Standard::OpenBadges2, "<openbadges:assertion><![CDATA["),
        (Standard::Clr2, "<clr:credential><![CDATA["),
    ] {
        let baked = bake_as(PICTURE.as_bytes(), b"{\"n\":1}", standard).unwrap();
        assert!(String::from_utf8(baked.clone()).unwrap().contains(mark));
        assert_eq!(find(&baked).unwrap(), (standard, b"{\"n\":1}".to_vec()));
        let other = bake(&baked, b"{\"n\":2}").unwrap();
        assert_eq!(
            find(&other).unwrap(),
            (Standard::OpenBadges3, b"{\"n\":2}".to_vec()),
            "one at a time"
        );
    }
}

#[test]
fn the_older_standard_wrote_addresses_and_a_copy_beside_them() {
    let url = "https://a.example/1?a=b&amp;c=d";
    let open = format!("<svg xmlns:openbadges=\"http://openbadges.org\"><openbadges:assertion verify=\"{url}\"");
    assert_eq!(
        extracted(&format!("{open}/></svg>")).as_deref(),
        Ok("https://a.example/1?a=b&c=d")
    );
    let copy = format!("{open}> <![CDATA[{{}}]]></openbadges:assertion></svg>");
    assert_eq!(extracted(&copy).as_deref().map(str::trim), Ok("{}"));
    let baked = bake_as(
        PICTURE.as_bytes(),
        b"https://a.example/1?a=b&c=d",
        Standard::OpenBadges2,
    )
    .unwrap();
    assert_eq!(extract(&baked).unwrap(), b"https://a.example/1?a=b&c=d");
    let newer = "<n:credential xmlns:n=\"https://purl.imsglobal.org/ob/v3p0\">{}</n:credential>";
    let both = format!("{open}/>{newer}</svg>");
    assert_eq!(
        extracted(&both).as_deref(),
        Ok("{}"),
        "the newer form of the same award"
    );
}

#[test]
fn broken_pictures_are_refused() {
    for broken in [
        "<svg>",
        "<svg></g>",
        "<svg/>",
        "<html></html>",
        "",
        "text",
        "<svg><a></svg></a>",
    ] {
        assert!(extracted(broken).is_err(), "{broken}");
        assert!(bake(broken.as_bytes(), b"{}").is_err(), "{broken}");
    }
    let nested = "<svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential>{<b/>}</o:credential></svg>";
    assert!(matches!(extracted(nested), Err(BakingError::Malformed(_))));
    let deep = format!("<svg>{}{}</svg>", "<g>".repeat(300), "</g>".repeat(300));
    assert_eq!(extracted(&deep), Err(BakingError::TooLarge));
    assert!(bake(PICTURE.as_bytes(), b"{\"a\":\"\x01\"}").is_err());
}

proptest! {
    #[test]
    fn what_is_baked_comes_out(text in "\\{[^\\p{C}]{0,200}\\}") {
        prop_assert_eq!(extracted(&baked(PICTURE, &text)).unwrap(), text);
    }

    #[test]
    fn no_markup_panics(text in "[<>/!\\[\\]CDAT\"'=a-c &;#x:-]{0,120}") {
        let _ = extract(format!("<svg>{text}</svg>").as_bytes());
    }
}

#[test]
fn a_picture_whose_own_elements_would_become_credentials_is_refused() {
    let picture = b"<svg xmlns='http://www.w3.org/2000/svg'><openbadges:credential>{}</openbadges:credential></svg>";
    assert!(matches!(bake(picture, b"{}"), Err(BakingError::Malformed(_))));
}

#[test]
fn a_picture_that_nobody_would_take_for_one_is_refused() {
    let picture = b"\x0b<svg xmlns='http://www.w3.org/2000/svg'/>";
    assert!(matches!(bake(picture, b"{}"), Err(BakingError::Malformed(_))));
}
