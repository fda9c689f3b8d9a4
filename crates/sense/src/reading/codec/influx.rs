//! Influx line protocol: `measurement,tag=value field=value,… time`. The point is tag `point`, else the measurement; a field
//! other than `value` is a point of its own, `T1/ch4`. A bad line is told with its number and costs only itself.

use super::{Faults, Take};
use kernel::Refusal;

/// Unit of the times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Nano,
    Micro,
    Milli,
    Second,
    Minute,
    Hour,
}

impl Precision {
    /// By the parameter `precision` of version 1 or 2; absent means nanoseconds.
    ///
    /// # Errors
    /// Another word.
    pub fn parse(word: Option<&str>) -> Result<Precision, Refusal> {
        Ok(match word.unwrap_or("ns") {
            "ns" | "n" => Precision::Nano,
            "us" | "u" | "µ" => Precision::Micro,
            "ms" => Precision::Milli,
            "s" => Precision::Second,
            "m" => Precision::Minute,
            "h" => Precision::Hour,
            other => {
                let say = format!("时间精度 precision={other} 不认识；可用 ns、us、ms、s、m、h。");
                return Err(Refusal::invalid("INFLUX_PRECISION", say));
            }
        })
    }

    fn millis(self, t: i64) -> Option<i64> {
        match self {
            Precision::Nano => Some(t.div_euclid(1_000_000)),
            Precision::Micro => Some(t.div_euclid(1_000)),
            Precision::Milli => Some(t),
            Precision::Second => t.checked_mul(1_000),
            Precision::Minute => t.checked_mul(60_000),
            Precision::Hour => t.checked_mul(3_600_000),
        }
    }
}

/// Read all lines; a line without a time gets `now_ms`.
pub fn read(body: &[u8], precision: Precision, now_ms: i64, take: &mut impl Take) -> Faults {
    let mut faults = Faults::default();
    for (n, line) in body.split(|b| *b == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().all(|b| *b == b' ' || *b == b'\t') || line.first() == Some(&b'#') {
            continue;
        }
        if let Err(say) = one(line, precision, now_ms, take) {
            faults.add(n + 1, say);
        }
    }
    faults
}

fn one(line: &[u8], precision: Precision, now_ms: i64, take: &mut impl Take) -> Result<(), String> {
    if std::str::from_utf8(line).is_err() {
        return Err("不是 UTF-8 文字".into());
    }
    let head_end = until(line, 0, |b| b == b' ', false);
    let head = &line[..head_end];
    check_head(head)?;
    let fields_from = skip_spaces(line, head_end);
    if fields_from == head_end || fields_from >= line.len() {
        return Err("没有字段；每行应为“测点,标签=值 字段=值 时间”".into());
    }
    let fields_end = until(line, fields_from, |b| b == b' ', true);
    let fields = &line[fields_from..fields_end];
    let rest = line[fields_end..].trim_ascii();
    let at_ms = match rest {
        [] => now_ms,
        digits => {
            let t = std::str::from_utf8(digits).ok().and_then(|d| d.parse::<i64>().ok());
            t.and_then(|t| precision.millis(t))
                .ok_or_else(|| format!("时间“{}”不是整数；请检查精度参数 precision 与时间戳", shown(rest)))?
        }
    };
    // Judge the whole line before anything of it is taken.
    each_field(fields, &mut |_, _| {})?;
    each_field(fields, &mut |name, value| {
        let whole;
        let raw: &[u8] = if name == b"value" {
            head
        } else {
            whole = [head, b" ", name].concat();
            &whole
        };
        if take.series(raw, &|out| key(head, name, out)) {
            take.sample(at_ms, value);
        }
    })
}

/// End of a part from `from`: the first unescaped byte that is asked for, outside quotation marks if those count.
fn until(line: &[u8], from: usize, stop: impl Fn(u8) -> bool, quotes: bool) -> usize {
    let (mut i, mut quoted) = (from, false);
    while i < line.len() {
        match line[i] {
            b'\\' => i += 1,
            b'"' if quotes => quoted = !quoted,
            b if stop(b) && !quoted => return i,
            _ => {}
        }
        i += 1;
    }
    line.len()
}

fn skip_spaces(line: &[u8], from: usize) -> usize {
    from + line[from..].iter().take_while(|b| **b == b' ').count()
}

fn check_head(head: &[u8]) -> Result<(), String> {
    let end = until(head, 0, |b| b == b',', false);
    if end == 0 {
        return Err("行首没有测点名".into());
    }
    let mut at = end;
    while at < head.len() {
        let stop = until(head, at + 1, |b| b == b',', false);
        let tag = &head[at + 1..stop];
        let eq = until(tag, 0, |b| b == b'=', false);
        if eq == 0 || eq + 1 >= tag.len() {
            return Err(format!("标签“{}”应为“名=值”", shown(tag)));
        }
        at = stop;
    }
    Ok(())
}

fn each_field(fields: &[u8], each: &mut dyn FnMut(&[u8], f64)) -> Result<(), String> {
    let mut at = 0;
    loop {
        let stop = until(fields, at, |b| b == b',', true);
        let field = &fields[at..stop];
        let eq = until(field, 0, |b| b == b'=', false);
        if eq == 0 || eq + 1 >= field.len() {
            return Err(format!("字段“{}”应为“名=数值”", shown(field)));
        }
        each(&field[..eq], number(&field[eq + 1..])?);
        if stop >= fields.len() {
            return Ok(());
        }
        at = stop + 1;
    }
}

/// A field's value: float, integer `5i`, unsigned `5u`, boolean as 1 and 0, text as NaN (kept as a mark of quality).
fn number(text: &[u8]) -> Result<f64, String> {
    match text {
        b"t" | b"T" | b"true" | b"True" | b"TRUE" => return Ok(1.0),
        b"f" | b"F" | b"false" | b"False" | b"FALSE" => return Ok(0.0),
        [b'"', .., b'"'] if text.len() >= 2 => return Ok(f64::NAN),
        _ => {}
    }
    let bad = || format!("“{}”不是数值；文字要加双引号", shown(text));
    let plain = std::str::from_utf8(text).map_err(|_| bad())?;
    if let Some(whole) = plain.strip_suffix('i') {
        return whole.parse::<i64>().map(|v| v as f64).map_err(|_| bad());
    }
    if let Some(whole) = plain.strip_suffix('u') {
        return whole.parse::<u64>().map(|v| v as f64).map_err(|_| bad());
    }
    plain.parse::<f64>().map_err(|_| bad())
}

/// The point's code: tag `point` or the measurement, and the field unless it is `value`.
fn key(head: &[u8], field: &[u8], out: &mut String) {
    let end = until(head, 0, |b| b == b',', false);
    let (mut name, mut at) = (&head[..end], end);
    while at < head.len() {
        let stop = until(head, at + 1, |b| b == b',', false);
        let tag = &head[at + 1..stop];
        let eq = until(tag, 0, |b| b == b'=', false);
        if &tag[..eq] == b"point" {
            name = tag.get(eq + 1..).unwrap_or_default();
        }
        at = stop;
    }
    plain(name, out);
    if field != b"value" {
        out.push('/');
        plain(field, out);
    }
}

/// Text without its escapes.
fn plain(text: &[u8], out: &mut String) {
    let text = String::from_utf8_lossy(text);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, letters.peek()) {
            ('\\', Some(',' | '=' | ' ' | '\\' | '"')) => out.extend(letters.next()),
            _ => out.push(c),
        }
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::super::heard::Heard;
    use super::*;
    use proptest::prelude::*;

    fn heard(text: &str, precision: &str) -> (Vec<(String, i64, f64)>, Faults) {
        let mut all = Heard::default();
        let faults = read(text.as_bytes(), Precision::parse(Some(precision)).unwrap(), 77, &mut all);
        (all.0, faults)
    }

    #[test]
    fn lines_of_the_protocol() {
        for (line, want) in [
            ("T1 value=0.5 5", vec![("T1", 5, 0.5)]),
            ("gas,point=T1,site=甲 value=1i 5", vec![("T1", 5, 1.0)]),
            ("gas,point=T1 ch4=0.5,co=3u 5", vec![("T1/ch4", 5, 0.5), ("T1/co", 5, 3.0)]),
            (r"my\ gas,point=T\,1\ a value=-1e-3", vec![("T,1 a", 77, -0.001)]),
            (r"a\=b value=t 1", vec![("a=b", 1, 1.0)]),
            ("fan value=FALSE  9 ", vec![("fan", 9, 0.0)]),
            ("# remark", vec![]),
            ("unknown value=3 1", vec![]),
        ] {
            let (got, faults) = heard(line, "ms");
            let want: Vec<_> = want.into_iter().map(|(k, t, v)| (k.to_owned(), t, v)).collect();
            assert_eq!((got, faults.count), (want, 0), "{line}");
        }
        let (got, faults) = heard(r#"T1 value="a, b=\" c",x=2 8"#, "ms");
        assert_eq!(faults.count, 0);
        assert!(got[0].2.is_nan() && got[1] == ("T1/x".into(), 8, 2.0));
    }

    #[test]
    fn times_in_every_precision() {
        for (precision, t, want) in [
            ("ns", "1790000000123456789", 1_790_000_000_123),
            ("n", "-1", -1),
            ("us", "1790000000123456", 1_790_000_000_123),
            ("ms", "1790000000123", 1_790_000_000_123),
            ("s", "1790000000", 1_790_000_000_000),
            ("m", "29833333", 1_789_999_980_000),
            ("h", "497222", 1_789_999_200_000),
        ] {
            assert_eq!(heard(&format!("a value=1 {t}"), precision).0[0].1, want, "{precision}");
        }
        assert!(Precision::parse(Some("weeks")).unwrap_err().say.contains("weeks"));
        assert_eq!(Precision::parse(None).unwrap(), Precision::Nano);
    }

    #[test]
    fn a_bad_line_is_told_with_its_number_and_the_others_are_read() {
        let text = "a value=1 1\nb value=abc 2\r\n\n,x=1 value=1 3\nc 4\nd value=1 soon\ne,t value=1 5\nf value= 6\ng value=1,h=x 7\nh value=9223372036854775807i 9223372036854775807\nz value=2 8";
        let (got, faults) = heard(text, "s");
        let told: Vec<usize> = faults.first.iter().map(|f| f.at).collect();
        assert_eq!(told, [2, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(faults.count, 8);
        assert!(faults.first[0].say.contains("abc") && faults.first[0].say.contains("双引号"));
        assert!(faults.first[3].say.contains("soon"));
        assert_eq!(got.iter().map(|g| g.0.as_str()).collect::<Vec<_>>(), ["a", "z"], "nothing of a bad line is taken");
        let many = heard(&"x\n".repeat(100), "s").1;
        assert_eq!((many.first.len(), many.count), (20, 100));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), proptest::sample::select(&b",= \\\"\n#tTi5."[..])], 0..120)) {
            read(&bytes, Precision::Hour, 0, &mut Heard::default());
        }
    }
}
