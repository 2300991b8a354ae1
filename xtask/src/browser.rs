//! The browser of the tests: the system's Chromium with its driver and Chinese fonts.

use std::path::PathBuf;

use crate::tool::{Outcome, tool};

/// Debian's packages that the tests need.
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-noto-cjk", "fontconfig"];

/// The path of Chromium, installed where it is missing and may be installed.
pub fn chromium() -> Outcome<PathBuf> {
    need()?;
    find(&["chromium", "chromium-browser", "google-chrome"]).ok_or_else(missing)
}

/// The path of its WebDriver, installed where it is missing and may be installed.
pub fn driver() -> Outcome<PathBuf> {
    need()?;
    find(&["chromedriver"]).ok_or_else(missing)
}

/// Installs what is missing, where the user may.
fn need() -> Outcome {
    if is_complete() {
        return Ok(());
    }
    let is_root = tool("id").args(&["-u"]).read().is_ok_and(|id| id.trim() == "0");
    if !is_root || find(&["apt-get"]).is_none() {
        return Err(missing());
    }
    println!("Installing {} with apt-get.", PACKAGES.join(", "));
    let install = || {
        tool("apt-get")
            .args(&["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(&PACKAGES)
            .variable("DEBIAN_FRONTEND", "noninteractive")
            .succeed()
    };
    // A machine may have no list of packages yet, or an old one.
    install().or_else(|_| {
        tool("apt-get").args(&["update", "--quiet"]).succeed()?;
        install()
    })
}

fn is_complete() -> bool {
    let fonts = || tool("fc-list").args(&[":lang=zh-cn", "family"]).read();
    find(&["chromium", "chromium-browser", "google-chrome"]).is_some()
        && find(&["chromedriver"]).is_some()
        && find(&["fc-list"]).is_some()
        && fonts().is_ok_and(|fonts| !fonts.trim().is_empty())
}

fn missing() -> String {
    format!(
        "missing: Chromium, chromedriver or a Chinese font. On Debian: apt-get install {}",
        PACKAGES.join(" ")
    )
}

/// The first of these programs that the search path holds.
fn find(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|path| path.is_file())
}
