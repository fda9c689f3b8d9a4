//! Finding a criterion from a description: pairs of characters weighed by how rare they are, words of the trade, and
//! words that mean the same. No dictionary of a language is needed, and the words that matched can be shown.

use super::Criterion;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A criterion that was found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pub criterion: &'a Criterion,
    /// Only for ordering within one search; 0 and up.
    pub score: f64,
    /// Pieces of the description (or what they mean) that matched, longest first.
    pub words: Vec<String>,
}

#[derive(Debug, Default)]
pub(super) struct Index {
    /// Pair → (criterion, weight).
    posts: HashMap<[char; 2], Vec<(usize, f64)>>,
    norm: Vec<f64>,
    same: Vec<(String, Vec<String>)>,
}

/// Weight of a pair by where it stands.
const IN_TEXT: f64 = 1.0;
const IN_WORDS: f64 = 1.4;
const IN_PART: f64 = 1.2;
/// A whole word of the criterion stands in the description.
const WHOLE_WORD: f64 = 1.5;
/// Pairs that come from a word of the same meaning.
const BY_MEANING: f64 = 0.7;
/// Pairs that say nothing here.
const EMPTY: &[&str] =
    &["没有", "不能", "以上", "或没", "是否", "进行", "一个", "我们", "这个", "有人", "里面", "发现"];

impl Index {
    pub(super) fn new(items: &[Criterion], same: Vec<(String, Vec<String>)>) -> Index {
        let mut posts: HashMap<[char; 2], Vec<(usize, f64)>> = HashMap::new();
        let mut norm = Vec::new();
        for (n, c) in items.iter().enumerate() {
            let mut weights: BTreeMap<[char; 2], f64> = BTreeMap::new();
            let mut add = |text: &str, w: f64| {
                for pair in pairs(text) {
                    let seen = weights.entry(pair).or_default();
                    *seen = seen.max(w);
                }
            };
            add(&c.text, IN_TEXT);
            add(&c.part, IN_PART);
            for word in &c.words {
                add(word, IN_WORDS);
            }
            norm.push((weights.len() as f64).powf(0.35).max(1.0));
            for (pair, w) in weights {
                posts.entry(pair).or_default().push((n, w));
            }
        }
        Index { posts, norm, same }
    }

    pub(super) fn search<'a>(
        &self,
        text: &str,
        items: &'a [Criterion],
        applies: impl Fn(&Criterion) -> bool,
        most: usize,
    ) -> Vec<Found<'a>> {
        let plain: String = text.chars().flat_map(fold).collect();
        let mut asked: BTreeMap<[char; 2], f64> = pairs(&plain).into_iter().map(|p| (p, 1.0)).collect();
        for (word, means) in &self.same {
            if plain.contains(&folded(word)) {
                for pair in means.iter().flat_map(|m| pairs(m)) {
                    asked.entry(pair).or_insert(BY_MEANING);
                }
            }
        }
        let mut score = vec![0.0; items.len()];
        let mut hits: Vec<BTreeSet<[char; 2]>> = vec![BTreeSet::new(); items.len()];
        for (pair, w) in &asked {
            let Some(posts) = self.posts.get(pair) else { continue };
            let rare = (1.0 + items.len() as f64 / posts.len() as f64).ln();
            for (n, weight) in posts {
                score[*n] += rare * rare * w * weight;
                hits[*n].insert(*pair);
            }
        }
        let mut out: Vec<Found<'a>> = Vec::new();
        for (n, c) in items.iter().enumerate() {
            if score[n] <= 0.0 || !applies(c) {
                continue;
            }
            let whole: Vec<&String> = c.words.iter().filter(|w| plain.contains(&folded(w))).collect();
            let bonus: f64 = whole.iter().map(|w| WHOLE_WORD * (w.chars().count() as f64)).sum();
            let mut words: Vec<String> = runs(&plain, &hits[n]);
            words.extend(
                whole.into_iter().filter(|w| !plain.is_empty() && !words.contains(w)).cloned().collect::<Vec<_>>(),
            );
            words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
            words.dedup();
            out.push(Found { criterion: c, score: score[n] / self.norm[n] + bonus, words });
        }
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.criterion.id.cmp(&b.criterion.id)));
        out.truncate(most);
        out
    }
}

/// Letters and digits, small, full-width as half-width; everything else parts words.
fn fold(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    c.to_lowercase().map(|c| if c.is_alphanumeric() { c } else { ' ' })
}

fn folded(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

fn pairs(text: &str) -> Vec<[char; 2]> {
    let chars: Vec<char> = folded(text).chars().collect();
    chars
        .windows(2)
        .map(|w| [w[0], w[1]])
        .filter(|w| !w.contains(&' ') && !EMPTY.contains(&w.iter().collect::<String>().as_str()))
        .collect()
}

/// Stretches of the description whose pairs all matched.
fn runs(plain: &str, hits: &BTreeSet<[char; 2]>) -> Vec<String> {
    let chars: Vec<char> = plain.chars().collect();
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for w in chars.windows(2) {
        if !hits.contains(&[w[0], w[1]]) {
            open = false;
            continue;
        }
        match out.last_mut() {
            Some(run) if open => run.push(w[1]),
            _ => out.push(w.iter().collect()),
        }
        open = true;
    }
    out
}
