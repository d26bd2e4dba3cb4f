//! Calls to a small server on the loopback.

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::names::Table;
use super::*;

const LAPTOP: Policy = Policy {
    allow_loopback_http: true,
};

/// A web server that answers by path and counts who comes.
struct Server {
    port: u16,
    visits: Arc<AtomicUsize>,
    heard: Arc<Mutex<String>>,
}

async fn server() -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (visits, heard) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::default()));
    let (count, pen) = (Arc::clone(&visits), Arc::clone(&heard));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, Arc::clone(&count), Arc::clone(&pen)));
        }
    });
    Server { port, visits, heard }
}

async fn answer(mut stream: TcpStream, visits: Arc<AtomicUsize>, pen: Arc<Mutex<String>>) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        if stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
        if request[0] == 0x16 {
            // The first byte of a TLS greeting, which this server does not understand.
            return stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    }
    visits.fetch_add(1, Ordering::SeqCst);
    let request = String::from_utf8_lossy(&request).into_owned();
    pen.lock().unwrap().push_str(&request);
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (what, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
    match what {
        "to" => stream.write_all(redirect_to(rest).as_bytes()).await,
        "hop" => {
            let left: u32 = rest.parse().unwrap_or(0);
            let target = if left > 1 {
                format!("/hop/{}", left - 1)
            } else {
                "/fine".to_owned()
            };
            stream.write_all(redirect_to(&target).as_bytes()).await
        }
        "body" => body(&mut stream, rest.parse().unwrap_or(0)).await,
        "announced" => {
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n")
                .await
        }
        "packed" => {
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx")
                .await
        }
        "missing" => {
            stream
                .write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone")
                .await
        }
        "drip" => loop {
            stream.write_all(b"HTTP/1.1 200 OK\r\nX: ").await?;
            tokio::time::sleep(Duration::from_millis(20)).await;
        },
        _ => stream
            .write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}",
            )
            .await,
    }
}

fn redirect_to(target: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n")
}

async fn body(stream: &mut TcpStream, bytes: usize) -> std::io::Result<()> {
    stream
        .write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        .await?;
    stream.write_all(&vec![b'x'; bytes]).await
}

impl Server {
    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }

    async fn get(&self, path: &str) -> Result<Fetched, FetchError> {
        let fetcher = Fetcher::new(LAPTOP).unwrap();
        fetcher.get(&self.url(path), "*/*").await
    }
}

fn with_table(policy: Policy, names: &[(&str, &[&str])]) -> (Fetcher, Arc<Table>) {
    let addresses = names.iter().map(|(name, list)| {
        let list = list.iter().map(|ip| ip.parse::<IpAddr>().unwrap());
        ((*name).to_owned(), list.collect())
    });
    let table = Arc::new(Table {
        addresses: addresses.collect(),
        ..Table::default()
    });
    let names = Names::of_a_table(policy, Arc::clone(&table));
    (Fetcher::with_names(names, Duration::from_secs(2)).unwrap(), table)
}

#[tokio::test]
async fn an_answer_comes_with_its_type_and_we_say_little_of_ourselves() {
    let server = server().await;
    let fetcher = Fetcher::new(LAPTOP).unwrap();
    let url = server.url("fine?q=1#part");
    let fetched = fetcher.get(&url, "application/ld+json").await.unwrap();
    assert_eq!((fetched.status, &fetched.bytes[..]), (200, &b"{}"[..]));
    assert_eq!(fetched.content_type.as_deref(), Some("application/json"));
    fetcher.get(&server.url("again"), "*/*").await.unwrap();
    let heard = server.heard.lock().unwrap().to_lowercase();
    assert!(heard.starts_with("get /fine?q=1 http/1.1\r\n"), "{heard}");
    assert!(heard.contains("accept: application/ld+json\r\n"));
    assert!(heard.contains("accept-encoding: identity\r\n"));
    assert!(heard.contains("user-agent: waymark/"));
    assert!(!heard.contains("cookie") && !heard.contains("referer"));
}

#[tokio::test]
async fn a_missing_page_is_an_answer() {
    let missing = server().await.get("missing").await.unwrap();
    assert_eq!((missing.status, &missing.bytes[..]), (404, &b"gone"[..]));
}

#[tokio::test]
async fn an_answer_is_remembered_and_the_fragment_makes_no_difference() {
    let server = server().await;
    let fetcher = Fetcher::new(LAPTOP).unwrap();
    for fragment in ["", "#a", "#b"] {
        fetcher
            .get(&server.url(&format!("fine{fragment}")), "*/*")
            .await
            .unwrap();
    }
    assert_eq!(server.visits(), 1);
    fetcher.get(&server.url("fine"), "text/html").await.unwrap();
    assert_eq!(server.visits(), 2, "another kind of answer is another question");
}

#[tokio::test]
async fn three_redirects_are_followed_and_a_fourth_is_not() {
    let server = server().await;
    assert_eq!(server.get("hop/3").await.unwrap().status, 200);
    assert_eq!(server.get("hop/4").await, Err(FetchError::Failed));
}

#[tokio::test]
async fn a_redirect_to_an_address_inside_is_not_followed() {
    let server = server().await;
    for target in [
        "http://10.0.0.1/",
        "https://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://example.org/",
        "file:///etc/passwd",
        "http://user@127.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "https://0xa.1/",
    ] {
        let answer = server.get(&format!("to/{target}")).await;
        assert_eq!(answer, Err(FetchError::Failed), "{target}");
    }
}

#[tokio::test]
async fn a_mebibyte_is_read_and_one_byte_more_is_not() {
    let server = server().await;
    let whole = server.get("body/1048576").await.unwrap();
    assert_eq!(whole.bytes.len(), MAX_BYTES);
    assert_eq!(server.get("body/1048577").await, Err(FetchError::TooLarge));
    assert_eq!(server.get("announced").await, Err(FetchError::TooLarge));
}

#[tokio::test]
async fn a_packed_answer_is_not_unpacked() {
    assert_eq!(server().await.get("packed").await, Err(FetchError::Failed));
}

#[tokio::test]
async fn a_server_that_drips_is_given_up_in_time() {
    let server = server().await;
    let names = Names::of_the_system(LAPTOP);
    let fetcher = Fetcher::with_names(names, Duration::from_millis(300)).unwrap();
    let begun = Instant::now();
    let answer = fetcher.get(&server.url("drip"), "*/*").await;
    assert_eq!(answer, Err(FetchError::Failed));
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn the_loopback_is_not_called_by_a_server_in_the_world() {
    let server = server().await;
    let fetcher = Fetcher::new(Policy::default()).unwrap();
    let refused = fetcher.get(&server.url("fine"), "*/*").await;
    assert_eq!(refused, Err(FetchError::Refused));
    let by_name = format!("https://localhost:{}/", server.port);
    assert_eq!(fetcher.get(&by_name, "*/*").await, Err(FetchError::Failed));
    assert_eq!(server.visits(), 0);
}

#[tokio::test]
async fn a_server_that_only_speaks_plainly_is_not_asked_over_https() {
    let server = server().await;
    let fetcher = Fetcher::new(LAPTOP).unwrap();
    let url = format!("https://127.0.0.1:{}/fine", server.port);
    assert_eq!(fetcher.get(&url, "*/*").await, Err(FetchError::Failed));
    assert_eq!(server.visits(), 0);
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_dialled_even_beside_a_good_address() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let names: [(&str, &[&str]); 5] = [
        ("inside.example", &["127.0.0.1"]),
        ("mixed.example", &["1.1.1.1", "127.0.0.1"]),
        ("mapped.example", &["::ffff:127.0.0.1"]),
        ("private.example", &["10.0.0.1"]),
        ("nothing.example", &[]),
    ];
    let (fetcher, table) = with_table(Policy::default(), &names);
    for (name, _) in names {
        let answer = fetcher.get(&format!("https://{name}:{port}/"), "*/*").await;
        assert_eq!(answer, Err(FetchError::Failed), "{name}");
    }
    assert_eq!(table.asked.load(Ordering::SeqCst), names.len());
    let nobody_came = timeout(Duration::from_millis(50), listener.accept()).await;
    assert!(nobody_came.is_err());
}

#[tokio::test]
async fn a_name_is_looked_up_once_for_the_check_and_the_call() {
    let server = server().await;
    let (fetcher, table) = with_table(LAPTOP, &[("localhost", &["127.0.0.1"])]);
    let url = format!("http://localhost:{}/fine", server.port);
    assert_eq!(fetcher.get(&url, "*/*").await.unwrap().status, 200);
    assert_eq!(table.asked.load(Ordering::SeqCst), 1);
    assert_eq!(server.visits(), 1);
}

#[tokio::test]
async fn more_than_sixteen_calls_at_once_are_told_to_wait() {
    let server = server().await;
    let fetcher = Fetcher::new(LAPTOP).unwrap();
    let drips: Vec<_> = (0..MAX_CALLS)
        .map(|number| {
            let (fetcher, url) = (fetcher.clone(), server.url(&format!("drip/{number}")));
            tokio::spawn(async move { fetcher.get(&url, "*/*").await })
        })
        .collect();
    while server.visits() < MAX_CALLS {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let answer = fetcher.get(&server.url("fine"), "*/*").await;
    assert_eq!(answer, Err(FetchError::Busy));
    drips.iter().for_each(tokio::task::JoinHandle::abort);
}

#[tokio::test]
async fn a_closed_client_calls_nobody() {
    let server = server().await;
    let answer = Fetcher::closed().get(&server.url("fine"), "*/*").await;
    assert_eq!(answer, Err(FetchError::Closed));
    assert_eq!(server.visits(), 0);
}
