//! Gas alarms and the work that stops for them: tells [`org::ask::StopsWork`], answers [`org::ask::GasAlarms`].

use super::store;
use crate::alarm::model::{Alarm, NEVER};
use crate::alarm::rules::gas;
use crate::point::Kind;
use crate::point::io::store::marks;
use ::store::{Tx, Value};
use kernel::Outcome;
use kernel::id::SiteId;
use org::ask::{GasAlarm, WorkStoppers};
use std::future::Future;
use std::pin::Pin;
use web::{App, Ctx};

fn told(alarm: &Alarm) -> GasAlarm {
    GasAlarm { alarm: alarm.id, site: alarm.place.site, at: alarm.raised_at, say: gas::say(alarm) }
}

/// Tell whoever keeps work of the gas alarms among new ones. After the alarms are kept and in transactions of its own: a
/// ticket that cannot be written must not keep an alarm from its row. What fails here the clock does within a minute.
pub(super) async fn stop_work(app: &App, fresh: &[Alarm]) {
    let found: Vec<GasAlarm> = fresh.iter().filter(|a| gas::stops_work(a)).map(told).collect();
    let Some(stoppers) = app.answer::<WorkStoppers>().filter(|_| !found.is_empty()) else { return };
    let ctx = Ctx::system(app.clone());
    for one in &stoppers.0 {
        if let Err(refusal) = one.stop(&ctx, &found).await {
            tracing::warn!(%refusal, "work cannot be paused for a gas alarm now, the clock will try again");
        }
    }
}

async fn standing(tx: &mut Tx, sites: &[SiteId]) -> Outcome<Vec<GasAlarm>> {
    let kinds: Vec<Value> = Kind::ALL.iter().filter(|k| k.gas()).map(|k| Value::from(k.code())).collect();
    let mut out = Vec::new();
    for some in sites.chunks(200) {
        let sql = format!(
            "select {} from alarm t where t.returned_key = $1 and t.site in ({}) and t.kind in ({}) \
             order by t.raised_at desc, t.id",
            store::COLUMNS,
            marks(1, some.len()),
            marks(1 + some.len(), kinds.len())
        );
        let mut values: Vec<Value> = vec![NEVER.into()];
        values.extend(some.iter().map(|s| Value::from(*s)));
        values.extend(kinds.iter().cloned());
        for row in tx.all(&sql, &values).await? {
            let alarm = store::decode(&row)?;
            if gas::stops_work(&alarm) {
                out.push(told(&alarm));
            }
        }
    }
    Ok(out)
}

impl org::ask::GasAlarms for crate::Reader {
    fn standing<'a>(
        &'a self,
        tx: &'a mut Tx,
        sites: &'a [SiteId],
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<GasAlarm>>> + Send + 'a>> {
        Box::pin(standing(tx, sites))
    }
}
