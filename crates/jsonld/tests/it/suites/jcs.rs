use crate::official::{each, none_besides, read_text};
use jsonld::{Limits, jcs, json};

const INPUTS: [&str; 6] = [
    "input/arrays.json",
    "input/french.json",
    "input/structures.json",
    "input/unicode.json",
    "input/values.json",
    "input/weird.json",
];

#[test]
fn every_official_input_has_its_official_output() {
    let tried = each("jcs", INPUTS.map(|name| (name, ())), |folder, name, ()| {
        let value = json::parse(read_text(&folder.join(name)).as_bytes(), &Limits::default()).unwrap();
        let expected = read_text(&folder.join(name.replace("input", "output")));
        assert_eq!(jcs(&value).unwrap(), expected.trim_end(), "{name}");
    });
    none_besides("jcs", &tried, |name| name.starts_with("input/"));
}
