//! Words made comparable.

use crate::region::{Region, RegionKind};

/// Without blanks, quotes and closing 等; Latin letters and digits in half width, brackets in full width.
pub(super) fn tidy(words: &str) -> String {
    let flat: String = words
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”\"‘’《》".contains(*c))
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            ',' => '，',
            'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        })
        .collect();
    let flat = flat.trim_matches(['、', '，', '。', '；', '：', ';', ':', '.']);
    flat.strip_suffix('等').filter(|rest| !rest.is_empty()).unwrap_or(flat).to_owned()
}

/// Without brackets and what joins: 各县（市、区）党委、政府 → 各县市区党委政府.
pub(super) fn flatten(words: &str) -> String {
    words.chars().filter(|c| !"（）、，和及与".contains(*c)).collect()
}

/// Ends of region names, longest first.
const ENDS: [&str; 15] =
    ["自治州", "自治县", "自治区", "自治旗", "地区", "街道", "林区", "特区", "州", "市", "县", "区", "盟", "旗", "省"];

/// 云岭州 → 云岭; a name that would shrink to one character stays whole.
pub(super) fn core_of_region(name: &str) -> &str {
    let cut =
        ENDS.iter().find_map(|end| name.strip_suffix(end)).or(name.strip_suffix('镇')).or(name.strip_suffix('乡'));
    cut.filter(|core| core.chars().count() >= 2).unwrap_or(name)
}

/// Words in which the first character is no place although it looks like one.
const NO_PLACE: [&str; 9] = ["市场", "市政", "市容", "乡村", "区域", "区块", "县域", "省际", "州际"];

/// The letter of a level before a name (州应急局 → 州): only if something follows.
pub(super) fn level_letter(words: &str) -> Option<(char, &str)> {
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    let known = "省州市县区盟旗镇乡".contains(first);
    // 市市场监管局, but not 市场监管局; 市政府 is the government of a 市, 市政公司 a firm.
    let a_word = NO_PLACE.iter().any(|w| words.starts_with(w)) && !words.starts_with("市政府");
    (known && !rest.is_empty() && !a_word).then_some((first, rest))
}

/// Whether a level letter can mean a region of this kind.
pub(super) fn letter_fits(letter: char, region: &Region) -> bool {
    if region.name.ends_with(letter) {
        return true;
    }
    match region.kind {
        RegionKind::Province => letter == '省',
        RegionKind::Prefecture => "州市盟".contains(letter),
        RegionKind::County => "县区旗".contains(letter),
        RegionKind::Township => "镇乡".contains(letter),
        _ => false,
    }
}

/// A name without the place before it, for a unit of the last region of the chain.
pub(super) fn without_place(name: &str, chain: &[&Region]) -> String {
    let mut rest = name.strip_prefix("中共").or(name.strip_prefix("中国共产党")).unwrap_or(name);
    let mut cut = false;
    for region in chain {
        if let Some(after) = rest.strip_prefix(region.name.as_str()) {
            (rest, cut) = (after, true);
        }
    }
    if !cut && let Some(own) = chain.last() {
        if let Some((_, after)) = level_letter(rest).filter(|(letter, _)| letter_fits(*letter, own)) {
            return after.to_owned();
        }
        let cores = chain.iter().rev().map(|r| core_of_region(&r.name));
        for core in cores.filter(|c| c.chars().count() >= 2) {
            if let Some(after) = rest.strip_prefix(core).filter(|a| a.chars().count() >= 2) {
                return after.to_owned();
            }
        }
    }
    rest.to_owned()
}

/// Party organs are called with and without 委: 州委组织部 → 委组织部, 组织部.
pub(super) fn party_forms(bare: &str) -> Vec<String> {
    let mut out = vec![bare.to_owned()];
    let head = bare.strip_prefix("党委").or(bare.strip_prefix('委'));
    if let Some(rest) = head.filter(|r| r.chars().count() >= 2) {
        out.extend([rest.to_owned(), format!("委{rest}")]);
    }
    out.dedup();
    out
}

/// Long forms and the short ones in general use; longer ones first where one contains the other.
const SHORT: [(&str, &str); 64] = [
    ("安全生产委员会办公室", "安委办"),
    ("安全生产委员会", "安委会"),
    ("安委会办公室", "安委办"),
    ("机构编制委员会办公室", "编办"),
    ("委编办", "编办"),
    ("纪律检查委员会", "纪委"),
    ("监察委员会", "监委"),
    ("精神文明建设委员会办公室", "文明办"),
    ("网络安全信息化委员会办公室", "网信办"),
    ("国有资产监督管理委员会", "国资委"),
    ("国有资产监管委员会", "国资委"),
    ("人民政府办公室", "政府办"),
    ("人民政府办公厅", "政府办"),
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("委员会办公室", "委办"),
    ("发展改革", "发改"),
    ("科技工业信息化", "科工信"),
    ("工业信息化", "工信"),
    ("工业科技商务信息化", "工科商信"),
    ("教育体育", "教体"),
    ("人力资源社会保障", "人社"),
    ("自然资源规划", "资源规划"),
    ("住房城乡建设", "住建"),
    ("交通运输", "交通"),
    ("农业农村", "农村"),
    ("文化广播电视体育旅游", "文广体旅"),
    ("文化广电旅游体育", "文广旅体"),
    ("文化广电体育旅游", "文广体旅"),
    ("文化广播电视旅游", "文广旅"),
    ("文化广电旅游", "文广旅"),
    ("文化旅游体育", "文旅体"),
    ("文化体育旅游", "文体旅"),
    ("文化体育", "文体"),
    ("文化旅游", "文旅"),
    ("卫生健康体育", "卫健体"),
    ("卫生健康", "卫健"),
    ("退役军人事务", "退役军人"),
    ("应急管理", "应急"),
    ("市场监督管理", "市监"),
    ("市场监管", "市监"),
    ("林业草原", "林草"),
    ("广播电视", "广电"),
    ("医疗保障", "医保"),
    ("综合行政执法", "综合执法"),
    ("城市管理综合执法", "城管"),
    ("城市管理", "城管"),
    ("民族宗教事务", "民宗"),
    ("粮食物资储备", "粮储"),
    ("消防救援", "消防"),
    ("邮政管理", "邮政"),
    ("妇女联合会", "妇联"),
    ("工商业联合会", "工商联"),
    ("残疾人联合会", "残联"),
    ("红十字会", "红会"),
    ("共产主义青年团", "共青团"),
    ("科学技术", "科技"),
    ("机关事务管理", "机关事务"),
    ("政务服务管理", "政务服务"),
    ("金融监督管理", "金融监管"),
    ("公安交通警察", "交警"),
    ("交通警察", "交警"),
    ("有限责任公司", "公司"),
    ("有限公司", "公司"),
];

/// A name without place in its usual short form, so that 发展和改革委员会, 发展改革委 and 发改委 are equal.
pub(super) fn shorten(bare: &str) -> String {
    let mut out: String = bare.chars().filter(|c| !"和与（）".contains(*c)).collect();
    for (long, short) in SHORT {
        if out.contains(long) {
            out = out.replace(long, short);
        }
    }
    match out.strip_suffix("委员会") {
        Some(rest) if !rest.is_empty() => format!("{rest}委"),
        _ => match out.strip_suffix("办公室").or(out.strip_suffix("办公厅")) {
            Some(rest) if !rest.is_empty() => format!("{rest}办"),
            _ => out,
        },
    }
}

/// What is left when the word for the sort of organ is taken off: 发改局 and 发改委 → 发改. For candidates only: 教育局 and
/// 教育工委 are not the same.
pub(super) fn stem(short: &str) -> &str {
    const TAILS: [&str; 18] = [
        "管委会",
        "工委",
        "总局",
        "分局",
        "支队",
        "大队",
        "总队",
        "中心",
        "公司",
        "局",
        "委",
        "厅",
        "办",
        "部",
        "院",
        "处",
        "站",
        "会",
    ];
    TAILS.iter().find_map(|t| short.strip_suffix(t)).filter(|s| s.chars().count() >= 2).unwrap_or(short)
}
