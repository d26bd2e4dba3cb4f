//! The search index: one entry for each subject, however often it is kept.

use platform::db::Tx;
use platform::db::search::{Entry, find, install, keep};

use crate::support::House;

async fn put(tx: &mut Tx, kind: &str, subject: &str, title: &str) {
    let entry = Entry {
        kind,
        subject,
        title,
        body: "",
    };
    keep(tx, &entry).await.unwrap();
}

#[tokio::test]
async fn what_is_kept_again_takes_the_place_of_what_was_there() {
    let house = House::open().await;
    let mut tx = house.app.db.begin().await.unwrap();
    put(&mut tx, "rivers", "1", "Danube").await;
    put(&mut tx, "rivers", "2", "Danube delta").await;
    put(&mut tx, "lakes", "1", "Danube").await;
    put(&mut tx, "rivers", "1", "Loire").await;
    install(&mut tx).await.unwrap();
    put(&mut tx, "rivers", "1", "Loire").await;
    assert_eq!(find(&mut tx, "rivers", "danube", 9).await.unwrap(), ["2"]);
    assert_eq!(find(&mut tx, "rivers", "loire", 9).await.unwrap(), ["1"]);
    assert_eq!(find(&mut tx, "lakes", "danube", 9).await.unwrap(), ["1"]);
}
