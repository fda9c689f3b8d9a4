//! Worked by hand from handbook 04 §7.1 and §7; no expected figure comes from the code.

mod area;
mod clock;
mod moves;
mod rating;
