//! Words for sources, kinds and evidence.

/// Where a hazard came from.
pub const SOURCES: &[(&str, &str)] = &[
    ("self", "企业自查"),
    ("inspection", "监督检查"),
    ("tip", "举报"),
    ("alarm", "监测报警"),
    ("leader", "领导带队检查"),
    ("handover", "移送转办"),
    ("expert", "专家会诊"),
];

/// 人机环管 with the parts that people tell apart on the spot (handbook 03 §1; GB/T 13861 gives the fine codes).
pub const KINDS: &[(&str, &str)] = &[
    ("person.violation", "人的因素·违章作业"),
    ("person.unqualified", "人的因素·无证或未培训"),
    ("person.protection", "人的因素·防护用品"),
    ("machine.guard", "物的因素·防护装置缺失失效"),
    ("machine.alarm", "物的因素·监测报警联锁"),
    ("machine.electric", "物的因素·电气"),
    ("machine.pressure", "物的因素·压力与特种设备"),
    ("machine.lifting", "物的因素·起重提升"),
    ("machine.tank", "物的因素·储罐管道装卸"),
    ("machine.fire", "物的因素·消防设施"),
    ("machine.other", "物的因素·其他设备"),
    ("environment.escape", "环境因素·疏散通道"),
    ("environment.dust", "环境因素·粉尘与通风"),
    ("environment.stack", "环境因素·堆放与间距"),
    ("environment.ground", "环境因素·边坡、地质、积水"),
    ("environment.confined", "环境因素·有限空间"),
    ("environment.other", "环境因素·其他"),
    ("management.duty", "管理因素·责任制与机构"),
    ("management.rule", "管理因素·制度规程"),
    ("management.permit", "管理因素·作业审批"),
    ("management.training", "管理因素·教育培训"),
    ("management.emergency", "管理因素·应急"),
    ("management.contractor", "管理因素·承包承租"),
    ("management.licence", "管理因素·许可证照"),
    ("management.other", "管理因素·其他"),
];

/// Kinds of evidence on a hazard.
pub const EVIDENCE_KINDS: &[(&str, &str)] = &[
    ("photo_before", "整改前照片"),
    ("photo_after", "整改后照片"),
    ("photo", "现场照片"),
    ("voice", "语音说明"),
    ("plan", "治理方案"),
    ("report", "重大隐患报告书"),
    ("receipt", "报告回执"),
    ("publicity", "公示照片或职代会记录"),
    ("decision", "现场处理措施决定书"),
    ("assessment", "企业验收评估报告"),
    ("expert", "专家或第三方意见"),
    ("acceptance", "整改复查意见书"),
    ("review", "判定复核单"),
    ("notice", "挂牌督办通知书"),
    ("other", "其他材料"),
];

fn of<'a>(words: &'static [(&'static str, &'static str)], code: &'a str) -> &'a str {
    words.iter().find(|(c, _)| *c == code).map_or(code, |(_, label)| *label)
}

/// Chinese name of a source; an unknown code is shown as it is.
pub fn source_label(code: &str) -> &str {
    of(SOURCES, code)
}

/// Chinese name of a kind of hazard.
pub fn kind_label(code: &str) -> &str {
    of(KINDS, code)
}

/// Chinese name of a kind of evidence.
pub fn evidence_label(code: &str) -> &str {
    of(EVIDENCE_KINDS, code)
}
