//! 常设职责 duty and 期次 occurrence: what recurs, and each time it is due.
