//! The steps of the ladder (handbook 02 §7). Who signs follows 01 §5: the office sends and urges, its head signs a letter,
//! the committee or a leader decides on everything above.

use kernel::Right;
use serde::{Deserialize, Serialize};

/// One step. The first six are the ladder in its order; the others stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 提醒: wants no answer.
    Remind,
    /// 催办
    Urge,
    /// 督办函
    SuperviseLetter,
    /// 约谈
    Interview,
    /// 通报
    Circular,
    /// 问责移交
    Accountability,
    /// 书记督办: a key task that is red gets a named leader.
    Secretary,
    /// 交办单: what a leader or a meeting decided.
    Assignment,
    /// 警示告知书: accidents gathered at a county or in a trade (handbook 06 §7).
    WarningNotice,
}

impl Step {
    pub const ALL: [Step; 9] = [
        Step::Remind,
        Step::Urge,
        Step::SuperviseLetter,
        Step::Interview,
        Step::Circular,
        Step::Accountability,
        Step::Secretary,
        Step::Assignment,
        Step::WarningNotice,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Step::Remind => "remind",
            Step::Urge => "urge",
            Step::SuperviseLetter => "supervise_letter",
            Step::Interview => "interview",
            Step::Circular => "circular",
            Step::Accountability => "accountability",
            Step::Secretary => "secretary",
            Step::Assignment => "assignment",
            Step::WarningNotice => "warning_notice",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Step::Remind => "提醒",
            Step::Urge => "催办",
            Step::SuperviseLetter => "督办函",
            Step::Interview => "约谈",
            Step::Circular => "通报",
            Step::Accountability => "问责移交",
            Step::Secretary => "书记督办",
            Step::Assignment => "交办单",
            Step::WarningNotice => "警示告知书",
        }
    }

    pub fn parse(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Height on the ladder; `None` for what stands beside it.
    pub fn rung(self) -> Option<usize> {
        Step::ALL.iter().position(|s| *s == self).filter(|n| *n < 6)
    }

    /// The right that signing it takes.
    pub fn signed_with(self) -> Right {
        match self {
            Step::Remind | Step::Urge => Right::SuperviseWork,
            Step::SuperviseLetter | Step::Assignment | Step::WarningNotice => Right::SuperviseSign,
            Step::Interview | Step::Circular | Step::Accountability | Step::Secretary => Right::SuperviseLead,
        }
    }

    /// Who signs, in words.
    pub fn signer(self) -> &'static str {
        match self.signed_with() {
            Right::SuperviseWork => "安委办经办",
            Right::SuperviseSign => "安委办主任",
            _ => "安委会或党委、政府领导",
        }
    }

    /// Goes out by itself as soon as a rule takes effect; every other step waits for a signature.
    pub fn sent_by_rule(self) -> bool {
        matches!(self, Step::Remind | Step::Urge)
    }

    /// A person may begin it; reminders are the rules' own, warnings the register's of accidents.
    pub fn by_hand(self) -> bool {
        !matches!(self, Step::Remind | Step::WarningNotice)
    }

    /// The unit must answer in words.
    pub fn wants_reply(self) -> bool {
        !matches!(self, Step::Remind | Step::Circular | Step::Accountability)
    }

    /// There is a talk before the answer.
    pub fn is_held(self) -> bool {
        self == Step::Interview
    }

    /// Parameter that says how good the light may be while the step is not ended; the lower steps leave it alone.
    pub fn light_key(self) -> Option<&'static str> {
        match self {
            Step::SuperviseLetter => Some("supervise.light.supervise_letter"),
            Step::Interview => Some("supervise.light.interview"),
            Step::Circular => Some("supervise.light.circular"),
            Step::Secretary => Some("supervise.light.secretary"),
            Step::Remind | Step::Urge | Step::Accountability | Step::Assignment | Step::WarningNotice => None,
        }
    }

    /// The paper that goes out with it (template of `content/paper`), if any.
    pub fn paper(self) -> Option<&'static str> {
        match self {
            // An urging is a message, without a number of its own (handbook 02 §7).
            Step::Remind | Step::Secretary | Step::Urge => None,
            Step::SuperviseLetter => Some("supervise_letter"),
            Step::Interview => Some("interview_notice"),
            Step::Circular => Some("circular"),
            Step::Accountability => Some("accountability"),
            Step::Assignment => Some("assignment"),
            Step::WarningNotice => Some("warning_notice"),
        }
    }
}
