//! What a heading says about the items below it: aims and principles order nothing, tasks and safeguards do.

use regex::Regex;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Aims, principles, meaning, scope: items below are no measures.
    Aims,
    /// Tasks, safeguards, requirements.
    Orders,
    /// The heading does not decide.
    Open,
}

static AIMS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^.{0,8}(指导思想|基本原则|主要原则|工作原则|实施原则|总体思路|工作思路|基本思路|总体要求|总体目标|工作目标|主要目标|行动目标|发展目标|任务目标|试点目标
        |整治目标|攻坚目标|年度目标|预期目标|基本目标|建设目标|考核目标|目标要求|总体考虑)$
        |^(目标|原则|目的|依据|背景|总则|附则|定义|术语|引言|前言|概述|形势|目标任务|总体要求和目标|重大意义|重要意义|适用范围|试点范围|编制目的|编制依据|编制目的及依据|参考依据|依据原则|等级划分
        |名词解释|术语和定义|术语与定义|基本情况|工作情况|总体情况|主要成效|工作背景|存在问题|主要问题|存在的问题|存在的主要问题|奖扣分项目|加分项|扣分项|加减分项|奖惩分项目|事故概况|事故经过|事故原因)$
        |^(指导思想|总体要求|基本原则|工作原则|总体目标|工作目标)(和|与|及|、).{2,6}$",
    )
    .expect("pattern")
});
static ORDERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"任务|措施|工作要求|有关要求|相关要求|具体要求|保障|组织领导|组织实施|行动|分工|步骤|安排|工作内容|工作重点|整治内容|职责|清单|程序").expect("pattern")
});

/// Whether an item by its name only says whom, what or which time something covers. A section of that name may still hold orders.
pub fn covers(name: &str) -> bool {
    static COVERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?x)^(整治|排查|检查|实施|适用|试点|工作|行动|治理|考核|督查|巡查|培训|服务|药品|产品|采购|统计|监测|调查|普查|评估|认定|申报|支持|奖励|资助)?(的)?(范围|对象|范围和对象|范围及对象|对象和范围|对象及范围)$
        |^(整治|行动|活动|检查|工作|培训|试点|实施|治理)时间$|^参(加|训|会)(企业|单位|对象|人员|范围)$").expect("pattern")
    });
    COVERS.is_match(name.trim_end_matches(['。', '：', ':', '；', '.']))
}

/// Reads a heading's name (without its number).
pub fn kind(name: &str) -> Section {
    let name = name.trim_end_matches(['。', '：', ':', '；', '.']);
    if name.len() > 90 {
        return Section::Open;
    }
    if AIMS.is_match(name) {
        Section::Aims
    } else if ORDERS.is_match(name) {
        Section::Orders
    } else {
        Section::Open
    }
}
