//! Rows of a workbook against what is known.
