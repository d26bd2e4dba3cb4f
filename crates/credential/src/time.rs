//! The one way this crate reads and writes points in time.

use jiff::Timestamp;
use serde::Serializer;

/// Writes a time as `xsd:dateTimeStamp` in UTC and whole seconds, the form that every wallet reads.
pub(crate) fn stamp(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Reads an `xsd:dateTimeStamp`: a date, `T`, a time and a zone. Forms that jiff would also take, such as a
/// space for the `T`, are refused, because other verifiers refuse them.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let has_shape = bytes.len() >= 20 && bytes.len() <= 40 && bytes[10] == b'T' && !text.contains('[');
    let has_zone = text.ends_with('Z') || (bytes[bytes.len().saturating_sub(6)..].contains(&b':'));
    if has_shape && has_zone { text.parse().ok() } else { None }
}

/// `serialize_with` for a required time.
pub(crate) fn write<S: Serializer>(time: &Timestamp, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&stamp(*time))
}

/// `serialize_with` for an optional time; absent ones are skipped by the field's attribute.
pub(crate) fn write_some<S: Serializer>(time: &Option<Timestamp>, out: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => write(time, out),
        None => out.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_whole_seconds_of_utc() {
        assert_eq!(
            stamp("2026-11-23T12:00:00.987654321Z".parse().unwrap()),
            "2026-11-23T12:00:00Z"
        );
        assert_eq!(
            stamp("2026-11-23T14:00:00+02:00".parse().unwrap()),
            "2026-11-23T12:00:00Z"
        );
    }

    #[test]
    fn a_time_needs_its_zone() {
        assert!(read("2026-11-23T12:00:00Z").is_some());
        assert!(read("2026-11-23T12:00:00.123+05:30").is_some());
        for bad in [
            "2026-11-23T12:00:00",
            "2026-11-23",
            "2026-11-23 12:00:00Z",
            "",
            "later",
            "2026-11-23T12:00:00Z[UTC]",
        ] {
            assert!(read(bad).is_none(), "{bad}");
        }
    }
}
