//! CPU time of this process: on a machine that others use too, the wall says little.

use super::Result;

/// Nanoseconds of CPU time for one of `count` calls. `work` says whether it went well; a failure voids the figure.
pub fn per_item(count: usize, work: impl Fn(usize) -> bool) -> Result<u64> {
    let start = cpu()?;
    for at in 0..count {
        if !work(at) {
            return Err("an award that is issued or accepted otherwise was refused".into());
        }
    }
    Ok((cpu()? - start) / u64::try_from(count.max(1))?)
}

/// What the scheduler has given this process, which has one thread (Linux, proc(5)).
fn cpu() -> Result<u64> {
    let file = std::fs::read_to_string("/proc/self/schedstat")?;
    Ok(file.split(' ').next().unwrap_or_default().parse()?)
}
