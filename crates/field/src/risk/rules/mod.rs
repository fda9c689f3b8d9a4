//! Judgements on risks.
//! - `compose` form to risk · `check` is it a risk that can be kept · `gate` may it be assessed, signed, published, retired · `due` when again
//! - `party` in what capacity somebody acts · `advice` what is weak but allowed · `lists` the four lists · `history` words

pub mod advice;
pub mod check;
pub mod compose;
pub mod due;
pub mod gate;
pub mod history;
pub mod lists;
pub mod party;
