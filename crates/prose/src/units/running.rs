//! Roles in running text, without a bracket: 甲局牵头，乙局、丙局配合，…；由甲局负责…；甲办总牵头，…具体抓好工作落实.

use super::brackets::Found;
use super::roles::Reading;
use super::split::{is_unit, split};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:[并均]?由)?(?P<u>.+?)(?:按照?|根据|依据|结合)?(?:各自)?(?:职责|职能)?(?:分工|范围)?
        (?P<how>分别|共同|总|联合|具体|主要|各自)?(?P<r>牵头负责|牵头|负责|配合|参与|协助|协同配合|协办|指导)(?P<rest>.*)$",
    )
    .expect("pattern")
});
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<u>.{2,16}?)(?:要|应当|应)(?:继续|切实)?(?:做好牵头|发挥牵头)").expect("pattern")
});
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(负责人|责任人|书记|主任|经理|领导|人员|同志|总监|局长|厂长|院长|校长|县长|市长|州长|乡镇长|镇长|乡长|专人|成员|委员|员|长|班子|企业主)$").expect("pattern")
});

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Lead,
    Assist,
    Responsible,
}

/// Finds phrases that name roles in running words. Clauses that follow one another (甲牵头，乙配合) are one phrase.
pub fn running(text: &str) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut last: Option<usize> = None;
    let mut alone = false;
    for (k, clause) in clauses(text).into_iter().enumerate() {
        let words = &text[clause.clone()];
        // 国务院有关部门要增强大局意识，积极配合
        let helps = k
            .checked_sub(1)
            .filter(|_| matches!(words, "积极配合" | "密切配合" | "全力配合" | "主动配合"))
            .and_then(|_| {
                let before = &text[..clause.start];
                let from = before
                    .trim_end_matches(['，', ','])
                    .rfind(['。', '；', '\n', '，', ','])
                    .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
                let name = before[from..].split('要').next().filter(|n| is_unit(n))?;
                Some((from, name.to_owned()))
            });
        if let Some((from, name)) = helps {
            out.push(Found { range: from..clause.end, reading: Reading { assist: vec![name], ..Reading::default() } });
            continue;
        }
        let Some(Said { units, role, several, open, own, with }) = read(words) else {
            // 甲办总牵头，乙、丙按照…原则，具体抓好工作落实
            if let (Some(found), true) = (out.last_mut(), last == k.checked_sub(1) && last.is_some()) {
                if let Some(units) = carries_out(text, &clause) {
                    found.reading.assist.extend(units.0);
                    found.range.end = units.1;
                }
            }
            continue;
        };
        let sentence_before = k > 0 && text[..clause.start].ends_with(['。', '；', '\n', ';']);
        let joined = last.is_some() && last == k.checked_sub(1) && !sentence_before && !(own && alone);
        alone = own;
        if !joined {
            out.push(Found { range: clause.clone(), reading: Reading::default() });
        }
        let Some(found) = out.last_mut() else { continue };
        found.range.end = clause.end;
        found.reading.open |= open;
        found.reading.several_leads |= several && role == Role::Lead;
        match role {
            Role::Lead => found.reading.lead.extend(units),
            Role::Assist => found.reading.assist.extend(units),
            Role::Responsible if !found.reading.lead.is_empty() => found.reading.assist.extend(units),
            Role::Responsible => found.reading.responsible.extend(units),
        }
        found.reading.assist.extend(with);
        last = Some(k);
    }
    out
}

fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0i32);
    for (i, c) in text.char_indices() {
        match c {
            '（' | '(' | '《' | '“' => depth += 1,
            '）' | ')' | '》' | '”' => depth = (depth - 1).max(0),
            '\n' | '。' | '；' | ';' => depth = 0,
            _ => {}
        }
        if matches!(c, '，' | ',' | '：' | ':') && depth == 0 || matches!(c, '。' | '；' | ';' | '\n' | '\t') {
            out.push(from..i);
            from = i + c.len_utf8();
        }
    }
    out.push(from..text.len());
    out
}

/// What a clause says.
struct Said {
    units: Vec<String>,
    role: Role,
    /// Several were meant to lead.
    several: bool,
    /// 等 left the list open.
    open: bool,
    /// It says for what (县工信局负责技改项目) and so stands for itself.
    own: bool,
    /// 会同: they go with the others.
    with: Vec<String>,
}

impl Said {
    fn of(units: Vec<String>, role: Role) -> Said {
        Said { units, role, several: false, open: false, own: false, with: Vec::new() }
    }
}

fn read(words: &str) -> Option<Said> {
    if words.len() > 900 {
        return None;
    }
    if let Some(found) = LEADS.captures(words) {
        let name = found["u"].to_owned();
        return is_unit(&name).then(|| Said::of(vec![name], Role::Lead));
    }
    if let Some(at) = words.find("要").filter(|at| words.ends_with("积极配合") && *at > 0) {
        return is_unit(&words[..at]).then(|| Said::of(vec![words[..at].to_owned()], Role::Assist));
    }
    static WHOLLY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<u>[^对]{2,60}?)对.{2,80}(负总责|负全责|全面负责|总负责|负责)$").expect("pattern")
    });
    if let Some(found) = WHOLLY.captures(words) {
        let (names, open) = split(&found["u"]);
        if names.iter().all(|n| is_unit(n) && !PERSON.is_match(n) && !odd(n)) {
            return Some(Said { open, own: true, ..Said::of(names, Role::Responsible) });
        }
    }
    let found = CLAUSE.captures(words)?;
    let rest = &found["rest"];
    let role = match &found["r"] {
        "牵头" | "牵头负责" => Role::Lead,
        "负责" => Role::Responsible,
        _ => Role::Assist,
    };
    let long = rest.chars().count();
    let ends = match role {
        Role::Lead => long <= 24 && !rest.starts_with(['单', '部', '人', '领', '作', '抓', '的', '制']),
        Role::Responsible => !rest.starts_with(['人', '同', '的', '制', '任', '单', '部', '领']),
        Role::Assist => long == 0,
    };
    // 公用管廊巡查由甲局、乙公司负责
    let named = &found["u"];
    let named =
        named.rfind('由').filter(|at| !named[..*at].contains('、')).map_or(named, |at| &named[at + '由'.len_utf8()..]);
    let units = named.trim_start_matches("所涉及的").trim_start_matches("涉及的");
    // 甲局会同乙局负责: only the first is named responsible, the second goes with it.
    let (units, with) = units.split_once("会同").unwrap_or((units, ""));
    let (names, open) = split(units);
    let good = ends && !names.is_empty() && names.iter().all(|n| is_unit(n) && !PERSON.is_match(n) && !odd(n));
    let how = found.name("how").map_or("", |m| m.as_str());
    let (with, more) = split(with);
    good.then(|| Said {
        several: matches!(how, "分别" | "共同" | "联合" | "各自"),
        open: open || more,
        own: role == Role::Responsible && long > 0,
        with,
        ..Said::of(names, role)
    })
}

/// Words that no unit's name holds; the clause is then a sentence that happens to end in one.
fn odd(name: &str) -> bool {
    const BARE: [&str; 9] = ["部门", "单位", "企业", "政府", "机构", "属地", "县", "市", "区"];
    static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"的|对[^外口]|将|要|在|把|向|是|为|由|各项|自[^然治贸动行]|每|按|协调|建立|明确|落实|组织开展|组织本|组织对|组织各|本校|制定|确定|指定|设立|成立|委托|聘请|带动|鼓励|引导|支持|推动|动员|吸引|督促|加强|完善|强化|工作([^部委领专局办]|$)").expect("pattern")
    });
    BARE.contains(&name) || PHRASE.is_match(name) && !name.starts_with("负有")
}

/// 乙县，丙园区按照…原则，具体抓好工作落实: the units of the clauses up to 落实.
fn carries_out(text: &str, clause: &Range<usize>) -> Option<(Vec<String>, usize)> {
    let rest = &text[clause.start..];
    let end = rest.find(['。', '；', '\n'])?;
    let sentence = &rest[..end];
    if !(sentence.ends_with("抓好工作落实") || sentence.ends_with("抓好落实") || sentence.ends_with("具体落实"))
    {
        return None;
    }
    let words = &sentence[..sentence.find("按照").or(sentence.find("具体"))?];
    let (names, _) = split(words);
    (!names.is_empty() && names.iter().all(|n| is_unit(n))).then_some((names, clause.start + end))
}

/// Units that act as subjects (各镇政府要…, 县气象局每日会商…): the longest list of units with which a clause begins. At most a
/// dozen.
pub fn subjects(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for clause in clauses(text).into_iter().take(60) {
        if out.len() >= 12 {
            break;
        }
        let words = text[clause].trim_start_matches('由');
        let ends = words.char_indices().map(|(i, c)| i + c.len_utf8()).take(48);
        let mut best: Option<Vec<String>> = None;
        for end in ends {
            let head = &words[..end];
            if !super::split::ends_as_unit(head) || verbal(head) {
                continue;
            }
            let (names, _) = split(head);
            if !names.is_empty() && names.iter().all(|n| is_unit(n) && !odd(n)) {
                best = Some(names);
            }
        }
        for name in best.into_iter().flatten() {
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out.truncate(12);
    out
}

/// Words that begin with a verb: 督促企业, 加强部门.
fn verbal(head: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(约谈|曝光|责令|处罚|移送|邀请|聘请|委托|服务|涉及|包括|推动|督促|指导|鼓励|引导|支持|加强|强化|推进|健全|完善|落实|开展|严格|深化|压实|提升|管住|守住|保住|抓好|做好|组织|依托|通过|聚焦|围绕|紧盯|加大|加快|持续|全面|实施|实行|发挥|充分|选派|选树|培育|打造|会同|配合|协助|协调|利用|整合|针对|按照|根据|依法|重点|一批|新|本|该|其|以|从|给|让|使|经|报|并|和|与|及|如|凡|不|未|已|在|由|向|对|把|将|为|到|按|自|至|每个|所有|全部|建强|核对|编|印|划|补|改|整治|查|排|清|巡|受理|畅通|推广|保障|配备|签|召|制|修|出|建)").expect("pattern")
    });
    VERB.is_match(head)
}
