//! What must be on the machine. Missing Debian packages are installed when that is possible, otherwise named exactly.

use crate::run::{answer, say, shown};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something that a step needs: how to see whether it is there, and the Debian package that brings it.
struct Need {
    what: &'static str,
    package: &'static str,
    there: fn() -> bool,
}

const FOR_TESTS: &[Need] = &[
    Need { what: "PostgreSQL server programs", package: "postgresql", there: || postgres_bin().is_some() },
    Need { what: "an MQTT broker", package: "mosquitto", there: || mosquitto().is_some() },
    Need { what: "Chromium for the browser tests", package: "chromium", there: || chromium().is_some() },
    Need { what: "a Chinese font for pages and papers", package: "fonts-noto-cjk", there: chinese_font },
    Need { what: "Python 3 for the scorer", package: "python3", there: || answer("python3", &["--version"]).is_some() },
];

/// Folder of `initdb` and `pg_ctl`, the newest version.
pub fn postgres_bin() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path().join("bin"))
        .filter(|p| p.join("initdb").is_file() && p.join("pg_ctl").is_file())
        .collect();
    found.sort();
    found.pop().or_else(|| {
        let initdb = answer("sh", &["-c", "command -v initdb"])?;
        Path::new(&initdb).parent().map(Path::to_path_buf)
    })
}

/// The MQTT broker; Debian puts it where only root looks.
pub fn mosquitto() -> Option<String> {
    answer("sh", &["-c", "PATH=$PATH:/usr/sbin; command -v mosquitto"])
}

/// Chromium or Chrome on the search path.
pub fn chromium() -> Option<String> {
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| answer("sh", &["-c", &format!("command -v {name}")]))
}

fn chinese_font() -> bool {
    let by_list = answer("fc-list", &[":lang=zh", "family"]).is_some_and(|s| !s.is_empty());
    by_list || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file()
}

/// Node.js of a version that the front end's tools accept.
///
/// # Errors
/// Names what is missing and where it comes from.
pub fn node() -> Result<(), String> {
    const LEAST: (u32, u32) = (20, 19);
    let get = "Install Node.js 20.19 or newer (https://nodejs.org, or Debian: apt-get install nodejs npm).";
    let version = answer("node", &["--version"]).ok_or(format!("`node` was not found. {get}"))?;
    let mut parts = version.trim_start_matches('v').split('.').map(|p| p.parse::<u32>().unwrap_or(0));
    let have = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if have < LEAST {
        return Err(format!("Node.js {version} is too old. {get}"));
    }
    answer("npm", &["--version"]).map(|_| ()).ok_or(format!("`npm` was not found. {get}"))
}

/// Everything that `cargo x test` uses, installed where this is Debian and we are root.
///
/// # Errors
/// Names the packages that are missing and the command that installs them.
pub fn for_tests() -> Result<(), String> {
    let missing: Vec<&Need> = FOR_TESTS.iter().filter(|n| !(n.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        say(&format!("missing: {} (Debian package {})", need.what, need.package));
    }
    let packages: Vec<&str> = missing.iter().map(|n| n.package).collect();
    let by_hand = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    let can = answer("id", &["-u"]).as_deref() == Some("0") && answer("apt-get", &["--version"]).is_some();
    if !can {
        return Err(format!("Not everything is installed. As root on Debian: {by_hand}"));
    }
    let apt = |what: &str, args: &[&str]| {
        shown("apt ", what, Command::new("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive")).ok
    };
    if !apt("reading package lists", &["update", "-q"]) {
        say("the package lists could not be renewed; trying with those that are there");
    }
    let mut args = vec!["install", "-y", "-q", "--no-install-recommends"];
    args.extend(&packages);
    apt("installing what is missing", &args);
    let still: Vec<&str> = FOR_TESTS.iter().filter(|n| !(n.there)()).map(|n| n.package).collect();
    match still.is_empty() {
        true => Ok(()),
        false => Err(format!("Could not install {}. By hand: {by_hand}", still.join(", "))),
    }
}
