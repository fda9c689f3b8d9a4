//! Loading the snapshot: five statements.

use super::Directory;
use crate::{region, roster, unit};
use kernel::Refusal;
use kernel::id::UnitId;
use store::Tx;
use web::view::UnitRef;

/// The whole directory as it stands now. Days are given when asking, so one snapshot answers for every day.
pub async fn load(tx: &mut Tx) -> Result<Directory, Refusal> {
    let regions = region::io::store::all(tx).await?;
    let units = unit::io::store::all(tx).await?;
    let rosters = roster::io::store::all(tx).await?;
    Ok(Directory::new(regions, units, rosters))
}

impl Directory {
    /// The unit as shown; an unknown id (removed by hand from the database) is named so that a page still works.
    pub fn unit_ref(&self, id: UnitId) -> UnitRef {
        match self.by_id(id) {
            Some(unit) => unit.as_ref(),
            None => UnitRef {
                id, name: "（已不在名录）".into(), short: "（不详）".into(), region: String::new()
            },
        }
    }
}
