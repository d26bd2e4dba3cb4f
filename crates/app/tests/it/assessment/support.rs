//! A house with an issuer's people, and an application that waits for them.

use waymark::actor::Role;
use waymark::catalog::{self, Definition};
use waymark::ids::OrgId;
use waymark::organizations::{self, Profile};

use crate::submissions::support::{self as applying, SLUG};
use crate::support::{Guest, House};

/// A house, its issuer, and whoever works for it.
pub struct Office {
    pub house: House,
    pub organization: OrgId,
    pub slug: String,
    pub definition: Definition,
    pub ana: Guest,
    pub ben: Guest,
    pub lena: Guest,
    pub greta: Guest,
    pub adam: Guest,
    pub maya: Guest,
}

impl Office {
    /// Two assessors, a lead, a grantor, an admin; somebody who applies. Every attempt is scored twice.
    pub async fn open() -> Self {
        Self::with(|_| ()).await
    }

    /// With another policy.
    pub async fn with(change: fn(&mut Profile)) -> Self {
        let house = applying::house().await;
        let mut tx = house.app.db.begin().await.unwrap();
        let version = catalog::current(&mut tx, SLUG).await.unwrap();
        let issuer = organizations::organization(&mut tx, &version.issuer).await.unwrap();
        let mut profile = issuer.profile.clone();
        profile.policy.scorers = "double".to_owned();
        profile.policy.auto_decide = false;
        profile.policy.precheck = false;
        change(&mut profile);
        organizations::save_organization(&mut tx, &issuer.slug, &issuer.name, &profile)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let office = Self {
            ana: house.person("Ana Assessor", "ana@example.org").await,
            ben: house.person("Ben Assessor", "ben@example.org").await,
            lena: house.person("Lena Lead", "lena@example.org").await,
            greta: house.person("Greta Grantor", "greta@example.org").await,
            adam: house.person("Adam Admin", "adam@example.org").await,
            maya: house.person("Maya Quillfeather", "maya.q@example.org").await,
            organization: issuer.id,
            slug: issuer.slug,
            definition: (*version.definition).clone(),
            house,
        };
        office.role(&office.ana, Role::Assessor).await;
        office.role(&office.ben, Role::Assessor).await;
        office.role(&office.greta, Role::Grantor).await;
        office.role(&office.adam, Role::IssuerAdmin).await;
        office
    }

    /// Gives a role for the issuer.
    pub async fn role(&self, guest: &Guest, role: Role) {
        self.house.role(guest, Some(&self.organization), role).await;
    }

    /// Somebody applies; everything that follows has been done.
    pub async fn apply(&self, guest: &Guest) -> String {
        let path = applying::sent(&self.house, guest).await;
        self.house.work().await;
        path
    }

    /// An address of the issuer for an application.
    pub fn issuer(&self, area: &str, path: &str) -> String {
        format!("/issuer/{}/{area}/{}", self.slug, applying::id_of(path))
    }

    /// A complete sheet; `low` criteria stay at their lowest level, with feedback.
    pub fn sheet(&self, page: &str, low: &[&str]) -> Vec<(String, String)> {
        let mut fields = vec![("version".to_owned(), applying::hidden(page, "version"))];
        for criterion in &self.definition.criteria {
            let id = &criterion.id;
            if !page.contains(&format!("name=\"{id}.level\"")) {
                continue;
            }
            let mut put = |field: &str, value: &str| fields.push((format!("{id}.{field}"), value.to_owned()));
            let (place, name) = first_option(page, &format!("{id}.where"));
            put("where", &place);
            if low.contains(&id.as_str()) {
                put("level", &criterion.levels[0].id);
                put("comment", &format!("On {id} I saw less than is asked."));
                put("next", &format!("Try once more with {id}."));
                put("at", if name.contains("(time)") { "0:02" } else { "1" });
            } else {
                put("level", &criterion.required);
                put("comment", &format!("On {id} it is all there."));
            }
        }
        fields.push(("strengths".to_owned(), "A calm start".to_owned()));
        fields
    }

    /// Scores the first submission of the queue and sends.
    pub async fn score(&self, assessor: &Guest, low: &[&str]) -> String {
        let seat = seat(assessor).await;
        let page = assessor.page(&seat).await;
        let answer = send(assessor, &seat, &self.sheet(&page, low)).await;
        let to = answer.url().path().to_owned();
        assert_eq!(to, "/assess", "{}", answer.text().await.unwrap());
        self.house.work().await;
        seat
    }
}

/// The first submission of somebody's queue.
pub async fn seat(guest: &Guest) -> String {
    let queue = guest.page("/assess").await;
    open_seat(&queue).unwrap_or_else(|| panic!("a seat in {queue}"))
}

/// The first address of work in a queue.
pub fn open_seat(queue: &str) -> Option<String> {
    let open = queue.split("id=\"sent-h\"").next()?;
    let address = open.split("href=\"/assess/").nth(1)?.split('"').next()?;
    Some(format!("/assess/{address}"))
}

/// The identifier of a seat.
pub fn id_of_seat(seat: &str) -> &str {
    seat.rsplit('/').next().unwrap()
}

/// Presses the send button.
pub async fn send(guest: &Guest, seat: &str, fields: &[(String, String)]) -> reqwest::Response {
    post(guest, &format!("/assess/{}/send", id_of_seat(seat)), fields).await
}

/// Sends a form.
pub async fn post(guest: &Guest, path: &str, fields: &[(String, String)]) -> reqwest::Response {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    guest.post(path, &fields).await
}

/// The first choice of a select: value and words.
fn first_option(page: &str, name: &str) -> (String, String) {
    let select = page.split(&format!("name=\"{name}\"")).nth(1).unwrap();
    let option = select.split("<option value=\"").nth(1).unwrap();
    let (value, rest) = option.split_once('"').unwrap();
    let words = rest.split('>').nth(1).unwrap().split('<').next().unwrap();
    (value.to_owned(), words.to_owned())
}
