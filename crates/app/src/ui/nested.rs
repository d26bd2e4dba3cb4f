//! Lists inside lists, for templates, which cannot call themselves.

/// The tags around one item of a nested list: `<ul>` before it when it begins a list, `</li>` after it when nothing stands below it, and
/// `</ul></li>` for each list that ends with it. The outermost `<ul>` stands in the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nesting {
    pub opens: bool,
    pub ends: bool,
    pub closes: usize,
}

/// The tags around items at these depths, from 0. Nothing may stand more than one deeper than what is before it.
pub fn nest(depths: &[usize]) -> Vec<Nesting> {
    let around = |(at, depth): (usize, &usize)| {
        let next = depths.get(at + 1).copied().unwrap_or(0);
        Nesting {
            opens: at > 0 && *depth > depths[at - 1],
            ends: next <= *depth,
            closes: depth.saturating_sub(next),
        }
    };
    depths.iter().enumerate().map(around).collect()
}

#[cfg(test)]
mod tests {
    use super::nest;

    fn html(depths: &[usize]) -> String {
        let mut html = String::from("<ul>");
        for (depth, around) in depths.iter().zip(nest(depths)) {
            html += if around.opens { "<ul>" } else { "" };
            html += &format!("<li>{depth}");
            html += if around.ends { "</li>" } else { "" };
            html += &"</ul></li>".repeat(around.closes);
        }
        html + "</ul>"
    }

    #[test]
    fn every_list_that_begins_also_ends() {
        assert_eq!(
            html(&[0, 1, 1, 0]),
            "<ul><li>0<ul><li>1</li><li>1</li></ul></li><li>0</li></ul>"
        );
        assert_eq!(
            html(&[0, 1, 2]),
            "<ul><li>0<ul><li>1<ul><li>2</li></ul></li></ul></li></ul>"
        );
        assert_eq!(html(&[0]), "<ul><li>0</li></ul>");
    }
}
