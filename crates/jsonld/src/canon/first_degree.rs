use super::digest::Digest;
use super::{Canon, order};
use crate::dataset::Quad;

impl Canon<'_> {
    /// Hash First Degree Quads (RDFC-1.0 §4.6) for every blank node.
    pub(super) fn first_degree(&self) -> Vec<Digest> {
        let mut text = String::new();
        let mut lines: Vec<&Quad> = Vec::new();
        let blanks = self.starts.len() - 1;
        let hash = |reference: usize| {
            lines.clear();
            lines.extend(self.mentions_of(reference));
            lines.sort_unstable_by(|a, b| order::quads(self.dataset, a, b, |blank| u32::from(blank != reference)));
            text.clear();
            for quad in &lines {
                self.write_line(&mut text, quad, |out, blank| {
                    out.push_str(if blank == reference { "_:a" } else { "_:z" });
                });
            }
            self.hash.digest(&text)
        };
        (0..blanks).map(hash).collect()
    }
}
