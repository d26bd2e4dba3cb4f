//! `/v/{id}`: a credential for whoever has its address, as page or file.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

use super::super::credentials::Credential;
use super::super::forms::{Form as Token, form_for};
use super::super::public::{PublicText, text_for};
use super::super::store::credentials;
use super::super::{art, certificate};
use super::answer::{Kind, public};
use super::page;
use crate::actor::Actor;
use crate::ids::CredentialId;
use crate::ui::{Ui, qr};
use crate::{App, Error, Result};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Page,
    Json(&'static str),
    Token(Token),
    Png,
    Svg,
    Pdf,
    Qr,
}

/// Forms by the end of the address; the longer end comes first.
const ENDINGS: [(&str, Form); 9] = [
    (".qr.svg", Form::Qr),
    (".ecdsa-sd-2023", Form::Token(Token::Selective)),
    (".json", Form::Json("application/vc+ld+json")),
    (".png", Form::Png),
    (".svg", Form::Svg),
    (".pdf", Form::Pdf),
    (".vc-jwt", Form::Token(Token::Token)),
    (".dc-sd-jwt", Form::Token(Token::Digital)),
    (".jwt", Form::Token(Token::OpenBadgeToken)),
];

/// Media types under which a program may ask for the signed text.
const TYPES: [(&str, Form); 8] = [
    ("application/vc", Form::Json("application/vc")),
    ("application/vc+ld+json", Form::Json("application/vc+ld+json")),
    ("application/ld+json", Form::Json("application/ld+json")),
    ("application/json", Form::Json("application/json")),
    ("application/vc+jwt", Form::Token(Token::Token)),
    ("application/dc+sd-jwt", Form::Token(Token::Digital)),
    ("application/jwt", Form::Token(Token::OpenBadgeToken)),
    ("text/plain", Form::Token(Token::OpenBadgeToken)),
];

/// A picture is looked at in pages of others and must do nothing there.
const INERT: &str = "default-src 'none'; sandbox";

/// What a query may say.
#[derive(Debug, serde::Deserialize)]
pub struct Asked {
    /// The form, by the end of its address: `json`, `jwt`, `vc-jwt`, `png` …
    format: Option<String>,
}

/// `GET /v/{id}` and its files.
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    reader: Option<Actor>,
    headers: HeaderMap,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (id, form) = wanted(&name, asked.format.as_deref(), &headers)?;
    if let Form::Token(form) = form {
        let text = form_for(&app, &id, form, reader.as_ref()).await?;
        return Ok(json(&headers, form.content_type(), text));
    }
    let mut tx = app.db.glance().await?;
    let text = text_for(&mut tx, &id, reader.as_ref()).await?;
    if let Form::Json(content_type) = form {
        return Ok(json(&headers, content_type, text));
    }
    let credential = credentials::credential(&mut tx, &id).await?;
    if form == Form::Page {
        return page::show(&app, &mut tx, ui, &credential, &text).await;
    }
    let (content_type, file) = match form {
        Form::Png => {
            let art = art::of(&mut tx, &credential.what).await?;
            ("image/png", art::baked_png(&art, &text.signed).await?)
        }
        Form::Svg => {
            let art = art::of(&mut tx, &credential.what).await?;
            ("image/svg+xml", art::baked_svg(&art, &text.signed)?)
        }
        Form::Qr => (
            "image/svg+xml",
            qr::svg(&app.settings.url(&credential.path()))?.into_bytes(),
        ),
        _ => (
            "application/pdf",
            certificate::draw(&app, &mut tx, &ui, &credential, &text).await?,
        ),
    };
    Ok(file_of(
        &headers,
        content_type,
        &tag(&text, form, &ui),
        named(&credential, form),
        file,
    ))
}

/// The signed text, byte for byte, without being read.
fn json(headers: &HeaderMap, content_type: &'static str, text: PublicText) -> Response {
    let kind = Kind {
        content_type,
        cache: "no-cache",
    };
    let mut response = public(headers, kind, &text.etag, text.signed);
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept"));
    response
}

fn file_of(headers: &HeaderMap, content_type: &'static str, tag: &str, name: String, file: Vec<u8>) -> Response {
    let kind = Kind {
        content_type,
        cache: "no-cache",
    };
    let mut response = public(headers, kind, tag, file);
    let fields = response.headers_mut();
    fields.insert(
        HeaderName::from_static("content-security-policy"),
        HeaderValue::from_static(INERT),
    );
    if let Ok(name) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        fields.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// What a file changes with: the credential, the form, and the language of the certificate.
fn tag(text: &PublicText, form: Form, ui: &Ui) -> String {
    let form = match form {
        Form::Png => "png",
        Form::Svg => "svg",
        Form::Qr => "qr",
        _ => ui.lang.tag(),
    };
    format!("{}-{form}", text.etag)
}

/// The name under which a browser keeps the file: the title in plain letters.
fn named(credential: &Credential, form: Form) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let title: String = credential.title.chars().map(plain).collect();
    let words: Vec<&str> = title.split('-').filter(|word| !word.is_empty()).take(8).collect();
    let ending = ENDINGS
        .iter()
        .find(|(_, known)| *known == form)
        .map_or("", |(ending, _)| ending);
    format!("{}{ending}", words.join("-"))
}

/// Which credential, in which form: as the query says, else by the end of the address, else by what the program takes.
fn wanted(name: &str, format: Option<&str>, headers: &HeaderMap) -> Result<(CredentialId, Form)> {
    if let Some(format) = format {
        // A plus in a query reads as a space.
        let format = format.replace(['+', ' '], "-");
        let known = ENDINGS
            .iter()
            .find(|(ending, _)| ending.strip_prefix('.') == Some(format.as_str()));
        return Ok((CredentialId(name.to_owned()), known.ok_or(Error::NotFound)?.1));
    }
    Ok(by_address(name, headers))
}

fn by_address(name: &str, headers: &HeaderMap) -> (CredentialId, Form) {
    let ending = ENDINGS
        .iter()
        .find_map(|(ending, form)| name.strip_suffix(ending).map(|id| (id, *form)));
    match (ending, accepted(headers)) {
        (Some((id, Form::Json(_))), Some(Form::Json(asked))) => (CredentialId(id.to_owned()), Form::Json(asked)),
        (Some((id, form)), _) => (CredentialId(id.to_owned()), form),
        (None, Some(asked)) => (CredentialId(name.to_owned()), asked),
        (None, None) => (CredentialId(name.to_owned()), Form::Page),
    }
}

/// The first media type of ours that the program names (RFC 9110, §12.5.1); none when it takes a page.
fn accepted(headers: &HeaderMap) -> Option<Form> {
    let accept = headers.get(header::ACCEPT)?.to_str().ok()?;
    let ranges = accept.split(',');
    for range in ranges.map(|range| range.split(';').next().unwrap_or_default().trim()) {
        if range == "text/html" || range == "application/xhtml+xml" {
            return None;
        }
        if let Some((_, form)) = TYPES.iter().find(|(known, _)| range.eq_ignore_ascii_case(known)) {
            return Some(*form);
        }
    }
    None
}

/// `GET /badges/{edition}.png` and `.svg`: the art of an edition, which never changes.
pub async fn badge(State(app): State<App>, headers: HeaderMap, Path(name): Path<String>) -> Result<Response> {
    let (id, ending) = name.rsplit_once('.').ok_or(Error::NotFound)?;
    let mut tx = app.db.read().await?;
    let art = art::of_edition(&mut tx, id).await?;
    let (content_type, picture) = match ending {
        "png" => ("image/png", art::png(&art).await?.to_vec()),
        "svg" => ("image/svg+xml", art::svg(&art).into_bytes()),
        _ => return Err(Error::NotFound),
    };
    let kind = Kind {
        content_type,
        cache: "public, max-age=86400",
    };
    Ok(public(&headers, kind, &name, picture))
}
