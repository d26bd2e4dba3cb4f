//! A house with a small micro-credential and somebody who applies for it.

use platform::db::Tx;
use sqlx::Row;
use waymark::catalog;
use waymark::catalog::import::{Folder, import};
use waymark::ids::SubmissionId;
use waymark::submissions::{self, Summary};

use crate::support::{Guest, House};

/// The micro-credential of these tests, from the sample content: two text questions, photos, a plan, a clip.
pub const SLUG: &str = "ready-the-room";

/// A house with the sample content.
pub async fn house() -> House {
    let house = House::open().await;
    let mut tx = house.app.db.begin().await.unwrap();
    import(&mut tx, &Folder::sample()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(
        catalog::current(&mut house.app.db.read().await.unwrap(), SLUG)
            .await
            .is_ok()
    );
    house
}

/// Starts by the form, and gives the address of the application.
pub async fn start(guest: &Guest, slug: &str) -> String {
    let response = guest.post("/me/applications", &[("slug", slug)]).await;
    assert_eq!(response.status(), 200, "{}", response.url());
    response.url().path().to_owned()
}

/// The identifier in an address.
pub fn id_of(path: &str) -> SubmissionId {
    SubmissionId(path.rsplit('/').next().unwrap().to_owned())
}

/// The facts of a submission.
pub async fn summary(house: &House, path: &str) -> Summary {
    let mut tx = house.app.db.read().await.unwrap();
    submissions::summary(&mut tx, &id_of(path)).await.unwrap()
}

/// A number from the database.
pub async fn count(house: &House, sql: &'static str) -> i64 {
    let mut tx: Tx = house.app.db.read().await.unwrap();
    sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().try_get(0).unwrap()
}

/// So many words.
pub fn words(count: usize) -> String {
    vec!["word"; count].join(" ")
}

/// The value of a hidden field on a page.
pub fn hidden(page: &str, name: &str) -> String {
    let from = page
        .split(&format!("name=\"{name}\" value=\""))
        .nth(1)
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    from.split('"').next().unwrap().to_owned()
}

/// A picture.
pub fn png(red: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(4, 4, image::Rgb([red, 0, 0]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// Sends files with a part's form, as a browser without scripts does.
pub async fn attach(
    house: &House,
    guest: &Guest,
    page: &str,
    prompt: &str,
    files: &[(&str, Vec<u8>)],
) -> reqwest::Response {
    let mut form = reqwest::multipart::Form::new().text("do", "stay");
    for (name, bytes) in files {
        let part = reqwest::multipart::Part::bytes(bytes.clone()).file_name((*name).to_owned());
        form = form.part(format!("file.{prompt}"), part);
    }
    guest
        .client
        .post(house.url(page))
        .header("sec-fetch-site", "same-origin")
        .multipart(form)
        .send()
        .await
        .unwrap()
}

/// What is taken by a sample file of the demo content.
pub fn sample(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("content/demo/artifacts")
        .join(name);
    std::fs::read(path).unwrap()
}

/// Fills the whole application in, file copies made.
pub async fn fill(house: &House, guest: &Guest, path: &str) {
    let (long, short) = (words(120), words(100));
    let overview = [
        ("answer.setting", long.as_str()),
        ("answer.activity", short.as_str()),
        ("done", "yes"),
    ];
    save(guest, &format!("{path}/overview"), &overview).await;
    let work = format!("{path}/work");
    let photos = [("a.png", png(1)), ("b.png", png(2)), ("c.png", png(3))];
    for (prompt, files) in [
        ("room-photos", photos.as_slice()),
        ("setup-plan", &[("plan.pdf", sample("setup-plan-a.pdf"))]),
        ("start-clip", &[("clip.webm", sample("session-start.webm"))]),
    ] {
        let answer = attach(house, guest, &work, prompt, files).await;
        assert_eq!(answer.status(), 200, "{prompt}: {}", answer.text().await.unwrap());
    }
    let consent = [
        ("consent.room-photos", "nobody"),
        ("consent.start-clip", "young_people"),
        ("consent.start-clip.programme", "After school"),
        ("consent.start-clip.recorded_on", "2026-02-20"),
        ("consent.start-clip.youth", "9"),
        ("consent.start-clip.on_file", "9"),
        ("consent.start-clip.form_version", "2025-1"),
        ("consent.start-clip.attested_by", "The programme's director"),
        ("done", "yes"),
    ];
    save(guest, &work, &consent).await;
    let reflection = [
        ("answer.waiting", long.as_str()),
        ("answer.one-change", long.as_str()),
        ("done", "yes"),
    ];
    save(guest, &format!("{path}/reflection"), &reflection).await;
    house.work().await;
}

/// Saves a part's form as the page offers it.
pub async fn save(guest: &Guest, page: &str, fields: &[(&str, &str)]) {
    let shown = guest.page(page).await;
    let version = hidden(&shown, "version");
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    let response = guest.post(page, &all).await;
    assert_eq!(response.status(), 200, "{page}: {}", response.text().await.unwrap());
}

/// Everything that is declared before sending.
pub const DECLARED: [(&str, &str); 6] = [
    ("attempt", "1"),
    ("own_work", "yes"),
    ("right_to_release", "yes"),
    ("youth_consent", "yes"),
    ("ai", "not_used"),
    ("ai_explanation", ""),
];

/// Fills in and sends; the address of the application.
pub async fn sent(house: &House, guest: &Guest) -> String {
    let path = start(guest, SLUG).await;
    fill(house, guest, &path).await;
    let response = guest.post(&format!("{path}/check"), &DECLARED).await;
    assert!(
        response.url().path().ends_with("/sent"),
        "{}",
        response.text().await.unwrap()
    );
    path
}
