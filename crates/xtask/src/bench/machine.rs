//! The machine a figure was measured on: without it a time says nothing.

use std::fs;
use std::thread;

/// Processor, cores, memory and system in one line, as far as they can be found out.
pub fn describe() -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let processor =
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| "processor unknown".into());
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.trim_end_matches(" kB").trim().parse::<u64>().ok())
        .map_or_else(|| "memory unknown".to_owned(), |kib| format!("{} GiB", kib / 1024 / 1024));
    let system = field("/etc/os-release", "PRETTY_NAME").unwrap_or_else(|| "system unknown".into());
    format!("{processor}, {cores} cores, {memory}, {}", system.trim_matches('"'))
}

/// The value behind `name` in a file of `name: value` or `name=value` lines.
fn field(file: &str, name: &str) -> Option<String> {
    value_of(&fs::read_to_string(file).ok()?, name)
}

fn value_of(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let rest = line.strip_prefix(name)?.trim_start();
        let value = rest.strip_prefix([':', '='])?;
        Some(value.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_their_whole_name() {
        let text = "model : 1\nmodel name\t: Fast One\nMemTotal:   1024 kB\nNAME=x\n";
        for (name, expected) in [
            ("model name", Some("Fast One")),
            ("MemTotal", Some("1024 kB")),
            ("NAME", Some("x")),
            ("missing", None),
        ] {
            assert_eq!(value_of(text, name).as_deref(), expected, "{name}");
        }
    }
}
