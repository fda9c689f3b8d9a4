//! Two versions of a document: which measures are new, changed, gone, and what changed in them.

use super::model::*;
use super::rules::Reading;
use super::spread::holders;
use crate::task::new::Role;
use kernel::id::{MeasureId, UnitId};
use std::collections::{HashMap, HashSet};

/// What a new version does to the measures of the old one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    pub added: Vec<MeasureId>,
    /// Old, new, and the fields that differ.
    pub changed: Vec<(MeasureId, MeasureId, Vec<Field>)>,
    pub same: Vec<(MeasureId, MeasureId)>,
    pub dropped: Vec<MeasureId>,
}

/// A fact in which two versions of a measure differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Text,
    Units,
    Due,
    Recurrences,
    Targets,
    Label,
}

impl Field {
    pub fn label(self) -> &'static str {
        match self {
            Field::Text => "正文",
            Field::Units => "责任单位",
            Field::Due => "时限",
            Field::Recurrences => "频次",
            Field::Targets => "量化目标",
            Field::Label => "编号",
        }
    }
}

/// Compare two versions. Measures belong together if their words are the same, else if number and words are near, else
/// if the words are very near.
pub fn diff(old: (&Draft, &Reading), new: (&Draft, &Reading)) -> Diff {
    let pairs = align(&kept(old.0), &kept(new.0));
    let mut out = Diff::default();
    for (a, b) in &pairs {
        let fields = fields(a, old.1, b, new.1);
        // A mere renumbering does not touch the task.
        match fields.iter().all(|f| *f == Field::Label) {
            true => out.same.push((a.id, b.id)),
            false => out.changed.push((a.id, b.id, fields)),
        }
    }
    out.dropped = kept(old.0).iter().filter(|m| !pairs.iter().any(|(a, _)| a.id == m.id)).map(|m| m.id).collect();
    out.added = kept(new.0).iter().filter(|m| !pairs.iter().any(|(_, b)| b.id == m.id)).map(|m| m.id).collect();
    let order: HashMap<MeasureId, usize> = new.0.measures.iter().enumerate().map(|(i, m)| (m.id, i)).collect();
    out.changed.sort_by_key(|(_, b, _)| order.get(b).copied());
    out.same.sort_by_key(|(_, b)| order.get(b).copied());
    out
}

fn kept(draft: &Draft) -> Vec<&Measure> {
    draft.measures.iter().filter(|m| m.kept).collect()
}

/// Measures that belong together, each once.
pub fn align<'m>(old: &[&'m Measure], new: &[&'m Measure]) -> Vec<(&'m Measure, &'m Measure)> {
    let grams: Vec<HashSet<(char, char)>> = old.iter().map(|m| pairs(&m.text)).collect();
    let new_grams: Vec<HashSet<(char, char)>> = new.iter().map(|m| pairs(&m.text)).collect();
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            let near = alike(&grams[i], &new_grams[j]);
            let labelled = a.label.is_some() && a.label == b.label && a.path.len() == b.path.len();
            let score = match (plain(&a.text) == plain(&b.text), labelled) {
                (true, same) => 2.0 + f64::from(u8::from(same)),
                (false, true) if near >= 0.3 => 1.0 + near,
                (false, _) if near >= 0.55 => near,
                _ => continue,
            };
            scored.push((score, i, j));
        }
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
    let (mut left, mut right) = (vec![false; old.len()], vec![false; new.len()]);
    let mut out = Vec::new();
    for (_, i, j) in scored {
        if !left[i] && !right[j] {
            (left[i], right[j]) = (true, true);
            out.push((old[i], new[j]));
        }
    }
    out
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Neighbouring characters of what a measure is about: without figures and without what stands in brackets, where dates
/// and units make unlike measures look alike.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let mut depth = 0;
    let mut gist = String::new();
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = 0,
            c if depth == 0 && c.is_alphabetic() => gist.push(c),
            _ => {}
        }
    }
    gist.chars().zip(gist.chars().skip(1)).collect()
}

/// Dice coefficient of neighbouring characters, 0–1.
fn alike(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f64 {
    let total = a.len() + b.len();
    if total == 0 { 0.0 } else { 2.0 * a.intersection(b).count() as f64 / total as f64 }
}

fn fields(a: &Measure, old: &Reading, b: &Measure, new: &Reading) -> Vec<Field> {
    let mut out = Vec::new();
    let (seen_a, seen_b) =
        (old.measures.iter().find(|s| s.measure == a.id), new.measures.iter().find(|s| s.measure == b.id));
    if plain(&a.text) != plain(&b.text) {
        out.push(Field::Text);
    }
    if seen_a.map(holders) != seen_b.map(holders) {
        out.push(Field::Units);
    }
    let days = |s: Option<&super::rules::Seen>| {
        s.map(|s| (s.when.standing, s.when.days.iter().map(|d| d.due).collect::<Vec<_>>()))
    };
    if days(seen_a) != days(seen_b) {
        out.push(Field::Due);
    }
    let rhythm = |m: &Measure| -> Vec<_> {
        m.recurrences.iter().map(|r| (r.min, r.per, r.subset.clone(), r.last_days, r.record_kind.clone())).collect()
    };
    if rhythm(a) != rhythm(b) {
        out.push(Field::Recurrences);
    }
    let targets = |m: &Measure| -> Vec<_> {
        m.targets.iter().map(|t| (t.value.to_bits(), t.unit.clone(), t.op.clone())).collect()
    };
    if targets(a) != targets(b) {
        out.push(Field::Targets);
    }
    if a.label != b.label {
        out.push(Field::Label);
    }
    out
}

/// What issuing the new version does to the live tasks of a changed measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskEffect {
    /// The tasks cannot be carried on (other rhythm, other stages): suspended and made anew.
    pub anew: bool,
    /// Units whose task is suspended, because they are no longer named or in another role.
    pub gone: Vec<UnitId>,
    /// Units that get a new task.
    pub fresh: Vec<UnitId>,
}

/// A measure of a version.
pub type Side<'a> = (&'a Draft, &'a Reading, MeasureId);

pub fn effect(old: Side, new: Side, fields: &[Field]) -> TaskEffect {
    let seen = |side: &Side| side.1.measures.iter().find(|s| s.measure == side.2).cloned();
    let (Some(a), Some(b)) = (seen(&old), seen(&new)) else { return TaskEffect::default() };
    let stages = a.when.days.len().max(b.when.days.len()) > 1 && fields.contains(&Field::Due);
    if fields.contains(&Field::Recurrences) || stages {
        return TaskEffect { anew: true, ..TaskEffect::default() };
    }
    let (was, is) = (holders(&a), holders(&b));
    let units = |list: &[(UnitId, Role)], other: &[(UnitId, Role)]| -> Vec<UnitId> {
        list.iter().filter(|h| !other.contains(h)).map(|h| h.0).collect()
    };
    TaskEffect { anew: false, gone: units(&was, &is), fresh: units(&is, &was) }
}

impl TaskEffect {
    /// The sentence for the clerk. `open`: tasks under way, `None` if the old version was never issued.
    pub fn say(&self, open: Option<usize>, gone: &str, fresh: &str) -> String {
        let Some(open) = open else { return "旧版本尚未下发，没有在办任务。".into() };
        if self.anew {
            return format!("频次或分期时限有变：下发后，{open} 件在办任务中止，按新版本重新下发。");
        }
        let mut out = format!("下发后，{open} 件在办任务继续办理，进度保留，内容按新版本更新");
        if !gone.is_empty() {
            out += &format!("；{gone}的任务中止");
        }
        if !fresh.is_empty() {
            out += &format!("；{fresh}新增任务");
        }
        out + "。"
    }
}

/// Choices of an older version that fit doubts still open in the new one: same doubt, same choice, same effect. Choices
/// tied to one measure (leaving out, splitting) and the day of issue are not carried.
pub fn carried(old: &[Correction], new: &Reading) -> Vec<Chosen> {
    let holds = holding(old);
    let mut out: Vec<Chosen> = Vec::new();
    for chosen in holds.iter().filter_map(|c| match &c.decision {
        Decision::Choose { chosen } => Some(chosen),
        _ => None,
    }) {
        for c in chosen {
            let bound = matches!(c.effect, Effect::Drop { .. } | Effect::Split { .. } | Effect::IssuedOn { .. });
            let open = new.doubts.iter().find(|d| d.key == c.doubt && d.settled.is_none());
            if !bound && open.is_some_and(|d| d.choices.iter().any(|x| x.effect == c.effect)) {
                out.retain(|x| x.doubt != c.doubt);
                out.push(c.clone());
            }
        }
    }
    out
}

/// Words that were resolved by hand.
pub fn resolved(old: &[Correction]) -> Vec<(String, Vec<UnitId>)> {
    let of = |c: &&Correction| match &c.decision {
        Decision::Resolve { words, units, .. } => Some((words.clone(), units.clone())),
        _ => None,
    };
    holding(old).iter().filter_map(of).collect()
}

/// What was set by hand on measures whose words are the same in both.
pub fn by_hand(old: &Draft, new: &Draft) -> Vec<(MeasureId, Set)> {
    let (a, b): (Vec<&Measure>, Vec<&Measure>) = (old.measures.iter().collect(), new.measures.iter().collect());
    let same = align(&a, &b).into_iter().filter(|(x, y)| plain(&x.text) == plain(&y.text));
    same.filter_map(|(x, y)| {
        let set = Set {
            lead: x.hand.lead.clone(),
            assist: x.hand.assist.clone(),
            due: x.hand.due,
            standing: x.hand.standing,
            territorial: x.hand.territorial,
            recurrences: moved(x, y, |m| m.recurrences.clone(), |r| (&mut r.span, &r.quote)),
            targets: moved(x, y, |m| m.targets.clone(), |t| (&mut t.span, &t.quote)),
            key: (x.key != y.key).then_some(x.key),
            evidence: (x.evidence != y.evidence).then(|| x.evidence.clone()),
            state: (x.kept != y.kept).then(|| if x.kept { "kept" } else { "dropped" }.to_owned()),
            ..Set::default()
        };
        (set != Set::default()).then_some((y.id, set))
    })
    .collect()
}

/// Frequencies or targets of a corrected measure, if they are others than what is read now; their places move with it.
fn moved<T: Clone + PartialEq>(
    old: &Measure,
    new: &Measure,
    of: impl Fn(&Measure) -> Vec<T>,
    place: impl Fn(&mut T) -> (&mut Span, &String),
) -> Option<Vec<T>> {
    let mut kept = of(old);
    for fact in &mut kept {
        let (span, quote) = place(fact);
        if !quote.is_empty() {
            let go = |at: u32| (new.span.0 + at).saturating_sub(old.span.0);
            *span = (go(span.0), go(span.1));
        }
    }
    (old.hand.touched && kept != of(new)).then_some(kept)
}

/// Decisions that were not undone.
fn holding(all: &[Correction]) -> Vec<&Correction> {
    let undone = |seq: i64| all.iter().any(|c| matches!(c.decision, Decision::Undo { seq: s } if s == seq));
    all.iter().filter(|c| !undone(c.seq)).collect()
}
