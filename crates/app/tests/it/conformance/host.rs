//! The host itself: its keys, its addresses, and that no question breaks it.

use std::net::IpAddr;

use super::*;

#[tokio::test]
async fn one_seed_gives_the_same_issuers_and_every_suite_has_its_own() {
    let (one, other) = (Suites::open().await, Suites::open().await);
    let mut curves = std::collections::BTreeSet::new();
    for suite in SUITES {
        let (status, answer) = one.get(&format!("/conformance/{suite}")).await;
        assert_eq!(status, StatusCode::OK);
        let id = answer["id"].as_str().unwrap().to_owned();
        assert_eq!(other.get(&format!("/conformance/{suite}")).await.1["id"], id, "{suite}");
        let start = match suite {
            _ if suite.starts_with("eddsa") => "did:key:z6Mk",
            _ if suite.ends_with("p384") => "did:key:z82",
            _ => "did:key:zDn",
        };
        assert!(id.starts_with(start), "{suite}: {id}");
        if suite.starts_with("ecdsa") {
            assert!(curves.insert(id), "{suite} has the key of another suite");
        }
    }
    let of_seed = credential::key::SigningKey::from_seed(&[7; 32]).public().did_key();
    assert_eq!(one.id("eddsa-rdfc-2022"), of_seed, "the seed is the secret key");
}

#[tokio::test]
async fn it_listens_on_loopback_only() {
    use clap::Parser;
    #[derive(Parser)]
    struct Cli {
        #[arg(long)]
        conformance: bool,
        #[command(flatten)]
        host: waymark::commands::conformance::Conformance,
    }
    for address in ["0.0.0.0", "192.0.2.1", "::"] {
        assert!(!address.parse::<IpAddr>().unwrap().is_loopback());
        let cli = Cli::parse_from(["waymark", "--conformance", "--port", "0", "--address", address]);
        assert!(cli.conformance);
        let refused = waymark::commands::conformance::run(cli.host, std::future::ready(())).await;
        assert!(refused.unwrap_err().to_string().contains("loopback"), "{address}");
    }
    for seed in ["07", "zz", &"07".repeat(33)] {
        assert!(seed.parse::<Seed>().is_err(), "{seed}");
    }
}

#[tokio::test]
async fn no_question_breaks_it_and_every_refusal_is_problem_details() {
    let suites = Suites::open().await;
    let posts = [
        "/conformance/eddsa-rdfc-2022/credentials/issue",
        "/conformance/ecdsa-sd-2023/credentials/issue",
        "/conformance/eddsa-rdfc-2022/credentials/verify",
        "/credentials/issue",
        "/credentials/verify",
        "/credentials/derive",
        "/presentations/verify",
    ];
    let deep = format!("{{\"credential\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let bodies = [
        "",
        "{",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{}",
        r#"{"credential":null}"#,
        r#"{"credential":"x","options":7}"#,
        r#"{"credential":{"a":1,"a":2}}"#,
        r#"{"verifiableCredential":[]}"#,
        r#"{"verifiableCredential":{"proof":[]}}"#,
        r#"{"verifiablePresentation":{"type":"VerifiablePresentation"}}"#,
        r#"{"verifiablePresentation":null}"#,
        "\u{feff}{}",
        deep.as_str(),
    ];
    for path in posts {
        for body in bodies {
            let (status, answer) = suites.post(path, body.to_owned()).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{path} {body:.60}: {answer}");
            assert!(
                answer["type"].is_string() || answer["verified"] == false,
                "{path} {body:.60}: {answer}"
            );
        }
        let (status, answer) = suites.post(path, vec![b' '; 2 << 20]).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(answer["status"], 413);
        assert_eq!(suites.get(path).await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
    let (status, answer) = suites.get("/conformance/rot13-2027").await;
    assert_eq!((status, &answer["title"]), (StatusCode::NOT_FOUND, &json!("Not Found")));
    assert_eq!(suites.get("/status-lists/2").await.0, StatusCode::NOT_FOUND);
}
