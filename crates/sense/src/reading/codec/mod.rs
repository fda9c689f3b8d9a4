//! What gateways send, read into readings: Prometheus remote write, Influx line protocol, JSON. Pure; a codec never
//! allocates per reading and never panics on what it is given.

pub mod influx;
pub mod json;
pub mod remote;

/// Where a codec puts what it reads: one call of `series` and then its samples.
pub trait Take {
    /// A series by its raw name (a label set, a measurement with tags and a field, a point's code), which is the same for
    /// the same series every time; `key` finds the point's code when the raw name is new. `false`: skip its samples.
    fn series(&mut self, raw: &[u8], key: &dyn Fn(&mut String)) -> bool;
    /// A reading of that series: UTC milliseconds and the value; what is no number comes as NaN.
    fn sample(&mut self, at_ms: i64, value: f64);
}

/// A part of the batch that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line or item, from 1; 0 when the whole batch is meant.
    pub at: usize,
    /// What is wrong and what to do, in Chinese.
    pub say: String,
}

/// The faults of a batch: the first twenty in words, all counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub first: Vec<Fault>,
    pub count: usize,
}

impl Faults {
    pub fn add(&mut self, at: usize, say: impl Into<String>) {
        self.count += 1;
        if self.first.len() < 20 {
            self.first.push(Fault { at, say: say.into() });
        }
    }
}

#[cfg(test)]
pub(crate) mod heard {
    /// What a codec said, in full.
    #[derive(Default)]
    pub struct Heard(pub Vec<(String, i64, f64)>, String);

    impl super::Take for Heard {
        fn series(&mut self, _: &[u8], key: &dyn Fn(&mut String)) -> bool {
            self.1.clear();
            key(&mut self.1);
            self.1 != "unknown"
        }
        fn sample(&mut self, at_ms: i64, value: f64) {
            self.0.push((self.1.clone(), at_ms, value));
        }
    }
}
