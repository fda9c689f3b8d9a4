//! `cargo x gen`: what is written by the program about itself, so that documents and pages cannot drift.

use crate::demo;
use crate::place::{self, Temp};
use crate::run::{npm, say, shown};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Write docs/generated and the types of the front end.
pub fn run() -> Result<(), String> {
    let program = demo::program()?;
    let out = place::root().join("docs/generated");
    write(&program, &out)?;
    demo::packages()?;
    let ran = shown("ui  ", "writing the types of the front end", &mut npm(&["run", "types"]));
    ran.ok.then_some(()).ok_or_else(|| "The types could not be written, see above.".to_owned())
}

fn write(program: &Path, out: &Path) -> Result<(), String> {
    let ran = shown("gen ", "writing generated documents", Command::new(program).arg("gen").arg("--out").arg(out));
    ran.ok.then_some(()).ok_or_else(|| "`anlan gen` failed, see above.".to_owned())
}

/// Files of docs/generated that differ from what the program says today; builds the program if need be.
///
/// # Errors
/// The program cannot be built or run.
pub fn stale() -> Result<Vec<PathBuf>, String> {
    let program = demo::program()?;
    let temp = Temp::new("gen")?;
    write(&program, &temp.0)?;
    let kept = place::root().join("docs/generated");
    let mut names: Vec<PathBuf> = Vec::new();
    for folder in [&temp.0, &kept] {
        let of = place::files(folder, &[]);
        names.extend(of.into_iter().filter_map(|f| f.strip_prefix(folder).map(Path::to_path_buf).ok()));
    }
    if place::files(&temp.0, &[]).is_empty() {
        return Err("`anlan gen` wrote nothing.".to_owned());
    }
    names.sort();
    names.dedup();
    names.retain(|n| std::fs::read(temp.0.join(n)).ok() != std::fs::read(kept.join(n)).ok());
    if names.is_empty() {
        say("generated documents: fresh");
    }
    Ok(names)
}
