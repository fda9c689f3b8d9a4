//! 报警 alarm: what an instrument's reading means at once, and who answers (ISA-18.2, IEC 62682).
