//! The builds of the app that pages may still be running.
//!
//! A page that was opened before an update fetches the rest of its own build later, when it is
//! first wanted. So the hub copies the app it serves to `data/builds/<build>` when it starts, keeps
//! the newest three and goes on serving the files of the older ones that are named by their
//! content. Pages themselves always come from the newest.

use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The newest builds that are kept, the one in use included.
const KEPT: usize = 3;

/// What a copy is called until it is complete.
const UNFINISHED: &str = ".unfinished";

/// Most characters in the id of a build.
const LONGEST_ID: usize = 64;

/// Copies the app in `folder`, which is the build of that id, below `data`, and removes what is
/// older than the newest three. Gives the folders of the other builds that are kept, newest first.
///
/// # Errors
/// When the id cannot be the name of a folder, or the disk does not let us.
pub fn keep_build(folder: &Path, build: &str, data: &Path) -> io::Result<Vec<PathBuf>> {
    if !is_folder_name(build) {
        let why = format!("the app's build id {build:?} is not made of letters and digits");
        return Err(io::Error::new(io::ErrorKind::InvalidData, why));
    }
    let builds = data.join("builds");
    fs::create_dir_all(&builds)?;
    let own = builds.join(build);
    if !own.is_dir() {
        let unfinished = builds.join(UNFINISHED);
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        copy_below(folder, &unfinished)?;
        fs::rename(&unfinished, &own)?;
    }
    // Also after going back to a build that was here before: the newest is the one in use.
    File::open(&own)?.set_times(FileTimes::new().set_modified(SystemTime::now()))?;
    let mut others = others(&builds, build)?;
    for (_, old) in others.split_off(others.len().min(KEPT - 1)) {
        fs::remove_dir_all(old)?;
    }
    Ok(others.into_iter().map(|(_, folder)| folder).collect())
}

/// All complete builds but one, newest first.
fn others(builds: &Path, but: &str) -> io::Result<Vec<(SystemTime, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(builds)? {
        let entry = entry?;
        let is_other = entry.file_name().to_str().is_some_and(|it| it != but && it != UNFINISHED);
        if is_other && entry.file_type()?.is_dir() {
            found.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    found.sort();
    found.reverse();
    Ok(found)
}

fn copy_below(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        // Follows links, as reading the app does.
        if fs::metadata(entry.path())?.is_dir() {
            copy_below(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn is_folder_name(build: &str) -> bool {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
    !build.is_empty() && build.len() <= LONGEST_ID && build.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    struct Place {
        app: tempfile::TempDir,
        data: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            Place { app: tempfile::tempdir().unwrap(), data: tempfile::tempdir().unwrap() }
        }

        /// The hub starts with this build, `minutes` after the first.
        fn start(&self, build: &str, minutes: u64) -> Vec<String> {
            fs::create_dir_all(self.app.path().join("fonts")).unwrap();
            fs::write(self.app.path().join("fonts/a.woff2"), build).unwrap();
            let others = keep_build(self.app.path(), build, self.data.path()).unwrap();
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(60 * minutes);
            let times = FileTimes::new().set_modified(at);
            File::open(self.kept(build)).unwrap().set_times(times).unwrap();
            others.iter().map(|it| it.file_name().unwrap().to_str().unwrap().to_owned()).collect()
        }

        fn kept(&self, build: &str) -> PathBuf {
            self.data.path().join("builds").join(build)
        }
    }

    #[test]
    fn the_newest_three_stay_and_going_back_makes_a_build_the_newest() {
        let place = Place::new();
        assert_eq!(place.start("a", 1), [""; 0]);
        assert_eq!(place.start("b", 2), ["a"]);
        assert_eq!(place.start("c", 3), ["b", "a"]);
        assert_eq!(place.start("a", 4), ["c", "b"]);
        assert_eq!(place.start("d", 5), ["a", "c"]);
        assert!(!place.kept("b").exists());
        let kept = fs::read_to_string(place.kept("c").join("fonts/a.woff2")).unwrap();
        assert_eq!(kept, "c", "a copy stays as it was when the app's folder changes");
    }

    #[test]
    fn a_copy_that_broke_off_is_made_anew() {
        let place = Place::new();
        let unfinished = place.kept(UNFINISHED);
        fs::create_dir_all(&unfinished).unwrap();
        fs::write(unfinished.join("half"), "").unwrap();
        assert_eq!(place.start("a", 1), [""; 0]);
        assert!(!place.kept("a").join("half").exists());
        assert!(!unfinished.exists());
    }

    #[test]
    fn an_id_that_leads_elsewhere_is_refused() {
        let place = Place::new();
        for id in ["", "../x", ".", "a/b", &"a".repeat(LONGEST_ID + 1)] {
            assert!(keep_build(place.app.path(), id, place.data.path()).is_err(), "{id}");
        }
        assert!(!place.data.path().join("builds").exists());
    }
}
