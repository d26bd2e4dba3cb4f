//! Importing content: all of it or nothing, the same twice is once, every problem told at once.

use sqlx::Row;
use waymark::app::App;
use waymark::catalog;
use waymark::catalog::import::{Folder, ImportError, Problem, Report, import};

use crate::support::House;

async fn run(app: &App, folder: &Folder) -> Result<Report, ImportError> {
    let mut tx = app.db.begin().await.unwrap();
    let report = import(&mut tx, folder).await?;
    tx.commit().await.unwrap();
    Ok(report)
}

/// The problems of a folder that must not be imported.
async fn problems(app: &App, folder: &Folder) -> Vec<Problem> {
    match run(app, folder).await {
        Err(ImportError::Problems(problems)) => problems,
        other => panic!("the folder should have been refused: {other:?}"),
    }
}

async fn count(app: &App, sql: &'static str) -> i64 {
    let mut tx = app.db.read().await.unwrap();
    sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().try_get(0).unwrap()
}

/// The sample with one text of one file replaced.
fn changed(path: &str, from: &str, to: &str) -> Folder {
    let mut folder = Folder::sample();
    let text = String::from_utf8(folder.file(path).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{path} has no {from:?}");
    folder.put(path, &text.replacen(from, to, 1));
    folder
}

const SENSE: &str = "micro-credentials/making-sense/micro-credential.yaml";

#[tokio::test]
async fn the_sample_content_is_published_whole() {
    let house = House::open().await;
    let report = run(&house.app, &Folder::sample()).await.unwrap();
    assert_eq!((report.issuers, report.frameworks, report.drafts), (3, 3, 0));
    assert!(report.published.len() >= 17, "{report:?}");
    assert!(report.published.iter().all(|(_, number)| *number == 1));
    assert_eq!(report.stacks.len(), 2);
}

#[tokio::test]
async fn importing_the_same_twice_changes_nothing() {
    let house = House::open().await;
    run(&house.app, &Folder::sample()).await.unwrap();
    let versions = count(&house.app, "select count(*) from versions").await;
    let events = count(&house.app, "select count(*) from events").await;
    let report = run(&house.app, &Folder::sample()).await.unwrap();
    assert!(report.published.is_empty() && report.stacks.is_empty(), "{report:?}");
    assert_eq!(count(&house.app, "select count(*) from versions").await, versions);
    assert_eq!(count(&house.app, "select count(*) from events").await, events);
}

#[tokio::test]
async fn whatever_differs_becomes_a_new_version_and_the_old_one_stays_as_it_was() {
    let house = House::open().await;
    run(&house.app, &Folder::sample()).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let first = catalog::current(&mut tx, "making-sense").await.unwrap();
    drop(tx);
    let folder = changed(SENSE, "Asks for reasons, and waits", "Asks for reasons and then waits");
    let report = run(&house.app, &folder).await.unwrap();
    assert_eq!(report.published, [("making-sense".to_owned(), 2)]);
    let mut tx = house.app.db.read().await.unwrap();
    let second = catalog::current(&mut tx, "making-sense").await.unwrap();
    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!(first.micro_credential, second.micro_credential);
    let old = catalog::numbered(&mut tx, "making-sense", 1).await.unwrap();
    assert!(
        old.definition
            .criteria
            .iter()
            .any(|criterion| criterion.title == "Asks for reasons, and waits")
    );
    assert!(
        second
            .definition
            .criteria
            .iter()
            .any(|criterion| criterion.title == "Asks for reasons and then waits")
    );
}

#[tokio::test]
async fn every_problem_of_a_folder_is_told_at_once_and_nothing_is_imported() {
    let house = House::open().await;
    let mut folder = changed(
        SENSE,
        "framework: dimensions-of-success\n    item: '3.3'",
        "framework: dimensions-of-success\n    item: '9.9'",
    );
    folder.put(
        "issuers/nobody.yaml",
        "slug: nobody\nname: Nobody\nemail: nowhere\ntime_zone: Mars/Olympus\n",
    );
    folder.put("stacks/half.yaml", "slug: half\nissuer: meridian\n");
    folder.put("frameworks/notes.txt", "hello");
    let problems = problems(&house.app, &folder).await;
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for part in [
        "making-sense/micro-credential.yaml: alignments: framework \"dimensions-of-success\" has no item \"9.9\"; it has 1, 1.1",
        "issuers/nobody.yaml: email: \"nowhere\" is no address",
        "issuers/nobody.yaml: time_zone: \"Mars/Olympus\" is not known; write a name such as America/New_York",
        "stacks/half.yaml:",
        "frameworks/notes.txt: is not a YAML file",
    ] {
        assert!(
            told.iter().any(|line| line.contains(part)),
            "{part:?} is missing in {told:#?}"
        );
    }
    for table in ["organizations", "frameworks", "micro_credentials", "versions", "stacks"] {
        let sql: &'static str = Box::leak(format!("select count(*) from {table}").into_boxed_str());
        assert_eq!(count(&house.app, sql).await, 0, "{table}");
    }
}

#[tokio::test]
async fn references_that_lead_nowhere_are_found() {
    let house = House::open().await;
    let stack = "stacks/foundational-practice.yaml";
    let cases = [
        (
            SENSE,
            "issuer: meridian",
            "issuer: nobody",
            "issuer: there is no issuer \"nobody\"",
        ),
        (
            SENSE,
            "prompts: [stop-plan, video]",
            "prompts: [plan]",
            "criteria.planned.prompts: \"plan\" is no prompt of this file",
        ),
        (
            SENSE,
            "required: demonstrated",
            "required: perfect",
            "criteria.planned.required: \"perfect\" is no level",
        ),
        (
            SENSE,
            "url: resources/twelve-questions.md",
            "url: resources/gone.md",
            "there is no file micro-credentials/making-sense/resources/gone.md",
        ),
        (
            SENSE,
            "url: https://pz.harvard.edu",
            "url: javascript://pz.harvard.edu",
            "is no web address",
        ),
        (
            SENSE,
            "slug: making-sense",
            "slug: Making Sense",
            "cannot stand in an address",
        ),
        (
            SENSE,
            "title: 'Making Sense",
            "colour: red\ntitle: 'Making Sense",
            "colour",
        ),
        (
            SENSE,
            "glyph: mirror",
            "glyph: unicorn",
            "badge.glyph: \"unicorn\" is not known; write one of",
        ),
        (
            stack,
            "  - families-at-the-door\nrule",
            "  - nothing-here\nrule",
            "members: there is no micro-credential \"nothing-here\"",
        ),
        (stack, "n: 3", "n: 9", "9"),
        (
            stack,
            "- award: eyes-on-safety",
            "- award: making-sense",
            "rule: \"making-sense\" is neither a member",
        ),
        (
            stack,
            "- award: eyes-on-safety",
            "- award: foundational-practice-credential",
            "rule: the rule leads back to",
        ),
    ];
    for (path, from, to, expected) in cases {
        let problems = problems(&house.app, &changed(path, from, to)).await;
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            told.iter()
                .any(|line| line.starts_with(path) && line.contains(expected)),
            "{expected:?} is missing in {told:#?}"
        );
    }
}

#[tokio::test]
async fn a_hostile_file_is_refused_and_says_why() {
    let house = House::open().await;
    let bombs = [
        (
            "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n".to_owned(),
            "anchors",
        ),
        (
            format!("slug: {}x{}\n", "[".repeat(5_000), "]".repeat(5_000)),
            "nesting",
        ),
        (format!("items: [{}]\n", "1,".repeat(100_000)), "events"),
        ("slug: a\n---\nslug: b\n".to_owned(), "two documents"),
    ];
    for (text, what) in bombs {
        let mut folder = Folder::default();
        folder.put("frameworks/bomb.yaml", &text);
        let problems = problems(&house.app, &folder).await;
        assert_eq!(problems.len(), 1, "{what}");
        assert_eq!(problems[0].file, "frameworks/bomb.yaml", "{what}");
        assert!(
            !problems[0].advice.is_empty() && problems[0].advice.len() < 2_000,
            "{what}: {}",
            problems[0].advice
        );
    }
}

#[tokio::test]
async fn a_folder_on_disk_is_read_within_limits_and_never_through_links() {
    let folder = tempfile::TempDir::new().unwrap();
    assert!(
        Folder::on_disk(folder.path()).unwrap_err()[0]
            .advice
            .contains("no content here")
    );
    std::fs::create_dir(folder.path().join("issuers")).unwrap();
    std::fs::write(folder.path().join("issuers/large.yaml"), "x".repeat((1 << 20) + 1)).unwrap();
    std::fs::write(folder.path().join("issuers/.hidden"), "x").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("issuers/link.yaml")).unwrap();
    let told: Vec<String> = Folder::on_disk(folder.path())
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told.iter()
            .any(|line| line.starts_with("issuers/large.yaml: has 1048577 bytes; write at most 1048576"))
    );
    assert!(told.iter().any(|line| line.starts_with("issuers/link.yaml: is a link")));
}

#[tokio::test]
async fn a_micro_credential_that_became_a_draft_again_leaves_the_catalogue_and_its_versions_stay() {
    let house = House::open().await;
    run(&house.app, &Folder::sample()).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let published = catalog::current(&mut tx, "making-sense").await.unwrap();
    drop(tx);
    run(&house.app, &changed(SENSE, "visibility: public", "visibility: draft"))
        .await
        .unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    assert!(catalog::current(&mut tx, "making-sense").await.is_err());
    assert_eq!(catalog::version(&mut tx, &published.id).await.unwrap().number, 1);
    drop(tx);
    run(&house.app, &Folder::sample()).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    assert_eq!(
        catalog::current(&mut tx, "making-sense").await.unwrap().id,
        published.id
    );
}

#[tokio::test]
async fn the_rubric_of_every_sample_is_one_that_the_rules_accept() {
    let house = House::open().await;
    let report = run(&house.app, &Folder::sample()).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    for (slug, _) in report.published {
        let version = catalog::current(&mut tx, &slug).await.unwrap();
        let rubric = catalog::rubric(&version.definition).unwrap();
        assert_eq!(rubric.criteria().len(), version.definition.criteria.len(), "{slug}");
        assert!(
            rubric
                .criteria()
                .iter()
                .all(|criterion| criterion.required == criterion.levels - 1),
            "{slug}"
        );
    }
}

#[test]
fn the_command_imports_a_folder_says_what_is_new_and_fails_with_a_list_when_something_is_wrong() {
    let data = tempfile::TempDir::new().unwrap();
    let run = |folder: &std::path::Path| {
        std::process::Command::new(env!("CARGO_BIN_EXE_waymark"))
            .args(["content", "import"])
            .arg(folder)
            .env_remove("WAYMARK_TEST_POSTGRES")
            .env("WAYMARK_DATA", data.path())
            .output()
            .unwrap()
    };
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let first = run(&content);
    let told = String::from_utf8(first.stdout).unwrap();
    assert!(
        first.status.success() && told.contains("Published making-sense, version 1.\n"),
        "{told}"
    );
    let again = String::from_utf8(run(&content).stdout).unwrap();
    assert!(!again.contains("Published"), "{again}");
    let wrong = data.path().join("wrong");
    std::fs::create_dir_all(wrong.join("issuers")).unwrap();
    std::fs::write(
        wrong.join("issuers/x.yaml"),
        "slug: y\nname: Y\nemail: a@b.example\ntime_zone: UTC\n",
    )
    .unwrap();
    let refused = run(&wrong);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success());
    assert!(
        told.contains("nothing was imported") && told.contains("issuers/x.yaml: slug:"),
        "{told}"
    );
}
