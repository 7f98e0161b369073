//! What the hub asked of the system for one command, as `strace` has written it down: the answer
//! may leave only when what was written is on the disk.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

/// What SQLite writes first; a transaction is durable when this file is flushed.
const LOG_FILE: &str = "werkhub.sqlite-wal>";
/// Calls that matter here.
const CALLS: &str = "trace=read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,\
                     pwrite64,pwritev,pwritev2,fsync,fdatasync";

/// `strace` with what it must be told, to be put before the program it watches.
pub fn watcher(strace: OsString, trace: &Path) -> Vec<OsString> {
    let mut words = vec![strace];
    // All threads; what a number stands for; enough of each text to find a command in it.
    words.extend(["-f", "-yy", "-s", "8192", "-e", CALLS, "-o"].map(OsString::from));
    words.push(trace.into());
    words
}

/// Why a trace does not show what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The command was never read from a connection.
    Command,
    /// Nothing was answered to it.
    Answer,
    /// Nothing was written between the two.
    Written,
    /// What was written was not flushed before the answer began.
    Flush,
}

/// Whether the command with this id was written to the log file, and all of it flushed to the
/// disk, after it was read and before its answer was sent.
///
/// # Errors
/// What is [`Missing`].
pub fn is_flushed_before_the_answer(trace: &str, id: &str) -> Result<(), Missing> {
    let mut seen = Err(Missing::Command);
    let mut is_flushing = false;
    for step in steps(trace, id) {
        match (step, seen) {
            (Step::Heard, Err(Missing::Command)) => seen = Err(Missing::Written),
            (_, Err(Missing::Command)) => {}
            (Step::Heard, _) => {}
            (Step::Wrote, _) => {
                seen = Err(Missing::Flush);
                is_flushing = false;
            }
            (Step::FlushBegins, _) => is_flushing = true,
            (Step::FlushEnds, Err(Missing::Flush)) if is_flushing => seen = Ok(()),
            (Step::FlushEnds, _) => {}
            (Step::Answers, _) => return seen,
        }
    }
    seen.and(Err(Missing::Answer))
}

/// What matters of a trace, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Heard,
    Wrote,
    FlushBegins,
    FlushEnds,
    Answers,
}

fn steps(trace: &str, id: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    // By thread: the beginning of a call that another thread's call came between.
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.trim_start().split_once(' ') else { continue };
        let call = call.trim_start();
        if let Some(beginning) = call.strip_suffix(" <unfinished ...>") {
            steps.extend(at_beginning(beginning, id));
            begun.insert(thread, beginning);
        } else if let Some(resumed) = call.strip_prefix("<... ") {
            let Some(beginning) = begun.remove(thread) else { continue };
            steps.extend(at_end(&format!("{beginning}{resumed}"), id));
        } else {
            steps.extend(at_beginning(call, id));
            steps.extend(at_end(call, id));
        }
    }
    steps
}

/// An answer counts from where it begins to leave, and a flush must not have begun too early.
fn at_beginning(call: &str, id: &str) -> Option<Step> {
    match name(call) {
        "fsync" | "fdatasync" if call.contains(LOG_FILE) => Some(Step::FlushBegins),
        "write" | "writev" | "sendto" | "sendmsg" if is_about(call, id) => Some(Step::Answers),
        _ => None,
    }
}

/// What was read is known, and what was written or flushed is done, where the call ends.
fn at_end(call: &str, id: &str) -> Option<Step> {
    match name(call) {
        "read" | "readv" | "recvfrom" | "recvmsg" if is_about(call, id) => Some(Step::Heard),
        "write" | "pwrite64" | "pwritev" | "pwritev2" if call.contains(LOG_FILE) => {
            Some(Step::Wrote)
        }
        "fsync" | "fdatasync" if call.contains(LOG_FILE) && call.ends_with(" = 0") => {
            Some(Step::FlushEnds)
        }
        _ => None,
    }
}

fn name(call: &str) -> &str {
    call.split('(').next().unwrap_or_default()
}

/// Whether it brings or takes this command over a connection.
fn is_about(call: &str, id: &str) -> bool {
    call.contains("<TCP") && call.contains(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEARD: &str = r#"7 recvfrom(20<TCP:[a:1->b:2]>, "POST … {\"id\":\"one\"}", 9, 0) = 9"#;
    const WROTE: &str = r#"8 pwrite64(13</d/werkhub.sqlite-wal>, "\0"..., 24, 193672) = 24"#;
    const FLUSHED: &str = "8 fsync(13</d/werkhub.sqlite-wal>) = 0";
    const ANSWERED: &str =
        r#"7 writev(20<TCP:[a:1->b:2]>, [{iov_base="… \"id\":\"one\" …"}], 1) = 9"#;

    fn check(lines: &[&str], expected: Result<(), Missing>) {
        assert_eq!(is_flushed_before_the_answer(&lines.join("\n"), "one"), expected, "{lines:#?}");
    }

    #[test]
    fn a_flush_before_the_answer_is_seen() {
        check(&[HEARD, WROTE, WROTE, FLUSHED, ANSWERED], Ok(()));
        check(&[HEARD, WROTE, &FLUSHED.replace("fsync", "fdatasync"), ANSWERED], Ok(()));
    }

    #[test]
    fn what_is_missing_or_in_another_order_is_named() {
        check(&[WROTE, FLUSHED, ANSWERED], Err(Missing::Command));
        check(&[HEARD, ANSWERED], Err(Missing::Written));
        check(&[WROTE, FLUSHED, HEARD, ANSWERED], Err(Missing::Written));
        check(&[HEARD, WROTE, FLUSHED], Err(Missing::Answer));
        check(&[HEARD, WROTE, ANSWERED], Err(Missing::Flush));
        check(&[HEARD, WROTE, ANSWERED, FLUSHED], Err(Missing::Flush));
        check(&[HEARD, FLUSHED, WROTE, ANSWERED], Err(Missing::Flush));
        check(&[HEARD, WROTE, FLUSHED, WROTE, ANSWERED], Err(Missing::Flush));
        let other = FLUSHED.replace("sqlite-wal", "sqlite");
        check(&[HEARD, WROTE, &other, ANSWERED], Err(Missing::Flush));
        let failed = FLUSHED.replace("= 0", "= -1 EIO (Input/output error)");
        check(&[HEARD, WROTE, &failed, ANSWERED], Err(Missing::Flush));
    }

    #[test]
    fn calls_that_others_came_between_count_where_they_end_or_begin() {
        let (begins, ends) =
            ("8 fsync(13</d/werkhub.sqlite-wal> <unfinished ...>", "8 <... fsync resumed>) = 0");
        check(&[HEARD, WROTE, begins, ends, ANSWERED], Ok(()));
        check(&[HEARD, WROTE, begins, ANSWERED, ends], Err(Missing::Flush));
        let late = r#"9 pwrite64(13</d/werkhub.sqlite-wal>, "\0"..., 24, 0 <unfinished ...>"#;
        let done = "9 <... pwrite64 resumed>) = 24";
        check(&[HEARD, late, begins, done, ends, ANSWERED], Err(Missing::Flush));
        let (waits, heard) = (
            "7 recvfrom(20<TCP:[a:1->b:2]>,  <unfinished ...>",
            r#"7 <... recvfrom resumed>"{\"id\":\"one\"}", 9, 0) = 9"#,
        );
        check(&[waits, heard, WROTE, FLUSHED, ANSWERED], Ok(()));
        check(&[waits, WROTE, FLUSHED, heard, ANSWERED], Err(Missing::Written));
    }
}
