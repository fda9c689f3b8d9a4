//! Lines on the grid: what may not begin or end a line, what is not torn apart.

use super::page::{Face, width};

/// Marks that do not begin a line.
const NOT_FIRST: &str = "，。、；：？！）》〉】〕］｝”’」』…—～·％‰℃,.;:?!)]}%";
/// Marks that do not end a line.
const NOT_LAST: &str = "（《〈【〔［｛“‘「『([{";
/// Full marks with ink in one half only: they may be set in half a cell.
const HALF: &str = "，。、；：）》〉】〕”’」』（《〈【〔“‘「『";

/// A character with its face.
pub type Piece = (char, Face);

/// A line: characters with cells from its beginning and cells of their own.
pub type Line = Vec<(f64, f64, char, Face)>;

fn latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '%' | '@' | '_' | ':')
}

/// Whether a line may end between two characters.
fn between(a: char, b: char) -> bool {
    !(NOT_LAST.contains(a)
        || NOT_FIRST.contains(b)
        || latin(a) && latin(b)
        || a == '—' && b == '—'
        || a == '…' && b == '…')
}

/// Break into lines: the first has `first` cells before it, the others `hang`, all end at `wide`.
pub fn lines(pieces: &[Piece], first: f64, hang: f64, wide: f64) -> Vec<Line> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let indent = if out.is_empty() { first } else { hang };
        let room = wide - indent;
        let to = reach(&pieces[from..], room);
        out.push(set(&pieces[from..from + to], indent, room));
        from += to;
        // A blank between words does not begin a line.
        while pieces.get(from).is_some_and(|p| p.0 == ' ') {
            from += 1;
        }
    }
    out
}

/// How many characters go on a line.
fn reach(rest: &[Piece], room: f64) -> usize {
    let mut used = 0.0;
    let mut fits = 0;
    for (c, _) in rest {
        if used + width(*c) > room + 1e-6 {
            break;
        }
        used += width(*c);
        fits += 1;
    }
    if fits == rest.len() {
        return fits;
    }
    let may_end = |n: usize| n > 0 && n < rest.len() && between(rest[n - 1].0, rest[n].0);
    if may_end(fits) {
        return fits.max(1);
    }
    // One or two marks that may not begin the next line are drawn in, if marks on this line can give way.
    for more in 1..=2 {
        let n = fits + more;
        let whole = n == rest.len();
        if n > rest.len() || !(whole || may_end(n)) {
            continue;
        }
        let wide: f64 = rest[..n].iter().map(|p| width(p.0)).sum();
        let gives = rest[..n].iter().filter(|p| HALF.contains(p.0)).count() as f64 * 0.5;
        if NOT_FIRST.contains(rest[fits].0) && wide - room <= gives + 1e-6 {
            return n;
        }
    }
    // Otherwise the last characters go down with it.
    match (1..fits).rev().find(|n| may_end(*n)) {
        Some(n) => n,
        None => fits.max(1),
    }
}

/// Give places; marks give way from the end where the line is too long.
fn set(line: &[Piece], indent: f64, room: f64) -> Line {
    let mut widths: Vec<f64> = line.iter().map(|p| width(p.0)).collect();
    let mut over = widths.iter().sum::<f64>() - room;
    for (w, (c, _)) in widths.iter_mut().zip(line).rev() {
        if over <= 1e-6 {
            break;
        }
        if HALF.contains(*c) && *w > 0.5 {
            *w = 0.5;
            over -= 0.5;
        }
    }
    let mut at = indent;
    line.iter()
        .zip(widths)
        .map(|((c, face), w)| {
            // Opening marks have their ink on the right: in half a cell they begin half a cell earlier.
            let shift = if w < width(*c) && NOT_LAST.contains(*c) { -0.5 } else { 0.0 };
            let one = (at + shift, width(*c), *c, *face);
            at += w;
            one
        })
        .collect()
}

/// Break a title into the fewest lines of at most `most` cells, shaped as a trapezium or rhombus (GB/T 9704-2012 §7.3.1):
/// near equal, not all equal, and not within a word that the title itself shows (digits, Latin, marks, 的).
pub fn title(words: &str, most: f64) -> Vec<String> {
    let chars: Vec<char> = words.chars().collect();
    let total: f64 = chars.iter().map(|c| width(*c)).sum();
    let n = (total / most).ceil().max(1.0) as usize;
    let mut out = Vec::new();
    let mut from = 0;
    for left in (1..=n).rev() {
        if left == 1 {
            out.push(chars[from..].iter().collect());
            break;
        }
        let rest: f64 = chars[from..].iter().map(|c| width(*c)).sum();
        let aim = rest / left as f64;
        let cost = |at: usize| {
            let here: f64 = chars[from..at].iter().map(|c| width(*c)).sum();
            let after = rest - here;
            if here > most || after > most * (left as f64 - 1.0) || !between(chars[at - 1], chars[at]) {
                return f64::MAX;
            }
            let word = match (chars[at - 1], chars[at]) {
                (_, '的' | '地' | '得') => 6.0,
                ('的' | '和' | '与' | '及' | '等' | '》' | '”' | '）', _) => -3.0,
                (_, '和' | '与' | '及' | '《' | '“' | '（') => -2.0,
                _ => 0.0,
            };
            let equal = if left == 2 && (here - after).abs() < 0.9 { 1.5 } else { 0.0 };
            // A longer line above a shorter one reads better than the other way round.
            let below = if here < aim { 0.3 } else { 0.0 };
            (here - aim).abs() + word + equal + below
        };
        let at = (from + 1..chars.len()).min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(chars.len());
        out.push(chars[from..at].iter().collect());
        from = at;
    }
    out.retain(|l: &String| !l.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, first: f64, wide: f64) -> Vec<String> {
        let pieces: Vec<Piece> = text.chars().map(|c| (c, Face::FangSong)).collect();
        lines(&pieces, first, 0.0, wide).into_iter().map(|l| l.into_iter().map(|g| g.2).collect()).collect()
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        for (text, wide, expected) in [
            ("甲乙丙丁戊己", 3.0, &["甲乙丙", "丁戊己"][..]),
            // The full stop is drawn in: the comma and it take half a cell each.
            ("甲，乙丙。丁", 4.0, &["甲，乙丙。", "丁"]),
            // Nothing can give way enough: the last character goes down with the mark.
            ("甲乙丙丁。戊", 4.0, &["甲乙丙", "丁。戊"]),
            ("甲乙丙（丁）", 4.0, &["甲乙丙", "（丁）"]),
            ("时限2026年", 4.0, &["时限2026", "年"]),
            ("完成时限2026年", 5.0, &["完成时限", "2026年"]),
            ("甲乙——丙丁", 3.0, &["甲", "乙——", "丙丁"]),
        ] {
            assert_eq!(broken(text, 0.0, wide), expected, "{text}");
        }
    }

    #[test]
    fn a_line_is_never_longer_than_its_room_and_nothing_is_lost() {
        let text = "《办法》，（一）“甲”、“乙”；2026年1月——12月，共计38项，其中：红灯3项。".repeat(9);
        for wide in [4.0, 7.0, 13.0, 28.0] {
            let pieces: Vec<Piece> = text.chars().map(|c| (c, Face::FangSong)).collect();
            let all = lines(&pieces, 2.0, 0.0, wide);
            let said: String = all.iter().flatten().map(|g| g.2).collect();
            assert_eq!(said, text);
            for line in all {
                let end = line.last().map_or(0.0, |g| g.0 + if HALF.contains(g.2) { 0.5 } else { g.1 });
                assert!(end <= wide + 0.01 || line.len() == 1, "{wide}: {line:?}");
            }
        }
    }

    #[test]
    fn a_word_longer_than_the_line_is_torn_rather_than_lost() {
        assert_eq!(broken("abcdefgh", 0.0, 2.0), ["abcd", "efgh"]);
    }

    #[test]
    fn titles_are_broken_where_they_breathe() {
        assert_eq!(
            title("关于督促办理防汛责任落实等3项任务的督办函", 20.0),
            ["关于督促办理防汛责任落实等", "3项任务的督办函"]
        );
        assert_eq!(title("约谈通知书", 20.0), ["约谈通知书"]);
        let three = title(&"安全生产治本攻坚".repeat(6), 20.0);
        assert_eq!(three.len(), 3);
        assert!(three.iter().all(|l| l.chars().count() <= 20));
    }
}
