//! Thinning: readings that were kept long enough become figures of their hours. The file is written anew, and only when the
//! new one is whole and named does it replace the old one: a crash leaves one of them, never neither and never half.

use super::segment::{Segment, Writer};
use super::shelf::Shelf;
use crate::reading::hours::{self, EACH, FIGURES, Hours};
use crate::reading::pack::Point;
use crate::reading::retention::Retention;
use crate::reading::sample::Sample;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::Arc;

/// Files that were looked at: for which kinds, on which day, whether something of it was held.
pub type Looked = HashMap<u64, (u32, i64, bool)>;

/// What a look at a file found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Readings of which only figures are left now.
    pub dropped: u64,
    /// Something that is due is held.
    pub held: bool,
}

/// Thin the next file that is due, if there is one. Returns whether one was looked at.
pub fn next(shelf: &Shelf, retention: &Retention, looked: &mut Looked, rest: &dyn Fn()) -> bool {
    let segments = shelf.segments();
    looked.retain(|number, _| segments.iter().any(|s| s.number == *number));
    let due = |s: &Arc<Segment>| match (retention.due(s.span.until_ms), looked.get(&s.number)) {
        (0, _) => false,
        (_, None) => true,
        (due, Some((before, day, held))) => due & !before != 0 || *held && *day != retention.day,
    };
    let Some(segment) = segments.iter().find(|s| due(s)) else { return false };
    let kinds = retention.due(segment.span.until_ms);
    match thin(shelf, segment, retention, rest) {
        Ok((number, found)) => {
            looked.insert(number, (kinds, retention.day, found.held));
            if found.dropped > 0 {
                tracing::info!(
                    from = segment.span.from_ms,
                    readings = found.dropped,
                    "kept long enough, thinned to hours"
                );
            }
        }
        Err(e) => {
            // Tomorrow again: the old file stands as it was.
            looked.insert(segment.number, (kinds, retention.day, true));
            tracing::error!(from = segment.span.from_ms, %e, "readings cannot be thinned now");
        }
    }
    true
}

/// Points of a file, one after the other.
struct Reader<'a> {
    segment: &'a Segment,
    next: usize,
    points: VecDeque<Point>,
}

impl Reader<'_> {
    fn new(segment: &Segment) -> Reader<'_> {
        Reader { segment, next: 0, points: VecDeque::new() }
    }

    /// The first of those that are wanted.
    fn peek(&mut self, wanted: impl Fn(&Point) -> bool) -> io::Result<Option<&Point>> {
        loop {
            while self.points.front().is_some_and(|p| !wanted(p)) {
                self.points.pop_front();
            }
            if !self.points.is_empty() {
                return Ok(self.points.front());
            }
            match self.segment.nth(self.next)? {
                Some(points) => self.points.extend(points),
                None => return Ok(None),
            }
            self.next += 1;
        }
    }
}

/// Whether figures would be less than the readings: what is already that sparse stays as it is.
fn gains(slot: u32, samples: &[Sample]) -> bool {
    hours::first(slot).is_some() && samples.len() > EACH as usize * hours::hours(samples).len()
}

/// Thin one file. Returns the number of the file that stands now.
///
/// # Errors
/// The disk is full or fails, the file is damaged; then it stands as it was.
pub fn thin(shelf: &Shelf, segment: &Arc<Segment>, retention: &Retention, rest: &dyn Fn()) -> io::Result<(u64, Found)> {
    let due = retention.due(segment.span.until_ms);
    let goes = |p: &Point| p.0 < FIGURES && retention.thins(p.0, due) == Some(true) && gains(p.0, &p.1);
    let mut found = Found::default();
    // Look first: most files that are due hold points of kinds that are not.
    let mut n = 0;
    while let Some(points) = segment.nth(n)? {
        for p in points.iter().filter(|p| p.0 < FIGURES) {
            found.held |= retention.thins(p.0, due).is_none();
            found.dropped += if goes(p) { p.1.len() as u64 } else { 0 };
        }
        n += 1;
        rest();
    }
    if found.dropped == 0 {
        return Ok((segment.number, found));
    }
    let mut writer = Writer::begin(&shelf.disk, shelf.number())?;
    let mut stays = Reader::new(segment);
    while let Some(p) = stays.peek(|p| p.0 >= FIGURES || !goes(p))? {
        if p.0 >= FIGURES {
            break;
        }
        writer.add(p.0, &p.1)?;
        stays.points.pop_front();
        if stays.points.is_empty() {
            rest();
        }
    }
    // Figures come after all points; those that stand there already are joined with the new ones of the same point.
    let (mut raw, mut old) = (Reader::new(segment), Reader::new(segment));
    loop {
        let next_raw = raw.peek(|p| goes(p))?.map(|p| p.0);
        let next_old = old.peek(|p| p.0 >= FIGURES)?.and_then(|p| hours::figure(p.0)).map(|f| f.0);
        let Some(slot) = next_raw.into_iter().chain(next_old).min() else { break };
        let (mut all, mut parts) = (Hours::new(), Vec::new());
        while old.peek(|p| p.0 >= FIGURES)?.and_then(|p| hours::figure(p.0)).is_some_and(|f| f.0 == slot) {
            parts.extend(old.points.pop_front());
        }
        hours::read(&parts, &mut all);
        if next_raw == Some(slot)
            && let Some((_, samples)) = raw.points.pop_front()
        {
            hours::hours(&samples).into_values().for_each(|h| hours::join(&mut all, h));
        }
        for (number, samples) in hours::written(slot, &all) {
            writer.add(number, &samples)?;
        }
        if raw.points.is_empty() {
            rest();
        }
    }
    let new = Arc::new(writer.end(segment.span, segment.sealed.clone(), vec![segment.number])?);
    let number = new.number;
    shelf.thinned(new, segment, found.dropped);
    Ok((number, found))
}

#[cfg(test)]
mod tests;
