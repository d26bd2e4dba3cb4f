//! A strict reader of our own pages: what a browser would quietly mend, it reports.

use std::collections::HashSet;

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "!doctype",
];
/// What ends a paragraph in a browser, whatever the author meant.
const NOT_IN_P: [&str; 17] = [
    "p", "div", "ul", "ol", "dl", "form", "table", "section", "article", "nav", "main", "fieldset", "h1", "h2", "h3",
    "details", "pre",
];

/// One opening tag.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    closed: bool,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Everything that is wrong with a page; empty for a good one.
pub fn faults(page: &str) -> Vec<String> {
    let mut reader = Reader::default();
    reader.read(page);
    reader.finish()
}

#[derive(Default)]
struct Reader {
    open: Vec<(String, usize)>,
    text: String,
    ids: HashSet<String>,
    wanted: Vec<(String, String)>,
    labelled: HashSet<String>,
    controls: Vec<(String, Option<String>)>,
    headings: usize,
    faults: Vec<String>,
}

impl Reader {
    fn read(&mut self, page: &str) {
        let mut rest = page;
        while let Some((before, after)) = rest.split_once('<') {
            self.text.push_str(before);
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let end = end_of_tag(after);
            let (tag, following) = after.split_at(end);
            rest = following.strip_prefix('>').unwrap_or(following);
            match tag.strip_prefix('/') {
                Some(name) => self.close(name.trim()),
                None => self.open(parse(tag)),
            }
        }
    }

    fn open(&mut self, tag: Tag) {
        self.check_attributes(&tag);
        self.check_control(&tag);
        if NOT_IN_P.contains(&tag.name.as_str()) && self.open.iter().any(|(name, _)| name == "p") {
            self.faults.push(format!("<{}> inside <p>", tag.name));
        }
        if tag.name == "h1" {
            self.headings += 1;
        }
        if tag.name == "script" && tag.get("src").is_none() || tag.name == "style" {
            self.faults.push(format!("inline <{}>", tag.name));
        }
        if ["button", "a"].contains(&tag.name.as_str()) && tag.get("aria-label").is_some() {
            self.text.push('x');
        }
        if !tag.closed && !VOID.contains(&tag.name.as_str()) {
            let from = if tag.get("aria-label").is_some() {
                self.text.len() - 1
            } else {
                self.text.len()
            };
            self.open.push((tag.name, from));
        }
    }

    fn close(&mut self, name: &str) {
        match self.open.pop() {
            Some((open, from)) if open == name => {
                if ["button", "a", "h1", "h2", "h3", "title"].contains(&name)
                    && self.text[from.min(self.text.len())..].trim().is_empty()
                {
                    self.faults.push(format!("an empty <{name}>"));
                }
            }
            other => self.faults.push(format!("</{name}> closes {other:?}")),
        }
    }

    fn check_attributes(&mut self, tag: &Tag) {
        let mut seen = HashSet::new();
        for (name, value) in &tag.attributes {
            if !seen.insert(name) {
                self.faults.push(format!("<{}> has {name} twice", tag.name));
            }
            if name == "style" || name.starts_with("on") {
                self.faults
                    .push(format!("<{} {name}=…> is refused by our policy", tag.name));
            }
            match name.as_str() {
                "id" if !self.ids.insert(value.clone()) => self.faults.push(format!("id {value:?} stands twice")),
                "for" => {
                    self.labelled.insert(value.clone());
                    self.wanted.push((name.clone(), value.clone()));
                }
                "aria-describedby" | "aria-labelledby" | "aria-controls" | "popovertarget" | "form" => {
                    self.wanted
                        .extend(value.split_whitespace().map(|id| (name.clone(), id.to_owned())));
                }
                "href" if value.starts_with('#') && value.len() > 1 => {
                    self.wanted.push((name.clone(), value[1..].to_owned()))
                }
                _ => {}
            }
        }
        if tag.name == "img" && tag.get("alt").is_none() {
            self.faults.push("an <img> without alt".to_owned());
        }
        if tag.name == "html" && tag.get("lang").is_none_or(str::is_empty) {
            self.faults.push("no language".to_owned());
        }
    }

    /// A field needs a name that can be read out.
    fn check_control(&mut self, tag: &Tag) {
        let silent = matches!(tag.get("type"), Some("hidden" | "submit" | "button"));
        let control = matches!(tag.name.as_str(), "input" | "select" | "textarea") && !silent;
        let named = tag.get("aria-label").is_some()
            || tag.get("aria-labelledby").is_some()
            || self.open.iter().any(|(name, _)| name == "label");
        if control && !named {
            let about = format!("<{} name={:?}>", tag.name, tag.get("name").unwrap_or_default());
            self.controls.push((about, tag.get("id").map(str::to_owned)));
        }
    }

    fn finish(mut self) -> Vec<String> {
        for (name, _) in &self.open {
            self.faults.push(format!("<{name}> is never closed"));
        }
        for (attribute, id) in &self.wanted {
            if !self.ids.contains(id) {
                self.faults
                    .push(format!("{attribute} points to {id:?}, which is not there"));
            }
        }
        for (about, id) in &self.controls {
            if id.as_ref().is_none_or(|id| !self.labelled.contains(id)) {
                self.faults.push(format!("{about} has no label"));
            }
        }
        if self.headings != 1 {
            self.faults.push(format!("{} first headings", self.headings));
        }
        self.faults
    }
}

/// Where the tag ends, quotes respected.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (index, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return index,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn parse(tag: &str) -> Tag {
    let closed = tag.ends_with('/');
    let tag = tag.trim_end_matches('/');
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest
            .find(|letter: char| letter == '=' || letter.is_whitespace())
            .unwrap_or(rest.len());
        let attribute = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix("=\"") {
            (value, rest) = after.split_once('"').unwrap_or((after, ""));
        }
        attributes.push((attribute, value.to_owned()));
    }
    Tag {
        name: name.to_ascii_lowercase(),
        attributes,
        closed,
    }
}
