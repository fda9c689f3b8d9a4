//! A doubt and its prepared choices. The same words are one doubt in the whole document.

mod date;
mod kind;
mod unit;

pub use kind::DoubtKind;

use crate::policy::model::*;
use kernel::id::MeasureId;

/// Something that a person must or may decide.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// Stable name: the kind and the words.
    pub key: String,
    pub kind: DoubtKind,
    pub say: String,
    pub quote: String,
    pub span: Option<Span>,
    /// Measures that it touches; the first is where `quote` stands.
    pub measures: Vec<MeasureId>,
    /// Stands against the issue until it is settled. Otherwise the first choice is taken as marked default.
    pub must: bool,
    pub choices: Vec<Choice>,
    pub settled: Option<Settled>,
}

/// One click.
#[derive(Clone, Debug)]
pub struct Choice {
    pub id: String,
    pub label: String,
    pub say: Option<String>,
    pub effect: Effect,
}

impl Choice {
    pub fn new(id: impl Into<String>, label: impl Into<String>, effect: Effect) -> Choice {
        Choice { id: id.into(), label: label.into(), say: None, effect }
    }
    pub fn say(mut self, say: impl Into<String>) -> Choice {
        self.say = Some(say.into());
        self
    }
}

/// Collects the doubts of one reading.
pub struct Doubts<'d> {
    pub(super) draft: &'d Draft,
    found: Vec<Doubt>,
}

/// What a new doubt consists of, before it is merged with its like.
pub(super) struct Asked<'a> {
    pub key: String,
    pub kind: DoubtKind,
    pub say: String,
    pub quote: &'a str,
    pub span: Option<Span>,
    pub measure: Option<MeasureId>,
    pub choices: Vec<Choice>,
}

impl<'d> Doubts<'d> {
    pub fn new(draft: &'d Draft) -> Doubts<'d> {
        Doubts { draft, found: Vec::new() }
    }

    /// Add a doubt, or one more place of a known one.
    pub(super) fn add(&mut self, asked: Asked) {
        if let Some(known) = self.found.iter_mut().find(|d| d.key == asked.key) {
            known.measures.extend(asked.measure.filter(|m| !known.measures.contains(m)));
            return;
        }
        self.found.push(Doubt {
            settled: self.draft.said.settled.get(&asked.key).cloned(),
            kind: asked.kind,
            say: asked.say,
            quote: asked.quote.to_owned(),
            span: asked.span,
            measures: asked.measure.into_iter().collect(),
            must: asked.kind.must(),
            choices: asked.choices,
            key: asked.key,
        });
    }

    /// In the order of the document, those of the whole document first.
    pub fn done(self) -> Vec<Doubt> {
        let place = |d: &Doubt| d.measures.first().map(|id| self.draft.measures.iter().position(|m| m.id == *id));
        let mut found = self.found.clone();
        found.sort_by_key(place);
        found
    }

    /// An item outside the part that lists the tasks. True: it was decided to make tasks of such items too.
    pub fn general(&mut self, m: &Measure) -> bool {
        let key = "general";
        let all: Vec<MeasureId> = match self.found.iter().find(|d| d.key == key) {
            Some(known) => known.measures.iter().copied().chain([m.id]).collect(),
            None => vec![m.id],
        };
        let drop = Effect::Drop { measures: all.clone() };
        let choices = vec![
            Choice::new("drop", "不分解，作一般要求", drop).say("条款保留在文件中，不生成任务"),
            Choice::new("keep", "也分解成任务", Effect::Noted),
        ];
        let say = "这些条款在“重点任务”之外（总体要求、保障措施一类），是否也要分解成任务？".to_owned();
        let (quote, span) = (super::brief(&m.name, 30), Some(m.span));
        let asked =
            Asked { key: key.into(), kind: DoubtKind::General, say, quote: &quote, span, measure: Some(m.id), choices };
        self.add(asked);
        let known = self.found.iter_mut().find(|d| d.key == key);
        if let Some(c) = known.and_then(|d| d.choices.iter_mut().find(|c| c.id == "drop")) {
            c.effect = Effect::Drop { measures: all };
        }
        self.draft.said.settled.contains_key(key)
    }

    pub fn orders_nothing(&mut self) {
        let say = match self.draft.kind {
            Kind::Unreadable => {
                "这份文件没有能读出的条款，只存档，不生成任务。请核对原件是否清晰，或改传带文字的版本。"
            }
            _ => "这份材料是报道或情况说明，没有部署任务的条款，只存档，不生成任务。如系误判，请上传正式文件。",
        };
        self.add(Asked {
            key: "orders_nothing".into(),
            kind: DoubtKind::OrdersNothing,
            say: say.into(),
            quote: "",
            span: None,
            measure: None,
            choices: vec![Choice::new("keep", "作为资料留存", Effect::Noted)],
        });
    }

    /// A finding of the parser that a person should confirm.
    pub fn finding(&mut self, kind: DoubtKind, f: &Finding) {
        let mut choices = match kind {
            DoubtKind::ImpossibleDate => vec![Choice::new("seen", "此日期不采用，按其他时限办理", Effect::Noted)],
            DoubtKind::FrequencyConflict | DoubtKind::QuantityConflict => {
                vec![Choice::new("both", "已核对，两处都按原文执行", Effect::Noted)]
            }
            _ => vec![Choice::new("seen", "已核对，保留", Effect::Noted)],
        };
        if let Some(id) = f.measure.filter(|_| kind != DoubtKind::Damaged) {
            let drop = Effect::Drop { measures: vec![id] };
            choices.push(Choice::new("drop", "本条不分解任务", drop).say("本条保留在文件中，不生成任务"));
        }
        let key =
            format!("{}:{}", kind.code(), if f.quote.is_empty() { f.span.0.to_string() } else { f.quote.clone() });
        let (say, quote) = (f.say.clone(), f.quote.as_str());
        self.add(Asked { key, kind, say, quote, span: Some(f.span), measure: f.measure, choices });
    }
}
