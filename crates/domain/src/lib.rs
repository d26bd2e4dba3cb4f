//! The rules of recognition: what may happen to a person's evidence, who may do it, and what follows.
//!
//! This crate is pure. It has no clock, no randomness, no input or output, and no text for people:
//! every function answers from its arguments alone, so a rule can be read, tested and argued about without
//! starting anything. Rooms of the app load rows, ask a rule here, and write down what it says.
//!
//! It reads as a table of contents of the product rules:
//!
//! | product rules | module |
//! |---|---|
//! | §2 prompts and §4 pre-flight: is a draft complete enough to send? | [`preflight`], [`declaration`] |
//! | §3 who may judge whom | [`assignment`] |
//! | §4 the submission workflow | [`workflow`] |
//! | §4 clocks in business days | [`clock`] |
//! | §4 other lifecycles: a version, a credential | [`version`], [`award`] |
//! | §5 rubrics, scores, merging, the feedback gate | [`scoring`] |
//! | §5 agreement between assessors | [`statistics`] |
//! | §9 the stack rule language, and the road of a stack | [`stack`] |
//! | names and addresses that everybody may type | [`name`], [`email`] |
//!
//! What people read (sentences, labels, reasons) is made by the app from the small enums returned here.

pub mod assignment;
pub mod award;
pub mod clock;
pub mod declaration;
pub mod email;
mod id;
pub mod name;
pub mod preflight;
pub mod scoring;
pub mod stack;
pub mod statistics;
pub mod version;
pub mod workflow;

pub use id::{AchievementId, CriterionId, OrganizationId, PersonId, PromptId};
