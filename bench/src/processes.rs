//! The cost of the browser's processes as counted by the kernel, in any thread or process. Linux only.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The kernel's unit of processor time.
const TICKS_PER_SECOND: f64 = 100.0;

/// Processor time used by the browser so far, in ms.
pub fn browser_cpu_millis() -> Option<f64> {
    let browser = browser()?;
    let ticks: u64 = browser.iter().map(|process| process.ticks).sum();
    Some(ticks as f64 / TICKS_PER_SECOND * 1000.0)
}

/// Private memory of the page processes, in bytes.
pub fn renderer_bytes() -> Option<u64> {
    let renderers = browser()?.into_iter().filter(|process| {
        fs::read(format!("/proc/{}/cmdline", process.id))
            .is_ok_and(|line| String::from_utf8_lossy(&line).contains("--type=renderer"))
    });
    Some(
        renderers
            .filter_map(|process| private_bytes(process.id))
            .sum(),
    )
}

struct Process {
    id: u32,
    parent: u32,
    name: String,
    ticks: u64,
}

/// All descendants of this program except the driver: one browser at a time.
fn browser() -> Option<Vec<Process>> {
    let processes: HashMap<u32, Process> = fs::read_dir("/proc")
        .ok()?
        .flatten()
        .filter_map(|entry| read_process(&entry.path()))
        .map(|process| (process.id, process))
        .collect();
    let is_ours = |process: &Process| {
        let mut ancestor = process.parent;
        while let Some(process) = processes.get(&ancestor) {
            if process.id == std::process::id() {
                return true;
            }
            ancestor = process.parent;
        }
        false
    };
    let browser: Vec<u32> = processes
        .values()
        .filter(|process| process.name != "chromedriver" && is_ours(process))
        .map(|process| process.id)
        .collect();
    let mut processes = processes;
    Some(
        browser
            .iter()
            .filter_map(|id| processes.remove(id))
            .collect(),
    )
}

fn read_process(folder: &Path) -> Option<Process> {
    parse(&fs::read_to_string(folder.join("stat")).ok()?)
}

/// `1234 (name) S 1 …`, where a name may contain spaces and brackets.
fn parse(stat: &str) -> Option<Process> {
    let (head, rest) = stat.rsplit_once(") ")?;
    let (id, name) = head.split_once(" (")?;
    let fields: Vec<&str> = rest.split(' ').collect();
    let number = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Process {
        id: id.parse().ok()?,
        parent: number(1)?.try_into().ok()?,
        name: name.to_owned(),
        // In its own code, and in the kernel's.
        ticks: number(11)? + number(12)?,
    })
}

fn private_bytes(id: u32) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let kilobytes = rollup
        .lines()
        .filter(|line| line.starts_with("Private_"))
        .filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    Some(kilobytes.sum::<u64>() * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_kernels_line() {
        let stat = "14 (chrome (x) y) S 7 14 14 0 -1 4194304 100 0 3 0 250 50 0 0 20 0 9 0 1";
        let process = parse(stat).unwrap();
        assert_eq!((process.id, process.parent, process.ticks), (14, 7, 300));
        assert_eq!(process.name, "chrome (x) y");
        assert!(parse("nonsense").is_none());
    }
}
