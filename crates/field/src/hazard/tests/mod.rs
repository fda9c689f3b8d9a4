//! Expected values are worked by hand from handbook 03 §5–7, §9 and 12 S06–S08.

mod flows;
