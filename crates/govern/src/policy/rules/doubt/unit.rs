//! Doubts about units.

use super::{Asked, Choice, DoubtKind, Doubts};
use crate::policy::book::{Book, Via};
use crate::policy::guess;
use crate::policy::model::*;
use crate::policy::rules::who::{Part, PartRole};
use crate::policy::rules::{brief, number};
use kernel::id::UnitId;

/// Buttons for single units beyond this number only hide the others.
const MOST: usize = 8;

impl Doubts<'_> {
    /// Words that the directory does not know, or that a decision explained.
    pub fn units<'p>(&mut self, m: &Measure, parts: impl Iterator<Item = &'p Part>, book: &Book) {
        for p in parts.filter(|p| !p.settled || p.via == Via::Hand) {
            if p.role != PartRole::Inherited && m.hand.lead.is_some() && m.hand.assist.is_some() && !p.settled {
                continue;
            }
            let span = m.assignments.get(p.at).map(|a| a.span).or(m.inherited_span);
            let group = guess::group(&p.words);
            let (kind, say, choices) = if group {
                let say = format!("“{}”是泛称，须对应到具体单位，任务才能下发到人。", p.words);
                (DoubtKind::UnresolvedGroup, say, self.for_group(m, &p.words, book))
            } else {
                let near = &book.of(&p.words).near;
                let then = if near.is_empty() {
                    "请从名录中选择，或先登记该单位"
                } else {
                    "请确认是否为下列单位"
                };
                let say = format!("单位名录中没有“{}”，{then}。", p.words);
                (DoubtKind::UnknownUnit, say, for_unit(&p.words, near, book))
            };
            let (key, quote) = (format!("words:{}", p.words), p.words.as_str());
            self.add(Asked { key, kind, say, quote, span, measure: Some(m.id), choices });
        }
    }

    fn for_group(&self, m: &Measure, words: &str, book: &Book) -> Vec<Choice> {
        let mean = |units: Vec<UnitId>| Effect::Mean { words: words.to_owned(), units, alias: false };
        let nobody = Choice::new("nobody", "不分解到单位", mean(vec![])).say("这几个字不对应任何任务");
        let mut out = Vec::new();
        let mut rosters: Vec<_> = book.rosters.iter().filter(|r| !r.units.is_empty()).collect();
        rosters.sort_by_key(|r| std::cmp::Reverse((alike(words, &r.phrase), r.units.len())));
        for r in rosters.iter().take(4) {
            let label = format!("用“{}”名单（{}家）", r.phrase, r.units.len());
            out.push(Choice::new(format!("roster:{}", r.id), label, mean(r.units.clone())));
        }
        let named = self.named_units(book, |_| true);
        if named.len() > 1 {
            let label = format!("用本文件点名的{}家单位", named.len());
            out.push(Choice::new("named", label, mean(named)));
        }
        if let Some((other, units)) = self.neighbour(m, book) {
            out.push(Choice::new(
                "neighbour",
                format!("与{}相同（{}家）", number(self.draft, other), units.len()),
                mean(units),
            ));
        }
        if self.only_assists(words) {
            let later = Choice::new("later", "由牵头单位认领后确定", mean(vec![]));
            out.push(later.say("先只给牵头单位下发，配合单位名单由其补报"));
        } else {
            out.push(nobody.clone());
        }
        if guess::firms(words) {
            out.retain(|c| c.id != "nobody");
            out.insert(0, nobody);
        }
        out
    }

    /// Single units that the document names, in order of first naming.
    fn named_units(&self, book: &Book, of: impl Fn(&Measure) -> bool) -> Vec<UnitId> {
        let mut out = Vec::new();
        for a in self.draft.measures.iter().filter(|m| of(m)).flat_map(|m| &m.assignments) {
            for words in a.lead.iter().chain(&a.responsible).chain(&a.assist) {
                if let [unit] = book.of(words).units.as_slice() {
                    let below = book.counties.contains(unit) || book.zones.contains(unit);
                    if !below && !out.contains(unit) {
                        out.push(*unit);
                    }
                }
            }
        }
        out
    }

    /// The nearest other measure under the same heading that names several units, and these.
    fn neighbour(&self, m: &Measure, book: &Book) -> Option<(kernel::id::MeasureId, Vec<UnitId>)> {
        let all = &self.draft.measures;
        let here = all.iter().position(|x| x.id == m.id)?;
        let mut near: Vec<usize> = (0..all.len()).filter(|i| *i != here && all[*i].path == m.path).collect();
        near.sort_by_key(|i| i.abs_diff(here));
        near.into_iter().find_map(|i| {
            let units = self.named_units(book, |x| x.id == all[i].id);
            (units.len() > 1).then_some((all[i].id, units))
        })
    }

    fn only_assists(&self, words: &str) -> bool {
        let is = |list: &[String]| list.iter().any(|w| w == words);
        let assigned = || self.draft.measures.iter().flat_map(|m| m.assignments.iter().map(move |a| (m, a)));
        assigned().any(|(_, a)| is(&a.assist))
            && !assigned().any(|(m, a)| {
                let lead_elsewhere = m.assignments.iter().any(|x| !x.lead.is_empty());
                is(&a.lead) || is(&a.responsible) && !lead_elsewhere
            })
    }

    /// None or several are named as leading. `Some(None)` back: each leads for itself.
    pub fn lead(
        &mut self,
        m: &Measure,
        key: &str,
        parts: &[Part],
        candidates: &[UnitId],
        two: bool,
        book: &Book,
    ) -> Option<Option<UnitId>> {
        let lead = |u: UnitId| {
            Choice::new(format!("lead:{u}"), format!("{}牵头", book.short(u)), Effect::Lead { unit: Some(u) })
        };
        let each = Choice::new("each", "分别牵头", Effect::Lead { unit: None }).say("每家各领一件，各自负责");
        let group = |u: &UnitId| parts.iter().any(|p| p.units.len() > 1 && p.units.contains(u));
        let named = |u: &UnitId| parts.iter().any(|p| p.units.as_slice() == [*u]);
        // Units named by their own name before members of a group.
        let mut order: Vec<UnitId> = candidates.to_vec();
        order.sort_by_key(|u| !named(u) && group(u));
        let only_group = order.first().is_some_and(|u| !named(u));
        let mut choices: Vec<Choice> = order.iter().take(MOST).copied().map(lead).collect();
        if let Some(office) = book.office.filter(|o| !two && !order.contains(o)) {
            choices.push(lead(office));
        }
        // Several brackets, each with its own clause: every one answers for its own.
        let clauses = m.assignments.iter().filter(|a| !a.responsible.is_empty()).count() > 1;
        choices.insert(if two || only_group || clauses { 0 } else { choices.len() }, each);
        if let [first, .., last] = m.assignments.as_slice()
            && first.span.1 <= last.span.0
        {
            let split = Effect::Split { measure: m.id, at: first.span.1 };
            choices.push(Choice::new("split", "拆成两条", split).say("从第一个责任括号后断开，各成一条"));
        }
        let quotes: Vec<&str> = m.assignments.iter().map(|a| a.quote.as_str()).collect();
        let quote = quotes.join(" ");
        let (kind, say) = match two {
            true => (
                DoubtKind::TwoLeads,
                format!("写了{}家牵头单位，没有写“分别牵头”。一件任务只能由一家牵头核验，请确定。", candidates.len()),
            ),
            false => (
                DoubtKind::NoLead,
                format!("列了{}家单位，没有写由谁牵头。须指定牵头单位，否则不能进入办理。", candidates.len()),
            ),
        };
        let span = m.assignments.first().map(|a| a.span);
        self.add(Asked { key: key.to_owned(), kind, say, quote: &quote, span, measure: Some(m.id), choices });
        self.draft.said.lead.get(key).copied()
    }

    /// No unit at all is named.
    pub fn nobody(&mut self, m: &Measure, book: &Book, frequent: Option<UnitId>) -> Option<Option<UnitId>> {
        let key = "no_unit";
        let mut choices: Vec<Choice> = Vec::new();
        for unit in [book.office, frequent].into_iter().flatten() {
            let id = format!("lead:{unit}");
            if !choices.iter().any(|c| c.id == id) {
                let label = format!("由{}牵头", book.short(unit));
                choices.push(Choice::new(id, label, Effect::Lead { unit: Some(unit) }));
            }
        }
        let without: Vec<_> = match self.found.iter().find(|d| d.key == key) {
            Some(known) => known.measures.iter().copied().chain([m.id]).collect(),
            None => vec![m.id],
        };
        choices.push(
            Choice::new("drop", "不分解任务", Effect::Drop { measures: without.clone() })
                .say("作为一般要求保留在文件中"),
        );
        let say = "条文没有写责任单位，任务无处下发；请确定由谁负责，或只作一般要求。".to_owned();
        let (kind, quote, span) = (DoubtKind::NoUnit, brief(&m.name, 30), Some(m.span));
        self.add(Asked { key: key.into(), kind, say, quote: &quote, span, measure: Some(m.id), choices });
        if let Some(known) = self.found.iter_mut().find(|d| d.key == key)
            && let Some(drop) = known.choices.iter_mut().find(|c| c.id == "drop")
        {
            drop.effect = Effect::Drop { measures: without };
        }
        self.draft.said.lead.get(key).copied()
    }

    /// 等 at the end of a list: the lead completes it after accepting (handbook 02 §2, rule 5), unless the clerk says that
    /// it is complete. True while it is incomplete.
    pub fn open_list(&mut self, m: &Measure) -> bool {
        let Some(a) = m.assignments.iter().find(|a| a.open) else { return false };
        let words: Vec<&str> = a.lead.iter().chain(&a.responsible).chain(&a.assist).map(String::as_str).collect();
        let key = format!("open:{}", words.join("、"));
        let complete = self.draft.said.settled.get(&key).is_some_and(|s| s.choice == "complete");
        let choices = vec![
            Choice::new("later", "由牵头单位补齐", Effect::Noted).say("先下发给点名的单位，牵头单位认领后补报名单"),
            Choice::new("complete", "名单即全部", Effect::Noted),
        ];
        let say = "名单以“等”收尾，没有写全；“等”字不能作责任人。".to_owned();
        let (kind, span) = (DoubtKind::OpenList, Some(a.span));
        self.add(Asked { key, kind, say, quote: &a.quote, span, measure: Some(m.id), choices });
        !complete
    }
}

fn for_unit(words: &str, near: &[UnitId], book: &Book) -> Vec<Choice> {
    let mean = |units: Vec<UnitId>, alias| Effect::Mean { words: words.to_owned(), units, alias };
    let mut out: Vec<Choice> = near
        .iter()
        .take(5)
        .map(|u| Choice::new(format!("unit:{u}"), format!("就是{}", book.short(*u)), mean(vec![*u], true)))
        .collect();
    out.push(Choice::new("nobody", "不是责任单位，忽略", mean(vec![], false)));
    out
}

/// How many pairs of neighbouring characters two phrases share.
fn alike(a: &str, b: &str) -> usize {
    let pairs = |s: &str| s.chars().zip(s.chars().skip(1)).collect::<Vec<_>>();
    let of = pairs(b);
    pairs(a).iter().filter(|p| of.contains(p)).count()
}
