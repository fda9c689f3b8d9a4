//! Where things are: the repository, the target folder, the corpus beside the repository.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The repository's root: where cargo was told to run this, since a target folder may be shared by several clones.
pub fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

/// The front end.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The target folder: where this very program was built, whatever the environment says.
pub fn target() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|exe| exe.ancestors().nth(2).map(Path::to_path_buf))
        .unwrap_or_else(|| root().join("target"))
}

/// A program that the workspace built: `profile` is `debug` or `release`.
pub fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(name)
}

/// The corpus and its scorer beside the repository, if somebody put them there.
pub fn policies() -> Option<PathBuf> {
    let folder = root().join("../shared/policies");
    folder.join("score.py").is_file().then_some(folder)
}

/// All files under a folder, hidden ones and `skip` left out, in alphabetical order.
pub fn files(folder: &Path, skip: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(dir) = todo.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else { continue };
        for entry in entries.flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if name.starts_with('.') || skip.contains(&name.as_str()) {
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => todo.push(path),
                Ok(kind) if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// When the newest of these was changed; `None` if there is none.
pub fn newest(paths: impl IntoIterator<Item = PathBuf>) -> Option<SystemTime> {
    paths.into_iter().filter_map(|p| p.metadata().ok()?.modified().ok()).max()
}

/// A new empty folder for one run, removed by [`Temp`]'s drop.
pub struct Temp(pub PathBuf);

impl Temp {
    /// # Errors
    /// The folder cannot be made.
    pub fn new(name: &str) -> Result<Temp, String> {
        let path = std::env::temp_dir().join(format!("anlan-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).map_err(|e| format!("cannot make {}: {e}", path.display()))?;
        Ok(Temp(path))
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
