//! Questions that one context has for another. The owner of the answer implements the trait; `anlan`'s wiring page puts it
//! into the program (`App::with_answer`). Nobody imports a neighbour.
//! - `io/` the questions, which all read the database

pub mod io;

pub use io::{Borne, Burden, Notice, Recipient, Teller, Tells, Told, Weighers, Weighs, Weight, tell};
pub use io::{Charge, ChargeSort, Chargers, Charges, InCharge};
pub use io::{CheckDuty, CheckKeeper, Checked, MayRead, Readers, SelfChecks};
pub use io::{Danger, DangerKeeper, Dangers, InForce, PermitKeeper, Permits};
pub use io::{Field, Matter, Matterers, Matters};
pub use io::{Followers, FollowsSite, HazardKeeper, Hazards, InstallationAt, PlaceKeeper, Places, SeenDanger, SiteAt};
pub use io::{GasAlarm, GasAlarms, GasWatch, StopsWork, WorkStoppers};
pub use io::{Pursued, Pursuers, Pursues, SettleKeeper, Settles, office, pursued_page, settle};
pub use io::{Stop, StopKeeper, Stops};
pub use io::{WarnDue, WarnKeeper, Warns};
