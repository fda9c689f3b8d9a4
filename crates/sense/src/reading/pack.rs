//! Readings of several points in one block: columns over all of them, each compressed by itself. A slow point has ten
//! readings an hour; a block of its own would cost more in heads than in readings.
//!
//! Times are beat + jitter, values whole decimal steps around the point's level; what does not fit goes beside, exactly.

use super::sample::{POWERS, Sample, fit, steps};
use pco::ChunkConfig;
use pco::data_types::Number;
use pco::standalone::{simple_compress, simple_decompress};

/// Readings after which a block is full.
pub const FULL: usize = 8192;

/// Values are kept as f64.
const RAW: u32 = 15;
/// Decimal places, in the low bits of a point's form.
const PLACES: u32 = 15;
/// `steps × 10^-e` instead of `steps / 10^e`.
const TIMES: u32 = 16;
/// All values are equal: no steps are kept.
const FLAT: u32 = 32;
/// All times lie on the beat: no jitter is kept.
const EXACT: u32 = 64;

/// A block that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(pub String);

/// Readings of points, in the order in which they are added; each point's in the order of their times, without duplicates.
#[derive(Default)]
pub struct Pack {
    slots: Vec<u32>,
    counts: Vec<u32>,
    firsts: Vec<i64>,
    beats: Vec<i64>,
    forms: Vec<u32>,
    bases: Vec<i64>,
    skips: Vec<i64>,
    jitter: Vec<i64>,
    steps: Vec<i64>,
    raw: Vec<f64>,
    /// Readings that are not good or not finite: place in the block, quality, value.
    odd_at: Vec<u32>,
    odd_quality: Vec<u32>,
    odd_bits: Vec<u64>,
    total: usize,
}

impl Pack {
    pub fn len(&self) -> usize {
        self.total
    }
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
    pub fn points(&self) -> usize {
        self.slots.len()
    }

    /// Add a point that is not in it yet; an empty one adds nothing.
    pub fn add(&mut self, slot: u32, samples: &[Sample]) {
        let Some(first) = samples.first() else { return };
        self.slots.push(slot);
        self.counts.push(samples.len() as u32);
        self.firsts.push(first.at_ms);
        let exact = self.times(samples);
        let form = self.values(samples);
        self.forms.push(form | if exact { EXACT } else { 0 });
        self.total += samples.len();
    }

    /// Times; true if all lie on the beat.
    fn times(&mut self, samples: &[Sample]) -> bool {
        let beat = beat(samples);
        self.beats.push(beat);
        let (start, mut k) = (samples[0].at_ms, 0);
        let mark = self.skips.len();
        let mut exact = true;
        for s in &samples[1..] {
            let away = s.at_ms - start;
            let at = (away + beat / 2).div_euclid(beat);
            self.skips.push(at - k - 1);
            self.jitter.push(away - at * beat);
            exact &= at == k + 1 && away == at * beat;
            k = at;
        }
        if exact {
            self.skips.truncate(mark);
            self.jitter.truncate(mark);
        }
        exact
    }

    fn values(&mut self, samples: &[Sample]) -> u32 {
        let plain = |s: &Sample| s.value.is_finite();
        for (i, s) in samples.iter().enumerate() {
            if s.quality != 0 || !plain(s) {
                self.odd_at.push((self.total + i) as u32);
                self.odd_quality.push(u32::from(s.quality));
                self.odd_bits.push(s.value.to_bits());
            }
        }
        // Odd values stand beside; in their place the last plain one goes on, which costs nothing.
        let first = samples.iter().find(|s| plain(s)).map_or(0.0, |s| s.value);
        let mut held = first;
        let mut values = samples.iter().map(|s| {
            if plain(s) {
                held = s.value;
            }
            held
        });
        if values.all(|v| v.to_bits() == first.to_bits()) {
            self.bases.push(first.to_bits() as i64);
            return FLAT;
        }
        let held = samples.iter().scan(first, |held, s| {
            if plain(s) {
                *held = s.value;
            }
            Some(*held)
        });
        let Some((form, count)) = grid(held.clone()) else {
            self.bases.push(0);
            self.raw.extend(held);
            return RAW;
        };
        let sum: i128 = count.iter().map(|s| i128::from(*s)).sum();
        let base = (sum / count.len() as i128) as i64;
        self.bases.push(base);
        self.steps.extend(count.iter().map(|s| s - base));
        form
    }

    /// The block's bytes.
    ///
    /// # Errors
    /// The compressor refused, which it does for no input that this type makes.
    pub fn bytes(&self) -> Result<Vec<u8>, Broken> {
        let mut out = Vec::new();
        column(&mut out, &self.slots)?;
        column(&mut out, &self.counts)?;
        column(&mut out, &self.firsts)?;
        column(&mut out, &self.beats)?;
        column(&mut out, &self.forms)?;
        column(&mut out, &self.bases)?;
        column(&mut out, &self.skips)?;
        column(&mut out, &self.jitter)?;
        column(&mut out, &self.steps)?;
        column(&mut out, &self.raw)?;
        column(&mut out, &self.odd_at)?;
        column(&mut out, &self.odd_quality)?;
        column(&mut out, &self.odd_bits)?;
        Ok(out)
    }
}

fn column<T: Number>(out: &mut Vec<u8>, numbers: &[T]) -> Result<(), Broken> {
    if numbers.is_empty() {
        out.push(0);
        return Ok(());
    }
    let bytes = simple_compress(numbers, &ChunkConfig::default()).map_err(|e| Broken(e.to_string()))?;
    super::sample::push_varint(out, bytes.len() as u64);
    out.extend(bytes);
    Ok(())
}

/// All values as steps of one size, with the form that says which.
fn grid(values: impl Iterator<Item = f64> + Clone) -> Option<(u32, Vec<i64>)> {
    let mut places = 0;
    let mut decimal = true;
    for v in values.clone() {
        match fit(v, places, 9) {
            Some((e, _)) => places = e,
            None => {
                decimal = false;
                break;
            }
        }
    }
    if decimal && let Some(count) = values.clone().map(|v| steps(v, places)).collect() {
        return Some((places as u32, count));
    }
    // Senders that multiply counts by 0.1 make numbers beside the decimal ones.
    (1..=6).find_map(|e| {
        let size = 1.0 / POWERS[e];
        let whole = values.clone().map(|v| {
            let s = (v * POWERS[e]).round() as i64;
            (s.unsigned_abs() < 4_500_000_000_000_000 && (s as f64 * size).to_bits() == v.to_bits()).then_some(s)
        });
        Some((e as u32 | TIMES, whole.collect::<Option<Vec<i64>>>()?))
    })
}

/// The interval that leaves the least jitter: the mean or the median of the intervals, or a round number near them.
fn beat(samples: &[Sample]) -> i64 {
    let n = samples.len();
    if n < 2 {
        return 1;
    }
    let mut gaps: Vec<i64> = samples.windows(2).map(|w| w[1].at_ms - w[0].at_ms).collect();
    let middle = gaps.len() / 2;
    let median = (*gaps.select_nth_unstable(middle).1).max(1);
    let span = samples[n - 1].at_ms - samples[0].at_ms;
    let beats = ((span + median / 2) / median).max(1);
    let mean = (span / beats).max(1);
    let spread = |beat: i64| {
        let (mut sum, start) = (0i128, samples[0].at_ms);
        for s in samples {
            let away = s.at_ms - start;
            sum += i128::from((away - (away + beat / 2).div_euclid(beat) * beat).abs());
        }
        // A shorter beat always leaves less; it is paid for in skipped beats.
        sum + if beat < median / 2 { i128::from(i64::MAX) } else { 0 }
    };
    let mut candidates = vec![mean, median];
    for unit in [1000, 100, 10] {
        candidates.push((mean + unit / 2) / unit * unit);
        candidates.push((median + unit / 2) / unit * unit);
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates.into_iter().filter(|b| *b > 0).min_by_key(|b| spread(*b)).unwrap_or(median)
}

/// A point's readings in a block.
pub type Point = (u32, Vec<Sample>);

/// Read a block back: all points that `wanted` names, in their order.
///
/// # Errors
/// The bytes are no block.
pub fn unpack(bytes: &[u8], wanted: impl Fn(u32) -> bool) -> Result<Vec<Point>, Broken> {
    let mut from = bytes;
    let slots: Vec<u32> = read(&mut from)?;
    let counts: Vec<u32> = read(&mut from)?;
    let firsts: Vec<i64> = read(&mut from)?;
    let beats: Vec<i64> = read(&mut from)?;
    let forms: Vec<u32> = read(&mut from)?;
    let bases: Vec<i64> = read(&mut from)?;
    if !slots.iter().any(|s| wanted(*s)) {
        return Ok(Vec::new());
    }
    let skips: Vec<i64> = read(&mut from)?;
    let jitter: Vec<i64> = read(&mut from)?;
    let counted: Vec<i64> = read(&mut from)?;
    let raw: Vec<f64> = read(&mut from)?;
    let odd_at: Vec<u32> = read(&mut from)?;
    let odd_quality: Vec<u32> = read(&mut from)?;
    let odd_bits: Vec<u64> = read(&mut from)?;
    let short = || Broken("columns of different lengths".into());
    if [counts.len(), firsts.len(), beats.len(), forms.len(), bases.len()].iter().any(|n| *n != slots.len())
        || odd_quality.len() != odd_at.len()
        || odd_bits.len() != odd_at.len()
    {
        return Err(short());
    }
    let (mut j, mut s, mut r, mut o, mut place) = (0, 0, 0, 0, 0usize);
    let mut found = Vec::new();
    for p in 0..slots.len() {
        let (n, form) = (counts[p] as usize, forms[p]);
        if n == 0 {
            return Err(short());
        }
        let (with_jitter, flat) = (form & EXACT == 0, form & FLAT != 0);
        let with_raw = !flat && form & PLACES == RAW;
        let keep = wanted(slots[p]);
        let times =
            if with_jitter { skips.get(j..j + n - 1).zip(jitter.get(j..j + n - 1)) } else { Some((&[][..], &[][..])) };
        let (skip, jit) = times.ok_or_else(short)?;
        let mut samples = Vec::with_capacity(if keep { n } else { 0 });
        if keep {
            let mut k = 0i64;
            for i in 0..n {
                let at = if i == 0 {
                    0
                } else if with_jitter {
                    k = k.wrapping_add(skip[i - 1]).wrapping_add(1);
                    k.wrapping_mul(beats[p]).wrapping_add(jit[i - 1])
                } else {
                    (i as i64).wrapping_mul(beats[p])
                };
                samples.push(Sample { at_ms: firsts[p].wrapping_add(at), value: 0.0, quality: 0 });
            }
            if flat {
                samples.iter_mut().for_each(|x| x.value = f64::from_bits(bases[p] as u64));
            } else if with_raw {
                let own = raw.get(r..r + n).ok_or_else(short)?;
                samples.iter_mut().zip(own).for_each(|(x, v)| x.value = *v);
            } else {
                let own = counted.get(s..s + n).ok_or_else(short)?;
                let e = (form & PLACES) as usize;
                let power = *POWERS.get(e).ok_or_else(short)?;
                let (base, size) = (bases[p], 1.0 / power);
                for (x, v) in samples.iter_mut().zip(own) {
                    let whole = base.wrapping_add(*v) as f64;
                    x.value = if form & TIMES != 0 { whole * size } else { whole / power };
                }
            }
        }
        while o < odd_at.len() && (odd_at[o] as usize) < place + n {
            if keep && let Some(x) = (odd_at[o] as usize).checked_sub(place).and_then(|i| samples.get_mut(i)) {
                x.quality = odd_quality[o] as u8;
                x.value = f64::from_bits(odd_bits[o]);
            }
            o += 1;
        }
        place += n;
        j += if with_jitter { n - 1 } else { 0 };
        r += if with_raw { n } else { 0 };
        s += if flat || with_raw { 0 } else { n };
        if keep {
            found.push((slots[p], samples));
        }
    }
    Ok(found)
}

fn read<T: Number>(from: &mut &[u8]) -> Result<Vec<T>, Broken> {
    let n = super::sample::take_varint(from).ok_or_else(|| Broken("ends early".into()))? as usize;
    if n == 0 {
        return Ok(Vec::new());
    }
    let (own, rest) = from.split_at_checked(n).ok_or_else(|| Broken("ends early".into()))?;
    *from = rest;
    simple_decompress(own).map_err(|e| Broken(e.to_string()))
}

#[cfg(test)]
mod tests;
