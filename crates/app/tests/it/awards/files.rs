//! Files: pictures that carry the credential, a certificate to print, a code to scan.

use credential::baking::{self, Container, CredentialText};
use credential::verify::Outcome;
use waymark::awards;

use super::award::{SLUG, grant, house, text, verified};

async fn file(house: &crate::support::House, path: &str) -> (String, Vec<u8>) {
    let response = house.stranger().get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    (kind, response.bytes().await.unwrap().to_vec())
}

#[tokio::test]
async fn a_baked_picture_gives_back_the_credential_byte_for_byte() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let signed = text(&house, &id).await;
    for (ending, kind, container) in [
        ("png", "image/png", Container::Png),
        ("svg", "image/svg+xml", Container::Svg),
    ] {
        let (content_type, picture) = file(&house, &format!("/v/{id}.{ending}")).await;
        assert_eq!(content_type, kind);
        let found = baking::extract(&picture).unwrap();
        assert_eq!(found.container, container);
        assert_eq!(found.credential, CredentialText::Json(signed.clone().into_bytes()));
    }
    let (_, picture) = file(&house, &format!("/v/{id}.svg")).await;
    let report = verified(&house, &String::from_utf8(picture).unwrap()).await;
    assert_eq!(report.outcome, Outcome::InForce);
}

#[tokio::test]
async fn a_badge_is_drawn_at_600_pixels_and_kept_by_browsers() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let document: serde_json::Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let image = document["credentialSubject"]["achievement"]["image"]["id"]
        .as_str()
        .unwrap();
    let response = reqwest::get(image).await.unwrap();
    assert_eq!(response.headers()["cache-control"], "public, max-age=86400");
    let picture = response.bytes().await.unwrap();
    let size = image::load_from_memory(&picture).unwrap();
    assert_eq!((size.width(), size.height()), (600, 600));
    assert!(
        size.to_rgba8().pixels().any(|pixel| pixel.0[3] > 0),
        "something is drawn"
    );
}

#[tokio::test]
async fn the_certificate_is_a_tagged_page_with_title_and_language() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let (kind, bytes) = file(&house, &format!("/v/{id}.pdf")).await;
    assert_eq!(kind, "application/pdf");
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(pdf.get_pages().len(), 1);
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    assert!(
        catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"),
        "tagged, with an outline"
    );
    let metadata = pdf
        .get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap())
        .unwrap();
    let xmp = String::from_utf8_lossy(&metadata.as_stream().unwrap().content).into_owned();
    assert!(xmp.contains("pdfuaid:part"), "PDF/UA-1 is promised: {xmp}");
    assert!(xmp.contains("Amina Okafor"), "the title names its holder: {xmp}");
}

#[tokio::test]
async fn a_name_that_the_typeface_cannot_draw_still_gets_a_certificate() {
    let (house, _) = house().await;
    let guest = house.person("山田 花子", "hanako@example.org").await;
    let id = awards::award(&house.app, &grant(&house, &guest, SLUG).await)
        .await
        .unwrap();
    let (_, bytes) = file(&house, &format!("/v/{id}.pdf")).await;
    assert_eq!(lopdf::Document::load_mem(&bytes).unwrap().get_pages().len(), 1);
}

#[tokio::test]
async fn a_code_to_scan_and_a_picture_do_nothing_where_they_are_shown() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    for ending in ["qr.svg", "svg"] {
        let response = house.stranger().get(&format!("/v/{id}.{ending}")).await;
        assert_eq!(
            response.headers()["content-security-policy"],
            "default-src 'none'; sandbox"
        );
        assert!(response.text().await.unwrap().contains("<svg"));
    }
}
