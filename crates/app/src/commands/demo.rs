//! `waymark demo`: sample content and people in a folder of their own, open to visitors on this machine.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use platform::clock::Clock;
use platform::telemetry::LogFormat;
use tokio::net::TcpListener;

use crate::App;
use crate::demo::cast::Cast;
use crate::demo::folder::{Home, Standing};
use crate::demo::tell::{Heard, tell};
use crate::demo::welcome::Welcome;
use crate::settings::Settings;

/// The port that is tried first.
const PORT: u16 = 8080;
/// How many ports after it are tried.
const PORTS: u16 = 20;

/// Make sample content in a folder of its own and open it to visitors on this machine.
///
/// Everything in it is fictional. No mail leaves this machine, and only visitors on this machine get in. The folder is kept, so that
/// starting again goes on where you stopped.
#[derive(Debug, Args)]
pub struct Demo {
    /// The folder for the demo's data.
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    data: PathBuf,
    /// The port to listen on; 0 for any free one. Without it: 8080, or the next free one.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Begin anew, even if the folder holds a demo already.
    #[arg(long)]
    fresh: bool,
    /// When ready, print one line of JSON and nothing else.
    #[arg(long)]
    json: bool,
}

/// Makes the demo, unless it is there, and serves it until SIGTERM or Ctrl-C.
pub async fn run(args: Demo) -> anyhow::Result<()> {
    platform::telemetry::init("warn,sqlx=error", LogFormat::Human)?;
    let home = Home::at(&args.data);
    let made_at = args.port_of_earlier(&home)?;
    let Some(_lock) = home.lock()? else {
        bail!(
            "a demo runs in {} already; stop it, or add --data with another folder",
            args.data.display()
        );
    };
    let listener = match made_at {
        Some(port) => listen(port)
            .await
            .with_context(|| format!("this demo's credentials carry port {port}, which is taken; {ADVICE}"))?,
        None => first_free(args.port).await?,
    };
    let address = listener.local_addr()?;
    let settings = args.settings(address)?;
    let cast = Cast::read()?;
    if made_at.is_none() {
        home.begin(address.port())?;
        make(&settings, &cast).await?;
        home.finish(address.port())?;
    }
    let app = App::open(settings, Clock::system(), true).await?;
    let welcome = Welcome::of(&app, &cast).await?;
    if args.json {
        println!("{}", serde_json::to_string(&welcome)?);
    } else {
        println!("{welcome}");
    }
    super::serve::open(app, listener).await
}

const ADVICE: &str = "add --fresh to begin anew, or --data with another folder";

impl Demo {
    /// The port of the demo that is there and goes on; `None` when one must be made.
    fn port_of_earlier(&self, home: &Home) -> anyhow::Result<Option<u16>> {
        let data = self.data.display();
        match home.standing()? {
            Standing::Foreign => bail!("{data} holds something that is no demo; choose another folder with --data"),
            Standing::Empty => Ok(None),
            _ if self.fresh => Ok(None),
            Standing::Interrupted => {
                eprintln!("The demo in {data} was interrupted before it was whole: beginning anew.");
                Ok(None)
            }
            Standing::Other => bail!("{data} holds a demo of another version; {ADVICE}"),
            Standing::Told { port } if self.port.is_none_or(|wanted| wanted == 0 || wanted == port) => {
                eprintln!("Going on with the demo in {data}. To begin anew, add --fresh.");
                Ok(Some(port))
            }
            Standing::Told { port } => {
                bail!("the demo in {data} was made at port {port}, and its credentials say so; {ADVICE}")
            }
        }
    }

    /// The demo's settings: its folder, its port, and no outside line.
    fn settings(&self, address: SocketAddr) -> anyhow::Result<Settings> {
        Ok(Settings {
            base_url: format!("http://{address}/").parse()?,
            listen: address,
            data: self.data.clone(),
            ..Settings::default()
        })
    }
}

/// Makes everything, saying how far it is.
async fn make(settings: &Settings, cast: &Cast) -> anyhow::Result<()> {
    let now = Clock::system().now();
    let app = App::open(settings.clone(), Clock::fixed(now), true).await?;
    eprint!("Writing sample content … ");
    tell(&app, cast, now, |heard| match heard {
        Heard::Published(report) => {
            let (micro_credentials, stacks) = (report.published.len(), report.stacks.len());
            eprint!("{micro_credentials} micro-credentials, {stacks} stacks\nInviting people … ");
        }
        Heard::Invited(people) => eprint!("{people}\nTelling the story … "),
    })
    .await?;
    let welcome = Welcome::of(&app, cast).await?;
    eprintln!("{} awards", welcome.credentials.len());
    app.db.close().await;
    Ok(())
}

async fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
}

/// The wanted port, or the first free one from [`PORT`] on.
async fn first_free(wanted: Option<u16>) -> anyhow::Result<TcpListener> {
    let first = wanted.unwrap_or(PORT);
    let ports = if first == 0 {
        0..=0
    } else {
        first..=first.saturating_add(PORTS)
    };
    for port in ports {
        if let Ok(listener) = listen(port).await {
            if port != first {
                eprintln!("Port {first} is taken; using {port}.");
            }
            return Ok(listener);
        }
    }
    bail!(
        "no port from {first} to {} is free; choose another one with --port",
        first.saturating_add(PORTS)
    )
}
