//! Answers [`org::ask::Weighs`]: what reached a unit of papers, tasks, recurring reports and visits. Each source is written
//! once, for the count and for the records behind it.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::UnitId;
use org::ask::{Borne, Burden, Weight};
use std::future::Future;
use std::pin::Pin;
use store::{Row, Tx, Value, params};

/// Answers [`org::ask::Weighs`].
pub struct Burdens;

/// Where something that reached a unit is kept. In `from`, $1 is the unit, $2 the first day and $3 the last one; with
/// `instants` the beginning of the first day and the end of the last.
struct Source {
    sort: Burden,
    label: &'static str,
    concept: &'static str,
    page: &'static str,
    id: &'static str,
    title: &'static str,
    on: &'static str,
    instants: bool,
    from: &'static str,
}

/// Letters: papers served to the unit as a main recipient, but for those of supervision, whose message is a letter. Forms:
/// tasks issued to the unit, and periods of recurring duties that end in these days. Visits: records of inspections and talks
/// whose object is the unit's name, short name or alias; a record that names its object in other words, or not at all, is not
/// counted; tours and joint inspections that came to the unit, and the last time each came again.
const SOURCES: &[Source] = &[
    Source {
        sort: Burden::Letter,
        label: "收到公文",
        concept: "paper",
        page: "papers",
        id: "p.id",
        title: "p.title",
        on: "c.served_at",
        instants: true,
        from: "paper_copy c join paper p on p.id = c.paper where c.unit = $1 and c.main and c.served_at >= $2 \
               and c.served_at < $3 and p.concept <> 'supervise'",
    },
    Source {
        sort: Burden::Form,
        label: "新下任务",
        concept: "task",
        page: "tasks",
        id: "t.id",
        title: "t.title",
        on: "t.issued_at",
        instants: true,
        from: "task t join task_access a on a.task = t.id where a.unit = $1 and t.unit = $1 and t.issued_at >= $2 \
               and t.issued_at < $3",
    },
    Source {
        sort: Burden::Form,
        label: "周期填报",
        concept: "occurrence",
        page: "occurrences",
        id: "o.id",
        title: "d.title",
        on: "o.window_to",
        instants: false,
        from: "occurrence o join duty d on d.id = o.duty where o.unit = $1 and o.post is null and o.window_to >= $2 \
               and o.window_to <= $3",
    },
    Source {
        sort: Burden::Visit,
        label: "检查约谈",
        concept: "record",
        page: "records",
        id: "r.id",
        title: "r.title",
        on: "r.on_day",
        instants: false,
        from: "duty_record r where r.on_day >= $2 and r.on_day <= $3 and r.kind in ('led_inspection', 'inspection', 'talk') \
               and r.state = 'valid' and r.object in (select name from unit where id = $1 union select short from unit \
               where id = $1 union select alias from unit_alias where unit = $1)",
    },
    Source {
        sort: Burden::Visit,
        label: "巡查督查",
        concept: "tour_visit",
        page: "tour-visits",
        id: "v.id",
        title: "v.tour_title",
        on: "v.begun_on",
        instants: false,
        from: "tour_visit v where v.target = $1 and v.state <> 'cancelled' and v.begun_on >= $2 and v.begun_on <= $3",
    },
    Source {
        sort: Burden::Visit,
        label: "巡查督查",
        concept: "tour_visit",
        page: "tour-visits",
        id: "v.id",
        title: "v.tour_title",
        on: "v.rechecked_on",
        instants: false,
        from: "tour_visit v where v.target = $1 and v.state <> 'cancelled' and v.rechecked_on >= $2 \
               and v.rechecked_on <= $3",
    },
];

impl Source {
    fn values(&self, unit: UnitId, from: Date, to: Date) -> Vec<Value> {
        match self.instants {
            true => params![unit, kernel::start_of(from), kernel::start_of(to.saturating_add(1.day()))].to_vec(),
            false => params![unit, from, to].to_vec(),
        }
    }

    fn borne(&self, row: &Row) -> Outcome<Borne> {
        let record: uuid::Uuid = row.get("id")?;
        let day = match self.instants {
            true => kernel::day_of(row.get("reached")?),
            false => row.get("reached")?,
        };
        Ok(Borne {
            label: self.label.into(),
            concept: self.concept.into(),
            record,
            day,
            title: row.get("title")?,
            link: format!("/{}/{record}", self.page),
        })
    }
}

impl org::ask::Weighs for Burdens {
    fn weigh<'a>(
        &'a self,
        tx: &'a mut Tx,
        unit: UnitId,
        from: Date,
        to: Date,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Weight>>> + Send + 'a>> {
        Box::pin(async move {
            let mut out = Vec::with_capacity(SOURCES.len());
            for source in SOURCES {
                let sql = format!("select count(*) as n from {}", source.from);
                let count = tx.one(&sql, &source.values(unit, from, to)).await?.get("n")?;
                out.push(Weight { sort: source.sort, label: source.label.into(), count });
            }
            Ok(out)
        })
    }

    fn borne<'a>(
        &'a self,
        tx: &'a mut Tx,
        unit: UnitId,
        from: Date,
        to: Date,
        sort: Burden,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Borne>>> + Send + 'a>> {
        Box::pin(async move {
            let mut out = Vec::new();
            for source in SOURCES.iter().filter(|s| s.sort == sort) {
                let Source { id, title, on, from: table, .. } = source;
                let sql = format!(
                    "select {id} as id, {title} as title, {on} as reached from {table} order by {on} desc, {id} limit {most}"
                );
                for row in tx.all(&sql, &source.values(unit, from, to)).await? {
                    out.push(source.borne(&row)?);
                }
            }
            Ok(out)
        })
    }
}
