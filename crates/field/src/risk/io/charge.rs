//! What a leader is in charge of (包案), as it was known at a moment: red risks, and the hazards in which one of them failed.

use crate::hazard::model::Grade;
use crate::risk::level::Level;
use ::store::{Tx, known, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{PersonId, RiskId, SiteId};
use org::ask::{Charge, ChargeSort, InCharge};
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// As much of a risk's after-image as is told.
#[derive(Deserialize)]
struct RiskThen {
    site: SiteId,
    activity: String,
    event: String,
    level: Option<Level>,
    leader: Option<PersonId>,
    reviewed: Option<Mark>,
}

#[derive(Deserialize)]
struct HazardThen {
    risk: Option<RiskId>,
    number: String,
    title: String,
    grade: Option<Grade>,
    found_at: Timestamp,
    closed: Option<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    at: Timestamp,
}

/// Risks that the person led then, and hazards found in the time that hang on them.
pub async fn led(tx: &mut Tx, charge: &Charge) -> Outcome<Vec<InCharge>> {
    let mut ids: BTreeSet<Uuid> = BTreeSet::new();
    for row in tx.all("select id from risk where leader = $1", params![charge.person]).await? {
        ids.insert(row.get("id")?);
    }
    ids.extend(known::changed_since(tx, "risk", charge.known_at).await?);
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let (mut out, mut sites, mut mine) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (id, known) in known::images(tx, "risk", &ids, charge.known_at).await? {
        let risk: RiskThen = known.image()?;
        if risk.leader != Some(charge.person) {
            continue;
        }
        sites.insert(risk.site);
        mine.insert(id);
        let looked = risk
            .reviewed
            .map_or("尚无会商复核记录".to_owned(), |m| format!("最近一次复核{}", kernel::day_of(m.at)));
        let level = risk.level.map_or("未定级", Level::label);
        out.push(InCharge {
            sort: ChargeSort::Led,
            on: kernel::day_of(known.at),
            number: String::new(),
            title: format!("{}·{}", risk.activity, risk.event),
            say: format!("包案{level}“{}·{}”，{looked}", risk.activity, risk.event),
            known,
        });
    }
    for site in sites {
        hazards(tx, charge, site, &mine, &mut out).await?;
    }
    Ok(out)
}

async fn hazards(
    tx: &mut Tx,
    charge: &Charge,
    site: SiteId,
    risks: &BTreeSet<Uuid>,
    out: &mut Vec<InCharge>,
) -> Outcome<()> {
    let rows = tx.all("select id from hazard where site = $1 and risk is not null", params![site]).await?;
    let ids: Vec<Uuid> = rows.iter().map(|r| r.get("id")).collect::<Outcome<_>>()?;
    for (_, known) in known::images(tx, "hazard", &ids, charge.known_at).await? {
        let h: HazardThen = known.image()?;
        let found: Date = kernel::day_of(h.found_at);
        if !h.risk.is_some_and(|r| risks.contains(&r.0)) || found < charge.from || charge.to < found {
            continue;
        }
        let stood = h.closed.map_or("尚未销号".to_owned(), |m| format!("{}销号", kernel::day_of(m.at)));
        let grade = h.grade.map_or("待定级隐患", Grade::label);
        out.push(InCharge {
            sort: ChargeSort::Led,
            on: found,
            say: format!("包案风险下的{grade}{}“{}”，{found}发现，{stood}", h.number, h.title),
            number: h.number,
            title: h.title,
            known,
        });
    }
    Ok(())
}
