//! Memory of this process, in KiB (Linux, proc(5)).

use super::Result;

/// Begins to watch for the most, from what is taken now, which is the answer.
pub fn begin() -> Result<u64> {
    std::fs::write("/proc/self/clear_refs", "5")?;
    stated("VmRSS:")
}

/// The most that was taken since.
pub fn most() -> Result<u64> {
    stated("VmHWM:")
}

fn stated(name: &str) -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let figure = line.and_then(|line| line.split_whitespace().next());
    Ok(figure
        .ok_or("the system does not say how much memory is taken")?
        .parse()?)
}
