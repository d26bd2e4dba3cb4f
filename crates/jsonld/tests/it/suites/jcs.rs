use super::suite;
use jsonld::{Limits, jcs, json};

#[test]
fn every_official_input_has_its_official_output() {
    let Some(directory) = suite("jcs") else {
        return;
    };
    let mut count = 0;
    for entry in std::fs::read_dir(directory.join("input")).unwrap() {
        let input = entry.unwrap().path();
        let output = directory.join("output").join(input.file_name().unwrap());
        let value = json::parse(&std::fs::read(&input).unwrap(), &Limits::default()).unwrap();
        let expected = std::fs::read_to_string(output).unwrap();
        assert_eq!(jcs(&value).unwrap(), expected.trim_end(), "{}", input.display());
        count += 1;
    }
    assert_eq!(count, 6);
}
