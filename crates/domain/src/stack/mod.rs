//! Stacks (product rules §9): a small rule language stored as JSON and shown to people as sentences, and the road
//! from the first award to the comprehensive credential.
//!
//! [`Rule::from_json`] reads and checks a rule; [`evaluate`] holds it against what a person has; [`outline`] turns
//! it into clauses that the app words; [`lifecycle`] is the road of one person through one stack.

mod evaluate;
pub mod lifecycle;
mod outline;
mod rule;
mod validate;

pub use evaluate::{Exam, Holdings, Missing, Progress, evaluate};
pub use outline::{Clause, Says, outline};
pub use rule::{Group, RoleName, Rule, RuleEdition};
pub use validate::{RuleError, check_circles};

#[cfg(test)]
mod tests;
