//! Why a call of a room's API came to nothing: the asker's fault, said in problem details, or the house's own.

use axum::response::{IntoResponse, Response};

use super::Problem;
use crate::Error;

/// Why there is no answer.
#[derive(Debug)]
pub enum Fault {
    /// What was asked cannot be done as it was asked.
    Asked(Box<Problem>),
    /// A rule or the machinery of the house.
    House(Error),
}

impl From<Box<Problem>> for Fault {
    fn from(problem: Box<Problem>) -> Self {
        Self::Asked(problem)
    }
}

impl<E: Into<Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::House(error.into())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        match self {
            Self::Asked(problem) => problem.into_response(),
            Self::House(error) => error.into_response(),
        }
    }
}
