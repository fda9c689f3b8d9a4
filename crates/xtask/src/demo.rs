//! `cargo x demo`: from a fresh clone to the sign-in page.

use crate::run::{Ran, cargo, npm, say, shown};
use crate::{need, place};
use std::path::PathBuf;
use std::process::Command;

/// Build what is out of date and open the demonstration; arguments go to `anlan demo`.
pub fn run(args: &[String]) -> Result<(), String> {
    need::node()?;
    let program = together()?;
    say("starting the demonstration (stop it with Ctrl-C)");
    let status = Command::new(&program).arg("demo").args(args).current_dir(place::root()).status();
    match status {
        Ok(s) if s.success() => Ok(()),
        Ok(s) if s.code().is_none() => Ok(()), // stopped by a signal, as people do
        Ok(s) => Err(format!("the demonstration ended with {s}")),
        Err(e) => Err(format!("cannot start {}: {e}", program.display())),
    }
}

/// Pages and program. Fetching and building the pages takes as long as building the program, so both run at once; the
/// pages are embedded in the program, so its last crate is built again once they are there.
///
/// # Errors
/// One of them failed; npm or cargo has said why.
pub fn together() -> Result<PathBuf, String> {
    let pages = std::thread::spawn(pages);
    let first = program();
    pages.join().map_err(|_| "the build of the pages broke off".to_owned())??;
    first?;
    program()
}

/// Build the program in the dev profile, with the pages that are there.
///
/// # Errors
/// The build failed; cargo has said why.
pub fn program() -> Result<PathBuf, String> {
    let _ = std::fs::create_dir_all(place::ui().join("dist"));
    // The whole workspace decides the features, so that no dependency is built twice.
    let built = shown("rust", "building the program", &mut cargo(&["build", "--workspace", "--bin", "anlan"]));
    built.ok.then(|| place::built("debug", "anlan")).ok_or("The program could not be built, see above.".to_owned())
}

/// Install the front end's packages and build its pages, each only if something changed.
///
/// # Errors
/// A step failed; npm has said why.
pub fn pages() -> Result<(), String> {
    packages()?;
    let ui = place::ui();
    let made = place::newest([ui.join("dist/index.html")]);
    let sources = place::newest(place::files(&ui, &["node_modules", "dist", "test-results"]));
    if made.is_some() && made >= sources {
        say("pages: up to date");
        return Ok(());
    }
    fine(shown("ui  ", "building the pages", &mut npm(&["run", "build"])), "The pages could not be built, see above.")
}

/// `npm ci`, unless what is installed is as new as the lock file.
///
/// # Errors
/// npm failed, or there is no front end in this tree.
pub fn packages() -> Result<(), String> {
    let ui = place::ui();
    let lock = ui.join("package-lock.json");
    if !lock.is_file() {
        return Err("ui/package-lock.json is missing: this tree has no front end.".to_owned());
    }
    let (installed, wanted) = (place::newest([ui.join("node_modules/.package-lock.json")]), place::newest([lock]));
    if installed.is_some() && installed >= wanted {
        say("npm packages: up to date");
        return Ok(());
    }
    let ran = shown("npm ", "installing npm packages (about three minutes the first time)", &mut npm(&["ci"]));
    fine(ran, "npm ci failed, see above. Without a connection to the npm registry the pages cannot be built.")
}

fn fine(ran: Ran, or: &str) -> Result<(), String> {
    ran.ok.then_some(()).ok_or_else(|| or.to_owned())
}
