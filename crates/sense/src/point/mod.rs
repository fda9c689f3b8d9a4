//! 传感器、点位 point: an instrument, where it hangs, what it may say, and how often.
