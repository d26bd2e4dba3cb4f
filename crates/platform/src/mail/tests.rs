use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::seal::Secret;

fn person(name: &str, address: &str) -> Person {
    Person {
        name: name.to_owned(),
        address: address.to_owned(),
    }
}

fn mail() -> Mail {
    Mail {
        message_id: "0198-abc@credentials.example.org".to_owned(),
        written_at: "2026-11-23T21:00:00Z".parse().unwrap(),
        to: person("Ana Ruiz", "ana@example.org"),
        subject: "Your link".to_owned(),
        text: "Good day, Ana.\n.\nA line with one dot came before this.".to_owned(),
        html: Some("<p>Good day, Ana.</p>".to_owned()),
        pictures: Vec::new(),
        reply_to: Some(person("", "desk@example.org")),
        list_unsubscribe: Some("https://credentials.example.org/updates/leave?t=1".to_owned()),
    }
}

/// A mail server on the loopback: it answers `replies` to commands that begin so, else what a willing server says, and
/// writes down what it is told.
struct Server {
    heard: Arc<Mutex<String>>,
    settings: SmtpSettings,
}

async fn server(replies: &'static [(&'static str, &'static str)]) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let settings = SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: listener.local_addr().unwrap().port(),
        security: Security::Plain,
        from: person("The Desk", "desk@credentials.example.org"),
        ..SmtpSettings::default()
    };
    let heard = Arc::new(Mutex::new(String::new()));
    let pen = Arc::clone(&heard);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, replies, Arc::clone(&pen)));
        }
    });
    Server { heard, settings }
}

async fn talk(stream: TcpStream, replies: &[(&str, &str)], pen: Arc<Mutex<String>>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let greeting = replies.iter().find(|(start, _)| *start == "greeting");
    let greeting = greeting.map_or("220 here", |(_, words)| words);
    stream.write_all(format!("{greeting}\r\n").as_bytes()).await?;
    let mut in_letter = false;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        pen.lock().unwrap().push_str(&line);
        let scripted = replies.iter().find(|(start, _)| line.starts_with(start));
        let reply = match scripted {
            _ if in_letter && line != ".\r\n" => continue,
            Some((_, "hang up")) => return Ok(()),
            Some((_, "say nothing")) => continue,
            Some((_, reply)) => *reply,
            None if line.starts_with("EHLO") => "250-here\r\n250 8BITMIME",
            None if line.starts_with("DATA") => "354 go on",
            None => "250 fine",
        };
        in_letter = reply.starts_with("354");
        stream.write_all(format!("{reply}\r\n").as_bytes()).await?;
    }
}

#[tokio::test]
async fn a_letter_arrives_with_its_headers_and_both_forms() {
    let server = server(&[]).await;
    let mailer = Mailer::smtp(&server.settings).unwrap();
    assert_eq!(mailer.send(&mail()).await, Ok(Sent::Accepted));
    assert_eq!(mailer.send(&mail()).await, Ok(Sent::Accepted));
    let heard = server.heard.lock().unwrap().clone();
    for expected in [
        "EHLO credentials.example.org\r\n",
        "MAIL FROM:<desk@credentials.example.org>",
        "RCPT TO:<ana@example.org>\r\n",
        "From: \"The Desk\" <desk@credentials.example.org>\r\n",
        "To: \"Ana Ruiz\" <ana@example.org>\r\n",
        "Reply-To: desk@example.org\r\n",
        "Subject: Your link\r\n",
        "Date: Mon, 23 Nov 2026 21:00:00 +0000\r\n",
        "Message-ID: <0198-abc@credentials.example.org>\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "List-Unsubscribe: <https://credentials.example.org/updates/leave?t=1>\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "A line with one dot came before this.",
        "<p>Good day, Ana.</p>",
    ] {
        assert!(heard.contains(expected), "{expected:?} in {heard}");
    }
    assert_eq!(heard.matches("EHLO").count(), 1, "one connection serves both");
}

#[tokio::test]
async fn a_picture_travels_inside_the_letter_and_is_shown_by_its_name() {
    let server = server(&[]).await;
    let mailer = Mailer::smtp(&server.settings).unwrap();
    let picture = |name: &str| Mail {
        html: Some("<img src=\"cid:code\">".to_owned()),
        pictures: vec![Picture {
            name: name.to_owned(),
            png: b"\x89PNG picture".to_vec(),
        }],
        ..mail()
    };
    mailer.send(&picture("code")).await.unwrap();
    let heard = server.heard.lock().unwrap().clone();
    for expected in [
        "multipart/alternative",
        "multipart/related",
        "Content-ID: <code>\r\n",
        "Content-Disposition: inline\r\n",
        "Content-Type: image/png\r\n",
        "A line with one dot came before this.",
        "iVBORyBwaWN0dXJl",
    ] {
        assert!(heard.contains(expected), "{expected:?} in {heard}");
    }
    let broken = mailer.send(&picture("code>\r\nBcc: all")).await;
    assert_eq!(broken, Err(MailError::Malformed("picture")));
}

#[tokio::test]
async fn what_the_server_says_decides_whether_to_try_again() {
    use MailError::{Later, Refused};
    let cases: [(&'static [(&str, &str)], MailError); 9] = [
        (&[("RCPT", "550 no such user")], Refused(550)),
        (&[("MAIL", "501 bad sender")], Refused(501)),
        (&[(".", "554 looks like spam")], Refused(554)),
        (&[("RCPT", "450 mailbox busy")], Later(Some(450))),
        (&[(".", "451 try later")], Later(Some(451))),
        (&[("greeting", "554 not from here")], Later(Some(554))),
        (&[("EHLO", "550 who are you")], Later(Some(550))),
        (&[("MAIL", "530 sign in first")], Later(Some(530))),
        (&[("DATA", "hang up")], Later(None)),
    ];
    for (replies, expected) in cases {
        let mailer = Mailer::smtp(&server(replies).await.settings).unwrap();
        assert_eq!(mailer.send(&mail()).await, Err(expected), "{replies:?}");
        assert_eq!(expected.is_temporary(), matches!(expected, Later(_)));
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up_in_time() {
    let server = server(&[("RCPT", "say nothing")]).await;
    let smtp = Smtp::new(&server.settings).unwrap();
    let mailer = Mailer(Way::Smtp(Arc::new(smtp.with_patience(Duration::from_millis(300)))));
    assert_eq!(mailer.send(&mail()).await, Err(MailError::Later(None)));
}

#[tokio::test]
async fn a_wrong_password_keeps_the_letter_waiting() {
    let mut server = server(&[("EHLO", "250-here\r\n250 AUTH PLAIN"), ("AUTH", "535 wrong")]).await;
    server.settings.username = "desk".to_owned();
    server.settings.password = Secret::new("hunter2");
    let mailer = Mailer::smtp(&server.settings).unwrap();
    assert_eq!(mailer.send(&mail()).await, Err(MailError::Later(Some(535))));
    assert!(!server.heard.lock().unwrap().contains("MAIL FROM"));
    assert!(!format!("{mailer:?}").contains("hunter2"));
}

#[tokio::test]
async fn a_server_without_tls_hears_neither_password_nor_letter() {
    for security in [Security::Tls, Security::StartTls] {
        let mut server = server(&[("EHLO", "250-here\r\n250 AUTH PLAIN")]).await;
        server.settings.security = security;
        server.settings.username = "desk".to_owned();
        server.settings.password = Secret::new("hunter2");
        let mailer = Mailer::smtp(&server.settings).unwrap();
        assert_eq!(mailer.send(&mail()).await, Err(MailError::Later(None)));
        let heard = server.heard.lock().unwrap().clone();
        assert!(!heard.contains("AUTH") && !heard.contains("MAIL"), "{heard}");
    }
}

#[tokio::test]
async fn a_connection_that_died_while_resting_is_replaced() {
    let server = server(&[("NOOP", "hang up")]).await;
    let mailer = Mailer::smtp(&server.settings).unwrap();
    for _ in 0..2 {
        assert_eq!(mailer.send(&mail()).await, Ok(Sent::Accepted));
    }
    assert_eq!(server.heard.lock().unwrap().matches("EHLO").count(), 2);
}

#[tokio::test]
async fn a_server_that_is_away_means_later() {
    let mut settings = server(&[]).await.settings;
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    settings.port = free.local_addr().unwrap().port();
    drop(free);
    let mailer = Mailer::smtp(&settings).unwrap();
    assert_eq!(mailer.send(&mail()).await, Err(MailError::Later(None)));
}

#[tokio::test]
async fn a_line_break_in_a_name_an_address_or_a_subject_reaches_no_server() {
    let server = server(&[]).await;
    let smtp = Mailer::smtp(&server.settings).unwrap();
    let evil = "x\r\nBcc: eve@example.net";
    let spoilt: [fn(&mut Mail, &str); 7] = [
        |mail, evil| mail.to.name = evil.to_owned(),
        |mail, evil| mail.to.address = format!("ana@example.org{evil}"),
        |mail, evil| mail.to.address = format!("{evil}@example.org"),
        |mail, evil| mail.subject = evil.to_owned(),
        |mail, evil| mail.reply_to = Some(person(evil, "desk@example.org")),
        |mail, evil| mail.message_id = format!("1@example.org{evil}"),
        |mail, evil| mail.list_unsubscribe = Some(format!("https://example.org/{evil}")),
    ];
    for evil in [evil, "x\ny", "x\ry", "x\0y", "x\u{2028}y", "x\u{85}y"] {
        for spoil in spoilt {
            let mut mail = mail();
            spoil(&mut mail, evil);
            for mailer in [&smtp, &Mailer::mailbox()] {
                let refused = mailer.send(&mail).await.unwrap_err();
                let is_named = matches!(refused, MailError::ControlCharacter(_));
                assert!(is_named, "{evil:?}: {refused}");
                assert!(!refused.is_temporary());
            }
        }
    }
    assert_eq!(*server.heard.lock().unwrap(), "");
}

#[tokio::test]
async fn tricky_names_stay_inside_their_quotes() {
    let server = server(&[]).await;
    let mailer = Mailer::smtp(&server.settings).unwrap();
    let mut mail = mail();
    for name in [
        "\"Ana\" <eve@example.net>,",
        "Ana; eve@example.net",
        "Añá 木村 🦉",
        "a\\",
    ] {
        mail.to.name = name.to_owned();
        mailer.send(&mail).await.unwrap();
    }
    let heard = server.heard.lock().unwrap().clone();
    assert_eq!(heard.matches("RCPT TO:").count(), 4);
    assert_eq!(heard.matches("RCPT TO:<ana@example.org>\r\n").count(), 4);
    assert!(heard.is_ascii(), "names are encoded");
}

type Spoil = fn(&mut Mail);

#[tokio::test]
async fn malformed_parts_are_refused_by_name() {
    let spoilt: [(Spoil, &str); 6] = [
        (|mail| mail.to.address = "ana".to_owned(), "recipient"),
        (|mail| mail.to.address = "a@b, c@d".to_owned(), "recipient"),
        (|mail| mail.message_id = "no-at".to_owned(), "message id"),
        (|mail| mail.message_id = "a b@c".to_owned(), "message id"),
        (
            |mail| mail.list_unsubscribe = Some("http://example.org".to_owned()),
            "unsubscribe link",
        ),
        (|mail| mail.subject = "x".repeat(1_001), "subject"),
    ];
    for (spoil, field) in spoilt {
        let mut mail = mail();
        spoil(&mut mail);
        let refused = Mailer::mailbox().send(&mail).await;
        assert_eq!(refused, Err(MailError::Malformed(field)));
    }
    assert_eq!(Mailer::mailbox().send(&mail()).await, Ok(Sent::Kept));
}

#[test]
fn settings_that_would_send_links_in_the_clear_are_refused() {
    let with = |host: &str, security| SmtpSettings {
        host: host.to_owned(),
        security,
        from: person("", "desk@example.org"),
        ..SmtpSettings::default()
    };
    for host in ["mail.example.org", "10.0.0.1", "localhost.example.org"] {
        let refused = Mailer::smtp(&with(host, Security::Plain)).unwrap_err();
        assert!(matches!(refused, MailSetupError::PlainNotLocal), "{host}");
        assert!(Mailer::smtp(&with(host, Security::StartTls)).is_ok(), "{host}");
    }
    for host in ["localhost", "127.0.0.1", "::1"] {
        assert!(Mailer::smtp(&with(host, Security::Plain)).is_ok(), "{host}");
    }
    let refused = Mailer::smtp(&with("", Security::Tls)).unwrap_err();
    assert!(matches!(refused, MailSetupError::Host));
    let refused = Mailer::smtp(&SmtpSettings::default()).unwrap_err();
    assert!(matches!(refused, MailSetupError::Sender));
}
