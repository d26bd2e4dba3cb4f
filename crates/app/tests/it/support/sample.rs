//! A house with the sample content in it.

use waymark::catalog::import::{Folder, import};

use super::House;

impl House {
    /// Opens a house and imports the sample content.
    pub async fn with_sample() -> Self {
        let house = Self::open().await;
        house.import(&Folder::sample()).await;
        house
    }

    /// Imports a folder that has no problems.
    pub async fn import(&self, folder: &Folder) {
        let mut tx = self.app.db.begin().await.unwrap();
        import(&mut tx, folder).await.unwrap();
        tx.commit().await.unwrap();
    }
}
