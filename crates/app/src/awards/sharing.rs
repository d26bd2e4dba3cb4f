//! What the earner lets others see. Signed text can never be taken back, so these choices are not in it: they belong to the public page and
//! can be changed at any time.

use std::collections::BTreeMap;

use platform::db::{Micros, Tx};
use sqlx::Row as _;

use super::credentials::{self, Certified, Credential};
use crate::actor::{Actor, Right, authorize};
use crate::catalog::definition::Prompt;
use crate::ids::CredentialId;
use crate::{Error, Result, catalog, submissions};

/// How much of an answer the public page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its name and kind.
    Title,
    /// Its text too. For written answers only: files may show young people and never become public.
    Text,
}

impl Shown {
    /// The word in rows and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Title, Self::Text]
            .into_iter()
            .find(|shown| shown.as_str() == word)
    }
}

/// A piece of evidence that could be shown, and what the earner chose.
#[derive(Clone, Debug)]
pub struct Piece {
    pub prompt: String,
    pub title: String,
    /// The message that names its kind.
    pub kind: &'static str,
    /// The written answer, where there is one.
    pub text: Option<String>,
    pub shown: Option<Shown>,
}

/// Shows or hides the public page and every file of it.
pub async fn set_page(tx: &mut Tx, actor: &Actor, id: &CredentialId, is_open: bool) -> Result<()> {
    own(tx, actor, id).await?;
    let hidden = (!is_open).then(|| Micros::from(tx.now()));
    sqlx::query("update credentials set hidden_at = $2 where id = $1")
        .bind(id.clone())
        .bind(hidden)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The earner's own credential.
///
/// # Errors
/// [`Error::NotFound`] to everybody else.
pub async fn own(tx: &mut Tx, actor: &Actor, id: &CredentialId) -> Result<Credential> {
    let credential = credentials::credential(tx, id).await?;
    authorize(tx, actor, Right::Own(&credential.person)).await?;
    Ok(credential)
}

/// Everything the earner answered, with what is shown of it. Empty for a stack, and once the evidence is deleted only named pieces are left.
pub async fn pieces(tx: &mut Tx, credential: &Credential) -> Result<Vec<Piece>> {
    let Certified::MicroCredential {
        version,
        submission,
        attempt,
        ..
    } = &credential.what
    else {
        return Ok(Vec::new());
    };
    let version = catalog::version(tx, version).await?;
    let texts = match submissions::blind(tx, submission, *attempt).await {
        Ok(blind) => texts(blind),
        Err(Error::NotFound | Error::Refused(_)) => BTreeMap::new(),
        Err(error) => return Err(error),
    };
    let chosen = chosen(tx, &credential.id).await?;
    let prompts = version.definition.parts.iter().flat_map(|part| &part.prompts);
    let piece = |prompt: &Prompt| Piece {
        prompt: prompt.id.clone(),
        title: prompt.title.clone(),
        kind: super::genre(prompt.kind),
        text: texts.get(&prompt.id).filter(|_| prompt.kind.is_text()).cloned(),
        shown: chosen.get(&prompt.id).copied(),
    };
    Ok(prompts
        .filter(|prompt| prompt.required || texts.contains_key(&prompt.id) || chosen.contains_key(&prompt.id))
        .map(piece)
        .collect())
}

/// Written answers by prompt.
fn texts(blind: submissions::BlindSubmission) -> BTreeMap<String, String> {
    let answers = blind.parts.into_iter().flat_map(|part| part.answers);
    let written = answers.filter_map(|answer| Some((answer.prompt, answer.text?)));
    written.filter(|(_, text)| !text.trim().is_empty()).collect()
}

async fn chosen(tx: &mut Tx, id: &CredentialId) -> Result<BTreeMap<String, Shown>> {
    let rows = sqlx::query("select prompt, shown from credential_shares where credential_id = $1")
        .bind(id.clone())
        .fetch_all(&mut **tx)
        .await?;
    let mut chosen = BTreeMap::new();
    for row in rows {
        let word: String = row.try_get(1)?;
        if let Some(shown) = Shown::parse(&word) {
            chosen.insert(row.try_get(0)?, shown);
        }
    }
    Ok(chosen)
}

/// Puts the earner's choices in place of the earlier ones. What cannot be shown is left out: a prompt that is not there, the text of a file.
pub async fn choose(tx: &mut Tx, actor: &Actor, id: &CredentialId, choices: &[(String, String)]) -> Result<()> {
    let credential = own(tx, actor, id).await?;
    let pieces = pieces(tx, &credential).await?;
    sqlx::query("delete from credential_shares where credential_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    for piece in &pieces {
        let word = choices.iter().find(|(prompt, _)| *prompt == piece.prompt);
        let shown = word.and_then(|(_, word)| Shown::parse(word));
        if let Some(shown) = shown.filter(|shown| *shown == Shown::Title || piece.text.is_some()) {
            keep(tx, id, &piece.prompt, shown).await?;
        }
    }
    Ok(())
}

async fn keep(tx: &mut Tx, id: &CredentialId, prompt: &str, shown: Shown) -> Result<()> {
    let now = tx.now();
    sqlx::query("insert into credential_shares (credential_id, prompt, shown, chosen_at) values ($1, $2, $3, $4)")
        .bind(id.clone())
        .bind(prompt.to_owned())
        .bind(shown.as_str().to_owned())
        .bind(Micros::from(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
