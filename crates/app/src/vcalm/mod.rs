//! The verifiable credential API (VCALM 1.0, formerly VC-API): how its requests are read and its answers written.
//!
//! Two hosts speak it: the rooms of the house, for issuers with a client of their own, and [`crate::conformance`], which
//! signs with test keys. What is the same for both stands here and knows no room. Texts in problem details are for
//! developers and in English, as the standards' names are.

mod body;
mod fault;
mod labour;
mod problem;
mod request;
pub mod resolution;
mod secured;
pub mod status;
mod unsigned;
mod verdict;

pub use body::Body;
pub use fault::Fault;
pub use labour::off_the_async_threads;
pub use problem::{Problem, Refusal};
pub use request::{Asked, Derive, Issue, IssueOptions, Present, PresentOptions, Verify, VerifyOptions, read};
pub use secured::{derived, enveloped, for_disclosure, not_signed, secured};
pub use status::{ChangeStatus, MakeList};
pub use unsigned::unsigned;
pub use verdict::{of_credential, of_presentation};

/// The largest body that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 20;
