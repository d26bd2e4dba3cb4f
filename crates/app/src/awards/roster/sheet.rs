//! Comma-separated values (RFC 4180), as spreadsheets write them; semicolons too, which some write.

/// The rows that hold anything, with their line numbers.
///
/// # Errors
/// The line on which a quotation mark is out of place.
pub fn rows(text: &str) -> Result<Vec<(i64, Vec<String>)>, i64> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let parting = if first.contains(',') { ',' } else { ';' };
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut began, mut quoted, mut closed) = (1, 1, false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted => (quoted, closed) = (false, true),
            '"' if cell.is_empty() && !closed => quoted = true,
            '"' => return Err(line),
            _ if quoted => {
                line += i64::from(letter == '\n');
                cell.push(letter);
            }
            '\n' => {
                line += 1;
                row.push(std::mem::take(&mut cell));
                end(&mut rows, &mut row, began);
                (began, closed) = (line, false);
            }
            '\r' if letters.peek() == Some(&'\n') => {}
            _ if letter == parting => {
                row.push(std::mem::take(&mut cell));
                closed = false;
            }
            _ if closed => return Err(line),
            _ => cell.push(letter),
        }
    }
    if quoted {
        return Err(began);
    }
    row.push(cell);
    end(&mut rows, &mut row, began);
    Ok(rows)
}

fn end(rows: &mut Vec<(i64, Vec<String>)>, row: &mut Vec<String>, number: i64) {
    let row = std::mem::take(row);
    if row.iter().any(|cell| !cell.trim().is_empty()) {
        rows.push((number, row));
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn quotation_marks_hold_partings_ends_of_lines_and_themselves() {
        let found = rows("a,b\n\"1,\n2\",\"say \"\"hi\"\"\"\nx,").unwrap();
        assert_eq!(found[0], (1, vec!["a".into(), "b".into()]));
        assert_eq!(found[1], (2, vec!["1,\n2".into(), "say \"hi\"".into()]));
        assert_eq!(found[2], (4, vec!["x".into(), String::new()]));
    }

    #[test]
    fn semicolons_part_where_there_is_no_comma() {
        assert_eq!(rows("a;b\n1;2").unwrap()[1].1, ["1", "2"]);
    }

    #[test]
    fn a_quotation_mark_out_of_place_is_told_with_its_line() {
        assert_eq!(rows("a,b\n1,x\"y\n"), Err(2));
        assert_eq!(rows("a,b\n1,\"x\"y\n"), Err(2));
        assert_eq!(rows("a,b\n1,\"x\n"), Err(2));
    }
}
