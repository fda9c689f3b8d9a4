//! 履职记录 record: entered once, it counts for every occurrence whose rule it fits.
