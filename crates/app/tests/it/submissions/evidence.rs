//! Files: by content, in one piece or in parts, without what they say about their maker.

use super::support::{SLUG, attach, count, house, id_of, png, start};
use crate::support::{Guest, House};

/// A JPEG that names a place in its EXIF.
fn photo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(6, 6)
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    let plain = bytes.into_inner();
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0\x09\0\0\0\x1a\0\0\0\0\0\0\0Rosedale\0";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, exif, &plain[2..]].concat()
}

async fn begun(guest: &Guest) -> (String, String) {
    let path = start(guest, SLUG).await;
    let part = format!("{path}/work");
    (path, part)
}

fn first_file(page: &str) -> String {
    page.split("/files/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

async fn copies(house: &House) -> Vec<Vec<u8>> {
    let mut tx = house.app.db.read().await.unwrap();
    let names: Vec<String> =
        sqlx::query_scalar("select copy_sha256 from artifacts where copy_sha256 is not null order by position")
            .fetch_all(&mut *tx)
            .await
            .unwrap();
    drop(tx);
    let mut copies = Vec::new();
    for name in names {
        copies.push(
            house
                .app
                .files
                .open(&name)
                .await
                .unwrap()
                .unwrap()
                .read_all(1 << 24)
                .await
                .unwrap(),
        );
    }
    copies
}

#[tokio::test]
async fn a_photo_keeps_its_place_for_the_earner_and_loses_it_for_assessors() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (path, part) = begun(&maya).await;
    let page = attach(
        &house,
        &maya,
        &part,
        "room-photos",
        &[("maya in rosedale.jpg", photo())],
    )
    .await;
    let page = page.text().await.unwrap();
    assert!(page.contains("maya in rosedale.jpg"));
    house.work().await;
    assert!(maya.page(&part).await.contains("Safely here"));
    let copies = copies(&house).await;
    assert_eq!(copies.len(), 1);
    assert!(!copies[0].windows(8).any(|window| window == b"Rosedale"));
    let own = maya.get(&format!("{path}/files/{}", first_file(&page))).await;
    assert_eq!(own.bytes().await.unwrap(), photo());
}

#[tokio::test]
async fn a_file_is_served_so_that_it_can_never_act_as_a_page() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (path, part) = begun(&maya).await;
    let page = attach(
        &house,
        &maya,
        &part,
        "room-photos",
        &[("\u{202e}a\"b;ñ.html.png", png(1))],
    )
    .await;
    let file = format!("{path}/files/{}", first_file(&page.text().await.unwrap()));
    let answer = maya.get(&file).await;
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    assert!(header("content-security-policy").starts_with("sandbox; default-src 'none'"));
    assert!(header("cache-control").starts_with("private"));
    assert_eq!(header("content-disposition").matches('"').count(), 2);
    let part = maya
        .client
        .get(house.url(&file))
        .header("range", "bytes=1-3")
        .send()
        .await
        .unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(
        part.headers()["content-range"].to_str().unwrap(),
        format!("bytes 1-3/{}", png(1).len())
    );
    assert_eq!(part.bytes().await.unwrap().as_ref(), b"PNG");
}

#[tokio::test]
async fn what_a_file_is_counts_and_not_what_it_is_called() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (_, part) = begun(&maya).await;
    for (name, bytes) in [
        ("page.png", b"<!doctype html><script>alert(1)</script>".to_vec()),
        (
            "drawing.png",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(),
        ),
        ("both.png", [png(1), b"<script>alert(1)</script>".to_vec()].concat()),
        ("program.jpg", b"MZ\x90\0\x03\0\0\0".to_vec()),
        ("archive.png", b"PK\x03\x04\x14\0\0\0".to_vec()),
        ("nothing.png", Vec::new()),
    ] {
        let answer = attach(&house, &maya, &part, "room-photos", &[(name, bytes)]).await;
        assert_eq!(answer.status(), 422, "{name}");
        assert!(
            answer.text().await.unwrap().contains("Nothing"),
            "{name} says what is safe"
        );
    }
    assert_eq!(count(&house, "select count(*) from artifacts").await, 0);
    let answer = attach(&house, &maya, &part, "room-photos", &[("really-a-picture.pdf", png(1))]).await;
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_seventh_photo_is_refused_and_a_removed_one_comes_back() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (path, part) = begun(&maya).await;
    let seven: Vec<(&str, Vec<u8>)> = (1..=7).map(|red| ("photo.png", png(red))).collect();
    let answer = attach(&house, &maya, &part, "room-photos", &seven).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("as many files here as this question takes"));
    assert_eq!(page.matches("value=\"remove:").count(), 6);
    let file = first_file(&page);
    let removed = maya.post(&part, &[("do", &format!("remove:{file}"))]).await;
    let page = removed.text().await.unwrap();
    assert!(page.contains("Put it back") && page.matches("value=\"remove:").count() == 5);
    maya.post(&part, &[("do", &format!("restore:{file}"))]).await;
    assert_eq!(maya.page(&part).await.matches("value=\"remove:").count(), 6);
    assert_eq!(maya.get(&format!("{path}/files/{file}")).await.status(), 200);
}

async fn begin(house: &House, guest: &Guest, path: &str, size: u64) -> reqwest::Response {
    let asked =
        serde_json::json!({ "name": "room.png", "size": size, "type": "image/png", "fingerprint": "room.png:1" });
    let url = house.url(&format!("{path}/evidence/room-photos/uploads"));
    guest
        .client
        .post(url)
        .header("accept", "application/json")
        .json(&asked)
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn an_upload_in_parts_goes_on_where_it_broke_off() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (path, part) = begun(&maya).await;
    let bytes = png(9);
    let size = bytes.len() as u64;
    let told: serde_json::Value = begin(&house, &maya, &path, size).await.json().await.unwrap();
    let upload = house.url(&format!(
        "{path}/evidence/room-photos/uploads/{}",
        told["id"].as_str().unwrap()
    ));
    let send = |offset: u64, part: Vec<u8>| {
        maya.client
            .patch(&upload)
            .header("upload-offset", offset)
            .body(part)
            .send()
    };
    assert_eq!(send(0, bytes[..20].to_vec()).await.unwrap().status(), 204);
    let wrong = send(5, bytes[5..].to_vec()).await.unwrap();
    assert_eq!(
        (wrong.status().as_u16(), &wrong.headers()["upload-offset"]),
        (409, &"20".parse().unwrap())
    );
    assert_eq!(
        maya.client.head(&upload).send().await.unwrap().headers()["upload-offset"],
        "20"
    );
    let again: serde_json::Value = begin(&house, &maya, &path, size).await.json().await.unwrap();
    assert_eq!((&again["id"], again["offset"].as_u64()), (&told["id"], Some(20)));
    let early = maya
        .client
        .post(format!("{upload}/finish"))
        .header("accept", "application/json")
        .send()
        .await
        .unwrap();
    assert_eq!(early.status(), 409);
    assert_eq!(
        send(20, bytes[20..].to_vec()).await.unwrap().headers()["upload-offset"],
        size.to_string().as_str()
    );
    for _ in 0..2 {
        assert_eq!(
            maya.client
                .post(format!("{upload}/finish"))
                .send()
                .await
                .unwrap()
                .status(),
            200
        );
    }
    assert_eq!(count(&house, "select count(*) from artifacts").await, 1);
    assert!(maya.page(&part).await.contains("room.png"));
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_before_it_is_sent_and_leaves_nothing() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (path, part) = begun(&maya).await;
    assert_eq!(begin(&house, &maya, &path, (25 << 20) + 1).await.status(), 413);
    let big = attach(
        &house,
        &maya,
        &part,
        "room-photos",
        &[("big.png", [png(1), vec![0; 25 << 20]].concat())],
    )
    .await;
    assert_eq!(big.status(), 422);
    assert!(big.text().await.unwrap().contains("larger than the limit"));
    assert_eq!(count(&house, "select count(*) from artifacts").await, 0);
    let huge = maya
        .client
        .post(house.url(&part))
        .header("content-length", (5_u64 << 30).to_string());
    let huge = huge
        .header("content-type", "multipart/form-data; boundary=x")
        .body("")
        .send()
        .await;
    assert!(huge.is_err() || huge.unwrap().status() == 413);
    let _ = id_of(&path);
}

#[tokio::test]
async fn a_broken_file_says_what_to_do() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let (_, part) = begun(&maya).await;
    let half = png(1)[..40].to_vec();
    attach(&house, &maya, &part, "room-photos", &[("half.png", half)]).await;
    house.work().await;
    assert!(maya.page(&part).await.contains("save it anew, and choose it again"));
}
