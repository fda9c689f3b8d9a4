//! Statistics that a few wild values do not move.

/// Median of the values that are numbers; `None` if there are none. Puts the list out of order.
pub fn median(values: &mut Vec<f32>) -> Option<f32> {
    values.retain(|v| !v.is_nan());
    quantile(values, 0.5)
}

/// The value below which a share of the list lies; without `NaN`. Puts the list out of order.
pub fn quantile(values: &mut [f32], share: f64) -> Option<f32> {
    let last = values.len().checked_sub(1)?;
    let k = ((last as f64 * share).round() as usize).min(last);
    Some(*values.select_nth_unstable_by(k, f32::total_cmp).1)
}

/// Median and spread (1.4826 times the median distance from it: the standard deviation of normal values).
pub fn spread(values: &mut Vec<f32>) -> Option<(f32, f32)> {
    let mid = median(values)?;
    for v in values.iter_mut() {
        *v = (*v - mid).abs();
    }
    Some((mid, 1.4826 * quantile(values, 0.5)?))
}

/// Sums for correlation and slope of `y` on `x`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pairs {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Pairs {
    /// Adds a pair; one with a `NaN` is left out.
    #[inline]
    pub fn add(&mut self, x: f32, y: f32) {
        if x.is_nan() || y.is_nan() {
            return;
        }
        let (x, y) = (f64::from(x), f64::from(y));
        self.n += 1.0;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.yy += y * y;
        self.xy += x * y;
    }

    /// How many pairs.
    pub fn count(&self) -> usize {
        self.n as usize
    }

    fn variances(&self) -> (f64, f64, f64) {
        let n = self.n.max(1.0);
        let (mx, my) = (self.x / n, self.y / n);
        (self.xx / n - mx * mx, self.yy / n - my * my, self.xy / n - mx * my)
    }

    /// Spread of `x`.
    pub fn x_spread(&self) -> f64 {
        self.variances().0.max(0.0).sqrt()
    }

    /// Correlation, 0 where one side does not move.
    pub fn correlation(&self) -> f64 {
        let (xx, yy, xy) = self.variances();
        if xx <= 1e-18 || yy <= 1e-18 { 0.0 } else { (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0) }
    }

    /// Least-squares slope, 0 where `x` does not move.
    pub fn slope(&self) -> f64 {
        let (xx, _, xy) = self.variances();
        if xx <= 1e-18 { 0.0 } else { xy / xx }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wild_value_does_not_move_the_spread() {
        let (mid, wide) = spread(&mut vec![1.0, 2.0, 3.0, 4.0, 1e6]).unwrap();
        assert_eq!(mid, 3.0);
        assert!((wide - 1.4826).abs() < 1e-6);
        assert!(spread(&mut vec![f32::NAN]).is_none());
    }

    #[test]
    fn a_line_has_its_slope() {
        let mut p = Pairs::default();
        for x in 0..10 {
            p.add(x as f32, 3.0 - 2.0 * x as f32);
        }
        p.add(f32::NAN, 1.0);
        assert_eq!(p.count(), 10);
        assert!((p.slope() + 2.0).abs() < 1e-9 && (p.correlation() + 1.0).abs() < 1e-9);
    }
}
