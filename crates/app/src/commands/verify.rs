//! `waymark verify`: check a credential from a file, a link or standard input, without a server and without us.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use credential::verify::{CheckState, FetchFailure, Fetched, Outcome, Policy, Report};
use futures_util::future::join_all;
use platform::clock::Clock;
use platform::fetch::{self, Fetcher};
use url::{Host, Url};

use crate::ui::Lang;
use crate::verdict;
use crate::verification::network;
use crate::verification::rounds::Rounds;

/// The most that is read of a file: a picture of 16 MiB and a little more.
const MOST_BYTES: u64 = 17 << 20;

/// What to check, and whom to ask.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 genuine and in force, 1 not, 2 the check could not be finished.\n\
    Example: waymark verify badge.png --trust did:web:badges.example.org"
)]
pub struct Verify {
    /// A file (JSON, a JWT or SD-JWT, or a PNG or SVG badge), a link, or - for standard input.
    source: String,
    /// Print one line of JSON: outcome and checks.
    #[arg(long)]
    json: bool,
    /// An issuer you know, by its identifier (may be given several times).
    #[arg(long, value_name = "ISSUER_ID")]
    trust: Vec<String>,
    /// Answer a fetch of URL from FILE (may be given several times).
    #[arg(long, value_name = "URL=FILE", value_parser = document)]
    document: Vec<(String, PathBuf)>,
    /// Ask nobody on the network.
    #[arg(long)]
    offline: bool,
}

/// `URL=FILE`; an equals sign may stand in the URL, so the last one parts them.
fn document(text: &str) -> Result<(String, PathBuf), String> {
    let (url, file) = text
        .rsplit_once('=')
        .ok_or("write URL=FILE, such as https://example.org/did.json=did.json")?;
    Ok((url.to_owned(), PathBuf::from(file)))
}

/// Checks and prints; the exit status says the outcome.
pub async fn run(args: Verify) -> ExitCode {
    match check(&args).await {
        Ok(report) => {
            print(&args, &report);
            status(report.outcome)
        }
        Err(error) => {
            if args.json {
                println!(
                    "{}",
                    serde_json::json!({ "outcome": "unfinished", "checks": [], "error": format!("{error:#}") })
                );
            }
            eprintln!("waymark verify: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn status(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::InForce => ExitCode::SUCCESS,
        Outcome::Unfinished => ExitCode::from(2),
        _ => ExitCode::from(1),
    }
}

async fn check(args: &Verify) -> anyhow::Result<Report> {
    let mut disk = BTreeMap::new();
    for (url, file) in &args.document {
        disk.insert(url.clone(), read_file(file)?);
    }
    let link = Url::parse(&args.source)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"));
    let fetcher = fetcher(args, link.as_ref())?;
    let bytes = match &link {
        Some(url) => match disk.get(&args.source) {
            Some(bytes) => bytes.clone(),
            None => download(&fetcher, url).await?,
        },
        None if args.source == "-" => read(std::io::stdin())?,
        None => read_file(&PathBuf::from(&args.source))?,
    };
    let policy = Policy::new(Clock::system().now(), args.trust.iter().cloned().collect());
    let mut rounds = Rounds::begin(&bytes, &policy);
    loop {
        let wanted = rounds.wanted();
        if wanted.is_empty() {
            return Ok(rounds.report());
        }
        let answers = join_all(wanted.iter().map(|url| answer(&disk, &fetcher, url))).await;
        rounds.answer(wanted.into_iter().zip(answers));
    }
}

async fn answer(disk: &BTreeMap<String, Vec<u8>>, fetcher: &Fetcher, url: &str) -> Fetched {
    match disk.get(url) {
        Some(bytes) => Fetched::Body(bytes.clone()),
        None => network::document(fetcher, url).await,
    }
}

/// The network as this command may use it. A link to this machine that the user typed opens loopback, nothing else does.
fn fetcher(args: &Verify, link: Option<&Url>) -> anyhow::Result<Fetcher> {
    if args.offline {
        return Ok(Fetcher::closed());
    }
    let is_loopback = link.is_some_and(|url| match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    });
    Ok(Fetcher::new(fetch::Policy {
        allow_loopback_http: is_loopback,
    })?)
}

async fn download(fetcher: &Fetcher, url: &Url) -> anyhow::Result<Vec<u8>> {
    match network::ask(fetcher, url.as_str(), network::CREDENTIALS).await {
        Fetched::Body(bytes) => Ok(bytes),
        Fetched::Failed(FetchFailure::NotFound | FetchFailure::Gone) => bail!("there is nothing at {url}"),
        Fetched::Failed(FetchFailure::TooLarge) => bail!("what stands at {url} is larger than 1 MiB"),
        Fetched::Failed(FetchFailure::Refused) => {
            bail!("{url} is not an address on the public network that may be asked over https")
        }
        Fetched::Failed(FetchFailure::Offline) => bail!("{url} was not asked, because of --offline"),
        Fetched::Failed(FetchFailure::Unreachable) => bail!("{url} gave no usable answer; please try again"),
    }
}

fn read_file(path: &PathBuf) -> anyhow::Result<Vec<u8>> {
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    read(file)
}

fn read(source: impl Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES).read_to_end(&mut bytes).context("cannot read")?;
    Ok(bytes)
}

fn print(args: &Verify, report: &Report) {
    if args.json {
        let line =
            serde_json::json!({ "outcome": report.outcome, "checks": report.checks, "contained": report.contained });
        println!("{line}");
        return;
    }
    let say = |key: &str| Lang::En.say(key, &[]);
    println!("{}", say(&verdict::key(report.outcome)));
    println!("{}\n", say(&format!("{}-what", verdict::key(report.outcome))));
    if let Some(content) = report
        .credential
        .as_ref()
        .filter(|_| report.outcome != Outcome::Withdrawn)
    {
        let lines = [
            ("Title", &content.name),
            ("Holder", &content.subject_name),
            ("Issuer", &content.issuer_name),
        ];
        for (label, value) in lines {
            if let Some(value) = value {
                println!("{label}: {}", printable(value));
            }
        }
        println!("Issuer id: {}\n", printable(&content.issuer_id));
    }
    for check in &report.checks {
        let mark = match check.state {
            CheckState::Passed => "passed       ",
            CheckState::Failed => "failed       ",
            CheckState::NotPerformed => "not performed",
        };
        let (heading, what) = verdict::words(Lang::En, check);
        println!("{mark}  {heading}: {what}");
    }
}

/// Foreign text for a terminal: no control characters, so that it cannot pretend to be something else.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(300).collect()
}
