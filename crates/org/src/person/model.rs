//! A person.

use jiff::civil::Date;
use kernel::Refusal;
use kernel::id::{PersonId, PostId, UnitId};
use serde::{Deserialize, Serialize};

/// A person as kept; the password's hash is never part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// Lower case, unique.
    pub login: String,
    pub name: String,
    pub unit: UnitId,
    /// Region path of the unit.
    pub region_path: String,
    pub active: bool,
    /// One line on the demo's sign-in page; people without it are not shown there.
    pub demo_say: Option<String>,
    pub version: i64,
}

/// A post held for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    pub id: PostId,
    pub person: PersonId,
    pub unit: UnitId,
    pub title: String,
    /// Units that the person is in charge of in this post.
    pub portfolio: Vec<UnitId>,
    /// First and last day.
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

impl Post {
    pub fn held(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|to| on <= to)
    }
}

/// The login as kept: trimmed, lower case.
pub fn login_ok(login: &str) -> Result<String, Refusal> {
    let login = login.trim().to_lowercase();
    let n = login.chars().count();
    let fits = |c: char| c.is_alphanumeric() || "._-".contains(c);
    if !(2..=32).contains(&n) || !login.chars().all(fits) {
        let say = "账号须为 2 至 32 个字，只用字母、数字、汉字和 . _ -，不含空格；请改后再试。";
        return Err(Refusal::invalid("BAD_LOGIN", say).at("login", "账号写法不对"));
    }
    Ok(login)
}

/// Whether a password may be set: at least 10 characters, not made of the login, not one character repeated.
pub fn password_ok(password: &str, login: &str) -> Result<(), Refusal> {
    let bad = |say: &str| Err(Refusal::invalid("WEAK_PASSWORD", say).at("new", say));
    let n = password.chars().count();
    if n < 10 {
        return bad(&format!("密码至少 10 位，现有 {n} 位；可以用一句容易记住的话。"));
    }
    if n > 128 {
        return bad("密码最多 128 位，请缩短。");
    }
    let lower = password.to_lowercase();
    let rest = lower.replace(&login.to_lowercase(), "");
    if rest.chars().count() < 4 {
        return bad("密码不能由账号本身组成，请换一个别人猜不到的。");
    }
    if lower.chars().all(|c| lower.starts_with(c)) || "0123456789012345678901234567890123456789".contains(&lower) {
        return bad("密码太容易猜到（同一个字或连续数字），请换一个。");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins() {
        assert_eq!(login_ok("  Office.1 ").unwrap(), "office.1");
        assert!(login_ok("应急经办").is_ok());
        for bad in ["", "a", "a b", "a/b", &"x".repeat(33)] {
            assert_eq!(login_ok(bad).unwrap_err().code, "BAD_LOGIN", "{bad}");
        }
    }

    #[test]
    fn passwords() {
        assert!(password_ok("青山绿水常在人人平安", "office1").is_ok());
        assert!(password_ok("correct horse", "office1").is_ok());
        for (bad, word) in [
            ("short", "至少 10 位"),
            ("office1office1", "账号本身"),
            ("OFFICE1123", "账号本身"),
            ("aaaaaaaaaaaa", "容易猜到"),
            ("1234567890", "容易猜到"),
            ("青山绿水", "现有 4 位"),
        ] {
            assert!(password_ok(bad, "office1").unwrap_err().say.contains(word), "{bad}");
        }
        assert!(password_ok(&"长".repeat(129), "x1").is_err());
    }
}
