//! The command line as an administrator uses it, each command a process of its own.

use std::path::Path;
use std::process::{Command, Output};

fn anlan(folder: &Path, password: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_anlan"))
        .arg("--database")
        .arg(folder.join("a.db"))
        .args(args)
        .env("ANLAN_FILES", folder.join("files"))
        .env("ANLAN_PASSWORD", password)
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

const FIRST: [&str; 10] = [
    "user",
    "add",
    "admin1",
    "--name",
    "管理员",
    "--region",
    "990100",
    "--region-name",
    "云岭州",
    "--unit=云岭州安委办",
];

#[test]
fn a_refused_password_leaves_no_half_account() {
    let folder = tempfile::tempdir().unwrap();
    let refused = anlan(folder.path(), "123", &FIRST);
    assert!(!refused.status.success());
    let text = said(&anlan(folder.path(), "", &["db", "status"]));
    assert!(text.contains("person：0 行") && text.contains("unit：0 行"), "{text}");
    let taken = anlan(folder.path(), "青山绿水常在人人平安", &FIRST);
    assert!(taken.status.success(), "{}", said(&taken));
    let again = anlan(folder.path(), "青山绿水常在人人平安", &FIRST);
    assert!(!again.status.success() && said(&again).contains("admin1"), "{}", said(&again));
}

#[test]
fn the_state_of_the_database_names_every_table_and_a_backup_does_not_overwrite() {
    let folder = tempfile::tempdir().unwrap();
    assert!(anlan(folder.path(), "", &["db", "migrate"]).status.success());
    let status = anlan(folder.path(), "", &["db", "status"]);
    assert!(status.status.success(), "{}", said(&status));
    for table in ["region", "task", "occurrence", "duty_record", "ledger_event"] {
        assert!(said(&status).contains(&format!("{table}：0 行")), "{table}: {}", said(&status));
    }
    let whole = anlan(folder.path(), "", &["db", "checkup"]);
    assert!(whole.status.success() && said(&whole).contains("没有不符"), "{}", said(&whole));
    let to = folder.path().join("copy.db");
    let to = to.to_str().unwrap();
    assert!(anlan(folder.path(), "", &["db", "backup", to]).status.success());
    let twice = anlan(folder.path(), "", &["db", "backup", to]);
    assert!(!twice.status.success() && said(&twice).contains("已存在"), "{}", said(&twice));
}
