//! One decision applied to a draft gives the next draft. Nothing else changes a draft, so replaying the decisions in
//! their order gives the same draft again, and undoing one is replaying without it.

use super::model::*;
use kernel::Refusal;
use kernel::id::MeasureId;

/// What the parser found, with all decisions that still hold.
pub fn replay(parsed: &Draft, corrections: &[Correction]) -> Draft {
    let undone: Vec<i64> = corrections
        .iter()
        .filter_map(|c| match c.decision {
            Decision::Undo { seq } => Some(seq),
            _ => None,
        })
        .collect();
    let mut draft = parsed.clone();
    for c in corrections.iter().filter(|c| !undone.contains(&c.seq)) {
        // A decision that no longer fits (its measure was merged away by an earlier one that was redone) is passed over;
        // it was checked when it was made.
        if let Ok(next) = apply(&draft, &c.decision, c) {
            draft = next;
        }
    }
    draft
}

/// The draft after a decision. `made` says by whom and when, for the record of settled doubts.
///
/// # Errors
/// `NOT_FOUND` for a measure that the draft has not, `BAD_SPLIT`, `BAD_MERGE`, `BAD_FIELD`.
pub fn apply(draft: &Draft, decision: &Decision, made: &Correction) -> Result<Draft, Refusal> {
    let mut next = draft.clone();
    match decision {
        Decision::Choose { chosen } => {
            for c in chosen {
                choose(&mut next, c)?;
                // After these the doubt is gone with its place; elsewhere the same words are still open.
                if matches!(c.effect, Effect::Drop { .. } | Effect::Split { .. }) {
                    continue;
                }
                let settled =
                    Settled { choice: c.choice.clone(), label: c.label.clone(), by: made.by.clone(), at: made.at };
                next.said.settled.insert(c.doubt.clone(), settled);
            }
        }
        Decision::Set { measure, set } => set_fields(find(&mut next, *measure)?, set)?,
        Decision::Split { measure, at, new, texts } => split(&mut next, *measure, *at, *new, texts)?,
        Decision::Merge { measures } => merge(&mut next, measures)?,
        Decision::Head { head, deadlines } => {
            let keep = |new: &Option<String>, old: &mut Option<String>| {
                if let Some(words) = new {
                    *old = Some(words.trim().to_owned()).filter(|w| !w.is_empty());
                }
            };
            keep(&head.title, &mut next.title);
            keep(&head.doc_number, &mut next.doc_number);
            keep(&head.issuer, &mut next.issuer);
            next.issued_on = head.issued_on.or(next.issued_on);
            redate(&mut next, deadlines);
        }
        Decision::Resolve { words, units, .. } => {
            next.said.meaning.insert(words.clone(), units.clone());
            let label = if units.is_empty() { "不对应单位" } else { "经办人指定单位" };
            let settled = Settled { choice: "hand".into(), label: label.into(), by: made.by.clone(), at: made.at };
            next.said.settled.insert(format!("words:{words}"), settled);
        }
        Decision::Undo { .. } => {}
    }
    Ok(next)
}

fn find(draft: &mut Draft, id: MeasureId) -> Result<&mut Measure, Refusal> {
    draft.measures.iter_mut().find(|m| m.id == id).ok_or_else(|| Refusal::not_found("措施"))
}

/// Deadlines that follow from another day of issue. What is no longer in the draft is passed over.
fn redate(draft: &mut Draft, deadlines: &[(MeasureId, Vec<Deadline>)]) {
    for (id, new) in deadlines {
        if let Some(m) = draft.measures.iter_mut().find(|m| m.id == *id) {
            m.deadlines = new.clone();
        }
    }
}

fn choose(draft: &mut Draft, c: &Chosen) -> Result<(), Refusal> {
    let key = c.doubt.clone();
    match &c.effect {
        Effect::Mean { words, units, .. } => {
            draft.said.meaning.insert(words.clone(), units.clone());
        }
        Effect::Lead { unit } => {
            draft.said.lead.insert(key, *unit);
        }
        Effect::Due { due } => {
            draft.said.due.insert(key, *due);
        }
        Effect::Rhythm { period } => draft.said.rhythm = Some(*period),
        Effect::EachDue { each } => {
            draft.said.each_due.insert(key, *each);
        }
        Effect::IssuedOn { on } => {
            draft.issued_on = Some(*on);
            redate(draft, &c.deadlines);
        }
        Effect::Drop { measures } => {
            for id in measures {
                find(draft, *id)?.kept = false;
            }
        }
        Effect::Split { measure, at } => {
            let Some((new, first, second)) = &c.split else {
                return Err(Refusal::invalid("BAD_SPLIT", "拆分缺少断开后的文字，请刷新后重试。"));
            };
            split(draft, *measure, *at, *new, &(first.clone(), second.clone()))?;
        }
        Effect::Noted => {}
    }
    Ok(())
}

fn set_fields(m: &mut Measure, set: &Set) -> Result<(), Refusal> {
    let words = |new: &Option<String>, field: &'static str, what: &str| match new.as_deref().map(str::trim) {
        Some("") => Err(Refusal::invalid("BAD_FIELD", format!("{what}不能为空。")).at(field, "不能为空")),
        other => Ok(other.map(str::to_owned)),
    };
    if let Some(name) = words(&set.name, "name", "措施名称")? {
        m.name = name;
    }
    if let Some(text) = words(&set.text, "text", "措施正文")? {
        m.text = text;
    }
    if let Some(state) = &set.state {
        m.kept = match state.as_str() {
            "kept" => true,
            "dropped" => false,
            other => {
                let say = format!("没有“{other}”这个状态，只能是 kept（保留）或 dropped（不分解）。");
                return Err(Refusal::invalid("BAD_FIELD", say).at("state", "kept 或 dropped"));
            }
        };
    }
    if set.recurrences.iter().flatten().any(|r| r.min == 0) {
        return Err(Refusal::invalid("BAD_FIELD", "频次的最少数量须大于 0。").at("recurrences", "须大于 0"));
    }
    if set.targets.iter().flatten().any(|t| !t.value.is_finite() || !["<=", ">=", "=", "≈"].contains(&t.op.as_str()))
    {
        let say = "量化目标须有数值和比较方式（>=、<=、=、≈）。";
        return Err(Refusal::invalid("BAD_FIELD", say).at("targets", "数值或比较方式有误"));
    }
    fn over<T: Clone>(new: &Option<T>, old: &mut T) {
        if let Some(value) = new {
            *old = value.clone();
        }
    }
    over(&set.recurrences, &mut m.recurrences);
    over(&set.targets, &mut m.targets);
    over(&set.evidence, &mut m.evidence);
    over(&set.key, &mut m.key);
    m.hand.touched = true;
    m.hand.lead = set.lead.clone().or(m.hand.lead.take());
    m.hand.assist = set.assist.clone().or(m.hand.assist.take());
    m.hand.territorial = set.territorial.or(m.hand.territorial);
    if let Some(due) = set.due {
        // A day given by hand ends a standing duty.
        (m.hand.due, m.hand.standing) = (Some(due), if due.is_some() { Some(false) } else { m.hand.standing });
    }
    if let Some(standing) = set.standing {
        m.hand.standing = Some(standing);
        // Either way the day set before no longer speaks, unless it is a day and the duty ends.
        if standing || m.hand.due == Some(None) {
            m.hand.due = None;
        }
    }
    Ok(())
}

fn split(draft: &mut Draft, id: MeasureId, at: u32, new: MeasureId, texts: &(String, String)) -> Result<(), Refusal> {
    let place = draft.measures.iter().position(|m| m.id == id).ok_or_else(|| Refusal::not_found("措施"))?;
    if draft.measures.iter().any(|m| m.id == new) {
        return Err(Refusal::invalid("BAD_SPLIT", "这条措施已经拆分过，请刷新页面。"));
    }
    let whole = draft.measures[place].clone();
    let texts = (texts.0.trim(), texts.1.trim());
    if at <= whole.span.0 || at >= whole.span.1 || texts.0.is_empty() || texts.1.is_empty() {
        let say = "断开的位置须在这条措施的文字中间，且两边都有文字；请在原文中重新选择。";
        return Err(Refusal::invalid("BAD_SPLIT", say).at("at", "位置不在条文中间"));
    }
    let before = |span: Span| span.0 < at;
    let mut first = whole.clone();
    first.span.1 = at;
    first.text = texts.0.to_owned();
    first.assignments.retain(|a| before(a.span));
    // A date taken from the plan's period stands with both halves.
    first.deadlines.retain(|d| d.inferred || before(d.span));
    first.recurrences.retain(|r| before(r.span));
    first.targets.retain(|t| before(t.span));
    let mut second = whole;
    second.id = new;
    second.span.0 = at;
    second.text = texts.1.to_owned();
    // A clause that only says by when names nothing.
    let name = texts.1.split(['。', '；', '，']).find(|clause| !prose::is_day(clause));
    second.name = super::rules::brief(name.unwrap_or(texts.1), 30);
    second.assignments.retain(|a| !before(a.span));
    second.deadlines.retain(|d| d.inferred || !before(d.span));
    second.recurrences.retain(|r| !before(r.span));
    second.targets.retain(|t| !before(t.span));
    second.hand = Hand::default();
    draft.measures[place] = first;
    draft.measures.insert(place + 1, second);
    Ok(())
}

fn merge(draft: &mut Draft, ids: &[MeasureId]) -> Result<(), Refusal> {
    let mut places: Vec<usize> = Vec::new();
    for id in ids {
        let place = draft.measures.iter().position(|m| m.id == *id).ok_or_else(|| Refusal::not_found("措施"))?;
        places.push(place);
    }
    places.sort_unstable();
    places.dedup();
    if places.len() < 2 || places.windows(2).any(|w| w[1] != w[0] + 1) {
        let say = "只能合并相邻的两条或几条措施；请按先后顺序选择。";
        return Err(Refusal::invalid("BAD_MERGE", say).at("merge", "须为相邻措施"));
    }
    let rest: Vec<Measure> = draft.measures.drain(places[0] + 1..=places[places.len() - 1]).collect();
    let into = &mut draft.measures[places[0]];
    for m in rest {
        into.text = format!("{}\n{}", into.text, m.text);
        into.span = (into.span.0.min(m.span.0), into.span.1.max(m.span.1));
        into.assignments.extend(m.assignments);
        into.recurrences.extend(m.recurrences);
        into.targets.extend(m.targets);
        into.inherited.extend(m.inherited.into_iter().filter(|w| !into.inherited.contains(w)).collect::<Vec<_>>());
        into.evidence.extend(m.evidence.into_iter().filter(|e| !into.evidence.contains(e)).collect::<Vec<_>>());
        into.deadlines.extend(m.deadlines);
        into.key |= m.key;
        into.kept |= m.kept;
    }
    // An inferred date is needed only where no words give one.
    if into.deadlines.iter().any(|d| !d.inferred) {
        into.deadlines.retain(|d| !d.inferred);
    }
    Ok(())
}
