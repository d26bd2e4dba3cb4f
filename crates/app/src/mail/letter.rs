//! From a note to a letter: words in the reader's language, plain and HTML, both complete.

use askama::Template;
use fluent_bundle::FluentValue;
use platform::mail::{Mail as Letter, Person, Picture};

use super::Mail;
use crate::ui::{Lang, qr};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    lang: &'a str,
    site_name: &'a str,
    subject: &'a str,
    paragraphs: &'a [String],
    action: Option<(&'a str, &'a str)>,
    /// What a code is for.
    code: Option<&'a str>,
    footer: &'a str,
    /// For a newsletter: the words and the link that end it.
    unsubscribe: Option<(&'a str, &'a str)>,
}

/// Writes the letter that a queued mail stands for.
pub(super) fn write(app: &App, mail: &Mail) -> Result<Letter> {
    let note = mail.note()?;
    let lang = Lang::parse(&mail.lang).unwrap_or(Lang::En);
    let mut args: Vec<(&str, FluentValue<'_>)> = note
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), crate::ui::number_or_text(value)))
        .collect();
    args.push(("site", FluentValue::from(app.settings.site_name.as_str())));
    let say = |part: &str| lang.say(&format!("{}-{part}", note.key), &args);
    let say_whole = |key: &str| lang.say(key, &args);
    let subject = say("subject");
    let body = say("body");
    let paragraphs: Vec<String> = body.split("\n\n").map(|text| text.trim().to_owned()).collect();
    let action = note.action.as_ref().map(|path| (say("action"), app.settings.url(path)));
    let code = note.code.as_ref().map(|path| (say("code"), app.settings.url(path)));
    let unsubscribe = note
        .unsubscribe
        .as_ref()
        .map(|path| (say_whole("mail-unsubscribe"), app.settings.url(path)));
    let footer = match unsubscribe {
        Some(_) => say_whole("mail-footer-news"),
        None => say_whole("mail-footer"),
    };
    let mut text = paragraphs.join("\n\n");
    if let Some((label, url)) = &action {
        text.push_str(&format!("\n\n{label}:\n{url}"));
    }
    text.push_str(&format!("\n\n-- \n{footer}\n"));
    if let Some((label, url)) = &unsubscribe {
        text.push_str(&format!("{label}:\n{url}\n"));
    }
    let html = Html {
        lang: lang.tag(),
        site_name: &app.settings.site_name,
        subject: &subject,
        paragraphs: &paragraphs,
        action: action.as_ref().map(|(label, url)| (label.as_str(), url.as_str())),
        code: code.as_ref().map(|(words, _)| words.as_str()),
        footer: &footer,
        unsubscribe: unsubscribe.as_ref().map(|(label, url)| (label.as_str(), url.as_str())),
    };
    let html = html.render().map_err(anyhow::Error::from)?;
    let host = app.settings.base_url.host_str().unwrap_or("localhost");
    Ok(Letter {
        message_id: format!("{}@{host}", mail.id),
        written_at: mail.queued_at.at(),
        to: Person {
            name: mail.name.clone(),
            address: mail.address.clone(),
        },
        subject,
        text,
        html: Some(html),
        pictures: code.iter().map(|(_, url)| picture(url)).collect::<Result<_>>()?,
        reply_to: None,
        list_unsubscribe: note
            .unsubscribe
            .as_ref()
            .map(|path| app.settings.url(path))
            .filter(|url| url.starts_with("https:")),
    })
}

fn picture(url: &str) -> Result<Picture> {
    Ok(Picture {
        name: "code".to_owned(),
        png: qr::png(url)?,
    })
}
