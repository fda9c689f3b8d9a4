//! How long reading takes: `speed FILE…` reads each file ten times and prints the best time; `speed --long` makes its own long
//! texts (a 40-page plan, 31 plans in one file, one line of 10 MB, brackets 200 levels deep).

use std::time::Instant;

fn best(text: &str, times: usize) -> (f64, usize, usize) {
    let source = prose::Source::from_text(text);
    let mut least = f64::MAX;
    let mut found = (0, 0);
    for _ in 0..times {
        let start = Instant::now();
        let documents = prose::parse(&source, &prose::Options::default());
        least = least.min(start.elapsed().as_secs_f64() * 1000.0);
        found = (documents.len(), documents.iter().map(|d| d.measures.len()).sum());
    }
    (least, found.0, found.1)
}

fn plan(name: &str, items: usize) -> String {
    let mut text = format!(
        "{name}系统安全生产治本攻坚\n三年行动方案（2024—2026年）\n为夯实安全生产基础，{name}部门结合实际制定本方案。\n一、工作目标\n通过三年努力，安全水平明显提升。\n二、主要任务\n"
    );
    for i in 1..=items {
        text.push_str(&format!(
            "（{}）健全第{i}项隐患排查机制。{name}企业主要负责人每季度至少开展{i}次检查，2025年底前完成{i}家企业改造，整改率不低于9{}%，{}\n（州{name}局牵头，州应急管理局、州消防救援支队等按职责分工负责）\n",
            han(i),
            i % 10,
            "建立台账、逐项销号、闭环管理，推动各项措施落到实处，持续提升本质安全水平。".repeat(6),
        ));
    }
    text
}

fn han(n: usize) -> String {
    let digits: Vec<char> = "〇一二三四五六七八九".chars().collect();
    match n {
        1..=9 => digits[n].to_string(),
        10..=19 => format!("十{}", if n == 10 { String::new() } else { digits[n - 10].to_string() }),
        _ => {
            format!(
                "{}十{}",
                digits[n / 10 % 10],
                if n.is_multiple_of(10) { String::new() } else { digits[n % 10].to_string() }
            )
        }
    }
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut texts: Vec<(String, String, usize)> = Vec::new();
    if args.iter().any(|a| a == "--long") {
        texts.push(("40-page plan".into(), plan("交通", 70), 10));
        let many: String = (0..31)
            .map(|i| plan(["教育", "公安", "水利", "商务", "民政"][i % 5], 14))
            .collect::<Vec<_>>()
            .join("\n— 7 —\n");
        texts.push(("31 plans".into(), many, 5));
        texts.push((
            "10 MB line".into(),
            "推动企业每季度至少开展1次检查，2025年底前完成（州应急局牵头）".repeat(120_000),
            1,
        ));
        texts.push(("10 MB of one letter".into(), "一".repeat(3_400_000), 1));
        texts.push(("10 MB of brackets".into(), "（".repeat(3_400_000), 1));
        texts.push(("10 MB of lines".into(), "一、\n".repeat(1_500_000), 1));
        texts.push((
            "200 levels".into(),
            format!("一、负责{}负责{}", "（".repeat(200), "）".repeat(200)).repeat(200),
            3,
        ));
    }
    for path in args.iter().filter(|a| !a.starts_with("--")) {
        texts.push((path.clone(), String::from_utf8_lossy(&std::fs::read(path)?).into_owned(), 10));
    }
    for (name, text, times) in texts {
        let (ms, documents, measures) = best(&text, times);
        println!("{ms:>10.1} ms  {documents:>3} documents  {measures:>6} measures  {:>9} bytes  {name}", text.len());
    }
    Ok(())
}
