//! People who do not give up: whatever gets no answer is sent again, word for word.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode, header, multipart};

use super::chance::Chance;
use super::ledger::{Ledger, text};
use super::stage::SLUG;

const MOMENT: Duration = Duration::from_millis(15);

/// Earners begin to write so many kills before they send, so that a few are at work at any time.
const TURN: usize = 8;

/// A browser with somebody's session.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    site: String,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    /// Where it leads, for a redirect.
    pub location: String,
    pub body: String,
}

impl Answer {
    async fn of(request: RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let location = response.headers().get(header::LOCATION);
        Ok(Self {
            status: response.status(),
            location: location.map_or(String::new(), |value| value.to_str().unwrap().to_owned()),
            body: response.text().await?,
        })
    }

    /// It was done, and the page after it is one of these.
    fn leads_to(&self, end: &str) -> bool {
        self.status == StatusCode::SEE_OTHER && self.location.ends_with(end)
    }

    /// The value of a hidden field.
    fn hidden(&self, name: &str) -> Option<String> {
        let from = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
        Some(from.split('"').next()?.to_owned())
    }
}

impl Browser {
    pub fn new(client: Client, site: String) -> Self {
        Self { client, site }
    }

    async fn get(&self, path: &str, ledger: &Ledger) -> Answer {
        let address = format!("{}{path}", self.site);
        insist(|| self.client.get(&address), ledger).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)], ledger: &Ledger) -> Answer {
        let address = format!("{}{path}", self.site);
        let form = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let kind = "application/x-www-form-urlencoded";
        insist(
            || {
                self.client
                    .post(&address)
                    .header(header::CONTENT_TYPE, kind)
                    .body(form.clone())
            },
            ledger,
        )
        .await
    }

    async fn attach(&self, page: &str, prompt: &str, name: &'static str, ledger: &Ledger) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/demo/artifacts");
        let bytes = std::fs::read(path.join(name)).unwrap();
        let address = format!("{}{page}", self.site);
        let form = || {
            let part = multipart::Part::bytes(bytes.clone()).file_name(name);
            multipart::Form::new()
                .text("do", "stay")
                .part(format!("file.{prompt}"), part)
        };
        let answer = insist(|| self.client.post(&address).multipart(form()), ledger).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.body);
    }
}

/// Sends until there is an answer that is none of a broken machine.
async fn insist(request: impl Fn() -> RequestBuilder, ledger: &Ledger) -> Answer {
    loop {
        match Answer::of(request()).await {
            Ok(answer) if answer.status.is_server_error() => {}
            Ok(answer) => {
                ledger.answered();
                return answer;
            }
            Err(_) => {}
        }
        ledger.again();
        tokio::time::sleep(MOMENT).await;
    }
}

/// Writes and writes, and sends when the time has come.
pub struct Earner {
    browser: Browser,
    application: String,
    sends_at: usize,
    ledger: Ledger,
}

impl Earner {
    /// Starts, and hands in everything but the last words; with the power on.
    pub async fn prepared(browser: Browser, sends_at: usize, ledger: Ledger) -> Self {
        let started = browser.post("/me/applications", &[("slug", SLUG)], &ledger).await;
        assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.body);
        let application = started.location;
        let earner = Self {
            browser,
            application,
            sends_at,
            ledger,
        };
        earner.hand_in().await;
        earner
    }

    async fn hand_in(&self) {
        let work = format!("{}/work", self.application);
        for (prompt, name) in [
            ("room-photos", "room-before-a.jpg"),
            ("room-photos", "materials-a.jpg"),
            ("room-photos", "testing-corner-a.jpg"),
            ("setup-plan", "setup-plan-a.pdf"),
            ("start-clip", "session-start.webm"),
        ] {
            self.browser.attach(&work, prompt, name, &self.ledger).await;
        }
        let consent = [
            ("consent.room-photos", "nobody"),
            ("consent.start-clip", "nobody"),
            ("done", "yes"),
        ];
        self.write("work", &consent).await;
        let (long, short) = (text(0), "A few more words about it. ".repeat(15));
        self.write("overview", &[("answer.activity", &short)]).await;
        let reflection = [
            ("answer.waiting", long.as_str()),
            ("answer.one-change", &long),
            ("done", "yes"),
        ];
        self.write("reflection", &reflection).await;
    }

    /// Saves a part as its page offers it.
    async fn write(&self, part: &str, fields: &[(&str, &str)]) -> Answer {
        let page = format!("{}/{part}", self.application);
        let shown = self.browser.get(&page, &self.ledger).await;
        let version = shown.hidden("version").unwrap_or_default();
        let mut all = vec![("version", version.as_str()), ("tab", "one"), ("do", "stay")];
        all.extend(fields);
        self.browser.post(&page, &all, &self.ledger).await
    }

    fn id(&self) -> &str {
        self.application.rsplit('/').next().unwrap()
    }

    /// Saves text after text until the lights have gone out so often, then sends.
    pub async fn work(self, round: Arc<AtomicUsize>) {
        while round.load(Ordering::SeqCst) + TURN < self.sends_at {
            tokio::time::sleep(MOMENT).await;
        }
        let mut number = 0;
        while number < 3 || round.load(Ordering::SeqCst) < self.sends_at {
            number += 1;
            let body = text(number);
            let answer = self
                .write("overview", &[("answer.setting", &body), ("done", "yes")])
                .await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
            self.ledger.saved(self.id(), number);
            tokio::time::sleep(MOMENT).await;
        }
        let declared = [
            ("attempt", "1"),
            ("own_work", "yes"),
            ("right_to_release", "yes"),
            ("youth_consent", "yes"),
            ("ai", "not_used"),
        ];
        let check = format!("{}/check", self.application);
        // Copies for assessors are made first; with the lights going out that may take a while.
        for _ in 0..2_000 {
            let answer = self.browser.post(&check, &declared, &self.ledger).await;
            if answer.leads_to("/sent") {
                self.ledger.sent(self.id());
                return;
            }
            tokio::time::sleep(MOMENT).await;
        }
        panic!("{check} is never sent");
    }
}

/// Scores whatever stands in the queue.
pub struct Assessor {
    browser: Browser,
    levels: Vec<(String, String)>,
    ledger: Ledger,
    chance: Chance,
}

impl Assessor {
    pub fn new(browser: Browser, levels: Vec<(String, String)>, ledger: Ledger, chance: Chance) -> Self {
        Self {
            browser,
            levels,
            ledger,
            chance,
        }
    }

    /// Until the test is over.
    pub async fn work(mut self) {
        loop {
            let queue = self.browser.get("/assess", &self.ledger).await;
            match open_seat(&queue.body) {
                Some(seat) => self.score(&seat).await,
                None => tokio::time::sleep(MOMENT).await,
            }
        }
    }

    async fn score(&mut self, seat: &str) {
        let address = format!("/assess/{seat}");
        let desk = self.browser.get(&address, &self.ledger).await;
        let Some(version) = desk.hidden("version") else { return };
        let mut fields = vec![
            ("version".to_owned(), version),
            ("strengths".to_owned(), "A calm start".to_owned()),
        ];
        fields.extend(
            self.levels
                .iter()
                .map(|(criterion, level)| (format!("{criterion}.level"), level.clone())),
        );
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        tokio::time::sleep(Duration::from_millis(self.chance.between((0, 40)))).await;
        let sent = self
            .browser
            .post(&format!("{address}/send"), &fields, &self.ledger)
            .await;
        if sent.leads_to("/assess") {
            self.ledger.scored(seat);
        }
    }
}

/// The first seat in a queue that is not sent yet.
fn open_seat(queue: &str) -> Option<String> {
    let open = queue.split("id=\"sent-h\"").next()?;
    let seat = open.split("href=\"/assess/").nth(1)?.split('"').next()?;
    Some(seat.to_owned())
}

/// Grants whatever waits for a decision.
pub struct Grantor {
    browser: Browser,
    office: &'static str,
    ledger: Ledger,
}

impl Grantor {
    pub fn new(browser: Browser, office: &'static str, ledger: Ledger) -> Self {
        Self {
            browser,
            office,
            ledger,
        }
    }

    /// Until the test is over.
    pub async fn work(self) {
        let list = format!("{}/decisions", self.office);
        loop {
            let page = self.browser.get(&list, &self.ledger).await;
            let mark = format!("href=\"{list}/");
            let waiting = page.body.split(&mark).skip(1);
            for id in waiting.filter_map(|rest| rest.split('"').next()) {
                self.grant(&list, id).await;
            }
            tokio::time::sleep(MOMENT).await;
        }
    }

    /// Presses the button twice, as people do.
    async fn grant(&self, list: &str, id: &str) {
        let decision = [("attempt", "1"), ("decision", "award")];
        for _ in 0..2 {
            let answer = self
                .browser
                .post(&format!("{list}/{id}"), &decision, &self.ledger)
                .await;
            let was_done = answer.status == StatusCode::SEE_OTHER || answer.status == StatusCode::CONFLICT;
            assert!(was_done, "{} {}", answer.status, answer.body);
        }
        self.ledger.granted(id);
    }
}
