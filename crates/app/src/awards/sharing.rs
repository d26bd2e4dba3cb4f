//! What the earner lets others see. Signed text can never be taken back, so these choices are not in it: they belong to the public page and
//! can be changed at any time.

use std::collections::BTreeMap;

use platform::db::Tx;

use super::credentials::{Certified, Credential};
use super::store;
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

    /// Reads [`Shown::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
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
    store::choices::set_hidden(tx, id, !is_open).await
}

/// The earner's own credential.
///
/// # Errors
/// [`Error::NotFound`] to everybody else.
pub async fn own(tx: &mut Tx, actor: &Actor, id: &CredentialId) -> Result<Credential> {
    let credential = store::credentials::credential(tx, id).await?;
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
    let chosen = store::choices::all(tx, &credential.id).await?;
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

/// Puts the earner's choices in place of the earlier ones. What cannot be shown is left out: a prompt that is not there, the text of a file.
pub async fn choose(tx: &mut Tx, actor: &Actor, id: &CredentialId, choices: &[(String, String)]) -> Result<()> {
    let credential = own(tx, actor, id).await?;
    let pieces = pieces(tx, &credential).await?;
    store::choices::clear(tx, id).await?;
    for piece in &pieces {
        let word = choices.iter().find(|(prompt, _)| *prompt == piece.prompt);
        let shown = word.and_then(|(_, word)| Shown::parse(word));
        if let Some(shown) = shown.filter(|shown| *shown == Shown::Title || piece.text.is_some()) {
            store::choices::keep(tx, id, &piece.prompt, shown).await?;
        }
    }
    Ok(())
}
