//! The register as a table: one row is one risk, controls stand in a column for each kind. Reading a row names every cell
//! that is wrong.

use super::level::{Colour, ControlLevel, Level, Mapping, Taken};
use super::model::{Control, ControlKind, Duty, Every, PointKind, Risk, RiskForm};
use super::score::{Chosen, Direct, Method, plain};

/// Headings of one row.
pub const POINT: &str = "风险点";
pub const KIND: &str = "风险点类别";
pub const DEPARTMENT: &str = "责任部门";
pub const OWNER: &str = "风险点责任人";
pub const ACTIVITY: &str = "作业活动或部位";
pub const SOURCE: &str = "危险源";
pub const EVENT: &str = "事故类型";
pub const CONSEQUENCE: &str = "可能后果";
pub const STANDARD: &str = "检查标准";
pub const FACTOR: &str = "危险有害因素代码";
pub const METHOD: &str = "评价方法";
pub const LEVEL: &str = "风险等级";
pub const CASE: &str = "直接判定情形";
pub const COUNT: &str = "作业人数";
pub const EVERY: &str = "检查频次";
pub const CONTROL_LEVEL: &str = "管控层级";
pub const PERSON: &str = "管控责任人";
pub const POST: &str = "责任人岗位";
/// Values without and with controls: L, S, E, C.
pub const BEFORE: [&str; 4] = ["L", "S", "E", "C"];
pub const AFTER: [&str; 4] = ["剩余L", "剩余S", "剩余E", "剩余C"];

/// Heading of the controls of a kind.
pub fn controls_head(kind: ControlKind) -> &'static str {
    match kind {
        ControlKind::Elimination => "消除措施",
        ControlKind::Substitution => "替代措施",
        ControlKind::Engineering => "工程技术措施",
        ControlKind::Management => "管理措施",
        ControlKind::Training => "培训教育措施",
        ControlKind::Protection => "个体防护措施",
        ControlKind::Emergency => "应急处置措施",
    }
}

/// All headings in their order; `true`: must be there and be filled.
pub fn heads() -> Vec<(&'static str, bool)> {
    let mut out = vec![(POINT, true), (KIND, false), (DEPARTMENT, false), (OWNER, false), (ACTIVITY, true)];
    out.extend([(SOURCE, false), (EVENT, true), (CONSEQUENCE, false), (STANDARD, false), (FACTOR, false)]);
    out.push((METHOD, false));
    out.extend(BEFORE.map(|h| (h, false)));
    out.extend([(CASE, false), (COUNT, false), (LEVEL, false)]);
    out.extend(AFTER.map(|h| (h, false)));
    out.extend(ControlKind::ALL.map(|k| (controls_head(k), false)));
    out.extend([(EVERY, false), (CONTROL_LEVEL, false), (PERSON, false), (POST, false)]);
    out
}

/// A cell that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub head: &'static str,
    pub say: String,
}

/// A row that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub point: String,
    pub kind: PointKind,
    pub department: String,
    pub owner: String,
    pub form: RiskForm,
    /// What the column 风险等级 says.
    pub taken: Option<Taken>,
    every: Option<Every>,
}

/// The column of a field of the form, for refusals.
pub fn head_of(path: &str) -> &'static str {
    let nth = |part: &str, heads: [&'static str; 4]| match part {
        "l" => heads[0],
        "e" => heads[2],
        "c" => heads[3],
        _ => heads[1],
    };
    match path {
        "inherent.reason" => CASE,
        "inherent.count" => COUNT,
        p if p.starts_with("inherent.") => nth(&p[9..], BEFORE),
        p if p.starts_with("residual.") => nth(&p[9..], AFTER),
        "inherent" => LEVEL,
        "residual" => AFTER[0],
        "source" => SOURCE,
        "event" => EVENT,
        "consequence" => CONSEQUENCE,
        "standard" => STANDARD,
        "factor" => FACTOR,
        "control_level" => CONTROL_LEVEL,
        "name" => POINT,
        "department" => DEPARTMENT,
        "owner" => OWNER,
        p if p.starts_with("duty") => PERSON,
        p if p.starts_with("controls") => controls_head(ControlKind::Engineering),
        _ => ACTIVITY,
    }
}

/// Read one row; `cell` gives the trimmed text under a heading.
pub fn read<'a>(cell: impl Fn(&str) -> &'a str, mapping: Mapping) -> Result<Line, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |head, say: String| faults.push(Fault { head, say });
    for (head, must) in heads() {
        if must && cell(head).is_empty() {
            fault(head, format!("“{head}”未填写。"));
        }
    }
    let kind = match cell(KIND) {
        "" => PointKind::default(),
        word => PointKind::parse(word).unwrap_or_else(|| {
            let all = PointKind::ALL.map(PointKind::label).join("、");
            fault(KIND, format!("没有“{word}”这种风险点，可填：{all}。"));
            PointKind::default()
        }),
    };
    let mut numbers = |heads: [&'static str; 4]| {
        heads.map(|head| match cell(head) {
            "" => None,
            word => match word.parse::<f64>() {
                Ok(x) if x.is_finite() => Some(x),
                _ => {
                    fault(head, format!("“{word}”不是数字，请填取值表中的数。"));
                    None
                }
            },
        })
    };
    let ([l, s, e, c], [al, a_s, ae, ac]) = (numbers(BEFORE), numbers(AFTER));
    let inherent = Chosen { l, s, e, c, ..Chosen::default() };
    let residual = Chosen { l: al, s: a_s, e: ae, c: ac, ..Chosen::default() };
    let mut fault = |head, say: String| faults.push(Fault { head, say });
    let mut form = RiskForm { inherent, residual, ..RiskForm::default() };
    form.method = match cell(METHOD) {
        "" if !cell(CASE).is_empty() => Method::Direct,
        "" if form.inherent.e.is_some() || form.inherent.c.is_some() => Method::Lec,
        "" => Method::Ls,
        word => Method::parse(word).unwrap_or_else(|| {
            let all = Method::ALL.map(|m| m.code().to_uppercase()).join("、");
            fault(METHOD, format!("没有“{word}”这种评价方法，可填：{all}。"));
            Method::Ls
        }),
    };
    if !cell(CASE).is_empty() {
        match Direct::parse(cell(CASE)) {
            Some(case) => form.inherent.reason = Some(case.code().into()),
            None => fault(CASE, format!("没有“{}”这种直接判定情形，请从下拉列表中选择。", cell(CASE))),
        }
    }
    if !cell(COUNT).is_empty() {
        match cell(COUNT).parse() {
            Ok(n) if n >= 0 => form.inherent.count = Some(n),
            _ => fault(COUNT, format!("作业人数“{}”应为整数。", cell(COUNT))),
        }
    }
    let taken = match cell(LEVEL) {
        "" => None,
        word => level(word, mapping).map_err(|say| fault(LEVEL, say)).ok(),
    };
    let every = match cell(EVERY) {
        "" => None,
        word => Every::parse(word).or_else(|| {
            let all = Every::ALL.map(Every::label).join("、");
            fault(EVERY, format!("没有“{word}”这种检查频次，可填：{all}。"));
            None
        }),
    };
    form.control_level = match cell(CONTROL_LEVEL) {
        "" => None,
        word => ControlLevel::parse(word).or_else(|| {
            let all = ControlLevel::ALL.map(ControlLevel::label).join("、");
            fault(CONTROL_LEVEL, format!("没有“{word}”这种管控层级，可填：{all}。"));
            None
        }),
    };
    for kind in ControlKind::ALL {
        let texts = cell(controls_head(kind)).split(['\n', '\r']).map(str::trim).filter(|t| !t.is_empty());
        form.controls.extend(texts.map(|t| Control { kind, text: t.to_owned(), check: None, every }));
    }
    let own = |head: &str| cell(head).to_owned();
    (form.activity, form.source, form.event) = (own(ACTIVITY), own(SOURCE), own(EVENT));
    (form.consequence, form.standard) = (own(CONSEQUENCE), own(STANDARD));
    form.factor = Some(own(FACTOR)).filter(|f| !f.is_empty());
    if !cell(PERSON).is_empty() {
        // The level is settled when the score is known.
        let post = Some(own(POST)).filter(|p| !p.is_empty());
        let level = form.control_level.unwrap_or(ControlLevel::Team);
        form.duty.push(Duty { level, name: own(PERSON), post });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Line { point: own(POINT), kind, department: own(DEPARTMENT), owner: own(OWNER), form, taken, every })
}

/// `重大`, `较大风险`, `红`, `橙色`, `重大风险（红）`.
fn level(word: &str, mapping: Mapping) -> Result<Taken, String> {
    let bare = word.split(['（', '(']).next().unwrap_or(word).trim();
    let named = |l: &Level| l.label() == bare || l.label().trim_end_matches("风险") == bare;
    if let Some(level) = Level::ALL.into_iter().find(named) {
        return Ok(Taken { level, needs_review: false });
    }
    match Colour::parse(bare) {
        Some(colour) => mapping.read(colour),
        None => Err(format!("没有“{word}”这种风险等级，可填：重大、较大、一般、低，或颜色{}。", mapping.label())),
    }
}

impl Line {
    /// The form with what the table cannot hold taken from the risk as it is: checks and frequencies of single controls,
    /// people of other levels, the dimensions of S.
    pub fn onto(mut self, before: Option<&Risk>, level: Option<Level>) -> RiskForm {
        let by = self.form.control_level.or_else(|| level.map(ControlLevel::least));
        for duty in &mut self.form.duty {
            duty.level = by.unwrap_or(duty.level);
        }
        let Some(before) = before else { return self.form };
        for control in &mut self.form.controls {
            let old = before.controls.iter().find(|c| (c.kind, &c.text) == (control.kind, &control.text));
            if let Some(old) = old {
                control.check = old.check.clone();
                control.every = self.every.or(old.every);
            }
        }
        self.form.control_level = self.form.control_level.or(before.control_level);
        // As many as the table shows; the others stay.
        for (n, old) in before.duty.iter().enumerate() {
            if self.form.duty.iter().all(|d| d.level != old.level) {
                self.form.duty.insert(n.min(self.form.duty.len()), old.clone());
            }
        }
        let keep = |old: Option<&super::model::Rating>, new: &mut Chosen| {
            let Some(old) = old else { return };
            if shown(&old.chosen) == shown(new) && (new.reason.is_some() || old.chosen.reason.is_none()) {
                *new = old.chosen.clone();
            }
        };
        keep(before.inherent.as_ref(), &mut self.form.inherent);
        keep(before.residual.as_ref(), &mut self.form.residual);
        let same_kind = before.by_preference().into_iter().eq(self.form.controls.iter());
        if same_kind {
            self.form.controls = before.controls.clone();
        }
        self.form
    }
}

/// L, S, E, C as the table shows them: S is the largest of its dimensions.
fn shown(c: &Chosen) -> [Option<f64>; 4] {
    let s = [c.s, c.people, c.loss, c.stop].into_iter().flatten().reduce(f64::max);
    [c.l, s, c.e, c.c]
}

/// A risk as texts under [`heads`]; `point` is its point.
pub fn write(risk: &Risk, point: &super::model::Point, mapping: Mapping) -> Vec<(&'static str, String)> {
    let chosen = |r: &Option<super::model::Rating>| r.as_ref().map(|r| r.chosen.clone()).unwrap_or_default();
    let (before, after) = (chosen(&risk.inherent), chosen(&risk.residual));
    let case = before.reason.as_deref().and_then(Direct::parse).map(Direct::label).unwrap_or_default();
    let level = |l: Level| format!("{}（{}）", l.label(), mapping.show(l).label());
    let by = risk.controlled_by();
    let person = risk.duty.iter().find(|d| Some(d.level) == by);
    let mut every: Vec<Option<Every>> = risk.controls.iter().map(|c| c.every).collect();
    every.dedup();
    let mut out = vec![
        (POINT, point.name.clone()),
        (KIND, point.kind.label().into()),
        (DEPARTMENT, point.department.clone()),
        (OWNER, point.owner.clone()),
        (ACTIVITY, risk.activity.clone()),
        (SOURCE, risk.source.clone()),
        (EVENT, risk.event.clone()),
        (CONSEQUENCE, risk.consequence.clone()),
        (STANDARD, risk.standard.clone()),
        (FACTOR, risk.factor.clone().unwrap_or_default()),
        (METHOD, risk.method.code().to_uppercase()),
        (CASE, case.into()),
        (COUNT, before.count.map(|n| n.to_string()).unwrap_or_default()),
        (LEVEL, risk.level.map(level).unwrap_or_default()),
        (EVERY, if every.len() == 1 { every[0].map(|e| e.label().into()).unwrap_or_default() } else { String::new() }),
        (CONTROL_LEVEL, risk.control_level.map(|c| c.label().into()).unwrap_or_default()),
        (PERSON, person.map(|d| d.name.clone()).unwrap_or_default()),
        (POST, person.and_then(|d| d.post.clone()).unwrap_or_default()),
    ];
    let number = |x: Option<f64>| x.map(plain).unwrap_or_default();
    out.extend(BEFORE.into_iter().zip(shown(&before).map(number)));
    out.extend(AFTER.into_iter().zip(shown(&after).map(number)));
    for kind in ControlKind::ALL {
        let texts: Vec<&str> = risk.controls.iter().filter(|c| c.kind == kind).map(|c| c.text.as_str()).collect();
        out.push((controls_head(kind), texts.join("\n")));
    }
    out
}
