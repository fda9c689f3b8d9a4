//! Units, people, rosters and firms of the fictional prefecture, then (unless bare) its two plans and half a year of work.

use super::{people, replay, sensing, sites};
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use std::path::Path;
use web::{App, Ctx};

/// Before anything happens: the day on which the directory is laid down.
const BEGINNING: &str = "2024-03-01T01:00:00Z";

/// Fill an empty database. `plan` puts a document of the user's beside the demo's own, as a draft. `bare` leaves out plans
/// and history.
pub async fn seed(app: &App, day: Date, plan: Option<&Path>, bare: bool) -> Outcome<()> {
    let beginning = BEGINNING.parse().map_err(Refusal::internal)?;
    people::seed(&Ctx::system(app.clone()).at(beginning)).await?;
    if !bare {
        sites::seed(&Ctx::system(app.clone()).at(beginning)).await?;
        sensing::seed(app).await?;
        replay::history(app, day).await?;
    }
    if let Some(path) = plan {
        let bytes = std::fs::read(path)
            .map_err(|e| Refusal::invalid("PLAN", format!("读不到文件 {}：{e}。请检查路径。", path.display())))?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        replay::upload(app, "an.jingban", &name, bytes).await?;
    }
    tracing::info!(now = %app.clock.now(), "demo data ready");
    Ok(())
}
