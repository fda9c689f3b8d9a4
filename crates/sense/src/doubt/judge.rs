//! All rules over a group's day.

use super::model::Doubt;
use super::neighbours::Expected;
use super::profile::{Profile, Watched};
use super::rules::{Case, alarm_time, edge, held, lowered, replay, silence};
use super::settings::Settings;

/// Doubts of one day for a group of points that belong together (a site, an installation), with the place in the group. A
/// point's doubts are also returned below the limit: the limit is the reader's.
pub fn judge(group: &[Watched], settings: &Settings) -> Vec<(usize, Doubt)> {
    let profiles: Vec<Profile> = group.iter().map(|w| Profile::of(*w)).collect();
    let mut all = Vec::new();
    let mut found = Vec::new();
    for of in 0..profiles.len() {
        let expected = Expected::of(of, &profiles);
        let case = Case { of, group: &profiles, expected: &expected, settings };
        held::held(&case, &mut found);
        held::muted(&case, &mut found);
        edge::clipped(&case, &mut found);
        edge::quantised(&case, &mut found);
        lowered::lowered(&case, &mut found);
        lowered::unresponsive(&case, &mut found);
        replay::replayed(&case, &mut found);
        silence::silent(&case, &mut found);
        silence::same(&case, &mut found);
        silence::restarted(&case, &mut found);
        alarm_time::calibrated(&case, &mut found);
        alarm_time::faulty(&case, &mut found);
        all.extend(found.drain(..).map(|d| (of, d)));
    }
    all
}
