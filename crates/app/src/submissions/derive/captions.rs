//! Captions (WebVTT): times and words. Notes, styles, regions and settings go; authors' programs sign there.

use platform::files::{Files, Stored};

use super::{Unreadable, keep, whole};

/// The longest captions that are opened, in bytes.
const MOST_BYTES: u64 = 2 << 20;

pub(super) async fn copy(files: &Files, sha256: &str) -> Result<Stored, Unreadable> {
    let bytes = whole(files, sha256, MOST_BYTES).await?;
    let text = String::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
    let plain = plain(&text).ok_or(Unreadable::Broken)?;
    keep(files, plain.as_bytes()).await
}

/// The cues and nothing else; none when there is no cue.
fn plain(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let cues: Vec<String> = text.split("\n\n").filter_map(cue).collect();
    (!cues.is_empty()).then(|| format!("WEBVTT\n\n{}\n", cues.join("\n\n")))
}

/// A cue: its times, and its words.
fn cue(block: &str) -> Option<String> {
    let mut lines = block.trim_matches('\n').lines();
    let (from, rest) = lines.find_map(|line| line.split_once("-->"))?;
    let (from, to) = (from.trim(), rest.split_whitespace().next()?);
    let words: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    (is_time(from) && is_time(to) && !words.is_empty()).then(|| format!("{from} --> {to}\n{}", words.join("\n")))
}

/// `00:01.000` or `01:00:01.000`.
fn is_time(word: &str) -> bool {
    let is_number = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((clock, thousandths)) = word.split_once('.') else {
        return false;
    };
    thousandths.len() == 3
        && is_number(thousandths)
        && matches!(clock.split(':').count(), 2 | 3)
        && clock.split(':').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn times_and_words_stay_and_the_rest_goes() {
        let text = "WEBVTT made by Maya\r\n\r\nNOTE Rosedale\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n\
                    00:01.000 --> 00:02.500 align:start\r\n<v Facilitator>What do you see?\r\nAnd you?\r\n\r\n\
                    01:00:03.000 --> 01:00:04.000\r\nA bridge.\r\n";
        let expected = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Facilitator>What do you see?\nAnd you?\n\n\
                        01:00:03.000 --> 01:00:04.000\nA bridge.\n";
        assert_eq!(plain(text).as_deref(), Some(expected));
    }

    #[test]
    fn captions_without_a_cue_are_none() {
        for text in [
            "WEBVTT",
            "WEBVTT\n\nNOTE x",
            "WEBVTT\n\n1 --> 2\nx",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        ] {
            assert_eq!(plain(text), None, "{text:?}");
        }
    }
}
