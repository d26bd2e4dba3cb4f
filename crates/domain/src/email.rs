//! E-mail addresses: one normal form, so that one person is never two accounts.

use unicode_normalization::UnicodeNormalization;

/// An address in its normal form. Comparing two of these is comparing two mailboxes, as far as we tell them apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email {
    address: String,
    at: usize,
}

/// Why a text is no address that we accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// There must be exactly one @.
    #[error("an address has exactly one @")]
    At,
    /// The part before the @ is empty, too long (64 bytes), or has characters or dots that we do not accept.
    #[error("the part before the @ cannot be used")]
    Local,
    /// The part after the @ is no domain name with at least two labels.
    #[error("the part after the @ is not a domain name")]
    Domain,
    /// Longer than 254 bytes (RFC 5321 §4.5.3.1.3 and erratum 1690).
    #[error("an address has at most 254 bytes")]
    TooLong,
}

impl Email {
    /// Reads what a person typed. White space around it is dropped, the text is brought to NFKC, and both parts are
    /// written in small letters: RFC 5321 allows mailboxes that differ in case alone, and nobody uses them.
    /// Quoted local parts and address literals are refused.
    ///
    /// # Errors
    /// [`EmailError`].
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let typed = typed.trim();
        if typed.len() > 4 * 254 {
            return Err(EmailError::TooLong);
        }
        let normal: String = typed.nfkc().collect::<String>().to_lowercase().nfkc().collect();
        if normal.len() > 254 {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = normal.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        check_local(local)?;
        check_domain(domain)?;
        Ok(Self {
            at: local.len(),
            address: normal,
        })
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// The part after the @.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address.get(self.at + 1..).unwrap_or_default()
    }

    /// The address with most of it hidden, so that a person knows their own again and nobody else learns it:
    /// first letter of the name, first letter of the domain, and the last label.
    #[must_use]
    pub fn mask(&self) -> String {
        let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
        let last = self.domain().rsplit('.').next().unwrap_or_default();
        format!("{}•••@{}•••.{last}", first(&self.address), first(self.domain()))
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.address)
    }
}

fn check_local(local: &str) -> Result<(), EmailError> {
    let allowed = |c: char| c.is_alphanumeric() || crate::name::is_mark(c) || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if local.is_empty() || local.len() > 64 || dots || !local.chars().all(allowed) {
        return Err(EmailError::Local);
    }
    Ok(())
}

fn check_domain(domain: &str) -> Result<(), EmailError> {
    let label = |label: &str| {
        let fits = !label.is_empty() && label.len() <= 63;
        let hyphens = label.starts_with('-') || label.ends_with('-');
        fits && !hyphens
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || crate::name::is_mark(c) || c == '-')
    };
    let labels: Vec<&str> = domain.split('.').collect();
    let top_is_number = labels
        .last()
        .is_some_and(|top| top.bytes().all(|byte| byte.is_ascii_digit()));
    if labels.len() < 2 || domain.len() > 253 || top_is_number || !labels.into_iter().all(label) {
        return Err(EmailError::Domain);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_mailbox_has_one_form() {
        let cases = [
            (" Ana.Diaz@Example.ORG ", "ana.diaz@example.org"),
            ("ana+waymark@example.org", "ana+waymark@example.org"),
            ("ＡＮＡ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana@example.org"),
            ("MAX@STRAẞE.example", "max@straße.example"),
            ("josé@correo.example", "josé@correo.example"),
            ("jose\u{301}@correo.example", "josé@correo.example"),
        ];
        for (typed, normal) in cases {
            assert_eq!(
                Email::parse(typed).map(|email| email.to_string()),
                Ok(normal.to_owned()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_the_part_that_is_wrong() {
        let long = format!("{}@example.org", "a".repeat(65));
        let label = format!("a@{}.org", "b".repeat(64));
        let longer = format!("a@{}", "abcdefghi.".repeat(26));
        let cases = [
            ("", EmailError::At),
            ("ana", EmailError::At),
            ("ana@b@example.org", EmailError::At),
            ("ana﹫b@example.org", EmailError::At),
            ("@example.org", EmailError::Local),
            (".ana@example.org", EmailError::Local),
            ("a..b@example.org", EmailError::Local),
            ("ana diaz@example.org", EmailError::Local),
            ("ana\r\nBcc: x@example.org", EmailError::Local),
            ("a\u{0}@example.org", EmailError::Local),
            ("a\u{202E}b@example.org", EmailError::Local),
            ("\"a b\"@example.org", EmailError::Local),
            (long.as_str(), EmailError::Local),
            ("ana@localhost", EmailError::Domain),
            ("ana@example..org", EmailError::Domain),
            ("ana@-example.org", EmailError::Domain),
            ("ana@[127.0.0.1]", EmailError::Domain),
            ("ana@127.0.0.1", EmailError::Domain),
            ("ana@exam ple.org", EmailError::Domain),
            ("ana@example.org,b", EmailError::Domain),
            (label.as_str(), EmailError::Domain),
            (longer.as_str(), EmailError::TooLong),
        ];
        for (typed, error) in cases {
            assert_eq!(Email::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn a_mask_is_known_to_its_owner_alone() {
        let email = Email::parse("maria.lopez@school.example.org").unwrap();
        assert_eq!(email.mask(), "m•••@s•••.org");
        assert_eq!(email.domain(), "school.example.org");
    }

    proptest! {
        #[test]
        fn a_normal_form_is_its_own_normal_form(typed in "\\PC{1,12}@\\PC{1,10}\\.[a-zA-Zéß]{2,6}") {
            if let Ok(email) = Email::parse(&typed) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
                prop_assert!(!email.as_str().chars().any(|c| c.is_control() || c.is_whitespace()));
                prop_assert_eq!(email.as_str().matches('@').count(), 1);
            }
        }
    }
}
