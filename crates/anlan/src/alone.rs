//! One server to a SQLite file. Two would each keep their own idea of what was sent, sealed and judged; on PostgreSQL they
//! agree through the database and several may serve.

use kernel::{Outcome, Refusal};
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held as long as the server runs; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Alone(#[allow(dead_code)] Option<File>);

/// Refuse to serve a file that another server serves. `database` is the configured one; PostgreSQL is shared.
///
/// # Errors
/// Another process holds it, or the folder cannot be written; the sentence says which and what to do.
pub fn hold(database: &str) -> Outcome<Alone> {
    let path = database.strip_prefix("sqlite:").unwrap_or(database);
    if database.starts_with("postgres://") || database.starts_with("postgresql://") || path.contains(":memory:") {
        return Ok(Alone(None));
    }
    let beside = format!("{path}-serving");
    let file = File::create(Path::new(&beside))
        .map_err(|e| Refusal::invalid("DATABASE", format!("不能写 {beside}：{e}。请检查数据库所在文件夹的权限。")))?;
    match file.try_lock() {
        Ok(()) => Ok(Alone(Some(file))),
        Err(TryLockError::WouldBlock) => Err(Refusal::conflict(
            "SERVED_ALREADY",
            format!(
                "数据库 {path} 正由另一个安澜服务使用。SQLite 只能由一个服务打开：请先停掉那一个；确需多个服务，请改用 PostgreSQL（--database postgres://…）。"
            ),
        )),
        Err(TryLockError::Error(e)) => Err(Refusal::internal(e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_server_on_the_same_file_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db").to_string_lossy().into_owned();
        let first = hold(&path).unwrap();
        let said = hold(&path).unwrap_err();
        assert_eq!(said.code, "SERVED_ALREADY");
        assert!(said.say.contains("PostgreSQL"), "{}", said.say);
        assert_eq!(
            hold(&format!("sqlite:{path}")).unwrap_err().code,
            "SERVED_ALREADY",
            "the same file by another name"
        );
        drop(first);
        hold(&path).unwrap();
        hold(&folder.path().join("b.db").to_string_lossy()).unwrap();
    }

    #[test]
    fn postgresql_is_shared_and_a_folder_that_is_not_there_is_named() {
        let url = "postgres://somebody@localhost/anlan";
        let (_one, _two) = (hold(url).unwrap(), hold(url).unwrap());
        assert_eq!(hold("/no/such/folder/a.db").unwrap_err().code, "DATABASE");
    }
}
