//! Catalog: what can be earned. Micro-credentials, their versions, and stacks of them.

pub mod definition;

pub use definition::Definition;
