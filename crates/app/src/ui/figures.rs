//! Numbers, sizes, spans of hours and lists in words.

use std::borrow::Borrow;

use super::Ui;
use super::words::Lang;

impl Ui {
    /// A whole number, grouped as the language does: `12,345`; `12 345`.
    pub fn number(&self, number: impl Borrow<i64>) -> String {
        self.lang.number(*number.borrow())
    }

    /// `3–4 hours`, or `1 hour` when both are the same.
    pub fn hours(&self, from: impl Borrow<u32>, to: impl Borrow<u32>) -> String {
        let (from, to) = (*from.borrow(), *to.borrow());
        if from >= to {
            self.t1("hours", "count", to)
        } else {
            self.t2("hours-range", ("from", from), ("to", to))
        }
    }

    /// A size as people say it: `1.8 GB`.
    pub fn size(&self, bytes: impl Borrow<i64>) -> String {
        self.lang.size(*bytes.borrow())
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        self.lang.list(items)
    }
}

impl Lang {
    fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        // Spanish leaves four digits together (RAE, Ortografía).
        let (separator, from) = match self {
            Self::En => (',', 4),
            Self::Es => ('\u{a0}', 5),
        };
        let mut grouped = if number < 0 { "-".to_owned() } else { String::new() };
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && digits.len() >= from && (digits.len() - index).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    fn size(self, bytes: i64) -> String {
        let bytes = bytes.max(0);
        let (unit, step) = match bytes {
            0..1_000 => return format!("{bytes} B"),
            1_000..1_000_000 => ("kB", 1_000),
            1_000_000..1_000_000_000 => ("MB", 1_000_000),
            _ => ("GB", 1_000_000_000),
        };
        let tenths = (bytes * 10 + step / 2) / step;
        let point = if self == Self::En { '.' } else { ',' };
        if step == 1_000 || tenths % 10 == 0 {
            format!("{}\u{a0}{unit}", (tenths + 5) / 10)
        } else {
            format!("{}{point}{}\u{a0}{unit}", tenths / 10, tenths % 10)
        }
    }

    fn list(self, items: &[String]) -> String {
        let Some((last, before)) = items.split_last() else {
            return String::new();
        };
        if before.is_empty() {
            return last.clone();
        }
        let and = match self {
            Self::En => "and",
            Self::Es if sounds_like_i(last) => "e",
            Self::Es => "y",
        };
        format!("{} {and} {last}", before.join(", "))
    }
}

/// Before this sound Spanish says `e` for `y`.
fn sounds_like_i(word: &str) -> bool {
    let word = word.to_lowercase();
    let start = word.strip_prefix('h').unwrap_or(&word);
    let diphthong = ["ia", "ie", "io", "iu"]
        .iter()
        .any(|start_of| start.starts_with(start_of));
    (start.starts_with('i') || start.starts_with('í')) && !diphthong
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        let written = |number| [Lang::En.number(number), Lang::Es.number(number)];
        assert_eq!(written(418), ["418", "418"]);
        assert_eq!(written(4_180), ["4,180", "4180"]);
        assert_eq!(written(-1_234_567), ["-1,234,567", "-1\u{a0}234\u{a0}567"]);
    }

    #[test]
    fn sizes_are_round_and_short() {
        assert_eq!(Lang::En.size(1_840_000_000), "1.8\u{a0}GB");
        assert_eq!(Lang::Es.size(1_840_000_000), "1,8\u{a0}GB");
        assert_eq!(Lang::En.size(52_400), "52\u{a0}kB");
        assert_eq!(Lang::En.size(2_000_000), "2\u{a0}MB");
        assert_eq!(Lang::En.size(-1), "0 B");
    }

    #[test]
    fn lists_are_joined_as_one_says_them() {
        let list =
            |lang: Lang, words: &[&str]| lang.list(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(Lang::En, &["video", "audio", "photos"]), "video, audio and photos");
        assert_eq!(list(Lang::Es, &["video", "imágenes"]), "video e imágenes");
        assert_eq!(list(Lang::Es, &["agua", "hielo"]), "agua y hielo");
        assert_eq!(list(Lang::En, &["video"]), "video");
        assert_eq!(list(Lang::En, &[]), "");
    }
}
