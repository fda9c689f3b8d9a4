//! Prints the text of files with the place of every piece: `cargo run -p office --example read -- FILE…`

use prose::BlockKind;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                println!("{path}: {error}");
                continue;
            }
        };
        let name = path.rsplit('/').next().unwrap_or(&path);
        match office::read(name, &bytes, &office::Limits::default()) {
            Err(error) => println!("== {path}\n拒绝 [{}] {}", error.code, error.say),
            Ok(source) => {
                println!("== {path}  {} 块，{} 字节，{:?} 页", source.blocks.len(), source.text.len(), source.pages);
                for note in &source.notes {
                    println!("注意 {}", note.say);
                }
                for block in &source.blocks {
                    let place = &block.place;
                    let parts = [
                        place.sheet.clone(),
                        place.page.map(|p| format!("{p}页")),
                        place.paragraph.map(|p| format!("{p}段")),
                        place.cell.clone(),
                    ];
                    let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
                    let kind = match &block.kind {
                        BlockKind::Line => "行".to_string(),
                        BlockKind::Paragraph { heading } => heading.map_or("段".into(), |h| format!("标题{h}")),
                        BlockKind::Row { cells, header } => {
                            format!("{}{}", if *header { "表头" } else { "表行" }, cells.len())
                        }
                    };
                    println!(
                        "[{place}] {kind}: {}",
                        source.text[block.span.clone()].replace('\n', "⏎").replace('\t', " ▏")
                    );
                }
            }
        }
    }
}
