//! The rules of all points, as the engine reads them: equal rules stand once.

use crate::alarm::Rule;

/// Rule of each point by its number.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    of: Vec<u32>,
}

/// A point without a rule is judged by nothing.
const NONE: Rule = Rule {
    ll: None,
    l: None,
    h: None,
    hh: None,
    rate: None,
    deadband: 0.0,
    on_ms: 0,
    off_ms: 0,
    cut: None,
    lo: f64::NEG_INFINITY,
    hi: f64::INFINITY,
    normal: None,
    silent_ms: 0,
    version: 0,
};

impl Rules {
    /// Give a point its rule.
    pub fn set(&mut self, slot: u32, rule: Rule) {
        let i = slot as usize;
        if i >= self.of.len() {
            self.of.resize(i + 1, u32::MAX);
        }
        // Points of one template follow each other, so looking back a little finds nearly all equal ones.
        let near = self.rules.len().saturating_sub(64);
        let known = self.rules[near..].iter().rposition(|r| *r == rule).map(|at| near + at);
        self.of[i] = known.unwrap_or_else(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        }) as u32;
    }

    /// The point's rule.
    #[inline]
    pub fn get(&self, slot: u32) -> &Rule {
        let at = self.of.get(slot as usize).copied().unwrap_or(u32::MAX);
        self.rules.get(at as usize).unwrap_or(&NONE)
    }

    /// One more than the greatest number.
    pub fn points(&self) -> usize {
        self.of.len()
    }

    /// Different rules.
    pub fn kinds(&self) -> usize {
        self.rules.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rules_stand_once_and_unknown_points_have_none() {
        let mut rules = Rules::default();
        for slot in 0..1000 {
            rules.set(slot, Rule { h: Some(f64::from(slot % 3)), ..Rule::default() });
        }
        assert_eq!((rules.points(), rules.kinds()), (1000, 3));
        assert_eq!(rules.get(7).h, Some(1.0));
        assert_eq!(rules.get(5000), &Rule::default());
    }
}
