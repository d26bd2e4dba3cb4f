//! SQL of awards, a file for each kind of row or deed.

pub mod choices;
pub mod credentials;
pub mod editions;
pub mod exchanges;
pub mod forms;
pub mod issuing;
pub mod list_tokens;
pub mod lists;
pub mod stops;
pub mod withdrawal;
