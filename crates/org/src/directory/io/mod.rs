//! Loading the snapshot: five statements.

use super::Directory;
use crate::{region, roster, unit};
use kernel::Refusal;
use store::Tx;

/// The whole directory as it stands now. Days are given when asking, so one snapshot answers for every day.
pub async fn load(tx: &mut Tx) -> Result<Directory, Refusal> {
    let regions = region::io::store::all(tx).await?;
    let units = unit::io::store::all(tx).await?;
    let rosters = roster::io::store::all(tx).await?;
    Ok(Directory::new(regions, units, rosters))
}
