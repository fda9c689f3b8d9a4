//! Writes one JSON for each .txt of a folder: `predict IN_DIR OUT_DIR`. A file that holds several documents becomes an array.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, input, output] = args.as_slice() else {
        eprintln!("用法：predict 输入目录 输出目录");
        std::process::exit(2);
    };
    std::fs::create_dir_all(output)?;
    let mut files: Vec<_> = std::fs::read_dir(input)?.filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
        let documents = prose::parse(&prose::Source::from_text(text), &prose::Options::default());
        let mut values: Vec<_> = documents.iter().map(prose::json::to_json).collect();
        let value = if values.len() == 1 { values.remove(0) } else { serde_json::Value::Array(values) };
        let name = path.file_stem().unwrap_or_default();
        std::fs::write(Path::new(output).join(name).with_extension("json"), serde_json::to_string_pretty(&value)?)?;
    }
    Ok(())
}
