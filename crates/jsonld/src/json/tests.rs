use super::*;

fn refusal(text: &str) -> &'static str {
    match parse(text.as_bytes(), &Limits::default()) {
        Err(Error::Json { problem, .. }) => problem,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn what_readers_disagree_about_is_refused() {
    assert!(refusal(r#"{"a":1,"a":2}"#).contains("twice"));
    assert!(refusal(r#"{"a":1,"\u0061":2}"#).contains("twice"));
    assert!(refusal("\u{feff}{}").contains("byte order mark"));
    assert!(refusal("{} {}").contains("after the end"));
    assert!(refusal(r#""\ud800""#).contains("surrogate"));
    assert!(refusal(r#""\udc00\ud800""#).contains("surrogate"));
    for number in ["9007199254740992", "1e400", "-9007199254740993"] {
        assert!(refusal(number).contains("agree"), "{number}");
    }
}

#[test]
fn what_is_not_json_is_refused() {
    for text in [
        "",
        "{",
        "[1,]",
        "{\"a\"}",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "nul",
        "'a'",
        "[1 2]",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "{a:1}",
        "NaN",
        "{\"a\":1,}",
        "\"\\",
    ] {
        assert!(!refusal(text).is_empty(), "{text}");
    }
    assert!(parse(&[b'"', 0xff, b'"'], &Limits::default()).is_err());
}

#[test]
fn what_is_json_reads_as_serde_json_reads_it() {
    for text in [
        "null",
        " [ true , false , -0.0 , 1e3 , 12.5e-2 ] ",
        r#"{"a":{"b":["\u00e9\ud83d\ude00\n\/"]}}"#,
        "9007199254740991",
        "-5",
        "\"\u{7f}\u{2028}é\"",
    ] {
        let ours = parse(text.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(ours, serde_json::from_str::<Value>(text).unwrap(), "{text}");
    }
}

#[test]
fn depth_and_size_are_limited() {
    let deep = "[".repeat(65) + &"]".repeat(65);
    assert!(matches!(
        parse(deep.as_bytes(), &Limits::default()),
        Err(Error::Limit { limit: 64, .. })
    ));
    let small = Limits {
        bytes: 3,
        ..Limits::default()
    };
    assert!(parse(b"1234", &small).is_err());
}
