//! The status list of the first issuer (Bitstring Status List 1.0, §2).

use super::*;

const SUITE: &str = "eddsa-rdfc-2022";

#[tokio::test]
async fn a_credential_gets_its_place_in_a_list_that_anybody_can_read() {
    let suites = Suites::open().await;
    let signed = suites.issue(SUITE, &suites.plain(SUITE)).await;
    let entry = &signed["credentialStatus"];
    assert_eq!(entry["type"], "BitstringStatusListEntry");
    assert_eq!(entry["statusPurpose"], "revocation");
    let index = entry["statusListIndex"].as_str().unwrap();
    assert_eq!(
        index.parse::<u32>().unwrap().to_string(),
        index,
        "base ten, as a string"
    );
    let url = entry["statusListCredential"].as_str().unwrap();
    assert_ne!(entry["id"], url);
    let (status, list) = suites.get(url.strip_prefix(&suites.base).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(list["@context"][0], V2);
    assert_eq!(list["id"], url);
    assert_eq!(list["issuer"], signed["issuer"]);
    assert_eq!(
        list["type"],
        json!(["VerifiableCredential", "BitstringStatusListCredential"])
    );
    let subject = &list["credentialSubject"];
    assert_eq!(
        (&subject["type"], &subject["statusPurpose"]),
        (&json!("BitstringStatusList"), &json!("revocation"))
    );
    let bits = credential::status_list::StatusList::decode(subject["encodedList"].as_str().unwrap()).unwrap();
    assert!(bits.entries() >= 131_072, "sixteen kilobytes or more");
    assert!(!suites.is_refused(&list).await, "the list is a credential itself");
    let (status, answer) = suites.verify(&signed).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(answer["results"]["credentialStatus"][0]["verified"], true);
}

#[tokio::test]
async fn places_differ_and_a_place_of_the_asker_s_own_stays() {
    let suites = Suites::open().await;
    let mut places = std::collections::BTreeSet::new();
    for _ in 0..20 {
        let signed = suites.issue(SUITE, &suites.plain(SUITE)).await;
        assert!(places.insert(signed["credentialStatus"]["statusListIndex"].to_string()));
    }
    let own = json!({ "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "94567",
        "statusListCredential": "https://lists.example/1" });
    let signed = suites
        .issue(SUITE, &with(&suites.plain(SUITE), "/credentialStatus", own.clone()))
        .await;
    assert_eq!(signed["credentialStatus"], own);
}

#[tokio::test]
async fn a_status_that_cannot_be_learned_or_lies_outside_its_list_is_an_error_where_it_is_asked_for() {
    let suites = Suites::open().await;
    let entry = |index: &str, list: &str| {
        json!({ "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": index,
            "statusListCredential": list })
    };
    let own = format!("{}/status-lists/1", suites.base);
    for (index, list) in [
        ("7", "https://lists.example/1"),
        ("131072", own.as_str()),
        ("-1", own.as_str()),
    ] {
        let credential = with(&suites.plain(SUITE), "/credentialStatus", entry(index, list));
        let signed = suites.issue(SUITE, &credential).await;
        let body = json!({ "verifiableCredential": signed, "options": { "checks": ["proof", "credentialStatus"] } });
        let (status, answer) = suites.post("/credentials/verify", body.to_string()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{index} {list}: {answer}");
    }
}

#[tokio::test]
async fn what_was_issued_is_read_again_revoked_and_no_longer_verifies() {
    let suites = Suites::open().await;
    let signed = suites
        .issue(
            SUITE,
            &with(
                &suites.plain(SUITE),
                "/id",
                json!("urn:uuid:1f0c8a3e-0000-4000-8000-000000000001"),
            ),
        )
        .await;
    let (status, read) = suites
        .get("/credentials/urn%3Auuid%3A1f0c8a3e-0000-4000-8000-000000000001")
        .await;
    assert_eq!((status, &read["verifiableCredential"]), (StatusCode::OK, &signed));
    assert_eq!(suites.verify(&signed).await.0, StatusCode::OK);
    let change = |set: bool| {
        json!({ "credentialId": signed["id"], "status": set,
            "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } })
    };
    for (set, expected) in [
        (true, StatusCode::OK),
        (true, StatusCode::OK),
        (false, StatusCode::BAD_REQUEST),
    ] {
        let (status, answer) = suites.post("/credentials/status", change(set).to_string()).await;
        assert_eq!(status, expected, "{set}: {answer}");
    }
    let (status, answer) = suites.verify(&signed).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
    let other = json!({ "credentialId": "urn:uuid:none", "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(
        suites.post("/credentials/status", other.to_string()).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        suites.post("/credentials/status", "{}".to_owned()).await.0,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn a_list_that_is_made_suspends_for_a_while() {
    let suites = Suites::open().await;
    let wish = json!({ "statusPurpose": "suspension" });
    let (status, made) = suites.post("/status-lists", wish.to_string()).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let url = made["id"].as_str().unwrap();
    let (status, list) = suites.get(url.strip_prefix(&suites.base).unwrap()).await;
    assert_eq!((status, &list), (StatusCode::OK, &made["verifiableCredential"]));
    let entry = json!({ "type": "BitstringStatusListEntry", "statusPurpose": "suspension", "statusListIndex": "12",
        "statusListCredential": url });
    let named = with(
        &suites.plain(SUITE),
        "/id",
        json!("urn:uuid:1f0c8a3e-0000-4000-8000-000000000002"),
    );
    let signed = suites
        .issue(SUITE, &with(&named, "/credentialStatus", entry.clone()))
        .await;
    for (set, expected) in [(true, StatusCode::BAD_REQUEST), (false, StatusCode::OK)] {
        let change = json!({ "credentialId": signed["id"], "status": set, "credentialStatus": entry });
        assert_eq!(
            suites.post("/credentials/status", change.to_string()).await.0,
            StatusCode::OK
        );
        assert_eq!(suites.verify(&signed).await.0, expected, "{set}");
    }
    let taken = json!({ "statusPurpose": "suspension", "id": url });
    assert_eq!(
        suites.post("/status-lists", taken.to_string()).await.0,
        StatusCode::CONFLICT
    );
    let other = json!({ "statusPurpose": "message" });
    assert_eq!(
        suites.post("/status-lists", other.to_string()).await.0,
        StatusCode::BAD_REQUEST
    );
}
