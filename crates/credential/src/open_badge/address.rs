//! Where an organisation is: `Address` and `GeoCoordinates`.

use serde::Serialize;

/// A postal address (Open Badges 3.0, §B.1 Address).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(tag = "type", rename = "Address", rename_all = "camelCase")]
pub struct Address {
    /// Country by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_country: Option<String>,
    /// Country by its two letters (ISO 3166-1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_country_code: Option<String>,
    /// State, province or region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_region: Option<String>,
    /// Town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_locality: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// Post office box.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_office_box_number: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The place on the globe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo: Option<GeoCoordinates>,
}

/// A place on the globe, in degrees (Open Badges 3.0, §B.1 GeoCoordinates).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(tag = "type", rename = "GeoCoordinates")]
pub struct GeoCoordinates {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}
