//! A letter as the bytes that a mail server takes. Nothing that a person typed can become a header here.

use std::time::SystemTime;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use url::Url;

use super::{Mail, MailError, Person, Picture};

/// Names and subjects longer than this are cut short by receivers anyway; in bytes.
const MAX_LINE: usize = 1_000;

/// Checks a letter as [`write`] would.
pub(super) fn check(mail: &Mail) -> Result<(), MailError> {
    let nobody = Person {
        name: String::new(),
        address: "nobody@localhost.localdomain".to_owned(),
    };
    write(mail, mailbox(&nobody, "sender")?).map(drop)
}

/// Writes the letter, from `from`.
pub(super) fn write(mail: &Mail, from: Mailbox) -> Result<Message, MailError> {
    let written = SystemTime::try_from(mail.written_at)
        .ok()
        .filter(|at| *at >= SystemTime::UNIX_EPOCH)
        .ok_or(MailError::Malformed("date"))?;
    let mut builder = Message::builder()
        .from(from)
        .to(mailbox(&mail.to, "recipient")?)
        .subject(line(&mail.subject, "subject")?)
        .date(written)
        .message_id(Some(message_id(&mail.message_id)?))
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(person) = &mail.reply_to {
        builder = builder.reply_to(mailbox(person, "reply address")?);
    }
    if let Some(link) = &mail.list_unsubscribe {
        let link = https(link)?;
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let text = mail.text.clone();
    match &mail.html {
        Some(html) if mail.pictures.is_empty() => {
            builder.multipart(MultiPart::alternative_plain_html(text, html.clone()))
        }
        Some(html) => {
            let alternative = MultiPart::alternative().singlepart(SinglePart::plain(text));
            builder.multipart(alternative.multipart(illustrated(html, &mail.pictures)?))
        }
        None => builder.singlepart(SinglePart::plain(text)),
    }
    .map_err(|_| MailError::Malformed("letter"))
}

/// HTML with the pictures that it shows (RFC 2387).
fn illustrated(html: &str, pictures: &[Picture]) -> Result<MultiPart, MailError> {
    let png = ContentType::parse("image/png").map_err(|_| MailError::Malformed("picture"))?;
    let page = MultiPart::related().singlepart(SinglePart::html(html.to_owned()));
    pictures.iter().try_fold(page, |page, picture| {
        let is_plain = !picture.name.is_empty() && picture.name.chars().all(|c| c.is_ascii_alphabetic());
        let name = is_plain
            .then(|| picture.name.clone())
            .ok_or(MailError::Malformed("picture"))?;
        let inline = Attachment::new_inline(name).body(picture.png.clone(), png.clone());
        Ok(page.singlepart(inline))
    })
}

/// A name and an address as a header takes them. `field` names the place in an error.
pub(super) fn mailbox(person: &Person, field: &'static str) -> Result<Mailbox, MailError> {
    let address = line(&person.address, field)?;
    let address = address.parse().map_err(|_| MailError::Malformed(field))?;
    let name = Some(line(&person.name, field)?).filter(|name| !name.trim().is_empty());
    Ok(Mailbox::new(name.map(str::to_owned), address))
}

/// One line of text: no control character, so no line break, and no line or paragraph separator of Unicode.
fn line<'a>(text: &'a str, field: &'static str) -> Result<&'a str, MailError> {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.chars().any(is_break) {
        return Err(MailError::ControlCharacter(field));
    }
    if text.len() > MAX_LINE {
        return Err(MailError::Malformed(field));
    }
    Ok(text)
}

fn message_id(text: &str) -> Result<String, MailError> {
    let field = "message id";
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._+@".contains(c);
    match line(text, field)?.split_once('@') {
        Some((left, right))
            if !left.is_empty()
                && !right.is_empty()
                && !right.contains('@')
                && text.len() <= 200
                && text.chars().all(is_plain) =>
        {
            Ok(format!("<{text}>"))
        }
        _ => Err(MailError::Malformed(field)),
    }
}

/// An absolute https address in printable ASCII, as RFC 8058 wants it.
fn https(text: &str) -> Result<String, MailError> {
    let field = "unsubscribe link";
    let url = Url::parse(line(text, field)?).map_err(|_| MailError::Malformed(field))?;
    let is_plain = url
        .as_str()
        .bytes()
        .all(|b| b.is_ascii_graphic() && b != b'>' && b != b'<');
    let is_good = is_plain && url.scheme() == "https" && url.username().is_empty();
    is_good.then(|| url.to_string()).ok_or(MailError::Malformed(field))
}

/// A header whose value is ours or was checked to be plain ASCII in one line.
fn header(name: &'static str, value: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned())
}
