//! Deadlines, recurrences and quantities of an item.

use crate::deadline::{self, Context};
use crate::model::{Deadline, Measure, Recurrence, Target};
use crate::{recurrence, target};
use std::ops::Range;

/// Deadlines, recurrences and targets of some words; also used for table rows.
pub(crate) fn facts(out: &mut Measure, text: &str, context: &Context, span: impl Fn(&Range<usize>) -> Range<usize>) {
    let quote = |r: &Range<usize>| text[r.clone()].replace(['\n', '\t'], "");
    for found in deadline::find(text, context) {
        out.deadlines.push(Deadline {
            quote: quote(&found.range),
            span: span(&found.range),
            start: found.resolved.start,
            due: found.resolved.due,
            inferred: false,
            rule: found.resolved.rule,
        });
    }
    for found in recurrence::find(text) {
        out.recurrences.push(Recurrence {
            quote: quote(&found.range),
            span: span(&found.range),
            min: found.min,
            per: found.per,
            subset: found.subset,
            last_days: found.last_days,
        });
    }
    for found in target::find(text) {
        out.targets.push(Target {
            quote: quote(&found.range),
            span: span(&found.range),
            value: found.value,
            unit: found.unit,
            op: found.op.to_owned(),
        });
    }
}
