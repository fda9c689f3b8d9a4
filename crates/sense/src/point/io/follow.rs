//! What hangs on a site goes with it: when a site is renamed, moves to another region or trade, or is looked after by another
//! unit, its points and what was found with them are seen by the new ones from that moment on, and no longer by the old.

use super::store::{place, place_columns};
use crate::point::model::Place;
use ::store::{Tx, Value, params};
use kernel::Outcome;
use org::ask::SiteAt;
use std::future::Future;
use std::pin::Pin;

/// Tables that copy a place: which of their rows hang on a site, and whether they copy its name.
const COPIES: [(&str, &str, bool); 6] = [
    ("point", "site = $1", true),
    ("alarm", "site = $1", true),
    ("alarm_shelving", "point in (select id from point where site = $1)", false),
    ("doubt", "point in (select id from point where site = $1)", true),
    ("warning", "enterprise in (select enterprise from point where site = $1) and site = $1", true),
    ("promise", "site = $1", true),
];

/// Follows sites.
pub struct Follow;

impl org::ask::FollowsSite for Follow {
    fn follow<'a>(
        &'a self,
        tx: &'a mut Tx,
        site: &'a SiteAt,
    ) -> Pin<Box<dyn Future<Output = Outcome<()>> + Send + 'a>> {
        Box::pin(async move {
            let now = crate::promise::io::act::at(site.clone());
            if !elsewhere(tx, "point", &now).await? && !elsewhere(tx, "promise", &now).await? {
                return Ok(());
            }
            for (table, which, named) in COPIES {
                let mut columns = place_columns(&now);
                columns.retain(|c| c.0 != "site");
                if named {
                    columns.push(("site_name", Value::from(&now.site_name)));
                }
                let sets: Vec<String> =
                    columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 2)).collect();
                let sql = format!("update {table} set {} where {which}", sets.join(", "));
                let mut values = params![now.site].to_vec();
                values.extend(columns.into_iter().map(|c| c.1));
                tx.exec(&sql, &values).await?;
            }
            Ok(())
        })
    }
}

/// Whether a row of the table still says something else of the site: one stands for all, for they change together.
async fn elsewhere(tx: &mut Tx, table: &str, now: &Place) -> Outcome<bool> {
    let sql = format!(
        "select site, site_name, enterprise, region_path, trade, unit, regulator from {table} where site = $1 limit 1"
    );
    let row = tx.opt(&sql, params![now.site]).await?;
    Ok(row
        .map(|r| place(&r))
        .transpose()?
        .is_some_and(|was| was != Place { enterprise: was.enterprise, ..now.clone() }))
}
