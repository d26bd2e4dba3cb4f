//! Organizations: issuers and who does what for them.

pub mod areas;
mod calendar;
pub mod clients;
pub mod definition;
pub mod members;
mod store;

use axum::Router;

use crate::App;

pub use store::{
    Organization, Policy, Profile, give_role, organization, organization_by_slug, organizations, people_with_role,
    roles_of, save_organization,
};

/// The pages of this room.
pub fn router() -> Router<App> {
    areas::router().merge(members::router()).merge(clients::router())
}
