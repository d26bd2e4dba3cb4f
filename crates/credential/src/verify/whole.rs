//! What is secured as a whole: a token, one whose holder may keep parts back, or a COSE envelope.

use serde_json::Value;

use super::envelope;
use super::problem::ProblemCode;
use super::report::{Check, CheckId};
use crate::cose::{CoseError, CoseForm, Sign1};
use crate::jwt::{JwtError, Profile, Token};
use crate::sd_jwt::{Form, SdJwt, SdJwtError};

/// A credential or presentation that is secured as a whole. Nothing in it is trusted yet.
pub(super) enum Whole {
    /// By the token that it came in.
    Token(Box<Token>),
    /// By a token whose holder may keep parts back.
    SdJwt(Box<SdJwt>),
    /// By the COSE envelope that it came in.
    Cose(Box<Sign1>),
}

impl Whole {
    /// The COSE envelope that the bytes are, if they are one.
    pub fn cose(bytes: &[u8]) -> Option<Result<Self, Check>> {
        let read = || Sign1::read(bytes).map(|envelope| Self::Cose(Box::new(envelope)));
        Sign1::is_one(bytes).then(|| read().map_err(unread_cose))
    }

    /// The token that a text is.
    pub fn token(text: &str) -> Result<Self, Check> {
        if text.contains('~') {
            let token = SdJwt::read(text).map_err(unread_sd_jwt)?;
            return Ok(Self::SdJwt(Box::new(token)));
        }
        let token = Token::read(text).map_err(unread_token)?;
        Ok(Self::Token(Box::new(token)))
    }

    /// What stands in an enveloped credential or presentation, if it is of one of the media types.
    pub fn enveloped(object: &Value, types: &[&str]) -> Result<Self, Check> {
        let fail = |code| Check::failed(CheckId::Readable, code);
        let content = envelope::open(object, types).map_err(fail)?;
        Self::cose(&content).unwrap_or_else(|| {
            let text = str::from_utf8(&content).map_err(|_| fail(ProblemCode::MalformedEnvelope))?;
            Self::token(text.trim())
        })
    }

    /// Whether it says that it holds a presentation. A presentation is no credential, so the two are never taken for each other.
    pub fn is_presentation(&self) -> bool {
        match self {
            Self::Token(token) => token.profile() == Profile::Presentation,
            Self::SdJwt(token) => token.form() == Form::Presentation,
            Self::Cose(envelope) => envelope.form() == CoseForm::Presentation,
        }
    }

    /// What it holds.
    pub fn document(&self) -> &Value {
        match self {
            Self::Token(token) => token.document(),
            Self::SdJwt(token) => token.document(),
            Self::Cose(envelope) => envelope.document(),
        }
    }

    /// The key that it names.
    pub fn kid(&self) -> Option<&str> {
        match self {
            Self::Token(token) => token.kid(),
            Self::SdJwt(token) => token.kid(),
            Self::Cose(envelope) => envelope.kid(),
        }
    }

    /// A claim of the token. An envelope makes none.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Token(token) => token.claim(name),
            Self::SdJwt(token) => token.claim(name),
            Self::Cose(_) => None,
        }
    }
}

fn unread_cose(error: CoseError) -> Check {
    match error {
        CoseError::Payload => Check::failed(CheckId::Readable, ProblemCode::NotStrictJson).saying(error),
        CoseError::Algorithm => Check::not_performed(CheckId::Signature, ProblemCode::UnsupportedSuite),
        _ => Check::failed(CheckId::Signature, ProblemCode::MalformedProof).saying(error),
    }
}

fn unread_token(error: JwtError) -> Check {
    match error {
        JwtError::Json(_) => Check::failed(CheckId::Readable, ProblemCode::NotStrictJson).saying(error),
        JwtError::Algorithm => Check::not_performed(CheckId::Signature, ProblemCode::UnsupportedSuite),
        _ => Check::failed(CheckId::Signature, ProblemCode::MalformedProof).saying(error),
    }
}

fn unread_sd_jwt(error: SdJwtError) -> Check {
    match error {
        SdJwtError::Token(error) => unread_token(error),
        SdJwtError::TooMany | SdJwtError::TooDeep => {
            Check::failed(CheckId::Readable, ProblemCode::TooComplex).saying(error)
        }
        SdJwtError::DigestAlgorithm => Check::not_performed(CheckId::Signature, ProblemCode::UnsupportedSuite),
        _ => Check::failed(CheckId::Signature, ProblemCode::MalformedProof).saying(error),
    }
}
