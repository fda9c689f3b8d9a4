//! Instruments: points and their limits.

mod points;
