//! Quantities that a measure demands; not names of things (“4张清单”), conditions, marks or subsidies.

mod around;
mod words;

pub(crate) use around::{in_condition, is_grant, sentence_head};

use crate::numbering::number;
use around::{clause, clause_begin, named_spans, tail};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use words::{op, word_before};

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub range: Range<usize>,
    pub value: f64,
    pub unit: String,
    pub op: &'static str,
}

static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:百分之(?P<s>\d+(?:\.\d+)?|[零〇一二三四五六七八九十百点]{1,7})(?:(?:[—\-－–~～至到]|至百分之|到百分之)(?P<t>[一二三四五六七八九十百]{1,4}))?
        |(?P<v>\d+(?:\.\d+)?|[一两二三四五六七八九十]{1,3})(?:%?(?P<to>[—\-－–~～至])(?P<w>\d+(?:\.\d+)?))?
        (?P<u>%|个百分点|个工作日|个月|个小时|个|家次|户次|家|所|项|名|人次|人|次|轮|件|篇|起|座|条|处|户|万人次|万人|万元|亿元|公里|平方米|辆|台|套|支|期|场|门|册|份|批|类|村|小时|学时|课时|分钟|岁|吨|部|款|例|架|艘|具|只|副|题|米|盏|块|株|眼|口|遍|元))
        (?P<post>以上|及以上|以内|以下|左右|为宜|之内)?",
    )
    .expect("pattern")
});

/// Finds every demanded quantity in an item.
pub fn find(text: &str) -> Vec<Found> {
    let quoted = named_spans(text);
    let mut out: Vec<Found> = Vec::new();
    for found in QUANTITY.captures_iter(text) {
        let (Some(whole), Some(value)) = (found.get(0), found.name("v").or(found.name("s"))) else { continue };
        let share = found.name("s").is_some();
        let unit = found.name("u").map_or("%", |u| u.as_str());
        if quoted.iter().any(|q| q.start <= value.start() && value.end() <= q.end) {
            continue;
        }
        if in_condition(text, value.start()) {
            continue;
        }
        let before = sentence_head(text, whole.start());
        let after = clause(&text[whole.end()..]);
        let pre = word_before(before);
        let post = found.name("post").map_or("", |m| m.as_str());
        let digits = share || value.as_str().starts_with(|c: char| c.is_ascii_digit());
        let Some(n) = figure(value.as_str()) else { continue };
        if !demanded(before, after, pre, post, unit, digits, n) {
            continue;
        }
        let op = match before.chars().next_back() {
            Some('≥' | '＞' | '>') => ">=",
            Some('≤' | '＜' | '<') => "<=",
            _ => op(pre, post),
        };
        let from = clause_begin(text, value.start());
        let to = whole.end() + after.len();
        let mut push =
            |value: f64, op: &'static str| out.push(Found { range: from..to, value, unit: unit.to_owned(), op });
        match found.name("w").or(found.name("t")).and_then(|w| figure(w.as_str())) {
            Some(upper) => {
                push(n, ">=");
                push(upper, "<=");
            }
            None => push(n, op),
        }
    }
    out
}

/// 30, 3.5, 九十五, 三点五.
fn figure(words: &str) -> Option<f64> {
    if words.starts_with(|c: char| c.is_ascii_digit()) {
        return words.parse().ok();
    }
    let (whole, part) = words.split_once('点').unwrap_or((words, ""));
    let tenths: String = part.chars().filter_map(|c| number(&c.to_string())).map(|d| d.to_string()).collect();
    format!("{}.{}0", number(whole)?, tenths).parse().ok()
}

const MAKE: &[&str] = &[
    "建成", "建设", "新建", "培育", "扶持", "选树", "打造", "创建", "遴选", "认定", "培训", "推出", "评选", "选派",
    "选取", "树立", "建立", "改造", "整治", "新增", "完成", "安装", "更换", "清理", "拆除", "修复", "升级", "迁移",
    "编制", "补装", "增设", "选派", "聘请", "抽查", "开展", "支持", "发展", "用稿", "组建", "储备", "配备", "淘汰",
];

/// Hours of these are a quantity of the duty, not the time allowed for it.
const TAUGHT: &[&str] = &["培训", "学习", "教育", "授课", "教学", "实训", "课程"];

fn demanded(before: &str, after: &str, pre: &str, post: &str, unit: &str, digits: bool, n: f64) -> bool {
    let near = tail(before, 24);
    // Marks, subsidies, conditions and things told are not demanded.
    let marks = ["得", "扣", "加", "记", "奖", "满分", "分值", "占"];
    if near.ends_with(['×', '/', '＝', '=', '第', '前', '近', '每', '同', '逐', '新', '这', '各', '“'])
        || marks.iter().any(|w| near.ends_with(w))
    {
        return false;
    }
    let fund = ["设立", "安排", "统筹", "筹措", "列支", "完成投资", "完成"].iter().any(|w| near.contains(w))
        && !near.contains("奖");
    if fund && matches!(unit, "万元" | "亿元") {
        return true;
    }
    let money = [
        "奖励",
        "补助",
        "补贴",
        "奖补",
        "资助",
        "给予",
        "罚",
        "贷款",
        "投资额",
        "投资",
        "税",
        "营业额",
        "贡献",
        "返还",
    ];
    let whole_clause = format!("{}{}", tail(before, 60), after);
    if money.iter().any(|w| whole_clause.contains(w)) && !pre.starts_with("下调") {
        return false;
    }
    let told = ["增加到", "已", "现有", "共有", "发生", "死亡", "造成", "涵盖", "上升", "原有", "列举"];
    let here = near.rsplit(['，', ',', '、']).next().unwrap_or(near);
    let report = ["数据显示", "据统计", "调研", "例如", "占比达", "死亡", "直接经济损失", "问卷"];
    // 到2027年，死亡率下降20%以上: an aim, whatever it counts.
    let aim = ["到20", "力争", "确保", "实现", "不发生", "较20", "比20"].iter().any(|w| before.contains(w))
        && ["下降", "降低", "减少", "降至", "控制在", "不超过"].contains(&pre)
        && !before.contains('已');
    if !aim && report.iter().any(|w| before.contains(w)) {
        return false;
    }
    if !aim && told.iter().any(|w| here.contains(w)) || ["的，", "的,", "的地区"].iter().any(|w| after.ends_with(w))
    {
        return false;
    }
    let limit = matches!(
        pre,
        "至少"
            | "不少于"
            | "不得少于"
            | "不低于"
            | "不得低于"
            | "不小于"
            | "达到"
            | "达"
            | "控制在"
            | "压减到"
            | "压缩到"
            | "压减至"
            | "压缩至"
            | "缩短至"
            | "缩短到"
            | "不超过"
            | "提高到"
            | "提升至"
            | "提升到"
            | "提高至"
            | "降至"
            | "分别不少于"
            | "各不少于"
            | "下降到"
            | "降低到"
    );
    // 轮训一遍: all of them once.
    if unit == "遍" {
        let all = ["轮训", "培训", "排查", "检查", "梳理", "清理", "走访", "体检", "过"];
        return n <= 2.0 && all.iter().any(|w| near.ends_with(w)) && !before.contains('每');
    }
    if unit == "元" {
        return limit && pre.contains('少') | pre.contains("低于") | pre.contains('达') && !after.starts_with('的');
    }
    if matches!(unit, "次" | "期" | "场" | "批") || unit == "轮" {
        // Times belong to recurrences; one full round is a quantity.
        return unit == "轮"
            && n <= 2.0
            && after.contains("全覆盖")
            && !before.contains("每年")
            && !before.contains("每两年")
            && !before.contains("每2年");
    }
    if unit == "%" || unit == "个百分点" {
        // 按上年用量的60%估算: the measure itself sets the share.
        let own = near.ends_with('的')
            && here.starts_with('按')
            && ["估算", "计提", "提取", "抽取", "抽查", "配备", "安排", "预留", "拨付", "核定", "预付", "确定"]
                .iter()
                .any(|w| after.starts_with(w));
        return own || !near.ends_with("的") || limit || !post.is_empty();
    }
    if !digits && !limit {
        return false;
    }
    // 2小时内报告 is a rule of procedure; a term that is cut down to so many days is a goal.
    if matches!(unit, "小时" | "个小时" | "学时" | "课时")
        && TAUGHT.iter().any(|w| before.contains(w))
        && pre.contains('少')
    {
        return true;
    }
    if matches!(unit, "小时" | "个小时" | "分钟" | "个工作日") {
        return ["压减", "压缩", "缩短", "控制在"].iter().any(|w| pre.starts_with(w));
    }
    if unit == "个月" {
        return limit && !whole_clause.contains("连续");
    }
    if limit || post == "左右" {
        return !after.starts_with("的") || limit && pre != "达到";
    }
    if post == "以上" {
        return MAKE.iter().any(|w| near.contains(w));
    }
    MAKE.iter().any(|w| tail(before, 14).contains(w))
        && !matches!(unit, "万元" | "亿元" | "小时" | "分钟" | "岁" | "吨" | "条" | "类" | "部")
}
