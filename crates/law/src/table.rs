//! Reading the small tables that ship.

/// Rows of a table by column, as text. Panics only over shipped content, which a test reads.
pub(crate) fn rows<const N: usize>(csv: &'static str, columns: [&str; N]) -> Vec<[String; N]> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().expect("a shipped table has a heading").clone();
    let places = columns.map(|c| heads.iter().position(|h| h == c).expect("a shipped table has this column"));
    reader
        .records()
        .map(|row| {
            let row = row.expect("a shipped table has whole rows");
            places.map(|p| row.get(p).unwrap_or_default().trim().to_owned())
        })
        .collect()
}

/// A figure of a shipped table; empty is `None`.
pub(crate) fn figure(text: &str) -> Option<f64> {
    (!text.is_empty()).then(|| text.parse().expect("a shipped figure is a number"))
}

/// The mark of a shipped row.
pub(crate) fn mark(text: &str) -> crate::Mark {
    match text {
        "V" => crate::Mark::V,
        "P" => crate::Mark::P,
        _ => crate::Mark::M,
    }
}
