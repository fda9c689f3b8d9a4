//! What other contexts may ask this one.

use crate::{hazard, permit, risk, site};
use jiff::Timestamp;
use kernel::id::{EnterpriseId, HazardId, InstallationId, PermitId, RiskId, SiteId};
use kernel::{Kind, Outcome, Refusal, Right};
use org::ask::{Danger, InstallationAt, SeenDanger, SiteAt, Stop};
use std::future::Future;
use std::pin::Pin;
use store::{Tx, params};
use uuid::Uuid;
use web::Ctx;

/// Answers [`org::ask::MayRead`] for what this context keeps: seen is what the lists show.
pub struct Reader;

impl org::ask::MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            let scope = ctx.scope();
            let found = match concept {
                "hazard" => hazard::io::store::find(tx, scope, HazardId(record)).await.map(|_| ()),
                "permit" => permit::io::store::find(tx, scope, PermitId(record)).await.map(|_| ()),
                "risk" => risk::io::store::find(tx, scope, RiskId(record)).await.map(|_| ()),
                "site" => site::io::store::find(tx, scope, SiteId(record)).await.map(|_| ()),
                // Under the four-colour plan: for everybody who may know the risks, workers too.
                "site_picture" => risk::io::store::site::find(tx, scope, SiteId(record)).await.map(|_| ()),
                _ => return Ok(None),
            };
            match found {
                Ok(()) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}

/// Answers [`org::ask::Places`] and [`org::ask::Hazards`] from sites and hazards.
pub struct Field;

fn at(brief: site::io::store::Brief) -> SiteAt {
    SiteAt {
        site: brief.id,
        name: brief.name,
        enterprise: brief.enterprise,
        region_path: brief.region_path,
        trade: brief.trade,
        unit: brief.unit,
        regulator: brief.regulator,
    }
}

impl org::ask::Places for Field {
    fn site<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        right: Right,
        id: SiteId,
    ) -> Pin<Box<dyn Future<Output = Outcome<SiteAt>> + Send + 'a>> {
        Box::pin(async move { site::io::store::brief_in_scope(tx, ctx.scope(), right, id).await.map(at) })
    }

    fn installations<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        right: Right,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<InstallationAt>>> + Send + 'a>> {
        Box::pin(async move {
            let found = site::io::store::part::assessed(tx, ctx.scope(), right, most).await?;
            let one =
                |(id, name, level, brief)| InstallationAt { id: InstallationId(id), site: at(brief), name, level };
            Ok(found.into_iter().map(one).collect())
        })
    }

    fn promising<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
        after: Option<SiteId>,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<SiteAt>>> + Send + 'a>> {
        Box::pin(async move { Ok(site::io::store::promising(tx, after, most).await?.into_iter().map(at).collect()) })
    }
}

impl org::ask::Hazards for Field {
    fn report<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        seen: SeenDanger,
    ) -> Pin<Box<dyn Future<Output = Outcome<HazardId>> + Send + 'a>> {
        Box::pin(async move {
            let evidence = seen.files.into_iter().map(|file| hazard::io::act::Evidence { file, kind: None });
            let new = hazard::io::act::NewHazard {
                site: Some(seen.site),
                source: "alarm".into(),
                kind: seen.kind,
                title: seen.title,
                text: seen.text,
                place: seen.place,
                found_at: Some(seen.found_at),
                evidence: evidence.collect(),
                origin: Some(hazard::io::act::Origin { concept: seen.concept, record: seen.record, label: seen.label }),
                ..Default::default()
            };
            Ok(hazard::io::act::report_in(ctx, tx, &new).await?.id)
        })
    }
}

impl org::ask::Charges for Field {
    fn in_charge<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
        charge: &'a org::ask::Charge,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<org::ask::InCharge>>> + Send + 'a>> {
        Box::pin(risk::io::charge::led(tx, charge))
    }
}

impl org::ask::Dangers for Field {
    fn danger<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        enterprise: EnterpriseId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Danger>> + Send + 'a>> {
        Box::pin(async move {
            let sql = "select min(p.level) as grade from site s join site_part p on p.site = s.id \
                       where s.enterprise = $1 and p.kind = 'installation' and p.level > 0";
            let row = tx.opt(sql, params![enterprise]).await?;
            let grade: Option<i64> = row.map(|r| r.get("grade")).transpose()?.flatten();
            let sql = "select count(*) as n, count(*) filter (where h.due is not null and h.due < $2) as late \
                       from site s join hazard h on h.site = s.id where s.enterprise = $1 and h.open and h.grade = 'major'";
            let row = tx.one(sql, params![enterprise, ctx.today()]).await?;
            let small = |n: i64| u32::try_from(n).map_err(Refusal::internal);
            Ok(Danger {
                grade: grade.map(|g| u8::try_from(g).map_err(Refusal::internal)).transpose()?,
                major_open: small(row.get("n")?)?,
                major_overdue: small(row.get("late")?)?,
            })
        })
    }

    fn first_major<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
        enterprise: EnterpriseId,
        after: Timestamp,
        until: Timestamp,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<(HazardId, Timestamp)>>> + Send + 'a>> {
        Box::pin(async move {
            let sql = "select h.id, h.found_at from site s join hazard h on h.site = s.id where s.enterprise = $1 \
                       and h.grade = 'major' and h.found_at > $2 and h.found_at <= $3 order by h.found_at, h.id limit 1";
            let row = tx.opt(sql, params![enterprise, after, until]).await?;
            row.map(|r| Ok((r.get("id")?, r.get("found_at")?))).transpose()
        })
    }
}

impl org::ask::Stops for Field {
    fn of_site<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
        site: SiteId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Stop>>> + Send + 'a>> {
        Box::pin(async move { hazard::io::store::stops_of_site(tx, site).await })
    }

    fn standing<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<SiteId>>> + Send + 'a>> {
        Box::pin(async move { hazard::io::store::stopped_sites(tx).await })
    }
}
