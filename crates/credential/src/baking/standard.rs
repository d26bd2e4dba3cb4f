//! The standards that say how a credential is baked, and the marks of each.

/// By whose rules a credential is in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// Open Badges 3.0 (§5.3).
    #[serde(rename = "open_badges_3")]
    OpenBadges3,
    /// Comprehensive Learner Record 2.0.
    #[serde(rename = "clr_2")]
    Clr2,
    /// Open Badges 2.0 (Baked Badges), whose pictures may also hold the address of the badge instead of the badge.
    #[serde(rename = "open_badges_2")]
    OpenBadges2,
}

impl Standard {
    const ALL: [Self; 3] = [Self::OpenBadges3, Self::Clr2, Self::OpenBadges2];

    /// The keyword of the PNG chunk.
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Self::OpenBadges3 => "openbadgecredential",
            Self::Clr2 => "clrcredential",
            Self::OpenBadges2 => "openbadges",
        }
    }

    /// The namespace of the SVG element.
    pub(super) fn namespace(self) -> &'static str {
        match self {
            Self::OpenBadges3 => "https://purl.imsglobal.org/ob/v3p0",
            Self::Clr2 => "https://purl.imsglobal.org/clr/v2p0",
            Self::OpenBadges2 => "http://openbadges.org",
        }
    }

    /// The prefix that the namespace is written with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::OpenBadges3 | Self::OpenBadges2 => "openbadges",
            Self::Clr2 => "clr",
        }
    }

    /// The SVG element.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::OpenBadges3 | Self::Clr2 => "credential",
            Self::OpenBadges2 => "assertion",
        }
    }

    pub(super) fn of_keyword(keyword: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.keyword().as_bytes() == keyword)
    }

    pub(super) fn of_element(namespace: &str, name: &str) -> Option<Self> {
        let matches = |one: &Self| one.namespace() == namespace && one.element() == name;
        Self::ALL.into_iter().find(matches)
    }
}

/// The one credential among those found in a picture. A badge of Open Badges 2.0 beside a newer one is the same award in the
/// older form, and is passed over; any other second credential is an error, as readers would differ about which one counts.
pub(super) fn the_one<T>(found: Vec<(Standard, T)>) -> Result<(Standard, T), super::BakingError> {
    let (older, mut newer): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|(standard, _)| *standard == Standard::OpenBadges2);
    if newer.is_empty() {
        newer = older;
    }
    match (newer.pop(), newer.is_empty()) {
        (None, _) => Err(super::BakingError::NoCredential),
        (Some(one), true) => Ok(one),
        (Some(_), false) => Err(super::BakingError::SeveralCredentials),
    }
}
