//! Columns of the table.

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub head: &'static str,
    /// In characters of 0.
    pub width: f64,
    pub required: bool,
    pub hint: &'static str,
    /// Field of [`crate::site::form::SiteForm`] that it fills.
    pub field: &'static str,
}

const fn column(head: &'static str, width: f64, required: bool, field: &'static str, hint: &'static str) -> Column {
    Column { head, width, required, hint, field }
}

/// In the order of the template.
pub const COLUMNS: &[Column] = &[
    column("企业名称", 34.0, true, "name", "与营业执照一致"),
    column("统一社会信用代码", 22.0, false, "uscc", "18 位，单元格格式请设为文本"),
    column("所在地区", 18.0, true, "region", "地区名称或区划代码，尽量到乡镇"),
    column("地址", 30.0, false, "address", "门牌或园区内位置"),
    column("行业代码", 10.0, true, "industry", "GB/T 4754-2017，2 至 4 位"),
    column("监管类别", 12.0, false, "trade", "不填按行业代码推定"),
    column("从业人数", 10.0, false, "staff", "整数"),
    column("营业收入（万元）", 14.0, false, "revenue_wan", "上一年度"),
    column("资产总额（万元）", 14.0, false, "assets_wan", "上一年度"),
    column("主要负责人", 12.0, false, "principal", ""),
    column("联系电话", 16.0, false, "phone", ""),
    column("经度", 12.0, false, "lng", "CGCS2000，十进制度"),
    column("纬度", 12.0, false, "lat", "CGCS2000，十进制度"),
    column("标准化等级", 10.0, false, "standard_level", "1、2、3，未达标留空"),
    column("工艺标签", 20.0, false, "tags", "粉尘涉爆、涉氨制冷等，用顿号分开"),
    column("存续状态", 10.0, false, "state", "生产经营、在建、停产停业；不填为生产经营"),
    column("行业监管部门", 22.0, false, "regulator", "单位全称；不填按类别和地区推定"),
    column("化工园区", 18.0, false, "park", "化工企业填写"),
];

/// Place of a field's column.
pub fn head(field: &str) -> usize {
    COLUMNS.iter().position(|c| c.field == field).unwrap_or(0)
}
