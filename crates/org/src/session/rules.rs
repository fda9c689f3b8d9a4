//! Lock-out by dated parameters.

use jiff::{SignedDuration, Timestamp};
use kernel::{Kind, Refusal};
use law::Law;

/// Limits of sign-in in force on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// `signin.failures`: wrong passwords in a row before the login is locked.
    pub failures: i64,
    /// `signin.lock_minutes`.
    pub lock: SignedDuration,
    /// `signin.session_hours`.
    pub session: SignedDuration,
}

impl Limits {
    pub fn of(law: &Law, now: Timestamp) -> Limits {
        let on = kernel::day_of(now);
        let value = |key| law.parameters.value(key, "", on);
        Limits {
            failures: value("signin.failures").max(1.0) as i64,
            lock: SignedDuration::from_secs((value("signin.lock_minutes") * 60.0) as i64),
            session: SignedDuration::from_secs((value("signin.session_hours") * 3600.0) as i64),
        }
    }

    /// Whether attempt number `failures` (counting it) may be tried at all.
    pub fn admit(&self, failures: i64, locked_until: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
        if let Some(until) = locked_until.filter(|until| *until > now) {
            return Err(self.locked(until));
        }
        if failures > self.failures { Err(self.locked(now + self.lock)) } else { Ok(()) }
    }

    /// What a wrong password gets: until when the login is locked now, if it is, and the sentence.
    pub fn after_failure(&self, failures: i64, now: Timestamp) -> (Option<Timestamp>, Refusal) {
        if failures >= self.failures {
            let until = now + self.lock;
            return (Some(until), self.locked(until));
        }
        let left = self.failures - failures;
        let say = format!(
            "账号或密码不对，请核对后重试；再输错 {left} 次将锁定 {} 分钟。忘记密码请联系本级管理员重置。",
            self.lock.as_mins()
        );
        (None, Refusal::new(Kind::Unauthenticated, "BAD_SIGN_IN", say))
    }

    fn locked(&self, until: Timestamp) -> Refusal {
        let at = kernel::ZONE.to_datetime(until);
        let say = format!(
            "这个账号连续输错密码，已锁定到 {:02}:{:02}；请届时再试，或请本级管理员在“组织—人员”中解锁。",
            at.hour(),
            at.minute()
        );
        Refusal::new(Kind::TooMany, "LOCKED", say)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        Limits { failures: 5, lock: SignedDuration::from_mins(15), session: SignedDuration::from_hours(12) }
    }

    #[test]
    fn the_fifth_wrong_password_locks_for_a_quarter_of_an_hour() {
        let now: Timestamp = "2024-11-20T01:00:00Z".parse().unwrap();
        let (lock, refusal) = limits().after_failure(4, now);
        assert!(lock.is_none() && refusal.say.contains("再输错 1 次"), "{}", refusal.say);
        let (lock, refusal) = limits().after_failure(5, now);
        assert_eq!(lock, Some("2024-11-20T01:15:00Z".parse().unwrap()));
        assert!(refusal.say.contains("锁定到 09:15"), "{}", refusal.say);
    }

    #[test]
    fn a_locked_login_is_not_tried_until_the_lock_ends() {
        let now: Timestamp = "2024-11-20T01:00:00Z".parse().unwrap();
        let until = "2024-11-20T01:15:00Z".parse().unwrap();
        assert_eq!(limits().admit(1, Some(until), now).unwrap_err().code, "LOCKED");
        assert!(limits().admit(1, Some(until), until).is_ok());
        assert!(limits().admit(5, None, now).is_ok());
        assert!(limits().admit(6, None, now).is_err(), "attempts that run at the same time count too");
    }
}
