//! The words inside a units bracket → who leads, who assists, who is responsible.

use super::split::{is_unit, one, top_level};
use regex::Regex;
use std::sync::LazyLock;

/// What a bracket or phrase says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub lead: Vec<String>,
    pub assist: Vec<String>,
    pub responsible: Vec<String>,
    /// 等: the list is open.
    pub open: bool,
    /// Units of 以下均需…负责，不再列出: they apply to the items that follow.
    pub below: Vec<String>,
    /// 排在第一位的为牵头单位: from here on the first-named leads.
    pub first_leads: bool,
    /// 分别牵头 / 共同牵头: several leads are meant.
    pub several_leads: bool,
    /// Units alone, without any word of role: （州财政局、州税务局）. Below a numbered item that is meant as responsible; below an
    /// article it is its author.
    pub unsaid: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Role {
    Lead,
    Assist,
    Responsible,
}

static PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(牵头和责任|牵头及责任|第一牵头|主要牵头|牵头|主办|主责|主要责任|责任|负责|落实|实施|承办|主管|监管|配合|协办|参与|参加|协助|协同|支持|协作|指导)(责任)?(单位|部门|领导|科室|人|主体|者|机构|处室)?(及责任人)?[:：]")
        .expect("pattern")
});
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?P<u>.*?)(?:按照?|依据|根据|依)?(?:各自)?(?:的)?(?:职责|职能|任务|部门职责|工作职责)?(?:和)?(?:分工|范围)?(?:内)?
        (?P<how>分别|共同|总|联合|具体|统一|主要|各自|同时|综合|一并|全面|统筹)?
        (?P<r>负责牵头|负责配合|牵头抓总|牵头负责|牵头落实|牵头实施|牵头组织实施|牵头组织|牵头推进|牵头|为牵头单位|主办|抓总|负责落实|负责实施|负责组织实施|负责|配合落实|配合实施|配合|参与落实|参与|参加|协办|协助|协同|组织实施|落实|实施|承办|指导|抓好落实|推进落实|贯彻落实)
        (?P<rest>[^、]{0,6})$",
    )
    .expect("pattern")
});
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((列|排|位)(在|名|于)?(第一|首|最前|前)(位|列|个|名)?|首个|第一个?|首位)(的|者)?(责任)?(单位|部门|位)?(的)?(为|是|系)(总?牵头|主办|主责)").expect("pattern")
});

static NO_UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d|时限|期限|时间|完成|长期|持续|成果|推进|底前|年内|进展|实现|取得|坚持").expect("pattern")
});

/// Reads the inside of a bracket (or a line 责任单位：…). `first_leads`: an earlier note says that the first-named leads.
/// Nothing comes back where the words name no role or are plainly no list of units.
pub fn read(inside: &str, first_leads: bool) -> Option<Reading> {
    let inside = parted(&inside.replace('\n', ""));
    if let Some(marked) = marked(&inside) {
        return Some(Reading { first_leads, ..marked });
    }
    let mut out = Reading { first_leads, ..Reading::default() };
    let mut roles_named = 0;
    let mut positional = false;
    let mut all: Vec<(Vec<String>, Option<Role>)> = Vec::new();
    for group in top_level(&inside, &['；', ';', '。', '\n']) {
        let mut lead_here = false;
        let mut pending: Vec<String> = Vec::new();
        let mut label: Option<Role> = None;
        let mut below = false;
        let (mut with, mut joined) = (Vec::new(), false);
        for piece in top_level(group, &['、', '，', ',', ' ']) {
            let mut piece = piece.trim();
            if FIRST.is_match(piece) {
                out.first_leads = true;
                positional = true;
                continue;
            }
            if matches!(piece, "下同" | "以下同" | "不再列出" | "不再一一列出" | "以下不再列出" | "下略")
            {
                continue;
            }
            if let Some(rest) = piece.strip_prefix("以下").filter(|r| r.starts_with('均') || r.starts_with('各')) {
                flush(&mut all, &mut pending, label);
                below = true;
                piece = rest.trim_start_matches(['均', '各', '项', '条', '由', '需', '须', '要', '应']);
            }
            while let Some(found) = PREFIX.find(piece) {
                flush(&mut all, &mut pending, label);
                label = Some(role_of(&piece[..found.end()], false));
                roles_named += 1;
                piece = &piece[found.end()..];
            }
            if piece.is_empty() {
                continue;
            }
            // 甲局会同乙局、丙局负责: the second party assists, whatever word follows.
            if let Some(at) = piece.find("会同") {
                out.open |= named(&piece[..at], &mut pending);
                joined = true;
                piece = &piece[at + "会同".len()..];
            }
            let into = if joined { &mut with } else { &mut pending };
            let Some(found) = SUFFIX.captures(piece) else {
                out.open |= one(piece, into);
                continue;
            };
            roles_named += 1;
            // （学校内由教育局负责）: who stands after 由.
            let units = &found["u"];
            let units = units.rfind('由').map_or(units, |at| &units[at + '由'.len_utf8()..]);
            out.open |= named(units, into);
            if below {
                out.below.append(&mut pending);
                continue;
            }
            let role = role_of(&found["r"], lead_here);
            let how = found.name("how").map_or("", |m| m.as_str());
            out.several_leads |= role == Role::Lead && matches!(how, "分别" | "共同" | "联合" | "各自");
            lead_here |= role == Role::Lead;
            flush(&mut all, &mut pending, Some(role));
            flush(&mut all, &mut with, Some(Role::Assist));
            joined = false;
        }
        if below {
            out.below.append(&mut pending);
        }
        flush(&mut all, &mut pending, label);
        flush(&mut all, &mut with, Some(Role::Assist));
    }
    if roles_named == 0 && !first_leads && !positional {
        return None;
    }
    let named: Vec<&String> = all.iter().flat_map(|(u, _)| u).collect();
    if named.is_empty() && out.below.is_empty() && !positional {
        return None;
    }
    // 9月底前取得阶段性成果, 完成时限：…: dates and results between the units are none.
    for (units, _) in &mut all {
        units.retain(|u| is_unit(u) || !NO_UNIT.is_match(u));
    }
    let named: Vec<&String> = all.iter().flat_map(|(u, _)| u).collect();
    let strange = named.iter().filter(|u| !is_unit(u)).count();
    if strange * 3 > named.len() {
        return None;
    }
    let labelled_lead = all.iter().any(|(_, r)| *r == Some(Role::Lead));
    let mut first = out.first_leads && !labelled_lead;
    for (units, role) in all {
        for unit in units {
            match role.unwrap_or(Role::Responsible) {
                Role::Lead => out.lead.push(unit),
                Role::Assist => out.assist.push(unit),
                Role::Responsible if first => {
                    out.lead.push(unit);
                    first = false;
                }
                Role::Responsible if out.first_leads && !labelled_lead => out.assist.push(unit),
                Role::Responsible => out.responsible.push(unit),
            }
        }
    }
    Some(out)
}

/// 牵头领导：副县长  牵头单位：县应急局  完成时限：6月底前 on one line: each label opens a part of its own, and the parts that name
/// persons or days are left out.
fn parted(inside: &str) -> String {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:牵头和责任|牵头|主办|主责|主要责任|责任|负责|落实|实施|承办|主管|监管|配合|协办|参与|协助|分管|包保|包联|完成|整改|时间|办理)(?:责任)?(?P<k>县?级?领导|责任人|负责人|人员|人|时限|时间|期限|节点|日期|要求|单位|部门|科室|主体|机构|处室)[:：]").expect("pattern")
    });
    if LABEL.find_iter(inside).count() < 2 {
        return inside.to_owned();
    }
    let starts: Vec<(usize, bool)> = LABEL
        .captures_iter(inside)
        .filter_map(|f| {
            let kind = f.name("k")?.as_str();
            Some((f.get(0)?.start(), matches!(kind, "单位" | "部门" | "科室" | "主体" | "机构" | "处室")))
        })
        .collect();
    let mut out = inside[..starts[0].0].to_owned();
    for (k, (from, keep)) in starts.iter().enumerate() {
        let to = starts.get(k + 1).map_or(inside.len(), |s| s.0);
        if *keep {
            out.push_str(inside[*from..to].trim_end_matches(['；', ';', '，', ',', '。', ' ', '、']));
            out.push('；');
        }
    }
    out
}

/// 县应急局（牵头）、县公安局、县总工会（配合）: the role stands behind the name. Beside a marked lead the others assist.
fn marked(inside: &str) -> Option<Reading> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<u>[^（(]{2,40})[（(](?:为|系)?(?P<r>牵头|主办|主责|负责|责任|配合|协办|参与|协助)(?:单位|部门)?[）)]$").expect("pattern")
    });
    let words = PREFIX.find(inside).map_or(inside, |p| &inside[p.end()..]);
    let pieces = top_level(words, &['、', '，', ',', '；', ';', ' ', '/', '\t']);
    if !pieces.iter().any(|p| MARK.is_match(p.trim())) {
        return None;
    }
    let mut out = Reading::default();
    let mut plain = Vec::new();
    for piece in pieces {
        match MARK.captures(piece.trim()) {
            Some(found) => {
                let mut names = Vec::new();
                out.open |= one(&found["u"], &mut names);
                match role_of(&found["r"], false) {
                    Role::Lead => out.lead.append(&mut names),
                    Role::Assist => out.assist.append(&mut names),
                    Role::Responsible => out.responsible.append(&mut names),
                }
            }
            None => out.open |= one(piece, &mut plain),
        }
    }
    let into = if out.lead.is_empty() { &mut out.responsible } else { &mut out.assist };
    into.append(&mut plain);
    let good = out.lead.iter().chain(&out.assist).chain(&out.responsible).all(|u| is_unit(u));
    good.then_some(out)
}

/// Units before a word of role; an 等 at the very end leaves the list open.
fn named(units: &str, into: &mut Vec<String>) -> bool {
    if units.is_empty() {
        return false;
    }
    let bare = units.trim_end_matches('等');
    let open = !bare.is_empty() && one(bare, into);
    open || bare.len() < units.len()
}

fn flush(all: &mut Vec<(Vec<String>, Option<Role>)>, pending: &mut Vec<String>, role: Option<Role>) {
    if !pending.is_empty() {
        all.push((std::mem::take(pending), role));
    }
}

/// The role that a word gives. After a named lead, 按职责分工负责 means assisting.
fn role_of(word: &str, after_lead: bool) -> Role {
    if word.starts_with("牵头")
        || word.contains("牵头") && !word.contains("责任")
        || word.starts_with("主办")
        || word.starts_with("抓总")
        || word.starts_with("主责")
    {
        Role::Lead
    } else if word == "负责配合"
        || ["配合", "参与", "参加", "协", "支持", "指导"].iter().any(|w| word.starts_with(w))
        || after_lead
    {
        Role::Assist
    } else {
        Role::Responsible
    }
}

/// Whether the words set the rule that the first-named unit leads.
pub fn names_first_rule(text: &str) -> bool {
    FIRST.is_match(text)
}
