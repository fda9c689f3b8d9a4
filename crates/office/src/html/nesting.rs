//! A look at a page's markup before it is parsed.

/// Number of tags, and how many elements are open at most. Elements that end by themselves don't count.
pub fn measure(bytes: &[u8]) -> (usize, usize) {
    const SINGLE: &[&str] = &[
        "br", "img", "hr", "meta", "link", "input", "p", "li", "td", "tr", "th", "option", "col", "area", "base",
        "source", "wbr", "dt", "dd", "tbody", "thead", "embed", "param",
    ];
    let (mut tags, mut open, mut deepest) = (0usize, 0usize, 0usize);
    for piece in bytes.split(|b| *b == b'<').skip(1) {
        let closing = piece.first() == Some(&b'/');
        let name: String = piece[usize::from(closing)..]
            .iter()
            .take(12)
            .take_while(|b| b.is_ascii_alphanumeric())
            .map(|b| b.to_ascii_lowercase() as char)
            .collect();
        if name.is_empty() || SINGLE.contains(&name.as_str()) {
            continue;
        }
        tags += 1;
        let empty = piece.iter().position(|b| *b == b'>').is_some_and(|at| at > 0 && piece[at - 1] == b'/');
        open = if closing { open.saturating_sub(1) } else { open + usize::from(!empty) };
        deepest = deepest.max(open);
    }
    (tags, deepest)
}
