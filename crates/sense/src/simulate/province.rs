//! Which sites there are, which of their instruments are calm, and who lies.

use super::dice::Dice;
use super::lie::Lie;
use super::site::{Site, Track, Works};
use super::trick::{Family, Trick};
use crate::point::Kind;

/// How big, how long, how many lies.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Works of eight instruments each.
    pub sites: usize,
    pub days: usize,
    /// Instruments that lie, spread evenly over the eight families.
    pub lies: usize,
    /// Honest instruments at which nothing happens.
    pub calm: usize,
    /// Start, milliseconds UTC; local midnight.
    pub start_ms: i64,
}

impl Plan {
    /// The labelled set: 400 points, 30 days, 60 lies, 30 calm. It starts at local midnight of 2026-09-01.
    pub const LABELLED: Plan = Plan { sites: 50, days: 30, lies: 60, calm: 30, start_ms: 1_788_192_000_000 };
}

/// A province as drawn; curves are made site by site, so that a large one needs little memory.
#[derive(Clone, Debug)]
pub struct Province {
    pub seed: u64,
    pub plan: Plan,
    pub sites: Vec<Site>,
}

impl Province {
    /// Draws sites, calm places and lies. Needs more than nine days if anybody is to lie.
    pub fn drawn(seed: u64, plan: Plan) -> Province {
        let mut dice = Dice::new(seed, u64::MAX);
        let mut sites: Vec<Site> = (0..plan.sites)
            .map(|i| Site {
                works: Works::ALL[i % Works::ALL.len()],
                stream: i as u64,
                calm: [false; 8],
                lies: Vec::new(),
            })
            .collect();
        // The last of each site's eight measures power; it neither rests nor lies here.
        let mut places: Vec<(usize, usize)> = (0..plan.sites).flat_map(|s| (0..7).map(move |p| (s, p))).collect();
        dice.shuffle(&mut places);
        let gas = |sites: &[Site], s: usize, p: usize| sites[s].works.kind(p).gas();
        let mut calm = plan.calm;
        let mut lies = if plan.days > 9 { plan.lies } else { 0 };
        for (s, p) in places {
            if calm > 0 && gas(&sites, s, p) && sites[s].calm.iter().filter(|&&c| c).count() < 2 {
                sites[s].calm[p] = true;
                calm -= 1;
                continue;
            }
            let family = Family::ALL[lies % 8];
            // What happens at an alarm needs an instrument that a release of its site brings to its limit.
            let reached = !matches!(
                family,
                Family::Trimmed | Family::Silent | Family::Calibrated | Family::SameAfterGap | Family::Restarted
            ) || gas(&sites, s, p)
                || sites[s].works.kind(p) == Kind::Dust;
            let limited = !matches!(sites[s].works.kind(p), Kind::Wind | Kind::Flow | Kind::Power);
            if lies > 0 && reached && limited && sites[s].lies.len() < 3 {
                let trick = Trick::drawn(&mut dice, family);
                let lie = Lie::drawn(&mut dice, p, trick, plan.days);
                sites[s].lies.push(lie);
                lies -= 1;
            }
        }
        Province { seed, plan, sites }
    }

    /// The tracks of one site.
    pub fn play(&self, site: usize) -> Vec<Track> {
        self.sites.get(site).map(|s| s.play(self.seed, self.plan.days, self.plan.start_ms)).unwrap_or_default()
    }
}
