//! In what capacities a person acts on a ticket.

use crate::permit::model::Permit;
use crate::risk::model::Place;
use crate::risk::rules::party::Who;
use kernel::{Party, Right};

/// May write the enterprise's tickets.
pub fn owns(who: &Who, place: &Place) -> bool {
    who.unit.is_some() && who.unit == place.unit && who.scope.may(Right::PermitWork)
}

/// The enterprise's principal: whoever may sign there.
pub fn principal(who: &Who, place: &Place) -> bool {
    owns(who, place) && who.scope.may(Right::RiskSign)
}

/// Every capacity in which the person may act on this ticket.
pub fn parties(who: &Who, permit: &Permit) -> Vec<Party> {
    let clock = who.scope.everything && who.person.is_none();
    let all = [
        (Party::Clock, clock),
        (Party::Owner, owns(who, &permit.place)),
        (Party::Principal, principal(who, &permit.place)),
        (Party::Supervisor, !clock && who.supervises(&permit.place)),
    ];
    all.into_iter().filter(|p| p.1).map(|p| p.0).collect()
}
