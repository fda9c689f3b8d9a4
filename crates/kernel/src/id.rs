//! One registry of identifiers. Every record has a UUIDv7 newtype of its own, so that a task's id cannot be passed for a
//! unit's.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// What all identifiers can do.
pub trait Id: Copy + Eq + std::hash::Hash + fmt::Display + From<Uuid> + Into<Uuid> {
    /// Concept name, as used in the ledger, in URLs and in folders.
    const CONCEPT: &'static str;
}

/// Make the 128 bits of a UUIDv7 from an instant (milliseconds) and noise; the clock and the noise are the caller's.
pub fn v7(at: Timestamp, noise: u128) -> Uuid {
    let millis = at.as_millisecond().max(0) as u64;
    let bytes = noise.to_be_bytes();
    let mut tail = [0u8; 10];
    tail.copy_from_slice(&bytes[..10]);
    uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $concept:literal;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub Uuid);
            impl Id for $name { const CONCEPT: &'static str = $concept; }
            impl From<Uuid> for $name { fn from(id: Uuid) -> Self { $name(id) } }
            impl From<$name> for Uuid { fn from(id: $name) -> Uuid { id.0 } }
            impl fmt::Display for $name { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
            impl std::str::FromStr for $name { type Err = uuid::Error; fn from_str(s: &str) -> Result<Self, uuid::Error> { Ok($name(Uuid::parse_str(s)?)) } }
        )+
        /// Every concept that has an identifier, in alphabetical order of the list.
        pub const CONCEPTS: &[&str] = &[$($concept),+];
    };
}

ids! {
    /// 评论 remark on a task
    CommentId = "comment";
    /// 常设职责 duty that recurs
    DutyId = "duty";
    /// 生产经营单位
    EnterpriseId = "enterprise";
    /// 台账事件 entry of the ledger
    EventId = "event";
    /// 附件
    FileId = "file";
    /// 授权
    GrantId = "grant";
    /// 批量导入
    ImportId = "import";
    /// 后台作业
    JobId = "job";
    /// 措施
    MeasureId = "measure";
    /// 期次
    OccurrenceId = "occurrence";
    /// 人员
    PersonId = "person";
    /// 政策文件
    PolicyId = "policy";
    /// 岗位任职
    PostId = "post";
    /// 履职记录
    RecordId = "record";
    /// 行政区、功能区
    RegionId = "region";
    /// 名单
    RosterId = "roster";
    /// 登录会话
    SessionId = "session";
    /// 任务
    TaskId = "task";
    /// 单位
    UnitId = "unit";
    /// 保存的视图
    ViewId = "view";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_carry_it() {
        let early = v7("2026-01-01T00:00:00Z".parse().unwrap(), u128::MAX);
        let late = v7("2026-01-01T00:00:00.001Z".parse().unwrap(), 0);
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
        assert_eq!(early.get_timestamp().unwrap().to_unix().0, 1_767_225_600);
    }
}
