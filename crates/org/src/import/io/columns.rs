//! The templates.

use crate::import::Kind;
use crate::role::ROLES;
use crate::unit::UnitKind;
use office::sheet::{Column, Sheet};

/// Columns of a template, as printed.
pub fn columns(kind: Kind) -> Vec<Column> {
    match kind {
        Kind::Units => vec![
            Column::new("单位全称", 34.0).required().hint("带地名的全称，如：云岭州应急管理局"),
            Column::new("简称", 18.0).hint("挂图上显示的名称，如：州应急局；不填则用全称"),
            Column::new("类别", 20.0).required().choices(UnitKind::all().map(UnitKind::label)),
            Column::new("所在地区", 16.0).required().hint("地区名称或区划代码"),
            Column::new("上级单位", 28.0).hint("已有单位，或本表中另一行的单位"),
            Column::new("别名", 30.0).hint("文件里出现过的其他写法，用分号隔开"),
            Column::new("行业领域", 20.0),
            Column::new("成立日期", 14.0).hint("如 2019-03-01；不详可不填"),
            Column::new("撤销日期", 14.0),
        ],
        Kind::Persons => vec![
            Column::new("账号", 16.0).required().hint("登录用，2 至 32 个字，不重复"),
            Column::new("姓名", 12.0).required(),
            Column::new("所属单位", 28.0).required().hint("全称或简称，须已在单位名录中"),
            Column::new("职务", 22.0),
            Column::new("任职日期", 14.0).hint("填了职务就要填"),
            Column::new("离任日期", 14.0),
            Column::new("分管单位", 36.0).hint("用分号隔开"),
            Column::new("角色", 22.0).choices(ROLES.iter().map(|r| r.label)),
            Column::new("授权地区", 16.0).hint("不填则为所属单位所在地区"),
        ],
        Kind::Rosters => vec![
            Column::new("名单词语", 32.0).required().hint("文件中的写法，如：负有安全监管职责的部门"),
            Column::new("所在地区", 16.0).required().hint("地区名称或区划代码"),
            Column::new("单位", 30.0).required().hint("每个成员单位一行"),
            Column::new("加入日期", 14.0).required(),
            Column::new("退出日期", 14.0),
            Column::new("依据", 36.0).hint("如：云安委〔2024〕3号"),
        ],
        Kind::Enterprises => vec![
            Column::new("企业名称", 36.0).required(),
            Column::new("统一社会信用代码", 24.0).hint("18 位；没有的个体户可不填"),
            Column::new("所在地区", 16.0).required().hint("地区名称或区划代码"),
            Column::new("行业领域", 20.0),
            Column::new("高危企业", 12.0).choices(["是", "否"]),
            Column::new("曾用名", 30.0).hint("用分号隔开"),
        ],
    }
}

/// An empty table of a kind.
pub fn sheet(kind: Kind) -> Sheet {
    let mut sheet = Sheet::new(kind.label()).title(format!("{}登记表", kind.label()));
    sheet.columns = columns(kind);
    sheet
}

/// The template to be filled.
pub fn template(kind: Kind) -> Sheet {
    let key = match kind {
        Kind::Units => "单位全称和所在地区",
        Kind::Persons => "账号",
        Kind::Rosters => "名单词语、所在地区、单位和加入日期",
        Kind::Enterprises => "统一社会信用代码（没有的按企业名称和所在地区）",
    };
    sheet(kind)
        .under("带 * 的列必填；表头请勿改动。导入前会逐行预览，确认后才写入。")
        .note(format!("填表说明：按{key}识别已有记录，识别到的按本表修改，识别不到的新增。日期写作 2024-06-30。"))
        .room(200)
}
