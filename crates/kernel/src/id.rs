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

/// Make the 128 bits of a UUIDv7 from an instant (milliseconds), a count and noise; all three are the caller's. Ids of the
/// same millisecond sort by the low 26 bits of the count, so that one record's events keep their order even when a test's
/// or the demo's clock stands still.
pub fn v7(at: Timestamp, count: u32, noise: u64) -> Uuid {
    let millis = at.as_millisecond().max(0) as u64;
    let bits = (u128::from(count & 0x03ff_ffff) << 48) | u128::from(noise & 0xffff_ffff_ffff);
    let mut tail = [0u8; 10];
    tail[..2].copy_from_slice(&((bits >> 62) as u16).to_be_bytes());
    tail[2..].copy_from_slice(&((bits as u64) & 0x3fff_ffff_ffff_ffff).to_be_bytes());
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
    /// 生产安全事故
    AccidentBaseId = "accident_base";
    AccidentId = "accident";
    /// 报警（一次）
    AlarmId = "alarm";
    /// 消息渠道
    ChannelId = "channel";
    /// 危险化学品（在场品种）
    ChemicalId = "chemical";
    /// 评论 remark on a task
    CommentId = "comment";
    /// 安委会、专委会、调度会
    CommitteeId = "committee";
    /// 数据疑点
    DoubtId = "doubt";
    /// 常设职责 duty that recurs
    DutyId = "duty";
    /// 生产经营单位
    EnterpriseId = "enterprise";
    /// 台账事件 entry of the ledger
    EventId = "event";
    /// 特种设备
    EquipmentId = "equipment";
    /// 附件
    FileId = "file";
    /// 数据网关
    GatewayId = "gateway";
    /// 授权
    GrantId = "grant";
    /// 隐患
    HazardId = "hazard";
    /// 冻结原始读数
    HoldId = "hold";
    /// 批量导入
    ImportId = "import";
    /// 重大危险源单元
    InstallationId = "installation";
    /// 后台作业
    JobId = "job";
    /// 许可证照
    LicenceId = "licence";
    /// 挂牌督办
    ListingId = "listing";
    /// 措施
    MeasureId = "measure";
    /// 会议
    MeetingId = "meeting";
    /// 消息
    MessageId = "message";
    /// 期次
    OccurrenceId = "occurrence";
    /// 公文
    PaperId = "paper";
    /// 作业票
    PermitId = "permit";
    /// 人员
    PersonId = "person";
    /// 监测点位
    PointId = "point";
    /// 政策文件
    PolicyId = "policy";
    /// 岗位任职
    PostId = "post";
    /// 用电备案
    PowerFilingId = "power_filing";
    /// 承诺公告（一个企业的一天）
    PromiseId = "promise";
    /// 报警接收系统
    ReceiverId = "receiver";
    /// 履职记录
    RecordId = "record";
    /// 行政区、功能区
    RegionId = "region";
    /// 风险（一个风险点上的一个事件）
    RiskId = "risk";
    /// 风险点
    RiskPointId = "risk_point";
    /// 名单
    RosterId = "roster";
    /// 登录会话
    SessionId = "session";
    /// 报警搁置
    ShelvingId = "shelving";
    /// 值班
    ShiftId = "shift";
    /// 生产经营场所
    SiteId = "site";
    /// 停产停业、停止使用决定
    StopOrderId = "stop_order";
    /// 督办件
    SuperviseId = "supervise";
    /// 任务
    TaskId = "task";
    /// 巡查方案
    TourId = "tour";
    /// 巡查发现的问题
    TourFindingId = "tour_finding";
    /// 驻点督导
    TourStationId = "tour_station";
    /// 巡查（一次）
    TourVisitId = "tour_visit";
    /// 单位
    UnitId = "unit";
    /// 保存的视图
    ViewId = "view";
    /// 风险预警
    WarningId = "warning";
    /// 天气标记
    WeatherMarkId = "weather_mark";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_then_by_count_and_carry_the_time() {
        let at = |s: &str| s.parse::<Timestamp>().unwrap();
        let first = v7(at("2026-01-01T00:00:00Z"), 1, u64::MAX);
        let second = v7(at("2026-01-01T00:00:00Z"), 2, 0);
        let far = v7(at("2026-01-01T00:00:00Z"), 0x03ff_ffff, 0);
        let late = v7(at("2026-01-01T00:00:00.001Z"), 0, 0);
        assert!(first < second && second < far && far < late);
        assert_eq!(first.get_version_num(), 7);
        assert_eq!(first.get_timestamp().unwrap().to_unix().0, 1_767_225_600);
        assert_ne!(v7(at("2026-01-01T00:00:00Z"), 1, 0), first, "noise counts");
    }
}
