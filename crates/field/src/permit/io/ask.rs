//! Answers [`org::ask::Permits`]: what special work is in force, where the enterprise keeps its tickets here.

use super::store::{self, Of};
use crate::permit::kind::counted_as;
use ::store::Tx;
use jiff::ToSpan;
use kernel::Outcome;
use kernel::id::{EnterpriseId, SiteId};
use org::ask::InForce;
use std::future::Future;
use std::pin::Pin;
use web::Ctx;

async fn in_force(ctx: &Ctx, tx: &mut Tx, of: Of) -> Outcome<Option<InForce>> {
    let days = ctx.law().parameters.value("permit.kept_days", "", ctx.today());
    let since = kernel::start_of(ctx.today().saturating_sub((days as i64).days()));
    if !store::keeps(tx, of, since).await? {
        return Ok(None);
    }
    let mut out = InForce::default();
    for (kind, grade) in store::in_force(tx, of, ctx.now()).await? {
        out.add(counted_as(kind, grade));
    }
    Ok(Some(out))
}

impl org::ask::Permits for crate::Field {
    fn of_enterprise<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        enterprise: EnterpriseId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<InForce>>> + Send + 'a>> {
        Box::pin(in_force(ctx, tx, Of::Enterprise(enterprise)))
    }

    fn of_site<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        site: SiteId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<InForce>>> + Send + 'a>> {
        Box::pin(in_force(ctx, tx, Of::Site(site)))
    }
}
