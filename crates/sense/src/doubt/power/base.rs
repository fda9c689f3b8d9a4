//! What a works usually takes, from its own normal days, and what it takes when it stands still.

/// Milliseconds of a quarter of an hour.
pub const QUARTER_MS: i64 = 900_000;
/// Milliseconds of a day.
pub const DAY_MS: i64 = 96 * QUARTER_MS;

/// Mean load of a quarter of an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Beginning, milliseconds UTC.
    pub at_ms: i64,
    /// kW.
    pub kw: f64,
}

/// The usual of a works (handbook 04 §8): medians of the last 60 normal days, by quarter of the day and day of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// Median and spread (1.4826 MAD) in kWh of a day, by day of the week from Monday; 0 where unknown.
    pub day: [(f64, f64); 7],
    /// Median load of a quarter of the day, by day of the week, kW.
    pub quarter: Vec<[f64; 96]>,
    /// Load that stays when nothing is produced: light, pumps, ventilation; kW.
    pub idle: f64,
}

/// Middle of some values; sorts them.
pub fn median(values: &mut [f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let n = values.len();
    Some(if n % 2 == 1 { values[n / 2] } else { (values[n / 2 - 1] + values[n / 2]) / 2.0 })
}

/// Day of the week from Monday of a local instant in milliseconds (1970-01-01 was a Thursday).
pub fn weekday(local_ms: i64) -> usize {
    (local_ms.div_euclid(DAY_MS) + 3).rem_euclid(7) as usize
}

/// kWh of the days that the loads cover completely enough (90 of 96 quarters), with their local midnight.
pub fn days(loads: &[Load], offset_ms: i64) -> Vec<(i64, f64)> {
    let mut out: Vec<(i64, f64, usize)> = Vec::new();
    for l in loads.iter().filter(|l| l.kw.is_finite()) {
        let day = (l.at_ms + offset_ms).div_euclid(DAY_MS) * DAY_MS;
        match out.last_mut().filter(|d| d.0 == day) {
            Some(d) => (d.1, d.2) = (d.1 + l.kw, d.2 + 1),
            None => out.push((day, l.kw, 1)),
        }
    }
    out.into_iter().filter(|d| d.2 >= 90).map(|(day, sum, n)| (day, sum / n as f64 * 24.0)).collect()
}

impl Base {
    /// From the loads of normal days (in order) and those of days on which the works stood (at least three, or the load on
    /// file). `offset_ms` leads from UTC to local time. `None` without three normal days or any idle load.
    pub fn of(normal: &[Load], stood: &[Load], filed_idle: Option<f64>, offset_ms: i64) -> Option<Base> {
        let totals = days(normal, offset_ms);
        let stood_days = days(stood, offset_ms).len();
        let mut resting: Vec<f64> = stood.iter().map(|l| l.kw).filter(|v| v.is_finite()).collect();
        let idle = match filed_idle {
            Some(kw) => kw,
            None if stood_days >= 3 => median(&mut resting)?,
            None => return None,
        };
        if totals.len() < 3 {
            return None;
        }
        let recent = totals.len().saturating_sub(60);
        let first = totals[recent].0;
        let mut day = [(0.0, 0.0); 7];
        let mut quarter = vec![[0.0; 96]; 7];
        for w in 0..7 {
            // A day of the week seen less than three times takes all days.
            let own = totals[recent..].iter().filter(|d| weekday(d.0) == w).count() >= 3;
            let counts = |local: i64| local >= first && (!own || weekday(local) == w);
            let mut sums: Vec<f64> = totals[recent..].iter().filter(|d| counts(d.0)).map(|d| d.1).collect();
            let mid = median(&mut sums).unwrap_or(0.0);
            let mut off: Vec<f64> = sums.iter().map(|s| (s - mid).abs()).collect();
            day[w] = (mid, 1.4826 * median(&mut off).unwrap_or(0.0));
            let mut by: Vec<Vec<f64>> = vec![Vec::new(); 96];
            for l in normal.iter().filter(|l| l.kw.is_finite() && counts(l.at_ms + offset_ms)) {
                by[((l.at_ms + offset_ms).rem_euclid(DAY_MS) / QUARTER_MS) as usize].push(l.kw);
            }
            for (q, values) in by.iter_mut().enumerate() {
                quarter[w][q] = median(values).unwrap_or(0.0);
            }
        }
        Some(Base { day, quarter, idle })
    }

    /// Usual load at an instant, kW.
    pub fn at(&self, at_ms: i64, offset_ms: i64) -> f64 {
        let local = at_ms + offset_ms;
        self.quarter[weekday(local)][(local.rem_euclid(DAY_MS) / QUARTER_MS) as usize]
    }
}
