//! Roles in running text, without a bracket: 甲局牵头，乙局、丙局配合，…；由甲局负责…；甲办总牵头，…具体抓好工作落实.

mod subject;

use super::brackets::Found;
use super::roles::Reading;
use super::split::{is_unit, split};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use subject::{first_units, from_subject, sentence_start, verbal};

pub use subject::{of_heading, subjects};

static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:[并均]?由)?(?P<u>.+?)(?:按照?|根据|依据|结合)?(?:各自)?(?:职责|职能)?(?:分工|范围)?
        (?P<how>分别|共同|总|联合|具体|主要|各自)?(?P<r>牵头负责|负责牵头|负责配合|牵头|负责|配合|参与|协助|协同配合|协办|指导)(?P<rest>.*)$",
    )
    .expect("pattern")
});
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<u>.{2,24}?)(?:要|应当|应|须)?(?:继续|切实|充分|进一步)?(?:做好|发挥好?|履行好?)(?:统筹|综合|组织)?牵头",
    )
    .expect("pattern")
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
        let here = sentence_start(text, clause.start);
        let said = read(words).map(|s| (s, clause.start)).or_else(|| {
            let done = out.last().map_or(0, |f| f.range.end);
            from_subject(text, here, done, &clause)
        });
        // 县公安局要配合做好校车管理 says how a subject works, unless another leads in the same sentence.
        let led = out.last().is_some_and(|f| f.range.start >= here && !f.reading.lead.is_empty());
        let said = said.filter(|(s, _)| !s.helps || led);
        let Some((Said { units, role, several, open, own, with, helps }, from)) = said else {
            // 甲局要发挥牵头作用，加强统筹，会同各有关部门共同推进
            if let (Some(found), Some(rest)) = (out.last_mut(), words.strip_prefix("会同")) {
                if found.range.start >= here && !found.reading.lead.is_empty() && found.reading.assist.is_empty() {
                    if let Some(names) = first_units(rest) {
                        found.reading.assist = names;
                        found.range.end = clause.end;
                    }
                }
            }
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
        let joined = helps || last.is_some() && last == k.checked_sub(1) && !sentence_before && !(own && alone);
        alone = own;
        if !joined {
            out.push(Found { range: from..clause.end, reading: Reading::default() });
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
        // 由甲局牵头、乙局配合: two clauses.
        let role = c == '、' && ["牵头", "配合", "参与", "负责"].iter().any(|w| text[from..i].ends_with(w));
        if (matches!(c, '，' | ',' | '：' | ':') || role) && depth == 0 || matches!(c, '。' | '；' | ';' | '\n' | '\t')
        {
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
    /// 要配合…: an assignment only beside a lead.
    helps: bool,
}

impl Said {
    fn of(units: Vec<String>, role: Role) -> Said {
        Said { units, role, several: false, open: false, own: false, with: Vec::new(), helps: false }
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
    as_unit(words).or_else(|| must(words)).or_else(|| by_rule(words)).or_else(|| by_clause(words))
}

/// 甲局为牵头单位 / 乙局、丙局为责任单位.
fn as_unit(words: &str) -> Option<Said> {
    static AS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<u>.{2,120}?)(?:作?为|是)(?P<r>总?牵头|主办|主责|责任|实施|承办|配合|参与|协办)(?:单位|部门)$")
            .expect("pattern")
    });
    let found = AS.captures(words)?;
    let (names, open) = split(&found["u"]);
    let good = !names.is_empty() && names.iter().all(|n| is_unit(n) && !PERSON.is_match(n) && !odd(n));
    let role = match &found["r"] {
        "牵头" | "总牵头" | "主办" | "主责" => Role::Lead,
        "责任" | "实施" | "承办" => Role::Responsible,
        _ => Role::Assist,
    };
    good.then(|| Said { open, ..Said::of(names, role) })
}

/// 县教育局要牵头制定…, 县财政局应当负责落实…, 县公安局要配合做好…. Helping alone names nobody: see [`running`].
fn must(words: &str) -> Option<Said> {
    static MUST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<u>.{2,80}?)(?:要|应当|应|须|需|将)(?:切实|认真|积极|主动|具体)?(?P<r>牵头|负责|配合)(?P<rest>.{2,60})$")
            .expect("pattern")
    });
    let found = MUST.captures(words)?;
    let (names, open) = split(&found["u"]);
    let good = !names.is_empty()
        && names.iter().all(|n| is_unit(n) && !PERSON.is_match(n) && !odd(n) && !verbal(n))
        && goes_on(&found["rest"]);
    let role = match &found["r"] {
        "牵头" => Role::Lead,
        "负责" => Role::Responsible,
        _ => Role::Assist,
    };
    good.then(|| Said { open, own: role == Role::Responsible, helps: role == Role::Assist, ..Said::of(names, role) })
}

/// 县住建局依照技术标准牵头编制…: what they go by stands between the units and the role.
fn by_rule(words: &str) -> Option<Said> {
    static GOES_BY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<u>[^按依根结在]{3,60}?)(?:按照?|依照|根据|依据|结合)(?P<x>[^牵负]{2,24})(?P<r>牵头|负责)(?P<rest>.{2,40})$")
            .expect("pattern")
    });
    let found = GOES_BY.captures(words)?;
    let (names, open) = split(&found["u"]);
    let x = &found["x"];
    let good = names.iter().all(|n| is_unit(n) && !PERSON.is_match(n) && !odd(n) && !verbal(n))
        && !names.is_empty()
        && !["职责", "分工", "职能"].iter().any(|w| x.contains(w))
        && !x.contains(['“', '由'])
        && !found["rest"].starts_with(['作', '抓'])
        && goes_on(&found["rest"]);
    let role = if &found["r"] == "牵头" { Role::Lead } else { Role::Responsible };
    good.then(|| Said { open, own: role == Role::Responsible, ..Said::of(names, role) })
}

fn by_clause(words: &str) -> Option<Said> {
    let found = CLAUSE.captures(words)?;
    let rest = &found["rest"];
    let role = match &found["r"] {
        "牵头" | "牵头负责" | "负责牵头" => Role::Lead,
        "负责" => Role::Responsible,
        _ => Role::Assist,
    };
    let long = rest.chars().count();
    let ends = match role {
        Role::Lead => long <= 24 && !rest.starts_with(['作', '抓']) && goes_on(rest),
        Role::Responsible => goes_on(rest),
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

/// Whether a verb or an object follows the role: not 负责制, 牵头部门, 负责人, 负责同志, which make a noun of it. 负责制定 and
/// 牵头部署 go on.
fn goes_on(rest: &str) -> bool {
    let system =
        rest.strip_prefix('制').is_some_and(|r| !["定", "订", "作", "止", "修"].iter().any(|w| r.starts_with(w)));
    let part = rest.starts_with('部') && !rest.starts_with("部署");
    !(system || part || rest.starts_with(['单', '人', '领', '的', '同', '任']))
}

/// Words that no unit's name holds; the clause is then a sentence that happens to end in one.
fn odd(name: &str) -> bool {
    const BARE: [&str; 9] = ["部门", "单位", "企业", "政府", "机构", "属地", "县", "市", "区"];
    static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"的|根据|按照|依照|依据|结合[^部]|对[^外口]|将|要|在|把|向|是|为|由|各项|自[^然治贸动行]|每|按|协调|建立|明确|落实|组织开展|组织本|组织对|组织各|本校|制定|确定|指定|设立|成立|委托|聘请|带动|鼓励|引导|支持|推动|动员|吸引|督促|加强|完善|强化|工作([^部委领专局办小组]|$)").expect("pattern")
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
