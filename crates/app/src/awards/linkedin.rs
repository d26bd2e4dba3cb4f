//! The link that puts a credential into a LinkedIn profile.

use jiff::tz::TimeZone;
use url::Url;

use super::credentials::Credential;

/// The address of LinkedIn's "add certification" form, filled in. Nothing is sent before its holder opens it.
pub fn address(credential: &Credential, issuer: &str, public_page: &str) -> String {
    let month = |at: jiff::Timestamp| {
        let day = TimeZone::UTC.to_datetime(at);
        (day.year().to_string(), day.month().to_string())
    };
    let (year, in_month) = month(credential.issued_at);
    let mut pairs = vec![
        ("startTask", "CERTIFICATION_NAME".to_owned()),
        ("name", credential.title.clone()),
        ("organizationName", issuer.to_owned()),
        ("issueYear", year),
        ("issueMonth", in_month),
    ];
    if let Some((year, in_month)) = credential.award.valid_until.map(month) {
        pairs.extend([("expirationYear", year), ("expirationMonth", in_month)]);
    }
    pairs.extend([
        ("certUrl", public_page.to_owned()),
        ("certId", credential.id.to_string()),
    ]);
    let link = Url::parse_with_params("https://www.linkedin.com/profile/add", pairs);
    link.map_or_else(|_| String::new(), String::from)
}
