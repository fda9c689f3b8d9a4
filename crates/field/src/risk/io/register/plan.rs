//! What a filled register would change, worked out before anything is written.

use super::{RegisterCheck, RegisterFault};
use crate::risk::flow::RiskState;
use crate::risk::io::act::{MOST_OF_POINT, PointForm, cuts};
use crate::risk::level::{Level, Mapping, Taken};
use crate::risk::model::{Place, Point, Risk};
use crate::risk::register::{self, Fault, LEVEL, Line};
use crate::risk::rules::compose;
use crate::risk::score::{self, Cuts};
use kernel::id::RiskPointId;
use kernel::{Outcome, Refusal};
use office::sheet::{Filled, FilledRow};
use std::collections::HashMap;
use web::Ctx;

/// The site as it is, and what the file adds and changes.
pub struct Plan<'a> {
    ctx: &'a Ctx,
    place: Place,
    points: HashMap<String, RiskPointId>,
    risks: HashMap<RiskPointId, Vec<Risk>>,
    /// Point, activity, event and source of a row already read, with its number.
    seen: HashMap<(String, String, String, String), u32>,
    pub new_points: Vec<Point>,
    pub new_risks: Vec<Risk>,
    pub changed: Vec<(Risk, Risk)>,
    check: RegisterCheck,
}

impl<'a> Plan<'a> {
    pub fn new(ctx: &'a Ctx, place: Place, points: Vec<Point>, risks: Vec<Risk>) -> Plan<'a> {
        let mut by_point: HashMap<RiskPointId, Vec<Risk>> = HashMap::new();
        for risk in risks {
            by_point.entry(risk.point).or_default().push(risk);
        }
        Plan {
            ctx,
            place,
            points: points.into_iter().map(|p| (p.name, p.id)).collect(),
            risks: by_point,
            seen: HashMap::new(),
            new_points: Vec::new(),
            new_risks: Vec::new(),
            changed: Vec::new(),
            check: RegisterCheck::default(),
        }
    }

    /// Read every row; bad ones are noted and passed over.
    pub fn read(&mut self, filled: &Filled, mapping: Mapping) {
        for row in &filled.rows {
            let doubts = row.cells.iter().filter_map(|(head, cell)| Some((head, cell, cell.doubt.as_ref()?)));
            let doubts: Vec<RegisterFault> = doubts
                .map(|(head, cell, say)| RegisterFault {
                    row: row.number,
                    cell: cell.address.clone(),
                    head: head.clone(),
                    say: say.clone(),
                })
                .collect();
            let faults = match register::read(|head| row.text(head), mapping) {
                _ if !doubts.is_empty() => Vec::new(),
                Err(faults) => faults,
                Ok(line) => self.one(row.number, line, mapping).err().map(of_refusal).unwrap_or_default(),
            };
            self.note(row, faults, doubts);
        }
    }

    fn note(&mut self, row: &FilledRow, faults: Vec<Fault>, doubts: Vec<RegisterFault>) {
        if faults.is_empty() && doubts.is_empty() {
            return;
        }
        self.check.faulty += 1;
        self.check.faults.extend(doubts);
        self.check.faults.extend(faults.into_iter().map(|f| RegisterFault {
            row: row.number,
            cell: row.address(f.head).to_owned(),
            head: f.head.to_owned(),
            say: f.say,
        }));
    }

    fn one(&mut self, number: u32, line: Line, mapping: Mapping) -> Outcome<()> {
        let form = PointForm {
            name: line.point.clone(),
            kind: line.kind.code().into(),
            department: line.department.clone(),
            owner: line.owner.clone(),
        };
        let fresh = form.point(self.ctx.id(), self.place.site)?;
        let known = self.points.get(&fresh.name).copied();
        let region = self.place.region_path.clone();
        let cuts = cuts(self.ctx, &region);
        let level = told(&line, &cuts, mapping)?;
        let taken = line.taken;
        let old = known.and_then(|p| self.risks.get(&p)).into_iter().flatten();
        let mut old = old.filter(|r| r.state != RiskState::Retired);
        let key = |r: &crate::risk::model::RiskForm| {
            let event = crate::risk::model::event(&r.event).map_or_else(|| r.event.clone(), str::to_owned);
            (fresh.name.clone(), r.activity.clone(), event, r.source.clone())
        };
        let key = key(&line.form);
        if let Some(first) = self.seen.insert(key.clone(), number) {
            let say = format!("与第 {first} 行是同一个风险（风险点、作业活动、危险源、事故类型都相同），请合并。");
            return Err(Refusal::invalid("TWICE", say).at("activity", "重复"));
        }
        let before = old.find(|r| (&r.activity, &r.event, &r.source) == (&key.1, &key.2, &key.3)).cloned();
        let form = line.onto(before.as_ref(), level);
        match before {
            Some(before) => match compose::amended(&before, form, &cuts)? {
                Some(after) => {
                    self.changed.push((before, after));
                    self.check.changed += 1;
                }
                None => self.check.unchanged += 1,
            },
            None => {
                let point = known.unwrap_or(fresh.id);
                let mut risk = compose::blank(self.ctx.id(), point, self.place.clone());
                if let Some(Taken { level, needs_review }) = taken {
                    compose::take_level(&mut risk, level, needs_review);
                }
                compose::fill(&mut risk, form, &cuts)?;
                let all = self.new_risks.iter().filter(|r| r.point == point).count()
                    + self.risks.get(&point).map_or(0, Vec::len);
                if all >= MOST_OF_POINT {
                    let say = format!("一个风险点最多 {MOST_OF_POINT} 个风险；请拆分风险点。");
                    return Err(Refusal::conflict("TOO_MANY_RISKS", say).at("name", "过多"));
                }
                if known.is_none() {
                    self.points.insert(fresh.name.clone(), fresh.id);
                    self.new_points.push(fresh);
                    self.check.new_points += 1;
                }
                self.check.needs_review += usize::from(risk.needs_review);
                self.check.new_risks += 1;
                self.new_risks.push(risk);
            }
        }
        Ok(())
    }

    pub fn check(&self) -> RegisterCheck {
        self.check.clone()
    }
}

/// The level of a row: by its scores, which must not contradict the column 风险等级.
fn told(line: &Line, cuts: &Cuts, mapping: Mapping) -> Outcome<Option<Level>> {
    if line.form.inherent.is_empty() {
        return Ok(line.taken.map(|t| t.level));
    }
    let scored = score::score(line.form.method, &line.form.inherent, cuts).map_err(|mut refusal| {
        refusal.fields.iter_mut().for_each(|f| f.path = format!("inherent.{}", f.path));
        refusal
    })?;
    let agrees = |t: Taken| match t.needs_review {
        true => mapping.show(t.level) == mapping.show(scored.level),
        false => t.level == scored.level,
    };
    if line.taken.is_some_and(|t| !agrees(t)) {
        let say = format!("按分值应为{}（{}），与“{LEVEL}”一列不一致，请核对。", scored.level.label(), scored.say);
        return Err(Refusal::invalid("LEVEL_DIFFERS", say).at("inherent", "不一致"));
    }
    Ok(Some(scored.level))
}

/// A refusal as faults of cells.
fn of_refusal(refusal: Refusal) -> Vec<Fault> {
    let path = refusal.fields.first().map_or("activity", |f| f.path.as_str());
    vec![Fault { head: register::head_of(path), say: refusal.say }]
}
